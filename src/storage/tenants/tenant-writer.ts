import type { DirectoryId, PrincipalId, TenantId } from '../../core/kernel/ids.js';
import { textKey } from '../../core/kernel/text.js';
import type { Directory, Tenant, TenantStatus } from '../../core/tenants/tenant.js';
import type { DirectoryFacts, DirectoryWriter, TenantFacts, TenantWriter } from '../../core/tenants/tenant-writer.js';
import { isText } from '../database/filter-sql.js';
import { insertSql } from '../database/insert.js';
import { readId, readNumber } from '../database/read-row.js';
import type { SqlSession } from '../database/session.js';
import { idValue, raw, sql } from '../database/sql.js';
import { deleteInvitations } from '../invitations/delete-invitations.js';
import { readPrincipalId } from '../users/principal-stores.js';
import { directoryRow, tenantRow } from './tenant-rows.js';

/** Writes tenants in SQL. */
export class SqlTenantWriter implements TenantWriter {
  constructor(private readonly session: SqlSession) {}

  async isSlugTaken(slug: string, apartFrom: TenantId | null): Promise<boolean> {
    const rows = await this.session.rows(sql`SELECT id FROM tenants WHERE ${isText(raw('slug'), slug)}`);
    return rows.some((row) => readId(row, 'id', 'ten') !== apartFrom);
  }

  async insert(tenant: Tenant): Promise<void> {
    await this.session.run(insertSql('tenants', [tenantRow(tenant)]));
  }

  async update(id: TenantId, facts: TenantFacts, at: number): Promise<void> {
    const { slug, name, description, hidesEmail, maxTokenDays } = facts;
    await this.session.run(sql`UPDATE tenants SET slug = ${slug}, name = ${name}, name_key = ${textKey(name)},
      description = ${description}, hides_email = ${hidesEmail}, max_token_days = ${maxTokenDays},
      updated_at = ${at}, version = version + 1 WHERE id = ${idValue(id)}`);
  }

  async setStatus(id: TenantId, status: TenantStatus, at: number): Promise<void> {
    await this.session.run(
      sql`UPDATE tenants SET status = ${status}, updated_at = ${at}, version = version + 1 WHERE id = ${idValue(id)}`,
    );
  }

  async principalsOf(id: TenantId): Promise<PrincipalId[]> {
    const tenant = idValue(id);
    const rows = await this.session.rows(sql`SELECT a.user_id AS id, 'USER' AS kind FROM tenant_accesses a
      WHERE a.tenant_id = ${tenant} UNION ALL SELECT s.id, 'SERVICE_ACCOUNT' AS kind FROM service_accounts s
      WHERE s.tenant_id = ${tenant}`);
    return rows.map((row) => readPrincipalId(row, 'id', 'kind'));
  }
}

/** Writes directories in SQL. */
export class SqlDirectoryWriter implements DirectoryWriter {
  constructor(private readonly session: SqlSession) {}

  async isNameTaken(tenantId: TenantId, nameKey: string, apartFrom: DirectoryId | null): Promise<boolean> {
    const rows = await this.session.rows(
      sql`SELECT id FROM directories WHERE tenant_id = ${idValue(tenantId)} AND name_key = ${nameKey}`,
    );
    return rows.some((row) => readId(row, 'id', 'dir') !== apartFrom);
  }

  async insert(directory: Directory): Promise<void> {
    await this.session.run(insertSql('directories', [directoryRow(directory)]));
  }

  async update(id: DirectoryId, { name, description }: DirectoryFacts, at: number): Promise<void> {
    await this.session.run(sql`UPDATE directories SET name = ${name}, name_key = ${textKey(name)},
      description = ${description}, updated_at = ${at}, version = version + 1 WHERE id = ${idValue(id)}`);
  }

  async makeDefault({ id, tenantId }: Pick<Directory, 'id' | 'tenantId'>, at: number): Promise<DirectoryId | null> {
    const [former] = await this.session.rows(
      sql`SELECT id FROM directories WHERE tenant_id = ${idValue(tenantId)} AND is_default = 1`,
    );
    await this.session.run(sql`UPDATE directories SET is_default = 0, updated_at = ${at}, version = version + 1
      WHERE tenant_id = ${idValue(tenantId)} AND is_default = 1`);
    await this.session.run(sql`UPDATE directories SET is_default = 1 WHERE id = ${idValue(id)}`);
    return former === undefined ? null : readId(former, 'id', 'dir');
  }

  async uses(id: DirectoryId, at: number) {
    const directory = idValue(id);
    const row = await this.session.row(sql`SELECT
      (SELECT COUNT(*) FROM \`groups\` g WHERE g.directory_id = ${directory}) AS group_count,
      (SELECT COUNT(*) FROM directory_accesses a WHERE a.directory_id = ${directory}) AS people,
      (SELECT COUNT(*) FROM role_assignments r WHERE r.directory_id = ${directory}
        AND (r.expires_at IS NULL OR r.expires_at > ${at})) AS assignments`);
    return {
      groups: readNumber(row, 'group_count'),
      people: readNumber(row, 'people'),
      assignments: readNumber(row, 'assignments'),
    };
  }

  async delete(id: DirectoryId): Promise<void> {
    await this.session.run(sql`DELETE FROM role_assignments WHERE directory_id = ${idValue(id)}`);
    await deleteInvitations(this.session, sql`directory_id = ${idValue(id)}`);
    await this.session.run(sql`DELETE FROM directories WHERE id = ${idValue(id)}`);
  }
}
