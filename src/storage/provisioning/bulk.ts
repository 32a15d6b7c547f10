import type { SqlSession } from '../database/session.js';
import { Sql, joined, type SqlValue } from '../database/sql.js';

/**
 * How many rows one statement takes. The widest table has 33 columns, which keeps a statement within SQLite's 32,766
 * values and within a megabyte, far below the packet of any server.
 */
export const rowsPerStatement = 500;

/** A list in pieces that one statement takes. */
export function chunksOf<T>(items: readonly T[], size: number = rowsPerStatement): (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, n) => items.slice(n * size, (n + 1) * size));
}

/** Inserts rows that all have the columns of the first one. */
export async function insertRows(
  session: SqlSession,
  table: string,
  rows: readonly Readonly<Record<string, SqlValue | boolean>>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const marks = `(${columns.map(() => '?').join(', ')})`;
  for (const chunk of chunksOf(rows)) {
    const values = chunk.flatMap((row) => columns.map((column) => plain(row[column])));
    const text = `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${chunk.map(() => marks).join(', ')}`;
    await session.run(new Sql(text, values));
  }
}

/** Sends a statement about a list of things, in pieces: `statement` makes one for the pieces it is given, by OR. */
export async function runForEach<T>(
  session: SqlSession,
  items: readonly T[],
  one: (item: T) => Sql,
  statement: (any: Sql) => Sql,
): Promise<void> {
  // SQLite refuses expressions that are more than 1,000 operators deep, and a chain of ORs is.
  for (const chunk of chunksOf(items, 200)) await session.run(statement(joined(chunk.map(one), ' OR ')));
}

function plain(value: SqlValue | boolean | undefined): SqlValue {
  if (value === undefined) throw new TypeError('A row lacks a column that the first one has.');
  return typeof value === 'boolean' ? Number(value) : value;
}
