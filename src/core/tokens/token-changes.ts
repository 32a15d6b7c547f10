import { mayCreateToken } from '../access/policy/tokens.js';
import type { Actor } from '../access/actor.js';
import type { Change } from '../changes/change.js';
import type { CeilingStores } from '../changes/conferred.js';
import { mustBeAllowed, mustBeThere, mustLieAhead } from '../changes/decided.js';
import { mustNotBeOutranked } from '../changes/outranked.js';
import { dayMs } from '../kernel/clock.js';
import { badInput, DomainError } from '../kernel/errors.js';
import { isId, newId, type ApiTokenId, type TenantId } from '../kernel/ids.js';
import { checkedText } from '../kernel/text.js';
import type { PermissionStore } from '../roles/role-store.js';
import { seenTenant } from '../tenants/tenant-changes.js';
import type { TenantStore } from '../tenants/tenant-store.js';
import type { PrincipalStore } from '../users/user-store.js';
import type { TokenOwnerId } from './api-token.js';
import { tokenFacts } from './token-facts.js';
import { checkedEnd, daysOf, scopesOf, type TenantLimit } from './token-rules.js';
import { newTokenSecret, tokenHash, tokenPrefix } from './token-secret.js';
import type { ApiTokenStore, TokenStore } from './token-store.js';

/** What the changing of tokens reads and writes. */
export type TokenChange = Change<
  CeilingStores & {
    readonly tenants: TenantStore;
    readonly principals: PrincipalStore;
    readonly permissions: PermissionStore;
    readonly apiTokens: ApiTokenStore;
  },
  { readonly tokens: TokenStore }
>;

/** A new token. */
export interface NewToken {
  /** Whose it shall be; the caller's own if left out. */
  readonly ownerId?: TokenOwnerId;
  readonly name: string;
  /** The permissions that it is limited to; null for everything that its owner may. */
  readonly scopes: readonly string[] | null;
  /** The tenant that it is for, and for no other. A service account's token is always for its own. */
  readonly tenantId?: TenantId;
  /** How long it lives, in days, or until when; as long as it may if both are left out. */
  readonly days?: number;
  readonly expiresAt?: number;
}

/** A new token with its secret, which is told this once. */
export interface TokenMade {
  readonly tokenId: ApiTokenId;
  readonly secret: string;
}

/**
 * Makes a token for the caller themself, or by permission for somebody else who holds no more than the caller.
 * @throws NOT_FOUND for an owner or tenant that the caller does not see, FORBIDDEN without `api-token:create`, for an
 * owner who holds more, and while acting in somebody's name, PRIVILEGE_ESCALATION for a token that is wider than the
 * credential of the request, INVALID for a life that is too long, for no or unknown permissions, and for a tenant that
 * is not the service account's
 */
export async function createApiToken(change: TokenChange, wanted: NewToken): Promise<TokenMade> {
  const { at, actor, seen, writers } = change;
  // Groups sign in nowhere.
  const ownerId = wanted.ownerId ?? (actor.principalId as TokenOwnerId);
  const [owner] = await seen.principals.byIds([ownerId]);
  mustBeThere(owner, 'person or service account', 'ownerId');
  const home = isId(ownerId, 'svc') ? await writers.tokens.tenantOfAccount(ownerId) : null;
  const tenantIds = isId(ownerId, 'usr') ? await seen.access.tenantIdsOf([ownerId]) : [home === null ? [] : [home.id]];
  mustBeAllowed(mayCreateToken(actor, ownerId, tenantIds[0] ?? []), 'API token');
  await mustNotBeOutranked(change, ownerId);
  const tenant = home ?? (wanted.tenantId === undefined ? null : await seenTenant(change, wanted.tenantId, 'tenantId'));
  if (wanted.tenantId !== undefined && wanted.tenantId !== tenant?.id)
    throw new DomainError('INVALID', 'A token of a service account is for its own tenant: leave the tenant out.', [
      'tenantId',
    ]);
  const limit = tenant ?? (isId(ownerId, 'usr') ? await writers.tokens.strictestTenantOf(ownerId) : null);
  const name = checkedText(wanted.name, 100, 'name');
  const scopes = await scopesOf(wanted.scopes, (names) => known(change, names));
  const tenantId = tenant?.id ?? null;
  mustBeNoWider(actor, { scopes, tenantId });
  const expiresAt = endOf(wanted, at, limit);
  const [id, secret] = [newId('tok', at), newTokenSecret()];
  const [prefix, hash] = [tokenPrefix(secret), await tokenHash(secret)];
  const token = { ownerId, tenantId, name, prefix, scopes, expiresAt };
  await writers.tokens.insert({ id, ...token, hash, createdAt: at, lastUsedAt: null, revokedAt: null });
  change.note({ objectId: id, tenantId, about: [ownerId], before: null, after: tokenFacts(token) });
  return { tokenId: id, secret };
}

async function known({ seen }: TokenChange, names: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await seen.permissions.byNames(names);
  return new Set(names.filter((_, n) => found[n] != null));
}

// Who has a limited credential must not come to a wider one by it.
function mustBeNoWider(
  { scopes, tenantId }: Pick<Actor, 'scopes' | 'tenantId'>,
  token: { readonly scopes: readonly string[] | null; readonly tenantId: TenantId | null },
): void {
  if (tenantId !== null && token.tenantId !== tenantId)
    throw new DomainError(
      'PRIVILEGE_ESCALATION',
      'Your credential is for one tenant: so must be what you make with it.',
      ['tenantId'],
    );
  if (scopes !== null && (token.scopes === null || token.scopes.some((name) => !scopes.includes(name))))
    throw new DomainError(
      'PRIVILEGE_ESCALATION',
      'Your credential is limited to some permissions: name some of these, and no others.',
      ['scopes'],
    );
}

function endOf({ days, expiresAt }: NewToken, at: number, limit: TenantLimit | null): number {
  if (days !== undefined && expiresAt !== undefined)
    throw badInput('Give either `days` or `expiresAt`, not both.', 'expiresAt');
  const end = mustLieAhead(expiresAt, at, 'expiresAt');
  return end === null ? at + daysOf(days, limit) * dayMs : checkedEnd(end, at, limit);
}
