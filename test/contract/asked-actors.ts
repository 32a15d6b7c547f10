import { createHash } from 'node:crypto';
import type { Account } from '../../src/core/access/actor.js';
import type { ActorStore, FoundAccount } from '../../src/core/access/actor-store.js';
import { newId } from '../../src/core/kernel/ids.js';
import type { StoredToken, TokenOwnerId } from '../../src/core/tokens/api-token.js';
import { SqlActorStore } from '../../src/storage/access/actor-store.js';
import type { Database } from '../../src/storage/database/database.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { SqlTokenStore } from '../../src/storage/tokens/token-store.js';
import type { World } from '../support/builders.js';
import { freshDatabase } from '../support/databases.js';
import { insertWorld } from '../support/insert-world.js';
import { now } from './dice.js';

/** A database with a world and tokens, and what asks it, held to one statement each. */
export async function opened(dialect: 'sqlite' | 'mysql', world: World, tokens: readonly StoredToken[]) {
  const { database, close } = await freshDatabase(dialect);
  await insertWorld(database, world);
  await database.transaction(async (connection) => {
    const store = new SqlTokenStore(new SqlSession(connection));
    for (const token of tokens) await store.insert(token);
  });
  return { close, database, ask: asking(database) };
}

/** Asks, and expects it to cost one statement. */
export function asking(database: Database) {
  return async <T>(question: (actors: ActorStore) => Promise<T>): Promise<T> => {
    const session = new SqlSession(database.reader);
    const answer = await question(new SqlActorStore(session));
    expect(session.statistics.sqlStatements).toBe(1);
    return answer;
  };
}

/** The account that was found. */
export function accountIn(found: FoundAccount | null): Account | null {
  return sorted(found && found.account);
}

/** An account with its tenants in an order of their own. */
export function sorted(account: Account | null): Account | null {
  return account && { ...account, tenants: [...account.tenants].sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

/** A token that is found by this secret. */
export function tokenOf(ownerId: TokenOwnerId, secret: string): StoredToken {
  const rest = { tenantId: null, scopes: null, prefix: 'dnz_', createdAt: 0, expiresAt: now + 1 };
  return { id: newId('tok'), ownerId, name: secret, hash: hashOf(secret), ...rest, lastUsedAt: null, revokedAt: null };
}

/** The hash by which a token is found. */
export function hashOf(text: string): Uint8Array {
  return createHash('sha256').update(text).digest();
}
