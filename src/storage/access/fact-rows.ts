import { push } from '../../core/kernel/collections.js';
import { readText } from '../database/read-row.js';
import type { Row } from '../database/session.js';
import { raw, sql, type Sql } from '../database/sql.js';

// The columns of every row. The SELECTs of a UNION share them, so that each fact keeps something else in them: what it
// keeps there, and how that is read, stands side by side in its definition. What a fact does not have is NULL.
const columns = [
  ...['one', 'other', 'kind', 'flag', 'until', 'word', 'role_id'],
  ...['tenant_id', 'tenant_works', 'directory_id', 'domain_id'],
] as const;

/** What a kind of fact keeps in the shared columns, as SQL. */
export type FactColumns = Readonly<Partial<Record<(typeof columns)[number], string>>>;

/** A kind of fact, and the part of the statement whose rows tell facts of that kind. */
export interface Fact {
  readonly kind: string;
  readonly part: Sql;
}

/** Defines a kind of fact: its columns from somewhere, with the functions that read them. */
export function fact<R>(kind: string, given: FactColumns, from: Sql, readers: R): Fact & R {
  const selected = columns.map((column) => `${given[column] ?? 'NULL'} AS ${column}`).join(', ');
  return { kind, part: sql`SELECT ${raw(`'${kind}' AS fact, ${selected}`)} FROM ${from}`, ...readers };
}

/** The rows of a statement about facts, by what they tell. */
export class FactRows {
  private readonly rows = new Map<string, Row[]>();

  constructor(rows: readonly Row[]) {
    for (const row of rows) push(this.rows, readText(row, 'fact'), row);
  }

  of({ kind }: Fact): readonly Row[] {
    return this.rows.get(kind) ?? [];
  }
}
