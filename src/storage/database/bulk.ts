import { insertSql, type RowValues } from './insert.js';
import type { SqlSession } from './session.js';
import { joined, type Sql } from './sql.js';

// The widest table has 37 columns: this many rows stay within SQLite's 32,766 values, and far below any server's
// packet.
const rowsPerStatement = 500;

/** A list in pieces that one statement takes. */
export function chunksOf<T>(items: readonly T[], size: number = rowsPerStatement): (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, n) => items.slice(n * size, (n + 1) * size));
}

/** Inserts rows that all have the columns of the first one. */
export async function insertRows(session: SqlSession, table: string, rows: readonly RowValues[]): Promise<void> {
  for (const chunk of chunksOf(rows)) await session.run(insertSql(table, chunk));
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
