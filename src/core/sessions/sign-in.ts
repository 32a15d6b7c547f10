import type { AnonymousChange } from '../changes/change.js';
import { newId, type Id, type SessionId, type TenantId, type UserId } from '../kernel/ids.js';
import { aboutTried, provenAccount, welcome, type PasswordProof } from '../passwords/proven-password.js';
import type { TriedPassword } from '../passwords/tried-password.js';
import { isSameHash, newRefreshToken, refreshHashes, type RefreshHashes } from './refresh-token.js';
import { endOfSession, type Session } from './session.js';
import type { KnownSession, SessionWriter } from './session-store.js';

/** What signing in reads and writes. */
export type SignInChange = PasswordProof & SessionChange;

/** What the renewing of sessions reads and writes. */
export type SessionChange = AnonymousChange<{ readonly sessions: SessionWriter }>;

/** A session with what it is renewed by, which is told this once. */
export interface SessionOpened {
  readonly session: Session;
  readonly refreshToken: string;
}

const notIn =
  'This is not the right name and password, or nobody may sign in with them: the account may not work, or be locked for half an hour after too many failures.';

const ended = 'This refresh token is not valid: unknown, used before, or of a session that has ended. Sign in again.';

/**
 * Opens a session for whoever has given the right password. Otherwise it is refused in the same words (INVALID_CREDENTIALS)
 * whatever is wrong.
 */
export async function signIn(change: SignInChange, tried: TriedPassword): Promise<SessionOpened | null> {
  const { at, writers } = change;
  const account = await provenAccount(change, tried);
  if (account === null) {
    change.refuse({
      code: 'INVALID_CREDENTIALS',
      message: notIn,
      ...aboutTried(tried),
    });
    return null;
  }
  await welcome(change, account, tried);
  const { userId, tenantId } = account;
  const refreshToken = newRefreshToken();
  const session = { id: newId('ses', at), userId, createdAt: at, refreshedAt: at, expiresAt: endOfSession(at, at) };
  await writers.sessions.forget(at);
  await writers.sessions.insert(session, (await refreshHashes(refreshToken)) as RefreshHashes);
  change.provenBy(userId);
  const after = { userId, expiresAt: session.expiresAt };
  change.note({ objectId: session.id, tenantId, about: [userId], before: null, after });
  return { session, refreshToken };
}

/**
 * Renews a session by its refresh token, which is exchanged. One that was used before ends the session: it has been in two hands.
 * Refused with INVALID_CREDENTIALS, in the same words whatever is wrong.
 */
export async function refreshSession(change: SessionChange, token: string): Promise<SessionOpened | null> {
  const { at, writers } = change;
  const hashes = await refreshHashes(token);
  const known = hashes && (await writers.sessions.byFamily(hashes.family));
  const refuse = (tenantId: TenantId | null, objectIds: readonly Id[]) =>
    change.refuse({ code: 'INVALID_CREDENTIALS', message: ended, tenantId, objectIds, path: ['refreshToken'] });
  if (hashes === null || known === null || !known.works || known.expiresAt <= at) {
    refuse(known?.tenantId ?? null, known === null ? [] : [known.id, known.userId]);
    return null;
  }
  const { id, userId, tenantId, createdAt } = known;
  if (!isSameHash(known.refreshHash, hashes.whole)) {
    await endKnown(change, known);
    refuse(tenantId, [id, userId]);
    return null;
  }
  const refreshToken = newRefreshToken(token);
  const { whole } = (await refreshHashes(refreshToken)) as RefreshHashes;
  const session = { id, userId, createdAt, refreshedAt: at, expiresAt: endOfSession(createdAt, at) };
  await writers.sessions.renew(session, whole);
  change.provenBy(userId);
  const facts = (expiresAt: number) => ({ userId, expiresAt });
  change.note({
    objectId: id,
    tenantId,
    about: [userId],
    before: facts(known.expiresAt),
    after: facts(session.expiresAt),
  });
  return { session, refreshToken };
}

/**
 * Ends the session of a refresh token, also of an old one, or the one that a request belongs to. There being none is no failure: it
 * is what was wanted.
 */
export async function signOut(
  change: SessionChange,
  by: { readonly refreshToken: string } | { readonly sessionId: SessionId; readonly userId: UserId },
): Promise<{ sessionId: SessionId | null }> {
  const { sessions } = change.writers;
  const hashes = 'refreshToken' in by ? await refreshHashes(by.refreshToken) : null;
  const family = hashes === null ? null : await sessions.byFamily(hashes.family);
  const known = 'refreshToken' in by ? family : await sessions.byId(by.sessionId);
  if (known === null) return { sessionId: null };
  change.provenBy(known.userId);
  await endKnown(change, known);
  return { sessionId: known.id };
}

async function endKnown(change: SessionChange, { id, userId, tenantId, expiresAt }: KnownSession): Promise<void> {
  await change.writers.sessions.end(id);
  change.note({ objectId: id, tenantId, about: [userId], before: { userId, expiresAt }, after: null });
}
