import type { SessionId, TenantId } from '../kernel/ids.js';
import type { RefreshHashes } from './refresh-token.js';
import type { Session } from './session.js';

/** A session with what renewing it has to know. */
export interface KnownSession extends Session {
  /** The hash of the refresh token that is good. */
  readonly refreshHash: Uint8Array;
  /** Whether its person may be signed in. */
  readonly works: boolean;
  /** The tenant of whoever is in one alone: where the trail tells of it. */
  readonly tenantId: TenantId | null;
}

/** Keeps sessions, inside a unit of work. One that has ended is gone. */
export interface SessionWriter {
  insert(session: Session, hashes: RefreshHashes): Promise<void>;
  /** The session of a refresh token, by the part of it that stays; whether it has ended by itself is for the caller. */
  byFamily(family: Uint8Array): Promise<KnownSession | null>;
  byId(id: SessionId): Promise<KnownSession | null>;
  renew(session: Pick<Session, 'id' | 'refreshedAt' | 'expiresAt'>, whole: Uint8Array): Promise<void>;
  end(id: SessionId): Promise<void>;
  /** Forgets those that ended by themselves before a moment. */
  forget(before: number): Promise<void>;
}

/** Reads the sessions of the caller, the newest first. */
export interface SessionStore {
  own(): Promise<Session[]>;
}
