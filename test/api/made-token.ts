import { newId, type ApiTokenId, type PrincipalId, type TenantId, type UserId } from '../../src/core/kernel/ids.js';
import { newTokenSecret, tokenHash, tokenPrefix } from '../../src/core/tokens/token-secret.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { SqlTokenStore } from '../../src/storage/tokens/token-store.js';
import type { App } from '../support/app.js';
import { moments } from './companies.js';

/** A token as a test wants it: without the rules that the product has for making one. */
export interface Wanted {
  readonly owner: { readonly id: PrincipalId };
  /** The tenant that it is for. */
  readonly tenant?: { readonly id: TenantId };
  readonly expiresAt?: number;
  readonly revokedAt?: number;
  /** The permissions that it is limited to. */
  readonly scopes?: readonly string[];
  /** What it is known by, where it must be the same in several databases. */
  readonly known?: { readonly id: ApiTokenId; readonly secret: string };
}

/** Puts a token into the database of an application, whoever it is for, and answers its secret. */
export async function madeToken({ database }: App, wanted: Wanted): Promise<string> {
  const { owner, tenant, expiresAt = moments.ends, revokedAt = null, scopes = null } = wanted;
  const { id, secret } = wanted.known ?? { id: newId('tok'), secret: newTokenSecret() };
  const hash = await tokenHash(secret);
  await database.transaction(async (connection) => {
    const session = new SqlSession(connection);
    const times = { createdAt: moments.seen, expiresAt, lastUsedAt: null, revokedAt };
    const token = { id, name: 'Test', prefix: tokenPrefix(secret), hash, scopes, ...times };
    await new SqlTokenStore(session).insert({ ...token, ownerId: owner.id as UserId, tenantId: tenant?.id ?? null });
  });
  return secret;
}
