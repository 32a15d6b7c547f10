import type { TenantId, UserId } from '../../kernel/ids.js';
import type { Actor } from '../actor.js';
import { first, needsOnAll, notSynced, refused, type Decision, type Managed } from './decision.js';

/** Who asks, as far as decisions about passwords go. */
type PasswordActor = Pick<Actor, 'principalId' | 'tenantId' | 'scopes' | 'impersonatorId' | 'rights'>;

/** Whose password it is. */
type PasswordOwner = Managed & { readonly id: UserId; readonly restricted: boolean };

const permission = 'user:reset-password';

/**
 * Whether somebody may set somebody's password without knowing it, unlock them, and end their sessions. A password outlives the
 * acting in somebody's name, so that whoever does sets none.
 * @param tenantIds every tenant that the person has access to: the permission must be held on all of them, or on the platform
 */
export function mayResetPassword(
  { rights, impersonatorId }: Pick<PasswordActor, 'rights' | 'impersonatorId'>,
  user: Managed,
  tenantIds: readonly TenantId[],
): Decision {
  if (impersonatorId !== null) return refused({ kind: 'IMPERSONATING' });
  return first(needsOnAll(rights, permission, tenantIds), notSynced(user));
}

/**
 * Whether somebody may change a password that they know, and end sessions: their own always, unless their credential is
 * limited or the account is one for demonstrations; then as for the account of somebody else.
 */
export function mayChangePassword(actor: PasswordActor, user: PasswordOwner, tenantIds: readonly TenantId[]): Decision {
  const { principalId, tenantId, scopes, impersonatorId } = actor;
  const isOwn = principalId === user.id && impersonatorId === null && !user.restricted;
  if (isOwn && tenantId === null && scopes === null) return notSynced(user);
  return mayResetPassword(actor, user, tenantIds);
}
