import type { AdministratorStore } from '../../core/changes/change-stores.js';
import type { RoleId, TenantId } from '../../core/kernel/ids.js';
import { builtInRoleIds } from '../../core/roles/built-in-roles.js';
import { standing, unsuspended } from '../access/works-sql.js';
import { activeHolder, reached, reachedMembers } from '../access/reached-sql.js';
import { readId } from '../database/read-row.js';
import type { SqlSession } from '../database/session.js';
import { and, idValue, raw, sql, type Sql } from '../database/sql.js';

/** Who administers what for good, in SQL. Only people count: a service account helps nobody who is locked out. */
export class SqlAdministratorStore implements AdministratorStore {
  constructor(private readonly session: SqlSession) {}

  async allAdministered(): Promise<TenantId[]> {
    const given = and([carries(builtInRoleIds.tenantAdministrator), raw(`ra.scope_kind = 'TENANT'`), lasts('ra')]);
    const rows = await this.session.rows(sql`WITH RECURSIVE ${reached(groupSeeds(given))}
      SELECT ra.tenant_id FROM role_assignments ra JOIN users u ON u.id = ra.principal_id
        WHERE ${and([given, worksForGood, belongs('ra.tenant_id')])}
      UNION SELECT held.tenant_id FROM ${reachedMembers} JOIN \`groups\` held ON held.id = gm.group_id
        JOIN users u ON u.id = gm.member_id WHERE ${and([lasts('gm'), worksForGood, belongs('held.tenant_id')])}`);
    return rows.map((row) => readId(row, 'tenant_id', 'ten'));
  }

  async platformAdministered(): Promise<boolean> {
    const given = and([carries(builtInRoleIds.platformAdministrator), raw(`ra.scope_kind = 'PLATFORM'`), lasts('ra')]);
    const rows = await this.session.rows(sql`WITH RECURSIVE ${reached(groupSeeds(given))}
      SELECT 1 AS one FROM role_assignments ra JOIN users u ON u.id = ra.principal_id WHERE ${and([given, worksForGood])}
      UNION SELECT 1 AS one FROM ${reachedMembers} JOIN \`groups\` held ON held.id = gm.group_id
        JOIN users u ON u.id = gm.member_id WHERE ${and([lasts('gm'), worksForGood, stands('held.tenant_id')])}`);
    return rows.length > 0;
  }
}

// The role itself, or one that includes it.
function carries(role: RoleId): Sql {
  return sql`ra.role_id IN (SELECT c.ancestor_id FROM role_closure c WHERE c.descendant_id = ${idValue(role)})`;
}

function lasts(alias: string): Sql {
  return raw(`${alias}.expires_at IS NULL`);
}

const worksForGood = raw(`u.account_status = 'ACTIVE' AND u.deletion_scheduled_at IS NULL`);

// A group gives a right on a tenant only in its own.
function groupSeeds(given: Sql): Sql {
  return sql`SELECT ra.principal_id FROM role_assignments ra JOIN ${activeHolder}
    WHERE ${given} AND (ra.tenant_id IS NULL OR ah.tenant_id = ra.tenant_id)`;
}

// Whether the tenant works does not count: one that is deactivated keeps who administers it.
function belongs(tenant: string): Sql {
  return raw(
    `EXISTS (SELECT 1 FROM tenant_accesses a WHERE a.user_id = u.id AND a.tenant_id = ${tenant} AND ${unsuspended})`,
  );
}

// On the platform a group gives a right only to those who stand in its tenant, and only while that works.
function stands(tenant: string): Sql {
  return raw(
    `EXISTS (SELECT 1 FROM tenant_accesses a WHERE a.user_id = u.id AND a.tenant_id = ${tenant} AND ${standing})`,
  );
}
