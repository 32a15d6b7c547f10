import type { EntitySchema } from 'typeorm';
import type { Columns } from '../database/columns.js';
import { tableOf } from '../database/table.js';

/** Facts about this instance as a whole, one row each. */
export function instanceTables(c: Columns): EntitySchema[] {
  return [tableOf('instance_facts', { columns: { name: c.text(100, { primary: true }), value: c.text(1000) } })];
}
