import { isLive } from '../access/access-graph.js';
import { homeOf } from '../access/policy/places.js';
import { mayChangeRole } from '../access/policy/roles.js';
import type { Change } from '../changes/change.js';
import { mustBeAllowed, mustBeVersion } from '../changes/decided.js';
import { DomainError } from '../kernel/errors.js';
import type { RoleId } from '../kernel/ids.js';
import type { RoleChange } from '../roles/role-change.js';
import { seenRole, wholeRole } from '../roles/role-changes.js';
import { mustBeRevocable, noteAssignment } from './assignment-changes.js';
import type { AssignmentWriter } from './assignment-writer.js';

/** What the deletion of roles reads and writes. */
export type RoleDeletion = RoleChange & Change<unknown, { readonly assignments: AssignmentWriter }>;

/** A role that shall go. */
export interface RoleToDelete {
  readonly id: RoleId;
  readonly version?: number | null;
  /** What becomes of a role that is assigned: it stays, or its assignments go with it. */
  readonly ifAssigned: 'RESTRICT' | 'CASCADE';
}

/**
 * Deletes a role, with its assignments only when that is asked for; those take `role-assignment:delete` where the role
 * belongs, besides.
 * @throws NOT_FOUND, FORBIDDEN without `role:delete`, SYSTEM_ROLE_IMMUTABLE, PRIVILEGE_ESCALATION, CONFLICT for a version that has
 * passed, IN_USE while another role includes it or it is assigned, EXTERNALLY_MANAGED when another system keeps an assignment
 */
export async function deleteRole(
  change: RoleDeletion,
  { id, version, ifAssigned }: RoleToDelete,
): Promise<{ roleId: RoleId }> {
  const { at, actor, seen, writers } = change;
  const role = await seenRole(change, id, 'id');
  const [carried = []] = await seen.roles.carried([role.id]);
  mustBeAllowed(mayChangeRole(actor.rights, 'role:delete', role, carried), 'role');
  mustBeVersion(role, version);
  const including = await writers.roles.includedBy(role.id);
  if (including > 0)
    throw new DomainError(
      'IN_USE',
      `${including === 1 ? 'One role includes' : `${including} roles include`} it: take it out of them first.`,
      ['id'],
    );
  const assignments = await writers.assignments.ofRole(role.id);
  const live = assignments.filter(({ expiresAt }) => isLive(expiresAt, at));
  if (live.length > 0 && ifAssigned === 'RESTRICT')
    throw new DomainError(
      'IN_USE',
      `It is assigned ${live.length === 1 ? 'once' : `${live.length} times`}: revoke it first, or delete it with \`ifAssigned: CASCADE\`.`,
      ['id'],
    );
  // All of them lie where the role belongs, so that a right there is a right on each.
  for (const assignment of oneOfEachSource(live)) await mustBeRevocable(change, assignment, homeOf(role));
  await change.affects([...new Set(live.map(({ principalId }) => principalId))]);
  change.note({
    objectId: role.id,
    tenantId: role.tenantId,
    before: { ...(await wholeRole(change, role)) },
    after: null,
  });
  for (const assignment of assignments) noteAssignment(change, assignment, null);
  await writers.assignments.delete(assignments.map(({ id }) => id));
  await writers.roles.delete(role.id);
  return { roleId: role.id };
}

function oneOfEachSource<A extends { readonly managementSource: string }>(assignments: readonly A[]): A[] {
  return [...new Map(assignments.map((one) => [one.managementSource, one])).values()];
}
