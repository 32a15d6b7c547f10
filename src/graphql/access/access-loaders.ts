import type { CarriedPermission } from '../../core/access/ceiling.js';
import type { Actor } from '../../core/access/actor.js';
import { AccessGraph } from '../../core/access/access-graph.js';
import { inOrder } from '../../core/access/question.js';
import { outranking } from '../../core/changes/outranked.js';
import type { DomainId, PrincipalId, RoleId, ServiceAccountId, TenantId, UserId } from '../../core/kernel/ids.js';
import type { Permission } from '../../core/roles/role.js';
import type { Loaded } from '../connection/loaders.js';
import type { GraphContext } from '../context.js';

/** What decides the rights of a principal. Those who are asked about together share one graph of one statement. */
export function accessGraphOf({ loaders, stores }: GraphContext, id: PrincipalId): Loaded<AccessGraph> {
  return loaders.one('access graph of principal', id, async (ids) => {
    const graph = new AccessGraph(inOrder(await stores.access.factsOf(ids)));
    return ids.map(() => graph);
  });
}

/** The way to a visible domain, itself first; null for one that is not there or not visible. */
export function domainPathOf(
  { loaders, stores }: GraphContext,
  id: DomainId | null,
): Loaded<readonly DomainId[] | null> {
  return id && loaders.one('path of domain', id, (ids) => stores.access.domainPaths(ids));
}

/** Every tenant that a person has access to. */
export function tenantIdsOf({ loaders, stores }: GraphContext, id: UserId): Loaded<TenantId[]> {
  return loaders.one('ids of tenants of user', id, (ids) => stores.access.tenantIdsOf(ids));
}

/** A permission that a right is about, by its name. */
export function permissionOfRight({ loaders, stores }: GraphContext, name: string): Loaded<Permission | null> {
  return loaders
    .by<string, Permission | null>('permission of right', (names) => stores.permissions.ofRights(names))
    .load(name);
}

/** What comes with a role, whether the caller may see it or not. */
export function carriedBy({ loaders, stores }: GraphContext, id: RoleId): Loaded<CarriedPermission[]> {
  return loaders.one('permissions carried by role', id, (ids) => stores.roles.carried(ids));
}

/** Whether a person or service account holds something that the caller does not. */
export function outranksOf(
  { loaders, stores }: GraphContext,
  { principalId }: Pick<Actor, 'principalId'>,
  id: UserId | ServiceAccountId,
): Loaded<boolean> {
  return loaders.one('whether principal outranks', id, async (ids) => {
    const stronger = await outranking(stores, principalId, ids);
    return ids.map((one) => stronger.has(one));
  });
}
