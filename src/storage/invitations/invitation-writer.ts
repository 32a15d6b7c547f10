import type { WrittenInvitation } from '../../core/invitations/invitation.js';
import type { InvitationNames, InvitationWriter, OpenedInvitation } from '../../core/invitations/invitation-writer.js';
import type { InvitationId, TenantId } from '../../core/kernel/ids.js';
import { emailKey } from '../../core/kernel/text.js';
import { insertSql, updateSql } from '../database/insert.js';
import { readFlag, readOptionalText, readText } from '../database/read-row.js';
import type { SqlSession } from '../database/session.js';
import { idValue, sql, type Sql } from '../database/sql.js';
import { invitationColumns, invitationRow, invitationsWithInviters, readInvitation } from './invitation-rows.js';

/** Writes invitations in SQL. */
export class SqlInvitationWriter implements InvitationWriter {
  constructor(private readonly session: SqlSession) {}

  async insert(invitation: WrittenInvitation): Promise<void> {
    await this.session.run(insertSql('invitations', [invitationRow(invitation)]));
  }

  async update(invitation: WrittenInvitation): Promise<void> {
    const row = invitationRow({ ...invitation, version: invitation.version + 1 });
    await this.session.run(updateSql('invitations', row, sql`id = ${idValue(invitation.id)}`));
  }

  find(id: InvitationId): Promise<WrittenInvitation | null> {
    return this.one(sql`i.id = ${idValue(id)}`);
  }

  findOpen(tenantId: TenantId, email: string): Promise<WrittenInvitation | null> {
    return this.one(sql`i.open_key = ${emailKey(email)} AND i.tenant_id = ${idValue(tenantId)}`);
  }

  async replace(id: InvitationId): Promise<void> {
    await this.session.run(sql`UPDATE invitations SET open_key = NULL WHERE id = ${idValue(id)}`);
    await this.forgetSecrets(id);
  }

  async openedBy(hash: Uint8Array): Promise<OpenedInvitation | null> {
    const [row] = await this.session.rows(sql`SELECT ${invitationColumns}, o.is_mailed FROM ${invitationsWithInviters}
      JOIN invitation_secrets o ON o.invitation_id = i.id WHERE o.hash = ${Buffer.from(hash)}`);
    return row === undefined ? null : { invitation: readInvitation(row), isMailed: readFlag(row, 'is_mailed') };
  }

  async addSecret(
    id: InvitationId,
    { hash, isMailed, at }: { readonly hash: Uint8Array; readonly isMailed: boolean; readonly at: number },
  ): Promise<void> {
    const row = { hash: Buffer.from(hash), invitation_id: idValue(id), is_mailed: isMailed, created_at: at };
    await this.session.run(insertSql('invitation_secrets', [row]));
  }

  async forgetSecrets(id: InvitationId): Promise<void> {
    await this.session.run(sql`DELETE FROM invitation_secrets WHERE invitation_id = ${idValue(id)}`);
  }

  async namesOf(id: InvitationId): Promise<InvitationNames> {
    const row = await this.session.row(sql`SELECT t.name, by_whom.display_name FROM ${invitationsWithInviters}
      JOIN tenants t ON t.id = i.tenant_id WHERE i.id = ${idValue(id)}`);
    return { tenant: readText(row, 'name'), inviter: readOptionalText(row, 'display_name') };
  }

  private async one(which: Sql): Promise<WrittenInvitation | null> {
    const [row] = await this.session.rows(
      sql`SELECT ${invitationColumns} FROM ${invitationsWithInviters} WHERE ${which}`,
    );
    return row === undefined ? null : readInvitation(row);
  }
}
