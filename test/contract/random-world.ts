import type { RoleAssignment } from '../../src/core/assignments/assignment.js';
import type { Directory, Tenant } from '../../src/core/tenants/tenant.js';
import type { User } from '../../src/core/users/user.js';
import { World } from '../support/builders.js';
import { Dice, distinctNames, names } from './dice.js';

/**
 * A small instance full of borderline cases: three tenants with people in several of them, nested groups with diamonds,
 * roles that include others, and rows that no rule would have written, from one tenant into another.
 */
export function randomWorld(seed: number): World {
  const dice = new Dice(seed);
  const world = new World((prefix) => dice.id(prefix));
  const tenants = ['one', 'two', 'three'].map((slug) =>
    world.tenant({
      slug,
      name: dice.pick(names),
      status: dice.pick(['ACTIVE', 'DEACTIVATED']),
      createdAt: dice.time(),
    }),
  );
  for (const tenant of tenants) fillTenant(world, dice, tenant);
  addPeople(world, dice);
  addPermissionsAndRoles(world, dice, tenants);
  addMembers(world, dice);
  addAssignments(world, dice, tenants);
  plant(world, dice);
  return world;
}

/** Rows from one tenant into another, which no rule would have written, and the office of the first few people. */
function plant(world: World, dice: Dice): void {
  const isNew = (principal: { readonly id: string }, role: { readonly id: string }, scopeId: string | null) =>
    !world.assignments.some(
      (one) =>
        one.principalId === principal.id &&
        one.roleId === role.id &&
        (one.scope.domainId ?? one.scope.tenantId) === scopeId,
    );
  for (const principal of [...world.users.slice(0, 3), ...world.serviceAccounts.slice(0, 1)]) {
    const role = dice.pick(world.roles.filter(({ tenantId }) => tenantId === null));
    if (isNew(principal, role, null)) world.assign(principal, role, null);
  }
  for (const [n, here] of world.tenants.entries()) {
    const there = world.tenants[(n + 1) % world.tenants.length] as Tenant;
    const of = <T extends { readonly tenantId: Tenant['id'] | null }>(things: readonly T[], { id }: Tenant) =>
      dice.pick(things.filter(({ tenantId }) => tenantId === id));
    // Not all the way round, which would be a circle.
    if (n > 0) world.include(of(world.roles, here), of(world.roles, there));
    const [group, role, domain] = [of(world.groups, here), of(world.roles, here), of(world.domains, there)];
    if (isNew(group, role, domain.id)) claim(world, here, world.assign(group, role, domain));
    for (const account of world.serviceAccounts.filter(({ tenantId }) => tenantId === there.id))
      if (!world.memberships.some(({ groupId, memberId }) => groupId === group.id && memberId === account.id))
        world.member(group, account);
  }
}

/** Makes an assignment say that its scope is of another tenant than it is. */
function claim(world: World, { id }: Tenant, assignment: RoleAssignment): void {
  world.assignments[world.assignments.indexOf(assignment)] = {
    ...assignment,
    scope: { ...assignment.scope, tenantId: id },
  };
}

function fillTenant(world: World, dice: Dice, tenant: Tenant): void {
  const times = () => ({ createdAt: dice.time(), updatedAt: dice.time() });
  const directories = distinctNames(dice, 2).map((name) => world.directory(tenant, { name, ...times() }));
  for (const name of distinctNames(dice, 2)) {
    const domain = world.domain(tenant, { name, managementSource: dice.pick(['LOCAL', 'IMPORTED']), ...times() });
    for (const inner of distinctNames(dice, 2)) {
      const child = world.domain(domain, { name: inner, ...times() });
      if (dice.once(2)) world.domain(child, { name: dice.pick(names), ...times() });
    }
  }
  const groups = directories.flatMap((directory) =>
    distinctNames(dice, 5).map((name) =>
      world.group(directory, {
        name,
        kind: dice.pick(['SECURITY', 'DISTRIBUTION_LIST', 'TEAM']),
        status: dice.pick(['ACTIVE', 'DISABLED']),
        managementSource: dice.pick(['LOCAL', 'SYNCED']),
        system: dice.once(3),
        ...times(),
      }),
    ),
  );
  // Only downwards in the list, so that there is no circle; densely, so that there are diamonds.
  for (const [n, parent] of groups.entries())
    for (const child of groups.slice(n + 1)) if (dice.once(5)) world.nest(parent, child);
  for (const name of distinctNames(dice, 3))
    world.serviceAccount(tenant, { name, status: dice.pick(['ACTIVE', 'DISABLED']), ...times() });
}

