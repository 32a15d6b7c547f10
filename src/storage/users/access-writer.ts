import type { DirectoryId, GroupId, Id, TenantId, UserId } from '../../core/kernel/ids.js';
import type { AccessPlace, AccessWriter, KnownAccess } from '../../core/users/access-writer.js';
import { insertSql } from '../database/insert.js';
import { readId, readText } from '../database/read-row.js';
import type { SqlSession } from '../database/session.js';
import { idIn, idValue, raw, sql } from '../database/sql.js';
import { directoryAccessRow, tenantAccessRow } from './user-rows.js';

/** Writes people's access in SQL. */
export class SqlAccessWriter implements AccessWriter {
  constructor(private readonly session: SqlSession) {}

  async hasAccess(userId: UserId, tenantId: TenantId): Promise<boolean> {
    const rows = await this.session.rows(sql`SELECT 1 AS one FROM tenant_accesses
      WHERE user_id = ${idValue(userId)} AND tenant_id = ${idValue(tenantId)}`);
    return rows.length > 0;
  }

  async accessOf(userId: UserId, tenantId: TenantId): Promise<KnownAccess | null> {
    const rows = await this.session.rows(sql`SELECT a.management_source, d.directory_id, d.status FROM tenant_accesses a
      LEFT JOIN directory_accesses d ON d.user_id = a.user_id AND d.tenant_id = a.tenant_id
      WHERE a.user_id = ${idValue(userId)} AND a.tenant_id = ${idValue(tenantId)} ORDER BY d.directory_id`);
    const [row] = rows;
    if (row === undefined) return null;
    const places = rows
      .filter((one) => one['directory_id'] != null)
      .map((one) => ({
        directoryId: readId(one, 'directory_id', 'dir'),
        status: readText<'ACTIVE' | 'SUSPENDED'>(one, 'status'),
      }));
    return { managementSource: readText(row, 'management_source'), places };
  }

  async defaultDirectoryOf(tenantId: TenantId): Promise<DirectoryId | null> {
    const [row] = await this.session.rows(
      sql`SELECT id FROM directories WHERE tenant_id = ${idValue(tenantId)} ORDER BY is_default DESC, id LIMIT 1`,
    );
    return row === undefined ? null : readId(row, 'id', 'dir');
  }

  async everyoneOf(tenantId: TenantId): Promise<GroupId | null> {
    const [row] = await this.session.rows(
      sql`SELECT id FROM \`groups\` WHERE tenant_id = ${idValue(tenantId)} AND is_system = 1 ORDER BY id`,
    );
    return row === undefined ? null : readId(row, 'id', 'grp');
  }

  async grant(userId: UserId, place: AccessPlace, at: number): Promise<void> {
    const { tenantId } = place;
    const access = { userId, tenantId, createdAt: at, managementSource: 'LOCAL' } as const;
    await this.session.run(insertSql('tenant_accesses', [tenantAccessRow(access)]));
    await this.addPlace(userId, place, at);
    // Who has access to a tenant is in its built-in group of everybody.
    await this.session.run(sql`INSERT INTO group_memberships
        (group_id, member_id, member_kind, role, management_source, added_at, added_by, expires_at)
      SELECT g.id, u.id, 'USER', 'MEMBER', 'LOCAL', ${at}, NULL, NULL FROM \`groups\` g JOIN users u
      WHERE g.tenant_id = ${idValue(tenantId)} AND g.is_system = 1 AND u.id = ${idValue(userId)}
        AND NOT EXISTS (SELECT 1 FROM group_memberships m WHERE m.group_id = g.id AND m.member_id = u.id)`);
  }

  async addPlace(userId: UserId, place: AccessPlace, at: number): Promise<void> {
    const access = { userId, ...place, status: 'ACTIVE', createdAt: at } as const;
    await this.session.run(insertSql('directory_accesses', [directoryAccessRow(access)]));
  }

  async setStatus(userId: UserId, directoryId: DirectoryId, status: 'ACTIVE' | 'SUSPENDED'): Promise<void> {
    await this.session.run(sql`UPDATE directory_accesses SET status = ${status}
      WHERE user_id = ${idValue(userId)} AND directory_id = ${idValue(directoryId)}`);
  }

  async removePlace(userId: UserId, directoryId: DirectoryId): Promise<void> {
    const [user, directory] = [idValue(userId), idValue(directoryId)];
    await this.session.run(
      sql`DELETE FROM role_assignments WHERE directory_id = ${directory} AND principal_id = ${user}`,
    );
    await this.session.run(sql`DELETE FROM group_memberships WHERE member_id = ${user}
      AND group_id IN (SELECT id FROM \`groups\` WHERE directory_id = ${directory} AND is_system = 0)`);
    await this.session.run(sql`DELETE FROM directory_accesses WHERE user_id = ${user} AND directory_id = ${directory}`);
  }

  async revoke(userId: UserId, tenantId: TenantId, at: number): Promise<void> {
    await deleteAccess(this.session, tenantId, [userId]);
    await this.session.run(sql`UPDATE api_tokens SET revoked_at = ${at}
      WHERE owner_id = ${idValue(userId)} AND tenant_id = ${idValue(tenantId)} AND revoked_at IS NULL`);
  }
}

/** Takes people's access to a tenant, with whatever they have and are in it. Their accounts stay. */
export async function deleteAccess(session: SqlSession, tenantId: TenantId, userIds: readonly Id[]): Promise<void> {
  const tenant = idValue(tenantId);
  await session.run(
    sql`DELETE FROM role_assignments WHERE tenant_id = ${tenant} AND ${idIn(raw('principal_id'), userIds)}`,
  );
  await session.run(sql`
    DELETE FROM group_memberships
    WHERE ${idIn(raw('member_id'), userIds)} AND group_id IN (SELECT id FROM \`groups\` WHERE tenant_id = ${tenant})`);
  for (const table of ['directory_accesses', 'tenant_accesses'])
    await session.run(sql`DELETE FROM ${raw(table)} WHERE tenant_id = ${tenant} AND ${idIn(raw('user_id'), userIds)}`);
}
