import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import libsql from 'libsql';
import { DataSource, type QueryRunner } from 'typeorm';
import { unavailable } from '../../core/kernel/errors.js';
import { entitiesOf } from '../tables.js';
import { migrations } from '../../../migrations/index.js';
import type { Database, DatabaseLimits, Snapshot } from './database.js';
import { Queue } from './queue.js';
import type { Connection, Send } from './session.js';

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
  if (folder === undefined) await mkdir(dirname(file), { recursive: true });
  // Power loss must not take back a commit that was acknowledged, unless the file is going away anyway.
  const synchronous = folder === undefined ? 'FULL' : 'OFF';
  const writer = await opened(file, (handle) => handle.pragma(`synchronous = ${synchronous}`));
  const reader = await openedToRead(file);
  const queue = new Queue();
  const common = { dialect: 'sqlite', flavour: 'sqlite', statementTimeoutMs: limits.statementTimeoutMs } as const;
  return {
    reader: { ...common, read: sender((text, values) => reader.query(text, values)) },
    dataSource: writer,
    transaction: (work) => queue.run(() => inTransaction(writer, (runner) => work({ ...common, ...writing(runner) }))),
    snapshot: () => snapshotOf(file, common),
    close: async () => {
      await queue.run(async () => {});
      await reader.destroy();
      await writer.destroy();
      if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    },
  };
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
    prepareDatabase: (handle: SqliteHandle) => {
      handle.pragma('busy_timeout = 5000');
      handle.pragma('journal_mode = WAL');
      prepare(handle);
    },
  });
  try {
    return await dataSource.initialize();
  } catch (error) {
    throw unavailable(`The database file '${file}' can't be opened: ${(error as Error).message}`, error);
  }
}

async function snapshotOf(file: string, common: Omit<Connection, 'read' | 'write'>): Promise<Snapshot> {
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
  const read = sender((text, values) => reader.query(text, values));
  return { connection: { ...common, read }, close: () => reader.destroy() };
}

async function inTransaction<T>(writer: DataSource, work: (runner: QueryRunner) => Promise<T>): Promise<T> {
  const runner = writer.createQueryRunner();
  // IMMEDIATE takes the write lock now: a transaction that reads first could not upgrade once another process has written.
  await runner.query('BEGIN IMMEDIATE');
  try {
    const result = await work(runner);
    await runner.query('COMMIT');
    return result;
  } catch (error) {
    await runner.query('ROLLBACK');
    throw error;
  }
}

function writing(runner: QueryRunner): Pick<Connection, 'read' | 'write'> {
  return {
    read: sender((text, values) => runner.query(text, values)),
    write: async (text, values) => {
      const result = await runner.query(text, [values], true);
      return { affected: result.affected ?? 0 };
    },
  };
}

// libsql takes a lone object (a buffer, a null) for named parameters; one list of values is never mistaken.
function sender(query: (text: string, values: unknown[]) => Promise<unknown>): Send {
  return (text, values) => query(text, [values]);
}
