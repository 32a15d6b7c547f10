import type { Id } from '../../core/kernel/ids.js';
import type { Dialect } from './dialect.js';
import { idIn, idValue, joined, never, sql, values, type Sql } from './sql.js';

// SQLite takes 32,766 values in a statement, some lists appear in it several times, and it parses long ones slowly.
const mostValues = 1000;

/** Ids for between the brackets of `IN ()`, however many; at least one. */
export function idList(dialect: Dialect, ids: readonly Id[], bytes = ids.map(idValue)): Sql {
  if (dialect === 'mysql' || ids.length <= mostValues) return values(bytes);
  return sql`SELECT unhex(value) FROM json_each(${JSON.stringify(ids.map(hex))})`;
}

/** `column IN (ids)`, however many; false for an empty list. */
export function isAmongIds(dialect: Dialect, column: Sql, ids: readonly Id[]): Sql {
  return ids.length <= mostValues ? idIn(column, ids) : sql`${column} IN (${idList(dialect, ids)})`;
}

/** `(one, other) IN (pairs)`, however many; false for an empty list. */
export function isAmongPairs(
  dialect: Dialect,
  [one, other]: readonly [one: Sql, other: Sql],
  pairs: readonly (readonly [Id, Id])[],
): Sql {
  if (pairs.length === 0) return never;
  const columns = sql`(${one}, ${other})`;
  if (dialect === 'sqlite') {
    const list = JSON.stringify(pairs.map((pair) => pair.map(hex)));
    return sql`${columns} IN (SELECT unhex(value ->> 0), unhex(value ->> 1) FROM json_each(${list}))`;
  }
  const rows = pairs.map(([a, b]) => sql`(${idValue(a)},${idValue(b)})`);
  // The two lists let indices do the work that none can do for pairs of two tables.
  const [ones, others] = [0, 1].map((n) => [...new Set(pairs.map((pair) => pair[n] as Id))]) as [Id[], Id[]];
  return sql`(${idIn(one, ones)} AND ${idIn(other, others)} AND ${columns} IN (${joined(rows, ',')}))`;
}

function hex(id: Id): string {
  return Buffer.from(idValue(id)).toString('hex');
}
