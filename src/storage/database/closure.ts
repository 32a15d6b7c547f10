import type { Id } from '../../core/kernel/ids.js';
import type { SqlSession } from './session.js';
import { always, idBytes, idValue, isIn, raw, sql, type Sql } from './sql.js';

/** A closure table, the table of things that it is about, and the table of pairs that it is the closure of. */
export interface Closure {
  readonly table: string;
  readonly nodes: string;
  readonly edges: string;
  /** The column of the pairs for the outer end, and the one for the inner end. */
  readonly outer: string;
  readonly inner: string;
}

/** How groups nest. */
export const groupClosure: Closure = {
  table: 'group_closure',
  nodes: '`groups`',
  edges: 'group_edges',
  outer: 'parent_id',
  inner: 'child_id',
};

/** Which role includes which. */
export const roleClosure: Closure = {
  table: 'role_closure',
  nodes: 'roles',
  edges: 'role_includes',
  outer: 'role_id',
  inner: 'included_id',
};

/** The tree of domains. */
export const domainClosure: Closure = {
  table: 'domain_closure',
  nodes: 'domains',
  edges: 'domains',
  outer: 'parent_id',
  inner: 'id',
};

/** Adds the row that everything has with itself. */
export async function addToClosure(session: SqlSession, { table }: Closure, id: Id): Promise<void> {
  const value = idValue(id);
  await session.run(
    sql`INSERT INTO ${raw(table)} (ancestor_id, descendant_id, depth) VALUES (${value}, ${value}, ${raw(0)})`,
  );
}

/** Whether one thing is another, or lies below it at any distance. */
export async function liesWithin(session: SqlSession, { table }: Closure, inner: Id, outer: Id): Promise<boolean> {
  const rows = await session.rows(sql`SELECT 1 AS one FROM ${raw(table)}
    WHERE ancestor_id = ${idValue(outer)} AND descendant_id = ${idValue(inner)}`);
  return rows.length > 0;
}

/** How many levels lie above and below a thing, at the most. */
export async function levelsAround(
  session: SqlSession,
  { table }: Closure,
  id: Id,
): Promise<{ readonly above: number; readonly below: number }> {
  const row = await session.row(sql`SELECT
    (SELECT MAX(depth) FROM ${raw(table)} WHERE descendant_id = ${idValue(id)}) AS above,
    (SELECT MAX(depth) FROM ${raw(table)} WHERE ancestor_id = ${idValue(id)}) AS below`);
  return { above: Number(row['above'] ?? 0), below: Number(row['below'] ?? 0) };
}

/** The thing itself and everything above it, as far as the closure knows: what `renewClosure` is to be given. */
export async function withAllAbove(session: SqlSession, { table }: Closure, id: Id): Promise<Uint8Array[]> {
  const rows = await session.rows(sql`SELECT ancestor_id FROM ${raw(table)} WHERE descendant_id = ${idValue(id)}`);
  return rows.map((row) => Buffer.from(idBytes(row['ancestor_id'])));
}

/**
 * Works out anew what lies below these things, after a pair was added or taken away below one of them. There must be no
 * circle.
 */
export async function renewClosure(
  session: SqlSession,
  closure: Closure,
  outers: readonly Uint8Array[],
): Promise<void> {
  if (outers.length === 0) return;
  const among = (column: string) => isIn(raw(column), outers);
  await session.run(sql`DELETE FROM ${raw(closure.table)} WHERE ${among('ancestor_id')} AND depth > 0`);
  await addLevels(session, closure, among('c.ancestor_id'));
}

/** Adds to the closures whatever the pairs that are there lead to. There must be no circle. */
export async function writeClosures(session: SqlSession): Promise<void> {
  for (const closure of [domainClosure, groupClosure, roleClosure]) {
    const { table, nodes } = closure;
    await session.run(sql`INSERT INTO ${raw(table)} (ancestor_id, descendant_id, depth) SELECT n.id, n.id, 0
      FROM ${raw(nodes)} n
      WHERE NOT EXISTS (SELECT 1 FROM ${raw(table)} x WHERE x.ancestor_id = n.id AND x.descendant_id = n.id)`);
    await addLevels(session, closure, always);
  }
}

// Below those `c` that it is about: one distance after the other, so that the first row for a pair holds the shortest
// way.
async function addLevels(session: SqlSession, { table, edges, outer, inner }: Closure, about: Sql): Promise<void> {
  for (let depth = 1; ; depth++) {
    const { affected } = await session.run(sql`INSERT INTO ${raw(table)} (ancestor_id, descendant_id, depth)
      SELECT DISTINCT c.ancestor_id, e.${raw(inner)}, ${raw(depth)} FROM ${raw(table)} c
      JOIN ${raw(edges)} e ON e.${raw(outer)} = c.descendant_id WHERE c.depth = ${raw(depth - 1)} AND ${about}
      AND NOT EXISTS (SELECT 1 FROM ${raw(table)} x
        WHERE x.ancestor_id = c.ancestor_id AND x.descendant_id = e.${raw(inner)})`);
    if (affected === 0) return;
  }
}
