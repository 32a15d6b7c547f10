import { formatId, type Id, type IdPrefix } from '../../core/kernel/ids.js';
import type { Row } from './session.js';
import { idBytes } from './sql.js';

/** An id column as the id it is. */
export function readId<P extends IdPrefix>(row: Row, column: string, prefix: P): Id<P> {
  return formatId(prefix, idBytes(row[column]));
}

/** An id column that may be empty. */
export function readOptionalId<P extends IdPrefix>(row: Row, column: string, prefix: P): Id<P> | null {
  return row[column] == null ? null : readId(row, column, prefix);
}

/** A text column, or one of a closed set of words that the application itself wrote. */
export function readText<T extends string = string>(row: Row, column: string): T {
  return row[column] as T;
}

/** A text column that may be empty. */
export function readOptionalText(row: Row, column: string): string | null {
  return (row[column] as string | null | undefined) ?? null;
}

/** A count or a moment. */
export function readNumber(row: Row, column: string): number {
  return Number(row[column]);
}

/** A count or a moment that may be empty. */
export function readOptionalNumber(row: Row, column: string): number | null {
  return row[column] == null ? null : Number(row[column]);
}

/** A flag: both dialects keep 1 and 0. */
export function readFlag(row: Row, column: string): boolean {
  return row[column] === 1 || row[column] === true;
}

/** When a row was made and changed, and how often: what most things have. */
export function readVersion(row: Row): { createdAt: number; updatedAt: number; version: number } {
  return {
    createdAt: readNumber(row, 'created_at'),
    updatedAt: readNumber(row, 'updated_at'),
    version: readNumber(row, 'version'),
  };
}
