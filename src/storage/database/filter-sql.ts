import type { Visibility } from '../../core/access/visibility.js';
import type { Condition, ConditionValue, FieldCondition, FieldKind } from '../../core/kernel/condition.js';
import { parseId, type Id } from '../../core/kernel/ids.js';
import { emailKey, fragmentKey, textKey } from '../../core/kernel/text.js';
import type { ListShape } from './list-shape.js';
import { idValue, isIn, joined, never, or, raw, sql, type Sql, type SqlValue } from './sql.js';

type Filterable = Pick<ListShape<unknown>, 'fields' | 'relations' | 'search'>;

/** A condition as a predicate. Fields come from the shape's own list, values travel behind question marks. */
export function conditionSql(condition: Condition, shape: Filterable, visibility: Visibility): Sql {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const parts = condition.of.map((one) => conditionSql(one, shape, visibility));
      if (parts.length === 0) return condition.kind === 'and' ? raw('1 = 1') : never;
      return sql`(${joined(parts, condition.kind === 'and' ? ' AND ' : ' OR ')})`;
    }
    case 'not':
      // NULL is neither true nor false: without this, a row without a value would be missing from both sides.
      return sql`(COALESCE(${conditionSql(condition.of, shape, visibility)}, 0) = 0)`;
    case 'relation': {
      const predicate = shape.relations?.[condition.relation];
      if (predicate === undefined) throw new TypeError(`No relation '${condition.relation}' in this list.`);
      return predicate(condition.arguments, visibility);
    }
    case 'field':
      return fieldSql(condition, shape, visibility);
  }
}

function fieldSql(condition: FieldCondition, shape: Filterable, visibility: Visibility): Sql {
  const field = shape.fields[condition.field];
  if (field === undefined) throw new TypeError(`No field '${condition.field}' in this list.`);
  const column = typeof field.column === 'function' ? field.column(visibility) : field.column;
  const { operator, value } = condition;
  if (operator === 'isNull') return value === true ? sql`${column} IS NULL` : sql`${column} IS NOT NULL`;
  if (operator === 'in' || operator === 'notIn') {
    const values = (value as readonly ConditionValue[]).map((one) => columnValue(one, field.kind));
    const found = isIn(column, values.filter((one) => one !== undefined));
    return operator === 'in' ? found : sql`(COALESCE(${found}, 0) = 0)`;
  }
  if (operator === 'contains' || operator === 'startsWith' || operator === 'endsWith')
    return textSql(column, operator, fragmentValue(String(value), operator, field.kind));
  const bound = columnValue(value as ConditionValue, field.kind);
  // An id of the wrong type is nobody's.
  if (bound === undefined) return operator === 'ne' ? raw('1 = 1') : never;
  if (operator === 'ne') return sql`(COALESCE(${column} = ${bound}, 0) = 0)`;
  const comparison = raw({ eq: '=', gt: '>', gte: '>=', lt: '<', lte: '<=' }[operator]);
  return sql`${column} ${comparison} ${bound}`;
}

function columnValue(value: ConditionValue, kind: FieldKind): SqlValue | undefined {
  if (kind === 'text') return textKey(String(value));
  if (kind === 'email') return emailKey(String(value));
  if (kind === 'id') return parseId(value) === undefined ? undefined : idValue(value as Id);
  return typeof value === 'boolean' ? (value ? 1 : 0) : value;
}

// A part of a text keeps its outer spaces; only the end of an address can hold a whole domain.
function fragmentValue(value: string, operator: string, kind: FieldKind): string {
  if (kind === 'exact') return value;
  return kind === 'email' && operator === 'endsWith' ? emailKey(value) : fragmentKey(value);
}

// No LIKE: its wildcards would need escaping, and SQLite's ignores the case of some letters only.
function textSql(column: Sql, operator: 'contains' | 'startsWith' | 'endsWith', value: string): Sql {
  if (value === '') return sql`${column} IS NOT NULL`;
  if (operator === 'contains') return sql`INSTR(${column}, ${value}) > 0`;
  const length = raw([...value].length);
  if (operator === 'endsWith') return sql`SUBSTR(${column}, -${length}) = ${value}`;
  // The range lets an index do the work.
  return sql`(${column} >= ${value} AND SUBSTR(${column}, 1, ${length}) = ${value})`;
}

/** Free text as a predicate: every word is somewhere in one of the columns. */
export function searchSql(search: string, shape: Filterable): Sql | undefined {
  const words = textKey(search).split(/\s+/u).filter((word) => word !== '');
  if (words.length === 0) return undefined;
  const predicates = words.map((word) => or(shape.search.map((column) => sql`INSTR(COALESCE(${column}, ''), ${word}) > 0`)));
  return joined(predicates, ' AND ');
}
