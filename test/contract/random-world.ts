import { readingPermissions } from '../../src/core/access/visibility.js';
import type { RoleAssignment } from '../../src/core/assignments/assignment.js';
import type { Group } from '../../src/core/groups/group.js';
import type { PrincipalId } from '../../src/core/kernel/ids.js';
import type { Role } from '../../src/core/roles/role.js';
import type { Directory, Domain, Tenant } from '../../src/core/tenants/tenant.js';
import type { User } from '../../src/core/users/user.js';
import { World } from '../support/builders.js';
import { Dice, distinctNames, names } from './dice.js';

/**
 * A small instance full of borderline cases: three tenants with people in several of them, nested groups with diamonds and
 * some that are disabled, roles that include others and let see something, given on places of all kinds.
 */
function honestWorld(seed: number): World {
  const dice = new Dice(seed);
  const world = new World((prefix) => dice.id(prefix));
  // Two work, one hides addresses, whatever the dice say: otherwise little could be seen.
  const tenants = [
    { slug: 'one', status: 'ACTIVE', hidesEmail: true } as const,
    { slug: 'two', status: 'ACTIVE', hidesEmail: false } as const,
    { slug: 'three', status: dice.pick(['ACTIVE', 'DEACTIVATED'] as const), hidesEmail: dice.once(2) } as const,
  ].map((values) => world.tenant({ name: dice.pick(names), createdAt: dice.time(), ...values }));
  for (const tenant of tenants) fillTenant(world, dice, tenant);
  addPeople(world, dice);
  addPermissionsAndRoles(world, dice, tenants);
  addMembers(world, dice);
  addAssignments(world, dice, tenants);
  stopWays(world, dice);
  for (const principal of [...world.users.slice(0, 3), ...world.serviceAccounts.slice(0, 1)])
    giveOnce(world, principal, dice.pick(world.roles.filter(({ tenantId }) => tenantId === null)), null);
  return world;
}

/** The same with rows that no rule would have written, from one tenant into another. */
export function randomWorld(seed: number): World {
  const world = honestWorld(seed);
  plant(world, new Dice(seed + 1));
  return world;
}

/**
 * A role for a group of each tenant, a disabled group in the middle, and somebody in the group below it; in every other
 * tenant another way leads past the disabled group.
 */
function stopWays(world: World, dice: Dice): void {
  const common = world.roles.filter(({ tenantId }) => tenantId === null);
  for (const [n, tenant] of world.tenants.entries()) {
    const directory = dice.pick(world.directories.filter(({ tenantId }) => tenantId === tenant.id));
    const group = (name: string, status: Group['status'] = 'ACTIVE') =>
      world.group(directory, { name: `${name} ${n}`, status });
    const [outer, middle, inner] = [group('outer'), group('middle', 'DISABLED'), group('inner')];
    world.nest(outer, middle);
    world.nest(middle, inner);
    if (n % 2 === 1) {
      const side = group('side');
      world.nest(outer, side);
      world.nest(side, inner);
    }
    world.assign(outer, dice.pick(common), tenant);
    for (const member of workersOf(world, tenant).slice(0, 2)) world.member(inner, member);
  }
}

// People who can have rights in a tenant.
function workersOf({ users, tenantAccesses, directoryAccesses }: World, { id: tenantId }: Tenant): User[] {
  return users.filter(({ id, accountStatus, deletionScheduledAt }) => {
    const isThere = (one: { readonly userId: string; readonly tenantId: string }) =>
      one.userId === id && one.tenantId === tenantId;
    const isSuspended = directoryAccesses.some((one) => isThere(one) && one.status === 'SUSPENDED');
    const works = accountStatus === 'ACTIVE' && deletionScheduledAt === null;
    return works && !isSuspended && tenantAccesses.some(isThere);
  });
}

/** Gives a role unless it is given there already. */
function giveOnce(
  world: World,
  principal: { readonly id: PrincipalId },
  role: Role,
  on: Tenant | Directory | Domain | null,
  values: Parameters<World['assign']>[3] = {},
): RoleAssignment | undefined {
  const isGiven = ({ principalId, roleId, scope }: RoleAssignment) =>
    principalId === principal.id &&
    roleId === role.id &&
    (scope.domainId ?? scope.directoryId ?? scope.tenantId) === (on?.id ?? null);
  return world.assignments.some(isGiven) ? undefined : world.assign(principal, role, on, values);
}

