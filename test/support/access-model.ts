import type { AccessFacts, AssignmentFact } from '../../src/core/access/access-facts.js';
import type { Derivation } from '../../src/core/access/derivation.js';
import type { Place, Scope } from '../../src/core/access/scope.js';
import type { GroupId, PrincipalId, RoleId } from '../../src/core/kernel/ids.js';

// The rules of access once more, as simply as they can be said: every chain of groups and every chain of roles is tried.
// Nothing here is fast, and nothing is taken from src/core/access but types.

/** Something that somebody has on a scope by the model: a permission or a role, with every way to it. */
export interface Expected {
  /** The name of the permission, or the id of the role. */
  readonly what: string;
  readonly scope: Scope;
  readonly derivations: readonly Derivation[];
}

/** Every permission that somebody has, on every scope. */
export function expectedPermissions(facts: AccessFacts, principal: PrincipalId): Expected[] {
  return gathered(
    waysOf(facts, principal).flatMap(({ assignment, derivation }) => {
      const carrier = derivation.viaRoles.at(-1) ?? derivation.roleId;
      const carried = facts.permissions.filter(({ roleId }) => roleId === carrier);
      return carried.map(({ permission }) => ({ what: permission, scope: assignment.scope, derivation }));
    }),
  );
}

/** Every role that somebody has, on every scope. */
export function expectedRoles(facts: AccessFacts, principal: PrincipalId): Expected[] {
  return gathered(
    waysOf(facts, principal).map(({ assignment, derivation }) => ({
      what: derivation.viaRoles.at(-1) ?? derivation.roleId,
      scope: assignment.scope,
      derivation,
    })),
  );
}

/** Whether somebody may do something on a place. */
export function mayBruteForce(facts: AccessFacts, principal: PrincipalId, permission: string, place: Place): boolean {
  return expectedPermissions(facts, principal).some(({ what, scope }) => what === permission && liesIn(place, scope));
}

/** Whether a place lies in a scope: told by listing all scopes around it. */
export function liesIn(place: Place, scope: Scope): boolean {
  const around = [
    'PLATFORM',
    `TENANT ${place.tenantId}`,
    ...(place.directoryId === null ? [] : [`DIRECTORY ${place.tenantId} ${place.directoryId}`]),
    ...place.domainPath.map((id) => `DOMAIN ${place.tenantId} ${id}`),
  ];
  return around.includes(nameOf(scope));
}

/** A scope as one text. */
export function nameOf({ kind, tenantId, directoryId, domainId }: Scope): string {
  return [kind, tenantId, directoryId, domainId].filter((part) => part !== null).join(' ');
}

/** Whether every step of a derivation is there and counts: it is followed from the principal up and from the role down. */
export function isTrue(facts: AccessFacts, principal: PrincipalId, derivation: Derivation): boolean {
  const { assignmentId, roleId, viaGroups, viaRoles } = derivation;
  const assignment = facts.assignments.find(({ id }) => id === assignmentId);
  const groups = [principal, ...viaGroups];
  const roles = [roleId, ...viaRoles];
  return (
    assignment !== undefined &&
    assignment.roleId === roleId &&
    assignment.principalId === groups.at(-1) &&
    works(facts, principal) &&
    groups.slice(1).every((group, n) => leadsUp(facts, groups[n] as PrincipalId, group as GroupId)) &&
    roles.slice(1).every((role, n) => leadsDown(facts, roles[n] as RoleId, role)) &&
    counts(facts, principal, assignment) &&
    new Set([...groups, ...roles]).size === groups.length + roles.length
  );
}

function waysOf(facts: AccessFacts, principal: PrincipalId) {
  if (!works(facts, principal)) return [];
  const holders = chains(principal, facts.groups, (from, to) => leadsUp(facts, from, to));
  return holders.flatMap((viaGroups) =>
    facts.assignments
      .filter(({ principalId }) => principalId === (viaGroups.at(-1) ?? principal))
      .filter((assignment) => counts(facts, principal, assignment))
      .flatMap((assignment) =>
        chains(assignment.roleId, facts.roles, (from, to) => leadsDown(facts, from, to)).map((viaRoles) => ({
          assignment,
          derivation: { assignmentId: assignment.id, roleId: assignment.roleId, viaRoles, viaGroups },
        })),
      ),
  );
}

// Every way to go on from here without coming to the same point twice, the empty one among them.
function chains<F, T extends F>(
  start: F,
  points: readonly { readonly id: T }[],
  leads: (from: F, to: T) => boolean,
  gone: readonly T[] = [],
): (readonly T[])[] {
  const here = gone.at(-1) ?? start;
  const further = points.filter(({ id }) => id !== start && !gone.includes(id) && leads(here, id));
  return [gone, ...further.flatMap(({ id }) => chains(start, points, leads, [...gone, id]))];
}

function works(facts: AccessFacts, principal: PrincipalId): boolean {
  const group = facts.groups.find(({ id }) => id === principal);
  if (principal.startsWith('grp') && group?.active !== true) return false;
  return facts.principals.some(({ id, works }) => id === principal && works);
}

function belongs(facts: AccessFacts, principal: PrincipalId, tenant: string): boolean {
  return facts.standings.some(({ principalId, tenantId }) => principalId === principal && tenantId === tenant);
}

function isOver(expiresAt: number | null, now: number): boolean {
  return expiresAt !== null && now >= expiresAt;
}

function leadsUp(facts: AccessFacts, from: PrincipalId, to: GroupId): boolean {
  const outer = facts.groups.find(({ id }) => id === to);
  if (outer === undefined || !outer.active) return false;
  const inner = facts.groups.find(({ id }) => id === from);
  if (inner === undefined)
    return facts.memberships.some(
      ({ memberId, groupId, expiresAt }) =>
        memberId === from && groupId === to && !isOver(expiresAt, facts.at) && belongs(facts, from, outer.tenantId),
    );
  return (
    inner.active &&
    inner.tenantId === outer.tenantId &&
    facts.nestings.some(({ parentId, childId }) => parentId === to && childId === from)
  );
}

function leadsDown(facts: AccessFacts, from: RoleId, to: RoleId): boolean {
  const [outer, inner] = [from, to].map((role) => facts.roles.find(({ id }) => id === role));
  if (outer === undefined || inner === undefined) return false;
  if (inner.tenantId !== null && inner.tenantId !== outer.tenantId) return false;
  return facts.includes.some(({ roleId, includedId }) => roleId === from && includedId === to);
}

function counts(facts: AccessFacts, principal: PrincipalId, assignment: AssignmentFact): boolean {
  const { scope, roleId, principalId, expiresAt } = assignment;
  if (isOver(expiresAt, facts.at)) return false;
  const role = facts.roles.find(({ id }) => id === roleId);
  if (role === undefined) return false;
  // The platform: only roles of the instance are given there.
  if (scope.tenantId === null) return role.tenantId === null;
  if (role.tenantId !== null && role.tenantId !== scope.tenantId) return false;
  const holder = facts.groups.find(({ id }) => id === principalId);
  if (principalId.startsWith('grp') && holder?.tenantId !== scope.tenantId) return false;
  return belongs(facts, principal, scope.tenantId);
}

function gathered(ways: readonly { what: string; scope: Scope; derivation: Derivation }[]): Expected[] {
  const found = new Map<string, Expected & { readonly derivations: Derivation[] }>();
  for (const { what, scope, derivation } of ways) {
    const key = `${what} ${nameOf(scope)}`;
    const one = found.get(key) ?? { what, scope, derivations: [] };
    one.derivations.push(derivation);
    found.set(key, one);
  }
  return [...found.values()];
}
