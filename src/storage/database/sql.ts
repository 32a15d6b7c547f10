import { parseId, type Id } from '../../core/kernel/ids.js';

/** What a statement can be given; booleans travel as 1 and 0, ids as their 16 bytes. */
export type SqlValue = string | number | null | Uint8Array;

/** A piece of SQL with the values of its question marks. Text comes from this code base alone, values from anywhere. */
export class Sql {
  constructor(
    readonly text: string,
    readonly values: readonly SqlValue[],
    /** Whether a server is to keep the statement, for other values. */
    readonly prepared = false,
  ) {}
}

/**
 * A whole statement that a server keeps, because its text is the same each time and it is asked often. PERF: to read
 * and plan a long statement anew takes a server as long as to answer it.
 */
export function prepared({ text, values }: Sql): Sql {
  return new Sql(text, values, true);
}

/** Builds a piece of SQL: pieces are set in, everything else becomes a value behind a question mark. */
export function sql(strings: TemplateStringsArray, ...parts: readonly (Sql | SqlValue | boolean)[]): Sql {
  let text = strings[0] as string;
  const values: SqlValue[] = [];
  for (let n = 0; n < parts.length; n++) {
    const part = parts[n] as Sql | SqlValue | boolean;
    if (part instanceof Sql) {
      text += part.text;
      for (const value of part.values) values.push(value);
    } else {
      text += '?';
      values.push(typeof part === 'boolean' ? (part ? 1 : 0) : part);
    }
    text += strings[n + 1] as string;
  }
  return new Sql(text, values);
}

/** Text of our own as SQL: a column, a table, a number. SAFETY: never anything that a caller sent. */
export function raw(text: string | number): Sql {
  return new Sql(String(text), []);
}

/** Nothing. */
export const empty = raw('');

/** Always true. */
export const always = raw('1 = 1');

/** Always false: the predicate of a list that nobody may see. */
export const never = raw('1 = 0');

/** Pieces with something between them. */
export function joined(pieces: readonly Sql[], between: string): Sql {
  return new Sql(
    pieces.map((piece) => piece.text).join(between),
    pieces.flatMap((piece) => piece.values),
  );
}

/** All of these predicates; an empty list is true. */
export function and(predicates: readonly (Sql | undefined)[]): Sql {
  const given = predicates.filter((predicate) => predicate !== undefined);
  return given.length === 0
    ? always
    : joined(
        given.map((one) => sql`(${one})`),
        ' AND ',
      );
}

/** Any of these predicates, without those that can't be; an empty list is false. */
export function or(predicates: readonly Sql[]): Sql {
  const possible = predicates.filter((predicate) => predicate !== never);
  return possible.length === 0 ? never : sql`(${joined(possible, ' OR ')})`;
}

/** `column IN (values)`; false for an empty list. */
export function isIn(column: Sql, values: readonly SqlValue[]): Sql {
  if (values.length === 0) return never;
  return new Sql(`${column.text} IN (${marks(values.length)})`, [...column.values, ...values]);
}

/** Values with commas between them; at least one. */
export function values(given: readonly SqlValue[]): Sql {
  return new Sql(marks(given.length), given);
}

/**
 * `column IN (ids)`; false for an empty list. For lists that are known to be short, as the ids of a page: a whole statement
 * takes 32,766 values on SQLite, and 65,535 when a MySQL server keeps it, counted wherever the piece stands in it. For lists
 * that may be long there is `isAmongIds`.
 */
export function idIn(column: Sql, ids: readonly Id[]): Sql {
  return isIn(column, ids.map(idValue));
}

function marks(count: number): string {
  return count === 1 ? '?' : '?,'.repeat(count - 1) + '?';
}

/** An id as the 16 bytes that a column holds. */
export function idValue(id: Id): Uint8Array {
  // mysql2 writes only Buffers as bytes. PERF: these come from a pool, at a third of the cost of one of their own.
  const bytes = Buffer.allocUnsafe(16);
  if (parseId(id, bytes) === undefined) throw new TypeError('Not an id. Ids are checked where they come in.');
  return bytes;
}

const noId: Uint8Array = Buffer.alloc(16);

/** An id, or what stands for none in a unique key, which must not hold NULL. */
export function idOrNone(id: Id | null): Uint8Array {
  return id === null ? noId : idValue(id);
}

/** The bytes of an id column as a driver gives them: mysql2 a Buffer, libsql an ArrayBuffer. */
export function idBytes(value: unknown): Uint8Array {
  return value instanceof Uint8Array ? value : new Uint8Array(value as ArrayBuffer);
}

/** The bytes of an id, or of an id column, as a text that is theirs alone, to find things by. */
export function bytesKey(value: unknown): string {
  // PERF: mysql2 gives Buffers, which need no other view of their bytes.
  const bytes = value instanceof Buffer ? value : Buffer.from(value as ArrayBuffer);
  return bytes.toString('latin1');
}
