import type { RoleId, TenantId } from '../kernel/ids.js';

/** Built in and unchangeable, or made by a tenant. */
export type RoleType = 'SYSTEM' | 'CUSTOM';

/** Whether a role is for those who administer or for those who use. */
export type RoleLevel = 'ADMIN' | 'USER';

/** A named set of permissions; it may include other roles. Times are milliseconds since 1970. */
export interface Role {
  readonly id: RoleId;
  /** Null for a role of the whole instance. */
  readonly tenantId: TenantId | null;
  readonly name: string;
  readonly description: string | null;
  readonly type: RoleType;
  readonly level: RoleLevel;
  readonly isDefault: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly version: number;
}

/** Something that can be allowed, named `resource:action`. */
export interface Permission {
  readonly name: string;
  readonly resource: string;
  readonly action: string;
  readonly description: string | null;
  readonly system: boolean;
}
