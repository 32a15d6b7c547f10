import { Field, InputType, registerEnumType, type ClassType } from 'type-graphql';
import type { FieldCatalogue, FieldKind } from '../../core/kernel/condition.js';
import { BooleanFilter, DateTimeFilter, enumFilter, IdFilter, StringFilter } from './filter-operators.js';

/** A field of a filter that asks for related things instead of a value. */
export interface RelationInput {
  readonly type: () => ClassType | typeof Boolean;
  readonly description: string;
}

const operators: Readonly<Record<Exclude<FieldKind, 'enum'>, ClassType>> = {
  text: StringFilter,
  email: StringFilter,
  exact: StringFilter,
  boolean: BooleanFilter,
  time: DateTimeFilter,
  id: IdFilter,
};

const enums = new Map<object, ClassType>();

/** The filter of an enum's words; one input type per enum, however many lists use it. */
export function filterOfEnum(name: string, values: object): ClassType {
  const known = enums.get(values) ?? enumFilter(name, values);
  enums.set(values, known);
  return known;
}

/**
 * The input `<name>Filter`: and, or, not, one operator object per field of the catalogue, and the relations.
 * @param enumsOf the enum (registered) of each field whose kind is `enum`, with its name in the graph
 */
export function filterInput(
  name: string,
  of: string,
  fields: FieldCatalogue,
  enumsOf: Readonly<Record<string, readonly [name: string, values: object]>> = {},
  relations: Readonly<Record<string, RelationInput>> = {},
): ClassType {
  class Filter {}
  const add = (field: string, type: () => unknown, description: string) =>
    Field(type as () => ClassType, { nullable: true, description })(Filter.prototype, field);
  add('and', () => [Filter], 'All of these hold.');
  add('or', () => [Filter], 'At least one of these holds.');
  add('not', () => Filter, 'This does not hold.');
  for (const [field, { kind }] of Object.entries(fields)) {
    const ofEnum = enumsOf[field];
    if (kind === 'enum' && ofEnum === undefined) throw new TypeError(`Name the enum of ${name}Filter.${field}.`);
    const type = kind === 'enum' ? filterOfEnum(...(ofEnum as [string, object])) : operators[kind];
    add(field, () => type, `Conditions on \`${field}\`.`);
  }
  for (const [field, { type, description }] of Object.entries(relations)) add(field, type, description);
  InputType(`${name}Filter`, {
    description: `Which ${of} are wanted. All conditions given side by side must hold.`,
  })(Filter);
  return Filter;
}

/** Registers an enum whose names are its values. */
export function registerWords<T extends Readonly<Record<string, string>>>(
  name: string,
  description: string,
  words: T,
): { readonly [K in keyof T & string]: K } {
  const values = Object.fromEntries(Object.keys(words).map((word) => [word, word])) as {
    readonly [K in keyof T & string]: K;
  };
  registerEnumType<Record<string, string>>(values, {
    name,
    description,
    valuesConfig: Object.fromEntries(Object.entries(words).map(([word, text]) => [word, { description: text }])),
  });
  return values;
}
