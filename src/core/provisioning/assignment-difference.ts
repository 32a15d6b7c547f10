import { countInSlots } from './count.js';
import type { CurrentAssignment, CurrentTenant } from './current-tenant.js';
import { slotKey, type DesiredAssignment, type DesiredTenant, type PrincipalRef } from './desired-tenant.js';
import type { Count, DifferenceOptions, PartialDifference } from './tenant-changes.js';
import { leavingPeople } from './tenant-difference.js';

/** Which roles have to be given and taken. `current` has its groups renamed already. */
export function assignmentDifference(
  current: CurrentTenant,
  desired: DesiredTenant,
  { prune }: DifferenceOptions,
): PartialDifference {
  const leaving = leavingPeople(current, desired, prune);
  const spokenOf = describedSlots(desired);
  const removed: CurrentAssignment[] = [];
  const leftOver: CurrentAssignment[] = [];
  for (const [key, assignment] of current.assignments) {
    if (desired.assignments.has(key)) continue;
    const { principal, managed } = assignment;
    const leaves = principal.kind === 'PERSON' && leaving.has(principal.key);
    if (leaves || (managed && (prune || spokenOf(assignment)))) removed.push(assignment);
    else if (managed) leftOver.push(assignment);
  }
  const found = [...desired.assignments].map(([key, wanted]) => ({ wanted, there: current.assignments.get(key) }));
  const added = found.flatMap(({ wanted, there }) => (!there || there.lapsed ? [wanted] : []));
  // What has lapsed makes room for what counts.
  const lapsed = found.flatMap(({ there }) => (there?.lapsed ? [there] : []));
  const all = [...desired.assignments.values()];
  const countOf = (kind: PrincipalRef['kind']): Count => {
    const only = <T extends { principal: PrincipalRef }>(of: readonly T[]) =>
      of.filter(({ principal }) => principal.kind === kind);
    return countInSlots(
      only(all).length,
      { of: only(added), slot: slotKey },
      { of: only(removed), slot: slotKey },
      only(leftOver).length,
    );
  };
  return {
    changes: [
      { kind: 'addAssignments', of: added },
      { kind: 'revokeAssignments', of: [...removed, ...lapsed] },
    ],
    counts: { administrators: countOf('PERSON'), assignments: countOf('GROUP') },
  };
}

// What a description says about a principal on a place is all there is to say about it: another role there is replaced,
// even a greater one. A person or group that is named without a role on the whole tenant has none there.
function describedSlots(desired: DesiredTenant): (assignment: DesiredAssignment) => boolean {
  const slots = new Set([...desired.assignments.values()].map(slotKey));
  return (assignment) => {
    const named = assignment.principal.kind === 'PERSON' ? desired.people : desired.groups;
    return slots.has(slotKey(assignment)) || (assignment.domain === null && named.has(assignment.principal.key));
  };
}
