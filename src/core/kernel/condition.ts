import { checksum } from './cursor.js';

/** How a value is compared. Text operators compare keys (`textKey`), so case and spelling variants don't matter. */
export type Operator =
  'eq' | 'ne' | 'in' | 'notIn' | 'contains' | 'startsWith' | 'endsWith' | 'gt' | 'gte' | 'lt' | 'lte' | 'isNull';

/** A value in a condition; times are milliseconds since 1970. */
export type ConditionValue = string | number | boolean | null;

/** What is asked of the rows of a list: a tree over the fields that the list's catalogue names. */
export type Condition =
  | { readonly kind: 'and'; readonly of: readonly Condition[] }
  | { readonly kind: 'or'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | FieldCondition
  | RelationCondition;

/** One field compared with one value, or with several for `in` and `notIn`. */
export interface FieldCondition {
  readonly kind: 'field';
  readonly field: string;
  readonly operator: Operator;
  readonly value: ConditionValue | readonly ConditionValue[];
}

/** A demand on related rows ("is a member of…"), which storage turns into EXISTS. */
export interface RelationCondition {
  readonly kind: 'relation';
  readonly relation: string;
  readonly arguments: Readonly<Record<string, ConditionValue>>;
}

/** The kinds of fields; each allows its own operators. */
export type FieldKind = 'text' | 'email' | 'exact' | 'enum' | 'boolean' | 'time' | 'id';

/** A field that a list can be filtered by. `scim` are the names it has in SCIM besides its own (RFC 7643). */
export interface FieldDefinition {
  readonly kind: FieldKind;
  readonly nullable?: boolean;
  readonly values?: readonly string[];
  readonly scim?: readonly string[];
}

/** The fields that a list can be filtered by. */
export type FieldCatalogue = Readonly<Record<string, FieldDefinition>>;

/** The operators that a kind of field allows. */
export const operatorsOf: Readonly<Record<FieldKind, readonly Operator[]>> = {
  text: ['eq', 'ne', 'in', 'notIn', 'contains', 'startsWith', 'endsWith', 'isNull'],
  email: ['eq', 'ne', 'in', 'notIn', 'contains', 'startsWith', 'endsWith', 'isNull'],
  exact: ['eq', 'ne', 'in', 'notIn', 'contains', 'startsWith', 'endsWith', 'isNull'],
  enum: ['eq', 'ne', 'in', 'notIn', 'isNull'],
  boolean: ['eq', 'ne', 'isNull'],
  time: ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'isNull'],
  id: ['eq', 'ne', 'in', 'notIn', 'isNull'],
};

/** All of these; undefined when there is nothing to ask. */
export function allOf(conditions: readonly (Condition | undefined)[]): Condition | undefined {
  const of = conditions.filter((condition) => condition !== undefined);
  return of.length > 1 ? { kind: 'and', of } : of[0];
}

/** A sort direction and the field it is for. */
export interface OrderTerm {
  readonly field: string;
  readonly direction: 'ASC' | 'DESC';
}

/** What a list is asked for, besides the page. */
export interface ListQuery {
  readonly condition?: Condition;
  /** Free text over the names of the thing. */
  readonly search?: string;
  readonly orderBy: readonly OrderTerm[];
}

/** A list with nothing asked of it. */
export const everything: ListQuery = { orderBy: [] };

/**
 * The text that tells this query from every other, so that a cursor fits only the list it came from. It is a checksum,
 * as every cursor of a page hashes it again; make it once for each list.
 */
export function queryShape(name: string, query: ListQuery, ...rest: readonly (string | boolean | undefined)[]): string {
  return checksum(JSON.stringify([name, query.condition, query.search, query.orderBy, rest]));
}
