import { newId } from '../../src/core/kernel/ids.js';
import type {
  CurrentAssignment,
  CurrentDomain,
  CurrentGroup,
  CurrentMembership,
  CurrentNesting,
  CurrentPerson,
  CurrentRole,
  CurrentTenant,
} from '../../src/core/provisioning/current-tenant.js';
import { assignmentKey, membershipKey, nestingKey, type Keyed } from '../../src/core/provisioning/desired-tenant.js';
import type { Change } from '../../src/core/provisioning/tenant-changes.js';

type Open<T> = { -readonly [K in keyof T]: T[K] extends Keyed<infer V> ? Map<string, V> : T[K] };

/**
 * What a tenant looks like after changes: the storage's work on plain maps. It is stricter than the storage: nothing may
 * be made twice, refer to what is not there, or be removed while something still refers to it.
 */
export function applied(before: CurrentTenant, changes: readonly Change[]): CurrentTenant {
  const tenant: Open<CurrentTenant> = {
    tenant: before.tenant,
    accounts: new Map(before.accounts),
    people: new Map(before.people),
    groups: new Map(before.groups),
    nestings: new Map(before.nestings),
    memberships: new Map(before.memberships),
    domains: new Map(before.domains),
    roles: new Map(before.roles),
    assignments: new Map(before.assignments),
  };
  for (const change of changes) apply(tenant, change);
  return tenant;
}

function apply(tenant: Open<CurrentTenant>, change: Change): void {
  switch (change.kind) {
    case 'createTenant':
    case 'updateTenant':
      for (const { name, description } of change.of) {
        const ids = { id: newId('ten'), directoryId: newId('dir') };
        tenant.tenant = { ...(tenant.tenant ?? ids), name, description };
      }
      break;
    case 'revokeAssignments':
      for (const { id } of change.of) remove(tenant.assignments, (assignment) => assignment.id === id);
      break;
    case 'removeMemberships':
      for (const membership of change.of) remove(tenant.memberships, (one) => isSame(one, membership));
      break;
    case 'removeNestings':
      for (const { parentId, childId } of change.of)
        remove(tenant.nestings, (one) => one.parentId === parentId && one.childId === childId);
      break;
    case 'removeGroups':
      for (const { key } of change.of) {
        refuse([...tenant.memberships.values()].some(({ group }) => group === key));
        refuse([...tenant.nestings.values()].some(({ parent, child }) => parent === key || child === key));
        refuse([...tenant.assignments.values()].some(({ principal: p }) => p.kind === 'GROUP' && p.key === key));
        remove(tenant.groups, (group) => group.key === key);
      }
      break;
    case 'removeDomains':
      for (const { key } of change.of) {
        refuse([...tenant.assignments.values()].some(({ domain }) => domain === key));
        remove(tenant.domains, (domain) => domain.key === key);
      }
      for (const { parent } of tenant.domains.values()) refuse(parent !== null && !tenant.domains.has(parent));
      break;
    case 'revokeAccess':
      for (const { key } of change.of) {
        refuse([...tenant.memberships.values()].some(({ person }) => person === key));
        refuse([...tenant.assignments.values()].some(({ principal: p }) => p.kind === 'PERSON' && p.key === key));
        remove(tenant.people, (person) => person.key === key);
      }
      break;
    case 'createUsers':
      for (const { key } of change.of) add(tenant.accounts, key, newId('usr'));
      break;
    case 'grantAccess':
      for (const { key } of change.of) {
        const there = tenant.people.get(key);
        const person: CurrentPerson = there ?? { key, id: get(tenant.accounts, key), managed: true, inDirectory: true };
        tenant.people.set(key, { ...person, inDirectory: true });
      }
      break;
    case 'changeGroups':
      for (const { id, key, name, description } of change.of) renameGroup(tenant, id, { key, name, description });
      break;
    case 'createGroups':
      for (const { key, name, description } of change.of) {
        const group: CurrentGroup = { key, id: newId('grp'), name, description, managed: true, held: false };
        add(tenant.groups, key, group);
      }
      break;
    case 'addNestings':
      for (const { parent, child } of change.of) {
        const [parentId, childId] = [get(tenant.groups, parent).id, get(tenant.groups, child).id];
        const nesting: CurrentNesting = { parent, child, parentId, childId };
        add(tenant.nestings, nestingKey(parent, child), nesting);
      }
      break;
    case 'changeMemberships':
      for (const { membership, role } of change.of) {
        remove(tenant.memberships, (one) => isSame(one, membership));
        add(tenant.memberships, membershipKey(membership.group, membership.person), { ...membership, role });
      }
      break;
    case 'addMemberships':
      for (const { group, person, role } of change.of) {
        const [groupId, userId] = [get(tenant.groups, group).id, get(tenant.people, person).id];
        const membership: CurrentMembership = { group, person, groupId, userId, role, managed: true, lapsed: false };
        add(tenant.memberships, membershipKey(group, person), membership);
      }
      break;
    case 'changeDomains':
      for (const { key, description } of change.of)
        tenant.domains.set(key, { ...get(tenant.domains, key), description });
      break;
    case 'createDomains':
      for (const { key, description = null } of change.of) {
        const domain: CurrentDomain = { key, id: newId('dom'), description, managed: true, parent: null, held: false };
        add(tenant.domains, key, domain);
      }
      break;
    case 'createRoles':
      for (const { key } of change.of) {
        const role: CurrentRole = { key, id: newId('rol'), permissions: [], includes: [] };
        add(tenant.roles, key, role);
      }
      break;
    case 'addRolePermissions':
      for (const { role, permission } of change.of) {
        const there = get(tenant.roles, role);
        refuse(there.permissions.includes(permission.name));
        tenant.roles.set(role, { ...there, permissions: [...there.permissions, permission.name] });
      }
      break;
    case 'addRoleIncludes':
      for (const { role, included } of change.of) {
        const there = get(tenant.roles, role);
        refuse(there.includes.includes(included) || !tenant.roles.has(included));
        tenant.roles.set(role, { ...there, includes: [...there.includes, included] });
      }
      break;
    case 'addAssignments':
      for (const wanted of change.of) {
        get<unknown>(wanted.principal.kind === 'PERSON' ? tenant.people : tenant.groups, wanted.principal.key);
        if (wanted.domain !== null) get(tenant.domains, wanted.domain);
        if (wanted.role.kind === 'CUSTOM') get(tenant.roles, wanted.role.key);
        const assignment: CurrentAssignment = { ...wanted, id: newId('asg'), managed: true, lapsed: false };
        add(tenant.assignments, assignmentKey(wanted), assignment);
      }
  }
}

