import type { RoleAssignment, RoleHolder } from '../../src/core/assignments/assignment.js';
import type { Group, Membership, MemberSummary } from '../../src/core/groups/group.js';
import type { Visibility } from '../../src/core/access/visibility.js';
import type { DomainId, GroupId, PrincipalId, RoleId, TenantId, UserId } from '../../src/core/kernel/ids.js';
import type { Role } from '../../src/core/roles/role.js';
import type { Tenant } from '../../src/core/tenants/tenant.js';
import type { TenantAccess } from '../../src/core/tenants/tenant-store.js';
import type { PrincipalSummary, ServiceAccount, User } from '../../src/core/users/user.js';
import type { MembershipFacts } from '../../src/storage/groups/group-rows.js';
import { waysDown, type Way, type World } from '../support/builders.js';

/** A principal of any kind with what lists show of it. */
export interface Principal extends PrincipalSummary {
  readonly tenantId: TenantId | null;
  readonly createdAt: number;
}

/** Distances to whatever is below (or above) a thing, itself included at 0. */
export type Distances<I> = ReadonlyMap<I, number>;

/** A world through a caller's eyes, by brute force: what may not be seen is taken out, then everything is worked out. */
export class SeenWorld {
  readonly principals: readonly Principal[];
  private readonly principalById: ReadonlyMap<PrincipalId, Principal>;
  private readonly groupById: ReadonlyMap<GroupId, Group>;
  private readonly roleById: ReadonlyMap<RoleId, Role>;
  private readonly tenantsOf = new Map<UserId, Set<TenantId>>();
  private readonly groupsBelow: ReadonlyMap<GroupId, Distances<GroupId>>;
  private readonly rolesBelow: ReadonlyMap<RoleId, Distances<RoleId>>;
  private readonly domainsBelow: ReadonlyMap<DomainId, Distances<DomainId>>;
  /** Memberships that have not ended and of which both ends are seen. */
  readonly memberships: readonly MembershipFacts[];
  readonly assignments: readonly RoleAssignment[];

  constructor(
    readonly world: World,
    readonly visibility: Visibility,
  ) {
    const { users, groups, serviceAccounts, roles, domains } = world;
    this.principals = [
      ...users.map((user): Principal => ({ ...summary(user), kind: 'USER', tenantId: null })),
      ...groups.map((group): Principal => ({ ...summary(group), kind: 'GROUP', tenantId: group.tenantId })),
      ...serviceAccounts.map((one): Principal => ({
        ...summary(one),
        kind: 'SERVICE_ACCOUNT',
        tenantId: one.tenantId,
      })),
    ];
    this.principalById = new Map(this.principals.map((one) => [one.id, one]));
    this.groupById = new Map(groups.map((one) => [one.id, one]));
    this.roleById = new Map(roles.map((one) => [one.id, one]));
    for (const { userId, tenantId } of world.tenantAccesses)
      this.tenantsOf.set(userId, (this.tenantsOf.get(userId) ?? new Set()).add(tenantId));
    this.groupsBelow = distances(
      waysDown(
        groups,
        world.nestings.map(({ parentId, childId }) => [parentId, childId]),
      ),
    );
    this.rolesBelow = distances(
      waysDown(
        roles,
        world.roleIncludes.map(({ roleId, includedId }) => [roleId, includedId]),
      ),
    );
    const domainEdges = domains.flatMap(({ id, parentId }) => (parentId === null ? [] : [[parentId, id] as const]));
    this.domainsBelow = distances(waysDown(domains, domainEdges));
    this.memberships = world.memberships.filter(
      (one) => this.isLive(one) && this.seesGroup(one.groupId) && this.seesPrincipal(one.memberId),
    );
    this.assignments = world.assignments.filter((one) => this.seesAssignment(one));
  }

  seesTenant(id: TenantId | null): boolean {
    const { tenants } = this.visibility;
    return tenants === 'everything' || (id !== null && tenants.includes(id));
  }

  seesPrincipal(id: PrincipalId): boolean {
    const principal = this.principalById.get(id);
    if (principal === undefined) return false;
    if (id === this.visibility.self || this.seesTenant(principal.tenantId)) return true;
    return [...(this.tenantsOf.get(id as UserId) ?? [])].some((tenant) => this.seesTenant(tenant));
  }

  seesGroup(id: GroupId): boolean {
    const group = this.groupById.get(id);
    return group !== undefined && this.seesTenant(group.tenantId);
  }

