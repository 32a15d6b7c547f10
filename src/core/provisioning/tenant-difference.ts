import type { CurrentDomain, CurrentTenant } from './current-tenant.js';
import type { DesiredTenant } from './desired-tenant.js';
import type { DifferenceOptions, PartialDifference } from './tenant-changes.js';

/** What has to be done to the tenant's own row. */
export function tenantDifference({ tenant }: CurrentTenant, desired: DesiredTenant): PartialDifference {
  const name = desired.name ?? tenant?.name ?? desired.slug;
  const description = desired.description ?? tenant?.description ?? null;
  const values = { slug: desired.slug, name, description };
  const differs = tenant !== null && (tenant.name !== name || tenant.description !== description);
  const kind = tenant ? 'updateTenant' : 'createTenant';
  return {
    changes: tenant === null || differs ? [{ kind, of: [values] }] : [],
    counts: {
      tenants: { described: 1, created: tenant ? 0 : 1, changed: differs ? 1 : 0, removed: 0, leftOver: 0 },
    },
  };
}

/** The keys of people whose access to the tenant is to be taken: an import gave it, and they are no longer named. */
export function leavingPeople(current: CurrentTenant, desired: DesiredTenant, prune: boolean): ReadonlySet<string> {
  const gone = [...current.people.values()].filter((person) => person.managed && !desired.people.has(person.key));
  return new Set(prune ? gone.map((person) => person.key) : []);
}

/** Accounts that are missing, and who gets or loses access to the tenant. Accounts are never removed. */
export function accessDifference(
  current: CurrentTenant,
  desired: DesiredTenant,
  { prune }: DifferenceOptions,
): PartialDifference {
  const people = [...desired.people.values()];
  const created = people.filter(({ key }) => !current.accounts.has(key));
  const granted = people.filter(({ key }) => !current.people.get(key)?.inDirectory);
  const leaving = leavingPeople(current, desired, prune);
  const absent = [...current.people.values()].filter(({ key, managed }) => managed && !desired.people.has(key));
  const described = people.length;
  const leftOver = prune ? 0 : absent.length;
  return {
    changes: [
      { kind: 'createUsers', of: created },
      { kind: 'grantAccess', of: granted },
      { kind: 'revokeAccess', of: absent.filter(({ key }) => leaving.has(key)) },
    ],
    counts: {
      people: { described, created: created.length, changed: 0, removed: 0, leftOver: 0 },
      accesses: { described, created: granted.length, changed: 0, removed: leaving.size, leftOver },
    },
  };
}

/** Which domains are missing, described differently, or no longer described. */
export function domainDifference(
  current: CurrentTenant,
  desired: DesiredTenant,
  { prune }: DifferenceOptions,
): PartialDifference {
  const created = [...desired.domains.values()].filter(({ key }) => !current.domains.has(key));
  const changed = [...desired.domains.values()].flatMap(({ key, description }) => {
    const there = current.domains.get(key);
    const differs = there?.managed && description !== undefined && description !== there.description;
    return differs ? [{ id: there.id, key, description }] : [];
  });
  const absent = [...current.domains.values()].filter(({ key, managed }) => managed && !desired.domains.has(key));
  const removed = prune ? removableDomains(absent, current, leavingPeople(current, desired, prune)) : [];
  return {
    changes: [
      { kind: 'createDomains', of: created },
      { kind: 'changeDomains', of: changed },
      { kind: 'removeDomains', of: removed },
    ],
    counts: {
      domains: {
        described: desired.domains.size,
        created: created.length,
        changed: changed.length,
        removed: removed.length,
        leftOver: absent.length - removed.length,
      },
    },
  };
}

// A domain stays while anything stays on or under it that no import made.
function removableDomains(
  absent: readonly CurrentDomain[],
  current: CurrentTenant,
  leaving: ReadonlySet<string>,
): CurrentDomain[] {
  const kept = new Set([...current.domains.keys()]);
  for (const { key, held } of absent) if (!held) kept.delete(key);
  for (const { managed, domain, principal } of current.assignments.values()) {
    const goes = managed || (principal.kind === 'PERSON' && leaving.has(principal.key));
    if (!goes && domain !== null) kept.add(domain);
  }
  for (const key of [...kept]) {
    let above = current.domains.get(key)?.parent ?? null;
    while (above !== null && !kept.has(above)) {
      kept.add(above);
      above = current.domains.get(above)?.parent ?? null;
    }
  }
  return absent.filter(({ key }) => !kept.has(key));
}

/** Which of the described roles are missing, or lack something. Roles are never removed. */
export function roleDifference(current: CurrentTenant, desired: DesiredTenant): PartialDifference {
  const roles = [...desired.roles.values()];
  const created = roles.filter(({ key }) => !current.roles.has(key));
  const newPermissions = roles.flatMap(({ key: role, permissions }) =>
    permissions
      .filter(({ name }) => !current.roles.get(role)?.permissions.includes(name))
      .map((permission) => ({ role, permission })),
  );
  const newIncludes = roles.flatMap(({ key: role, includes }) =>
    includes
      .filter((included) => !current.roles.get(role)?.includes.includes(included))
      .map((included) => ({ role, included })),
  );
  const extended = new Set([...newPermissions, ...newIncludes].map(({ role }) => role));
  for (const { key } of created) extended.delete(key);
  return {
    changes: [
      { kind: 'createRoles', of: created },
      { kind: 'addRolePermissions', of: newPermissions },
      { kind: 'addRoleIncludes', of: newIncludes },
    ],
    counts: {
      roles: { described: roles.length, created: created.length, changed: extended.size, removed: 0, leftOver: 0 },
    },
  };
}
