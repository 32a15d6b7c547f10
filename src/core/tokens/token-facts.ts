import type { AuditFacts } from '../audit/audit-event.js';
import type { StoredToken } from './api-token.js';

/** What the trail keeps of a token: nothing by which it could be used. */
export function tokenFacts(
  token: Omit<StoredToken, 'id' | 'hash' | 'createdAt' | 'lastUsedAt' | 'revokedAt'>,
): AuditFacts {
  const { ownerId, tenantId, name, prefix, scopes, expiresAt } = token;
  return { ownerId, tenantId, name, prefix, scopes, expiresAt };
}
