import type { Actor } from '../../core/access/actor.js';
import type { ActorStore } from '../../core/access/actor-store.js';
import { builtInRoleIds } from '../../core/roles/built-in-roles.js';
import { readId, readOptionalId } from '../database/read-row.js';
import type { SqlSession } from '../database/session.js';
import { idBytes, idValue, sql } from '../database/sql.js';
import { readPrincipalId } from '../users/principal-stores.js';

/** Finds actors in SQL. */
export class SqlActorStore implements ActorStore {
  constructor(private readonly session: SqlSession) {}

  async byTokenHash(hash: Uint8Array, at: number): Promise<Actor | null> {
    const [token] = await this.session.rows(sql`SELECT t.id, t.owner_id, t.tenant_id, p.kind AS owner_kind
      FROM api_tokens t JOIN principals p ON p.id = t.owner_id
        LEFT JOIN users u ON u.id = t.owner_id LEFT JOIN service_accounts s ON s.id = t.owner_id
      WHERE t.secret_hash = ${Buffer.from(hash)} AND t.revoked_at IS NULL AND t.expires_at > ${at}
        AND ((u.account_status = 'ACTIVE' AND u.deletion_scheduled_at IS NULL) OR s.status = 'ACTIVE')`);
    if (token === undefined) return null;
    const rights = await this.session.rows(rightsSql(idBytes(token['owner_id']), at));
    return {
      principalId: readPrincipalId(token, 'owner_id', 'owner_kind'),
      tokenId: readId(token, 'id', 'tok'),
      tenantId: readOptionalId(token, 'tenant_id', 'ten'),
      platformAdministrator: rights.some((row) => row['tenant_id'] === null),
      tenantIds: rights.filter((row) => row['tenant_id'] !== null).map((row) => readId(row, 'tenant_id', 'ten')),
    };
  }
}

// The tenants of the principal, and one row without a tenant when it administers the platform.
function rightsSql(bytes: Uint8Array, at: number) {
  const owner = Buffer.from(bytes);
  const administrator = idValue(builtInRoleIds.platformAdministrator);
  return sql`SELECT a.tenant_id FROM tenant_accesses a JOIN tenants t ON t.id = a.tenant_id AND t.status = 'ACTIVE'
      WHERE a.user_id = ${owner} AND (NOT EXISTS (SELECT 1 FROM directory_accesses d WHERE d.user_id = a.user_id
        AND d.tenant_id = a.tenant_id AND d.status = 'SUSPENDED') OR EXISTS (SELECT 1 FROM directory_accesses d
        WHERE d.user_id = a.user_id AND d.tenant_id = a.tenant_id AND d.status = 'ACTIVE'))
    UNION ALL SELECT s.tenant_id FROM service_accounts s JOIN tenants t ON t.id = s.tenant_id AND t.status = 'ACTIVE'
      WHERE s.id = ${owner}
    UNION ALL SELECT NULL AS tenant_id FROM role_assignments r
      WHERE r.role_id = ${administrator} AND r.scope_kind = 'PLATFORM' AND (r.expires_at IS NULL OR r.expires_at > ${at})
        AND (r.principal_id = ${owner} OR r.principal_id IN (SELECT c.ancestor_id
          FROM group_memberships m JOIN group_closure c ON c.descendant_id = m.group_id
          WHERE m.member_id = ${owner} AND (m.expires_at IS NULL OR m.expires_at > ${at})))`;
}
