import type { Derivation } from '../../core/access/derivation.js';
import type { RoleAssignment } from '../../core/assignments/assignment.js';
import type { Group } from '../../core/groups/group.js';
import type { Role } from '../../core/roles/role.js';
import { assignmentById } from '../assignments/assignment-loaders.js';
import type { Loaded } from '../connection/loaders.js';
import type { GraphContext } from '../context.js';
import { groupById } from '../groups/group-loaders.js';
import { roleById } from '../roles/role-loaders.js';

/** A way to a right of which the caller sees every part. */
export interface SeenDerivation {
  readonly assignment: RoleAssignment;
  readonly role: Role;
  readonly viaRoles: readonly Role[];
  readonly viaGroups: readonly Group[];
}

/** The parts of a derivation: null for what the caller does not see. */
interface Parts {
  readonly assignment: Loaded<RoleAssignment | null> | null;
  readonly role: Loaded<Role | null> | null;
  readonly viaRoles: readonly (Loaded<Role | null> | null)[];
  readonly viaGroups: readonly (Loaded<Group | null> | null)[];
}

/** The derivations of which the caller sees every part; at once when all are loaded. */
export function seenDerivations(
  context: GraphContext,
  derivations: readonly Derivation[],
): Loaded<readonly SeenDerivation[]> {
  return seenNow(context, derivations) ?? loadAndSee(context, derivations);
}

/** Loads all parts of derivations with the others of this time, so that each is there when it is asked for. */
export async function loadDerivations(context: GraphContext, derivations: readonly Derivation[]): Promise<void> {
  const assignments = new Set(derivations.map(({ assignmentId }) => assignmentId));
  const roles = new Set(derivations.flatMap(({ roleId, viaRoles }) => [roleId, ...viaRoles]));
  const groups = new Set(derivations.flatMap(({ viaGroups }) => viaGroups));
  await Promise.all([
    ...[...assignments].map((id) => assignmentById(context, id)),
    ...[...roles].map((id) => roleById(context, id)),
    ...[...groups].map((id) => groupById(context, id)),
  ]);
}

async function loadAndSee(
  context: GraphContext,
  derivations: readonly Derivation[],
): Promise<readonly SeenDerivation[]> {
  await loadDerivations(context, derivations);
  return seenNow(context, derivations) ?? [];
}

// Undefined while something is still on its way.
function seenNow(context: GraphContext, derivations: readonly Derivation[]): SeenDerivation[] | undefined {
  const all = derivations.map((derivation) => partsOf(context, derivation));
  if (all.some(isPending)) return undefined;
  return all.filter(isSeen);
}

function partsOf(context: GraphContext, { assignmentId, roleId, viaRoles, viaGroups }: Derivation): Parts {
  return {
    assignment: assignmentById(context, assignmentId),
    role: roleById(context, roleId),
    viaRoles: viaRoles.map((id) => roleById(context, id)),
    viaGroups: viaGroups.map((id) => groupById(context, id)),
  };
}

function listOf({ assignment, role, viaRoles, viaGroups }: Parts): readonly unknown[] {
  return [assignment, role, ...viaRoles, ...viaGroups];
}

function isPending(parts: Parts): boolean {
  return listOf(parts).some((part) => part instanceof Promise);
}

function isSeen(parts: Parts): parts is Parts & SeenDerivation {
  return listOf(parts).every((part) => part !== null);
}
