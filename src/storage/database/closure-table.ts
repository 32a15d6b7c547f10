import type { EntitySchema } from 'typeorm';
import type { Columns } from './columns.js';
import { tableOf } from './table.js';

/** Who is above whom at any distance, each row with itself at distance 0; `depth` is the shortest way. */
export function closureTable(name: string, target: string, c: Columns): EntitySchema {
  return tableOf(name, {
    columns: { ancestor_id: c.id({ primary: true }), descendant_id: c.id({ primary: true }), depth: c.integer() },
    index: [['descendant_id', 'ancestor_id']],
    references: [
      ['ancestor_id', target, 'CASCADE'],
      ['descendant_id', target, 'CASCADE'],
    ],
    clustered: true,
  });
}
