import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../../src/storage/database/database.js';
import { SqlSession, type Connection } from '../../src/storage/database/session.js';
import { sql } from '../../src/storage/database/sql.js';
import { freshDatabase } from '../support/databases.js';
import { startDenizen, type DenizenServer } from '../support/denizen-server.js';
import { insertRows } from '../support/insert-world.js';
import { tokenService } from '../../src/server/compose.js';
import { foundCompanies } from './companies.js';

const companies = foundCompanies();

/** A database of which one statement fails: the one of this number, counted from 1 since it was set. */
class FailingReader {
  failing = 0;
  count = 0;
  way: 'late' | 'at once' = 'late';

  constructor(private readonly real: Connection) {}

  from(failing: number, way: 'late' | 'at once'): void {
    this.count = 0;
    this.failing = failing;
    this.way = way;
  }

  readonly read: Connection['read'] = (...statement) => {
    this.count += 1;
    if (this.count !== this.failing) return delay(this.count % 3).then(() => this.real.read(...statement));
    const gone = Object.assign(new Error('gone'), { code: 'PROTOCOL_CONNECTION_LOST' });
    if (this.way === 'at once') throw gone;
    return delay(1).then(() => Promise.reject(gone));
  };
}

let fresh: Awaited<ReturnType<typeof freshDatabase>>;
let reader: FailingReader;
let server: DenizenServer;
let token: string;
beforeAll(async () => {
  fresh = await freshDatabase('sqlite');
  const { database } = fresh;
  await database.transaction((connection) => insertRows(new SqlSession(connection), companies.world));
  token = await tokenService(database, Date.now).create({ username: 'root', name: 'x', platformAdministrator: true });
  reader = new FailingReader(database.reader);
  const failing: Database = { ...database, reader: { ...database.reader, read: reader.read } };
  server = await startDenizen(failing);
});
afterAll(async () => {
  await server.stop();
  await fresh.close();
});

interface Answered {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

async function ask(query: string): Promise<Answered> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const response = await fetch(server.url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  return (await response.json()) as Answered;
}

/** Whether an answer tells nothing that is not so: what is there is the same, what is missing is null, no list is shorter. */
function isPartOf(part: unknown, whole: unknown): boolean {
  if (part === null || part === undefined) return true;
  if (Array.isArray(part))
    return Array.isArray(whole) && part.length === whole.length && part.every((one, n) => isPartOf(one, whole[n]));
  if (typeof part !== 'object') return part === whole;
  return Object.entries(part).every(([key, value]) => isPartOf(value, (whole as Record<string, unknown>)[key]));
}

describe('when one statement of an operation fails', () => {
  it.each([
    `{ users { totalCount nodes { status externalIdentities { provider } tenants { edges { directories { directory { name } } } }
      groups(transitive: true) { totalCount edges { via { name } addedBy { displayName } node { parents { nodes { name } }
        members { nodes { displayName } } } } }
      roleAssignments { nodes { role { permissions { name } } scope { domain { path } } } } } } }`,
    `{ roles { nodes { permissions(transitive: true) { name } includes { name } holders(transitive: true) { totalCount }
      assignments { nodes { principal { displayName } role { name } scope { domain { parent { path } } } } } } } }`,
    `{ tenants { nodes { users { totalCount edges { directories { status } } } domains { nodes { children { totalCount } } }
      directories { nodes { users { nodes { username } } groups { totalCount } } } } }
      usersCount groupsCount userStats { total } groupStats { total } principals { nodes { displayName } } }`,
    `{ user(username: "ada") { displayName groups { nodes { name } } } tenant(slug: "acme") { name }
      _entities(representations: [{ __typename: "Tenant", slug: "acme" }, { __typename: "User", username: "bob" }]) {
        __typename } }`,
    // What needs a permission is neither refused nor allowed.
    `{ instance { version } viewer { permissions { name } can(permission: "user:read") }
      whoCan(permission: "release:create") { totalCount nodes { displayName } } }`,
  ])('the answer says so, and tells nothing that is not so: %#', async (operation) => {
    // When it comes again, it is compiled.
    for (const query of [operation, operation]) {
      reader.from(0, 'late');
      const whole = await ask(query);
      expect(whole.errors).toBeUndefined();
      const statements = reader.count;
      for (let failing = 1; failing <= statements; failing++)
        for (const way of ['late', 'at once'] as const) {
          reader.from(failing, way);
          const { data, errors = [] } = await ask(query);
          const error = { message: 'The database is not available. Try again.', code: 'UNAVAILABLE' };
          const told = errors.map(({ message, extensions }) => ({ message, code: extensions.code }));
          expect([failing, told]).toEqual([failing, [error, ...told.slice(1).map(() => error)]]);
          expect([failing, isPartOf(data, whole.data)]).toEqual([failing, true]);
        }
    }
  });
});

describe('when a statement fails after a change has been made', () => {
  const trail = async () =>
    Number((await new SqlSession(fresh.database.reader).row(sql`SELECT revision FROM audit_head`))['revision']);

  it('the answer tells that it was made, and that what came of it could not be read', async () => {
    const mutationOf = (name: string) => `mutation { createGroup(input: { directoryId: "${companies.acme.main.id}",
      name: "${name}" }) { group { name directory { name } } userErrors { code } revision } }`;
    reader.from(0, 'late');
    const whole = await ask(mutationOf('Whole'));
    expect(whole).toMatchObject({ data: { createGroup: { group: { name: 'Whole' }, userErrors: [] } } });
    const statements = reader.count;
    let [made, told] = [0, 0];
    for (let failing = 1; failing <= statements; failing++)
      for (const way of ['late', 'at once'] as const) {
        const before = await trail();
        reader.from(failing, way);
        const { data, errors } = await ask(mutationOf(`${way} ${failing}`));
        expect(errors).toMatchObject([{ extensions: { code: 'UNAVAILABLE' } }]);
        const revision = await trail();
        if (revision === before) continue;
        made += 1;
        expect([failing, data]).toMatchObject([failing, { createGroup: { userErrors: [], revision } }]);
        if (errors?.[0]?.message.startsWith('What came of this')) told += 1;
      }
    expect(made).toBeGreaterThan(told);
    expect(told).toBeGreaterThan(0);
  });
});
