import { assignmentFields } from '../../src/core/assignments/assignment-fields.js';
import type { RoleAssignment } from '../../src/core/assignments/assignment.js';
import { groupFields } from '../../src/core/groups/group-fields.js';
import type { Group } from '../../src/core/groups/group.js';
import type { ConditionValue } from '../../src/core/kernel/condition.js';
import {
  newId,
  type DomainId,
  type GroupId,
  type Id,
  type IdPrefix,
  type PrincipalId,
  type RoleId,
  type TenantId,
} from '../../src/core/kernel/ids.js';
import { emailDomain, textKey } from '../../src/core/kernel/text.js';
import { permissionFields, roleFields } from '../../src/core/roles/role-fields.js';
import type { Permission, Role } from '../../src/core/roles/role.js';
import { directoryFields, domainFields, tenantFields } from '../../src/core/tenants/tenant-fields.js';
import type { Directory, Domain, Tenant } from '../../src/core/tenants/tenant.js';
import { principalFields, serviceAccountFields, userFields } from '../../src/core/users/user-fields.js';
import { userStatus, type ServiceAccount, type User } from '../../src/core/users/user.js';
import type { ListModel, RelationArguments, RelationModel } from './expected-list.js';
import type { Principal, SeenWorld } from './seen-world.js';

/** The value that a thing has under a field's own name. */
function ownValue(item: object, field: string): ConditionValue {
  return (item as Readonly<Record<string, ConditionValue>>)[field] ?? null;
}

/** The ids of these things under an argument's name, and one that nothing has. */
function each(name: string, prefix: IdPrefix, ...things: (readonly { readonly id: Id }[])[]): RelationArguments[] {
  return [...things.flat().map(({ id }) => id), newId(prefix)].map((id) => ({ [name]: id }));
}

/** All of them directly and transitively. */
function bothWays(asked: readonly RelationArguments[]): RelationArguments[] {
  return asked.flatMap((args) => [false, true].map((transitive) => ({ ...args, transitive })));
}

/** The id of a thing with the type of another: it has the right bytes, and is nobody's. */
export function retyped<P extends IdPrefix>(prefix: P, thing: { readonly id: Id } | undefined): Id<P> {
  return `${prefix}_${thing?.id.slice(4) ?? ''}`;
}

function relation<T>(
  asked: RelationModel<T>['asked'],
  holds: (item: T, args: RelationArguments) => boolean,
): RelationModel<T> {
  return { asked, holds };
}

/** Tenants. */
export function tenantList(): ListModel<Tenant> {
  const search = ({ name, slug }: Tenant) => [textKey(name), slug];
  return { fields: tenantFields, value: ownValue, key: ({ id }) => id, search, relations: {} };
}

/** Directories. */
export function directoryList({ world }: SeenWorld): ListModel<Directory> {
  return {
    fields: directoryFields,
    value: ownValue,
    key: ({ id }) => id,
    search: ({ name }) => [textKey(name)],
    relations: { inTenant: ofTenant(world) },
  };
}

/** Domains. */
export function domainList(seen: SeenWorld): ListModel<Domain> {
  const { world } = seen;
  return {
    fields: domainFields,
    value: ownValue,
    key: ({ id }) => id,
    search: ({ path }) => [textKey(path)],
    relations: {
      inTenant: ofTenant(world),
      under: relation(
        each('domainId', 'dom', world.domains),
        ({ id }, { domainId }) =>
          id !== domainId && seen.sees(String(domainId)) && seen.domainsIn(domainId as DomainId).has(id),
      ),
    },
  };
}

/** People. */
export function userList(seen: SeenWorld): ListModel<User> {
  const { world } = seen;
  const { memberOf, hasRole } = principalRelations<User>(seen);
  return {
    fields: userFields,
    value: (user, field) => {
      if (field === 'status') return userStatus(user, seen.places(user.id));
      if (field === 'emailVerified') return seen.seesEmail(user.id) ? user.emailVerified : null;
      return field === 'emailDomain' ? user.email && emailDomain(user.email) : ownValue(user, field);
    },
    key: ({ id }) => id,
    search: (user) =>
      [user.username, user.displayName, user.givenName, user.familyName, user.nickname].map(
        (text) => text && textKey(text),
      ),
    relations: {
      memberOf,
      hasRole,
      hasAccessTo: accessTo(seen),
      inTenant: relation(each('tenantId', 'ten', world.tenants), ({ id }, { tenantId }) =>
        seen.isInTenant(id, tenantId as TenantId),
      ),
      inDirectory: relation(each('directoryId', 'dir', world.directories), ({ id }, { directoryId }) =>
        seen.directoryAccesses.some((one) => one.userId === id && one.directoryId === directoryId),
      ),
    },
  };
}

/** Service accounts. */
export function serviceAccountList({ world }: SeenWorld): ListModel<ServiceAccount> {
  return {
    fields: serviceAccountFields,
    value: ownValue,
    key: ({ id }) => id,
    search: ({ name }) => [textKey(name)],
    relations: { inTenant: ofTenant(world) },
  };
}

