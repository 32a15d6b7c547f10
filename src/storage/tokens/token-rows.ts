import type { StoredToken } from '../../core/tokens/api-token.js';
import type { RowValues } from '../database/insert.js';
import { readOptionalText } from '../database/read-row.js';
import type { Row } from '../database/session.js';
import { idValue } from '../database/sql.js';

/** The row of an API token. */
export function tokenRow(token: StoredToken): RowValues {
  return {
    id: idValue(token.id),
    owner_id: idValue(token.ownerId),
    tenant_id: token.tenantId && idValue(token.tenantId),
    name: token.name,
    prefix: token.prefix,
    secret_hash: Buffer.from(token.hash),
    scopes: token.scopes && JSON.stringify(token.scopes),
    created_at: token.createdAt,
    expires_at: token.expiresAt,
    last_used_at: token.lastUsedAt,
    revoked_at: token.revokedAt,
  };
}

/** The permissions that a token is limited to: a JSON array of names in the row; null for no limit. */
export function readScopes(row: Row, column = 'scopes'): readonly string[] | null {
  const text = readOptionalText(row, column);
  return text === null ? null : (JSON.parse(text) as string[]);
}
