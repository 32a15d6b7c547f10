import { mayRevokeToken } from '../access/policy/tokens.js';
import { forEachOf, mostItems, type ItemOutcome } from '../changes/bulk.js';
import { mustBeAllowed, mustBeThere } from '../changes/decided.js';
import { mustNotBeOutranked } from '../changes/outranked.js';
import { badInput } from '../kernel/errors.js';
import { allOf, type Condition, type ListQuery } from '../kernel/condition.js';
import { isId, type ApiTokenId, type TenantId } from '../kernel/ids.js';
import type { Page } from '../kernel/page.js';
import { seenTenant } from '../tenants/tenant-changes.js';
import type { ApiToken, TokenOwnerId } from './api-token.js';
import type { TokenChange } from './token-changes.js';
import { tokenFacts } from './token-facts.js';

/**
 * Ends a token at once and keeps the record of it. One that was revoked before stays as it is.
 * @throws NOT_FOUND, FORBIDDEN for one of somebody else without `api-token:revoke`, and of somebody who holds more
 */
export async function revokeApiToken(
  change: TokenChange,
  id: ApiTokenId,
  ...path: string[]
): Promise<{ tokenId: ApiTokenId }> {
  const { token, tenantId } = await endable(change, id, ...path);
  if (token.revokedAt !== null) return { tokenId: id };
  const [before, after] = [{ revokedAt: null }, { revokedAt: change.at }];
  await change.writers.tokens.revoke(id, change.at);
  change.note({ objectId: id, tenantId, about: [token.ownerId], before, after });
  return { tokenId: id };
}

/** Deletes a token with the record of it. @throws what revoking does */
export async function deleteApiToken(
  change: TokenChange,
  id: ApiTokenId,
  ...path: string[]
): Promise<{ tokenId: ApiTokenId }> {
  const { token, tenantId } = await endable(change, id, ...path);
  await change.writers.tokens.delete(id);
  change.note({ objectId: id, tenantId, about: [token.ownerId], before: tokenFacts(token), after: null });
  return { tokenId: id };
}

/** Which tokens shall end: these, or all that an owner has, or that are of a tenant, or both. */
export type EndingTokens =
  { readonly ids: readonly ApiTokenId[] } | { readonly ownerId?: TokenOwnerId; readonly tenantId?: TenantId };

/** What came of each, and whether there are more that can still be used. */
export interface TokensEnded {
  readonly ids: readonly ApiTokenId[];
  readonly outcomes: readonly ItemOutcome<{ readonly tokenId: ApiTokenId }>[];
  readonly hasMore: boolean;
}

/**
 * Ends several tokens at once: up to 1,000, the oldest first.
 * @throws BAD_USER_INPUT when nothing says which, NOT_FOUND for an owner or tenant that the caller does not see, LIMIT_EXCEEDED for
 * more than 1,000 ids; with `atomic`, what revoking one does
 */
export async function revokeApiTokens(
  change: TokenChange,
  which: EndingTokens,
  { atomic }: { readonly atomic: boolean },
): Promise<TokensEnded> {
  const { items, hasMore } = 'ids' in which ? { items: which.ids, hasMore: false } : await working(change, which);
  const outcomes = await forEachOf(change, { items, name: 'ids', atomic }, (id) => revokeApiToken(change, id));
  return { ids: items, outcomes, hasMore };
}

async function working(
  change: TokenChange,
  { ownerId, tenantId }: { readonly ownerId?: TokenOwnerId; readonly tenantId?: TenantId },
) {
  const { apiTokens, principals } = change.seen;
  if (ownerId === undefined && tenantId === undefined)
    throw badInput('Say which: give `ids`, or `ownerId` or `tenantId` or both.', 'ids');
  if (tenantId !== undefined) await seenTenant(change, tenantId, 'tenantId');
  const works: Condition = { kind: 'field', field: 'status', operator: 'eq', value: 'ACTIVE' };
  const ofTenant: Condition | undefined =
    tenantId === undefined ? undefined : { kind: 'relation', relation: 'inTenant', arguments: { tenantId } };
  const query: ListQuery = { condition: allOf([works, ofTenant]) ?? works, orderBy: [] };
  const page = { limit: mostItems, backwards: false };
  let found: Page<ApiToken> | undefined;
  if (ownerId === undefined) found = await apiTokens.page(query, page);
  else {
    mustBeThere((await principals.byIds([ownerId]))[0], 'person or service account', 'ownerId');
    [found] = await apiTokens.pagesOfOwners([ownerId], query, page);
  }
  return { items: (found?.rows ?? []).map(({ item }) => item.id), hasMore: found?.more ?? false };
}

async function endable(
  change: TokenChange,
  id: ApiTokenId,
  ...path: string[]
): Promise<{ readonly token: ApiToken; readonly tenantId: TenantId | null }> {
  const token = mustBeThere((await change.seen.apiTokens.byIds([id]))[0], 'API token', ...path);
  const { ownerId } = token;
  const home = isId(ownerId, 'svc') ? await change.writers.tokens.tenantOfAccount(ownerId) : null;
  const tenantId = token.tenantId ?? home?.id ?? null;
  mustBeAllowed(mayRevokeToken(change.actor, { id, ownerId, tenantId }), 'API token');
  await mustNotBeOutranked(change, ownerId);
  return { token, tenantId };
}
