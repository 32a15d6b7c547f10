import { maySuspend, mayTakeAccess } from '../access/policy/people.js';
import { mustBeAllowed, mustBeThere } from '../changes/decided.js';
import { mustNotBeOutranked } from '../changes/outranked.js';
import type { DirectoryId, TenantId, UserId } from '../kernel/ids.js';
import type { Directory } from '../tenants/tenant.js';
import { knownAccess, takeAccess, type AccessChange } from './access-changes.js';
import type { KnownAccess } from './access-writer.js';

/** Somebody's place in a directory. */
export interface PlaceKey {
  readonly userId: UserId;
  readonly directoryId: DirectoryId;
}

/** What came of taking somebody out of a directory. */
export interface PlaceRemoved extends PlaceKey {
  /** The tenant to which they have no access any more, because it was their last place there; null if they have. */
  readonly tenantLeft: TenantId | null;
}

/**
 * Suspends a person in a directory; roles and memberships stay. Who is suspended wherever they are in a tenant holds nothing
 * there. One who is suspended stays so.
 * @throws NOT_FOUND, FORBIDDEN without `tenant-access:suspend` on the directory, and for whoever holds less in the tenant than
 * the person, EXTERNALLY_MANAGED
 */
export function suspendUser(change: AccessChange, key: PlaceKey): Promise<PlaceKey> {
  return setStatus(change, key, 'SUSPENDED');
}

/**
 * Ends a suspension. One who is not suspended stays so.
 * @throws as suspending
 */
export function restoreUser(change: AccessChange, key: PlaceKey): Promise<PlaceKey> {
  return setStatus(change, key, 'ACTIVE');
}

async function setStatus(
  change: AccessChange,
  { userId, directoryId }: PlaceKey,
  status: 'ACTIVE' | 'SUSPENDED',
): Promise<PlaceKey> {
  const { directory, access, place } = await knownPlace(change, { userId, directoryId });
  const { tenantId } = directory;
  mustBeAllowed(maySuspend(change.actor.rights, directory, access), 'access');
  await mustNotBeOutranked(change, userId, tenantId);
  if (place.status === status) return { userId, directoryId };
  await change.affects([userId]);
  await change.writers.accesses.setStatus(userId, directoryId, status);
  const facts = (one: string) => ({ userId, status: one });
  change.note({ objectId: directoryId, tenantId, about: [userId], before: facts(place.status), after: facts(status) });
  return { userId, directoryId };
}

/**
 * Takes a person out of a directory, with the roles on it and the memberships in its groups. When it is their last one in the
 * tenant, they lose their access to that, too.
 * @throws NOT_FOUND, FORBIDDEN without `tenant-access:revoke` on the directory, for the last one on the tenant, and for whoever
 * holds less in the tenant than the person, EXTERNALLY_MANAGED
 */
export async function removeUserFromDirectory(
  change: AccessChange,
  { userId, directoryId }: PlaceKey,
): Promise<PlaceRemoved> {
  const { rights } = change.actor;
  const { directory, access } = await knownPlace(change, { userId, directoryId });
  const { tenantId } = directory;
  const isLast = access.places.length === 1;
  mustBeAllowed(mayTakeAccess(rights, isLast ? { tenantId } : { tenantId, directoryId }, access), 'access');
  await mustNotBeOutranked(change, userId, tenantId);
  if (isLast) {
    await takeAccess(change, userId, tenantId);
    return { userId, directoryId, tenantLeft: tenantId };
  }
  await change.affects([userId]);
  await change.writers.accesses.removePlace(userId, directoryId);
  change.note({ objectId: directoryId, tenantId, about: [userId], before: { userId }, after: null });
  return { userId, directoryId, tenantLeft: null };
}

async function knownPlace(
  change: AccessChange,
  { userId, directoryId }: PlaceKey,
): Promise<{ directory: Directory; access: KnownAccess; place: KnownAccess['places'][number] }> {
  const [found] = await change.seen.directories.byIds([directoryId]);
  const directory = mustBeThere(found, 'directory', 'directoryId');
  const access = await knownAccess(change, userId, directory.tenantId);
  const place = access.places.find((one) => one.directoryId === directoryId);
  return { directory, access, place: mustBeThere(place, 'access', 'userId') };
}
