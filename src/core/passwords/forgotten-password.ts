import type { AnonymousChange } from '../changes/change.js';
import { DomainError } from '../kernel/errors.js';
import type { UserId } from '../kernel/ids.js';
import { emailKey } from '../kernel/text.js';
import type { Outbox } from '../mail/outbox.js';
import type { UserWriters } from '../users/user-writer.js';
import { checkedHash, type NewPassword } from './new-password.js';
import type { PasswordAccount, PasswordWriter } from './password-writer.js';
import { nobody } from './proven-password.js';
import { resetHash } from './reset-secret.js';
import type { ResetWriter } from './reset-writer.js';

/** How far apart two mails to the same person are at the least, in milliseconds. */
export const resetMailsApartMs = 5 * 60 * 1000;

/** What asking for the mail writes. */
export type ResetRequest = AnonymousChange<{ readonly passwords: PasswordWriter; readonly outbox: Outbox }>;

/**
 * Asks for the mail by which somebody sets another password. It goes out at most every five minutes, to the verified address of an
 * account that may sign in with a password. Nothing tells whether it does: the answer is the same for nobody, to the number of
 * statements.
 */
export async function requestPasswordReset(change: ResetRequest, login: string): Promise<Record<string, never>> {
  const { at, writers } = change;
  const { passwords, outbox } = writers;
  const account = await passwords.named(login);
  const subject = { kind: 'PASSWORD_RESET', aboutId: account?.userId ?? nobody } as const;
  const last = await outbox.lastPut(subject);
  if (account === null || account.recoveryEmail === null || (last !== null && at - last < resetMailsApartMs)) {
    await outbox.putNothing();
    // In place of what the trail keeps of whoever it is about.
    await outbox.lastPut(subject);
    return {};
  }
  await outbox.put(subject, at);
  const { userId: objectId, tenantId } = account;
  change.note({ objectId, tenantId, before: null, after: { passwordResetAskedAt: at } });
  return {};
}

/** What setting it writes. */
export type ForgottenPasswordChange = AnonymousChange<{
  readonly passwords: PasswordWriter;
  readonly resets: ResetWriter;
  readonly users: UserWriters;
}>;

const noSuch =
  'This sets no password: it was used, is older than an hour, the password or the account has changed since, or it is not what was sent.';

/**
 * Sets the password of whoever has the secret of the mail, once. All of their sessions and API tokens end, and they may try again
 * if they were locked out.
 * @throws NOT_FOUND, in the same words whatever is wrong with the secret; INVALID for a password that is easily guessed, which leaves
 * the secret good
 */
export async function resetForgottenPassword(
  change: ForgottenPasswordChange,
  secret: string,
  wanted: NewPassword,
): Promise<{ userId: UserId }> {
  const { at, writers } = change;
  const { userId, tenantId, ...owner } = await openedBy(change, secret);
  await writers.passwords.set(userId, checkedHash(wanted, owner, 'newPassword'), at);
  const sessions = await writers.users.endSessions(userId);
  await writers.users.revokeTokens(userId, at);
  change.provenBy(userId);
  const after = { passwordChangedAt: at, sessions: 0, apiTokensKept: false };
  change.note({ objectId: userId, tenantId, before: { sessions }, after });
  return { userId };
}

async function openedBy({ at, writers }: ForgottenPasswordChange, secret: string): Promise<PasswordAccount> {
  const opened = await writers.resets.openedBy(await resetHash(secret));
  const account = opened && (await writers.passwords.find(opened.userId));
  const address = account?.recoveryEmail ?? null;
  const isGood = address !== null && opened?.emailKey === emailKey(address) && opened.expiresAt > at;
  if (account === null || !isGood) throw new DomainError('NOT_FOUND', noSuch, ['secret']);
  return account;
}
