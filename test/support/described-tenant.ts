import { noTenant, type CurrentTenant } from '../../src/core/provisioning/current-tenant.js';
import {
  assignmentKey,
  membershipKey,
  nestingKey,
  tenantAdministrator,
  type DesiredAssignment,
  type DesiredTenant,
} from '../../src/core/provisioning/desired-tenant.js';
import { difference } from '../../src/core/provisioning/difference.js';
import { applied } from './tenant-model.js';

/** The roles of every described tenant, each of which includes the one before. */
export const roles = ['read', 'write'];

/** A description of a tenant in few words: everything by its key. */
export interface Draft {
  readonly people?: readonly string[];
  readonly administrators?: readonly string[];
  readonly groups?: readonly (
    string | { key: string; parents?: string[]; description?: string; formerKeys?: string[] }
  )[];
  readonly members?: readonly (readonly [group: string, person: string, role?: 'OWNER' | 'MEMBER'])[];
  readonly domains?: readonly string[];
  readonly grants?: readonly (readonly [group: string, role: string, domain: string | null])[];
}

/** The description that a draft stands for. */
export function tenant(draft: Draft): DesiredTenant {
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

/** The snapshot of a tenant that is not there. */
export const nothing = noTenant(new Map());

/** What becomes of a tenant that is provisioned. */
export function after(current: CurrentTenant, desired: DesiredTenant, prune: boolean): CurrentTenant {
  return applied(current, difference(current, desired, { prune }).changes);
}

/** A tenant that was imported from a draft. */
export function made(draft: Draft): CurrentTenant {
  return after(nothing, tenant(draft), false);
}

/** What a description can say about a tenant, read from a snapshot in a form to compare. */
export function view(current: CurrentTenant) {
  return {
    people: sorted(current.people.keys()),
    groups: sorted([...current.groups.values()].map(({ key, name, description }) => `${key} ${name} ${description}`)),
    nestings: sorted(current.nestings.keys()),
    memberships: sorted([...current.memberships].map(([key, { role }]) => `${key} ${role}`)),
    domains: sorted([...current.domains.values()].map(({ key, description }) => `${key} ${description}`)),
    assignments: sorted(current.assignments.keys()),
  };
}

/** The same, read from the description. */
export function wanted(desired: DesiredTenant): ReturnType<typeof view> {
  const groups = [...desired.groups.values()];
  return {
    people: sorted(desired.people.keys()),
    groups: sorted(groups.map(({ key, name, description }) => `${key} ${name} ${description}`)),
    nestings: sorted(groups.flatMap(({ key, parents }) => parents.map((parent) => nestingKey(parent, key)))),
    memberships: sorted([...desired.memberships].map(([key, { role }]) => `${key} ${role}`)),
    domains: sorted([...desired.domains.values()].map(({ key, description }) => `${key} ${description}`)),
    assignments: sorted(desired.assignments.keys()),
  };
}

function sorted(texts: Iterable<string>): string[] {
  return [...texts].sort();
}

/** The same snapshot with some rows made by others: `flag` says of each whether an import made it. */
export function withOthersThings(current: CurrentTenant, flag: () => boolean): CurrentTenant {
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
