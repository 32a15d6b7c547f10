import { textKey } from '../../core/kernel/text.js';
import type { CurrentDomain, TenantRow } from '../../core/provisioning/current-tenant.js';
import { readId, readOptionalId, readOptionalText, readText } from '../database/read-row.js';
import type { SqlSession } from '../database/session.js';
import { idValue, sql } from '../database/sql.js';
import { readManaged } from './read-source.js';

/**
 * The domains of a tenant that a description can name, by id: those at the root of the tree, and those that an import
 * made, wherever somebody has moved them since.
 */
export async function readDomains(session: SqlSession, tenant: TenantRow): Promise<Map<string, CurrentDomain>> {
  // The root first, and what imports made last, so that of two with the same name the import's own one is shown.
  const rows = await session.rows(sql`
    SELECT id, name, description, parent_id, management_source FROM domains WHERE tenant_id = ${idValue(tenant.id)}
    ORDER BY CASE WHEN management_source = 'IMPORTED' THEN 1 ELSE 0 END, path_key`);
  const byKey = new Map<string, CurrentDomain>();
  const parents = new Map<string, string | null>();
  for (const row of rows) {
    const id = readId(row, 'id', 'dom');
    parents.set(id, readOptionalId(row, 'parent_id', 'dom'));
    const managed = readManaged(row);
    if (!managed && parents.get(id) !== null) continue;
    const key = textKey(readText(row, 'name'));
    byKey.set(key, { key, id, description: readOptionalText(row, 'description'), managed, parent: null, held: false });
  }
  return withParents(new Map([...byKey.values()].map((domain) => [domain.id, domain])), parents);
}

function withParents(
  shown: ReadonlyMap<string, CurrentDomain>,
  parents: ReadonlyMap<string, string | null>,
): Map<string, CurrentDomain> {
  const held = new Set([...parents].flatMap(([id, parent]) => (parent !== null && !shown.has(id) ? [parent] : [])));
  return new Map(
    [...shown].map(([id, domain]) => {
      const parent = shown.get(parents.get(id) ?? '')?.key ?? null;
      return [id, { ...domain, parent, held: held.has(id) }];
    }),
  );
}
