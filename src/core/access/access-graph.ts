import { push } from '../kernel/collections.js';
import type { GroupId, PrincipalId, RoleId, TenantId } from '../kernel/ids.js';
import type { AccessFacts, AssignmentFact } from './access-facts.js';
import { isWhole } from './scope.js';

const nothing: readonly never[] = [];

/**
 * The facts with everything taken out that gives nothing: what has expired, is disabled or suspended, and what crosses
 * tenants, which no rule allows and only damaged data holds. All questions about rights are answered from here.
 */
export class AccessGraph {
  private readonly working: ReadonlySet<PrincipalId>;
  private readonly standings: ReadonlySet<string>;
  private readonly groupTenants = new Map<GroupId, TenantId>();
  private readonly roleTenants = new Map<RoleId, TenantId | null>();
  private readonly above = new Map<PrincipalId, GroupId[]>();
  private readonly owned = new Map<PrincipalId, GroupId[]>();
  private readonly given = new Map<PrincipalId, AssignmentFact[]>();
  private readonly included = new Map<RoleId, RoleId[]>();
  private readonly carried = new Map<RoleId, string[]>();

  constructor(facts: AccessFacts) {
    this.working = new Set(facts.principals.filter(({ works }) => works).map(({ id }) => id));
    this.standings = new Set(facts.standings.map(({ principalId, tenantId }) => `${principalId} ${tenantId}`));
    for (const { id, tenantId, active } of facts.groups) if (active) this.groupTenants.set(id, tenantId);
    for (const { id, tenantId } of facts.roles) this.roleTenants.set(id, tenantId);
    this.addGroups(facts);
    this.addRoles(facts);
  }

  private addGroups({ memberships, nestings, at }: AccessFacts): void {
    for (const { memberId, groupId, owner, expiresAt } of memberships) {
      const tenantId = this.groupTenants.get(groupId);
      // Stryker disable next-line ConditionalExpression: for the compiler; nobody stands in a tenant that there is not.
      if (tenantId === undefined) continue;
      if (!isLive(expiresAt, at) || !this.stands(memberId, tenantId)) continue;
      push(this.above, memberId, groupId);
      if (owner) push(this.owned, memberId, groupId);
    }
    for (const { parentId, childId } of nestings) {
      const tenantId = this.groupTenants.get(parentId);
      if (tenantId !== undefined && tenantId === this.groupTenants.get(childId)) push(this.above, childId, parentId);
    }
  }

  private addRoles({ assignments, includes, permissions, at }: AccessFacts): void {
    for (const assignment of assignments)
      if (isLive(assignment.expiresAt, at) && isWhole(assignment.scope) && this.isWithinItsTenant(assignment))
        push(this.given, assignment.principalId, assignment);
    for (const { roleId, includedId } of includes) {
      const tenantId = this.roleTenants.get(includedId);
      if (tenantId === null || (tenantId !== undefined && tenantId === this.roleTenants.get(roleId)))
        push(this.included, roleId, includedId);
    }
    for (const { roleId, permission } of permissions)
      if (this.roleTenants.has(roleId)) push(this.carried, roleId, permission);
  }

  // A tenant's role is given in that tenant alone, one that is not known nowhere, and a tenant's group is given roles
  // there or on the platform.
  private isWithinItsTenant({ principalId, roleId, scope }: AssignmentFact): boolean {
    const roleTenant = this.roleTenants.get(roleId);
    if (roleTenant !== null && roleTenant !== scope.tenantId) return false;
    return scope.tenantId === null || !isGroup(principalId) || this.groupTenants.get(principalId) === scope.tenantId;
  }

  /** Whether the principal's account works: whoever does not work holds nothing. */
  works(id: PrincipalId): boolean {
    return this.working.has(id) && (!isGroup(id) || this.groupTenants.has(id));
  }

  /** Whether the principal belongs to this tenant and is not suspended there; to the platform everybody belongs. */
  stands(id: PrincipalId, tenantId: TenantId | null): boolean {
    return tenantId === null || this.standings.has(`${id} ${tenantId}`);
  }

  /** The tenant of a working group. */
  tenantOf(id: GroupId): TenantId | undefined {
    return this.groupTenants.get(id);
  }

  /** The groups directly above a member or a nested group. */
  groupsAbove(id: PrincipalId): readonly GroupId[] {
    return this.above.get(id) ?? nothing;
  }

  /** The groups that somebody owns. */
  groupsOwned(id: PrincipalId): readonly GroupId[] {
    return this.owned.get(id) ?? nothing;
  }

  /** The roles given to the principal itself. */
  assignmentsOf(id: PrincipalId): readonly AssignmentFact[] {
    return this.given.get(id) ?? nothing;
  }

  /** The roles that a role includes directly. */
  rolesIncluded(id: RoleId): readonly RoleId[] {
    return this.included.get(id) ?? nothing;
  }

  /** The permissions that a role carries itself. */
  permissionsOf(id: RoleId): readonly string[] {
    return this.carried.get(id) ?? nothing;
  }
}

/** Whether something with this end still holds: it is dead at the very moment of its end. */
export function isLive(expiresAt: number | null, at: number): boolean {
  return expiresAt === null || expiresAt > at;
}

function isGroup(id: PrincipalId): id is GroupId {
  return id.startsWith('grp_');
}
