import { newId, type PrincipalId, type TenantId, type UserId } from '../../src/core/kernel/ids.js';
import { newTokenSecret, tokenHash, tokenPrefix } from '../../src/core/tokens/token-secret.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { idValue, sql } from '../../src/storage/database/sql.js';
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
}

/** Puts a token into the database of an application, whoever it is for, and answers its secret. */
export async function madeToken({ database }: App, wanted: Wanted): Promise<string> {
  const { owner, tenant, expiresAt = moments.ends, revokedAt } = wanted;
  const secret = newTokenSecret();
  const id = newId('tok');
  const hash = await tokenHash(secret);
  await database.transaction(async (connection) => {
    const session = new SqlSession(connection);
    const token = { id, name: 'Test', prefix: tokenPrefix(secret), hash, createdAt: moments.seen, expiresAt };
    await new SqlTokenStore(session).insert({ ...token, ownerId: owner.id as UserId, tenantId: tenant?.id ?? null });
    if (revokedAt !== undefined)
      await session.run(sql`UPDATE api_tokens SET revoked_at = ${revokedAt} WHERE id = ${idValue(id)}`);
  });
  return secret;
}