/** Memberships, nestings, included roles, domains and assignments of all kinds from each tenant into the next. */
function plant(world: World, dice: Dice): void {
  const of = <T extends { readonly tenantId: Tenant['id'] | null }>(things: readonly T[], { id }: Tenant) =>
    dice.pick(things.filter(({ tenantId }) => tenantId === id));
  for (const [n, here] of world.tenants.entries()) {
    const there = world.tenants[(n + 1) % world.tenants.length] as Tenant;
    const [group, role] = [of(world.groups, here), of(world.roles, here)];
    // Not all the way round, which would be a circle.
    if (n > 0) {
      world.include(role, of(world.roles, there));
      world.nest(group, of(world.groups, there));
    }
    for (const member of [
      ...world.serviceAccounts.filter(({ tenantId }) => tenantId === there.id),
      dice.pick(world.users),
    ])
      if (!world.memberships.some(({ groupId, memberId }) => groupId === group.id && memberId === member.id))
        world.member(group, member, { role: dice.pick(['OWNER', 'MEMBER']) });
    plantAssignments(world, dice, { here, there, group, role, domain: of(world.domains, there) });
    const stray = world.domain(of(world.domains, here), { name: `stray ${n}` });
    world.domains[world.domains.length - 1] = { ...stray, tenantId: there.id };
  }
}

function plantAssignments(
  world: World,
  dice: Dice,
  to: { here: Tenant; there: Tenant; group: Group; role: Role; domain: Domain },
): void {
  const { here, there, group, role, domain } = to;
  const directory = dice.pick(world.directories.filter(({ tenantId }) => tenantId === there.id));
  const common = () => dice.pick(world.roles.filter(({ tenantId }) => tenantId === null));
  // What is given in the other tenant, and what says of another's place that it is here.
  for (const on of [there, directory, domain, null]) giveOnce(world, group, role, on);
  for (const on of [there, directory, domain]) giveOnce(world, group, common(), on);
  for (const principal of [group, dice.pick(world.users), dice.pick(world.users)])
    for (const on of [directory, domain]) claim(world, here, giveOnce(world, principal, common(), on));
  // The platform that names a tenant.
  const workers = workersOf(world, here);
  const odd = giveOnce(world, dice.pick(workers.length > 0 ? workers : world.users), common(), here);
  if (odd) world.assignments[world.assignments.indexOf(odd)] = { ...odd, scope: { ...odd.scope, kind: 'PLATFORM' } };
}

/** Makes an assignment say that its scope is of another tenant than it is. */
function claim(world: World, { id }: Tenant, assignment: RoleAssignment | undefined): void {
  if (assignment === undefined) return;
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
        status: dice.pick(['ACTIVE', 'ACTIVE', 'DISABLED']),
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
    locale: dice.maybe(dice.pick(['en', 'EN', 'de-AT'])),
    jobTitle: dice.maybe(dice.pick(names)),
    location: dice.maybe(dice.pick(names)),
    externalId: dice.maybe(`${dice.pick(['x', 'X', 'null', "'", '%', '\\', 'é', 'x y', '😀'])}${n}`),
    email: dice.maybe(
      `${dice.pick(['Ann', 'ann', 'änn', '%', "o'b"])}${n}@${dice.pick(['x.io', 'X.io', 'bücher.example'])}`,
    ),
    emailVerified: dice.once(2),
    accountStatus: dice.pick(['ACTIVE', 'ACTIVE', 'ACTIVE', 'INVITED', 'DEACTIVATED']),
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
  for (const name of [...readingPermissions, 'user:create', 'repo:write', 'a-b:c', 'null:null', 'z:a'])
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
        if (dice.once(6) && (earlier.tenantId === null || earlier.tenantId === role.tenantId))
          world.include(role, earlier);
    }
}

function addMembers(world: World, dice: Dice): void {
  const principals = [...world.users, ...world.groups];
  for (const group of world.groups) {
    const people = world.users.filter((user) =>
      // Whoever has lost their access to the tenant may still be in its groups.
      world.tenantAccesses.some((one) => one.userId === user.id && one.tenantId === group.tenantId)
        ? dice.once(5)
        : dice.once(40),
    );
    const programs = world.serviceAccounts.filter(({ tenantId }) => tenantId === group.tenantId && dice.once(4));
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
  const all = [...world.users, ...world.users, ...world.groups, ...world.groups, ...world.serviceAccounts];
  for (let n = 0; n < 130; n++) {
    const tenant = dice.pick(tenants);
    const isOf = ({ tenantId }: { readonly tenantId: Tenant['id'] | null }) =>
      tenantId === null || tenantId === tenant.id;
    // Whoever has no access there, or lost it, gets nothing from a role there.
    const isThere = (id: PrincipalId) =>
      dice.once(20) || world.tenantAccesses.some((one) => one.userId === id && one.tenantId === tenant.id);
    const principal = dice.pick(all.filter((one) => ('tenantId' in one ? isOf(one) : isThere(one.id))));
    const [directory, domain] = [dice.pick(world.directories.filter(isOf)), dice.pick(world.domains.filter(isOf))];
    const on = dice.once(16) ? null : dice.pick([tenant, directory, directory, domain, domain]);
    const role = dice.pick(world.roles.filter((one) => (on === null ? one.tenantId === null : isOf(one))));
    giveOnce(world, principal, role, on, {
      managementSource: dice.pick(['LOCAL', 'IMPORTED']),
      createdAt: dice.time(),
      createdBy: dice.once(3) ? dice.pick(world.users).id : null,
      expiresAt: dice.end(),
    });
  }
}
