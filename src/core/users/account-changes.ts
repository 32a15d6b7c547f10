import { dayMs } from '../kernel/clock.js';
import { DomainError } from '../kernel/errors.js';
import type { UserId } from '../kernel/ids.js';
import { checkedText } from '../kernel/text.js';
import { managedUser, noteUser, withPermission, type UserChange } from './managed-user.js';

/** How long an account that shall be deleted can be kept after all, in milliseconds: 14 days. */
export const deletionDelayMs = 14 * dayMs;

/**
 * Deactivates an account: it can't sign in, holds nothing, and its sessions and API tokens end for good; roles and
 * memberships stay. One that is deactivated stays so. One's own is no exception.
 * @throws NOT_FOUND, FORBIDDEN without `user:deactivate` on every tenant of the person or on the platform, and for
 * whoever holds less than the person, EXTERNALLY_MANAGED
 */
export async function deactivateUser(
  change: UserChange,
  { id, reason }: { readonly id: UserId; readonly reason?: string | null },
): Promise<{ userId: UserId }> {
  const { at, writers } = change;
  const { user, writer } = await managedUser(change, id, withPermission(change, 'user:deactivate'));
  const why = reason == null ? {} : { reason: checkedText(reason, 1000, 'reason') };
  if (user.accountStatus === 'DEACTIVATED') return { userId: id };
  await change.affects([id]);
  await writer.update({ ...user, accountStatus: 'DEACTIVATED', updatedAt: at });
  await writers.users.revokeTokens(id, at);
  await writers.users.endSessions(id);
  await noteUser(change, id, { accountStatus: user.accountStatus }, { accountStatus: 'DEACTIVATED', ...why });
  return { userId: id };
}

/**
 * Lets an account work again; one that works stays as it is. Its API tokens don't come back.
 * @throws NOT_FOUND, FORBIDDEN as for deactivating, EXTERNALLY_MANAGED, INVALID for one that waits for its owner to
 * accept an invitation
 */
export async function reactivateUser(change: UserChange, { id }: { readonly id: UserId }): Promise<{ userId: UserId }> {
  const { user, writer } = await managedUser(change, id, withPermission(change, 'user:deactivate'));
  if (user.accountStatus === 'INVITED')
    throw new DomainError('INVALID', 'The person has been invited: the account works once they accept.', ['id']);
  if (user.accountStatus === 'ACTIVE') return { userId: id };
  await change.affects([id]);
  await writer.update({ ...user, accountStatus: 'ACTIVE', updatedAt: change.at });
  await noteUser(change, id, { accountStatus: user.accountStatus }, { accountStatus: 'ACTIVE' });
  return { userId: id };
}

/**
 * Has an account deleted in 14 days; until then it can't sign in and can be kept after all; its sessions end. One that
 * will be deleted stays as it is. One's own is no exception.
 * @throws NOT_FOUND, FORBIDDEN without `user:delete` on every tenant of the person or on the platform, and for whoever
 * holds less than the person, EXTERNALLY_MANAGED
 */
export async function deleteUser(change: UserChange, { id }: { readonly id: UserId }): Promise<{ userId: UserId }> {
  const { at, writers } = change;
  const { user, writer } = await managedUser(change, id, withPermission(change, 'user:delete'));
  if (user.deletionScheduledAt !== null) return { userId: id };
  const after = { deletionScheduledAt: at + deletionDelayMs };
  await change.affects([id]);
  await writer.update({ ...user, ...after, updatedAt: at });
  await writers.users.endSessions(id);
  await noteUser(change, id, { deletionScheduledAt: null }, after);
  return { userId: id };
}

/**
 * Keeps an account after all, with everything as it was. One that will not be deleted stays as it is.
 * @throws NOT_FOUND also when it has been deleted, FORBIDDEN as for deleting, EXTERNALLY_MANAGED
 */
export async function cancelUserDeletion(
  change: UserChange,
  { id }: { readonly id: UserId },
): Promise<{ userId: UserId }> {
  const { user, writer } = await managedUser(change, id, withPermission(change, 'user:delete'));
  const { deletionScheduledAt } = user;
  if (deletionScheduledAt === null) return { userId: id };
  await change.affects([id]);
  await writer.update({ ...user, deletionScheduledAt: null, updatedAt: change.at });
  await noteUser(change, id, { deletionScheduledAt }, { deletionScheduledAt: null });
  return { userId: id };
}
