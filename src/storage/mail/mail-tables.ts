import type { EntitySchema } from 'typeorm';
import type { Columns } from '../database/columns.js';
import { tableOf } from '../database/table.js';

/** The mails that are to be sent, or were. What they say is made when they are sent. */
export function mailTables(c: Columns): EntitySchema[] {
  return [
    tableOf('outbox', {
      columns: {
        about_id: c.id({ primary: true }),
        kind: c.text(20, { primary: true }),
        state: c.text(20),
        // How often a mail about this was asked for.
        turn: c.integer(),
        attempts: c.integer(),
        due_at: c.time(),
        queued_at: c.time(),
        sent_at: c.time({ nullable: true }),
        problem: c.text(200, { nullable: true }),
      },
      index: [['state', 'due_at']],
    }),
  ];
}
