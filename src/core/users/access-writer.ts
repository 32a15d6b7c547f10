import type { DirectoryId, GroupId, TenantId, UserId } from '../kernel/ids.js';

/** Writes people's access to tenants and directories, inside a unit of work, and reads what that needs to know. */
export interface AccessWriter {
  /** Whether a person has access to a tenant, suspended or not. */
  hasAccess(userId: UserId, tenantId: TenantId): Promise<boolean>;
  /** The built-in group of everybody who has access to the tenant; null where there is none. */
  everyoneOf(tenantId: TenantId): Promise<GroupId | null>;
  /** Gives access to a tenant, with a place in a directory and in the tenant's built-in group of everybody. */
  grant(
    userId: UserId,
    place: { readonly tenantId: TenantId; readonly directoryId: DirectoryId },
    at: number,
  ): Promise<void>;
}
