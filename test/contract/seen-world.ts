import { covers } from '../../src/core/access/scope.js';
import type { RoleAssignment, RoleHolder } from '../../src/core/assignments/assignment.js';
import type { HolderQuestion } from '../../src/core/assignments/assignment-store.js';
import type { Group, Membership, MemberSummary } from '../../src/core/groups/group.js';
import type { Visibility } from '../../src/core/access/visibility.js';
import type { DomainId, GroupId, PrincipalId, RoleId, TenantId, UserId } from '../../src/core/kernel/ids.js';
import type { Permission, Role } from '../../src/core/roles/role.js';
import type { Directory, Domain, Tenant } from '../../src/core/tenants/tenant.js';
import type { TenantAccess } from '../../src/core/tenants/tenant-store.js';
import type { PrincipalSummary, ServiceAccount, User } from '../../src/core/users/user.js';
import type { MembershipFacts } from '../../src/storage/groups/group-rows.js';
import type { DirectoryAccessFacts } from '../../src/storage/users/user-rows.js';
import type { World } from '../support/builders.js';
import { waysDown, type Way } from '../support/ways-down.js';
import { Sight } from './sight.js';

/** A principal of any kind with what lists show of it. */
export interface Principal extends PrincipalSummary {
  readonly tenantId: TenantId | null;
  readonly createdAt: number;
}

/** Distances to whatever is below (or above) a thing, itself included at 0. */
export type Distances<I> = ReadonlyMap<I, number>;

/** A world through a caller's eyes, by brute force: what may not be seen is taken out, then everything is worked out. */
export class SeenWorld {
  readonly tenants: readonly Tenant[];
  readonly directories: readonly Directory[];
  readonly domains: readonly Domain[];
  /** People without what the caller may not read of them. */
  readonly users: readonly User[];
  readonly serviceAccounts: readonly ServiceAccount[];
  readonly groups: readonly Group[];
  readonly principals: readonly Principal[];
  readonly roles: readonly Role[];
  readonly permissions: readonly Permission[];
  readonly memberships: readonly MembershipFacts[];
  readonly assignments: readonly RoleAssignment[];
  /** Places in directories, of people who may themselves not be seen. */
  readonly directoryAccesses: readonly DirectoryAccessFacts[];
  private readonly seen: ReadonlySet<string>;
  private readonly emails: ReadonlySet<UserId>;
  private readonly principalById: ReadonlyMap<PrincipalId, Principal>;
  private readonly groupById: ReadonlyMap<GroupId, Group>;
  private readonly groupsBelow: ReadonlyMap<GroupId, Distances<GroupId>>;
  private readonly rolesBelow: ReadonlyMap<RoleId, Distances<RoleId>>;
  private readonly domainsBelow: ReadonlyMap<DomainId, Distances<DomainId>>;
  private readonly effective = new Map<GroupId, ReadonlySet<PrincipalId>>();
  private readonly sight: Sight;

  constructor(
    readonly world: World,
    readonly visibility: Visibility,
  ) {
    const sight = new Sight(world, visibility);
    this.sight = sight;
    this.tenants = world.tenants.filter(({ id }) => sight.tenant(id));
    this.directories = world.directories.filter(({ id }) => sight.directory(id));
    this.domains = world.domains.filter(({ id }) => sight.domain(id));
    this.emails = new Set(world.users.map(({ id }) => id).filter((id) => sight.email(id)));
    this.users = world.users.filter(({ id }) => sight.user(id)).map((user) => this.shown(user));
    this.serviceAccounts = world.serviceAccounts.filter(({ id }) => sight.serviceAccount(id));
    this.groups = world.groups.filter(({ id }) => sight.group(id));
    this.roles = world.roles.filter(({ id }) => sight.role(id));
    this.permissions = world.permissions.filter(({ name }) => sight.permission(name));
    this.memberships = world.memberships.filter((one) => sight.membership(one));
    this.assignments = world.assignments.filter((one) => sight.assignment(one));
    this.directoryAccesses = world.directoryAccesses.filter((one) => sight.access(one));
    const things = [
      this.tenants,
      this.directories,
      this.domains,
      this.users,
      this.serviceAccounts,
      this.groups,
      this.roles,
    ];
    this.seen = new Set(things.flatMap((some) => some.map(({ id }) => id)));
    const principals = [
      ...world.users.map((user): Principal => ({ ...summary(user), kind: 'USER', tenantId: null })),
      ...world.groups.map((group): Principal => ({ ...summary(group), kind: 'GROUP', tenantId: group.tenantId })),
      ...world.serviceAccounts.map((one): Principal => ({
        ...summary(one),
        kind: 'SERVICE_ACCOUNT',
        tenantId: one.tenantId,
      })),
    ];
    this.principalById = new Map(principals.map((one) => [one.id, one]));
    this.principals = principals.filter(({ id }) => this.sees(id));
    this.groupById = new Map(world.groups.map((one) => [one.id, one]));
    const nestings = world.nestings.map(({ parentId, childId }) => [parentId, childId] as const);
    const includes = world.roleIncludes.map(({ roleId, includedId }) => [roleId, includedId] as const);
    const below = world.domains.flatMap(({ id, parentId }) => (parentId === null ? [] : [[parentId, id] as const]));
    this.groupsBelow = distances(waysDown(world.groups, nestings));
    this.rolesBelow = distances(waysDown(world.roles, includes));
    this.domainsBelow = distances(waysDown(world.domains, below));
  }

