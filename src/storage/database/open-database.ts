import type { DataSource } from 'typeorm';
import type { Connection } from './session.js';
import { openMysql, type MysqlAddress } from './open-mysql.js';
import { openSqlite } from './open-sqlite.js';

/** Where the data is. */
export type DatabaseAddress = { readonly kind: 'sqlite'; readonly path: string } | ({ readonly kind: 'mysql' } & MysqlAddress);

/** How the storage talks to the database. */
export interface DatabaseLimits {
  /** The most connections of a pool; SQLite has two in any case. */
  readonly poolSize: number;
  /** How long one statement may take, in milliseconds. */
  readonly statementTimeoutMs: number;
}

/** One state of the data to read from, for as long as it takes; what is committed meanwhile is not seen. */
export interface Snapshot {
  readonly connection: Connection;
  close(): Promise<void>;
}

/** An open database: one way to read, one way to write, and the TypeORM data source that migrations need. */
export interface Database {
  /** Committed state only, one statement at a time. */
  readonly reader: Connection;
  /** Runs work in one transaction; commits when it ends well, rolls back when it throws. */
  transaction<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
  /** Holds on to the committed state of this moment. Close it: it has a connection of its own. */
  snapshot(): Promise<Snapshot>;
  /** The writing data source, for migrations. */
  readonly dataSource: DataSource;
  close(): Promise<void>;
}

/**
 * Opens the database.
 * @throws UNAVAILABLE when nothing answers there, INVALID when the server's settings would lose or mix up data
 */
export function openDatabase(address: DatabaseAddress, limits: DatabaseLimits): Promise<Database> {
  return address.kind === 'sqlite' ? openSqlite(address.path, limits) : openMysql(address, limits);
}
