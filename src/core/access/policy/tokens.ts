import type { ApiTokenId, PrincipalId, TenantId } from '../../kernel/ids.js';
import type { Actor } from '../actor.js';
import { allowed, needs, needsOnAll, refused, type Decision } from './decision.js';
import { homeOf } from './places.js';

/** Who asks, as far as decisions about tokens go. */
type TokenActor = Pick<Actor, 'principalId' | 'tokenId' | 'tenantId' | 'scopes' | 'impersonatorId' | 'rights'>;

/**
 * Whether somebody may make API tokens for a person or service account: for themself always, unless their credential is for
 * other things; for others by permission. A token outlives the acting in somebody's name, so that whoever does makes none.
 * @param tenantIds every tenant that the owner is in: the permission must be held on all of them, or on the platform
 */
export function mayCreateToken(actor: TokenActor, ownerId: PrincipalId, tenantIds: readonly TenantId[]): Decision {
  const { rights, principalId, impersonatorId, scopes } = actor;
  if (impersonatorId !== null) return refused({ kind: 'IMPERSONATING' });
  const permission = 'api-token:create';
  if (ownerId === principalId && (scopes === null || scopes.includes(permission))) return allowed;
  return needsOnAll(rights, permission, tenantIds);
}

/**
 * Whether somebody may revoke or delete a token: their own, unless their credential is for other things; those of others by
 * permission. Every token may end itself.
 * @param token with the tenant that it is for, or of the service account that it is of; null for none
 */
export function mayRevokeToken(
  actor: TokenActor,
  token: { readonly id: ApiTokenId; readonly ownerId: PrincipalId; readonly tenantId: TenantId | null },
): Decision {
  const { rights, principalId, tokenId, tenantId, scopes } = actor;
  if (token.id === tokenId) return allowed;
  const permission = 'api-token:revoke';
  const isForThis =
    (scopes === null || scopes.includes(permission)) && (tenantId === null || tenantId === token.tenantId);
  if (token.ownerId === principalId && isForThis) return allowed;
  return needs(rights, homeOf(token), permission);
}
