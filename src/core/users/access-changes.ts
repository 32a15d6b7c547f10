import { mayGrantAccess, mayTakeAccess } from '../access/policy/people.js';
import type { ActingChange, Change } from '../changes/change.js';
import { mayConferGroup, type CeilingStores } from '../changes/conferred.js';
import { mustBeAllowed, mustBeThere } from '../changes/decided.js';
import { mustNotBeOutranked } from '../changes/outranked.js';
import { DomainError } from '../kernel/errors.js';
import type { DirectoryId, TenantId, UserId } from '../kernel/ids.js';
import type { DirectoryStore } from '../tenants/tenant-store.js';
import type { AccessPlace, AccessWriter, KnownAccess } from './access-writer.js';
import { seenUser, type UserChange } from './managed-user.js';
import type { UserKey } from './user-store.js';

/** Access to a tenant that somebody was given. */
export interface TenantAccessGiven {
  readonly userId: UserId;
  readonly tenantId: TenantId;
}

/** What the changing of access reads and writes. */
export type AccessChange = UserChange &
  Change<CeilingStores & { readonly directories: DirectoryStore }, { readonly accesses: AccessWriter }>;

/**
 * Gives a person access to a tenant, with a place in a directory of it, unless they have it.
 * @returns null when they had it
 * @throws FORBIDDEN without `tenant-access:grant` on the tenant, PRIVILEGE_ESCALATION when everybody there has more than the caller
 */
export async function giveTenantAccess(
  change: Change<CeilingStores, { readonly accesses: AccessWriter }>,
  userId: UserId,
  place: AccessPlace,
): Promise<TenantAccessGiven | null> {
  if (await change.writers.accesses.hasAccess(userId, place.tenantId)) return null;
  mustBeAllowed(mayGrantAccess(change.actor.rights, place.tenantId), 'tenant');
  await mayLetIn(change, place.tenantId);
  return letIn(change, userId, place);
}

/** Makes sure that the caller holds whatever everybody in a tenant gets. @throws PRIVILEGE_ESCALATION */
export async function mayLetIn(
  change: ActingChange<CeilingStores, { readonly accesses: AccessWriter }>,
  tenantId: TenantId,
): Promise<void> {
  const everyone = await change.writers.accesses.everyoneOf(tenantId);
  if (everyone !== null) await mayConferGroup(change, everyone);
}

/** Gives access to who has none, when it was decided that they may have it. */
export async function letIn(
  change: ActingChange<CeilingStores, { readonly accesses: AccessWriter }>,
  userId: UserId,
  { tenantId, directoryId }: AccessPlace,
): Promise<TenantAccessGiven> {
  await change.writers.accesses.grant(userId, { tenantId, directoryId }, change.at);
  change.note({ objectId: tenantId, tenantId, about: [userId], before: null, after: { userId, directoryId } });
  return { userId, tenantId };
}

/** Which person a grant is for. */
export type Grantee = Exclude<UserKey, { readonly by: 'externalId' }>;

/**
 * Gives a person access to a tenant with a place in a directory of it, or one more place. Who is not visible can be named by
 * their exact user name or e-mail address, unless they have no tenant at all: then only the platform gives them one, or a
 * tenant could get hold of an account that nobody else has a say over.
 * @throws NOT_FOUND, FORBIDDEN without `tenant-access:grant` on the tenant, PRIVILEGE_ESCALATION when everybody there has more
 * than the caller, ALREADY_EXISTS for who has that place
 */
