import type { AnonymousChange, Refusal } from '../changes/change.js';
import type { UserId } from '../kernel/ids.js';
import { afterFailure, isLocked, noTries } from './lock-out.js';
import type { PasswordAccount, PasswordWriter } from './password-writer.js';
import type { TriedPassword } from './tried-password.js';

/** What the proving of a password reads and writes. */
export type PasswordProof = AnonymousChange<{ readonly passwords: PasswordWriter }>;

/** Stands in for whoever is not known, so that no statement is missing. */
export const nobody: UserId = 'usr_00000000000000000000000000';

/**
 * The account whose password was given; null when it is not right any more, or was not, or does not count: then the failure is
 * counted, and whoever it is about is locked out after too many. What is done for nobody, for a wrong password, for an account
 * that does not work or has none, and for one that is locked out is the same, to the number of statements.
 */
export async function provenAccount(change: PasswordProof, tried: TriedPassword): Promise<PasswordAccount | null> {
  const { at, writers } = change;
  const account = await writers.passwords.find(tried.userId ?? nobody);
  if (account !== null && isProven(account, tried, at)) return account;
  const { userId, tries } = account ?? { userId: nobody, tries: noTries };
  const after = afterFailure(tries, at);
  await writers.passwords.setTries(userId, after);
  // In place of what the trail keeps of whoever it was about.
  if (account === null) await writers.passwords.setTries(nobody, noTries);
  else if (after.lockedUntil !== tries.lockedUntil && after.lockedUntil !== null)
    change.note({
      objectId: userId,
      tenantId: account.tenantId,
      before: { lockedUntil: null },
      after: { lockedUntil: after.lockedUntil },
    });
  return null;
}

function isProven({ works, hash, version, tries }: PasswordAccount, tried: TriedPassword, at: number): boolean {
  return tried.isRight && works && hash !== null && version === tried.version && !isLocked(tries, at);
}

/** Forgets what was tried in vain, and keeps the password by the newest kind of hash. */
export async function welcome(change: PasswordProof, { userId, tries }: PasswordAccount, tried: TriedPassword) {
  const { passwords } = change.writers;
  if (tries.failures > 0) await passwords.setTries(userId, noTries);
  if (tried.rehashed !== null) await passwords.rehash(userId, tried.rehashed);
}

/** What the trail alone is told about whom a refusal is about. */
export function aboutTried({ userId, tenantId }: TriedPassword): Pick<Refusal, 'tenantId' | 'objectIds'> {
  return { tenantId, objectIds: userId === null ? [] : [userId] };
}
