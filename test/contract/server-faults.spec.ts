import mysql from 'mysql2/promise';
import { DomainError } from '../../src/core/kernel/errors.js';
import type { Database, MysqlAddress } from '../../src/storage/database/database.js';
import { domainErrorOf, isRetryable } from '../../src/storage/database/errors.js';
import { insertSql } from '../../src/storage/database/insert.js';
import { migrate } from '../../src/storage/database/migrate.js';
import { openDatabase } from '../../src/storage/database/open-database.js';
import { readText } from '../../src/storage/database/read-row.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { SqlUnitOfWork } from '../../src/storage/database/sql-unit-of-work.js';
import { raw, sql } from '../../src/storage/database/sql.js';
import { tenantRow } from '../../src/storage/tenants/tenant-rows.js';
import { World } from '../support/builders.js';
import { mayStartMysqlServer, startMysqlServer, type MysqlServer } from '../support/mysql-server.js';
import { openTcpProxy } from '../support/tcp-proxy.js';
import { gate } from './gate.js';

// Short, as many tests wait for its end; yet long enough for every good statement of a busy machine.
const limits = { poolSize: 4, statementTimeoutMs: 1_500 };
const unavailable = { name: 'DomainError', code: 'UNAVAILABLE' };

describe('what drivers report', () => {
  it.each([
    ['the end of a connection', { code: 'PROTOCOL_CONNECTION_LOST', errno: 2013 }],
    ['a refused connection', { code: 'ECONNREFUSED' }],
    ['a connection that was closed before', { message: "Can't add new command when connection is in closed state" }],
    ['too many who wait', { message: 'Queue limit reached.' }],
    ['a statement that took too long', { errno: 1969 }],
    ['a server that has become a copy', { errno: 1290 }],
    ['a locked file', { code: 'SQLITE_BUSY' }],
    ['a full disk', { code: 'SQLITE_FULL' }],
    ['a file that is only to be read', { code: 'SQLITE_READONLY' }],
  ])('is UNAVAILABLE for %s', (_, error) => {
    expect(domainErrorOf({ driverError: error })).toMatchObject(unavailable);
  });

  it.each([1213, 1205, 1020, 1047, 3101, 9007, 8022, 8028])('may be tried again for MySQL error %i', (errno) => {
    expect(isRetryable({ driverError: { errno } })).toBe(true);
    expect(isRetryable(domainErrorOf({ driverError: { errno } }))).toBe(true);
  });

  it('is never tried again for a link that died, as a commit may have gone before', () => {
    expect(isRetryable({ driverError: { code: 'PROTOCOL_CONNECTION_LOST' } })).toBe(false);
    expect(isRetryable(new DomainError('UNAVAILABLE', 'late'))).toBe(false);
  });
});

