import { newId } from '../../core/kernel/ids.js';
import type { CurrentDomain } from '../../core/provisioning/current-tenant.js';
import type { DesiredDomain } from '../../core/provisioning/desired-tenant.js';
import type { DomainChange } from '../../core/provisioning/tenant-changes.js';
import { insertRows } from '../database/bulk.js';
import { idIn, idValue, raw, sql } from '../database/sql.js';
import { imported } from './read-source.js';
import { required, type Writing } from './writing.js';

/** Makes domains at the root of the tenant's tree. */
export async function createDomains(writing: Writing, domains: readonly DesiredDomain[]): Promise<void> {
  const { session, now } = writing;
  const tenant = idValue(required(writing.tenantId, 'tenant'));
  const rows = domains.map(({ key, name, description }) => {
    const id = newId('dom', now);
    writing.domains.set(key, id);
    return {
      id: idValue(id),
      tenant_id: tenant,
      parent_id: null,
      name,
      path: name,
      path_key: key,
      description: description ?? null,
      management_source: imported,
      created_at: now,
      updated_at: now,
      version: 1,
    };
  });
  await insertRows(session, 'domains', rows);
  await insertRows(
    session,
    'domain_closure',
    rows.map(({ id }) => ({ ancestor_id: id, descendant_id: id, depth: 0 })),
  );
}

/** Describes domains. */
export async function changeDomains({ session, now }: Writing, changes: readonly DomainChange[]): Promise<void> {
  for (const { id, description } of changes)
    await session.run(sql`
      UPDATE domains SET description = ${description}, updated_at = ${now}, version = version + 1
      WHERE id = ${idValue(id)}`);
}

/** Removes domains; whatever was on them has gone before. */
export async function removeDomains({ session }: Writing, domains: readonly CurrentDomain[]): Promise<void> {
  const ids = domains.map(({ id }) => id);
  const among = idIn(raw('id'), ids);
  for (const column of ['ancestor_id', 'descendant_id'])
    await session.run(sql`DELETE FROM domain_closure WHERE ${idIn(raw(column), ids)}`);
  // Of two that lie one under the other, the server may come to the upper one first.
  await session.run(sql`UPDATE domains SET parent_id = NULL WHERE ${among}`);
  await session.run(sql`DELETE FROM domains WHERE ${among}`);
}
