import { badInput } from '../../core/kernel/errors.js';
import { checkCondition } from '../../core/kernel/condition-check.js';
import {
  allOf,
  type Condition,
  type ConditionValue,
  type FieldCatalogue,
  type ListQuery,
  type Operator,
} from '../../core/kernel/condition.js';
import { isId, type IdPrefix, type TenantId } from '../../core/kernel/ids.js';
import { parseScimFilter } from '../../core/kernel/scim.js';
import type { ListArguments } from './connection-arguments.js';

/** A relation of a filter input: how its value becomes arguments. Ids are checked against the types they may have. */
export type RelationReader = (value: unknown, path: readonly string[]) => Readonly<Record<string, ConditionValue>>;

/** What a list is made of, for reading its arguments. */
export interface ListDefinition {
  /** Names the list in its cursors. */
  readonly name: string;
  readonly fields: FieldCatalogue;
  readonly relations?: Readonly<Record<string, RelationReader>>;
  /** Whether its things belong to tenants, so that `tenantId` narrows it. */
  readonly ofTenant?: boolean;
}

const longestSearch = 200;

/** What narrows a list: filter, SCIM filter, search and tenant together, with the order. */
export function readQuery(
  args: ListArguments,
  definition: Omit<ListDefinition, 'name'>,
  tenantId: TenantId | null = null,
): ListQuery {
  const { fields, relations = {} } = definition;
  const condition = allOf([
    tenantId === null ? undefined : { kind: 'relation', relation: 'inTenant', arguments: { tenantId } },
    args.filter == null ? undefined : checkedFilter(args.filter, fields, relations),
    args.query == null ? undefined : parseScimFilter(args.query, fields, 'query'),
  ]);
  if (args.search != null && args.search.length > longestSearch)
    throw badInput(`\`search\` has at most ${longestSearch} characters; look for fewer words.`, 'search');
  const orderBy = (args.orderBy ?? []).map(({ field, direction }) => ({ field, direction }));
  if (orderBy.length > 5) throw badInput('`orderBy` has at most 5 terms; leave out the last.', 'orderBy');
  return {
    orderBy,
    ...(condition === undefined ? {} : { condition }),
    ...(args.search == null ? {} : { search: args.search }),
  };
}

function checkedFilter(
  filter: Readonly<Record<string, unknown>>,
  fields: FieldCatalogue,
  relations: Readonly<Record<string, RelationReader>>,
): Condition | undefined {
  const condition = readFilter(filter, fields, relations, ['filter']);
  return condition && checkCondition(condition, fields, 'filter');
}

// An empty object asks nothing; inside and, or and not it would mean different things to different readers.
function readFilter(
  filter: Readonly<Record<string, unknown>>,
  fields: FieldCatalogue,
  relations: Readonly<Record<string, RelationReader>>,
  path: readonly string[],
): Condition | undefined {
  const below = (value: unknown, ...step: string[]): Condition => {
    const condition = readFilter(value as Readonly<Record<string, unknown>>, fields, relations, [...path, ...step]);
    if (condition === undefined) throw badInput('Give this filter at least one condition.', ...path, ...step);
    return condition;
  };
  const parts = Object.entries(filter).map(([name, value]): Condition | undefined => {
    if (value == null) return undefined;
    if (name === 'and' || name === 'or')
      return { kind: name, of: (value as readonly unknown[]).map((one, n) => below(one, name, String(n))) };
    if (name === 'not') return { kind: 'not', of: below(value, name) };
    const relation = relations[name];
    if (relation) return { kind: 'relation', relation: name, arguments: relation(value, [...path, name]) };
    if (fields[name] === undefined) throw badInput(`There is no field '${name}' to filter by.`, ...path, name);
    return allOf(readOperators(name, value as Readonly<Record<string, unknown>>, [...path, name]));
  });
  return allOf(parts);
}

function readOperators(
  field: string,
  operators: Readonly<Record<string, unknown>>,
  path: readonly string[],
): Condition[] {
  return Object.entries(operators).flatMap(([operator, value]): Condition[] => {
    if (value === undefined) return [];
    if (value === null)
      throw badInput('Leave out what you do not ask; for missing values there is `isNull`.', ...path, operator);
    return [{ kind: 'field', field, operator: operator as Operator, value: value as ConditionValue }];
  });
}

/** Reads a relation's value that is an object with an id, and flags beside it. */
export function idRelation(idName: string, ...prefixes: IdPrefix[]): RelationReader {
  return (value, path) => {
    const given = value as Readonly<Record<string, unknown>>;
    const id = given[idName];
    if (!isId(id, ...prefixes))
      throw badInput(`This must be an id that starts with ${prefixes.join('_ or ')}_.`, ...path, idName);
    return { [idName]: id, transitive: given['transitive'] === true };
  };
}

/** Reads a relation's value that is a plain id. */
export function plainIdRelation(argument: string, ...prefixes: IdPrefix[]): RelationReader {
  return (value, path) => {
    if (!isId(value, ...prefixes))
      throw badInput(`This must be an id that starts with ${prefixes.join('_ or ')}_.`, ...path);
    return { [argument]: value };
  };
}
