import { isLive } from '../access/access-graph.js';
import { mayAssignRole, mayRevoke } from '../access/policy/roles.js';
import type { Place } from '../access/scope.js';
import type { ActingChange, Change } from '../changes/change.js';
import { mustBeAllowed, mustBeThere, mustLieAhead } from '../changes/decided.js';
import type { GroupStore } from '../groups/group-store.js';
import { DomainError } from '../kernel/errors.js';
import { isId, newId, type PrincipalId, type RoleAssignmentId, type RoleId, type TenantId } from '../kernel/ids.js';
import { checkedText } from '../kernel/text.js';
import { seenRole } from '../roles/role-changes.js';
import type { RoleStore } from '../roles/role-store.js';
import type { AccessWriter } from '../users/access-writer.js';
import type { PrincipalStore, ServiceAccountStore } from '../users/user-store.js';
import type { RoleAssignment } from './assignment.js';
import type { AssignmentStore } from './assignment-store.js';
import type { AssignmentWriter } from './assignment-writer.js';
import { placeOfKnown, placeOfWanted, scopeOfPlace, type ScopeStores, type WantedScope } from './wanted-scope.js';

/** What the changing of role assignments reads and writes. */
export type AssignmentChange = Change<
  ScopeStores & {
    readonly principals: PrincipalStore;
    readonly groups: GroupStore;
    readonly serviceAccounts: ServiceAccountStore;
    readonly roles: RoleStore;
    readonly assignments: AssignmentStore;
  },
  { readonly assignments: AssignmentWriter; readonly accesses: AccessWriter }
>;

/** A role that shall be given. */
export interface NewAssignment {
  readonly principalId: PrincipalId;
  readonly roleId: RoleId;
  readonly scope: WantedScope;
  readonly expiresAt: number | null;
  readonly reason: string | null;
}

/** An assignment, by its id or by what it is. */
export type NamedAssignment =
  { readonly assignmentId: RoleAssignmentId } | Pick<NewAssignment, 'principalId' | 'roleId' | 'scope'>;

/**
 * Gives a role to a principal on a scope. One that has ended is replaced.
 * @throws NOT_FOUND for a principal, role or scope that the caller does not see, FORBIDDEN without `role-assignment:create` on the
 * scope, PRIVILEGE_ESCALATION when the role carries what the caller does not hold there, SCOPE_RESOURCE_REQUIRED,
 * ALREADY_ASSIGNED, INVALID for what does not belong to one tenant, and for a person who has no access to it
 */
export async function assignRole(
  change: AssignmentChange,
  wanted: NewAssignment,
): Promise<{ assignmentId: RoleAssignmentId }> {
  const { principalId, roleId } = wanted;
  const { at, actor, seen, writers } = change;
  mustBeThere((await seen.principals.byIds([principalId]))[0], 'principal', 'principalId');
  const place = await assignablePlace(change, wanted);
  await mustBelong(change, principalId, place);
  const expiresAt = mustLieAhead(wanted.expiresAt, at, 'expiresAt');
  const reason = wanted.reason === null ? null : checkedText(wanted.reason, 1000, 'reason');
  const scope = scopeOfPlace(place);
  const known = await writers.assignments.find({ principalId, roleId, scope });
  if (known !== null && isLive(known.expiresAt, at))
    throw new DomainError('ALREADY_ASSIGNED', 'The principal has this role on this scope already.', ['roleId']);
  await change.affects([principalId]);
  if (known !== null) await writers.assignments.delete([known.id]);
  const assignment: RoleAssignment = {
    id: newId('asg', at),
    principalId,
    roleId,
    scope,
    managementSource: 'LOCAL',
    createdAt: at,
    createdBy: actor.principalId,
    expiresAt,
    reason,
  };
  await writers.assignments.insert(assignment);
  noteAssignment(change, null, assignment);
  return { assignmentId: assignment.id };
}

/**
 * The place on which the caller may give a role, to whomever.
 * @throws NOT_FOUND for a role or scope that the caller does not see, FORBIDDEN without `role-assignment:create` on the scope,
 * PRIVILEGE_ESCALATION when the role carries what the caller does not hold there, SCOPE_RESOURCE_REQUIRED, INVALID for a role of
 * another tenant
 */
