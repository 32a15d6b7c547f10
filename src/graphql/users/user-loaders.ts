import type { PrincipalId, ServiceAccountId, TenantId, UserId } from '../../core/kernel/ids.js';
import type { DirectoryAccess } from '../../core/tenants/tenant-store.js';
import {
  userStatus,
  type ExternalIdentity,
  type ServiceAccount,
  type User,
  type UserStatus,
} from '../../core/users/user.js';
import type { IdentityKey, UserKey } from '../../core/users/user-store.js';
import type { Loaded } from '../connection/loaders.js';
import type { GraphContext } from '../context.js';

/** A visible person by any of their keys; all ways together are one statement. */
export function userByKey({ loaders, stores }: GraphContext, key: UserKey | IdentityKey): Loaded<User | null> {
  return loaders
    .by<UserKey | IdentityKey, User | null>('user by key', (keys) => stores.users.byKeys(keys), {
      keyOf: (one) => JSON.stringify(one),
    })
    .load(key);
}

/** A visible person by their id. */
export function userById(context: GraphContext, id: UserId | null): Loaded<User | null> | null {
  return id && userByKey(context, { by: 'id', id });
}

/** A visible service account by its id. */
export function serviceAccountById(
  { loaders, stores }: GraphContext,
  id: ServiceAccountId | null,
): Loaded<ServiceAccount | null> | null {
  return id && loaders.one('service account by id', id, (ids) => stores.serviceAccounts.byIds(ids));
}

/** The status of a person in the eyes of the caller. */
export async function statusOf({ loaders, stores }: GraphContext, user: User): Promise<UserStatus> {
  const places = await loaders.one('places of user', user.id, (ids) => stores.users.places(ids));
  return userStatus(user, places);
}

/** How external providers know a person. */
export function externalIdentitiesOf({ loaders, stores }: GraphContext, id: UserId): Loaded<ExternalIdentity[]> {
  return loaders.one('external identities of user', id, (ids) => stores.users.externalIdentities(ids));
}

/** Somebody's places in the directories of a tenant. */
export function directoryAccessesOf(
  { loaders, stores }: GraphContext,
  userId: UserId,
  tenantId: TenantId,
): Loaded<DirectoryAccess[]> {
  type Pair = { readonly userId: UserId; readonly tenantId: TenantId };
  return loaders
    .by<Pair, DirectoryAccess[]>(
      'directory accesses of user in tenant',
      (pairs) => stores.users.directoryAccesses(pairs),
      { keyOf: (pair) => `${pair.userId} ${pair.tenantId}` },
    )
    .load({ userId, tenantId });
}

/** Loads a principal of any kind, given how groups are loaded (they belong to a room above this one). */
export function principalBy(
  context: GraphContext,
  id: PrincipalId | null,
  groupById: (context: GraphContext, id: PrincipalId & `grp_${string}`) => unknown,
): unknown {
  if (id === null) return null;
  if (id.startsWith('usr_')) return userById(context, id as UserId);
  if (id.startsWith('svc_')) return serviceAccountById(context, id as ServiceAccountId);
  return groupById(context, id as PrincipalId & `grp_${string}`);
}
