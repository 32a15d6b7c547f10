import type { TenantId, UserId } from '../kernel/ids.js';
import type { NewPassword } from './new-password.js';

/** What came of trying a password before the change that it is for, because that must not wait for it. */
export interface TriedPassword {
  /** Whose it would be; null for nobody who is known. */
  readonly userId: UserId | null;
  /** The tenant of whoever is in one alone: where the trail tells of it. */
  readonly tenantId: TenantId | null;
  /** Which of the person's passwords it was compared with. */
  readonly version: number;
  readonly isRight: boolean;
  /** A new hash of it when the one that is kept is of an older kind; null otherwise. */
  readonly rehashed: string | null;
}

/** Where there is nobody whose password it could be. */
export const triedNothing: TriedPassword = { userId: null, tenantId: null, version: 0, isRight: false, rehashed: null };

/**
 * Tries and hashes passwords, which is slow on purpose, and takes as long for nobody as for somebody.
 * @throws RATE_LIMITED when one operation or all of them together ask for too much at once, UNAVAILABLE when the database does not
 * answer
 */
export interface Passwords {
  /** Compares a password with that of whoever has this user name, or else this e-mail address. */
  tryOf(login: string, password: string): Promise<TriedPassword>;
  /** The same by the id of a person. */
  tryOwn(userId: UserId, password: string): Promise<TriedPassword>;
  /** A new password with its hash; whether it is good enough is for `checkedHash`. */
  hashed(password: string): Promise<NewPassword>;
}
