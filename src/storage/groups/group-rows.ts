import type { Group, MembershipRole } from '../../core/groups/group.js';
import type { GroupId, PrincipalId } from '../../core/kernel/ids.js';
import { textKey } from '../../core/kernel/text.js';
import type { ManagementSource } from '../../core/tenants/tenant.js';
import type { RowValues } from '../database/insert.js';
import { idValue } from '../database/sql.js';
import { principalKind } from '../users/user-rows.js';

/** The row of a group; it needs one in `principals` as well. */
export function groupRow(group: Omit<Group, 'displayName'>): RowValues {
  return {
    id: idValue(group.id),
    tenant_id: idValue(group.tenantId),
    directory_id: idValue(group.directoryId),
    name: group.name,
    name_key: textKey(group.name),
    description: group.description,
    kind: group.kind,
    status: group.status,
    management_source: group.managementSource,
    is_system: group.system,
    created_at: group.createdAt,
    updated_at: group.updatedAt,
    version: group.version,
  };
}

/** A group nested in another. */
export interface NestingFacts {
  readonly parentId: GroupId;
  readonly childId: GroupId;
  readonly createdAt: number;
}

/** The row of a nesting; the closure is kept by whoever writes it. */
export function groupEdgeRow(nesting: NestingFacts): RowValues {
  return {
    parent_id: idValue(nesting.parentId),
    child_id: idValue(nesting.childId),
    created_at: nesting.createdAt,
  };
}

/** A principal in a group. */
export interface MembershipFacts {
  readonly groupId: GroupId;
  readonly memberId: PrincipalId;
  readonly role: MembershipRole;
  readonly managementSource: ManagementSource;
  readonly addedAt: number;
  readonly addedBy: PrincipalId | null;
  readonly expiresAt: number | null;
}

/** The row of a membership. */
export function membershipRow(membership: MembershipFacts): RowValues {
  return {
    group_id: idValue(membership.groupId),
    member_id: idValue(membership.memberId),
    member_kind: principalKind(membership.memberId),
    role: membership.role,
    management_source: membership.managementSource,
    added_at: membership.addedAt,
    added_by: membership.addedBy && idValue(membership.addedBy),
    expires_at: membership.expiresAt,
  };
}
