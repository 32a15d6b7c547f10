import type { DirectoryId, GroupId, TenantId, UserId } from '../../core/kernel/ids.js';
import type { AccessWriter } from '../../core/users/access-writer.js';
import { insertSql } from '../database/insert.js';
import { readId } from '../database/read-row.js';
import type { SqlSession } from '../database/session.js';
import { idValue, sql } from '../database/sql.js';
import { directoryAccessRow, tenantAccessRow } from './user-rows.js';

/** Writes people's access in SQL. */
export class SqlAccessWriter implements AccessWriter {
  constructor(private readonly session: SqlSession) {}

  async hasAccess(userId: UserId, tenantId: TenantId): Promise<boolean> {
    const rows = await this.session.rows(sql`SELECT 1 AS one FROM tenant_accesses
      WHERE user_id = ${idValue(userId)} AND tenant_id = ${idValue(tenantId)}`);
    return rows.length > 0;
  }

  async everyoneOf(tenantId: TenantId): Promise<GroupId | null> {
    const [row] = await this.session.rows(
      sql`SELECT id FROM \`groups\` WHERE tenant_id = ${idValue(tenantId)} AND is_system = 1 ORDER BY id`,
    );
    return row === undefined ? null : readId(row, 'id', 'grp');
  }

  async grant(
    userId: UserId,
    { tenantId, directoryId }: { readonly tenantId: TenantId; readonly directoryId: DirectoryId },
    at: number,
  ): Promise<void> {
    const access = { userId, tenantId, createdAt: at } as const;
    await this.session.run(insertSql('tenant_accesses', [tenantAccessRow({ ...access, managementSource: 'LOCAL' })]));
    await this.session.run(
      insertSql('directory_accesses', [directoryAccessRow({ ...access, directoryId, status: 'ACTIVE' })]),
    );
    // Who has access to a tenant is in its built-in group of everybody.
    await this.session.run(sql`INSERT INTO group_memberships
        (group_id, member_id, member_kind, role, management_source, added_at, added_by, expires_at)
      SELECT g.id, u.id, 'USER', 'MEMBER', 'LOCAL', ${at}, NULL, NULL FROM \`groups\` g JOIN users u
      WHERE g.tenant_id = ${idValue(tenantId)} AND g.is_system = 1 AND u.id = ${idValue(userId)}
        AND NOT EXISTS (SELECT 1 FROM group_memberships m WHERE m.group_id = g.id AND m.member_id = u.id)`);
  }
}
