import type { Visibility } from '../../core/access/visibility.js';
import type { Condition, ConditionValue, FieldCondition, FieldKind } from '../../core/kernel/condition.js';
import { isId, type Id, type IdPrefix } from '../../core/kernel/ids.js';
import { emailKey, fragmentKey, textKey } from '../../core/kernel/text.js';
import { fieldOf, type FieldColumn, type ListShape } from './list-shape.js';
import { always, and, idIn, isIn, joined, never, or, raw, sql, type Sql, type SqlValue } from './sql.js';

type Filterable = Pick<ListShape<unknown>, 'fields' | 'relations' | 'search'>;

/** A condition as a predicate. Fields come from the shape's own list, values travel behind question marks. */
export function conditionSql(condition: Condition, shape: Filterable, visibility: Visibility): Sql {
  switch (condition.kind) {
    case 'and':
    case 'or': {
      const parts = condition.of.map((one) => conditionSql(one, shape, visibility));
      if (parts.length === 0) return condition.kind === 'and' ? always : never;
      return sql`(${joined(parts, condition.kind === 'and' ? ' AND ' : ' OR ')})`;
    }
    case 'not':
      return isNot(conditionSql(condition.of, shape, visibility));
    case 'relation': {
      const { relations = {} } = shape;
      const predicate = Object.hasOwn(relations, condition.relation) ? relations[condition.relation] : undefined;
      if (predicate === undefined) throw new TypeError(`There is no relation '${condition.relation}' in this list.`);
      return predicate(condition.arguments, visibility);
    }
    case 'field':
      return fieldSql(condition, shape, visibility);
  }
}

function fieldSql(condition: FieldCondition, shape: Filterable, visibility: Visibility): Sql {
  const { field, column } = fieldOf(shape, condition.field, visibility);
  const { operator, value } = condition;
  switch (operator) {
    case 'isNull':
      return value === true ? sql`${column} IS NULL` : sql`${column} IS NOT NULL`;
    case 'eq':
      return isAmong(column, field, [value as ConditionValue]);
    case 'ne':
      return isNot(isAmong(column, field, [value as ConditionValue]));
    case 'in':
      return isAmong(column, field, value as readonly ConditionValue[]);
    case 'notIn':
      return isNot(isAmong(column, field, value as readonly ConditionValue[]));
    case 'contains':
    case 'startsWith':
    case 'endsWith':
      return textSql(column, operator, fragmentValue(String(value), operator, field.kind));
    default: {
      const comparison = raw({ gt: '>', gte: '>=', lt: '<', lte: '<=' }[operator]);
      return sql`${column} ${comparison} ${columnValue(value as ConditionValue, field.kind)}`;
    }
  }
}

// NULL is neither equal nor unequal to anything; a row without a value is not among any.
function isNot(predicate: Sql): Sql {
  return sql`(COALESCE(${predicate}, 0) = 0)`;
}

function isAmong(column: Sql, field: FieldColumn, values: readonly ConditionValue[]): Sql {
  if (field.kind === 'id') return isAmongIds(column, field.types ?? {}, values);
  const wanted = values.map((value) => columnValue(value, field.kind));
  const padded = wanted.filter((value) => typeof value === 'string' && value.endsWith(' '));
  if (padded.length === 0) return isIn(column, wanted);
  return or([
    isIn(
      column,
      wanted.filter((value) => !padded.includes(value)),
    ),
    ...padded.map((value) => isText(column, String(value))),
  ]);
}

// An id of another type is nobody's, even if its bytes are somebody's.
function isAmongIds(column: Sql, types: NonNullable<FieldColumn['types']>, values: readonly ConditionValue[]): Sql {
  const found = Object.entries(types).flatMap(([prefix, isOfType]) => {
    const ids = values.filter((value): value is Id => isId(value, prefix as IdPrefix));
    return ids.length === 0 ? [] : [and([idIn(column, ids), isOfType === always ? undefined : isOfType])];
  });
  return or(found);
}

/** Equality of text to the last character: MySQL's collations take no notice of spaces at the end. */
export function isText(column: Sql, value: string): Sql {
  return value.endsWith(' ')
    ? sql`(${column} = ${value} AND HEX(${column}) = HEX(${value}))`
    : sql`${column} = ${value}`;
}

function columnValue(value: ConditionValue, kind: FieldKind): SqlValue {
  if (kind === 'text') return textKey(String(value));
  if (kind === 'email') return emailKey(String(value));
  return typeof value === 'boolean' ? Number(value) : value;
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
  if (operator === 'endsWith') return isText(sql`SUBSTR(${column}, -${raw([...value].length)})`, value);
  // The range lets an index do the work.
  return sql`(${column} >= ${value} AND INSTR(${column}, ${value}) = 1)`;
}

/** Free text as a predicate: every word is somewhere in one of the columns. */
export function searchSql(search: string, shape: Filterable): Sql | undefined {
  const words = textKey(search)
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return undefined;
  const predicates = words.map((word) =>
    or(shape.search.map((column) => sql`INSTR(COALESCE(${column}, ''), ${word}) > 0`)),
  );
  return joined(predicates, ' AND ');
}
