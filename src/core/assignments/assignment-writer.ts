import type { Scope } from '../access/scope.js';
import type { PrincipalId, RoleAssignmentId, RoleId, TenantId } from '../kernel/ids.js';
import type { RoleAssignment } from './assignment.js';

/** What makes an assignment the only one of its kind. */
export interface AssignmentKey {
  readonly principalId: PrincipalId;
  readonly roleId: RoleId;
  readonly scope: Scope;
}

/**
 * Writes role assignments inside a unit of work, and reads what that needs to know, whoever may see it: also those that have
 * ended. Whether something may be written was decided before.
 */
export interface AssignmentWriter {
  insert(assignment: RoleAssignment): Promise<void>;
  delete(ids: readonly RoleAssignmentId[]): Promise<void>;
  find(key: AssignmentKey): Promise<RoleAssignment | null>;
  /** Those given to a principal itself in a tenant, or on the platform for null; by id. */
  ofPrincipal(id: PrincipalId, tenantId: TenantId | null): Promise<RoleAssignment[]>;
  /** Those of a role itself, by id. */
  ofRole(id: RoleId): Promise<RoleAssignment[]>;
}
