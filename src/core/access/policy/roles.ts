import type { TenantId } from '../../kernel/ids.js';
import type { CarriedPermission } from '../ceiling.js';
import type { Rights } from '../rights.js';
import type { Place } from '../scope.js';
import { type Decision, type Managed, first, needs, notBeyond, notBuiltIn, notSynced } from './decision.js';
import { homeOf, onPlatform } from './places.js';

/** A role, as far as decisions go. */
interface RoleFacts {
  readonly tenantId: TenantId | null;
  readonly type: string;
}

/** Whether somebody may make roles in a tenant, or roles of the whole instance for null. */
export function mayCreateRole(rights: Rights, tenantId: TenantId | null): Decision {
  return needs(rights, homeOf({ tenantId }), 'role:create');
}

/**
 * Whether somebody may change or delete a role: never a built-in one, and none that gives more than they hold themselves.
 * @param carried the permissions that come with the role, those of the roles that it includes among them
 */
export function mayChangeRole(
  rights: Rights,
  permission: 'role:update' | 'role:delete',
  role: RoleFacts,
  carried: readonly CarriedPermission[],
): Decision {
  return first(
    needs(rights, homeOf(role), permission),
    notBuiltIn(role.type === 'SYSTEM'),
    notBeyond(rights, carried, homeOf(role)),
  );
}

/** Whether somebody may put permissions into a role of a tenant, or of the whole instance for null. */
export function mayPutIntoRole(
  rights: Rights,
  role: Pick<RoleFacts, 'tenantId'>,
  permissions: readonly CarriedPermission[],
): Decision {
  return notBeyond(rights, permissions, homeOf(role));
}

/** Whether somebody may add permissions of applications to the catalogue. */
export function mayCreatePermission(rights: Rights): Decision {
  return needs(rights, onPlatform, 'permission:create');
}

/** Whether somebody may take a permission out of the catalogue: never a built-in one. */
export function mayDeletePermission(rights: Rights, { system }: { readonly system: boolean }): Decision {
  return first(needs(rights, onPlatform, 'permission:delete'), notBuiltIn(system));
}

/** Whether somebody may give roles on a place; which roles is another question. */
export function mayAssignRoles(rights: Rights, place: Place): Decision {
  return needs(rights, place, 'role-assignment:create');
}

/** Whether somebody may give a role that carries these permissions on a place: each must be held there. */
export function mayAssignRole(rights: Rights, place: Place, carried: readonly CarriedPermission[]): Decision {
  return first(mayAssignRoles(rights, place), notBeyond(rights, carried, place));
}

/**
 * Whether somebody may take away a role that was given on a place. Whoever is weaker must not strip who is stronger: each of
 * Denizen's own permissions that the role carries must be held there. What an application allows is no power here.
 */
export function mayRevoke(
  rights: Rights,
  assignment: Managed,
  place: Place,
  carried: readonly CarriedPermission[],
): Decision {
  const powers = carried.filter(({ system }) => system);
  return first(needs(rights, place, 'role-assignment:delete'), notSynced(assignment), notBeyond(rights, powers, place));
}
