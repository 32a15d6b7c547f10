import type { Id, IdPrefix } from '../../core/kernel/ids.js';
import { closureOf } from '../../core/provisioning/closure.js';
import { insertRows, runForEach } from '../database/bulk.js';
import { readId, readNumber } from '../database/read-row.js';
import type { Row, SqlSession } from '../database/session.js';
import { idValue, raw, sql, type Sql } from '../database/sql.js';
import { required, type Writing } from './writing.js';

/**
 * Makes the closure of the tenant's groups agree with how they nest.
 * @throws INVALID when a group has come to lie within itself
 */
export async function writeGroupClosure({ session, tenantId }: Writing): Promise<void> {
  const tenant = idValue(required(tenantId, 'tenant'));
  await writeClosure(session, 'group_closure', 'grp', {
    nodes: sql`SELECT id, name FROM \`groups\` WHERE tenant_id = ${tenant}`,
    edges: sql`SELECT e.parent_id AS parent, e.child_id AS child
      FROM group_edges e JOIN \`groups\` p ON p.id = e.parent_id WHERE p.tenant_id = ${tenant}`,
    rows: sql`SELECT c.ancestor_id, c.descendant_id, c.depth
      FROM group_closure c JOIN \`groups\` g ON g.id = c.ancestor_id WHERE g.tenant_id = ${tenant}`,
  });
}

/** Makes the closure of the tenant's roles agree with what they include. @throws INVALID for a role within itself */
export async function writeRoleClosure({ session, tenantId }: Writing): Promise<void> {
  const tenant = idValue(required(tenantId, 'tenant'));
  const seen = sql`(r.tenant_id = ${tenant} OR r.tenant_id IS NULL)`;
  await writeClosure(session, 'role_closure', 'rol', {
    nodes: sql`SELECT id, name FROM roles WHERE tenant_id = ${tenant}`,
    edges: sql`SELECT i.role_id AS parent, i.included_id AS child
      FROM role_includes i JOIN roles r ON r.id = i.role_id WHERE ${seen}`,
    rows: sql`SELECT c.ancestor_id, c.descendant_id, c.depth
      FROM role_closure c JOIN roles r ON r.id = c.ancestor_id WHERE r.tenant_id = ${tenant}`,
  });
}

interface Sources {
  readonly nodes: Sql;
  readonly edges: Sql;
  readonly rows: Sql;
}

interface ClosureIds {
  readonly ancestor: Id;
  readonly descendant: Id;
  readonly depth: number;
}

async function writeClosure(session: SqlSession, table: string, prefix: IdPrefix, sources: Sources): Promise<void> {
  const id = (row: Row, column: string): Id => readId(row, column, prefix);
  const names = new Map((await session.rows(sources.nodes)).map((row) => [id(row, 'id'), String(row['name'])]));
  const edges = (await session.rows(sources.edges)).map((row) => [id(row, 'parent'), id(row, 'child')] as const);
  const wanted = closureOf(names.keys(), edges, (one) => names.get(one) ?? one);
  const there = (await session.rows(sources.rows)).map((row) => ({
    ancestor: id(row, 'ancestor_id'),
    descendant: id(row, 'descendant_id'),
    depth: readNumber(row, 'depth'),
  }));
  const [wantedKeys, thereKeys] = [new Set(wanted.map(keyOf)), new Set(there.map(keyOf))];
  await runForEach(
    session,
    there.filter((row) => !wantedKeys.has(keyOf(row))),
    ({ ancestor, descendant }) => sql`(ancestor_id = ${idValue(ancestor)} AND descendant_id = ${idValue(descendant)})`,
    (any) => sql`DELETE FROM ${raw(table)} WHERE ${any}`,
  );
  const missing = wanted.filter((row) => !thereKeys.has(keyOf(row)));
  await insertRows(
    session,
    table,
    missing.map(({ ancestor, descendant, depth }) => ({
      ancestor_id: idValue(ancestor),
      descendant_id: idValue(descendant),
      depth,
    })),
  );
}

function keyOf({ ancestor, descendant, depth }: ClosureIds): string {
  return `${ancestor} ${descendant} ${depth}`;
}
