import type { EntitySchemaColumnOptions } from 'typeorm';
import type { Dialect } from './dialect.js';

/** The columns that every table is made of, for one dialect. Nothing has a default: the application sets each value. */
export interface Columns {
  /** An id: 16 bytes. */
  id(options?: ColumnOptions): EntitySchemaColumnOptions;
  /** A hash of 32 bytes. */
  hash(): EntitySchemaColumnOptions;
  /** Text of up to so many characters, compared byte by byte on every server. */
  text(length: number, options?: ColumnOptions): EntitySchemaColumnOptions;
  /** A moment: milliseconds since 1970, so that no server, driver or time zone can change it. */
  time(options?: ColumnOptions): EntitySchemaColumnOptions;
  /** A count or version. */
  integer(): EntitySchemaColumnOptions;
  /** True or false. */
  flag(): EntitySchemaColumnOptions;
}

/** What sets a column apart from the plain one. */
export interface ColumnOptions {
  primary?: boolean;
  nullable?: boolean;
}

/** The columns of a dialect. */
export function columnsOf(dialect: Dialect): Columns {
  const mysql = dialect === 'mysql';
  return {
    id: (options = {}) => (mysql ? { type: 'binary', length: 16, ...options } : { type: 'blob', ...options }),
    hash: () => (mysql ? { type: 'binary', length: 32 } : { type: 'blob' }),
    text: (length, options = {}) => ({
      type: 'varchar',
      length,
      // The server's default may be latin1 and ignores case; identifiers and keys must not.
      ...(mysql ? { charset: 'utf8mb4', collation: 'utf8mb4_bin' } : {}),
      ...options,
    }),
    time: (options = {}) => ({ type: 'bigint', ...options }),
    integer: () => ({ type: 'int' }),
    flag: () => ({ type: 'boolean' }),
  };
}
