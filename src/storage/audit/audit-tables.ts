import type { EntitySchema } from 'typeorm';
import { longestRequestId } from '../../core/audit/audit-event.js';
import type { Columns } from '../database/columns.js';
import { tableOf } from '../database/table.js';

/**
 * The audit trail. Its ids are no foreign keys: it tells of things that have gone. The application only ever adds to
 * `audit_events` and `audit_objects`, so that its database user needs no right to change or delete there.
 */
export function auditTables(c: Columns): EntitySchema[] {
  const maybe = { nullable: true };
  return [
    // One row: where the trail ends. It is a table of its own because it does change.
    tableOf('audit_head', { columns: { id: c.integer({ primary: true }), revision: c.time(), hash: c.hash() } }),
    tableOf('audit_events', {
      columns: {
        revision: c.time({ primary: true }),
        id: c.id(),
        at: c.time(),
        action: c.text(100),
        outcome: c.text(20),
        code: c.text(60, maybe),
        actor_id: c.id(maybe),
        actor_kind: c.text(20, maybe),
        impersonator_id: c.id(maybe),
        impersonator_kind: c.text(20, maybe),
        token_id: c.id(maybe),
        tenant_id: c.id(maybe),
        request_id: c.text(longestRequestId, maybe),
        changes: c.long(),
        hash: c.hash(),
      },
      unique: [['id']],
      index: [['tenant_id', 'revision'], ['actor_id', 'revision'], ['at'], ['action']],
    }),
    tableOf('audit_objects', {
      columns: { object_id: c.id({ primary: true }), revision: c.time({ primary: true }), object_kind: c.text(3) },
      index: [['revision']],
      clustered: true,
    }),
  ];
}
