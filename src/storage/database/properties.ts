import type { Id, IdPrefix } from '../../core/kernel/ids.js';
import {
  readFlag,
  readId,
  readNumber,
  readOptionalId,
  readOptionalNumber,
  readOptionalText,
  readText,
} from './read-row.js';
import { columnName, type Property } from './reading.js';
import type { Row } from './session.js';

function propertyOf<V>(column: string, read: (row: Row, name: string) => V): Property<V> {
  const name = columnName(column);
  return { columns: [column], read: (row) => read(row, name) };
}

/** An id. */
export const id = <P extends IdPrefix>(column: string, prefix: P): Property<Id<P>> =>
  propertyOf(column, (row, name) => readId(row, name, prefix));

/** An id, or nothing. */
export const optionalId = <P extends IdPrefix>(column: string, prefix: P): Property<Id<P> | null> =>
  propertyOf(column, (row, name) => readOptionalId(row, name, prefix));

/** A text, or one of a closed set of words. */
export const text = <T extends string = string>(column: string): Property<T> => propertyOf(column, readText<T>);

/** A text, or nothing. */
export const optionalText = (column: string): Property<string | null> => propertyOf(column, readOptionalText);

/** A count or a moment. */
export const number = (column: string): Property<number> => propertyOf(column, readNumber);

/** A count or a moment, or nothing. */
export const optionalNumber = (column: string): Property<number | null> => propertyOf(column, readOptionalNumber);

/** A flag. */
export const flag = (column: string): Property<boolean> => propertyOf(column, readFlag);

/** When a row of this table was made and changed, and how often. */
export const version = (table: string) => ({
  createdAt: number(`${table}.created_at`),
  updatedAt: number(`${table}.updated_at`),
  version: number(`${table}.version`),
});
