import type { UserId } from '../kernel/ids.js';

/** What a secret allows: to set the password of this person, for as long as the mail would still go to the same address. */
export interface OpenedReset {
  readonly userId: UserId;
  /** The address that it was sent to, in the form in which addresses are compared. */
  readonly emailKey: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Keeps the secrets by which people set a password when they have forgotten theirs, inside a unit of work. A new password ends them. */
export interface ResetWriter {
  /** Keeps one by its SHA-256 hash, and forgets those whose time is over. */
  add(reset: OpenedReset, hash: Uint8Array, at: number): Promise<void>;
  /** What the secret of this hash allows, also when its time is over; null for none. */
  openedBy(hash: Uint8Array): Promise<OpenedReset | null>;
}
