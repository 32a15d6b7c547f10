import { mayChangePassword } from '../access/policy/passwords.js';
import { mustBeAllowed, mustBeThere } from '../changes/decided.js';
import type { SessionId, UserId } from '../kernel/ids.js';
import { managedUser, noteUser, type UserChange } from '../users/managed-user.js';
import type { Change } from '../changes/change.js';
import type { SessionStore, SessionWriter } from './session-store.js';
import { onlyTenant } from '../users/only-tenant.js';

/**
 * Ends all sessions of a person: one's own without any permission, apart from the one that the request belongs to;
 * those of others with `user:reset-password`.
 * @throws NOT_FOUND, FORBIDDEN without the permission on every tenant of the person or on the platform, and for whoever
 * holds less than the person, EXTERNALLY_MANAGED
 */
export async function revokeUserSessions(
  change: UserChange,
  { id }: { readonly id: UserId },
): Promise<{ userId: UserId }> {
  const { actor, writers } = change;
  await managedUser(change, id, (user, tenantIds) => mayChangePassword(actor, user, tenantIds));
  const sessions = await writers.users.endSessions(id, actor.principalId === id ? actor.sessionId : null);
  if (sessions > 0) await noteUser(change, id, { sessions }, { sessions: 0 });
  return { userId: id };
}

/** What the ending of one's own sessions reads and writes. */
export type OwnSessionChange = UserChange &
  Change<{ readonly sessions: SessionStore }, { readonly sessions: SessionWriter }>;

/**
 * Ends one of the caller's own sessions.
 * @throws NOT_FOUND for one that is none or somebody else's, FORBIDDEN for who has a limited credential or an account
 * for demonstrations
 */
export async function endSession(change: OwnSessionChange, id: SessionId): Promise<{ sessionId: SessionId }> {
  const { actor, seen, writers } = change;
  const own = mustBeThere(
    (await seen.sessions.own()).find((one) => one.id === id),
    'session',
    'id',
  );
  const { userId, expiresAt } = own;
  const user = mustBeThere(await writers.users.find({ by: 'id', id: userId }), 'person');
  const [tenantIds = []] = await seen.access.tenantIdsOf([userId]);
  mustBeAllowed(mayChangePassword(actor, user, tenantIds), 'session');
  await writers.sessions.end(id);
  change.note({
    objectId: id,
    tenantId: onlyTenant(tenantIds),
    about: [userId],
    before: { userId, expiresAt },
    after: null,
  });
  return { sessionId: id };
}
