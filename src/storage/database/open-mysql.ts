import mysql from 'mysql2/promise';
import { DataSource } from 'typeorm';
import { DomainError, unavailable } from '../../core/kernel/errors.js';
import { migrations } from '../../../migrations/index.js';
import { entitiesOf } from '../tables.js';
import type { MysqlFlavour } from './dialect.js';
import type { Database, DatabaseLimits, MysqlAddress, Snapshot } from './database.js';
import { domainErrorOf, isLinkLost } from './errors.js';
import { inTime } from './in-time.js';
import { MysqlLease } from './mysql-lease.js';
import { readOnce } from './mysql-reader.js';
import { graceMs, type Connection, type Send } from './session.js';
import { TransactionStatements } from './transaction-statements.js';

type Common = Omit<Connection, 'read' | 'write'>;

// How long the server may take to answer when it is opened, in milliseconds.
const openingMs = 10_000;

// How soon a connection fails that was dead when it was taken, in milliseconds.
const staleMs = 250;

// How long a connection is given to roll back before it is closed, which does the same.
const rollbackMs = 1000;

/**
 * Opens a database on MySQL 8, MariaDB or TiDB: one pool for single reading statements, and one for transactions whose
 * connections are reset when they come back, so that nothing of one request reaches the next.
 */
export async function openMysql(
  address: MysqlAddress,
  limits: DatabaseLimits,
  replicaAddress: MysqlAddress | null = null,
): Promise<Database> {
  const flavour = await checkedServer(address);
  const pools: DataSource[] = [];
  const kept = async (opening: Promise<DataSource>): Promise<DataSource> => {
    const pool = await opening;
    pools.push(pool);
    return pool;
  };
  const close = async () => {
    // A server that has gone needs no farewell, and does not answer one.
    for (const pool of pools) await inTime(pool.destroy(), openingMs).catch(() => undefined);
  };
  const common = { dialect: 'mysql', flavour, statementTimeoutMs: limits.statementTimeoutMs } as const;
  const reading = (pool: DataSource): Connection => ({
    ...common,
    read: (...statement) => onLivingConnection(() => readOnce(pool, ...statement)),
  });
  const fewer = { ...limits, poolSize: Math.max(2, Math.ceil(limits.poolSize / 2)) };
  try {
    const reader = await kept(opened(address, flavour, limits, false));
    const replica = replicaAddress && (await kept(openedReplica(replicaAddress, limits)));
    const writer = await kept(opened(address, flavour, fewer, true));
    return {
      reader: reading(reader),
      ...(replica && { replica: reading(replica) }),
      dataSource: writer,
      transaction: (work) => inTransaction(writer, common, work),
      snapshot: () => snapshotOf(writer, common),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

// MariaDB is told apart by its version: with the wrong type, TypeORM sees drift in every nullable column.
async function checkedServer(address: MysqlAddress): Promise<MysqlFlavour> {
  const { host, port, user, password, database } = address;
  let connection: mysql.Connection | undefined;
  try {
    connection = await mysql.createConnection({ host, port, user, password, database, connectTimeout: openingMs });
    const asked = connection.query<mysql.RowDataPacket[]>('SELECT VERSION() AS version, @@SESSION.sql_mode AS mode');
    const [rows] = await inTime(asked, openingMs);
    return checkedFlavour(rows[0] as { readonly version: string; readonly mode: string });
  } catch (error) {
    throw error instanceof DomainError && error.code === 'INVALID' ? error : unreachable(address, error);
  } finally {
    connection?.destroy();
  }
}

function checkedFlavour({ version, mode }: { readonly version: string; readonly mode: string }): MysqlFlavour {
  // Values are quoted by the client with backslashes; and without strict mode a value too long is cut silently.
  if (mode.includes('NO_BACKSLASH_ESCAPES') || !mode.includes('STRICT_'))
    throw new DomainError(
      'INVALID',
      `The server's sql_mode must have STRICT_TRANS_TABLES and must not have NO_BACKSLASH_ESCAPES; it is '${mode}'.`,
    );
  return /mariadb/i.test(version) ? 'mariadb' : 'mysql';
}

async function opened(address: MysqlAddress, flavour: MysqlFlavour, limits: DatabaseLimits, writes: boolean) {
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
    poolSize: limits.poolSize,
    // A connection that is not made in time takes the place of one that could be.
    connectTimeout: Math.min(openingMs, limits.statementTimeoutMs + graceMs),
    entities: writes ? entitiesOf('mysql') : [],
    migrations: writes ? migrations : [],
    migrationsTableName: 'migrations',
    // Keep-alive finds out about peers that went without a word.
    extra: { resetOnRelease: writes, queueLimit: 1000, keepAliveInitialDelay: 10_000 },
  });
  try {
    return await dataSource.initialize();
  } catch (error) {
    throw unreachable(address, error);
  }
}

async function openedReplica(address: MysqlAddress, limits: DatabaseLimits) {
  return opened(address, await checkedServer(address), limits, false);
}

function unreachable({ host, port, user, database }: MysqlAddress, error: unknown): DomainError {
  // Node refuses a host of several addresses with an error that has a code and no message.
  const { message, code } = error as Error & { readonly code?: string };
  const reason = message || code || 'no answer';
  return unavailable(`The database at ${host}:${port}/${database} can't be reached as '${user}': ${reason}`, error);
}

// A connection that the server has closed meanwhile fails at once, and nothing was done: another one may do.
async function onLivingConnection<T>(work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  try {
    return await work();
  } catch (error) {
    if (!isLinkLost(error) || performance.now() - started > staleMs) throw error;
    return work();
  }
}

async function snapshotOf(pool: DataSource, common: Common): Promise<Snapshot> {
  const lease = await begun(pool, common, [
    'SET TRANSACTION ISOLATION LEVEL REPEATABLE READ',
    // Reads everything as it is now, for as long as the transaction lasts.
    'START TRANSACTION WITH CONSISTENT SNAPSHOT',
  ]);
  const read: Send = async (text, values, withinMs) => {
    const { raw } = await lease.send(text, values, withinMs);
    return raw;
  };
  return { connection: { ...common, read }, close: () => rolledBack(lease) };
}

async function inTransaction<T>(
  pool: DataSource,
  common: Common,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const lease = await begun(pool, common, [
    // The server's own patience is 50 seconds, and longer than ours.
    `SET SESSION innodb_lock_wait_timeout = ${Math.max(1, Math.floor(common.statementTimeoutMs / 1000))}`,
    'SET TRANSACTION ISOLATION LEVEL READ COMMITTED',
    'START TRANSACTION',
  ]);
  const statements = new TransactionStatements();
  try {
    const result = await work({ ...common, ...writing(lease, statements) });
    await statements.complete();
    await lease.send('COMMIT', [], common.statementTimeoutMs + graceMs);
    await lease.release();
    return result;
  } catch (error) {
    // Also after a lock time-out, which rolls back only its statement: a commit now would keep half of the work.
    await statements.giveUp(error);
    await rolledBack(lease);
    throw domainErrorOf(error);
  }
}

async function begun(pool: DataSource, { statementTimeoutMs }: Common, statements: string[]): Promise<MysqlLease> {
  const patienceMs = statementTimeoutMs + graceMs;
  const begin = async () => {
    const lease = await MysqlLease.of(pool, patienceMs);
    try {
      for (const statement of statements) await lease.send(statement, [], patienceMs);
      return lease;
    } catch (error) {
      lease.destroy();
      await lease.release();
      throw error;
    }
  };
  return onLivingConnection(begin).catch((error: unknown) => {
    throw domainErrorOf(error);
  });
}

async function rolledBack(lease: MysqlLease): Promise<void> {
  await lease.send('ROLLBACK', [], rollbackMs).catch(() => lease.destroy());
  await lease.release();
}

function writing(lease: MysqlLease, statements: TransactionStatements): Required<Pick<Connection, 'read' | 'write'>> {
  return {
    read: async (text, values, withinMs) => {
      const { raw } = await statements.send(() => lease.send(text, values, withinMs));
      return raw;
    },
    write: async (text, values, withinMs) => {
      const { affected } = await statements.send(() => lease.send(text, values, withinMs));
      return { affected: affected ?? 0 };
    },
  };
}
