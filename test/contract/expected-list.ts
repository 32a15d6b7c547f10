import {
  type Condition,
  type ConditionValue,
  type FieldCatalogue,
  type FieldCondition,
  type FieldKind,
  type ListQuery,
  type OrderTerm,
} from '../../src/core/kernel/condition.js';
import { parseId } from '../../src/core/kernel/ids.js';
import type { Page, PageRequest, Position } from '../../src/core/kernel/page.js';
import { emailKey, fragmentKey, textKey } from '../../src/core/kernel/text.js';

/** The arguments of a demand on related things. */
export type RelationArguments = Readonly<Record<string, ConditionValue>>;

/** A demand on related things: what may be asked, and how it is judged in memory. */
export interface RelationModel<T> {
  /** Everything that can sensibly be asked. */
  readonly asked: readonly RelationArguments[];
  readonly holds: (item: T, args: RelationArguments) => boolean;
}

/** A list in memory: what its rows are compared by, without any SQL. */
export interface ListModel<T> {
  readonly fields: FieldCatalogue;
  /** The value of a field as people know it, before it is made a key. */
  readonly value: (item: T, field: string) => ConditionValue;
  /** The id, or whatever names the row in a cursor. */
  readonly key: (item: T) => string;
  /** The texts in which free text is looked for; as keys. */
  readonly search: (item: T) => readonly (string | null)[];
  readonly relations: Readonly<Record<string, RelationModel<T>>>;
}

/** The rows that answer a query, in its order. */
export function expectedRows<T>(items: readonly T[], query: ListQuery, list: ListModel<T>): T[] {
  const { condition, search } = query;
  return items
    .filter((item) => condition === undefined || holds(condition, item, list))
    .filter((item) => search === undefined || isFound(search, list.search(item)))
    .map((item) => ({ item, position: positionOf(item, query.orderBy, list) }))
    .sort((a, b) => comparePositions(a.position, b.position, query.orderBy))
    .map(({ item }) => item);
}

/** The page of those rows that a request asks for. */
export function expectedPage<T>(
  items: readonly T[],
  query: ListQuery,
  request: PageRequest,
  list: ListModel<T>,
): Page<T> {
  const placed = expectedRows(items, query, list).map((item) => ({
    item,
    position: positionOf(item, query.orderBy, list),
  }));
  const onwards = request.backwards ? placed.reverse() : placed;
  const { from, limit } = request;
  const rest = from
    ? onwards.filter(
        ({ position }) => comparePositions(position, from, query.orderBy) * (request.backwards ? -1 : 1) > 0,
      )
    : onwards;
  const rows = rest.slice(0, limit);
  return { rows: request.backwards ? rows.reverse() : rows, more: rest.length > limit };
}

/** Where a row stands in an order: one value per term, the key last. */
export function positionOf<T>(item: T, orderBy: readonly OrderTerm[], list: ListModel<T>): Position {
  const values = orderBy.map(({ field }) => {
    const value = comparable(list.value(item, field), kindOf(list, field));
    return typeof value === 'boolean' ? Number(value) : value;
  });
  return [...values, list.key(item)];
}

// What has no value comes first; text goes by code points, which is what its UTF-8 bytes do; the key breaks ties.
function comparePositions(a: Position, b: Position, orderBy: readonly OrderTerm[]): number {
  for (const [n, { direction }] of orderBy.entries()) {
    const order = compareValues(a[n] ?? null, b[n] ?? null);
    if (order !== 0) return direction === 'ASC' ? order : -order;
  }
  const order = Buffer.compare(keyBytes(a.at(-1)), keyBytes(b.at(-1)));
  return orderBy.at(-1)?.direction === 'DESC' ? -order : order;
}

function compareValues(a: Position[number], b: Position[number]): number {
  if (a === null || b === null) return Number(b === null) - Number(a === null);
  if (typeof a === 'number' && typeof b === 'number') return Math.sign(a - b);
  return Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
}

function keyBytes(key: Position[number] | undefined): Uint8Array {
  return parseId(key)?.bytes ?? Buffer.from(String(key));
}

function kindOf<T>(list: ListModel<T>, field: string): FieldKind {
  const definition = list.fields[field];
  if (definition === undefined) throw new Error(`The model has no field '${field}'.`);
  return definition.kind;
}

/** Whether a row meets a condition. What has no value meets nothing but `isNull`, `ne` and `notIn`. */
export function holds<T>(condition: Condition, item: T, list: ListModel<T>): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.of.every((one) => holds(one, item, list));
    case 'or':
      return condition.of.some((one) => holds(one, item, list));
    case 'not':
      return !holds(condition.of, item, list);
    case 'relation': {
      const relation = list.relations[condition.relation];
      if (relation === undefined) throw new Error(`The model has no relation '${condition.relation}'.`);
      return relation.holds(item, condition.arguments);
    }
    case 'field':
      return fieldHolds(condition, item, list);
  }
}

function fieldHolds<T>({ field, operator, value: asked }: FieldCondition, item: T, list: ListModel<T>): boolean {
  const kind = kindOf(list, field);
  const own = comparable(list.value(item, field), kind);
  const is = (one: ConditionValue) => own !== null && own === comparable(one, kind);
  const one = asked as ConditionValue;
  const many = asked as readonly ConditionValue[];
  switch (operator) {
    case 'isNull':
      return (own === null) === asked;
    case 'eq':
      return is(one);
    case 'ne':
      return !is(one);
    case 'in':
      return many.some(is);
    case 'notIn':
      return !many.some(is);
    case 'contains':
    case 'startsWith':
    case 'endsWith': {
      const part = fragment(String(asked), operator, kind);
      if (typeof own !== 'string') return false;
      if (operator === 'contains') return own.includes(part);
      return operator === 'startsWith' ? own.startsWith(part) : own.endsWith(part);
    }
    default: {
      if (typeof own !== 'number' || typeof asked !== 'number') return false;
      const order = own - asked;
      return { gt: order > 0, gte: order >= 0, lt: order < 0, lte: order <= 0 }[operator];
    }
  }
}

function comparable(value: ConditionValue, kind: FieldKind): ConditionValue {
  if (typeof value !== 'string') return value;
  if (kind === 'text') return textKey(value);
  return kind === 'email' ? emailKey(value) : value;
}

function fragment(part: string, operator: string, kind: FieldKind): string {
  if (kind === 'exact') return part;
  return kind === 'email' && operator === 'endsWith' ? emailKey(part) : fragmentKey(part);
}

function isFound(search: string, texts: readonly (string | null)[]): boolean {
  const words = textKey(search)
    .split(/\s+/u)
    .filter((word) => word !== '');
  return words.every((word) => texts.some((text) => text?.includes(word)));
}
