import type DataLoader from 'dataloader';
import { queryShape, type ListQuery } from '../../core/kernel/condition.js';
import { readCursor } from '../../core/kernel/cursor.js';
import type { Id } from '../../core/kernel/ids.js';
import { pageRequest, type Page, type PageRequest } from '../../core/kernel/page.js';
import type { GraphContext } from '../context.js';
import { FactConnection, NodeConnection, type ConnectionSource } from './connection.js';
import type { ListArguments } from './connection-arguments.js';
import { readQuery, type ListDefinition } from './read-list.js';
import { askedTenant } from './asked-tenant.js';

/** A list below each of several parents: how one statement reads a page, and a count, for all of them. */
export interface Relation<P extends Id, T> extends ListDefinition {
  /** Arguments besides the usual that make it another list, such as `transitive`. */
  readonly variant?: string;
  readonly pages: (parents: readonly P[], query: ListQuery, request: PageRequest) => Promise<Page<T>[]>;
  readonly counts: (parents: readonly P[], query: ListQuery) => Promise<number[]>;
}

/** A list of its own. */
export interface RootList<T> extends ListDefinition {
  readonly page: (query: ListQuery, request: PageRequest) => Promise<Page<T>>;
  readonly count: (query: ListQuery) => Promise<number>;
}

// How one argument set of a relation is read and batched; the same for all parents.
interface Batch<P extends Id, T> {
  readonly query: ListQuery;
  readonly pages: (request: PageRequest) => DataLoader<P, Page<T>, unknown>;
  readonly counts: DataLoader<P, number, unknown>;
  /** The page without a cursor; with one, it belongs to a single parent. */
  readonly firstPage?: { readonly request: PageRequest; readonly loader: DataLoader<P, Page<T>, unknown> };
}

function batchOf<P extends Id, T>(context: GraphContext, args: ListArguments, relation: Relation<P, T>): Batch<P, T> {
  const { name, variant = '' } = relation;
  const query = readQuery(args, relation);
  const narrowed = JSON.stringify(query);
  const { loaders, limits } = context;
  const pages = (request: PageRequest) =>
    loaders.by(`page of ${name} ${variant} ${narrowed} ${JSON.stringify(request)}`, (parents: readonly P[]) =>
      relation.pages(parents, query, request),
    );
  const counts = loaders.by(`count of ${name} ${variant} ${narrowed}`, (parents: readonly P[]) =>
    relation.counts(parents, query),
  );
  if (args.after != null || args.before != null) return { query, pages, counts };
  const request = pageRequest(args, limits.maxPageSize, () => []);
  return { query, pages, counts, firstPage: { request, loader: pages(request) } };
}

async function below<P extends Id, T>(
  context: GraphContext,
  parent: P,
  args: ListArguments,
  relation: Relation<P, T>,
): Promise<ConnectionSource<T>> {
  const { name, variant = '' } = relation;
  // PERF: a nested list is resolved once per parent; what its arguments mean is found out once.
  const batch = context.loaders.once(`${name} ${variant} ${JSON.stringify(args)}`, () => batchOf(context, args, relation));
  const shape = () => queryShape(name, batch.query, variant, parent);
  const count = () => batch.counts.load(parent);
  if (batch.firstPage !== undefined) {
    const { request, loader } = batch.firstPage;
    return { page: await loader.load(parent), request, shape, count };
  }
  const path = args.after == null ? 'before' : 'after';
  const request = pageRequest(args, context.limits.maxPageSize, (text) => readCursor(shape(), text, path));
  return { page: await batch.pages(request).load(parent), request, shape, count };
}

/** A page of things below a parent, batched with those of its siblings. */
export async function nodesBelow<P extends Id, T>(
  context: GraphContext,
  parent: P,
  args: ListArguments,
  relation: Relation<P, T>,
): Promise<NodeConnection<T>> {
  return new NodeConnection(await below(context, parent, args, relation));
}

/** The same for relations that have facts of their own. */
export async function edgesBelow<P extends Id, N, T extends { readonly node: N }>(
  context: GraphContext,
  parent: P,
  args: ListArguments,
  relation: Relation<P, T>,
): Promise<FactConnection<T, N>> {
  return new FactConnection<T, N>(await below(context, parent, args, relation));
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
  return new NodeConnection({ page, request, shape, count: () => list.count(query) });
}

/** What narrows a list, for counts and statistics that have no page. */
export function rootQuery(context: GraphContext, args: ListArguments, definition: ListDefinition): ListQuery {
  return readQuery(args, definition, askedTenant(context, args.tenantId));
}
