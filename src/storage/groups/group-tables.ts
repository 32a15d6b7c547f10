import type { EntitySchema } from 'typeorm';
import { closureTable } from '../database/closure-table.js';
import type { Columns } from '../database/columns.js';
import { tableOf } from '../database/table.js';

/** Groups, how they nest, and who is in them. */
export function groupTables(c: Columns): EntitySchema[] {
  return [
    tableOf('groups', {
      columns: {
        id: c.id({ primary: true }),
        tenant_id: c.id(),
        directory_id: c.id(),
        name: c.text(200),
        name_key: c.text(200),
        description: c.text(1000, { nullable: true }),
        kind: c.text(20),
        status: c.text(20),
        management_source: c.text(20),
        is_system: c.flag(),
        created_at: c.time(),
        updated_at: c.time(),
        version: c.integer(),
      },
      unique: [['directory_id', 'name_key']],
      index: [['tenant_id', 'name_key'], ['name_key'], ['created_at']],
      references: [
        ['id', 'principals', 'RESTRICT'],
        ['tenant_id', 'tenants', 'RESTRICT'],
        ['directory_id', 'directories', 'RESTRICT'],
      ],
    }),
    tableOf('group_edges', {
      columns: { parent_id: c.id({ primary: true }), child_id: c.id({ primary: true }), created_at: c.time() },
      index: [['child_id', 'parent_id']],
      references: [
        ['parent_id', 'groups', 'CASCADE'],
        ['child_id', 'groups', 'CASCADE'],
      ],
      clustered: true,
    }),
    closureTable('group_closure', 'groups', c),
    tableOf('group_memberships', {
      columns: {
        group_id: c.id({ primary: true }),
        member_id: c.id({ primary: true }),
        member_kind: c.text(20),
        role: c.text(20),
        management_source: c.text(20),
        added_at: c.time(),
        added_by: c.id({ nullable: true }),
        expires_at: c.time({ nullable: true }),
      },
      index: [['member_id', 'group_id']],
      references: [
        ['group_id', 'groups', 'CASCADE'],
        ['member_id', 'principals', 'CASCADE'],
        ['added_by', 'principals', 'SET NULL'],
      ],
      clustered: true,
    }),
  ];
}
