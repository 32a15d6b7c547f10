import type { Actor } from './actor.js';

/** Finds out who holds a token. */
export interface ActorStore {
  /**
   * The principal behind the SHA-256 hash of a token, with what decides what they see; null when there is no such token, it
   * has expired or was revoked, its owner may not sign in, or the tenant of either is deactivated. One statement.
   */
  byTokenHash(hash: Uint8Array, at: number): Promise<Actor | null>;
}
