import type { ListQuery } from '../kernel/condition.js';
import type { DirectoryId, PrincipalId, ServiceAccountId, TenantId, UserId } from '../kernel/ids.js';
import type { Page, PageRequest } from '../kernel/page.js';
import type { Tenant } from '../tenants/tenant.js';
import type { DirectoryAccess, TenantAccess } from '../tenants/tenant-store.js';
import type { ExternalIdentity, PrincipalSummary, ServiceAccount, User, UserStatus } from './user.js';

/** One of the ways to name a person. */
export type UserKey =
  | { readonly by: 'id'; readonly id: UserId }
  | { readonly by: 'username'; readonly username: string }
  | { readonly by: 'email'; readonly email: string }
  | { readonly by: 'externalId'; readonly externalId: string };

/** How an external provider knows a person, which names them as well, letter by letter. */
export interface IdentityKey extends Pick<ExternalIdentity, 'provider' | 'subject'> {
  readonly by: 'externalIdentity';
}

/** How many people there are, in total and by the facts that are most asked for. */
export interface UserStatistics {
  readonly total: number;
  readonly byStatus: readonly { readonly value: UserStatus; readonly count: number }[];
  readonly byAccountStatus: readonly { readonly value: string; readonly count: number }[];
  readonly byClaimStatus: readonly { readonly value: string; readonly count: number }[];
  readonly byManagementSource: readonly { readonly value: string; readonly count: number }[];
}

/**
 * Reads people as far as the caller may see them. Of several keys the answers come in their order, null in place for who
 * is not there or not visible. One statement per call, however many keys or parents.
 */
export interface UserStore {
  byKeys(keys: readonly (UserKey | IdentityKey)[]): Promise<(User | null)[]>;
  page(query: ListQuery, page: PageRequest): Promise<Page<User>>;
  count(query: ListQuery): Promise<number>;
  statistics(query: ListQuery): Promise<UserStatistics>;
  /** How many places of each person's that the caller sees are active and suspended; what `userStatus` needs. */
  places(ids: readonly UserId[]): Promise<{ readonly active: number; readonly suspended: number }[]>;
  externalIdentities(ids: readonly UserId[]): Promise<ExternalIdentity[][]>;
  /** The tenants of each person. */
  tenantPages(ids: readonly UserId[], query: ListQuery, page: PageRequest): Promise<Page<TenantAccess<Tenant>>[]>;
  tenantCounts(ids: readonly UserId[], query: ListQuery): Promise<number[]>;
  /** The people of each tenant. */
  pagesOfTenants(ids: readonly TenantId[], query: ListQuery, page: PageRequest): Promise<Page<TenantAccess<User>>[]>;
  countsOfTenants(ids: readonly TenantId[], query: ListQuery): Promise<number[]>;
  /** The people of each directory. */
  pagesOfDirectories(
    ids: readonly DirectoryId[],
    query: ListQuery,
    page: PageRequest,
  ): Promise<Page<TenantAccess<User>>[]>;
  countsOfDirectories(ids: readonly DirectoryId[], query: ListQuery): Promise<number[]>;
  /** The places that people have in the directories of a tenant, for each pair. */
  directoryAccesses(
    pairs: readonly { readonly userId: UserId; readonly tenantId: TenantId }[],
  ): Promise<DirectoryAccess[][]>;
}

/** Reads service accounts; answers as `UserStore` does. */
export interface ServiceAccountStore {
  byIds(ids: readonly ServiceAccountId[]): Promise<(ServiceAccount | null)[]>;
  page(query: ListQuery, page: PageRequest): Promise<Page<ServiceAccount>>;
  count(query: ListQuery): Promise<number>;
}

/** Lists principals of all kinds together. */
export interface PrincipalStore {
  page(query: ListQuery, page: PageRequest): Promise<Page<PrincipalSummary>>;
  count(query: ListQuery): Promise<number>;
  byIds(ids: readonly PrincipalId[]): Promise<(PrincipalSummary | null)[]>;
}
