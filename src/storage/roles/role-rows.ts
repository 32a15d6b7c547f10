import type { RoleId } from '../../core/kernel/ids.js';
import { textKey } from '../../core/kernel/text.js';
import type { Permission, Role } from '../../core/roles/role.js';
import type { RowValues } from '../database/insert.js';
import { idOrNone, idValue } from '../database/sql.js';

/** The row of a permission; what it is about and what it allows come from its name, `resource:action`. */
export function permissionRow(
  permission: Pick<Permission, 'name' | 'description' | 'system'> & { readonly createdAt: number },
): RowValues {
  const colon = permission.name.indexOf(':');
  return {
    name: permission.name,
    resource: permission.name.slice(0, colon),
    action: permission.name.slice(colon + 1),
    description: permission.description,
    is_system: permission.system,
    created_at: permission.createdAt,
  };
}

/** The row of a role; its closure is kept by whoever writes it. */
export function roleRow(role: Role): RowValues {
  return {
    id: idValue(role.id),
    tenant_id: role.tenantId && idValue(role.tenantId),
    owner_key: idOrNone(role.tenantId),
    name: role.name,
    name_key: textKey(role.name),
    description: role.description,
    type: role.type,
    level: role.level,
    is_default: role.isDefault,
    created_at: role.createdAt,
    updated_at: role.updatedAt,
    version: role.version,
  };
}

/** The row of a permission that a role carries itself. */
export function rolePermissionRow(roleId: RoleId, permission: string): RowValues {
  return { role_id: idValue(roleId), permission_name: permission };
}

/** The row of a role that another includes; the closure is kept by whoever writes it. */
export function roleIncludeRow(roleId: RoleId, includedId: RoleId): RowValues {
  return { role_id: idValue(roleId), included_id: idValue(includedId) };
}