/** Principals of all kinds. */
export function principalList(seen: SeenWorld): ListModel<Principal> {
  return {
    fields: principalFields,
    value: ownValue,
    key: ({ id }) => id,
    search: ({ displayName }) => [textKey(displayName)],
    relations: {
      ...principalRelations<Principal>(seen),
      inTenant: relation(
        each('tenantId', 'ten', seen.world.tenants),
        ({ id, tenantId: own }, { tenantId }) => own === tenantId || seen.isInTenant(id, tenantId as TenantId),
      ),
    },
  };
}

/** Groups. */
export function groupList(seen: SeenWorld): ListModel<Group> {
  const { world } = seen;
  return {
    fields: groupFields,
    value: ownValue,
    key: ({ id }) => id,
    search: ({ name }) => [textKey(name)],
    relations: {
      inTenant: ofTenant(world),
      hasRole: principalRelations<Group>(seen).hasRole,
      hasAccessTo: accessTo(seen),
      hasMember: relation(
        bothWays(each('principalId', 'usr', world.users, world.serviceAccounts)),
        ({ id }, { principalId, transitive }) => seen.isMember(principalId as PrincipalId, id, transitive === true),
      ),
      under: relation(
        each('groupId', 'grp', world.groups),
        ({ id }, { groupId }) => id !== groupId && seen.sees(String(groupId)) && seen.below(groupId as GroupId).has(id),
      ),
      isRoot: relation(
        [{ value: true }, { value: false }],
        ({ id }, { value }) =>
          world.nestings.every(({ parentId, childId }) => childId !== id || !seen.sees(parentId)) === value,
      ),
    },
  };
}

/** Roles. */
export function roleList(seen: SeenWorld): ListModel<Role> {
  const { world } = seen;
  return {
    fields: roleFields,
    value: ownValue,
    key: ({ id }) => id,
    search: ({ name }) => [textKey(name)],
    relations: {
      inTenant: relation(
        each('tenantId', 'ten', world.tenants),
        (role, { tenantId }) => role.tenantId === null || role.tenantId === tenantId,
      ),
      hasPermission: relation(
        ['no:such', ...world.permissions.map(({ name }) => name)].map((permission) => ({ permission })),
        ({ id }, { permission }) => seen.permissionsOf(id, true).has(String(permission)),
      ),
    },
  };
}

/** The catalogue of permissions. */
export const permissionList: ListModel<Permission> = {
  fields: permissionFields,
  value: ownValue,
  key: ({ name }) => name,
  search: ({ name }) => [name],
  relations: {},
};

/** Role assignments. */
export function assignmentList(seen: SeenWorld): ListModel<RoleAssignment> {
  const { world } = seen;
  return {
    fields: assignmentFields,
    value: (assignment, field) => {
      if (field === 'principalKind') return seen.principal(assignment.principalId).kind;
      if (field === 'scopeKind') return assignment.scope.kind;
      if (field === 'directoryId' || field === 'domainId') return assignment.scope[field];
      return ownValue(assignment, field);
    },
    key: ({ id }) => id,
    search: () => [],
    relations: {
      inTenant: relation(
        each('tenantId', 'ten', world.tenants),
        ({ scope }, { tenantId }) => scope.tenantId === tenantId,
      ),
      coversDomain: relation(each('domainId', 'dom', world.domains), (assignment, { domainId }) =>
        seen.covers(assignment, domainId as DomainId),
      ),
    },
  };
}

/** The same list over rows that hold its things as something else, and have facts of their own. */
export function onRows<T, R>(
  list: ListModel<T>,
  nodeOf: (row: R) => T,
  facts: Pick<ListModel<R>, 'fields' | 'value'> = { fields: {}, value: () => null },
): ListModel<R> {
  const relations = Object.entries(list.relations).map(([name, { asked, holds }]): [string, RelationModel<R>] => [
    name,
    { asked, holds: (row, args) => holds(nodeOf(row), args) },
  ]);
  return {
    fields: { ...list.fields, ...facts.fields },
    value: (row, field) => (field in facts.fields ? facts.value(row, field) : list.value(nodeOf(row), field)),
    key: (row) => list.key(nodeOf(row)),
    search: (row) => list.search(nodeOf(row)),
    relations: Object.fromEntries(relations),
  };
}

function ofTenant<T extends { readonly tenantId: TenantId }>({ tenants }: SeenWorld['world']): RelationModel<T> {
  return relation(each('tenantId', 'ten', tenants), (item, { tenantId }) => item.tenantId === tenantId);
}

function principalRelations<T extends { readonly id: PrincipalId }>(seen: SeenWorld) {
  const { groups, roles } = seen.world;
  return {
    memberOf: relation<T>(bothWays(each('groupId', 'grp', groups)), ({ id }, { groupId, transitive }) =>
      seen.isMember(id, groupId as GroupId, transitive === true),
    ),
    hasRole: relation<T>(bothWays(each('roleId', 'rol', roles)), ({ id }, { roleId, transitive }) =>
      seen.hasRole(id, roleId as RoleId, transitive === true),
    ),
  };
}

function accessTo<T extends { readonly id: PrincipalId }>(seen: SeenWorld): RelationModel<T> {
  return relation(each('domainId', 'dom', seen.world.domains), ({ id }, { domainId }) =>
    seen.hasAccessTo(id, domainId as DomainId),
  );
}