/** The tests of a server that fails; they run one after another on the same data. */
function describeFaults(): void {
  let server: MysqlServer;
  let admin: mysql.Connection;
  let database: Database;
  let unitOfWork: SqlUnitOfWork<SqlSession>;
  const address = (): MysqlAddress => {
    const { port } = new URL(server.url);
    return { host: '127.0.0.1', port: Number(port), user: 'root', password: '', database: 'faults' };
  };
  const connected = () => mysql.createConnection({ uri: server.url });

  beforeAll(async () => {
    server = await startMysqlServer();
    admin = await connected();
    await admin.query('CREATE DATABASE faults');
    database = await openDatabase({ kind: 'mysql', ...address() }, limits);
    await migrate(database);
    unitOfWork = new SqlUnitOfWork(database, (session) => session);
  });
  afterAll(async () => {
    admin.destroy();
    await database.close();
    await server.stop();
  });
  beforeEach(() =>
    unitOfWork.run(async (session) => {
      await session.run(sql`DELETE FROM tenants`);
      for (const name of ['a', 'b']) await add(session, name);
    }),
  );

  const add = (session: SqlSession, slug: string) =>
    session.run(insertSql('tenants', [tenantRow(new World().tenant({ slug }))]));
  const touch = (session: SqlSession, slug: string) =>
    session.run(sql`UPDATE tenants SET version = version + 1 WHERE slug = ${slug}`);
  const kept = async (from = database) => {
    const rows = await new SqlSession(from.reader).rows(raw('SELECT slug, version FROM tenants ORDER BY slug'));
    return rows.map((row) => `${readText(row, 'slug')}${String(row['version'])}`);
  };

  it('runs a transaction again that fell victim to a deadlock', async () => {
    const [first, second] = [gate(), gate()];
    let runs = 0;
    const crossing = (one: string, other: string, mine: typeof first, theirs: typeof first) =>
      unitOfWork.run(async (session) => {
        runs++;
        await touch(session, one);
        mine.open();
        await theirs.passed;
        await touch(session, other);
      });
    await Promise.all([crossing('a', 'b', first, second), crossing('b', 'a', second, first)]);
    expect(runs).toBe(3);
    expect(await kept()).toEqual(['a3', 'b3']);
  });

  it('keeps nothing of a transaction that ran into a lock, even if the work did not mind', async () => {
    await admin.query('START TRANSACTION');
    await admin.query("UPDATE faults.tenants SET version = 9 WHERE slug = 'a'");
    const work = async (session: SqlSession) => {
      await add(session, 'c');
      await touch(session, 'a').catch(() => undefined);
      await add(session, 'd').catch(() => undefined);
    };
    await expect(unitOfWork.run(work)).rejects.toMatchObject(unavailable);
    await admin.query('ROLLBACK');
    expect(await kept()).toEqual(['a1', 'b1']);
    await unitOfWork.run((session) => add(session, 'e'));
    expect(await kept()).toEqual(['a1', 'b1', 'e1']);
  });

  it('gives up a statement that takes too long, and never takes it for an empty answer', async () => {
    await admin.query('LOCK TABLES faults.tenants WRITE');
    await expect(kept()).rejects.toMatchObject(unavailable);
    await expect(unitOfWork.run((session) => touch(session, 'a'))).rejects.toMatchObject(unavailable);
    await admin.query('UNLOCK TABLES');
    expect(await kept()).toEqual(['a1', 'b1']);
    await unitOfWork.run((session) => touch(session, 'a'));
    expect(await kept()).toEqual(['a2', 'b1']);
  });

  it('does not wait for ever for a connection when all are taken, and still reads', async () => {
    const free = gate();
    const holding = ['a', 'b'].map((slug) =>
      unitOfWork.run(async (session) => {
        await touch(session, slug);
        await free.passed;
      }),
    );
    await expect(unitOfWork.run((session) => add(session, 'c'))).rejects.toMatchObject(unavailable);
    expect(await kept()).toEqual(['a1', 'b1']);
    free.open();
    await Promise.all(holding);
    await unitOfWork.run((session) => add(session, 'c'));
    expect(await kept()).toEqual(['a2', 'b2', 'c1']);
  });

  const killAll = async () => {
    const [rows] = await admin.query<mysql.RowDataPacket[]>(
      "SELECT id FROM information_schema.processlist WHERE db = 'faults'",
    );
    for (const { id } of rows) await admin.query(`KILL ${String(id)}`).catch(() => undefined);
    const left = 'SELECT COUNT(*) AS count FROM information_schema.processlist WHERE id IN (?)';
    for (;;) {
      const [[row]] = await admin.query<mysql.RowDataPacket[]>(left, [[0, ...rows.map(({ id }) => Number(id))]]);
      if (row?.['count'] === 0) return;
    }
  };

  it('answers rightly or not at all when connections are killed, and recovers at the next call', async () => {
    await Promise.all(Array.from({ length: 4 }, () => kept()));
    const reads = Array.from({ length: 8 }, () => kept().catch((error: unknown) => error));
    await killAll();
    for (const answer of await Promise.all(reads))
      if (!Array.isArray(answer)) expect(answer).toMatchObject(unavailable);
    expect(await Promise.all(Array.from({ length: 8 }, () => kept()))).toEqual(Array(8).fill(['a1', 'b1']));
  });

  it('keeps nothing of a transaction whose connection is killed', async () => {
    const [written, killed] = [gate(), gate()];
    const doomed = unitOfWork.run(async (session) => {
      await add(session, 'c');
      written.open();
      await killed.passed;
      await add(session, 'd');
    });
    await written.passed;
    await killAll();
    killed.open();
    await expect(doomed).rejects.toMatchObject(unavailable);
    await unitOfWork.run((session) => add(session, 'e'));
    expect(await kept()).toEqual(['a1', 'b1', 'e1']);
  });

  it('is unavailable while the server is down, keeps what was committed, and works again when it is back', async () => {
    const written = gate();
    const doomed = unitOfWork.run(async (session) => {
      await add(session, 'c');
      written.open();
      await gate().passed;
    });
    doomed.catch(() => undefined);
    await written.passed;
    await server.kill();
    await expect(kept()).rejects.toMatchObject(unavailable);
    await expect(unitOfWork.run((session) => add(session, 'c'))).rejects.toMatchObject(unavailable);
    await expect(database.snapshot()).rejects.toMatchObject(unavailable);
    await server.restart();
    admin = await connected();
    expect(await kept()).toEqual(['a1', 'b1']);
    await unitOfWork.run((session) => add(session, 'd'));
    expect(await kept()).toEqual(['a1', 'b1', 'd1']);
  });

  it.each(['NO_BACKSLASH_ESCAPES,STRICT_TRANS_TABLES', 'ONLY_FULL_GROUP_BY'])(
    'is not opened with the sql_mode %s, in which values could be read as SQL or cut',
    async (mode) => {
      await admin.query('SET GLOBAL sql_mode = ?', [mode]);
      const opening = openDatabase({ kind: 'mysql', ...address() }, limits);
      const said = await opening.catch((error: unknown) => error);
      await admin.query('SET GLOBAL sql_mode = DEFAULT');
      expect(said).toMatchObject({ code: 'INVALID' });
      for (const word of mode.split(',')) expect((said as Error).message).toContain(word);
    },
  );

  it('gives up on a link that has gone dead without a word, and leaves no place of the pool to it', async () => {
    const proxy = await openTcpProxy(address().port);
    const distant = await openDatabase({ kind: 'mysql', ...address(), port: proxy.port }, limits);
    const distantWork = new SqlUnitOfWork(distant, (session) => session);
    try {
      const written = gate();
      const frozen = gate();
      const doomed = distantWork.run(async (session) => {
        await add(session, 'c');
        written.open();
        await frozen.passed;
        await add(session, 'd');
      });
      const reads = Promise.all(Array.from({ length: 4 }, () => kept(distant)));
      await Promise.all([written.passed, reads]);
      proxy.freeze();
      frozen.open();
      const lost = [
        doomed,
        ...Array.from({ length: 9 }, () => kept(distant)),
        distantWork.run((session) => add(session, 'e')),
      ];
      for (const { status, ...end } of await Promise.allSettled(lost)) {
        expect(status).toBe('rejected');
        expect(end).toMatchObject({ reason: unavailable });
      }
      proxy.thaw();
      expect(await kept(distant)).toEqual(['a1', 'b1']);
    } finally {
      await proxy.close();
      await distant.close();
    }
  });
}

if (mayStartMysqlServer()) describe('a server that fails', describeFaults);
