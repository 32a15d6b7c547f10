import type { ListedAssignment } from '../../core/assignments/assignment.js';
import { unavailable } from '../../core/kernel/errors.js';
import type { RoleId } from '../../core/kernel/ids.js';
import type { Page } from '../../core/kernel/page.js';
import type { Permission, Role } from '../../core/roles/role.js';
import { onceLoaded, type Loaded } from '../connection/loaders.js';
import { selectsOfNodes, type SelectionInfo } from '../connection/selection.js';
import type { GraphContext } from '../context.js';
import { permissionsOf, roleById } from '../roles/role-loaders.js';

/**
 * Loads the permissions of the roles on pages of assignments, as far as they are asked for, before the pages are handed out,
 * and sets them on the roles. The same statements as without; but hundreds of assignments share few roles, and compiled
 * operations then read them as properties (see `ready-fields`).
 */
export function loadAhead(context: GraphContext, info: SelectionInfo) {
  if (!selectsOfNodes(info, 'role', 'permissions')) return undefined;
  return async (pages: readonly Page<ListedAssignment>[]): Promise<void> => {
    const roles = new Set<Role & { permissions?: readonly Permission[] }>();
    for (const { rows } of pages) for (const { item } of rows) if (item.role) roles.add(item.role);
    // Only the plain form: with other arguments it is another list.
    const carried = await Promise.all([...[...roles].map(({ id }) => permissionsOf(context, id, false))]);
    [...roles].forEach((role, n) => (role.permissions = carried[n] as readonly Permission[]));
  };
}

/**
 * The role that something names which was read a moment ago.
 * @throws UNAVAILABLE when it was deleted in that moment
 */
export function roleOf(context: GraphContext, id: RoleId): Loaded<Role> {
  return onceLoaded(roleById(context, id), (role) => {
    if (role === null) throw unavailable('A role was deleted while it was read. Try again.');
    return role;
  });
}
