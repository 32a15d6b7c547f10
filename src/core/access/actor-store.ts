import type { PrincipalId, SessionId, UserId } from '../kernel/ids.js';
import type { AccessFacts } from './access-facts.js';
import type { Account } from './actor.js';

/** How an identity provider names somebody. */
export interface ProvenIdentity {
  readonly provider: string;
  readonly subject: string;
  /** Only an address that the provider has verified; null for none. */
  readonly email: string | null;
}

/** Somebody who may sign in, with what decides their rights, unseen by anybody. */
export interface FoundAccount {
  readonly account: Account;
  readonly facts: AccessFacts;
}

/**
 * Finds out who is behind a credential. Null when nobody is, or when they may not sign in: the account is deactivated or
 * will be deleted, or the tenant of the credential or of a service account does not work. One statement each.
 */
export interface ActorStore {
  /** By the SHA-256 hash of an API token that has not ended and was not revoked. */
  byTokenHash(hash: Uint8Array, at: number): Promise<FoundAccount | null>;
  /**
   * By an identity at a provider, or else by an e-mail address that is known to be verified, of somebody who has no identity
   * at that provider yet.
   */
  byIdentity(identity: ProvenIdentity, at: number): Promise<FoundAccount | null>;
  /** By a session of a person that is open, which an access token names together with the person. */
  bySession(id: SessionId, userId: UserId, at: number): Promise<FoundAccount | null>;
  /** By the id of a person or service account. */
  byPrincipal(id: PrincipalId, at: number): Promise<FoundAccount | null>;
  /** Those of these permissions that are an application's and not Denizen's own. */
  applicationsAmong(permissions: readonly string[]): Promise<ReadonlySet<string>>;
}
