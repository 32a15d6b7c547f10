import type { ApiTokenId, DirectoryId, ExternalIdentityId, SessionId, UserId } from '../kernel/ids.js';
import type { ExternalIdentity, User } from './user.js';
import type { UserKey } from './user-store.js';

/**
 * Writes the people of a directory, inside a unit of work: the port by which a directory's people may be kept elsewhere.
 * Whether something may be written was decided before.
 */
export interface UserWriter {
  insert(user: User): Promise<void>;
  /** Writes everything about a person, under the next version. */
  update(user: User): Promise<void>;
  /** With all that they have and are in. */
  delete(id: UserId): Promise<void>;
  unlink(id: ExternalIdentityId): Promise<void>;
}

/** Reads what the changing of people needs to know, whoever may see it, and finds who writes a directory's people. */
export interface UserWriters {
  /** Who keeps the people of a directory; null for people who are in none. */
  of(directoryId: DirectoryId | null): UserWriter;
  find(key: UserKey): Promise<User | null>;
  /** The directory in which a person has their oldest place; null for none. */
  homeOf(id: UserId): Promise<DirectoryId | null>;
  identity(id: ExternalIdentityId): Promise<ExternalIdentity | null>;
  /** Ends all API tokens of a person for good, apart from one. */
  revokeTokens(id: UserId, at: number, apartFrom?: ApiTokenId | null): Promise<void>;
  /** Ends all sessions of a person, apart from one; answers how many. */
  endSessions(id: UserId, apartFrom?: SessionId | null): Promise<number>;
  /** Some of the people whose deletion was due at a moment, at most so many; the longest due first. */
  dueForDeletion(at: number, most: number): Promise<UserId[]>;
}
