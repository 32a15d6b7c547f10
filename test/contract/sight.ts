import type { Reach } from '../../src/core/access/rights.js';
import type { ReadingPermission, Visibility } from '../../src/core/access/visibility.js';
import type { RoleAssignment } from '../../src/core/assignments/assignment.js';
import type {
  DirectoryId,
  DomainId,
  GroupId,
  PrincipalId,
  RoleId,
  ServiceAccountId,
  TenantId,
  UserId,
} from '../../src/core/kernel/ids.js';
import type { MembershipFacts } from '../../src/storage/groups/group-rows.js';
import type { World } from '../support/builders.js';

/** Where something belongs; what it does not belong to is left out. */
interface Place {
  readonly tenantId: TenantId | null;
  readonly directoryId?: DirectoryId | null;
  readonly domainId?: DomainId | null;
}

/** What a caller sees of a world, said as simply as it can be said. */
export class Sight {
  private readonly ownedGroups: ReadonlySet<GroupId>;

  constructor(
    private readonly world: World,
    private readonly visibility: Visibility,
  ) {
    this.ownedGroups = new Set(visibility.own.ownedGroupIds);
  }

  /** Whoever holds anything on the platform sees all tenants; everybody else those that they belong to. */
  tenant(id: TenantId | null): boolean {
    const { reach, tenantIds } = this.visibility;
    return Object.values(reach).some(({ everywhere }) => everywhere) || (id !== null && tenantIds.includes(id));
  }

  directory(id: DirectoryId): boolean {
    const directory = this.world.directories.find((one) => one.id === id);
    if (directory === undefined) return false;
    const { tenantId } = directory;
    const isIn = this.world.directoryAccesses.some(
      ({ userId, directoryId }) => this.isSelf(userId) && directoryId === id,
    );
    const isOwn = this.visibility.own.directoryIds.includes(id);
    return this.holds('directory:read', { tenantId, directoryId: id }) || isOwn || (isIn && this.isOfOwn(tenantId));
  }

  domain(id: DomainId): boolean {
    const domain = this.world.domains.find((one) => one.id === id);
    if (domain === undefined) return false;
    const { tenantId } = domain;
    const { domainIds } = this.visibility.own;
    const around = this.pathOf(id).filter((above) =>
      this.world.domains.some((one) => one.id === above && one.tenantId === tenantId),
    );
    return this.holds('domain:read', { tenantId, domainId: id }) || around.some((above) => domainIds.includes(above));
  }

  user(id: UserId): boolean {
    if (!this.world.users.some((one) => one.id === id)) return false;
    return this.holdsOn('user:read', id) || this.isSelf(id) || this.isMate(id);
  }

  serviceAccount(id: ServiceAccountId): boolean {
    const account = this.world.serviceAccounts.find((one) => one.id === id);
    if (account === undefined) return false;
    return this.holds('service-account:read', account) || this.isSelf(id) || this.isMate(id);
  }

  group(id: GroupId): boolean {
    const group = this.world.groups.find((one) => one.id === id);
    return group !== undefined && (this.holds('group:read', group) || this.visibility.own.groupIds.includes(id));
  }

  principal(id: PrincipalId): boolean {
    return this.user(id as UserId) || this.group(id as GroupId) || this.serviceAccount(id as ServiceAccountId);
  }

  role(id: RoleId): boolean {
    const role = this.world.roles.find((one) => one.id === id);
    if (role === undefined) return false;
    return role.tenantId === null || this.holds('role:read', role) || this.visibility.own.roleIds.includes(id);
  }

  /** Whoever may read permissions anywhere sees all of them, and everybody those that their roles carry. */
  permission(name: string): boolean {
    const { reach, own } = this.visibility;
    const { everywhere, tenantIds, directoryIds, domainIds } = reach['permission:read'];
    const carried = this.world.rolePermissions.filter(({ permission }) => permission === name);
    return (
      everywhere ||
      [...tenantIds, ...directoryIds, ...domainIds].length > 0 ||
      carried.some(({ roleId }) => own.roleIds.includes(roleId))
    );
  }

