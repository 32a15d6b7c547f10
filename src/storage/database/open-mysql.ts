import mysql from 'mysql2/promise';
import { DataSource, type QueryRunner } from 'typeorm';
import { DomainError, unavailable } from '../../core/kernel/errors.js';
import { migrations } from '../../../migrations/index.js';
import { entitiesOf } from '../tables.js';
import type { MysqlFlavour } from './dialect.js';
import type { Database, DatabaseLimits, MysqlAddress, Snapshot } from './database.js';
import type { Connection } from './session.js';

/**
 * Opens a database on MySQL 8, MariaDB or TiDB: one pool for single reading statements, and one for transactions whose
 * connections are reset when they come back, so that nothing of one request reaches the next.
 */
export async function openMysql(address: MysqlAddress, limits: DatabaseLimits): Promise<Database> {
  const flavour = await checkedServer(address);
  const reader = await opened(address, flavour, limits.poolSize, false);
  const writer = await opened(address, flavour, Math.max(2, Math.ceil(limits.poolSize / 2)), true);
  const common = { dialect: 'mysql', flavour, statementTimeoutMs: limits.statementTimeoutMs } as const;
  return {
    reader: { ...common, read: (text, values) => reader.query(text, [...values]) },
    dataSource: writer,
    transaction: (work) => inTransaction(writer, (runner) => work({ ...common, ...writing(runner) })),
    snapshot: () => snapshotOf(writer, common),
    close: async () => {
      await reader.destroy();
      await writer.destroy();
    },
  };
}

// MariaDB is told apart by its version: with the wrong type, TypeORM sees drift in every nullable column.
async function checkedServer(address: MysqlAddress): Promise<MysqlFlavour> {
  const { host, port, user, password, database } = address;
  let connection: mysql.Connection;
  try {
    connection = await mysql.createConnection({ host, port, user, password, database, connectTimeout: 10_000 });
  } catch (error) {
    throw unavailable(
      `The database at ${host}:${port}/${database} can't be reached as '${user}': ${(error as Error).message}`,
      error,
    );
  }
  try {
    const [rows] = await connection.query<mysql.RowDataPacket[]>(
      'SELECT VERSION() AS version, @@GLOBAL.sql_mode AS mode',
    );
    const { version, mode } = rows[0] as { version: string; mode: string };
    // Values are quoted by the client with backslashes; and without strict mode a value too long is cut silently.
    if (mode.includes('NO_BACKSLASH_ESCAPES') || !mode.includes('STRICT_'))
      throw new DomainError(
        'INVALID',
        `The server's sql_mode must have STRICT_TRANS_TABLES and must not have NO_BACKSLASH_ESCAPES; it is '${mode}'.`,
      );
    return /mariadb/i.test(version) ? 'mariadb' : 'mysql';
  } finally {
    await connection.end();
  }
}

async function opened(address: MysqlAddress, flavour: MysqlFlavour, poolSize: number, writes: boolean) {
  const { host, port, user, password, database } = address;
  const dataSource = new DataSource({
    type: flavour,
    host,
    port,
    username: user,
    password,
    database,
    charset: 'utf8mb4',
    timezone: 'Z',
    poolSize,
    connectTimeout: 10_000,
    entities: writes ? entitiesOf('mysql') : [],
    migrations: writes ? migrations : [],
    migrationsTableName: 'migrations',
    extra: { resetOnRelease: writes, queueLimit: 1000 },
  });
  return dataSource.initialize();
}

async function snapshotOf(dataSource: DataSource, common: Omit<Connection, 'read' | 'write'>): Promise<Snapshot> {
  const runner = dataSource.createQueryRunner();
  try {
    // REPEATABLE READ reads everything as it is now, for as long as the transaction lasts.
    await runner.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    await runner.query('START TRANSACTION WITH CONSISTENT SNAPSHOT');
  } catch (error) {
    await runner.release();
    throw error;
  }
  const close = async () => {
    await runner.query('ROLLBACK').catch(() => undefined);
    await runner.release();
  };
  return { connection: { ...common, read: writing(runner).read }, close };
}

async function inTransaction<T>(writer: DataSource, work: (runner: QueryRunner) => Promise<T>): Promise<T> {
  const runner = writer.createQueryRunner();
  try {
    await runner.startTransaction('READ COMMITTED');
    const result = await work(runner);
    await runner.commitTransaction();
    return result;
  } catch (error) {
    // Also after a lock time-out, which rolls back only its statement: a commit now would keep half of the work.
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
}

function writing(runner: QueryRunner): Pick<Connection, 'read' | 'write'> {
  return {
    read: (text, values) => runner.query(text, [...values]),
    write: async (text, values) => {
      const result = await runner.query(text, [...values], true);
      return { affected: result.affected ?? 0 };
    },
  };
}
