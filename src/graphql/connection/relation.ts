import type { ListQuery } from '../../core/kernel/condition.js';
import type { Id } from '../../core/kernel/ids.js';
import type { Page, PageRequest } from '../../core/kernel/page.js';
import type { GraphContext } from '../context.js';
import { FactConnection, NodeConnection, type ConnectionSource } from './connection.js';
import type { ListArguments } from './connection-arguments.js';
import { readList, readQuery, type ListDefinition } from './read-list.js';
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

async function below<P extends Id, T>(
  context: GraphContext,
  parent: P,
  args: ListArguments,
  relation: Relation<P, T>,
): Promise<ConnectionSource<T>> {
  const { name, variant = '' } = relation;
  const { query, request, shape } = readList(args, relation, context.limits.maxPageSize, null, variant, parent);
  // The cursor belongs to one parent, so a page that has one is a batch of its own.
  const key = `${name} ${variant} ${JSON.stringify([query, request])}`;
  const load = (parents: readonly P[]) => relation.pages(parents, query, request);
  const count = (parents: readonly P[]) => relation.counts(parents, query);
  const page = await context.loaders.by(`page of ${key}`, load).load(parent);
  return { page, request, shape, count: () => context.loaders.by(`count of ${key}`, count).load(parent) };
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
  const { query, request, shape } = readList(args, list, context.limits.maxPageSize, tenantId, context.tenantId ?? '');
  const page = await context.loaders.during(list.page(query, request));
  return new NodeConnection({ page, request, shape, count: () => list.count(query) });
}

/** What narrows a list, for counts and statistics that have no page. */
export function rootQuery(context: GraphContext, args: ListArguments, definition: ListDefinition): ListQuery {
  return readQuery(args, definition, askedTenant(context, args.tenantId));
}
