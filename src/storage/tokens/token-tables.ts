import type { EntitySchema } from 'typeorm';
import type { Columns } from '../database/columns.js';
import { tableOf } from '../database/table.js';

/** API tokens. */
export function tokenTables(c: Columns): EntitySchema[] {
  return [
    tableOf('api_tokens', {
      columns: {
        id: c.id({ primary: true }),
        owner_id: c.id(),
        tenant_id: c.id({ nullable: true }),
        name: c.text(100),
        prefix: c.text(20),
        secret_hash: c.hash(),
        created_at: c.time(),
        expires_at: c.time(),
        last_used_at: c.time({ nullable: true }),
        revoked_at: c.time({ nullable: true }),
        scopes: c.list({ nullable: true }),
      },
      unique: [['secret_hash']],
      index: [['owner_id']],
      references: [
        ['owner_id', 'principals', 'CASCADE'],
        ['tenant_id', 'tenants', 'RESTRICT'],
      ],
    }),
  ];
}
