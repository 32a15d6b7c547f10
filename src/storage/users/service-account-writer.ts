import type { ServiceAccountId, TenantId } from '../../core/kernel/ids.js';
import { textKey } from '../../core/kernel/text.js';
import type { ServiceAccountFacts, ServiceAccountWriter } from '../../core/users/service-account-writer.js';
import type { ServiceAccount } from '../../core/users/user.js';
import { insertSql } from '../database/insert.js';
import { readId } from '../database/read-row.js';
import type { SqlSession } from '../database/session.js';
import { idValue, raw, sql } from '../database/sql.js';
import { principalRow, serviceAccountRow } from './user-rows.js';

/** Writes service accounts in SQL. */
export class SqlServiceAccountWriter implements ServiceAccountWriter {
  constructor(private readonly session: SqlSession) {}

  async isNameTaken(tenantId: TenantId, nameKey: string, apartFrom: ServiceAccountId | null): Promise<boolean> {
    const rows = await this.session.rows(
      sql`SELECT id FROM service_accounts WHERE tenant_id = ${idValue(tenantId)} AND name_key = ${nameKey}`,
    );
    return rows.some((row) => readId(row, 'id', 'svc') !== apartFrom);
  }

  async insert(account: Omit<ServiceAccount, 'displayName'>): Promise<void> {
    await this.session.run(insertSql('principals', [principalRow({ ...account, displayName: account.name })]));
    await this.session.run(insertSql('service_accounts', [serviceAccountRow(account)]));
  }

  async update(id: ServiceAccountId, { name, description, status }: ServiceAccountFacts, at: number): Promise<void> {
    const key = textKey(name);
    await this.session.run(sql`UPDATE service_accounts SET name = ${name}, name_key = ${key},
      description = ${description}, status = ${status}, updated_at = ${at}, version = version + 1
      WHERE id = ${idValue(id)}`);
    await this.session.run(
      sql`UPDATE principals SET display_name = ${name}, display_name_key = ${key} WHERE id = ${idValue(id)}`,
    );
  }

  async delete(id: ServiceAccountId): Promise<void> {
    // Said in full and not left to foreign keys: some servers behind the protocol have none.
    for (const [table, column] of madeBy)
      await this.session.run(sql`UPDATE ${raw(table)} SET ${raw(column)} = NULL WHERE ${raw(column)} = ${idValue(id)}`);
    for (const [table, column] of rowsOfAccount)
      await this.session.run(sql`DELETE FROM ${raw(table)} WHERE ${raw(column)} = ${idValue(id)}`);
  }
}

const madeBy = [
  ['role_assignments', 'created_by'],
  ['group_memberships', 'added_by'],
  ['invitations', 'created_by'],
] as const;

const rowsOfAccount = [
  ['api_tokens', 'owner_id'],
  ['role_assignments', 'principal_id'],
  ['group_memberships', 'member_id'],
  ['service_accounts', 'id'],
  ['principals', 'id'],
] as const;
