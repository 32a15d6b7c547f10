import { mayChangePassword, mayResetPassword } from '../access/policy/passwords.js';
import type { Actor } from '../access/actor.js';
import type { Change } from '../changes/change.js';
import { mustBeThere } from '../changes/decided.js';
import { DomainError } from '../kernel/errors.js';
import { isId, type UserId } from '../kernel/ids.js';
import { managedUser, noteUser, type UserChange } from '../users/managed-user.js';
import { isLocked, noTries } from './lock-out.js';
import { checkedHash, type NewPassword } from './new-password.js';
import type { PasswordAccount, PasswordWriter } from './password-writer.js';
import { aboutTried, provenAccount, type PasswordProof } from './proven-password.js';
import type { TriedPassword } from './tried-password.js';

/** What the changing of passwords reads and writes. */
export type PasswordChange = UserChange & Change<unknown, { readonly passwords: PasswordWriter }>;

// Whoever can have a password of their own.
function personOf({ principalId }: Pick<Actor, 'principalId'>): UserId {
  if (isId(principalId, 'usr')) return principalId;
  throw new DomainError('INVALID', 'A service account has no password.');
}

const notRight =
  'This is not your current password, or too many tries have failed: then wait for half an hour, or have somebody unlock you.';

/** Counts that the current password was not right, and refuses (INVALID_CREDENTIALS). It can lock somebody out as signing in does. */
export async function refuseCurrentPassword(
  change: PasswordProof,
  tried: TriedPassword,
  caller: UserId,
): Promise<null> {
  change.provenBy(caller);
  await provenAccount(change, { ...tried, isRight: false });
  change.refuse({
    code: 'INVALID_CREDENTIALS',
    message: notRight,
    ...aboutTried(tried),
    path: ['currentPassword'],
  });
  return null;
}

/**
 * Changes the caller's own password. All of their sessions end, and their API tokens unless they are to be kept, apart from what
 * the request itself came with.
 * @param tried what came of trying the current one
 * @throws FORBIDDEN for a limited credential, while acting in somebody's name, and for an account for demonstrations,
 * EXTERNALLY_MANAGED, INVALID_CREDENTIALS when it is not right any more, INVALID for a new one that is easily guessed
 */
export async function changePassword(
  change: PasswordChange,
  tried: TriedPassword,
  wanted: NewPassword,
  { keepApiTokens }: { readonly keepApiTokens: boolean },
): Promise<{ userId: UserId }> {
  const { at, actor, writers } = change;
  const userId = personOf(actor);
  await managedUser(change, userId, (user, tenantIds) => mayChangePassword(actor, user, tenantIds));
  const account = mustBeThere(await writers.passwords.find(userId), 'person');
  if (!tried.isRight || account.version !== tried.version || isLocked(account.tries, at))
    throw new DomainError('INVALID_CREDENTIALS', notRight, ['currentPassword']);
  await writers.passwords.set(userId, checkedHash(wanted, account, 'newPassword'), at);
  await endWhatItOpened(change, userId, { keepApiTokens });
  return { userId };
}

/**
 * Sets the password of somebody else, who may have forgotten it or have none yet. All of their sessions end, and their API tokens
 * unless they are to be kept. One's own first password can be set like this, too; afterwards it takes the current one.
 * @throws NOT_FOUND, FORBIDDEN without `user:reset-password` on every tenant of the person or on the platform, for whoever holds
 * less than the person, and while acting in somebody's name, EXTERNALLY_MANAGED, INVALID for one's own when there is one, and
 * for one that is easily guessed
 */
export async function resetUserPassword(
  change: PasswordChange,
  id: UserId,
  wanted: NewPassword,
  { keepApiTokens }: { readonly keepApiTokens: boolean },
): Promise<{ userId: UserId }> {
  const { at, actor, writers } = change;
  await managedUser(change, id, (user, tenantIds) => mayResetPassword(actor, user, tenantIds));
  const account = mustBeThere(await writers.passwords.find(id), 'person', 'id');
  if (actor.principalId === id && account.hash !== null)
    throw new DomainError('INVALID', 'You have a password: change it with `changePassword`, which asks for it.', [
      'id',
    ]);
  await writers.passwords.set(id, checkedHash(wanted, account, 'newPassword'), at);
  await endWhatItOpened(change, id, { keepApiTokens });
  return { userId: id };
}

/**
 * Lets somebody who was locked out after too many failures try again. One who is not locked out stays as they are.
 * @throws NOT_FOUND, FORBIDDEN as for setting their password, EXTERNALLY_MANAGED
 */
export async function unlockUser(change: PasswordChange, { id }: { readonly id: UserId }): Promise<{ userId: UserId }> {
  const { at, actor, writers } = change;
  const { user } = await managedUser(change, id, (person, tenantIds) => mayResetPassword(actor, person, tenantIds));
  const account = mustBeThere(await writers.passwords.find(user.id), 'person', 'id');
  if (account.tries.failures === 0) return { userId: id };
  await writers.passwords.setTries(id, noTries);
  const lockedUntil = isLocked(account.tries, at) ? account.tries.lockedUntil : null;
  noteState(change, account, { lockedUntil }, { lockedUntil: null });
  return { userId: id };
}

// Whoever knew the old password may have made more than sessions with it.
async function endWhatItOpened(
  change: PasswordChange,
  id: UserId,
  { keepApiTokens }: { readonly keepApiTokens: boolean },
): Promise<void> {
  const { at, actor, writers } = change;
  const own = actor.principalId === id ? actor : { sessionId: null, tokenId: null };
  const sessions = await writers.users.endSessions(id, own.sessionId);
  if (!keepApiTokens) await writers.users.revokeTokens(id, at, own.tokenId);
  await noteUser(change, id, { sessions }, { passwordChangedAt: at, sessions: 0, apiTokensKept: keepApiTokens });
}

function noteState(
  change: PasswordChange,
  { userId, tenantId }: PasswordAccount,
  before: { readonly lockedUntil: number | null },
  after: { readonly lockedUntil: number | null },
): void {
  change.note({ objectId: userId, tenantId, before, after });
}
