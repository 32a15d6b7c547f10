import type { EntitySchema } from 'typeorm';
import type { Columns } from '../database/columns.js';
import { tableOf } from '../database/table.js';

/** Who has which role on what. Rows are written once and never changed. */
export function assignmentTables(c: Columns): EntitySchema[] {
  return [
    tableOf('role_assignments', {
      columns: {
        id: c.id({ primary: true }),
        principal_id: c.id(),
        principal_kind: c.text(20),
        role_id: c.id(),
        scope_kind: c.text(20),
        // The id of the tenant, directory or domain itself, or zeros for the platform: what makes an assignment unique.
        scope_id: c.id(),
        tenant_id: c.id({ nullable: true }),
        directory_id: c.id({ nullable: true }),
        domain_id: c.id({ nullable: true }),
        management_source: c.text(20),
        created_at: c.time(),
        created_by: c.id({ nullable: true }),
        expires_at: c.time({ nullable: true }),
        reason: c.text(1000, { nullable: true }),
      },
      unique: [['principal_id', 'role_id', 'scope_id']],
      index: [['role_id', 'principal_id'], ['tenant_id'], ['directory_id'], ['domain_id'], ['created_at']],
      references: [
        ['principal_id', 'principals', 'CASCADE'],
        ['role_id', 'roles', 'RESTRICT'],
        ['tenant_id', 'tenants', 'RESTRICT'],
        ['directory_id', 'directories', 'RESTRICT'],
        ['domain_id', 'domains', 'RESTRICT'],
        ['created_by', 'principals', 'SET NULL'],
      ],
    }),
  ];
}
