import type { ApiTokenId, ServiceAccountId, TenantId, UserId } from '../kernel/ids.js';

/** Who can have a token. */
export type TokenOwnerId = UserId | ServiceAccountId;

/**
 * Whether a token can still be used, as far as that depends on the token: one that was revoked can't, nor one that ends at
 * this very millisecond.
 */
export type ApiTokenStatus = 'ACTIVE' | 'EXPIRED' | 'REVOKED';

/** An API token as others may know it: without its secret and the hash of that. Times are milliseconds since 1970. */
export interface ApiToken {
  readonly id: ApiTokenId;
  readonly ownerId: TokenOwnerId;
  /** The tenant that it is for, and for no other; null for whatever its owner may. */
  readonly tenantId: TenantId | null;
  readonly name: string;
  /** The part of the secret by which people recognise it. */
  readonly prefix: string;
  /** The permissions that it is limited to, each once and sorted; null for everything that its owner may. */
  readonly scopes: readonly string[] | null;
  /** At the moment of the request. */
  readonly status: ApiTokenStatus;
  readonly createdAt: number;
  readonly expiresAt: number;
  /** To the minute; null when it was never used. */
  readonly lastUsedAt: number | null;
  readonly revokedAt: number | null;
}

/** A token as it is kept: everything but its secret. */
export interface StoredToken extends Omit<ApiToken, 'status'> {
  /** The SHA-256 of the secret. */
  readonly hash: Uint8Array;
}
