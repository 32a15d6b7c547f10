import { badInput } from '../../core/kernel/errors.js';
import type { Visibility } from '../../core/access/visibility.js';
import type { OrderTerm } from '../../core/kernel/condition.js';
import type { Position } from '../../core/kernel/page.js';
import { fieldOf, type ListShape } from './list-shape.js';
import { joined, or, raw, sql, type Sql } from './sql.js';

/** One column of an order, the key that breaks ties included. */
export interface KeysetColumn {
  readonly column: Sql;
  readonly ascending: boolean;
  readonly nullable: boolean;
  /** A value of a position as SQL. */
  readonly value: (value: string | number) => Sql;
  /** Whether the values are numbers, which MySQL's driver may give as text. */
  readonly numeric: boolean;
}

/** The columns of an order, ending with the list's key, which goes the way of the last term. */
export function keysetColumns(
  orderBy: readonly OrderTerm[],
  shape: Pick<ListShape<never>, 'fields' | 'key'>,
  visibility: Visibility,
): KeysetColumn[] {
  const columns = orderBy.map((term): KeysetColumn => {
    const { field, column } = fieldOf(shape, term.field, visibility);
    const numeric = field.kind === 'time' || field.kind === 'boolean';
    return {
      column,
      ascending: term.direction === 'ASC',
      nullable: field.nullable ?? false,
      numeric,
      value: (value) => {
        if ((typeof value === 'number') !== numeric) throw foreignCursor();
        return sql`${value}`;
      },
    };
  });
  const { column, value } = shape.key;
  const ascending = columns.at(-1)?.ascending ?? true;
  return [...columns, { column, ascending, nullable: false, numeric: false, value: (text) => value(String(text)) }];
}

function foreignCursor(): Error {
  return badInput('This cursor is not of this list. Start again without it.', 'after');
}

/** `ORDER BY …`, turned round for a page that is read backwards. NULL sorts first, as both dialects have it. */
export function orderSql(columns: readonly KeysetColumn[], backwards: boolean): Sql {
  const terms = columns.map(({ column, ascending }) => sql`${column} ${raw(ascending === backwards ? 'DESC' : 'ASC')}`);
  return joined(terms, ', ');
}

/**
 * The predicate "comes after this position". Written with `>=` on the first column and alternatives below it, because
 * MariaDB does not use an index for a comparison of tuples.
 */
export function afterSql(columns: readonly KeysetColumn[], position: Position, backwards: boolean): Sql {
  if (position.length !== columns.length) throw foreignCursor();
  const [column, ...rest] = columns;
  if (column === undefined) return raw('1 = 0');
  const value = position[0] ?? null;
  const onwards = column.ascending !== backwards;
  const alternatives: Sql[] = [];
  if (value === null) {
    if (!column.nullable) throw foreignCursor();
    if (onwards) alternatives.push(sql`${column.column} IS NOT NULL`);
    if (rest.length > 0)
      alternatives.push(sql`(${column.column} IS NULL AND ${afterSql(rest, position.slice(1), backwards)})`);
    return or(alternatives);
  }
  const bound = column.value(value);
  const beyond = sql`${column.column} ${raw(onwards ? '>' : '<')} ${bound}`;
  if (rest.length === 0) return beyond;
  const later = afterSql(rest, position.slice(1), backwards);
  if (column.nullable && !onwards)
    return or([beyond, sql`${column.column} IS NULL`, sql`(${column.column} = ${bound} AND ${later})`]);
  return sql`(${column.column} ${raw(onwards ? '>=' : '<=')} ${bound} AND (${beyond} OR ${later}))`;
}