  seesRole(id: RoleId): boolean {
    const role = this.roleById.get(id);
    return role !== undefined && (role.tenantId === null || this.seesTenant(role.tenantId));
  }

  private seesAssignment(assignment: RoleAssignment): boolean {
    const { principalId, roleId, scope } = assignment;
    if (!this.isLive(assignment) || !this.seesRole(roleId) || !this.seesPrincipal(principalId)) return false;
    return this.seesTenant(scope.tenantId) || (scope.tenantId === null && principalId === this.visibility.self);
  }

  private isLive({ expiresAt }: { readonly expiresAt: number | null }): boolean {
    return expiresAt === null || expiresAt > this.visibility.at;
  }

  principal(id: PrincipalId): Principal {
    return this.principalById.get(id) as Principal;
  }

  group(id: GroupId): Group {
    return this.groupById.get(id) as Group;
  }

  users(): readonly User[] {
    return this.world.users.filter(({ id }) => this.seesPrincipal(id));
  }

  /** Whether a person has access to a tenant that is seen. */
  isInTenant(id: PrincipalId, tenantId: TenantId): boolean {
    return this.seesTenant(tenantId) && (this.tenantsOf.get(id as UserId)?.has(tenantId) ?? false);
  }

  /** How many places of a person are seen, by status. */
  places(id: UserId): { active: number; suspended: number } {
    const places = this.world.directoryAccesses.filter((one) => one.userId === id && this.seesTenant(one.tenantId));
    const active = places.filter(({ status }) => status === 'ACTIVE').length;
    return { active, suspended: places.length - active };
  }

  /** The accesses of seen people to seen tenants. */
  accesses(): readonly TenantAccess<{ readonly user: User; readonly tenant: Tenant }>[] {
    const tenants = new Map(this.world.tenants.map((one) => [one.id, one]));
    const users = new Map(this.users().map((one) => [one.id, one]));
    return this.world.tenantAccesses.flatMap((access) => {
      const { userId, tenantId, managementSource, createdAt } = access;
      const [user, tenant] = [users.get(userId), tenants.get(tenantId)];
      if (user === undefined || tenant === undefined || !this.seesTenant(tenantId)) return [];
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

  /** The groups between a group and a member: those at or below it that the member is in. */
  between(groupId: GroupId, memberId: PrincipalId): MembershipFacts[] {
    const below = this.below(groupId);
    if (!this.seesGroup(groupId)) return [];
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

  /** Domains at and below a domain, with distances. */
  domainsIn(id: DomainId): Distances<DomainId> {
    return this.domainsBelow.get(id) ?? new Map();
  }

  /**
   * Whether an assignment is to the principal itself, or to a group that it is in or nested in at any distance. A disabled
   * group gives nothing.
   */
  reaches({ principalId }: RoleAssignment, id: PrincipalId): boolean {
    if (principalId === id) return true;
    const group = this.groupById.get(principalId as GroupId);
    if (group?.status !== 'ACTIVE') return false;
    const isNested = this.below(group.id).has(id as GroupId);
    return isNested || this.between(group.id, id).some((one) => this.group(one.groupId).status === 'ACTIVE');
  }

  hasRole(id: PrincipalId, roleId: RoleId, transitive: boolean): boolean {
    if (!this.seesRole(roleId)) return false;
    return this.assignments.some((one) =>
      transitive
        ? this.includesRole(one.roleId, roleId) && this.reaches(one, id)
        : one.roleId === roleId && one.principalId === id,
    );
  }

  hasAccessTo(id: PrincipalId, domainId: DomainId): boolean {
    if (!this.seesDomain(domainId)) return false;
    return this.assignments.some((one) => this.covers(one, domainId) && this.reaches(one, id));
  }

  seesDomain(id: DomainId): boolean {
    const domain = this.world.domains.find((one) => one.id === id);
    return domain !== undefined && this.seesTenant(domain.tenantId);
  }

  /** Whether an assignment is on a domain or on one above it. */
  covers({ scope }: RoleAssignment, domainId: DomainId): boolean {
    return this.seesDomain(domainId) && scope.domainId !== null && this.domainsIn(scope.domainId).has(domainId);
  }

  /** Who has a role; transitively also groups below the one it is given to, and their members. */
  holders(roleId: RoleId, transitive: boolean): RoleHolder[] {
    if (!this.seesRole(roleId)) return [];
    const given = this.assignments.filter((one) =>
      transitive ? this.includesRole(one.roleId, roleId) : one.roleId === roleId,
    );
    return this.principals.flatMap(({ id, kind }) => {
      if (!this.seesPrincipal(id)) return [];
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
