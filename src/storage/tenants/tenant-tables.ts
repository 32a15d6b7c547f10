import type { EntitySchema } from 'typeorm';
import { closureTable } from '../database/closure-table.js';
import type { Columns } from '../database/columns.js';
import { tableOf } from '../database/table.js';

/** Tenants, their directories, and the tree of domains that roles are scoped to. */
export function tenantTables(c: Columns): EntitySchema[] {
  return [
    tableOf('tenants', {
      columns: {
        id: c.id({ primary: true }),
        slug: c.text(63),
        name: c.text(200),
        name_key: c.text(200),
        description: c.text(1000, { nullable: true }),
        status: c.text(20),
        created_at: c.time(),
        updated_at: c.time(),
        version: c.integer(),
        hides_email: c.flag({ default: 0 }),
        max_token_days: c.integer({ nullable: true }),
      },
      unique: [['slug']],
      index: [['name_key']],
    }),
    tableOf('directories', {
      columns: {
        id: c.id({ primary: true }),
        tenant_id: c.id(),
        name: c.text(100),
        name_key: c.text(100),
        description: c.text(1000, { nullable: true }),
        is_default: c.flag(),
        created_at: c.time(),
        updated_at: c.time(),
        version: c.integer(),
      },
      unique: [['tenant_id', 'name_key']],
      references: [['tenant_id', 'tenants', 'RESTRICT']],
    }),
    tableOf('domains', {
      columns: {
        id: c.id({ primary: true }),
        tenant_id: c.id(),
        parent_id: c.id({ nullable: true }),
        name: c.text(100),
        path: c.text(700),
        path_key: c.text(700),
        description: c.text(1000, { nullable: true }),
        management_source: c.text(20),
        created_at: c.time(),
        updated_at: c.time(),
        version: c.integer(),
      },
      unique: [['tenant_id', 'path_key']],
      index: [['parent_id']],
      references: [
        ['tenant_id', 'tenants', 'RESTRICT'],
        ['parent_id', 'domains', 'RESTRICT'],
      ],
    }),
    closureTable('domain_closure', 'domains', c),
  ];
}
