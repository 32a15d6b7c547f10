import type { DirectoryId, TenantId, UserId } from '../../kernel/ids.js';
import type { Actor } from '../actor.js';
import type { Rights } from '../rights.js';
import { first, needs, needsOnAll, notSynced, type Decision, type Managed } from './decision.js';
import { placeOfTenant, onPlatform, placeOfDirectory } from './places.js';

/**
 * Whether somebody may change, deactivate or delete an account, which is one for the whole instance.
 * @param tenantIds every tenant that the person has access to: the permission must be held on all of them, or on the platform
 */
export function mayChangeUser(
  rights: Rights,
  permission: 'user:update' | 'user:deactivate' | 'user:delete',
  user: Managed,
  tenantIds: readonly TenantId[],
): Decision {
  return first(needsOnAll(rights, permission, tenantIds), notSynced(user));
}

/** Whether somebody may make people who get access to a directory, or, for null, people without access to any tenant. */
export function mayCreateUser(
  rights: Rights,
  directory: { readonly id: DirectoryId; readonly tenantId: TenantId } | null,
): Decision {
  const place = directory === null ? onPlatform : placeOfDirectory({ ...directory, directoryId: directory.id });
  return needs(rights, place, 'user:create');
}

/**
 * Whether somebody may change what everybody may of their own account. A credential that is limited, to permissions or to a
 * tenant, must reach as far as for the account of somebody else; so must whoever has an account for demonstrations.
 */
export function mayChangeOwnProfile(
  { principalId, rights, scopes, tenantId }: Pick<Actor, 'principalId' | 'rights' | 'scopes' | 'tenantId'>,
  user: Managed & { readonly id: UserId; readonly restricted: boolean },
  tenantIds: readonly TenantId[],
): Decision {
  const isWhole =
    (scopes === null || scopes.includes('user:update')) &&
    (tenantId === null || tenantIds.every((id) => id === tenantId));
  if (principalId === user.id && !user.restricted && isWhole) return notSynced(user);
  return mayChangeUser(rights, 'user:update', user, tenantIds);
}

/** Whether somebody may say that an address belongs to a person, who can then sign in with it. */
export function mayVerifyEmail(rights: Rights): Decision {
  return needs(rights, onPlatform, 'user:update');
}

/** Whether somebody may suspend people in a directory, and restore them. */
export function maySuspend(
  rights: Rights,
  directory: { readonly id: DirectoryId; readonly tenantId: TenantId },
  access: Managed,
): Decision {
  const place = placeOfDirectory({ ...directory, directoryId: directory.id });
  return first(needs(rights, place, 'tenant-access:suspend'), notSynced(access));
}

/** Whether somebody may take people out of a directory, or, without one, out of the tenant. */
export function mayTakeAccess(
  rights: Rights,
  { tenantId, directoryId }: { readonly tenantId: TenantId; readonly directoryId?: DirectoryId },
  access: Managed,
): Decision {
  // Stryker disable next-line ConditionalExpression: for the compiler; a place in no directory is the tenant by that alone.
  const place = directoryId === undefined ? placeOfTenant(tenantId) : placeOfDirectory({ tenantId, directoryId });
  return first(needs(rights, place, 'tenant-access:revoke'), notSynced(access));
}

/** Whether somebody may give people access to a tenant. */
export function mayGrantAccess(rights: Rights, tenantId: TenantId): Decision {
  return needs(rights, placeOfTenant(tenantId), 'tenant-access:grant');
}
