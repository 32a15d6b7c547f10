import type { DataSource } from 'typeorm';
import type { Connection } from './session.js';

/** Where a server that speaks the MySQL protocol is. */
export interface MysqlAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** Where the data is. */
export type DatabaseAddress =
  { readonly kind: 'sqlite'; readonly path: string } | ({ readonly kind: 'mysql' } & MysqlAddress);

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

/** An open database: ways to read, one way to write, and the TypeORM data source that migrations need. */
export interface Database {
  /** Committed state only, one statement at a time. */
  readonly reader: Connection;
  /** The same from a copy that may lag behind; absent where there is none. */
  readonly replica?: Connection;
  /**
   * Runs work in one transaction; commits when it ends well, rolls back when it throws. Nothing is run again: a unit of work
   * does that. It does not nest: on SQLite a transaction within another would wait for that to end.
   * @throws what the work throws; UNAVAILABLE when no connection or turn came in time, or the database did not answer; whether
   * a commit that was not answered was made is not known
   */
  transaction<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
  /**
   * Holds on to the committed state of this moment. Close it: it has a connection of its own.
   * @throws UNAVAILABLE when there is none in time
   */
  snapshot(): Promise<Snapshot>;
  /** The writing data source, for migrations. */
  readonly dataSource: DataSource;
  close(): Promise<void>;
}