  // What may not be read is empty.
  private shown(user: User): User {
    return {
      ...user,
      ...(this.emails.has(user.id) ? {} : { email: null, emailVerified: false }),
      ...(this.sight.identity(user.id) ? {} : { externalId: null }),
    };
  }

  /** Whether a tenant, directory, domain, principal or role is seen. */
  sees(id: string): boolean {
    return this.seen.has(id);
  }

  /** Whether somebody's e-mail address may be read, be it there or not. */
  seesEmail(id: UserId): boolean {
    return this.emails.has(id);
  }

  /** Whether it may be read how external systems know somebody. */
  seesIdentities(id: UserId): boolean {
    return this.sees(id) && this.sight.identity(id);
  }

  principal(id: PrincipalId): Principal {
    return this.principalById.get(id) as Principal;
  }

  group(id: GroupId): Group {
    return this.groupById.get(id) as Group;
  }

  /** Whether a person has access to a tenant, and that may be seen. */
  isInTenant(id: PrincipalId, tenantId: TenantId): boolean {
    const { tenantAccesses } = this.world;
    return tenantAccesses.some((one) => one.userId === id && one.tenantId === tenantId && this.sight.access(one));
  }

  /** How many places of a person are seen, by status. */
  places(id: UserId): { active: number; suspended: number } {
    const places = this.directoryAccesses.filter((one) => one.userId === id);
    const active = places.filter(({ status }) => status === 'ACTIVE').length;
    return { active, suspended: places.length - active };
  }

  /** The accesses of seen people to seen tenants. */
  accesses(): readonly TenantAccess<{ readonly user: User; readonly tenant: Tenant }>[] {
    const tenants = new Map(this.tenants.map((one) => [one.id, one]));
    const users = new Map(this.users.map((one) => [one.id, one]));
    return this.world.tenantAccesses.flatMap((access) => {
      const { userId, tenantId, managementSource, createdAt } = access;
      const [user, tenant] = [users.get(userId), tenants.get(tenantId)];
      if (user === undefined || tenant === undefined || !this.sight.access({ userId, tenantId })) return [];
      const places = this.world.directoryAccesses.filter((one) => one.userId === userId && one.tenantId === tenantId);
      const suspended = places.length > 0 && places.every(({ status }) => status === 'SUSPENDED');
      const status = suspended ? 'SUSPENDED' : 'ACTIVE';
      return [{ node: { user, tenant }, userId, tenantId, status, managementSource, since: createdAt }];
    });
  }

  /** Groups at and below a group, with distances. */
  below(id: GroupId): Distances<GroupId> {
    return this.groupsBelow.get(id) ?? new Map();
  }

  /** The memberships between a group and a member: those in it or in groups below it. */
  between(groupId: GroupId, memberId: PrincipalId): MembershipFacts[] {
    const below = this.below(groupId);
    if (!this.sees(groupId)) return [];
    return this.memberships.filter((one) => one.memberId === memberId && below.has(one.groupId));
  }

  /** How a principal is in a group, directly or also through groups below; undefined when they are not. */
  membership(groupId: GroupId, memberId: PrincipalId, transitive: boolean): Membership<MemberSummary> | undefined {
    const ways = this.between(groupId, memberId);
    const own = ways.find((one) => one.groupId === groupId);
    if (ways.length === 0 || (!transitive && own === undefined)) return undefined;
    const node = { id: memberId, kind: this.principal(memberId).kind };
    const ends = ways.map(({ expiresAt }) => expiresAt);
    return {
      node,
      groupId,
      memberId,
      role: own?.role ?? 'MEMBER',
      direct: own !== undefined,
      managementSource: own?.managementSource ?? (ways.map((one) => one.managementSource).sort()[0] as 'LOCAL'),
      addedAt: own?.addedAt ?? Math.min(...ways.map(({ addedAt }) => addedAt)),
      addedBy: own?.addedBy ?? null,
      expiresAt: own ? own.expiresAt : ends.includes(null) ? null : Math.max(...(ends as number[])),
    };
  }

