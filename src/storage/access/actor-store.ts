import type { Actor } from '../../core/access/actor.js';
import type { ActorStore } from '../../core/access/actor-store.js';
import { builtInRoleIds } from '../../core/roles/built-in-roles.js';
import { readFlag, readId, readOptionalId } from '../database/read-row.js';
import type { SqlSession } from '../database/session.js';
import { idValue, raw, sql, type Sql } from '../database/sql.js';
import { readPrincipalId } from '../users/principal-stores.js';

/** Finds actors in SQL. */
export class SqlActorStore implements ActorStore {
  constructor(private readonly session: SqlSession) {}

  async byTokenHash(hash: Uint8Array, at: number): Promise<Actor | null> {
    const rows = await this.session.rows(sql`SELECT t.id, t.owner_id, t.tenant_id, p.kind AS owner_kind,
        CASE WHEN ${administers(at)} THEN 1 ELSE 0 END AS administrator, e.id AS seen_id
      FROM api_tokens t JOIN principals p ON p.id = t.owner_id
        LEFT JOIN users u ON u.id = t.owner_id LEFT JOIN service_accounts s ON s.id = t.owner_id
        LEFT JOIN tenant_accesses a ON a.user_id = t.owner_id
        LEFT JOIN tenants e ON e.id = COALESCE(a.tenant_id, s.tenant_id) AND e.status = 'ACTIVE' AND ${notSuspended}
      WHERE t.secret_hash = ${Buffer.from(hash)} AND t.revoked_at IS NULL AND t.expires_at > ${at}
        AND (t.tenant_id IS NULL OR ${works('t.tenant_id')})
        AND ((u.account_status = 'ACTIVE' AND u.deletion_scheduled_at IS NULL)
          OR (s.status = 'ACTIVE' AND ${works('s.tenant_id')}))`);
    const [token] = rows;
    if (token === undefined) return null;
    return {
      principalId: readPrincipalId(token, 'owner_id', 'owner_kind'),
      tokenId: readId(token, 'id', 'tok'),
      tenantId: readOptionalId(token, 'tenant_id', 'ten'),
      platformAdministrator: readFlag(token, 'administrator'),
      tenantIds: rows.filter((row) => row['seen_id'] !== null).map((row) => readId(row, 'seen_id', 'ten')),
    };
  }
}

// A tenant that does not work takes its tokens and its service accounts with it.
function works(tenantColumn: string): Sql {
  return raw(`EXISTS (SELECT 1 FROM tenants w WHERE w.id = ${tenantColumn} AND w.status = 'ACTIVE')`);
}

// Somebody who is suspended wherever they are in a tenant does not see it.
const notSuspended = raw(`(NOT EXISTS (SELECT 1 FROM directory_accesses d WHERE d.user_id = t.owner_id
  AND d.tenant_id = e.id AND d.status = 'SUSPENDED') OR EXISTS (SELECT 1 FROM directory_accesses d
  WHERE d.user_id = t.owner_id AND d.tenant_id = e.id AND d.status = 'ACTIVE'))`);

// Has the role on the platform, itself or through a group that it is in, nested ones too. A disabled group gives nothing.
function administers(at: number): Sql {
  const administrator = idValue(builtInRoleIds.platformAdministrator);
  return sql`EXISTS (SELECT 1 FROM role_assignments r
    WHERE r.role_id = ${administrator} AND r.scope_kind = 'PLATFORM' AND (r.expires_at IS NULL OR r.expires_at > ${at})
      AND (r.principal_id = t.owner_id OR EXISTS (SELECT 1 FROM group_memberships m
        JOIN \`groups\` o ON o.id = m.group_id AND o.status = 'ACTIVE'
        JOIN group_closure c ON c.descendant_id = m.group_id AND c.ancestor_id = r.principal_id
        JOIN \`groups\` h ON h.id = c.ancestor_id AND h.status = 'ACTIVE'
        WHERE m.member_id = t.owner_id AND (m.expires_at IS NULL OR m.expires_at > ${at}))))`;
}
