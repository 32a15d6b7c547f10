import type { Database } from '../../src/storage/database/database.js';
import { migrate } from '../../src/storage/database/migrate.js';
import { openDatabase } from '../../src/storage/database/open-database.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { idValue, sql, type Sql } from '../../src/storage/database/sql.js';
import { dialects, emptyPlace, limits, type Place } from '../support/databases.js';
import { startDenizen, type DenizenServer } from '../support/denizen-server.js';
import { temporaryFiles, removeTemporaryFiles } from '../support/temporary-files.js';
import { appointAuditors, foundCompanies } from './companies.js';
import { madeToken } from './made-token.js';

const look = '{ usersCount groupsCount roleAssignments { totalCount } }';
const ofAdmin = { usersCount: 10, groupsCount: 7 };

interface Seen {
  readonly usersCount: number;
  readonly groupsCount: number;
  readonly roleAssignments: { readonly totalCount: number };
}

// Each server has connections of its own to the same database, as processes on several machines have.
describe.each(dialects)('what was taken away is gone with the very next request on every server, on %s:', (dialect) => {
  const companies = foundCompanies();
  const { world, acme } = companies;
  const given = appointAuditors(companies);
  const extra = world.member(acme.groups.operators, acme.users.bob);
  let place: Place;
  let operator: Database;
  const databases: Database[] = [];
  const servers: DenizenServer[] = [];

  async function open(): Promise<Database> {
    const database = await openDatabase(place.address, limits);
    databases.push(database);
    return database;
  }

  beforeAll(async () => {
    place = await placeOf(dialect);
    operator = await open();
    await migrate(operator);
    await companies.insert(operator);
    for (let n = 0; n < 2; n++) servers.push(await startDenizen(await open()));
  });
  afterAll(async () => {
    for (const server of servers) await server.stop();
    for (const database of databases) await database.close();
    await place.remove();
    await removeTemporaryFiles();
  });

  const tokenOf = (owner: { readonly id: `usr_${string}` | `svc_${string}` }) =>
    madeToken({ database: operator } as Parameters<typeof madeToken>[0], { owner });

  async function ask(server: DenizenServer, token: string): Promise<Seen | string | undefined> {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const response = await fetch(server.url, { method: 'POST', headers, body: JSON.stringify({ query: look }) });
    const { data, errors } = (await response.json()) as {
      readonly data?: Seen | null;
      readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
    };
    return data ?? errors?.[0]?.extensions.code;
  }

  const everywhere = (token: string) => Promise.all(servers.map((server) => ask(server, token)));
  // Some requests go on all the time, so that whatever a server keeps is warm.
  async function afterwards(token: string, statement: Sql) {
    for (let n = 0; n < 3; n++) await everywhere(token);
    await operator.transaction((connection) => new SqlSession(connection).run(statement));
    return everywhere(token);
  }
  const both = <T>(value: T): T[] => [value, value];

  it('a role', async () => {
    const token = await tokenOf(acme.users.ada);
    const [before] = await everywhere(token);
    expect(before).toMatchObject({ groupsCount: 6 });
    const after = await afterwards(token, sql`DELETE FROM role_assignments WHERE id = ${idValue(given.ada.id)}`);
    // Her own groups and those of the group that she owns.
    expect(after).toEqual(both(expect.objectContaining({ usersCount: 1, groupsCount: 3 })));
  });

  it('a role that has ended', async () => {
    const token = await tokenOf(acme.robots.deployer);
    expect(await everywhere(token)).toEqual(both(expect.objectContaining({ groupsCount: 6 })));
    const ended = sql`UPDATE role_assignments SET expires_at = ${Date.now() - 1} WHERE id = ${idValue(given.deployer.id)}`;
    expect(await afterwards(token, ended)).toEqual(both(expect.objectContaining({ usersCount: 0, groupsCount: 2 })));
  });

  it('a right through a group in a group', async () => {
    const token = await tokenOf(acme.users.bob);
    expect(await everywhere(token)).toEqual(both(expect.objectContaining(ofAdmin)));
    const left = sql`DELETE FROM group_memberships WHERE group_id = ${idValue(extra.groupId)} AND member_id = ${idValue(extra.memberId)}`;
    expect(await afterwards(token, left)).toEqual(both(expect.objectContaining({ usersCount: 8, groupsCount: 7 })));
  });

  it('a place in a tenant', async () => {
    const token = await tokenOf(companies.globex.users.eve);
    expect(await everywhere(token)).toEqual(both(expect.objectContaining({ usersCount: 2 })));
    const suspended = sql`UPDATE directory_accesses SET status = 'SUSPENDED' WHERE user_id = ${idValue(companies.globex.users.eve.id)}`;
    expect(await afterwards(token, suspended)).toEqual(
      both({ usersCount: 1, groupsCount: 0, roleAssignments: { totalCount: 0 } }),
    );
  });

  it('a token', async () => {
    const token = await tokenOf(acme.users.hana);
    expect(await everywhere(token)).toEqual(both(expect.objectContaining(ofAdmin)));
    const revoked = sql`UPDATE api_tokens SET revoked_at = ${Date.now()} WHERE owner_id = ${idValue(acme.users.hana.id)}`;
    expect(await afterwards(token, revoked)).toEqual(both('UNAUTHENTICATED'));
  });

  it('an account', async () => {
    const token = await tokenOf(acme.users.bob);
    expect(await everywhere(token)).toEqual(both(expect.anything()));
    const deactivated = sql`UPDATE users SET account_status = 'DEACTIVATED' WHERE id = ${idValue(acme.users.bob.id)}`;
    expect(await afterwards(token, deactivated)).toEqual(both('UNAUTHENTICATED'));
  });

  it('a tenant, with its service accounts and what its people see of it', async () => {
    const robot = await tokenOf(acme.robots.deployer);
    const person = await tokenOf(acme.users.ada);
    expect(await everywhere(person)).toEqual(both(expect.objectContaining({ groupsCount: 3 })));
    const closed = sql`UPDATE tenants SET status = 'DEACTIVATED' WHERE id = ${idValue(acme.tenant.id)}`;
    expect(await afterwards(robot, closed)).toEqual(both('UNAUTHENTICATED'));
    expect(await everywhere(person)).toEqual(both(expect.objectContaining({ usersCount: 1, groupsCount: 0 })));
  });
});

// A file even for SQLite: each server must open it itself.
async function placeOf(dialect: 'sqlite' | 'mysql'): Promise<Place> {
  if (dialect === 'mysql') return emptyPlace(dialect);
  const path = `${await temporaryFiles({})}/denizen.sqlite`;
  return { address: { kind: 'sqlite', path }, url: `sqlite:${path}`, remove: () => Promise.resolve() };
}
