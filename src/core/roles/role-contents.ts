import { mayPutIntoRole } from '../access/policy/roles.js';
import { checkedPermission } from '../access/question.js';
import { mustBeFew } from '../changes/bulk.js';
import { mustBeAllowed, mustBeThere } from '../changes/decided.js';
import { DomainError } from '../kernel/errors.js';
import type { RoleId } from '../kernel/ids.js';
import type { Role } from './role.js';
import type { RoleChange } from './role-change.js';

// How many levels of roles may include each other.
const mostLevels = 20;

/**
 * The names of the permissions that a role shall carry itself, each once.
 * @throws BAD_USER_INPUT for what is no permission's name, NOT_FOUND for one that the catalogue does not have,
 * LIMIT_EXCEEDED for more than 1,000, PRIVILEGE_ESCALATION for those that the caller does not hold where the role
 * belongs
 */
export async function checkedPermissions(
  { actor, seen }: RoleChange,
  role: Pick<Role, 'tenantId'>,
  names: readonly string[],
): Promise<string[]> {
  mustBeFew(names, 'permissions');
  for (const [n, name] of names.entries()) checkedPermission(name, 'permissions', String(n));
  const wanted = [...new Set(names)].sort();
  const found = await seen.permissions.byNames(wanted);
  const carried = wanted.map((permission, n) => {
    const { system } = mustBeThere(found[n], 'permission', 'permissions', String(names.indexOf(permission)));
    return { permission, system };
  });
  mustBeAllowed(mayPutIntoRole(actor.rights, role, carried), 'role', 'permissions');
  return wanted;
}

/**
 * The roles that a role shall include, each once: those of the instance and those of its own tenant.
 * @param id the role, when it is there already
 * @throws NOT_FOUND for one that the caller does not see, INVALID for one of another tenant and for a circle,
 * LIMIT_EXCEEDED for more than 20 levels or 1,000 roles, PRIVILEGE_ESCALATION for one that carries what the caller does
 * not hold where the role belongs
 */
export async function checkedIncludes(
  change: RoleChange,
  role: Pick<Role, 'tenantId'>,
  included: readonly RoleId[],
  id: RoleId | null,
): Promise<RoleId[]> {
  const { actor, seen, writers } = change;
  mustBeFew(included, 'includes');
  const wanted = [...new Set(included)];
  const [found, carried] = [await seen.roles.byIds(wanted), await seen.roles.carried(wanted)];
  const above = id === null ? 0 : (await writers.roles.levels(id)).above;
  for (const [n, other] of wanted.entries()) {
    const path = ['includes', String(included.indexOf(other))];
    const { tenantId } = mustBeThere(found[n], 'role', ...path);
    if (tenantId !== null && tenantId !== role.tenantId)
      throw new DomainError('INVALID', 'A role includes roles of its own tenant and of the instance alone.', path);
    if (id !== null && (await writers.roles.isWithin(id, other)))
      throw new DomainError('INVALID', 'The role would include itself, in a circle of roles.', path);
    if (above + (await writers.roles.levels(other)).below + 2 > mostLevels)
      throw new DomainError('LIMIT_EXCEEDED', `At most ${mostLevels} levels of roles include each other.`, path);
    mustBeAllowed(mayPutIntoRole(actor.rights, role, carried[n] ?? []), 'role', ...path);
  }
  return wanted.sort();
}
