import { verifyChain } from '../../src/core/audit/chain.js';
import { tokenService } from '../../src/server/compose.js';
import { SqlAuditSource } from '../../src/storage/audit/audit-trail.js';
import type { Database } from '../../src/storage/database/database.js';
import { migrate } from '../../src/storage/database/migrate.js';
import { openDatabase } from '../../src/storage/database/open-database.js';
import { SqlSession, type Connection } from '../../src/storage/database/session.js';
import { raw, sql, type Sql } from '../../src/storage/database/sql.js';
import { dialects, emptyPlace, limits, type Place } from '../support/databases.js';
import { startDenizen, type DenizenServer } from '../support/denizen-server.js';
import { removeTemporaryFiles, temporaryFiles } from '../support/temporary-files.js';
import { foundRightsCompany } from './rights-company.js';

afterAll(removeTemporaryFiles);

const { staff, insert } = foundRightsCompany();
const create =
  'mutation ($input: CreateGroupInput!) { createGroup(input: $input) { group { name } userErrors { code } } }';

/** A server over a database of its own, of which a test can break the writing. */
class Writing {
  /** The number of the statement in a transaction that fails; 0 for none. */
  failing = 0;
  fault: Error = new Error('on purpose');
  private name = 0;

  private constructor(
    readonly database: Database,
    private readonly place: Pick<Place, 'address' | 'remove'>,
    private server: DenizenServer,
    private readonly token: string,
  ) {}

  static async start(dialect: 'sqlite' | 'mysql', statementTimeoutMs = limits.statementTimeoutMs): Promise<Writing> {
    const path = `${await temporaryFiles({})}/denizen.sqlite`;
    const file = { address: { kind: 'sqlite', path }, remove: async () => {} } as const;
    const place = dialect === 'mysql' ? await emptyPlace(dialect) : file;
    const database = await openDatabase(place.address, { ...limits, statementTimeoutMs });
    await migrate(database);
    await insert(database);
    const token = await tokenService(database, Date.now).create({
      username: 'root',
      name: 'x',
      platformAdministrator: true,
    });
    const writing: { self?: Writing } = {};
    const transaction: Database['transaction'] = (work) =>
      database.transaction((connection) => work(writing.self?.breaking(connection) ?? connection));
    const server = await startDenizen({ ...database, transaction });
    return (writing.self = new Writing(database, place, server, token));
  }

  async stop(): Promise<void> {
    await this.server.stop();
    await this.database.close();
    await this.place.remove();
  }

  /** Another connection to the same database, as another process has one. */
  other(): Promise<Database> {
    return openDatabase(this.place.address, limits);
  }

  /** Makes a group, and tells what came of it. */
  async make(): Promise<string> {
    const input = { directoryId: staff.id, name: `Group ${++this.name}` };
    const { data, errors } = await this.ask<{ createGroup: { group: object | null } }>(create, { input });
    return errors?.[0]?.extensions.code ?? (data?.createGroup.group ? 'done' : 'refused');
  }

  async ask<Data>(query: string, variables: object = {}) {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${this.token}` };
    const response = await fetch(this.server.url, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as { data?: Data; errors?: { extensions: { code: string } }[] };
  }

  /** How many groups, principals and events there are, when the trail is whole. */
  async kept(): Promise<number[]> {
    const session = new SqlSession(this.database.reader);
    const source = new SqlAuditSource(session);
    expect(await verifyChain(source.events(), await source.head(), null)).toBeNull();
    const many = async (from: Sql) => Number((await session.row(sql`SELECT COUNT(*) AS many FROM ${from}`))['many']);
    return [await many(sql`\`groups\``), await many(sql`principals`), await many(sql`audit_events`)];
  }

  private breaking(connection: Connection): Connection {
    let count = 0;
    const step =
      <A extends unknown[], R>(send: (...statement: A) => Promise<R>) =>
      async (...statement: A) => {
        count += 1;
        if (count === this.failing) throw this.fault;
        return send(...statement);
      };
    const { write } = connection;
    return { ...connection, read: step(connection.read), ...(write && { write: step(write) }) };
  }
}

