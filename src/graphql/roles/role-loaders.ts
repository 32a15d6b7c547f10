import type { RoleId } from '../../core/kernel/ids.js';
import type { Permission, Role } from '../../core/roles/role.js';
import type { Loaded } from '../connection/loaders.js';
import type { GraphContext } from '../context.js';

/** A visible role by its id. */
export function roleById({ loaders, stores }: GraphContext, id: RoleId | null): Loaded<Role | null> | null {
  return id && loaders.one('role by id', id, (ids) => stores.roles.byIds(ids));
}

/** A permission by its name. */
export function permissionByName({ loaders, stores }: GraphContext, name: string): Loaded<Permission | null> {
  return loaders
    .by<string, Permission | null>('permission by name', (names) => stores.permissions.byNames(names))
    .load(name);
}

/** The permissions of a role, its own or with those of the roles it includes. */
export function permissionsOf(
  { loaders, stores }: GraphContext,
  id: RoleId,
  transitive: boolean,
): Loaded<Permission[]> {
  const name = transitive ? 'all permissions of role' : 'own permissions of role';
  return loaders.one(name, id, (ids) => stores.roles.permissions(ids, transitive));
}

/** The roles that a role includes. */
export function includesOf({ loaders, stores }: GraphContext, id: RoleId, transitive: boolean): Loaded<Role[]> {
  const name = transitive ? 'all roles included by role' : 'roles included by role';
  return loaders.one(name, id, (ids) => stores.roles.includes(ids, transitive));
}
