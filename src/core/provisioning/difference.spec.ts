import fc from 'fast-check';
import { applied } from '../../../test/support/tenant-model.js';
import { newId } from '../kernel/ids.js';
import { noTenant, type CurrentTenant } from './current-tenant.js';
import {
  assignmentKey,
  membershipKey,
  tenantAdministrator,
  type DesiredAssignment,
  type DesiredTenant,
} from './desired-tenant.js';
import { difference, leavesNoAdministrator } from './difference.js';
import { numberOfChanges, type ChangeItem, type ChangeKind, type Difference } from './tenant-changes.js';

const people = ['ann', 'bob', 'cid', 'dot', 'eve'];
const groups = ['g0', 'g1', 'g2', 'g3', 'g4'];
const domains = ['d0', 'd1', 'd2'];
const roles = ['read', 'write'];

interface Draft {
  readonly people?: readonly string[];
  readonly administrators?: readonly string[];
  readonly groups?: readonly (
    string | { key: string; parents?: string[]; description?: string; formerKeys?: string[] }
  )[];
  readonly members?: readonly (readonly [group: string, person: string, role?: 'OWNER' | 'MEMBER'])[];
  readonly domains?: readonly string[];
  readonly grants?: readonly (readonly [group: string, role: string, domain: string | null])[];
}

function tenant(draft: Draft): DesiredTenant {
  const assignments: DesiredAssignment[] = [
    ...(draft.administrators ?? []).map((key) => ({
      principal: { kind: 'PERSON' as const, key },
      role: tenantAdministrator,
      domain: null,
    })),
    ...(draft.grants ?? []).map(([group, role, domain]) => ({
      principal: { kind: 'GROUP' as const, key: group },
      role: { kind: 'CUSTOM' as const, key: role },
      domain,
    })),
  ];
  const described = (draft.groups ?? []).map((group) => (typeof group === 'string' ? { key: group } : group));
  return {
    slug: 'acme',
    name: 'Acme',
    people: new Map((draft.people ?? []).map((key) => [key, { key, username: key }])),
    groups: new Map(
      described.map(({ key, parents = [], description = null, formerKeys = [] }) => [
        key,
        { key, name: key, description, parents, formerKeys },
      ]),
    ),
    memberships: new Map(
      (draft.members ?? []).map(([group, person, role = 'MEMBER']) => [
        membershipKey(group, person),
        { group, person, role },
      ]),
    ),
    domains: new Map((draft.domains ?? []).map((key) => [key, { key, name: key, description: `About ${key}` }])),
    roles: new Map(
      roles.map((key, n) => [
        key,
        {
          key,
          name: key,
          description: '',
          permissions: [{ name: `repo:${key}`, description: '' }],
          includes: roles.slice(0, n),
        },
      ]),
    ),
    assignments: new Map(assignments.map((assignment) => [assignmentKey(assignment), assignment])),
  };
}

const nothing = noTenant(new Map());
const after = (current: CurrentTenant, desired: DesiredTenant, prune: boolean) =>
  applied(current, difference(current, desired, { prune }).changes);
const made = (draft: Draft) => after(nothing, tenant(draft), false);

function only<K extends ChangeKind>({ changes }: Difference, kind: K): readonly ChangeItem<K>[] {
  return changes.flatMap((change) => (change.kind === kind ? (change.of as readonly ChangeItem<K>[]) : []));
}

// What a description can say about a tenant, in a form to compare.
function view(current: CurrentTenant) {
  const sorted = (texts: Iterable<string>) => [...texts].sort();
  return {
    people: sorted(current.people.keys()),
    groups: sorted([...current.groups.values()].map(({ key, name, description }) => `${key} ${name} ${description}`)),
    nestings: sorted(current.nestings.keys()),
    memberships: sorted([...current.memberships].map(([key, { role }]) => `${key} ${role}`)),
    domains: sorted([...current.domains.values()].map(({ key, description }) => `${key} ${description}`)),
    assignments: sorted(current.assignments.keys()),
  };
}

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
        expect(view(after(made(a), tenant(b), true))).toEqual(view(made(b)));
      }),
    );
  });

  it('is empty once it was applied, pruning or not', () => {
    fc.assert(
      fc.property(anyDraft, anyDraft, fc.boolean(), (a, b, prune) => {
        const again = difference(after(made(a), tenant(b), prune), tenant(b), { prune });
        expect(numberOfChanges(again.changes)).toBe(0);
      }),
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
    );
  });

  it('leaves alone what no import made, but for what leaving people have', () => {
    fc.assert(
      fc.property(anyDraft, anyDraft, fc.infiniteStream(fc.boolean()), (a, b, flags) => {
        const before = withOthersThings(made(a), () => flags.next().value as boolean);
        const now = after(before, tenant(b), true);
        const stays = (person: string) => now.people.has(person);
        for (const [key, group] of before.groups) if (!group.managed) expect(now.groups.get(key)).toEqual(group);
        for (const [key, domain] of before.domains) if (!domain.managed) expect(now.domains.get(key)).toEqual(domain);
        for (const [key, person] of before.people) if (!person.managed) expect(now.people.get(key)).toEqual(person);
        const memberships = [...before.memberships.values()].filter((one) => !one.managed && stays(one.person));
        expect(roles4(now.memberships)).toEqual(expect.arrayContaining(roles4(memberships)));
        const kept = [...before.assignments.values()].filter(
          ({ managed, principal }) => !managed && (principal.kind === 'GROUP' || stays(principal.key)),
        );
        const ids = [...now.assignments.values()].map(({ id }) => id);
        expect(ids).toEqual(expect.arrayContaining(kept.map(({ id }) => id)));
      }),
    );
  });

  it('counts what it changes', () => {
    fc.assert(
      fc.property(anyDraft, anyDraft, (a, b) => {
        const { counts, ...found } = difference(made(a), tenant(b), { prune: true });
        expect(counts.groups.created).toBe(only(found as Difference, 'createGroups').length);
        expect(counts.groups.removed).toBe(only(found as Difference, 'removeGroups').length);
        expect(counts.memberships.described).toBe(tenant(b).memberships.size);
        for (const { leftOver } of Object.values(counts)) expect(leftOver).toBe(0);
      }),
    );
  });
});

// The same snapshot with some rows made by others.
function withOthersThings(current: CurrentTenant, flag: () => boolean): CurrentTenant {
  const some = <T extends { managed: boolean }>(things: ReadonlyMap<string, T>) =>
    new Map([...things].map(([key, thing]) => [key, { ...thing, managed: flag() }]));
  return {
    ...current,
    people: some(current.people),
    groups: some(current.groups),
    memberships: some(current.memberships),
    domains: some(current.domains),
    assignments: some(current.assignments),
  };
}

function roles4(
  memberships: CurrentTenant['memberships'] | readonly { groupId: string; userId: string; role: string }[],
) {
  return [...memberships.values()].map(({ groupId, userId, role }) => `${groupId} ${userId} ${role}`);
}
