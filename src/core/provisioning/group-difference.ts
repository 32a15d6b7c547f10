import { closureOf } from './closure.js';
import { countInSlots } from './count.js';
import type { CurrentMembership, CurrentNesting, CurrentTenant } from './current-tenant.js';
import { assignmentKey, membershipKey, nestingKey, type DesiredTenant } from './desired-tenant.js';
import { leavingPeople } from './tenant-difference.js';
import type { Change, DifferenceOptions, NewNesting, PartialDifference } from './tenant-changes.js';

/**
 * The snapshot as it reads once groups that are described under a new name have it. A group is renamed when its former
 * name is described for another one, nothing has the new name yet, and the old one is no longer described itself.
 */
export function withRenamedGroups(current: CurrentTenant, desired: DesiredTenant): CurrentTenant {
  const newKeys = new Map<string, string>();
  for (const group of desired.groups.values()) {
    if (current.groups.has(group.key)) continue;
    const former = group.formerKeys.find(
      (key) => current.groups.get(key)?.managed && !desired.groups.has(key) && !newKeys.has(key),
    );
    if (former !== undefined) newKeys.set(former, group.key);
  }
  return newKeys.size > 0 ? rekeyed(current, (key) => newKeys.get(key) ?? key) : current;
}

function rekeyed(current: CurrentTenant, now: (key: string) => string): CurrentTenant {
  const groups = [...current.groups.values()].map((group) => ({ ...group, key: now(group.key) }));
  const nestings = [...current.nestings.values()].map((nesting) => ({
    ...nesting,
    parent: now(nesting.parent),
    child: now(nesting.child),
  }));
  const memberships = [...current.memberships.values()].map((membership) => ({
    ...membership,
    group: now(membership.group),
  }));
  const assignments = [...current.assignments.values()].map((assignment) =>
    assignment.principal.kind === 'GROUP'
      ? { ...assignment, principal: { ...assignment.principal, key: now(assignment.principal.key) } }
      : assignment,
  );
  return {
    ...current,
    groups: new Map(groups.map((group) => [group.key, group])),
    nestings: new Map(nestings.map((nesting) => [nestingKey(nesting.parent, nesting.child), nesting])),
    memberships: new Map(memberships.map((one) => [membershipKey(one.group, one.person), one])),
    assignments: new Map(assignments.map((assignment) => [assignmentKey(assignment), assignment])),
  };
}

/** What has to be done to groups, their nestings and who is in them. `current` has its groups renamed already. */
export function groupDifference(
  current: CurrentTenant,
  desired: DesiredTenant,
  options: DifferenceOptions,
): PartialDifference {
  const parts = [
    groupsOnly(current, desired, options),
    nestingDifference(current, desired, options),
    membershipDifference(current, desired, options),
  ];
  return {
    changes: parts.flatMap(({ changes }) => changes),
    counts: Object.assign({}, ...parts.map(({ counts }) => counts)) as PartialDifference['counts'],
  };
}

function groupsOnly(current: CurrentTenant, desired: DesiredTenant, { prune }: DifferenceOptions): PartialDifference {
  const created = [...desired.groups.values()].filter(({ key }) => !current.groups.has(key));
  const changed = [...desired.groups.values()].flatMap(({ key, name, description }) => {
    const there = current.groups.get(key);
    const differs = there?.managed && (there.name !== name || there.description !== description);
    return differs ? [{ id: there.id, key, name, description }] : [];
  });
  const absent = [...current.groups.values()].filter(({ key, managed }) => managed && !desired.groups.has(key));
  const inUse = groupsInUse(current, leavingPeople(current, desired, prune));
  const removed = prune ? absent.filter(({ key, held }) => !held && !inUse.has(key)) : [];
  const changes: Change[] = [
    { kind: 'createGroups', of: created },
    { kind: 'changeGroups', of: changed },
    { kind: 'removeGroups', of: removed },
  ];
  const counts = { created: created.length, changed: changed.length, removed: removed.length };
  const leftOver = absent.length - removed.length;
  return { changes, counts: { groups: { described: desired.groups.size, ...counts, leftOver } } };
}

