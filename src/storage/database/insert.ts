import { Sql, type SqlValue } from './sql.js';

/** The values of one row by column. */
export type RowValues = Readonly<Record<string, SqlValue | boolean>>;

/**
 * One INSERT of several rows, which all have the columns of the first. SQLite takes 32,766 values in a statement, so
 * give it some hundred rows at a time.
 */
export function insertSql(table: string, rows: readonly RowValues[]): Sql {
  const columns = Object.keys(rows[0] ?? {});
  const marks = `(${columns.map(() => '?').join(', ')})`;
  const values = rows.flatMap((row) => columns.map((column) => plain(row[column])));
  // `groups` is a reserved word in MySQL 8.
  const text = `INSERT INTO \`${table}\` (${columns.join(', ')}) VALUES ${rows.map(() => marks).join(', ')}`;
  return new Sql(text, values);
}

/** An UPDATE of these columns, where this holds. */
export function updateSql(table: string, values: RowValues, where: Sql): Sql {
  const columns = Object.keys(values);
  const text = `UPDATE \`${table}\` SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE ${where.text}`;
  return new Sql(text, [...columns.map((column) => plain(values[column])), ...where.values]);
}

function plain(value: SqlValue | boolean | undefined): SqlValue {
  if (value === undefined) throw new TypeError('A row lacks a column that the first one has.');
  return typeof value === 'boolean' ? Number(value) : value;
}