function addPeople(world: World, dice: Dice): void {
  for (const [n, name] of distinctNames(dice, 34).entries()) {
    const user = world.user(person(dice, n, name));
    for (const directory of world.directories)
      if (dice.once(4)) world.place(user, directory, dice.pick(['ACTIVE', 'ACTIVE', 'SUSPENDED']));
    // Access to a tenant without a place in any of its directories.
    const tenant = dice.pick(world.tenants);
    if (dice.once(5) && !world.tenantAccesses.some((one) => one.userId === user.id && one.tenantId === tenant.id))
      world.tenantAccesses.push({
        userId: user.id,
        tenantId: tenant.id,
        managementSource: 'INVITED',
        createdAt: dice.time(),
      });
    if (dice.once(3)) world.identity(user, { provider: dice.pick(['github', 'google']), createdAt: dice.time() });
  }
}

function person(dice: Dice, n: number, name: string): Partial<User> {
  return {
    username: name,
    displayName: dice.pick(names),
    givenName: dice.maybe(dice.pick(names)),
    familyName: dice.maybe(dice.pick(names)),
    nickname: dice.maybe(dice.pick(names)),
    externalId: dice.maybe(`${dice.pick(['x', 'X', 'null', "'", '%', '\\', 'é', 'x y', '😀'])}${n}`),
    email: dice.maybe(
      `${dice.pick(['Ann', 'ann', 'änn', '%', "o'b"])}${n}@${dice.pick(['x.io', 'X.io', 'bücher.example'])}`,
    ),
    emailVerified: dice.once(2),
    accountStatus: dice.pick(['ACTIVE', 'ACTIVE', 'INVITED', 'DEACTIVATED']),
    claimStatus: dice.pick(['MANAGED', 'UNMANAGED']),
    managementSource: dice.pick(['LOCAL', 'INVITED', 'SYNCED', 'IMPORTED']),
    restricted: dice.once(4),
    mfaEnabled: dice.once(2),
    lastActiveAt: dice.maybe(dice.time()),
    deletionScheduledAt: dice.once(5) ? dice.time() : null,
    createdAt: dice.time(),
    updatedAt: dice.time(),
  };
}

function addPermissionsAndRoles(world: World, dice: Dice, tenants: readonly Tenant[]): void {
  for (const name of ['user:read', 'user:create', 'group:read', 'repo:write', 'a-b:c', 'null:null', 'z:a'])
    world.permission(name, { system: dice.once(2) });
  for (const tenant of [null, ...tenants])
    for (const name of distinctNames(dice, 4)) {
      const level = dice.pick(['ADMIN', 'USER'] as const);
      const role = world.role(tenant, {
        name,
        level,
        isDefault: dice.once(4),
        createdAt: dice.time(),
        updatedAt: dice.time(),
      });
      for (const permission of world.permissions) if (dice.once(4)) world.allow(role, permission);
      for (const earlier of world.roles.slice(0, -1))
        if (dice.once(3) && (earlier.tenantId === null || earlier.tenantId === role.tenantId))
          world.include(role, earlier);
    }
}

function addMembers(world: World, dice: Dice): void {
  const principals = [...world.users, ...world.groups];
  for (const group of world.groups) {
    const people = world.users.filter((user) =>
      // Now and then somebody who has no access to the tenant at all: such a row is planted.
      world.tenantAccesses.some((one) => one.userId === user.id && one.tenantId === group.tenantId)
        ? dice.once(5)
        : dice.once(40),
    );
    const programs = world.serviceAccounts.filter(({ tenantId }) => dice.once(tenantId === group.tenantId ? 4 : 20));
    for (const member of [...people, ...programs])
      world.member(group, member, {
        role: dice.pick(['OWNER', 'MEMBER']),
        managementSource: dice.pick(['LOCAL', 'SYNCED', 'IMPORTED']),
        addedAt: dice.time(),
        addedBy: dice.once(3) ? dice.pick(principals).id : null,
        expiresAt: dice.end(),
      });
  }
}

function addAssignments(world: World, dice: Dice, tenants: readonly Tenant[]): void {
  const principals = [...world.users, ...world.groups, ...world.groups, ...world.serviceAccounts];
  const given = new Set<string>();
  for (let n = 0; n < 90; n++) {
    const planted = dice.once(10);
    const tenant = dice.pick(tenants);
    const isOf = ({ tenantId }: { readonly tenantId: Tenant['id'] | null }) =>
      planted || tenantId === null || tenantId === tenant.id;
    const principal = dice.pick(principals.filter((one) => !('tenantId' in one) || isOf(one)));
    const role = dice.pick(world.roles.filter(isOf));
    const domains = world.domains.filter(isOf);
    const directories: readonly Directory[] = world.directories.filter(isOf);
    const on = dice.pick([null, tenant, dice.pick(directories), dice.pick(domains), dice.pick(domains)]);
    const key = `${principal.id} ${role.id} ${on?.id}`;
    if (given.has(key)) continue;
    given.add(key);
    const assignment = world.assign(principal, role, on, {
      managementSource: dice.pick(['LOCAL', 'IMPORTED']),
      createdAt: dice.time(),
      createdBy: dice.once(3) ? dice.pick(world.users).id : null,
      expiresAt: dice.end(),
    });
    if (planted && on !== null && !('slug' in on)) claim(world, tenant, assignment);
  }
}
