import { getMetadataStorage } from 'type-graphql';
import { ancestry } from './direct-resolvers.js';

const declared = new WeakMap<object, Map<string, readonly string[]>>();

/**
 * Says which properties of its thing the resolver of a field reads, so that an operation that asks for the field has them
 * read. Without it, all are; what is read without being named is an error.
 */
export function Reads(...properties: readonly string[]): MethodDecorator {
  return (prototype, method) => {
    const ofClass = declared.get(prototype) ?? new Map<string, readonly string[]>();
    declared.set(prototype, ofClass.set(String(method), properties));
  };
}

/** The properties that fields with a resolver read, by type and field: null for all. A field that is not there is a property. */
export type FieldReads = Readonly<Record<string, Readonly<Record<string, readonly string[] | null>>>>;

/** What the resolvers of all types have declared. */
export function fieldReads(): FieldReads {
  const { fieldResolvers, objectTypes } = getMetadataStorage();
  const all: Record<string, Record<string, readonly string[] | null>> = {};
  for (const { name, target } of objectTypes) {
    const classes = ancestry(target);
    const own = fieldResolvers.filter((field) => classes.includes(field.getObjectType?.()));
    all[name] = Object.fromEntries(
      own.map(({ schemaName, target: resolver, methodName }) => [
        schemaName,
        declared.get((resolver as { readonly prototype: object }).prototype)?.get(methodName) ?? null,
      ]),
    );
  }
  return all;
}
