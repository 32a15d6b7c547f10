import type { EntitySchema } from 'typeorm';
import type { Columns } from '../database/columns.js';
import { tableOf } from '../database/table.js';

/** What changes need besides the things that they change. */
export function changeTables(c: Columns): EntitySchema[] {
  return [
    tableOf('kept_answers', {
      columns: {
        // Zeros for nobody who has signed in.
        owner_id: c.id({ primary: true }),
        key_hash: c.hash({ primary: true }),
        request_hash: c.hash(),
        revision: c.time(),
        answer: c.long(),
        kept_at: c.time(),
      },
      index: [['kept_at']],
      clustered: true,
    }),
  ];
}
