import type { GraphQLResolveInfo } from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import type { GraphContext } from '../context.js';

type Resolve = (
  root: unknown,
  args: Readonly<Record<string, unknown>>,
  context: GraphContext,
  info: GraphQLResolveInfo,
) => unknown;
type Metadata = ReturnType<typeof getMetadataStorage>;
type MethodMetadata = Metadata['queries'][number] | Metadata['fieldResolvers'][number];
type ParamMetadata = NonNullable<MethodMetadata['params']>[number];
type Class = new () => Readonly<Record<string, (...args: unknown[]) => unknown>>;

const instances = new Map<unknown, InstanceType<Class>>();

/**
 * Calls the methods of the resolver classes straight away, in place of TypeGraphQL's wrappers. Those sort the parameters and
 * copy the arguments into a class at every call, which a nested answer makes a thousand of: they took a quarter of its time.
 * What they also do (middlewares, validation, per-request instances) is not used here.
 */
export function directResolvers(): Record<string, Record<string, Resolve>> {
  const { queries, mutations, fieldResolvers, objectTypes } = getMetadataStorage();
  const resolvers: Record<string, Record<string, Resolve>> = {
    Query: Object.fromEntries(queries.map((query) => [query.schemaName, resolveWith(query)])),
    Mutation: Object.fromEntries(mutations.map((mutation) => [mutation.schemaName, resolveWith(mutation)])),
  };
  for (const { name, target } of objectTypes) {
    // Farthest ancestor first: fields of an interface or of edge facts are inherited, and may be overridden.
    const classes = ancestry(target).reverse();
    const own = classes.flatMap((one) => fieldResolvers.filter((field) => field.getObjectType?.() === one));
    resolvers[name] = Object.fromEntries(own.map((field) => [field.schemaName, resolveWith(field)]));
  }
  return resolvers;
}

/** A class and those that it extends, itself first. */
export function ancestry(target: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let one = target; typeof one === 'function' && one !== Function.prototype; one = Object.getPrototypeOf(one))
    chain.push(one);
  return chain;
}

function resolveWith({ target, methodName, params = [] }: MethodMetadata): Resolve {
  const instance = instances.get(target) ?? new (target as Class)();
  instances.set(target, instance);
  const method = (instance[methodName] as (...args: unknown[]) => unknown).bind(instance);
  const [first, second, third, fourth, ...rest] = [...params].sort((a, b) => a.index - b.index).map(readerOf);
  if (first === undefined) return () => method();
  // PERF: written out, because gathering and spreading the four parameters costs as much as the rest of a call.
  if (second === undefined) return (root, args, context, info) => method(first(root, args, context, info));
  if (third === undefined)
    return (root, args, context, info) => method(first(root, args, context, info), second(root, args, context, info));
  if (fourth === undefined)
    return (root, args, context, info) =>
      method(first(root, args, context, info), second(root, args, context, info), third(root, args, context, info));
  if (rest.length === 0)
    return (root, args, context, info) =>
      method(
        first(root, args, context, info),
        second(root, args, context, info),
        third(root, args, context, info),
        fourth(root, args, context, info),
      );
  const all = [first, second, third, fourth, ...rest];
  return (root, args, context, info) => method(...all.map((read) => read(root, args, context, info)));
}

function readerOf(param: ParamMetadata): Resolve {
  switch (param.kind) {
    case 'root':
      return (root) => root;
    case 'context':
      return (_root, _args, context) => context;
    case 'info':
      return (_root, _args, _context, info) => info;
    case 'args':
      // PERF: one object for all parents of a field is looked into once.
      return (_root, args, context, { fieldNodes: [field] }) =>
        field === undefined ? args : context.loaders.argumentsOf(field, args);
    case 'arg': {
      const { name } = param;
      return (_root, args) => args[name];
    }
    default:
      throw new TypeError(`A resolver takes a parameter of a kind that is not used here: ${param.kind}.`);
  }
}
