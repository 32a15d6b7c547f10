import { newId, type Id } from '../../core/kernel/ids.js';
import { textKey } from '../../core/kernel/text.js';
import type { CurrentPerson } from '../../core/provisioning/current-tenant.js';
import type { DesiredPerson } from '../../core/provisioning/desired-tenant.js';
import type { TenantValues } from '../../core/provisioning/tenant-changes.js';
import { insertRows } from '../database/bulk.js';
import { readId } from '../database/read-row.js';
import { idIn, idValue, raw, sql } from '../database/sql.js';
import { deleteAccess } from '../users/access-writer.js';
import { imported } from './read-source.js';
import { idOf, required, type Writing } from './writing.js';

/** Makes tenants with their default directories. */
export async function createTenant(writing: Writing, tenants: readonly TenantValues[]): Promise<void> {
  for (const { slug, name, description } of tenants) {
    writing.tenantId = newId('ten', writing.now);
    writing.directoryId = newId('dir', writing.now);
    const made = { created_at: writing.now, updated_at: writing.now, version: 1 };
    const id = idValue(writing.tenantId);
    await insertRows(writing.session, 'tenants', [
      { id, slug, name, name_key: textKey(name), description, status: 'ACTIVE', ...made },
    ]);
    await insertRows(writing.session, 'directories', [
      {
        id: idValue(writing.directoryId),
        tenant_id: id,
        name: 'Default',
        name_key: 'default',
        description: null,
        is_default: true,
        ...made,
      },
    ]);
  }
}

/** Renames and describes tenants. */
export async function updateTenant({ session, now }: Writing, tenants: readonly TenantValues[]): Promise<void> {
  for (const { slug, name, description } of tenants)
    await session.run(sql`
      UPDATE tenants SET name = ${name}, name_key = ${textKey(name)}, description = ${description},
        updated_at = ${now}, version = version + 1
      WHERE slug = ${slug}`);
}

/** Makes accounts that nobody can sign in to yet; the username is the display name. */
export async function createUsers(writing: Writing, people: readonly DesiredPerson[]): Promise<void> {
  const { session, now, users } = writing;
  const rows = people.map(({ key, username }) => {
    const id = newId('usr', now);
    users.set(key, id);
    return { id: idValue(id), username, key };
  });
  await insertRows(
    session,
    'principals',
    rows.map(({ id, username, key }) => ({
      id,
      kind: 'USER',
      tenant_id: null,
      display_name: username,
      display_name_key: key,
      created_at: now,
    })),
  );
  await insertRows(
    session,
    'users',
    rows.map(({ id, username, key }) => ({
      id,
      username,
      username_key: key,
      email_verified: false,
      display_name: username,
      display_name_key: key,
      account_status: 'ACTIVE',
      claim_status: 'UNMANAGED',
      management_source: imported,
      restricted: false,
      mfa_enabled: false,
      created_at: now,
      updated_at: now,
      version: 1,
    })),
  );
}

/** Gives people access to the tenant and to its default directory, where they lack one or the other. */
export async function grantAccess(writing: Writing, people: readonly DesiredPerson[]): Promise<void> {
  const { session, now, users } = writing;
  const tenant = idValue(required(writing.tenantId, 'tenant'));
  const directory = idValue(required(writing.directoryId, 'directory'));
  const ids = people.map(({ key }) => idOf(users, key));
  const among = idIn(raw('user_id'), ids);
  const found = async (table: 'tenant_accesses' | 'directory_accesses', where: ReturnType<typeof sql>) => {
    const rows = await session.rows(sql`SELECT user_id FROM ${raw(table)} WHERE ${where} AND ${among}`);
    return new Set<string>(rows.map((row) => readId(row, 'user_id', 'usr')));
  };
  const inTenant = await found('tenant_accesses', sql`tenant_id = ${tenant}`);
  const inDirectory = await found('directory_accesses', sql`directory_id = ${directory}`);
  const lacking = (there: ReadonlySet<string>) => ids.filter((id) => !there.has(id)).map(idValue);
  await insertRows(
    session,
    'tenant_accesses',
    lacking(inTenant).map((user) => ({
      user_id: user,
      tenant_id: tenant,
      management_source: imported,
      created_at: now,
    })),
  );
  await insertRows(
    session,
    'directory_accesses',
    lacking(inDirectory).map((user) => ({
      user_id: user,
      directory_id: directory,
      tenant_id: tenant,
      status: 'ACTIVE',
      created_at: now,
    })),
  );
  await joinEveryone(writing, tenant, ids);
}

// Who has access to a tenant is in its built-in group of everybody.
async function joinEveryone({ session, now }: Writing, tenant: Uint8Array, users: readonly Id[]): Promise<void> {
  await session.run(sql`INSERT INTO group_memberships
      (group_id, member_id, member_kind, role, management_source, added_at, added_by, expires_at)
    SELECT g.id, u.id, 'USER', 'MEMBER', 'LOCAL', ${now}, NULL, NULL FROM \`groups\` g JOIN users u
    WHERE g.tenant_id = ${tenant} AND g.is_system = 1 AND ${idIn(raw('u.id'), users)}
      AND NOT EXISTS (SELECT 1 FROM group_memberships m WHERE m.group_id = g.id AND m.member_id = u.id)`);
}

/** Takes people's access to the tenant, with whatever they have and are in it. Their accounts stay. */
export async function revokeAccess({ session, tenantId }: Writing, people: readonly CurrentPerson[]): Promise<void> {
  await deleteAccess(
    session,
    required(tenantId, 'tenant'),
    people.map(({ id }) => id),
  );
}
