import type { RoleAssignment } from '../assignments/assignment.js';
import type { ListQuery } from '../kernel/condition.js';
import type { ApiTokenId, ServiceAccountId, TenantId, UserId } from '../kernel/ids.js';
import type { Page, PageRequest } from '../kernel/page.js';
import type { TenantKey } from '../tenants/tenant-store.js';
import type { ApiToken, StoredToken, TokenOwnerId } from './api-token.js';
import type { TenantLimit } from './token-rules.js';

/** A tenant as far as the making of tokens needs it. */
export interface TokenTenant extends TenantLimit {
  readonly id: TenantId;
}

/** A token with the short name of its tenant, for lists that people read. */
export interface ListedToken extends ApiToken {
  readonly tenantSlug: string | null;
}

/** That a token was used at a moment, in milliseconds since 1970. */
export interface TokenUseNote {
  readonly id: ApiTokenId;
  readonly at: number;
}

/** Writes tokens, and what a first administrator needs. Inside a unit of work. */
export interface TokenStore {
  /** The person of this user name key, or null. */
  findUser(usernameKey: string): Promise<UserId | null>;
  /** The tenant of a service account, or null when there is no such account. */
  tenantOfAccount(id: ServiceAccountId): Promise<TokenTenant | null>;
  findTenant(key: TenantKey): Promise<TokenTenant | null>;
  /** Of the tenants that a person has access to, the one that lets tokens live the fewest days; null when none says. */
  strictestTenantOf(id: UserId): Promise<TenantLimit | null>;
  /** Those of these names that the catalogue of permissions has. */
  knownPermissions(names: readonly string[]): Promise<ReadonlySet<string>>;
  createUser(user: { readonly id: UserId; readonly username: string; readonly createdAt: number }): Promise<void>;
  /**
   * Gives the role "Platform administrator" on the platform; does nothing when the person has it.
   * @returns the new assignment, or null
   */
  makePlatformAdministrator(userId: UserId, at: number): Promise<RoleAssignment | null>;
  insert(token: StoredToken): Promise<void>;
  /** All tokens of somebody, the newest first, with their status at this moment. */
  ofOwner(ownerId: TokenOwnerId, at: number): Promise<ListedToken[]>;
  /** The token of this id, or all with this prefix. */
  find(idOrPrefix: string, at: number): Promise<ListedToken[]>;
  revoke(id: ApiTokenId, at: number): Promise<void>;
  delete(id: ApiTokenId): Promise<void>;
  /** Notes when tokens were last used, in one statement; those that were noted within `apartMs` before stay as they are. */
  noteUses(uses: readonly TokenUseNote[], apartMs: number): Promise<void>;
}

/**
 * Reads tokens as far as the caller may see them. Of several ids the answers come in their order, null in place for what
 * is not there or not visible; pages and counts are of the visible rows.
 */
export interface ApiTokenStore {
  byIds(ids: readonly ApiTokenId[]): Promise<(ApiToken | null)[]>;
  page(query: ListQuery, page: PageRequest): Promise<Page<ApiToken>>;
  count(query: ListQuery): Promise<number>;
  /** The tokens of each owner. */
  pagesOfOwners(ids: readonly TokenOwnerId[], query: ListQuery, page: PageRequest): Promise<Page<ApiToken>[]>;
  countsOfOwners(ids: readonly TokenOwnerId[], query: ListQuery): Promise<number[]>;
}
