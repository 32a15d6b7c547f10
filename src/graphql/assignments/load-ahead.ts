import type { RoleAssignment } from '../../core/assignments/assignment.js';
import { unavailable } from '../../core/kernel/errors.js';
import type { RoleId } from '../../core/kernel/ids.js';
import type { Page } from '../../core/kernel/page.js';
import type { Role } from '../../core/roles/role.js';
import { onceLoaded, type Loaded } from '../connection/loaders.js';
import { selectsOfNodes, type SelectionInfo } from '../connection/selection.js';
import type { GraphContext } from '../context.js';
import { permissionsOf, roleById } from '../roles/role-loaders.js';
import { domainById } from '../tenants/tenant-loaders.js';

/**
 * Loads what the assignments of pages refer to, as far as it is asked for, before the pages are handed out, and sets it on
 * them as properties of the fields' names. The same statements as without; but hundreds of assignments share few roles, and
 * compiled operations then read each as a property (see `ready-fields`).
 */
export function loadAhead(context: GraphContext, info: SelectionInfo) {
  const role = selectsOfNodes(info, 'role');
  const domain = selectsOfNodes(info, 'scope', 'domain');
  if (!role && !domain) return undefined;
  const permissions = selectsOfNodes(info, 'role', 'permissions');
  return async (pages: readonly Page<RoleAssignment>[]): Promise<void> => {
    const assignments = pages.flatMap((page) => page.rows.map((row) => row.item));
    const roleIds = role ? [...new Set(assignments.map((one) => one.roleId))] : [];
    const domainIds = domain ? [...new Set(assignments.map((one) => one.scope.domainId))] : [];
    await Promise.all([
      ...roleIds.map((id) => roleById(context, id)),
      ...domainIds.map((id) => domainById(context, id)),
      // Only the plain form: with other arguments it is another list.
      ...(permissions ? roleIds : []).map((id) => permissionsOf(context, id, false)),
    ]);
    // Everything is there by now: no look-up answers with a promise any more.
    if (permissions)
      for (const id of roleIds) setOn(roleById(context, id), 'permissions', permissionsOf(context, id, false));
    for (const one of assignments) {
      if (role) setOn(one, 'role', roleOf(context, one.roleId));
      if (domain) setOn(one.scope, 'domain', domainById(context, one.scope.domainId));
    }
  };
}

/**
 * The role of an assignment that was read a moment ago.
 * @throws UNAVAILABLE when it was deleted in that moment
 */
export function roleOf(context: GraphContext, id: RoleId): Loaded<Role> {
  return onceLoaded(roleById(context, id), (role) => {
    if (role === null) throw unavailable('A role was deleted while its assignments were read. Try again.');
    return role;
  });
}

function setOn(thing: object | null, field: string, value: unknown): void {
  if (thing !== null) (thing as Record<string, unknown>)[field] = value;
}
