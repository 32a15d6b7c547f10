import { verifyChain } from '../../src/core/audit/chain.js';
import { tokenService } from '../../src/server/compose.js';
import { SqlAuditSource } from '../../src/storage/audit/audit-trail.js';
import type { Database } from '../../src/storage/database/database.js';
import { migrate } from '../../src/storage/database/migrate.js';
import { openDatabase } from '../../src/storage/database/open-database.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { idValue, raw, sql, type Sql } from '../../src/storage/database/sql.js';
import { World } from '../support/builders.js';
import { compile } from '../support/command-line.js';
import { dialects, emptyPlace, limits, type Place } from '../support/databases.js';
import { insertRows } from '../support/insert-world.js';
import { removeTemporaryFiles, temporaryFiles } from '../support/temporary-files.js';
import { started, stopped, type Started } from './started.js';

beforeAll(compile);
afterAll(removeTemporaryFiles);

const world = new World();
const tenant = world.tenant({ slug: 'crash', name: 'Crash' });
const directory = world.directory(tenant);
const people = Array.from({ length: 80 }, () => world.user({}, directory));
const groups = Array.from({ length: 24 }, () => world.group(directory));

/** Everybody into one group, or nobody. */
const query = `mutation ($members: [GroupMemberInput!]!) { addGroupMembers(input: { members: $members, atomic: true }) {
  revision userErrors { code } results { member { id } userErrors { code } } } }`;

interface Payload {
  readonly revision: number;
  readonly userErrors: readonly object[];
}

describe.each(dialects)('a server that is killed while it changes many things on %s', (dialect) => {
  let place: Pick<Place, 'address' | 'url' | 'remove'>;
  let database: Database;
  let server: Started;
  let token: string;
  beforeEach(async () => {
    place = dialect === 'mysql' ? await emptyPlace(dialect) : await file();
    database = await openDatabase(place.address, limits);
    await migrate(database);
    await database.transaction((connection) => insertRows(new SqlSession(connection), world));
    token = await tokenService(database, Date.now).create({ username: 'root', name: 'x', platformAdministrator: true });
    server = await start();
  });
  afterEach(async () => {
    await stopped(server);
    await database.close();
    await place.remove();
  });

  async function file() {
    const path = `${await temporaryFiles({})}/denizen.sqlite`;
    return { address: { kind: 'sqlite', path }, url: `sqlite:${path}`, remove: async () => {} } as const;
  }

  const start = () => started({ DATABASE_URL: place.url, DENIZEN_DEMO: 'off', LOG_LEVEL: 'silent' });

  async function kill(): Promise<void> {
    server.child.kill('SIGKILL');
    await server.ended;
  }

  /** Puts everybody into the group of this number, under a key of its own. */
  async function fill(n: number): Promise<Payload> {
    const members = people.map(({ id }) => ({ groupId: groups[n]?.id, memberId: id }));
    const headers = {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'idempotency-key': `everybody-into-${n}`,
    };
    const body = JSON.stringify({ query, variables: { members } });
    const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body });
    const { data } = (await response.json()) as { data: { addGroupMembers: Payload } };
    return data.addGroupMembers;
  }

  const rows = async (from: Sql) =>
    Number((await new SqlSession(database.reader).row(sql`SELECT COUNT(*) AS many FROM ${from}`))['many']);
  const inGroup = (n: number) =>
    rows(sql`group_memberships WHERE group_id = ${idValue(groups[n]?.id as `grp_${string}`)}`);
  const successes = () => rows(sql`audit_events WHERE action = 'addGroupMembers' AND outcome = 'SUCCEEDED'`);

  async function expectWhole(): Promise<void> {
    const session = new SqlSession(database.reader);
    const source = new SqlAuditSource(session);
    expect(await verifyChain(source.events(), await source.head(), null)).toBeNull();
    if (dialect === 'sqlite')
      expect(await session.rows(raw('PRAGMA integrity_check'))).toEqual([{ integrity_check: 'ok' }]);
  }

  it('has kept what it acknowledged, has nothing half, and goes on where it was asked to (case 66)', async () => {
    const answers = new Map<number, Payload>();
    let enough: () => void = () => undefined;
    const some = new Promise<void>((done) => (enough = done));
    const all = groups.map((_, n) =>
      fill(n).then(
        (answer) => {
          answers.set(n, answer);
          if (answers.size === 3) enough();
        },
        () => undefined,
      ),
    );
    await some;
    await kill();
    await Promise.all(all);
    // It was in the middle.
    expect(answers.size).toBeLessThan(groups.length);
    await expectWhole();
    const filled: number[] = [];
    for (const n of groups.keys()) {
      const many = await inGroup(n);
      expect([n, [0, people.length].includes(many)]).toEqual([n, true]);
      if (many > 0) filled.push(n);
    }
    expect(filled).toEqual(expect.arrayContaining([...answers.keys()]));
    expect(await successes()).toBe(filled.length);

    server = await start();
    for (const n of groups.keys()) {
      const again = await fill(n);
      expect(again).toEqual(answers.get(n) ?? { ...again, userErrors: [] });
      expect(await inGroup(n)).toBe(people.length);
    }
    expect(await successes()).toBe(groups.length);
    await expectWhole();
  });

  it('gives the answer that never came, when it is asked again under the same key (case 67)', async () => {
    for (const n of [0, 1, 2]) {
      const lost = fill(n).catch(() => undefined);
      // What is committed is there before the answer is on its way.
      while ((await successes()) <= n) await new Promise((next) => setTimeout(next, 1));
      const head = await rows(sql`audit_events`);
      await kill();
      await lost;
      server = await start();
      expect(await fill(n)).toMatchObject({ revision: head, userErrors: [] });
      expect([await inGroup(n), await successes(), await rows(sql`audit_events`)]).toEqual([
        people.length,
        n + 1,
        head,
      ]);
      await expectWhole();
    }
  });
});
