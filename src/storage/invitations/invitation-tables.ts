import type { EntitySchema } from 'typeorm';
import type { Columns } from '../database/columns.js';
import { tableOf } from '../database/table.js';

/** Who is invited into which tenant, and what opens an invitation. */
export function invitationTables(c: Columns): EntitySchema[] {
  const maybe = { nullable: true };
  return [
    tableOf('invitations', {
      columns: {
        id: c.id({ primary: true }),
        tenant_id: c.id(),
        directory_id: c.id(),
        email: c.text(254),
        email_key: c.text(254),
        // The key of the address while it is neither accepted, revoked nor replaced: what keeps a second one from being made.
        open_key: c.text(254, maybe),
        // As JSON, without foreign keys: what is gone by the time somebody accepts is told then.
        roles: c.long(),
        group_ids: c.long(),
        language: c.text(35),
        message: c.text(1000, maybe),
        created_at: c.time(),
        created_by: c.id(maybe),
        expires_at: c.time(),
        accepted_at: c.time(maybe),
        accepted_by: c.id(maybe),
        revoked_at: c.time(maybe),
        version: c.integer(),
      },
      unique: [['open_key', 'tenant_id']],
      index: [
        ['tenant_id', 'created_at'],
        ['directory_id'],
        ['email_key'],
        ['expires_at'],
        ['created_by'],
        ['accepted_by'],
      ],
      references: [
        ['tenant_id', 'tenants', 'RESTRICT'],
        ['directory_id', 'directories', 'RESTRICT'],
        ['created_by', 'principals', 'SET NULL'],
        ['accepted_by', 'users', 'CASCADE'],
      ],
    }),
    tableOf('invitation_secrets', {
      columns: {
        hash: c.hash({ primary: true }),
        invitation_id: c.id(),
        // Whether it went to the address alone, and so proves that whoever has it has the address.
        is_mailed: c.flag(),
        created_at: c.time(),
      },
      index: [['invitation_id']],
      references: [['invitation_id', 'invitations', 'CASCADE']],
    }),
  ];
}
