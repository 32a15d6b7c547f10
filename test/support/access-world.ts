import fc from 'fast-check';
import type { AccessFacts } from '../../src/core/access/access-facts.js';
import { placeOf, type Place } from '../../src/core/access/scope.js';
import { formatId, type DomainId, type Id, type IdPrefix, type PrincipalId } from '../../src/core/kernel/ids.js';
import type { Role } from '../../src/core/roles/role.js';
import type { Directory, Domain, Tenant } from '../../src/core/tenants/tenant.js';
import { longAgo, scopeOf, World } from './builders.js';

/** The moment at which generated worlds are looked at: some of what is in them ends before it, at it, and after it. */
export const worldsNow = longAgo + 1000;

/** Every permission that a role of a generated world can carry. */
export const worldsPermissions: readonly string[] = ['page:read', 'page:write', 'page:delete'];

const sizes = {
  tenants: fc.integer({ min: 2, max: 3 }),
  people: fc.integer({ min: 1, max: 3 }),
  groups: fc.integer({ min: 1, max: 6 }),
  nestings: fc.nat({ max: 12 }),
  members: fc.nat({ max: 10 }),
  roles: fc.integer({ min: 1, max: 6 }),
  includes: fc.nat({ max: 10 }),
  assignments: fc.integer({ min: 1, max: 10 }),
};

/**
 * A small world: tenants that work and one that may not, people in several of them or suspended, nested groups with diamonds,
 * roles that include others, scopes of all kinds, everything with ends, and rows from one tenant into another, which no rule
 * would have written; with circles of groups and roles if wanted. `insertWorld` writes it to a database.
 */
export function anyWorld({ cycles }: { readonly cycles: boolean }): fc.Arbitrary<World> {
  return fc.record({ ...sizes, picks: fc.infiniteStream(fc.nat({ max: 1000 })) }).map(({ picks, ...many }) => {
    const made = new GeneratedWorld(() => picks.next().value as number);
    made.addPlaces(many.tenants);
    made.addPrincipals(many.people, many.groups);
    times(many.members, () => made.addMember());
    times(many.nestings, () => made.addNesting(cycles));
    times(many.roles, () => made.addRole());
    times(many.includes, () => made.addInclude(cycles));
    times(many.assignments, () => made.addAssignment());
    return made.world;
  });
}

class GeneratedWorld {
  private count = 0;
  readonly world = new World(<P extends IdPrefix>(prefix: P): Id<P> => {
    const bytes = new Uint8Array(16);
    bytes[15] = ++this.count;
    return formatId(prefix, bytes);
  });

  constructor(private readonly next: () => number) {}

  addPlaces(tenants: number): void {
    times(tenants, () => {
      const tenant = this.world.tenant({ status: this.once(8) ? 'DEACTIVATED' : 'ACTIVE' });
      times(2, () => this.world.directory(tenant));
      const top = this.world.domain(tenant);
      this.world.domain(this.world.domain(top));
      this.world.domain(this.once(2) ? top : tenant);
    });
    // Down from one tenant into another.
    if (this.once(4)) this.plantDomain();
  }

  private plantDomain(): void {
    const { domains, tenants } = this.world;
    const stray = this.world.domain(this.pick(domains));
    domains[domains.length - 1] = { ...stray, tenantId: this.pick(tenants).id };
  }

  addPrincipals(people: number, groups: number): void {
    for (const permission of worldsPermissions) this.world.permission(permission);
    times(people, () => {
      const user = this.world.user({
        accountStatus: this.pick(['ACTIVE', 'ACTIVE', 'ACTIVE', 'ACTIVE', 'DEACTIVATED', 'INVITED']),
        deletionScheduledAt: this.once(8) ? worldsNow + 1 : null,
      });
      for (const directory of this.world.directories)
        if (!this.once(3)) this.world.place(user, directory, this.once(6) ? 'SUSPENDED' : 'ACTIVE');
    });
    const status = () => (this.once(8) ? 'DISABLED' : 'ACTIVE');
    this.world.serviceAccount(this.pick(this.world.tenants), { status: status() });
    times(groups, () => this.world.group(this.pick(this.world.directories), { status: status() }));
  }

  addMember(): void {
    const { groups, users, serviceAccounts, memberships } = this.world;
    const [group, member] = [this.pick(groups), this.pick([...users, ...users, ...serviceAccounts])];
    if (memberships.some(({ groupId, memberId }) => groupId === group.id && memberId === member.id)) return;
    this.world.member(group, member, { role: this.pick(['OWNER', 'MEMBER']), expiresAt: this.end() });
  }

  addNesting(cycles: boolean): void {
    const { groups, nestings } = this.world;
    const found = this.pair(groups, cycles, (parent, child) => parent.tenantId === child.tenantId);
    if (found === undefined) return;
    const [parent, child] = found;
    if (!nestings.some(({ parentId, childId }) => parentId === parent.id && childId === child.id))
      this.world.nest(parent, child);
  }

  addRole(): void {
    const role = this.world.role(this.pick([null, null, ...this.world.tenants]));
    this.world.allow(role, ...this.world.permissions.filter(() => this.once(2)));
  }

  addInclude(cycles: boolean): void {
    const { roles, roleIncludes } = this.world;
    const found = this.pair(roles, cycles, (role, { tenantId }) => tenantId === null || tenantId === role.tenantId);
    if (found === undefined) return;
    const [role, included] = found;
    if (!roleIncludes.some(({ roleId, includedId }) => roleId === role.id && includedId === included.id))
      this.world.include(role, included);
  }