// The groups that something hangs on which no import made, and which a removal would take along.
function groupsInUse(current: CurrentTenant, leaving: ReadonlySet<string>): ReadonlySet<string> {
  const inUse = new Set<string>();
  for (const { group, person, managed } of current.memberships.values())
    if (!managed && !leaving.has(person)) inUse.add(group);
  for (const { principal, managed } of current.assignments.values())
    if (!managed && principal.kind === 'GROUP') inUse.add(principal.key);
  for (const nesting of current.nestings.values())
    if (!isManaged(nesting, current)) inUse.add(nesting.parent).add(nesting.child);
  return inUse;
}

function isManaged({ parent, child }: CurrentNesting, { groups }: CurrentTenant): boolean {
  return (groups.get(parent)?.managed ?? false) && (groups.get(child)?.managed ?? false);
}

function nestingDifference(
  current: CurrentTenant,
  desired: DesiredTenant,
  { prune }: DifferenceOptions,
): PartialDifference {
  const wanted = [...desired.groups.values()].flatMap(({ key, parents }) =>
    parents.map((parent) => ({ parent, child: key })),
  );
  const added = wanted.filter(({ parent, child }) => !current.nestings.has(nestingKey(parent, child)));
  const wantedKeys = new Set(wanted.map(({ parent, child }) => nestingKey(parent, child)));
  const surplus = [...current.nestings.values()].filter(
    (nesting) => isManaged(nesting, current) && !wantedKeys.has(nestingKey(nesting.parent, nesting.child)),
  );
  // A group that is described is where the description puts it, and nowhere besides.
  const removed = surplus.filter(({ child }) => prune || desired.groups.has(child));
  checkForCircles(current, removed, added);
  const slot = ({ child }: { child: string }) => child;
  const leftOver = surplus.length - removed.length;
  return {
    changes: [
      { kind: 'addNestings', of: added },
      { kind: 'removeNestings', of: removed },
    ],
    counts: { nestings: countInSlots(wanted.length, { of: added, slot }, { of: removed, slot }, leftOver) },
  };
}

// The description may be a tree and still close a circle with nestings that somebody made by hand.
function checkForCircles(
  { nestings }: CurrentTenant,
  removed: readonly CurrentNesting[],
  added: readonly NewNesting[],
): void {
  const gone = new Set(removed);
  const edges = [...[...nestings.values()].filter((nesting) => !gone.has(nesting)), ...added];
  const pairs = edges.map(({ parent, child }) => [parent, child] as const);
  closureOf(new Set(added.map(({ child }) => child)), pairs);
}

function membershipDifference(
  current: CurrentTenant,
  desired: DesiredTenant,
  { prune }: DifferenceOptions,
): PartialDifference {
  const leaving = leavingPeople(current, desired, prune);
  const removed: CurrentMembership[] = [];
  let leftOver = 0;
  for (const [key, membership] of current.memberships) {
    if (desired.memberships.has(key)) continue;
    if (leaving.has(membership.person) || (membership.managed && prune)) removed.push(membership);
    else if (membership.managed) leftOver += 1;
  }
  const there = [...desired.memberships].map(([key, wanted]) => ({ wanted, found: current.memberships.get(key) }));
  const lapsed = there.flatMap(({ found }) => (found?.lapsed ? [found] : []));
  const added = there.flatMap(({ wanted, found }) => (!found || found.lapsed ? [wanted] : []));
  const changed = there.flatMap(({ wanted, found }) =>
    found?.managed && !found.lapsed && found.role !== wanted.role ? [{ membership: found, role: wanted.role }] : [],
  );
  const counts = { created: added.length, changed: changed.length, removed: removed.length, leftOver };
  return {
    changes: [
      { kind: 'addMemberships', of: added },
      { kind: 'changeMemberships', of: changed },
      { kind: 'removeMemberships', of: [...removed, ...lapsed] },
    ],
    counts: { memberships: { described: desired.memberships.size, ...counts } },
  };
}
