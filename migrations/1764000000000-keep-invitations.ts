import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, type Shape } from './table-shape.js';

const shapes: readonly Shape[] = [
  {
    name: 'invitations',
    columns: `id id *, tenant_id id, directory_id id, email text(254), email_key text(254), open_key text(254) ?,
      roles long, group_ids long, language text(35), message text(1000) ?, created_at time, created_by id ?,
      expires_at time, accepted_at time ?, accepted_by id ?, revoked_at time ?, version int`,
    unique: ['open_key tenant_id'],
    index: ['tenant_id created_at', 'directory_id', 'email_key', 'expires_at', 'created_by', 'accepted_by'],
    references: [
      'tenant_id > tenants RESTRICT',
      'directory_id > directories RESTRICT',
      'created_by > principals SET NULL',
      'accepted_by > users CASCADE',
    ],
  },
  {
    name: 'invitation_secrets',
    columns: 'hash hash *, invitation_id id, is_mailed flag, created_at time',
    index: ['invitation_id'],
    references: ['invitation_id > invitations CASCADE'],
  },
  {
    name: 'outbox',
    columns: `about_id id *, kind text(20) *, state text(20), turn int, attempts int, due_at time, queued_at time,
      sent_at time ?, problem text(200) ?`,
    index: ['state due_at'],
  },
];

/** Invitations, the secrets that open them, and the mails that are to be sent. Their permissions have been there from the start. */
export class KeepInvitations1764000000000 implements MigrationInterface {
  readonly name = 'KeepInvitations1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, shapes);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, shapes);
  }
}