export async function assignablePlace(
  change: Pick<Change<ScopeStores & { readonly roles: RoleStore }, unknown>, 'actor' | 'seen'>,
  { roleId, scope }: Pick<NewAssignment, 'roleId' | 'scope'>,
): Promise<Place> {
  const { actor, seen } = change;
  const role = await seenRole(change, roleId, 'roleId');
  const place = await placeOfWanted(change, scope, 'scope');
  const [carried = []] = await seen.roles.carried([role.id]);
  mustBeAllowed(mayAssignRole(actor.rights, place, carried), 'role', 'roleId');
  if (role.tenantId !== null && role.tenantId !== place.tenantId)
    throw new DomainError('INVALID', 'A role of a tenant is given in that tenant alone.', ['roleId']);
  return place;
}

/**
 * Takes a role away.
 * @throws NOT_FOUND for an assignment that the caller does not see, FORBIDDEN without `role-assignment:delete` on its scope,
 * EXTERNALLY_MANAGED, PRIVILEGE_ESCALATION when the role carries permissions of Denizen that the caller does not hold there
 */
export async function revokeRole(
  change: AssignmentChange,
  named: NamedAssignment,
): Promise<{ assignmentId: RoleAssignmentId }> {
  const assignment = await seenAssignment(change, named);
  await mustBeRevocable(change, assignment, await placeOfKnown(change, assignment.scope));
  await change.affects([assignment.principalId]);
  await change.writers.assignments.delete([assignment.id]);
  noteAssignment(change, assignment, null);
  return { assignmentId: assignment.id };
}

/** Goes on only with an assignment that the caller may take away. @throws what `revokeRole` does */
export async function mustBeRevocable(
  { actor, seen }: Pick<Change<{ readonly roles: RoleStore }, unknown>, 'actor' | 'seen'>,
  assignment: RoleAssignment,
  place: Place,
): Promise<void> {
  const [carried = []] = await seen.roles.carried([assignment.roleId]);
  mustBeAllowed(mayRevoke(actor.rights, assignment, place, carried), 'role assignment');
}

/** Tells the trail of an assignment that was made or taken away. */
export function noteAssignment(
  change: Pick<ActingChange<unknown, unknown>, 'note'>,
  before: RoleAssignment | null,
  after: RoleAssignment | null,
): void {
  const facts = (one: RoleAssignment | null) =>
    one && {
      principalId: one.principalId,
      roleId: one.roleId,
      scope: { ...one.scope },
      expiresAt: one.expiresAt,
      reason: one.reason,
    };
  const { id, principalId, roleId, scope } = (after ?? before) as RoleAssignment;
  const about = [principalId, roleId, scope.directoryId, scope.domainId].filter((one) => one !== null);
  change.note({ objectId: id, tenantId: scope.tenantId, about, before: facts(before), after: facts(after) });
}

async function seenAssignment(change: AssignmentChange, named: NamedAssignment): Promise<RoleAssignment> {
  const { seen, writers } = change;
  if ('assignmentId' in named) {
    const [found] = await seen.assignments.byIds([named.assignmentId]);
    return mustBeThere(found, 'role assignment', 'assignmentId');
  }
  const { principalId, roleId } = named;
  const scope = scopeOfPlace(await placeOfWanted(change, named.scope, 'scope'));
  const known = await writers.assignments.find({ principalId, roleId, scope });
  const [found] = known === null ? [] : await seen.assignments.byIds([known.id]);
  return mustBeThere(found, 'role assignment');
}

// What the rules of access would take no notice of is not written: everybody would believe that it holds.
async function mustBelong(change: AssignmentChange, id: PrincipalId, { tenantId }: Place): Promise<void> {
  if (tenantId === null) return;
  if (isId(id, 'usr')) {
    if (await change.writers.accesses.hasAccess(id, tenantId)) return;
    throw new DomainError('INVALID', 'This person has no access to the tenant: give them that first.', ['principalId']);
  }
  if ((await homeOfPrincipal(change, id)) === tenantId) return;
  const kind = isId(id, 'grp') ? 'group' : 'service account';
  throw new DomainError('INVALID', `A ${kind} is given roles in its own tenant alone.`, ['principalId']);
}

async function homeOfPrincipal({ seen }: AssignmentChange, id: PrincipalId): Promise<TenantId | undefined> {
  const [found] = isId(id, 'grp')
    ? await seen.groups.byIds([id])
    : isId(id, 'svc')
      ? await seen.serviceAccounts.byIds([id])
      : [];
  return found?.tenantId;
}
