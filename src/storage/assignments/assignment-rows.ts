import type { RoleAssignment } from '../../core/assignments/assignment.js';
import type { RowValues } from '../database/insert.js';
import { idValue } from '../database/sql.js';
import { principalKind } from '../users/user-rows.js';

/** The row of a role assignment. */
export function assignmentRow(assignment: RoleAssignment): RowValues {
  const { kind, tenantId, directoryId, domainId } = assignment.scope;
  const scopeId = domainId ?? directoryId ?? tenantId;
  return {
    id: idValue(assignment.id),
    principal_id: idValue(assignment.principalId),
    principal_kind: principalKind(assignment.principalId),
    role_id: idValue(assignment.roleId),
    scope_kind: kind,
    // A unique key must not hold NULL.
    scope_id: scopeId === null ? Buffer.alloc(16) : idValue(scopeId),
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
