import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import libsql from 'libsql';
import { DataSource, type QueryRunner } from 'typeorm';
import { unavailable } from '../../core/kernel/errors.js';
import { entitiesOf } from '../tables.js';
import { migrations } from '../../../migrations/index.js';
import type { Database, DatabaseLimits, Snapshot } from './database.js';
import { Queue } from './queue.js';
import { beginImmediate } from './begin-immediate.js';
import { domainErrorOf, isRetryable } from './errors.js';
import { graceMs, type Connection, type Send } from './session.js';
import { TransactionStatements } from './transaction-statements.js';

type Common = Omit<Connection, 'read' | 'write'>;

// How long the driver waits for another process that holds the lock it needs, in milliseconds.
const busyMs = 20;

// How long a file that others are making may be busy, in milliseconds.
const busyOpeningMs = 5_000;

interface SqliteHandle {
  pragma(source: string): unknown;
}

/**
 * Opens an SQLite file, making it when there is none. `:memory:` is a private file in the temporary folder that goes when
 * the database is closed, because readers and the writer need connections of their own.
 *
 * TypeORM shares one connection among all transactions here, so that one request's rollback would undo another's
 * commit. Hence one writer at a time, in a queue, and a second connection that can only read.
 */
export async function openSqlite(path: string, limits: DatabaseLimits): Promise<Database> {
  const folder = path === ':memory:' ? await mkdtemp(join(tmpdir(), 'denizen-')) : undefined;
  const file = folder === undefined ? path : join(folder, 'memory.sqlite');
  // The last opened first: the one that can write is the last to go, and clears up the file's log.
  const connections: DataSource[] = [];
  const kept = async (opening: Promise<DataSource>): Promise<DataSource> => {
    const connection = await opening;
    connections.unshift(connection);
    return connection;
  };
  const close = async () => {
    for (const connection of connections) await connection.destroy();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  };
  // Power loss must not take back a commit that was acknowledged, unless the file is going away anyway.
  const synchronous = folder === undefined ? 'FULL' : 'OFF';
  const queue = new Queue();
  const common = { dialect: 'sqlite', flavour: 'sqlite', statementTimeoutMs: limits.statementTimeoutMs } as const;
  try {
    if (folder === undefined) await mkdir(dirname(file), { recursive: true }).catch(cannotOpen(file));
    const writer = await kept(opened(file, (handle) => handle.pragma(`synchronous = ${synchronous}`)));
    const reader = await kept(openedToRead(file));
    await writer.query(`PRAGMA busy_timeout = ${busyMs}`);
    return {
      reader: { ...common, read: reading(reader) },
      dataSource: writer,
      transaction: (work) => queue.run(() => inTransaction(writer, common, work), limits.statementTimeoutMs + graceMs),
      snapshot: () => snapshotOf(file, common),
      close: async () => {
        await queue.run(async () => {});
        await close();
      },
    };
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
}

function openedToRead(file: string): Promise<DataSource> {
  return opened(file, (handle) => handle.pragma('query_only = ON'));
}

async function opened(file: string, prepare: (handle: SqliteHandle) => void): Promise<DataSource> {
  const dataSource = new DataSource({
    type: 'better-sqlite3',
    driver: libsql,
    database: file,
    enableWAL: true,
    entities: entitiesOf('sqlite'),
    migrations,
    migrationsTableName: 'migrations',
    prepareDatabase: async (handle: SqliteHandle) => {
      handle.pragma('busy_timeout = 5000');
      await useWal(handle);
      prepare(handle);
    },
  });
  return dataSource.initialize().catch(cannotOpen(file));
}

// Several processes may open a new file at once, and each wants to change how it keeps its journal. SQLite does not wait for
// one that has begun to write before, whatever `busy_timeout` says, so the waiting is done here.
async function useWal(handle: SqliteHandle): Promise<void> {
  for (const deadline = performance.now() + busyOpeningMs; ; await delay(busyMs)) {
    try {
      handle.pragma('journal_mode = WAL');
      return;
    } catch (error) {
      if (!isRetryable(error) || performance.now() >= deadline) throw error;
    }
  }
}

function cannotOpen(file: string): (error: unknown) => never {
  return (error) => {
    const { message } = error as Error;
    // libsql says no more than the number of SQLITE_CANTOPEN.
    const reason = message.includes(': 14') ? 'it is a folder, or this process may not write there' : message;
    throw unavailable(`The database file '${file}' can't be opened: ${reason}`, error);
  };
}

async function snapshotOf(file: string, common: Common): Promise<Snapshot> {
  // The reader's connection is shared: a transaction on it would hold back what everybody else sees.
  const reader = await openedToRead(file);
  try {
    await reader.query('BEGIN');
    // SQLite takes its snapshot with the first read.
    await reader.query('SELECT COUNT(*) FROM sqlite_master');
  } catch (error) {
    await reader.destroy();
    throw error;
  }
  return { connection: { ...common, read: reading(reader) }, close: () => reader.destroy() };
}

async function inTransaction<T>(
  writer: DataSource,
  common: Common,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const runner = writer.createQueryRunner();
  const statements = new TransactionStatements();
  await beginImmediate(runner, common.statementTimeoutMs);
  try {
    const result = await work({ ...common, ...writing(runner, statements) });
    await statements.complete();
    await runner.query('COMMIT');
    return result;
  } catch (error) {
    await statements.giveUp(error);
    // A full disk, for one, has made SQLite roll back by itself already.
    await runner.query('ROLLBACK').catch(() => undefined);
    throw domainErrorOf(error);
  }
}

function writing(runner: QueryRunner, statements: TransactionStatements): Required<Pick<Connection, 'read' | 'write'>> {
  return {
    read: (...statement) => statements.send(() => reading(runner)(...statement)),
    write: async (text, values) => {
      const { affected } = await statements.send(() => runner.query(text, [values], true));
      return { affected: affected ?? 0 };
    },
  };
}

// libsql takes a lone object (a buffer, a null) for named parameters; one list of values is never mistaken.
function reading(source: Pick<QueryRunner, 'query'> | DataSource): Send {
  return (text, values) => source.query(text, [values]);
}