export async function grantTenantAccess(
  change: AccessChange,
  { grantee, tenantId, directoryId }: { grantee: Grantee; tenantId: TenantId; directoryId: DirectoryId | null },
): Promise<TenantAccessGiven> {
  const { at, actor, writers } = change;
  mustBeAllowed(mayGrantAccess(actor.rights, tenantId), 'tenant');
  await mayLetIn(change, tenantId);
  const userId = await granted(change, grantee);
  const place = await placeIn(change, tenantId, directoryId);
  const known = await writers.accesses.accessOf(userId, tenantId);
  const isThere = known?.places.some((one) => one.directoryId === place.directoryId) ?? false;
  if (known !== null && (isThere || directoryId === null))
    throw new DomainError('ALREADY_EXISTS', 'This person has access already.', [
      grantee.by === 'id' ? 'userId' : grantee.by,
    ]);
  await change.affects([userId]);
  if (known === null) return letIn(change, userId, place);
  await writers.accesses.addPlace(userId, place, at);
  change.note({ objectId: tenantId, tenantId, about: [userId], before: null, after: { userId, ...place } });
  return { userId, tenantId };
}

async function granted(change: AccessChange, grantee: Grantee): Promise<UserId> {
  const path = grantee.by === 'id' ? 'userId' : grantee.by;
  const [visible] = await change.seen.users.byKeys([grantee]);
  if (visible != null) return visible.id;
  const hidden = grantee.by === 'id' ? null : await change.writers.users.find(grantee);
  return mustBeThere(hidden && (await isSomewhere(change, hidden.id)) ? hidden : null, 'person', path).id;
}

/** Whether a person has access to any tenant. */
export async function isSomewhere({ seen }: Pick<AccessChange, 'seen'>, userId: UserId): Promise<boolean> {
  const [tenantIds = []] = await seen.access.tenantIdsOf([userId]);
  return tenantIds.length > 0;
}

/**
 * The directory of a tenant in which somebody gets a place: the one that is given, or the tenant's default one.
 * @throws NOT_FOUND for one that the caller does not see, INVALID for one of another tenant, and for a tenant without any
 */
export async function placeIn(
  {
    seen,
    writers,
  }: Pick<
    ActingChange<{ readonly directories: DirectoryStore }, { readonly accesses: AccessWriter }>,
    'seen' | 'writers'
  >,
  tenantId: TenantId,
  given: DirectoryId | null,
): Promise<AccessPlace> {
  if (given === null) {
    const directoryId = await writers.accesses.defaultDirectoryOf(tenantId);
    if (directoryId === null) throw new DomainError('INVALID', 'The tenant has no directory.', ['tenantId']);
    return { tenantId, directoryId };
  }
  const directory = mustBeThere((await seen.directories.byIds([given]))[0], 'directory', 'directoryId');
  if (directory.tenantId !== tenantId)
    throw new DomainError('INVALID', 'The directory is of another tenant.', ['directoryId']);
  return { tenantId, directoryId: given };
}

/**
 * Takes a person's access to a tenant, with all roles and memberships that they have there. Their account stays.
 * @throws NOT_FOUND, FORBIDDEN without `tenant-access:revoke` on the tenant, and for whoever holds less there than the person,
 * EXTERNALLY_MANAGED
 */
export async function revokeTenantAccess(
  change: AccessChange,
  { userId, tenantId }: TenantAccessGiven,
): Promise<TenantAccessGiven> {
  const access = await knownAccess(change, userId, tenantId);
  mustBeAllowed(mayTakeAccess(change.actor.rights, { tenantId }, access), 'access');
  await mustNotBeOutranked(change, userId, tenantId);
  await takeAccess(change, userId, tenantId);
  return { userId, tenantId };
}

/** A visible person's access to a tenant. @throws NOT_FOUND */
export async function knownAccess(
  change: Pick<AccessChange, 'seen' | 'writers'>,
  userId: UserId,
  tenantId: TenantId,
): Promise<KnownAccess> {
  await seenUser(change, userId, 'userId');
  return mustBeThere(await change.writers.accesses.accessOf(userId, tenantId), 'access', 'userId');
}

/** Takes access when it was decided that it may be taken. */
export async function takeAccess(change: AccessChange, userId: UserId, tenantId: TenantId): Promise<void> {
  await change.affects([userId]);
  await change.writers.accesses.revoke(userId, tenantId, change.at);
  change.note({ objectId: tenantId, tenantId, about: [userId], before: { userId }, after: null });
}
