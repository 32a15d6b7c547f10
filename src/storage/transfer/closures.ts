import type { SqlSession } from '../database/session.js';
import { raw, sql } from '../database/sql.js';

interface Closure {
  readonly table: string;
  readonly nodes: string;
  /** A table of pairs, and its columns for the outer and the inner end. */
  readonly edges: string;
  readonly outer: string;
  readonly inner: string;
}

const closures: readonly Closure[] = [
  { table: 'domain_closure', nodes: 'domains', edges: 'domains', outer: 'parent_id', inner: 'id' },
  { table: 'group_closure', nodes: '`groups`', edges: 'group_edges', outer: 'parent_id', inner: 'child_id' },
  { table: 'role_closure', nodes: 'roles', edges: 'role_includes', outer: 'role_id', inner: 'included_id' },
];

/** Works out who is above whom at any distance, from the nestings that are there. These must have no circles. */
export async function writeClosures(session: SqlSession): Promise<void> {
  for (const closure of closures) await writeClosure(session, closure);
}

async function writeClosure(session: SqlSession, { table, nodes, edges, outer, inner }: Closure): Promise<void> {
  const into = raw(`INSERT INTO ${table} (ancestor_id, descendant_id, depth)`);
  await session.run(sql`${into} SELECT n.id, n.id, 0 FROM ${raw(nodes)} n
    WHERE NOT EXISTS (SELECT 1 FROM ${raw(table)} x WHERE x.ancestor_id = n.id AND x.descendant_id = n.id)`);
  // One distance after the other, so that the first row for a pair holds the shortest way.
  for (let depth = 1; ; depth++) {
    const { affected } = await session.run(sql`${into} SELECT DISTINCT c.ancestor_id, e.${raw(inner)}, ${raw(depth)}
      FROM ${raw(table)} c JOIN ${raw(edges)} e ON e.${raw(outer)} = c.descendant_id WHERE c.depth = ${depth - 1}
      AND NOT EXISTS (SELECT 1 FROM ${raw(table)} x WHERE x.ancestor_id = c.ancestor_id AND x.descendant_id = e.${raw(inner)})`);
    if (affected === 0) return;
  }
}