  /** A membership that has not ended and of which both ends are seen, and itself. */
  membership(one: MembershipFacts): boolean {
    const { groupId, memberId } = one;
    const group = this.world.groups.find(({ id }) => id === groupId);
    if (group === undefined || !this.isLive(one) || !this.group(groupId) || !this.principal(memberId)) return false;
    return this.holds('group-member:read', group) || this.isSelf(memberId) || this.ownedGroups.has(groupId);
  }

  /** A person's access to a tenant or their place in a directory, whether the person is seen or not. */
  access({ userId, ...place }: { readonly userId: UserId } & Place): boolean {
    const isOwn = this.isSelf(userId) && this.tenant(place.tenantId);
    return this.holds('user:read', place) || this.holds('tenant-access:read', place) || isOwn;
  }

  /** An e-mail address: one's own, where hidden ones may be read, and where the person is seen and nothing is hidden. */
  email(id: UserId): boolean {
    if (this.holdsOn('user-email:read', id) || this.isSelf(id)) return true;
    const { tenants, tenantAccesses, directoryAccesses } = this.world;
    const open = new Set(tenants.filter(({ hidesEmail }) => !hidesEmail).map((one) => one.id));
    return [...tenantAccesses, ...directoryAccesses].some(
      ({ userId, ...place }) => userId === id && open.has(place.tenantId) && this.holds('user:read', place),
    );
  }

  /** How external systems know somebody. */
  identity(id: UserId): boolean {
    return this.holdsOn('external-identity:read', id) || this.isSelf(id);
  }

  assignment(assignment: RoleAssignment): boolean {
    const { id, principalId, roleId, scope } = assignment;
    if (!this.isLive(assignment) || !this.role(roleId) || !this.principal(principalId)) return false;
    return this.holds('role-assignment:read', scope) || this.visibility.own.assignmentIds.includes(id);
  }

  /** Something that ends is dead at the very moment of its end. */
  isLive({ expiresAt }: { readonly expiresAt: number | null }): boolean {
    return expiresAt === null || expiresAt > this.visibility.at;
  }

  private isSelf(id: PrincipalId): boolean {
    return id === this.visibility.self;
  }

  private isOfOwn(tenantId: TenantId): boolean {
    return this.visibility.tenantIds.includes(tenantId);
  }

  // Somebody in a group that the caller owns. Nobody is in a group of a tenant that they have nothing to do with.
  private isMate(id: PrincipalId): boolean {
    const { memberships, groups, tenantAccesses, serviceAccounts } = this.world;
    const tenants = new Set([
      ...tenantAccesses.filter(({ userId }) => userId === id).map(({ tenantId }) => tenantId),
      ...serviceAccounts.filter((one) => one.id === id).map(({ tenantId }) => tenantId),
    ]);
    const mine = groups.filter((one) => this.ownedGroups.has(one.id) && tenants.has(one.tenantId));
    return memberships.some(
      (one) => one.memberId === id && this.isLive(one) && mine.some((group) => group.id === one.groupId),
    );
  }

  // A right on a directory or domain holds in its own tenant, whatever else a row says of itself.
  private holds(permission: ReadingPermission, { tenantId, directoryId, domainId }: Place): boolean {
    const { everywhere, tenantIds, directoryIds, domainIds }: Reach = this.visibility.reach[permission];
    if (everywhere) return true;
    const places = [...this.world.directories, ...this.world.domains].filter((one) => one.tenantId === tenantId);
    const around = new Set<string>(domainId ? this.pathOf(domainId) : []);
    if (directoryId) around.add(directoryId);
    const held = new Set<string>([...directoryIds, ...domainIds]);
    return (
      (tenantId !== null && tenantIds.includes(tenantId)) || places.some(({ id }) => around.has(id) && held.has(id))
    );
  }

  // A person is wherever they have access or a place.
  private holdsOn(permission: ReadingPermission, id: UserId): boolean {
    const { tenantAccesses, directoryAccesses } = this.world;
    const { everywhere } = this.visibility.reach[permission];
    return (
      everywhere ||
      [...tenantAccesses, ...directoryAccesses].some(
        ({ userId, ...place }) => userId === id && this.holds(permission, place),
      )
    );
  }

  private pathOf(id: DomainId | null): DomainId[] {
    const domain = this.world.domains.find((one) => one.id === id);
    return domain === undefined ? [] : [domain.id, ...this.pathOf(domain.parentId)];
  }
}
