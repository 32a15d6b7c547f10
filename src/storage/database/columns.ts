import type { EntitySchemaColumnOptions } from 'typeorm';
import type { Dialect } from './dialect.js';

/**
 * The columns that every table is made of, for one dialect. The application sets each value; only what was added to rows
 * that were there already has a default.
 */
export interface Columns {
  /** An id: 16 bytes. */
  id(options?: ColumnOptions): EntitySchemaColumnOptions;
  /** A hash of 32 bytes. */
  hash(options?: ColumnOptions): EntitySchemaColumnOptions;
  /** Text of up to so many characters, compared byte by byte on every server. */
  text(length: number, options?: ColumnOptions): EntitySchemaColumnOptions;
  /** A list of words as a JSON text, for what is never searched. */
  list(options?: ColumnOptions): EntitySchemaColumnOptions;
  /** Text of any length, which nothing is searched by. */
  long(options?: ColumnOptions): EntitySchemaColumnOptions;
  /** A moment: milliseconds since 1970, so that no server, driver or time zone can change it. */
  time(options?: ColumnOptions): EntitySchemaColumnOptions;
  /** A count or version. */
  integer(options?: ColumnOptions): EntitySchemaColumnOptions;
  /** True or false. */
  flag(options?: ColumnOptions): EntitySchemaColumnOptions;
}

/** What sets a column apart from the plain one. */
export interface ColumnOptions {
  primary?: boolean;
  nullable?: boolean;
  default?: number;
}

/** The columns of a dialect. */
export function columnsOf(dialect: Dialect): Columns {
  const mysql = dialect === 'mysql';
  // The server's default may be latin1 and ignores case; identifiers and keys must not.
  const exactly = mysql ? { charset: 'utf8mb4', collation: 'utf8mb4_bin' } : {};
  return {
    id: (options = {}) => (mysql ? { type: 'binary', length: 16, ...options } : { type: 'blob', ...options }),
    hash: (options = {}) => (mysql ? { type: 'binary', length: 32, ...options } : { type: 'blob', ...options }),
    text: (length, options = {}) => ({ type: 'varchar', length, ...exactly, ...options }),
    list: (options = {}) => ({ type: 'text', ...exactly, ...options }),
    long: (options = {}) => ({ type: mysql ? 'mediumtext' : 'text', ...exactly, ...options }),
    time: (options = {}) => ({ type: 'bigint', ...options }),
    integer: (options = {}) => ({ type: 'int', ...options }),
    flag: (options = {}) => ({ type: 'boolean', ...options }),
  };
}