  isMember(memberId: PrincipalId, groupId: GroupId, transitive: boolean): boolean {
    return this.membership(groupId, memberId, transitive) !== undefined;
  }

  /** Whether the first role is the second one or includes it at any distance. */
  includesRole(roleId: RoleId, includedId: RoleId): boolean {
    return this.rolesBelow.get(roleId)?.has(includedId) ?? false;
  }

  /** Roles at and below a role, with distances. */
  rolesIn(id: RoleId): Distances<RoleId> {
    return this.rolesBelow.get(id) ?? new Map();
  }

  /** The names of the permissions that a role carries, itself or also through roles that it includes. */
  permissionsOf(id: RoleId, transitive: boolean): ReadonlySet<string> {
    const carriers = [...this.rolesIn(id).keys()].filter((one) => this.sees(one) && (transitive || one === id));
    const carried = this.world.rolePermissions.filter(({ roleId }) => carriers.includes(roleId));
    return new Set(carried.map(({ permission }) => permission).filter((name) => this.sight.permission(name)));
  }

  /** Domains at and below a domain, with distances. */
  domainsIn(id: DomainId): Distances<DomainId> {
    return this.domainsBelow.get(id) ?? new Map();
  }

  /**
   * Whether an assignment is to the principal itself, or to a group that it is in or nested in. Every step of the way is a
   * group that works and is seen, within one tenant, or a membership that is seen: a disabled group stops it.
   */
  reaches({ principalId }: RoleAssignment, id: PrincipalId): boolean {
    return principalId === id || this.effectiveIn(principalId as GroupId).has(id);
  }

  private effectiveIn(groupId: GroupId): ReadonlySet<PrincipalId> {
    const known = this.effective.get(groupId);
    if (known !== undefined) return known;
    const found = new Set<PrincipalId>(this.leadsOn(groupId) ? [groupId] : []);
    for (const outer of found)
      for (const { parentId, childId } of this.world.nestings)
        if (
          parentId === outer &&
          this.leadsOn(childId) &&
          this.group(childId).tenantId === this.group(parentId).tenantId
        )
          found.add(childId);
    for (const one of this.memberships) if (found.has(one.groupId)) found.add(one.memberId);
    this.effective.set(groupId, found);
    return found;
  }

  private leadsOn(id: GroupId): boolean {
    return this.sees(id) && this.groupById.get(id)?.status === 'ACTIVE';
  }

  hasRole(id: PrincipalId, roleId: RoleId, transitive: boolean): boolean {
    if (!this.sees(roleId)) return false;
    return this.assignments.some((one) =>
      transitive
        ? this.includesRole(one.roleId, roleId) && this.reaches(one, id)
        : one.roleId === roleId && one.principalId === id,
    );
  }

  hasAccessTo(id: PrincipalId, domainId: DomainId): boolean {
    return this.assignments.some((one) => this.covers(one, domainId) && this.reaches(one, id));
  }

  /** Whether an assignment is on a domain or on one above it; on a domain that is not seen there is none. */
  covers({ scope }: RoleAssignment, domainId: DomainId): boolean {
    return this.sees(domainId) && scope.domainId !== null && this.domainsIn(scope.domainId).has(domainId);
  }

  /** Who has a role; transitively also groups below the one it is given to, and their members. */
  holders(roleId: RoleId, { transitive, place }: HolderQuestion): RoleHolder[] {
    if (!this.sees(roleId)) return [];
    const given = this.assignments.filter(
      (one) =>
        (transitive ? this.includesRole(one.roleId, roleId) : one.roleId === roleId) &&
        (place === null || covers(one.scope, place)),
    );
    return this.principals.flatMap(({ id, kind }) => {
      const direct = given.some((one) => one.roleId === roleId && one.principalId === id);
      const held = direct || (transitive && given.some((one) => this.reaches(one, id)));
      return held ? [{ node: { id, kind }, roleId, direct }] : [];
    });
  }
}

function summary({
  id,
  displayName,
  createdAt,
}: Principal | User | Group | ServiceAccount): Pick<Principal, 'id' | 'displayName' | 'createdAt'> {
  return { id, displayName, createdAt };
}

function distances<I>(ways: readonly Way<I>[]): Map<I, Map<I, number>> {
  const found = new Map<I, Map<I, number>>();
  for (const { from, to, depth } of ways) {
    const below = found.get(from) ?? new Map<I, number>();
    found.set(from, below.set(to, depth));
  }
  return found;
}