  addAssignment(): void {
    const { tenants, directories, domains, roles, groups, users, serviceAccounts } = this.world;
    const on = this.pick([null, this.pick(tenants), this.pick(directories), this.pick(domains)]);
    const { tenantId } = scopeOf(on);
    // One in six is planted; the others are what rules write: a role and a group of the tenant, or of the instance.
    const planted = this.once(6);
    const holders = groups.filter((group) => planted || tenantId === null || group.tenantId === tenantId);
    const given = roles.filter((role) => planted || role.tenantId === null || role.tenantId === tenantId);
    if (given.length === 0) return;
    const [holder, role] = [this.pick([...users, ...holders, ...holders, ...serviceAccounts]), this.pick(given)];
    if (this.isNew(holder, role, on)) this.assign(holder, role, on);
  }

  private assign(holder: { readonly id: PrincipalId }, role: Role, on: Tenant | Directory | Domain | null): void {
    const { assignments, tenants } = this.world;
    const assignment = this.world.assign(holder, role, on, { expiresAt: this.end() });
    const claimed = this.pick(tenants).id;
    // Now and then a row says that its directory or domain is of another tenant.
    if (on !== null && !('slug' in on) && this.once(8))
      assignments[assignments.length - 1] = { ...assignment, scope: { ...assignment.scope, tenantId: claimed } };
  }

  private isNew(holder: { readonly id: PrincipalId }, role: Role, on: { readonly id: Id } | null): boolean {
    return !this.world.assignments.some(
      ({ principalId, roleId, scope }) =>
        principalId === holder.id &&
        roleId === role.id &&
        (scope.domainId ?? scope.directoryId ?? scope.tenantId) === (on?.id ?? null),
    );
  }

  // Two that may be put together, or now and then any two; without circles in the order of the list.
  private pair<T>(things: readonly T[], cycles: boolean, isAllowed: (a: T, b: T) => boolean): [T, T] | undefined {
    const planted = this.once(6);
    const all = things.flatMap((a, n) => things.slice(cycles ? 0 : n + 1).map((b): [T, T] => [a, b]));
    const fit = all.filter(([a, b]) => planted || isAllowed(a, b));
    return fit.length === 0 ? undefined : this.pick(fit);
  }

  private end(): number | null {
    return this.pick([null, null, null, null, worldsNow - 1, worldsNow, worldsNow + 1]);
  }

  private once(inTimes: number): boolean {
    return this.next() % inTimes === 0;
  }

  private pick<T>(things: readonly T[]): T {
    return things[this.next() % things.length] as T;
  }
}

/** What decides the rights of all principals of a world: what a store gathers for a caller who sees everything. */
export function factsOf(world: World, at: number = worldsNow): AccessFacts {
  const working = world.tenants.filter(({ status }) => status === 'ACTIVE').map(({ id }) => id);
  const works = ({ accountStatus, deletionScheduledAt }: World['users'][number]) =>
    accountStatus === 'ACTIVE' && deletionScheduledAt === null;
  const isActive = ({ status }: { readonly status: string }) => status === 'ACTIVE';
  const own = [...world.groups, ...world.serviceAccounts];
  return {
    at,
    principals: [
      ...world.users.map((user) => ({ id: user.id, works: works(user) })),
      ...own.map((one) => ({ id: one.id, works: isActive(one) })),
    ],
    standings: [
      ...world.tenantAccesses
        .filter((access) => !isSuspended(world, access))
        .map(({ userId, tenantId }) => ({ principalId: userId, tenantId })),
      ...own.map(({ id, tenantId }) => ({ principalId: id, tenantId })),
    ].filter(({ tenantId }) => working.includes(tenantId)),
    groups: world.groups.map((group) => ({ id: group.id, tenantId: group.tenantId, active: isActive(group) })),
    memberships: world.memberships.map(({ memberId, groupId, role, expiresAt }) => ({
      memberId,
      groupId,
      owner: role === 'OWNER',
      expiresAt,
    })),
    nestings: world.nestings.map(({ parentId, childId }) => ({ parentId, childId })),
    assignments: world.assignments
      .filter(({ scope }) => isWhereItSays(world, scope))
      .map(({ id, principalId, roleId, scope, expiresAt }) => ({ id, principalId, roleId, scope, expiresAt })),
    roles: world.roles.map(({ id, tenantId }) => ({ id, tenantId })),
    includes: world.roleIncludes,
    permissions: world.rolePermissions,
  };
}

/** Every place of a world: the platform, and all tenants, directories and domains. */
export function placesOf(world: World): Place[] {
  const simple = [null, ...world.tenants, ...world.directories].map((one) => placeOf(scopeOf(one)));
  return [...simple, ...world.domains.map((one) => ({ ...scopeOf(one), domainPath: pathOf(world, one.id) }))];
}

function pathOf(world: World, id: DomainId | null): DomainId[] {
  const domain = world.domains.find((one) => one.id === id);
  return domain === undefined ? [] : [domain.id, ...pathOf(world, domain.parentId)];
}

// Suspended wherever they are in the tenant.
function isSuspended(world: World, { userId, tenantId }: World['tenantAccesses'][number]): boolean {
  const places = world.directoryAccesses.filter((one) => one.userId === userId && one.tenantId === tenantId);
  return places.length > 0 && places.every(({ status }) => status === 'SUSPENDED');
}

function isWhereItSays(
  world: World,
  { tenantId, directoryId, domainId }: World['assignments'][number]['scope'],
): boolean {
  const thing = [...world.directories, ...world.domains].find(({ id }) => id === (directoryId ?? domainId));
  return thing === undefined || thing.tenantId === tenantId;
}

function times(count: number, act: () => void): void {
  for (let n = 0; n < count; n++) act();
}
