import type { DirectoryId, GroupId, TenantId, UserId } from '../kernel/ids.js';
import type { ManagementSource } from '../tenants/tenant.js';

/** A directory of a tenant in which a person has, or shall have, a place. */
export interface AccessPlace {
  readonly tenantId: TenantId;
  readonly directoryId: DirectoryId;
}

/** Somebody's access to a tenant, with their places in its directories. */
export interface KnownAccess {
  readonly managementSource: ManagementSource;
  readonly places: readonly { readonly directoryId: DirectoryId; readonly status: 'ACTIVE' | 'SUSPENDED' }[];
}

/** Writes people's access to tenants and directories, inside a unit of work, and reads what that needs to know. */
export interface AccessWriter {
  /** Whether a person has access to a tenant, suspended or not. */
  hasAccess(userId: UserId, tenantId: TenantId): Promise<boolean>;
  /** A person's access to a tenant, suspended or not; null for none. */
  accessOf(userId: UserId, tenantId: TenantId): Promise<KnownAccess | null>;
  /** The directory in which people get a place unless told; null where there is none. */
  defaultDirectoryOf(tenantId: TenantId): Promise<DirectoryId | null>;
  /** The built-in group of everybody who has access to the tenant; null where there is none. */
  everyoneOf(tenantId: TenantId): Promise<GroupId | null>;
  /** Gives access to a tenant, with a place in a directory and in the tenant's built-in group of everybody. */
  grant(userId: UserId, place: AccessPlace, at: number): Promise<void>;
  /** Gives who has access to the tenant a place in one more directory. */
  addPlace(userId: UserId, place: AccessPlace, at: number): Promise<void>;
  setStatus(userId: UserId, directoryId: DirectoryId, status: 'ACTIVE' | 'SUSPENDED'): Promise<void>;
  /** Takes a place, with the roles on the directory and the memberships in its groups that are not built in. */
  removePlace(userId: UserId, directoryId: DirectoryId): Promise<void>;
  /** Takes access to a tenant, with all roles and memberships there; tokens for this tenant alone end. */
  revoke(userId: UserId, tenantId: TenantId, at: number): Promise<void>;
}
