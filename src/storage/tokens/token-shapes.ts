import type { Visibility } from '../../core/access/visibility.js';
import type { Id, TenantId } from '../../core/kernel/ids.js';
import type { ApiToken, TokenOwnerId } from '../../core/tokens/api-token.js';
import { isSelf } from '../access/visible-sql.js';
import { idKey } from '../database/key.js';
import type { ListShape, RelationShape } from '../database/list-shape.js';
import { readId, readNumber, readOptionalId, readOptionalNumber, readText } from '../database/read-row.js';
import type { Row } from '../database/session.js';
import { always, empty, idIn, or, raw, sql, type Sql } from '../database/sql.js';
import { readPrincipalId } from '../users/principal-stores.js';
import { readScopes } from './token-rows.js';

const columns = raw(`k.id, k.owner_id, o.kind AS owner_kind, k.tenant_id, k.name, k.prefix, k.scopes, k.created_at,
  k.expires_at, k.last_used_at, k.revoked_at`);

/** The tokens under the alias `k` with their owners under `o`. */
export const tokensWithOwners = raw('api_tokens k JOIN principals o ON o.id = k.owner_id');

/** The columns of a token, with its status at a moment. */
export function tokenColumns(at: number): Sql {
  return sql`${columns}, ${statusSql(at)} AS status`;
}

/** A token from those columns. */
export function readToken(row: Row): ApiToken {
  return {
    id: readId(row, 'id', 'tok'),
    ownerId: readPrincipalId(row, 'owner_id', 'owner_kind') as TokenOwnerId,
    tenantId: readOptionalId(row, 'tenant_id', 'ten'),
    name: readText(row, 'name'),
    prefix: readText(row, 'prefix'),
    scopes: readScopes(row),
    status: readText(row, 'status'),
    createdAt: readNumber(row, 'created_at'),
    expiresAt: readNumber(row, 'expires_at'),
    lastUsedAt: readOptionalNumber(row, 'last_used_at'),
    revokedAt: readOptionalNumber(row, 'revoked_at'),
  };
}

/** How tokens are listed. */
export const tokenShape: ListShape<ApiToken> = {
  from: tokensWithOwners,
  reading: {
    select: ({ at }) => ({ columns: tokenColumns(at), joins: empty, read: readToken }),
    whole: { columns: tokenColumns(0), joins: empty, read: readToken },
  },
  key: idKey(raw('k.id'), 'tok'),
  fields: {
    id: { kind: 'id', column: raw('k.id'), types: { tok: always } },
    name: { kind: 'exact', column: raw('k.name') },
    prefix: { kind: 'exact', column: raw('k.prefix') },
    status: { kind: 'enum', column: ({ at }) => statusSql(at) },
    createdAt: { kind: 'time', column: raw('k.created_at') },
    expiresAt: { kind: 'time', column: raw('k.expires_at') },
    lastUsedAt: { kind: 'time', nullable: true, column: raw('k.last_used_at') },
    revokedAt: { kind: 'time', nullable: true, column: raw('k.revoked_at') },
  },
  relations: { inTenant: (args) => ofTenants([args['tenantId'] as Id<'ten'>]) },
  search: [],
  visible: tokenVisible,
};

/** The tokens of people and service accounts. */
export const tokensOfOwners: RelationShape<ApiToken> = {
  ...tokenShape,
  from: () => tokensWithOwners,
  parent: raw('k.owner_id'),
};

// By permission, and the caller's own. A token is of the tenant that it is for, and of that of its service account; one
// that opens whatever a person may is of none.
function tokenVisible(visibility: Visibility): Sql | undefined {
  const { everywhere, tenantIds } = visibility.reach['api-token:read'];
  return everywhere ? undefined : or([isSelf(raw('k.owner_id'), visibility), ofTenants(tenantIds)]);
}

function ofTenants(ids: readonly TenantId[]): Sql {
  return or([idIn(raw('k.tenant_id'), ids), idIn(raw('o.tenant_id'), ids)]);
}

function statusSql(at: number): Sql {
  return sql`CASE WHEN k.revoked_at IS NOT NULL THEN 'REVOKED' WHEN k.expires_at <= ${at} THEN 'EXPIRED'
    ELSE 'ACTIVE' END`;
}