function renameGroup(
  tenant: Open<CurrentTenant>,
  id: CurrentGroup['id'],
  values: Pick<CurrentGroup, 'key' | 'name' | 'description'>,
): void {
  const old = [...tenant.groups.values()].find((group) => group.id === id);
  if (!old) throw new Error('There is no such group.');
  const { key } = values;
  const now = (name: string) => (name === old.key ? key : name);
  tenant.groups.delete(old.key);
  add(tenant.groups, key, { ...old, ...values });
  if (key === old.key) return;
  const nestings = [...tenant.nestings.values()].map((one) => ({
    ...one,
    parent: now(one.parent),
    child: now(one.child),
  }));
  tenant.nestings = new Map(nestings.map((one) => [nestingKey(one.parent, one.child), one]));
  const memberships = [...tenant.memberships.values()].map((one) => ({ ...one, group: now(one.group) }));
  tenant.memberships = new Map(memberships.map((one) => [membershipKey(one.group, one.person), one]));
  const assignments = [...tenant.assignments.values()].map((one) =>
    one.principal.kind === 'GROUP' ? { ...one, principal: { ...one.principal, key: now(one.principal.key) } } : one,
  );
  tenant.assignments = new Map(assignments.map((one) => [assignmentKey(one), one]));
}

function get<T>(things: Keyed<T>, key: string): T {
  const thing = things.get(key);
  if (thing === undefined) throw new Error(`There is no '${key}'.`);
  return thing;
}

function add<T>(things: Map<string, T>, key: string, thing: T): void {
  if (things.has(key)) throw new Error(`'${key}' is there already.`);
  things.set(key, thing);
}

// By id and not by key: what is removed is named as it will be after the renaming that follows.
function remove<T>(things: Map<string, T>, wanted: (thing: T) => boolean): void {
  const found = [...things].filter(([, thing]) => wanted(thing));
  if (found.length !== 1) throw new Error('There is no such thing to remove.');
  for (const [key] of found) things.delete(key);
}

function isSame(a: CurrentMembership, b: CurrentMembership): boolean {
  return a.groupId === b.groupId && a.userId === b.userId;
}

function refuse(wrong: boolean): void {
  if (wrong) throw new Error('Something refers to what is not there, or is there twice.');
}
