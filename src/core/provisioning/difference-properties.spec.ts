import fc from 'fast-check';
import { tried } from '../../../test/support/seed.js';
import {
  after,
  made,
  roles,
  tenant,
  view,
  wanted,
  withOthersThings,
  type Draft,
} from '../../../test/support/described-tenant.js';
import type { CurrentTenant } from './current-tenant.js';
import { difference } from './difference.js';
import { numberOfChanges, type ChangeKind } from './tenant-changes.js';

const people = ['ann', 'bob', 'cid', 'dot', 'eve'];
const groups = ['g0', 'g1', 'g2', 'g3', 'g4'];
const domains = ['d0', 'd1', 'd2'];

const subset = <T>(items: readonly T[]) => fc.subarray([...items]);
const anyDraft: fc.Arbitrary<Draft> = fc
  .record({
    people: subset(people),
    groups: fc.shuffledSubarray(groups),
    domains: subset(domains),
    picks: fc.infiniteStream(fc.nat({ max: 3 })),
  })
  .map((draft) => {
    const pick = () => draft.picks.next().value as number;
    const roleOf = () => (pick() % 2 ? 'OWNER' : 'MEMBER');
    return {
      people: draft.people,
      administrators: draft.people.filter(() => pick() === 0),
      // A group may be in any that comes before it, so that there is no circle.
      groups: draft.groups.map((key, n) => ({
        key,
        parents: draft.groups.slice(0, n).filter(() => pick() === 0),
        description: `Version ${pick()}`,
        formerKeys: groups.filter(() => pick() === 0),
      })),
      members: draft.groups.flatMap((group) =>
        draft.people.flatMap((person) => (pick() ? [[group, person, roleOf()] as const] : [])),
      ),
      domains: draft.domains,
      grants: draft.groups.flatMap((group) =>
        [...draft.domains, null].flatMap((domain) =>
          roles.flatMap((role) => (pick() === 0 ? [[group, role, domain] as const] : [])),
        ),
      ),
    };
  });

describe('the difference between a tenant and its description', () => {
  it('turns any imported tenant into any described one when it prunes', () => {
    fc.assert(
      fc.property(anyDraft, anyDraft, (a, b) => {
        expect(view(after(made(a), tenant(b), true))).toEqual(wanted(tenant(b)));
      }),
      tried(100),
    );
  });

  it('is empty once it was applied, pruning or not', () => {
    fc.assert(
      fc.property(anyDraft, anyDraft, fc.boolean(), (a, b, prune) => {
        const again = difference(after(made(a), tenant(b), prune), tenant(b), { prune });
        expect(numberOfChanges(again.changes)).toBe(0);
      }),
      tried(100),
    );
  });

  it('loses no person, group, member or domain when it does not prune', () => {
    fc.assert(
      fc.property(anyDraft, anyDraft, (a, b) => {
        const before = made(a);
        const now = after(before, tenant(b), false);
        expect([...now.people.keys()]).toEqual(expect.arrayContaining([...before.people.keys()]));
        expect([...now.domains.keys()]).toEqual(expect.arrayContaining([...before.domains.keys()]));
        const ids = [...now.groups.values()].map(({ id }) => id);
        expect(ids).toEqual(expect.arrayContaining([...before.groups.values()].map(({ id }) => id)));
        expect(now.memberships.size).toBeGreaterThanOrEqual(before.memberships.size);
      }),
      tried(100),
    );
  });

  it('leaves alone what no import made, but for what leaving people have', () => {
    fc.assert(
      fc.property(anyDraft, anyDraft, fc.infiniteStream(fc.boolean()), (a, b, flags) => {
        const before = withOthersThings(made(a), () => flags.next().value as boolean);
        const now = unlessCircle(() => after(before, tenant(b), true));
        const stays = (person: string) => now.people.has(person);
        for (const [key, group] of before.groups) if (!group.managed) expect(now.groups.get(key)).toEqual(group);
        for (const [key, domain] of before.domains) if (!domain.managed) expect(now.domains.get(key)).toEqual(domain);
        for (const [key, person] of before.people) if (!person.managed) expect(now.people.get(key)).toEqual(person);
        const memberships = [...before.memberships.values()].filter((one) => !one.managed && stays(one.person));
        expect(inGroups(now.memberships)).toEqual(expect.arrayContaining(inGroups(memberships)));
        const kept = [...before.assignments.values()].filter(
          ({ managed, principal }) => !managed && (principal.kind === 'GROUP' || stays(principal.key)),
        );
        const ids = [...now.assignments.values()].map(({ id }) => id);
        expect(ids).toEqual(expect.arrayContaining(kept.map(({ id }) => id)));
      }),
      tried(100),
    );
  });

  it('counts what it changes', () => {
    fc.assert(
      fc.property(anyDraft, anyDraft, (a, b) => {
        const { counts, changes } = difference(made(a), tenant(b), { prune: true });
        const of = (kind: ChangeKind) => changes.find((change) => change.kind === kind)?.of.length ?? 0;
        expect(counts.groups).toMatchObject({ created: of('createGroups'), removed: of('removeGroups') });
        expect(counts.domains).toMatchObject({ created: of('createDomains'), removed: of('removeDomains') });
        expect(counts.memberships).toMatchObject({
          described: tenant(b).memberships.size,
          created: of('addMemberships'),
          changed: of('changeMemberships'),
          removed: of('removeMemberships'),
        });
        const { administrators, assignments } = counts;
        expect(administrators.created + administrators.changed + assignments.created + assignments.changed).toBe(
          of('addAssignments'),
        );
        for (const { leftOver } of Object.values(counts)) expect(leftOver).toBe(0);
      }),
      tried(100),
    );
  });
});

// Nestings made by hand and described ones may contradict each other; that is refused, and tested elsewhere.
function unlessCircle<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    fc.pre(!String(error).includes('circle'));
    throw error;
  }
}

function inGroups(
  memberships: CurrentTenant['memberships'] | readonly { groupId: string; userId: string; role: string }[],
) {
  return [...memberships.values()].map(({ groupId, userId, role }) => `${groupId} ${userId} ${role}`);
}
