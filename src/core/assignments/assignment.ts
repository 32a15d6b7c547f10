import type { DirectoryId, DomainId, PrincipalId, RoleAssignmentId, RoleId, TenantId } from '../kernel/ids.js';
import type { ManagementSource } from '../tenants/tenant.js';
import type { PrincipalKind } from '../users/user.js';

/** How far a role reaches. */
export type ScopeKind = 'PLATFORM' | 'TENANT' | 'DIRECTORY' | 'DOMAIN';

/** What a role is given on. A domain's scope holds on all domains under it. */
export interface Scope {
  readonly kind: ScopeKind;
  readonly tenantId: TenantId | null;
  readonly directoryId: DirectoryId | null;
  readonly domainId: DomainId | null;
}

/** A role given to a principal on a scope. It never changes: revoke it and assign again. */
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

/** Somebody who has a role: given to them, or through a group or a role that includes it. */
export interface RoleHolder {
  readonly node: { readonly id: PrincipalId; readonly kind: PrincipalKind };
  readonly roleId: RoleId;
  /** Whether the role itself is given to the principal itself. */
  readonly direct: boolean;
}
