import type { EntitySchema } from 'typeorm';
import { closureTable } from '../database/closure-table.js';
import type { Columns } from '../database/columns.js';
import { tableOf } from '../database/table.js';

/** The catalogue of permissions, the roles that carry them, and which role includes which. */
export function roleTables(c: Columns): EntitySchema[] {
  return [
    tableOf('permissions', {
      columns: {
        name: c.text(128, { primary: true }),
        resource: c.text(63),
        action: c.text(63),
        description: c.text(1000, { nullable: true }),
        is_system: c.flag(),
        created_at: c.time(),
      },
    }),
    tableOf('roles', {
      columns: {
        id: c.id({ primary: true }),
        tenant_id: c.id({ nullable: true }),
        // The tenant's id, or zeros for a role of the instance: a unique key must not hold NULL.
        owner_key: c.id(),
        name: c.text(100),
        name_key: c.text(100),
        description: c.text(1000, { nullable: true }),
        type: c.text(20),
        level: c.text(20),
        is_default: c.flag(),
        created_at: c.time(),
        updated_at: c.time(),
        version: c.integer(),
      },
      unique: [['owner_key', 'name_key']],
      index: [['tenant_id'], ['name_key']],
      references: [['tenant_id', 'tenants', 'RESTRICT']],
    }),
    tableOf('role_permissions', {
      columns: { role_id: c.id({ primary: true }), permission_name: c.text(128, { primary: true }) },
      index: [['permission_name', 'role_id']],
      references: [
        ['role_id', 'roles', 'CASCADE'],
        ['permission_name', 'permissions', 'RESTRICT'],
      ],
      clustered: true,
    }),
    tableOf('role_includes', {
      columns: { role_id: c.id({ primary: true }), included_id: c.id({ primary: true }) },
      index: [['included_id', 'role_id']],
      references: [
        ['role_id', 'roles', 'CASCADE'],
        ['included_id', 'roles', 'RESTRICT'],
      ],
      clustered: true,
    }),
    closureTable('role_closure', 'roles', c),
  ];
}
