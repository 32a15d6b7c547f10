import { readText } from '../database/read-row.js';
import type { SqlSession } from '../database/session.js';
import { isIn, raw, sql } from '../database/sql.js';

/** Those of these permissions that are of applications. */
export async function applicationsAmong(session: SqlSession, names: readonly string[]): Promise<ReadonlySet<string>> {
  if (names.length === 0) return new Set();
  const rows = await session.rows(
    sql`SELECT name FROM permissions WHERE is_system = 0 AND ${isIn(raw('name'), names)}`,
  );
  return new Set(rows.map((row) => readText(row, 'name')));
}