describe.each(dialects)('a change on %s', (dialect) => {
  let writing: Writing;
  beforeAll(async () => {
    writing = await Writing.start(dialect);
  });
  afterAll(() => writing.stop());

  it.each([
    ['INTERNAL_SERVER_ERROR', new TypeError('x is not a function')],
    ['UNAVAILABLE', Object.assign(new Error('gone'), { code: 'PROTOCOL_CONNECTION_LOST' })],
  ])('in which any one statement fails leaves nothing behind for the next one (case 72): %s', async (code, fault) => {
    writing.fault = fault;
    let failed = 0;
    for (let statement = 1; ; statement++) {
      const before = await writing.kept();
      writing.failing = statement;
      const outcome = await writing.make();
      writing.failing = 0;
      if (outcome === 'done') break;
      failed += 1;
      expect([statement, outcome, await writing.kept()]).toEqual([statement, code, before]);
      expect(await writing.make()).toBe('done');
      const [groups = 0, principals = 0, events = 0] = before;
      expect(await writing.kept()).toEqual([groups + 1, principals + 1, events + 1]);
    }
    expect(failed).toBeGreaterThan(8);
  });

  it('that rolls back is never seen, and takes nothing with it that was acknowledged meanwhile (case 64)', async () => {
    const before = await writing.kept();
    let running = true;
    let looks = 0;
    const seen = new Set<string>();
    const looking = (async () => {
      while (running) {
        const { data } = await writing.ask<{ groups: { nodes: { name: string }[] } }>(
          '{ groups(filter: { name: { startsWith: "Group" } }, first: 100) { nodes { name version } } }',
        );
        looks += 1;
        for (const { name } of data?.groups.nodes ?? []) seen.add(name);
      }
    })();
    writing.fault = new Error('late');
    let done = 0;
    for (let round = 0; round < 10; round++) {
      // Every second one fails when all but the trail is written.
      writing.failing = round % 2 ? 9 : 0;
      const outcomes = await Promise.all([writing.make(), writing.make()]);
      done += outcomes.filter((one) => one === 'done').length;
    }
    writing.failing = 0;
    running = false;
    await looking;
    expect(looks).toBeGreaterThan(2);
    expect(done).toBeGreaterThan(9);
    const [groups = 0, , events = 0] = before;
    const after = await writing.kept();
    expect([after[0], after[2]]).toEqual([groups + done, events + done]);
    const names = (await new SqlSession(writing.database.reader).rows(sql`SELECT name FROM \`groups\``)).map(
      (row) => row['name'],
    );
    expect(names).toEqual(expect.arrayContaining([...seen]));
  });
});

describe('a change on a SQLite file', () => {
  let writing: Writing;
  beforeAll(async () => {
    writing = await Writing.start('sqlite', 300);
  });
  afterAll(() => writing.stop());

  const pragma = (text: string): Promise<unknown> => writing.database.dataSource.query(`PRAGMA ${text}`);

  /** That nothing can be changed, nothing is lost, all can be read, and it goes on afterwards. */
  const expectUnavailable = async (breakIt: () => Promise<() => Promise<unknown>>) => {
    expect(await writing.make()).toBe('done');
    const mend = await breakIt();
    const before = await writing.kept();
    expect([await writing.make(), await writing.make()]).toEqual(['UNAVAILABLE', 'UNAVAILABLE']);
    expect(await writing.kept()).toEqual(before);
    expect((await writing.ask('{ groups { totalCount } }')).errors).toBeUndefined();
    await mend();
    expect(await writing.make()).toBe('done');
    expect(await new SqlSession(writing.database.reader).rows(raw('PRAGMA integrity_check'))).toEqual([
      { integrity_check: 'ok' },
    ]);
  };

  it('waits for another process that writes for so long, and then can be asked for again (case 73)', () =>
    expectUnavailable(async () => {
      const other = await writing.other();
      let free: () => void = () => undefined;
      const released = new Promise<void>((done) => (free = done));
      let held: () => void = () => undefined;
      const holding = new Promise<void>((done) => (held = done));
      const rest = other.transaction(() => {
        held();
        return released;
      });
      await holding;
      return async () => {
        free();
        await rest;
        await other.close();
      };
    }));

  it('can be asked for again when the disk is full no more (case 73)', () =>
    expectUnavailable(async () => {
      const [{ page_count: pages }] = (await pragma('page_count')) as [{ page_count: number }];
      await pragma(`max_page_count = ${pages}`);
      // What is free in the pages that there are is used up.
      for (let n = 0; n < 500 && (await writing.make()) === 'done'; n++);
      return () => pragma('max_page_count = 1000000');
    }));

  it('can be asked for again when the file can be written to again (case 73)', () =>
    expectUnavailable(async () => {
      await pragma('query_only = ON');
      return () => pragma('query_only = OFF');
    }));
});
