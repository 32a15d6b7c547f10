import { reachable } from '../kernel/collections.js';
import type { DirectoryId, DomainId, GroupId, PrincipalId, RoleAssignmentId, RoleId, TenantId } from '../kernel/ids.js';
import type { AccessGraph } from './access-graph.js';
import { grantsOf } from './derivation.js';
import { covers, scopeKey, tenantScope, type Place, type Scope } from './scope.js';

/**
 * Where somebody holds a permission: everywhere, or in these tenants, in these directories, and on these domains with
 * all under them.
 */
export interface Reach {
  readonly everywhere: boolean;
  readonly tenantIds: readonly TenantId[];
  readonly directoryIds: readonly DirectoryId[];
  readonly domainIds: readonly DomainId[];
}

/** Permissions held on a scope. */
export interface HeldPermissions {
  readonly scope: Scope;
  readonly permissions: ReadonlySet<string>;
}

/** What narrows rights: a credential's tenant, and the permissions that it is limited to. Null is no limit. */
export interface Narrowing {
  readonly tenantId: TenantId | null;
  readonly permissions: readonly string[] | null;
}

/** What concerns somebody themself, and what they therefore always see. */
export interface Belongings {
  /** The groups that they are in, with all above. */
  readonly groupIds: readonly GroupId[];
  readonly ownedGroupIds: readonly GroupId[];
  /** The assignments that give them something, to them or to their groups. */
  readonly assignmentIds: readonly RoleAssignmentId[];
  /** The roles that they have, with all included. */
  readonly roleIds: readonly RoleId[];
  readonly directoryIds: readonly DirectoryId[];
  readonly domainIds: readonly DomainId[];
}

/** What somebody may do where. A right is never widened: what is not in here is refused. */
export class Rights {
  constructor(readonly held: readonly HeldPermissions[]) {}

  /** Whether they hold a permission on a place. */
  hold(permission: string, place: Place): boolean {
    return this.held.some(({ scope, permissions }) => permissions.has(permission) && covers(scope, place));
  }

  /** Where they hold a permission. */
  reachOf(permission: string): Reach {
    const scopes = this.held.filter(({ permissions }) => permissions.has(permission)).map(({ scope }) => scope);
    const ids = <T>(of: (scope: Scope) => T | null) => scopes.map(of).filter((id) => id !== null);
    return {
      everywhere: scopes.some(({ kind }) => kind === 'PLATFORM'),
      tenantIds: ids((scope) => (scope.kind === 'TENANT' ? scope.tenantId : null)),
      directoryIds: ids((scope) => scope.directoryId),
      domainIds: ids((scope) => scope.domainId),
    };
  }

  /** The permissions that they hold on a place, by name. */
  on(place: Place): string[] {
    const names = this.held.filter(({ scope }) => covers(scope, place)).flatMap(({ permissions }) => [...permissions]);
    return [...new Set(names)].sort();
  }
}

/** The rights of nobody. */
export const noRights = new Rights([]);

/** What somebody may do, narrowed to what their credential is for. */
export function rightsOf(graph: AccessGraph, principal: PrincipalId, narrowing: Narrowing): Rights {
  const held = new Map<string, { readonly scope: Scope; readonly permissions: Set<string> }>();
  for (const { assignment } of grantsOf(graph, principal)) {
    const scope = narrowed(assignment.scope, narrowing.tenantId);
    if (scope === null) continue;
    const key = scopeKey(scope);
    const one = held.get(key) ?? { scope, permissions: new Set() };
    held.set(key, one);
    for (const role of reachable(assignment.roleId, (from) => graph.rolesIncluded(from)))
      for (const permission of graph.permissionsOf(role))
        if (narrowing.permissions === null || narrowing.permissions.includes(permission))
          one.permissions.add(permission);
  }
  return new Rights([...held.values()]);
}

// In a tenant, a right on the platform is a right on that tenant.
function narrowed(scope: Scope, tenantId: TenantId | null): Scope | null {
  if (tenantId === null) return scope;
  if (scope.kind === 'PLATFORM') return tenantScope(tenantId);
  return scope.tenantId === tenantId ? scope : null;
}

/** What concerns somebody themself; of one tenant only, when that is what their credential is for. */
export function belongingsOf(graph: AccessGraph, principal: PrincipalId, tenantId: TenantId | null): Belongings {
  const within = (other: TenantId | null | undefined) => tenantId === null || other === null || other === tenantId;
  const grants = grantsOf(graph, principal)
    .map(({ assignment }) => assignment)
    .filter(({ scope }) => within(scope.tenantId));
  const ids = <T>(of: (scope: Scope) => T | null) => [
    ...new Set(grants.map(({ scope }) => of(scope)).filter((id) => id !== null)),
  ];
  const roles = grants.flatMap(({ roleId }) => [...reachable(roleId, (from) => graph.rolesIncluded(from))]);
  const groups = [...reachable(principal, (from) => graph.groupsAbove(from))].slice(1) as GroupId[];
  return {
    groupIds: groups.filter((id) => within(graph.tenantOf(id))),
    ownedGroupIds: graph.groupsOwned(principal).filter((id) => within(graph.tenantOf(id))),
    assignmentIds: grants.map(({ id }) => id),
    roleIds: [...new Set(roles)],
    directoryIds: ids((scope) => scope.directoryId),
    domainIds: ids((scope) => scope.domainId),
  };
}
