import type { CurrentPerson, CurrentRole, CurrentTenant, TenantRow } from '../../core/provisioning/current-tenant.js';
import { noTenant } from '../../core/provisioning/current-tenant.js';
import type { Keyed } from '../../core/provisioning/desired-tenant.js';
import { DomainError } from '../../core/kernel/errors.js';
import type { UserId } from '../../core/kernel/ids.js';
import { chunksOf } from '../database/bulk.js';
import { readFlag, readId, readOptionalId, readOptionalText, readText } from '../database/read-row.js';
import type { SqlSession } from '../database/session.js';
import { empty, idValue, isIn, raw, sql } from '../database/sql.js';
import { readAssignments } from './read-assignments.js';
import { readDomains } from './read-domains.js';
import { readGroupRelations, readGroups } from './read-groups.js';
import { readManaged } from './read-source.js';

/** Reads what there is of a tenant, and locks its row until the transaction ends. `now` judges what has lapsed. */
export async function readTenant(
  session: SqlSession,
  slug: string,
  people: readonly string[],
  now: number,
): Promise<CurrentTenant> {
  const tenant = await readTenantRow(session, slug);
  const accounts = await readAccounts(session, people);
  if (tenant === null) return noTenant(accounts);
  const groups = await readGroups(session, tenant);
  const domains = await readDomains(session, tenant);
  const { nestings, memberships, ...inGroups } = await readGroupRelations(session, tenant, groups, now);
  const { assignments, ...onTenant } = await readAssignments(session, tenant, groups, domains, now);
  const held = new Set([...inGroups.held, ...onTenant.held]);
  return {
    tenant,
    accounts,
    people: await readPeople(session, tenant),
    groups: byKey(groups, held),
    nestings,
    memberships,
    domains: byKey(domains, held),
    roles: await readRoles(session, tenant),
    assignments,
  };
}

// What the snapshot does not show still holds what it hangs on.
function byKey<T extends { readonly key: string; readonly held: boolean }>(
  things: ReadonlyMap<string, T>,
  held: ReadonlySet<string>,
): Keyed<T> {
  return new Map([...things].map(([id, thing]) => [thing.key, { ...thing, held: thing.held || held.has(id) }]));
}

async function readTenantRow(session: SqlSession, slug: string): Promise<TenantRow | null> {
  // SQLite has one writer at a time anyway.
  const lock = session.dialect === 'mysql' ? raw('FOR UPDATE') : empty;
  const [row] = await session.rows(sql`
    SELECT t.id, t.name, t.description, d.id AS directory_id
    FROM tenants t LEFT JOIN directories d ON d.tenant_id = t.id AND d.is_default = 1
    WHERE t.slug = ${slug} ${lock}`);
  if (row === undefined) return null;
  const directoryId = readOptionalId(row, 'directory_id', 'dir');
  if (directoryId === null) throw new DomainError('INVALID', `The tenant '${slug}' has no default directory.`);
  return {
    id: readId(row, 'id', 'ten'),
    directoryId,
    name: readText(row, 'name'),
    description: readOptionalText(row, 'description'),
  };
}

async function readAccounts(session: SqlSession, people: readonly string[]): Promise<Keyed<UserId>> {
  const accounts = new Map<string, UserId>();
  for (const keys of chunksOf(people)) {
    const rows = await session.rows(sql`SELECT id, username_key FROM users WHERE ${isIn(raw('username_key'), keys)}`);
    for (const row of rows) accounts.set(readText(row, 'username_key'), readId(row, 'id', 'usr'));
  }
  return accounts;
}

async function readPeople(session: SqlSession, { id, directoryId }: TenantRow): Promise<Keyed<CurrentPerson>> {
  const rows = await session.rows(sql`
    SELECT u.id, u.username_key, a.management_source, d.user_id IS NOT NULL AS in_directory
    FROM tenant_accesses a
    JOIN users u ON u.id = a.user_id
    LEFT JOIN directory_accesses d ON d.user_id = a.user_id AND d.directory_id = ${idValue(directoryId)}
    WHERE a.tenant_id = ${idValue(id)}`);
  return new Map(
    rows.map((row) => {
      const key = readText(row, 'username_key');
      const inDirectory = readFlag(row, 'in_directory');
      return [key, { key, id: readId(row, 'id', 'usr'), managed: readManaged(row), inDirectory }];
    }),
  );
}

async function readRoles(session: SqlSession, { id }: TenantRow): Promise<Keyed<CurrentRole>> {
  const tenant = idValue(id);
  const roles = new Map<string, CurrentRole & { permissions: string[]; includes: string[] }>();
  for (const row of await session.rows(sql`SELECT id, name_key FROM roles WHERE tenant_id = ${tenant}`)) {
    const key = readText(row, 'name_key');
    roles.set(key, { key, id: readId(row, 'id', 'rol'), permissions: [], includes: [] });
  }
  const permissions = await session.rows(sql`
    SELECT r.name_key, p.permission_name FROM roles r JOIN role_permissions p ON p.role_id = r.id
    WHERE r.tenant_id = ${tenant}`);
  for (const row of permissions)
    roles.get(readText(row, 'name_key'))?.permissions.push(readText(row, 'permission_name'));
  const includes = await session.rows(sql`
    SELECT r.name_key, o.name_key AS included_key
    FROM roles r JOIN role_includes i ON i.role_id = r.id JOIN roles o ON o.id = i.included_id
    WHERE r.tenant_id = ${tenant} AND o.tenant_id = ${tenant}`);
  for (const row of includes) roles.get(readText(row, 'name_key'))?.includes.push(readText(row, 'included_key'));
  return roles;
}
