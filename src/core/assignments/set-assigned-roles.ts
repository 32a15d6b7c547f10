import { isLive } from '../access/access-graph.js';
import { scopeKey, type Scope } from '../access/scope.js';
import { mustBeFew, placed } from '../changes/bulk.js';
import { mustBeThere } from '../changes/decided.js';
import { badInput, DomainError } from '../kernel/errors.js';
import type { PrincipalId, RoleId, TenantId } from '../kernel/ids.js';
import type { RoleAssignment } from './assignment.js';
import { assignRole, revokeRole, type AssignmentChange, type NewAssignment } from './assignment-changes.js';
import { placeOfWanted, scopeOfPlace } from './wanted-scope.js';

/** A role among those that somebody shall have. A reason that is left out stays as it is. */
export type WantedAssignment = Omit<NewAssignment, 'principalId' | 'reason'> & { readonly reason?: string | null };

/**
 * Makes the roles that are given to a principal itself in a tenant, or on the platform for null, these and no others. What the
 * caller does not see, and what another system keeps, stays as it is when it is left out. Assignments never change: one
 * that shall end at another moment, or has another reason, is taken away and given anew.
 * @throws LIMIT_EXCEEDED for more than 1,000; what giving and taking away each role does, with its place in the list
 */
export async function setAssignedRoles(
  change: AssignmentChange,
  wanted: {
    readonly principalId: PrincipalId;
    readonly tenantId: TenantId | null;
    readonly assignments: readonly WantedAssignment[];
  },
): Promise<{ principalId: PrincipalId }> {
  const { principalId, tenantId, assignments } = wanted;
  const { at, seen, writers } = change;
  mustBeFew(assignments, 'assignments');
  mustBeThere((await seen.principals.byIds([principalId]))[0], 'principal', 'principalId');
  const keys = await keysOf(change, tenantId, assignments);
  const live = (await writers.assignments.ofPrincipal(principalId, tenantId)).filter((one) =>
    isLive(one.expiresAt, at),
  );
  const visible = await seen.assignments.byIds(live.map(({ id }) => id));
  const known = new Map(visible.filter((one) => one !== null).map((one) => [keyOf(one), one]));
  // Taking away comes first, so that what is given anew is free.
  for (const [key, one] of known) {
    const place = keys.indexOf(key);
    const next = assignments[place];
    if (next === undefined && one.managementSource !== 'SYNCED') await revokeRole(change, { assignmentId: one.id });
    if (next !== undefined && !isSame(one, next))
      await inPlace(place, () => revokeRole(change, { assignmentId: one.id }));
  }
  for (const [n, next] of assignments.entries()) {
    const one = known.get(keys[n] as string);
    if (one !== undefined && isSame(one, next)) continue;
    const reason = next.reason === undefined ? (one?.reason ?? null) : next.reason;
    await inPlace(n, () => assignRole(change, { ...next, principalId, reason }));
  }
  return { principalId };
}

async function keysOf(
  change: AssignmentChange,
  tenantId: TenantId | null,
  assignments: readonly WantedAssignment[],
): Promise<string[]> {
  const keys: string[] = [];
  for (const [n, { roleId, scope: wanted }] of assignments.entries()) {
    const path = ['assignments', String(n)];
    const scope = scopeOfPlace(await placeOfWanted(change, wanted, ...path, 'scope'));
    if (scope.tenantId !== tenantId)
      throw new DomainError(
        'INVALID',
        tenantId === null ? 'This scope is not the platform.' : 'This scope lies in another tenant.',
        [...path, 'scope'],
      );
    const key = keyOf({ roleId, scope });
    if (keys.includes(key)) throw badInput('A role is named twice on the same scope.', ...path);
    keys.push(key);
  }
  return keys;
}

function keyOf({ roleId, scope }: { readonly roleId: RoleId; readonly scope: Scope }): string {
  return `${roleId} ${scopeKey(scope)}`;
}

function isSame(one: RoleAssignment, { expiresAt, reason = one.reason }: WantedAssignment): boolean {
  return one.expiresAt === expiresAt && one.reason === reason;
}

async function inPlace<T>(n: number, part: () => Promise<T>): Promise<T> {
  try {
    return await part();
  } catch (error) {
    throw error instanceof DomainError && error.code !== 'FORBIDDEN' ? placed(error, 'assignments', String(n)) : error;
  }
}
