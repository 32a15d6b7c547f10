import type { Scope } from '../../core/access/scope.js';
import type { RoleAssignment } from '../../core/assignments/assignment.js';
import type { RowValues } from '../database/insert.js';
import { idOrNone, idValue } from '../database/sql.js';
import { principalKind } from '../users/user-rows.js';

/** The row of a role assignment. */
export function assignmentRow(assignment: RoleAssignment): RowValues {
  const { kind, tenantId, directoryId, domainId } = assignment.scope;
  return {
    id: idValue(assignment.id),
    principal_id: idValue(assignment.principalId),
    principal_kind: principalKind(assignment.principalId),
    role_id: idValue(assignment.roleId),
    scope_kind: kind,
    scope_id: scopeIdValue(assignment.scope),
    tenant_id: tenantId && idValue(tenantId),
    directory_id: directoryId && idValue(directoryId),
    domain_id: domainId && idValue(domainId),
    management_source: assignment.managementSource,
    created_at: assignment.createdAt,
    created_by: assignment.createdBy && idValue(assignment.createdBy),
    expires_at: assignment.expiresAt,
    reason: assignment.reason,
  };
}

/** The place of a scope in the key of an assignment: the narrowest of its ids, none for the platform. */
export function scopeIdValue({ tenantId, directoryId, domainId }: Scope): Uint8Array {
  return idOrNone(domainId ?? directoryId ?? tenantId);
}
