import type { ListQuery } from '../kernel/condition.js';
import type { DirectoryId, DomainId, TenantId, UserId } from '../kernel/ids.js';
import type { Page, PageRequest } from '../kernel/page.js';
import type { Directory, Domain, Tenant } from './tenant.js';

/** One of the ways to name a tenant. */
export type TenantKey = { readonly by: 'id'; readonly id: TenantId } | { readonly by: 'slug'; readonly slug: string };

/**
 * Reads tenants as far as the caller may see them. Of several ids the answers come in their order, null in place for
 * what is not there or not visible; pages and counts are of the visible rows.
 */
export interface TenantStore {
  byIds(ids: readonly TenantId[]): Promise<(Tenant | null)[]>;
  byKeys(keys: readonly TenantKey[]): Promise<(Tenant | null)[]>;
  page(query: ListQuery, page: PageRequest): Promise<Page<Tenant>>;
  count(query: ListQuery): Promise<number>;
}

/** Reads directories; answers as `TenantStore` does. A given tenant narrows a list to its own. */
export interface DirectoryStore {
  byIds(ids: readonly DirectoryId[]): Promise<(Directory | null)[]>;
  page(query: ListQuery, page: PageRequest): Promise<Page<Directory>>;
  count(query: ListQuery): Promise<number>;
  /** The directories of each tenant. */
  pagesOfTenants(ids: readonly TenantId[], query: ListQuery, page: PageRequest): Promise<Page<Directory>[]>;
  countsOfTenants(ids: readonly TenantId[], query: ListQuery): Promise<number[]>;
}

/** Reads domains; answers as `TenantStore` does. */
export interface DomainStore {
  byIds(ids: readonly DomainId[]): Promise<(Domain | null)[]>;
  page(query: ListQuery, page: PageRequest): Promise<Page<Domain>>;
  count(query: ListQuery): Promise<number>;
  /** The domains of each tenant. */
  pagesOfTenants(ids: readonly TenantId[], query: ListQuery, page: PageRequest): Promise<Page<Domain>[]>;
  countsOfTenants(ids: readonly TenantId[], query: ListQuery): Promise<number[]>;
  /** The domains right under each domain, or under it at any distance. */
  pagesOfChildren(
    ids: readonly DomainId[],
    transitive: boolean,
    query: ListQuery,
    page: PageRequest,
  ): Promise<Page<Domain>[]>;
  countsOfChildren(ids: readonly DomainId[], transitive: boolean, query: ListQuery): Promise<number[]>;
}

/** A user's access to a tenant, or a tenant's to a user, with the facts of the relation. */
export interface TenantAccess<T> {
  readonly node: T;
  readonly userId: UserId;
  readonly tenantId: TenantId;
  /** Suspended when the user is suspended in every directory of the tenant that they are in. */
  readonly status: 'ACTIVE' | 'SUSPENDED';
  readonly managementSource: string;
  /** Milliseconds since 1970. */
  readonly since: number;
}

/** A user's place in one directory. */
export interface DirectoryAccess {
  readonly directoryId: DirectoryId;
  readonly status: 'ACTIVE' | 'SUSPENDED';
  /** Milliseconds since 1970. */
  readonly since: number;
}
