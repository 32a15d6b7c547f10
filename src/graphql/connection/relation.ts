import { queryShape, type ListQuery } from '../../core/kernel/condition.js';
import { readCursor } from '../../core/kernel/cursor.js';
import type { Id } from '../../core/kernel/ids.js';
import { pageRequest, type Page, type PageRequest } from '../../core/kernel/page.js';
import type { GraphContext } from '../context.js';
import { FactConnection, NodeConnection, type ConnectionSource } from './connection.js';
import type { ListArguments } from './connection-arguments.js';
import { readQuery, type ListDefinition } from './read-list.js';
import type { Loaded, Loader } from './loaders.js';
import { askedTenant } from './asked-tenant.js';

/** A list below each of several parents: how one statement reads a page, and a count, for all of them. */
export interface Relation<P extends Id, T> extends Omit<ListDefinition, 'name'> {
  /** Arguments besides the usual that make it another list, such as `transitive`. */
  readonly variant?: string;
  readonly pages: (parents: readonly P[], query: ListQuery, request: PageRequest) => Promise<Page<T>[]>;
  readonly counts: (parents: readonly P[], query: ListQuery) => Promise<number[]>;
  /** Loads what belongs to the rows of pages before the pages are handed out. */
  readonly prepare?: ((pages: readonly Page<T>[]) => Promise<void>) | undefined;
}

/** A list of its own. */
export interface RootList<T> extends ListDefinition {
  readonly page: (query: ListQuery, request: PageRequest) => Promise<Page<T>>;
  readonly count: (query: ListQuery) => Promise<number>;
  /** Loads what belongs to the rows before the page is handed out. */
  readonly prepare?: ((pages: readonly Page<T>[]) => Promise<void>) | undefined;
}

// A connection, as far as its page is concerned.
type Sourced<T> = { readonly source: ConnectionSource<T> };

// How one argument set of a relation is read and batched; the same for all parents.
interface Batch<P extends Id, C> {
  /** The pages without a cursor; with one, a page belongs to a single parent. */
  readonly first: Loader<P, C> | null;
  after(parent: P): Loader<P, C>;
}

function batchOf<P extends Id, T, C extends Sourced<T>>(
  context: GraphContext,
  args: ListArguments,
  name: string,
  relation: Relation<P, T>,
  connect: (source: ConnectionSource<T>) => C,
): Batch<P, C> {
  const { loaders, limits } = context;
  const query = readQuery(args, relation);
  const key = `${name} ${relation.variant ?? ''} ${JSON.stringify(query)}`;
  const shapeOf = (parent: P) => queryShape(name, query, relation.variant, parent);
  const counts = loaders.by(`count of ${key}`, (parents: readonly P[]) => relation.counts(parents, query));
  const { prepare } = relation;
  const connections = (request: PageRequest) =>
    loaders.by(
      `page of ${key} ${JSON.stringify(request)}`,
      async (parents: readonly P[]) => {
        const pages = await relation.pages(parents, query, request);
        return parents.map((parent, n) =>
          connect({
            page: pages[n] as Page<T>,
            request,
            shape: () => shapeOf(parent),
            count: () => counts.load(parent),
          }),
        );
      },
      { prepare: prepare && ((made) => prepare(made.map((connection) => connection.source.page))) },
    );
  const hasCursor = args.after != null || args.before != null;
  const path = args.after == null ? 'before' : 'after';
  const requestOf = (shape: () => string) =>
    pageRequest(args, limits.maxPageSize, (text) => readCursor(shape(), text, path));
  return {
    first: hasCursor ? null : connections(requestOf(() => '')),
    after: (parent) => connections(requestOf(() => shapeOf(parent))),
  };
}

// PERF: a nested list is resolved once per parent; what its arguments mean is found out once.
function below<P extends Id, T, C extends Sourced<T>>(
  context: GraphContext,
  parent: P,
  args: ListArguments,
  name: string,
  define: () => Relation<P, T>,
  connect: (source: ConnectionSource<T>) => C,
): Loaded<C> {
  const batch = context.loaders.onceFor(name, args, argumentsKey, () =>
    batchOf(context, args, name, define(), connect),
  );
  return (batch.first ?? batch.after(parent)).load(parent);
}

// Every value is JSON, so that no text in one argument reads like another argument.
function argumentsKey(args: ListArguments): string {
  let key = '';
  for (const [name, value] of Object.entries(args))
    if (value != null) key += ` ${name} ${typeof value === 'object' ? jsonOf(value as object) : JSON.stringify(value)}`;
  return key;
}

const texts = new WeakMap<object, string>();

// PERF: a filter in a variable is one object for all parents, and may be as large as a request.
function jsonOf(value: object): string {
  let text = texts.get(value);
  if (text === undefined) {
    text = JSON.stringify(value);
    texts.set(value, text);
  }
  return text;
}

const nodesOf = <T>(source: ConnectionSource<T>) => new NodeConnection(source);
const factsOf = <T extends { readonly node: N }, N>(source: ConnectionSource<T>) => new FactConnection<T, N>(source);

/** A page of things below a parent, batched with those of its siblings. `name` names the list in the whole schema. */
export function nodesBelow<P extends Id, T>(
  context: GraphContext,
  parent: P,
  args: ListArguments,
  name: string,
  define: () => Relation<P, T>,
): Loaded<NodeConnection<T>> {
  return below(context, parent, args, name, define, nodesOf<T>);
}

/** The same for relations that have facts of their own. */
export function edgesBelow<P extends Id, N, T extends { readonly node: N }>(
  context: GraphContext,
  parent: P,
  args: ListArguments,
  name: string,
  define: () => Relation<P, T>,
): Loaded<FactConnection<T, N>> {
  return below(context, parent, args, name, define, factsOf<T, N>);
}

/** A page of a list of its own. Lists of tenant things are narrowed to the tenant that is asked in. */
export async function rootList<T>(
  context: GraphContext,
  args: ListArguments,
  list: RootList<T>,
): Promise<NodeConnection<T>> {
  const tenantId = list.ofTenant === true ? askedTenant(context, args.tenantId) : null;
  const query = readQuery(args, list, tenantId);
  const shape = () => queryShape(list.name, query);
  const path = args.after == null ? 'before' : 'after';
  const request = pageRequest(args, context.limits.maxPageSize, (text) => readCursor(shape(), text, path));
  const page = await context.loaders.during(list.page(query, request));
  await list.prepare?.([page]);
  return new NodeConnection({ page, request, shape, count: () => list.count(query) });
}

/** What narrows a list, for counts and statistics that have no page. */
export function rootQuery(context: GraphContext, args: ListArguments, definition: ListDefinition): ListQuery {
  return readQuery(args, definition, askedTenant(context, args.tenantId));
}
