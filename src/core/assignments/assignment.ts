import type { Scope } from '../access/scope.js';
import type { PrincipalId, RoleAssignmentId, RoleId } from '../kernel/ids.js';
import type { Role } from '../roles/role.js';
import type { Domain, ManagementSource } from '../tenants/tenant.js';
import type { PrincipalKind } from '../users/user.js';

/**
 * A role given to a principal on a scope. It never changes: revoke it and assign again. Times are milliseconds since
 * 1970.
 */
export interface RoleAssignment {
  readonly id: RoleAssignmentId;
  readonly principalId: PrincipalId;
  readonly roleId: RoleId;
  readonly scope: Scope;
  readonly managementSource: ManagementSource;
  readonly createdAt: number;
  readonly createdBy: PrincipalId | null;
  readonly expiresAt: number | null;
  readonly reason: string | null;
}

/** An assignment as it is listed: where an operation names what it refers to, with that. */
export interface ListedAssignment extends RoleAssignment {
  readonly role?: Role | null;
  readonly scope: Scope & {
    /** Null when the caller does not see it. */
    readonly domain?: Domain | null;
  };
}

/** How many people have a role, by any way. */
export interface RoleCount {
  readonly roleId: RoleId;
  readonly count: number;
}

/** Somebody who has a role: given to them, or through a group or a role that includes it. */
export interface RoleHolder {
  readonly node: { readonly id: PrincipalId; readonly kind: PrincipalKind };
  readonly roleId: RoleId;
  /** Whether the role itself is given to the principal itself. */
  readonly direct: boolean;
}
