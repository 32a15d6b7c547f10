import { mapSchema, MapperKind } from '@graphql-tools/utils';
import {
  getNullableType,
  GraphQLScalarType,
  GraphQLSchema,
  isAbstractType,
  isListType,
  isObjectType,
  type GraphQLFieldResolver,
} from 'graphql';
import { toError } from './errors.js';

/** The type of all variables in a document made for the compiler: their values have been checked, and pass unchanged. */
export const CHECKED_VALUE = 'DenizenCheckedValue';

type Resolver = GraphQLFieldResolver<unknown, unknown>;

/** All that the compiled code does with a resolver's promise. */
interface Handled {
  then(succeed: (value: unknown) => void, fail: (reason: unknown) => void): void;
}

/**
 * A copy of the schema in which graphql-jit behaves as graphql-js does. It has three weaknesses that this makes good:
 * an error while it handles a resolver's result escapes as an unhandled rejection (and ends the process); a promise
 * that rejects inside a list puts its null in the wrong place; it coerces variables in its own way.
 *
 * The schema must be one that `assertCompilable` lets pass.
 */
export function schemaForCompiler(schema: GraphQLSchema): GraphQLSchema {
  const guarded = mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (field) =>
      field.resolve && { ...field, resolve: guardedResolver(field.resolve, isListType(getNullableType(field.type))) },
  });
  const config = guarded.toConfig();
  return new GraphQLSchema({ ...config, types: [...config.types, new GraphQLScalarType({ name: CHECKED_VALUE })] });
}

/**
 * Goes on only with a schema for which operations can be compiled.
 * @throws when the schema has an asynchronous `resolveType`, or field names that compiled code can't tell apart
 */
export function assertCompilable(schema: GraphQLSchema): void {
  refuseAsyncTypeResolvers(schema);
  refuseAmbiguousFields(schema);
}

function guardedResolver(resolve: Resolver, returnsList: boolean): Resolver {
  return (source, args, context, info): unknown => {
    const returned: unknown = resolve(source, args, context, info);
    if (!returnsList) return isPromise(returned) ? guarded(returned) : returned;
    const settled = isPromise(returned) ? returned.then(settleItems) : settleItems(returned);
    return isPromise(settled) ? guarded(settled) : settled;
  };
}

/** Waits for the promises among a list's items; a rejected one becomes an Error in its place, which GraphQL reports. */
function settleItems(list: unknown): unknown {
  if (!Array.isArray(list) || !list.some(isPromise)) return list;
  return Promise.all(list.map((item: unknown) => (isPromise(item) ? item.then(undefined, toError) : item)));
}

/** Turns what the compiled code throws while it handles a result into that field's error. */
function guarded(promise: PromiseLike<unknown>): Handled {
  return {
    then: (succeed, fail) => {
      const failSafely = (reason: unknown): void => {
        try {
          fail(toError(reason));
        } catch {
          // The execution has ended already, with the error that it ended with.
        }
      };
      promise.then((value) => {
        try {
          succeed(value);
        } catch (error) {
          failSafely(error);
        }
      }, failSafely);
    },
  };
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

function refuseAsyncTypeResolvers(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    const resolver = isAbstractType(type) ? type.resolveType : isObjectType(type) ? type.isTypeOf : undefined;
    if (resolver?.constructor.name !== 'AsyncFunction') continue;
    throw new Error(
      `${type.name} has an asynchronous resolveType or isTypeOf, which compiled execution can't wait for. ` +
        'Give it a synchronous one, or turn compiled execution off.',
    );
  }
}

/** The compiler names a resolver by joining the names of its type and field: two must not read the same. */
function refuseAmbiguousFields(schema: GraphQLSchema): void {
  const owners = new Map<string, string>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const name of Object.keys(type.getFields())) {
      const owner = owners.get(type.name + name);
      if (owner !== undefined)
        throw new Error(
          `Compiled execution can't tell ${type.name}.${name} from ${owner}: the joined names are equal. ` +
            'Rename one of them, or turn compiled execution off.',
        );
      owners.set(type.name + name, `${type.name}.${name}`);
    }
  }
}
