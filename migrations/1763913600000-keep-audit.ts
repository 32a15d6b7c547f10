import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addPermission, removePermission, type BuiltIn } from './built-in-permission.js';
import { beginRows } from './resumable.js';
import { createTables, dropTables, type Shape } from './table-shape.js';

const shapes: readonly Shape[] = [
  { name: 'audit_head', columns: 'id int *, revision time, hash hash' },
  {
    name: 'audit_events',
    columns: `revision time *, id id, at time, action text(100), outcome text(20), code text(60) ?, actor_id id ?,
      actor_kind text(20) ?, impersonator_id id ?, impersonator_kind text(20) ?, token_id id ?, tenant_id id ?, request_id text(100) ?, changes long,
      hash hash`,
    unique: ['id'],
    index: ['tenant_id revision', 'actor_id revision', 'at', 'action'],
  },
  {
    name: 'audit_objects',
    columns: 'object_id id *, revision time *, object_kind text(3)',
    index: ['revision'],
    clustered: true,
  },
  {
    name: 'kept_answers',
    columns: `owner_id id *, key_hash hash *, request_hash hash, revision time, answer long, kept_at time`,
    index: ['kept_at'],
    clustered: true,
  },
];

// Platform administrator and Tenant administrator.
const delegate: BuiltIn = {
  name: 'application-permission:delegate',
  description: 'Hand out permissions of applications without holding them.',
  added: Date.UTC(2026, 10, 23),
  roles: [1, 2],
};

/** The audit trail, the answers that are given again, and who may hand out what they do not hold themselves. */
export class KeepAudit1763913600000 implements MigrationInterface {
  readonly name = 'KeepAudit1763913600000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, shapes);
    await beginRows(runner);
    // As a literal: the SQLite driver takes a lone buffer for named parameters.
    await runner.query(`INSERT INTO audit_head (id, revision, hash) VALUES (1, 0, X'${'00'.repeat(32)}')`);
    await addPermission(runner, delegate);
  }

  async down(runner: QueryRunner): Promise<void> {
    await removePermission(runner, delegate);
    await dropTables(runner, shapes);
  }
}
