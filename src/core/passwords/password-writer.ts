import type { TenantId, UserId } from '../kernel/ids.js';
import type { PasswordOwner } from './password-policy.js';
import type { Tries } from './lock-out.js';

/** A person as far as signing in with a password goes. */
export interface PasswordAccount extends PasswordOwner {
  readonly userId: UserId;
  /** Whether the account may sign in with a password at all. */
  readonly works: boolean;
  /** Null when the person has no password. */
  readonly hash: string | null;
  /** Counts the passwords that the person has had. */
  readonly version: number;
  readonly tries: Tries;
  /** Where the mail goes by which they set another when they have forgotten it: a verified address of an account that may; or null. */
  readonly recoveryEmail: string | null;
  /** The tenant of whoever is in one alone: where the trail tells of it. */
  readonly tenantId: TenantId | null;
}

/** Keeps passwords as hashes, inside a unit of work. */
export interface PasswordWriter {
  /** What is known of a person, in one statement. */
  find(userId: UserId): Promise<PasswordAccount | null>;
  /** The same of whoever has this user name, or else this e-mail address. */
  named(login: string): Promise<PasswordAccount | null>;
  /** Gives a person a password in place of any before, forgets what was tried in vain, and ends what would set yet another. */
  set(userId: UserId, hash: string, at: number): Promise<void>;
  /** Another hash of the same password. */
  rehash(userId: UserId, hash: string): Promise<void>;
  /** Notes how often it was tried in vain; nothing for somebody who has no password. One statement in any case. */
  setTries(userId: UserId, tries: Tries): Promise<void>;
}

/** What others may know of somebody's password. */
export interface PasswordState {
  /** Null for no password. Milliseconds since 1970. */
  readonly changedAt: number | null;
  /** Until when nobody is let in with it; null when somebody would be. */
  readonly lockedUntil: number | null;
}

/** Reads that, for people whom the caller may manage: in their order, in one statement. */
export interface PasswordStore {
  statesOf(userIds: readonly UserId[]): Promise<PasswordState[]>;
}
