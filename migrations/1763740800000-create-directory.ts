import type { MigrationInterface, QueryRunner } from 'typeorm';
import { builtInPermissions, builtInRoles } from './built-in-2026-11.js';
import { beginRows } from './resumable.js';
import { createTables, dropTables, type Shape } from './table-shape.js';

const closure = (name: string, target: string): Shape => ({
  name,
  columns: 'ancestor_id id *, descendant_id id *, depth int',
  index: ['descendant_id ancestor_id'],
  references: [`ancestor_id > ${target} CASCADE`, `descendant_id > ${target} CASCADE`],
  clustered: true,
});

const shapes: readonly Shape[] = [
  { name: 'instance_facts', columns: 'name text(100) *, value text(1000)' },
  {
    name: 'tenants',
    columns: `id id *, slug text(63), name text(200), name_key text(200), description text(1000) ?, status text(20),
      created_at time, updated_at time, version int`,
    unique: ['slug'],
    index: ['name_key'],
  },
  {
    name: 'directories',
    columns: `id id *, tenant_id id, name text(100), name_key text(100), description text(1000) ?, is_default flag,
      created_at time, updated_at time, version int`,
    unique: ['tenant_id name_key'],
    references: ['tenant_id > tenants RESTRICT'],
  },
  {
    name: 'domains',
    columns: `id id *, tenant_id id, parent_id id ?, name text(100), path text(700), path_key text(700),
      description text(1000) ?, management_source text(20), created_at time, updated_at time, version int`,
    unique: ['tenant_id path_key'],
    index: ['parent_id'],
    references: ['tenant_id > tenants RESTRICT', 'parent_id > domains RESTRICT'],
  },
  closure('domain_closure', 'domains'),
  {
    name: 'principals',
    columns: `id id *, kind text(20), tenant_id id ?, display_name text(200), display_name_key text(200), created_at time`,
    index: ['display_name_key', 'tenant_id'],
    references: ['tenant_id > tenants RESTRICT'],
  },
  {
    name: 'users',
    columns: `id id *, username text(100), username_key text(100), external_id text(255) ?, email text(254) ?,
      email_key text(254) ?, email_domain text(253) ?, email_verified flag, display_name text(200),
      display_name_key text(200), given_name text(100) ?, given_name_key text(100) ?, family_name text(100) ?,
      family_name_key text(100) ?, nickname text(100) ?, nickname_key text(100) ?, avatar_url text(1000) ?,
      locale text(35) ?, time_zone text(64) ?, job_title text(200) ?, department text(200) ?, organization text(200) ?,
      location text(200) ?, account_status text(20), claim_status text(20), management_source text(20), restricted flag,
      mfa_enabled flag, last_active_at time ?, deletion_scheduled_at time ?, created_at time, updated_at time, version int`,
    unique: ['username_key', 'email_key', 'external_id'],
    index: ['display_name_key', 'created_at', 'updated_at', 'last_active_at', 'email_domain'],
    references: ['id > principals RESTRICT'],
  },
  {
    name: 'service_accounts',
    columns: `id id *, tenant_id id, name text(100), name_key text(100), description text(1000) ?, status text(20),
      created_at time, updated_at time, version int`,
    unique: ['tenant_id name_key'],
    references: ['id > principals RESTRICT', 'tenant_id > tenants RESTRICT'],
  },
  {
    name: 'external_identities',
    columns: 'id id *, user_id id, provider text(100), subject text(255), created_at time',
    unique: ['provider subject'],
    index: ['user_id'],
    references: ['user_id > users CASCADE'],
  },
  {
    name: 'tenant_accesses',
    columns: 'user_id id *, tenant_id id *, management_source text(20), created_at time',
    index: ['tenant_id user_id'],
    references: ['user_id > users CASCADE', 'tenant_id > tenants RESTRICT'],
    clustered: true,
  },
  {
    name: 'directory_accesses',
    columns: 'user_id id *, directory_id id *, tenant_id id, status text(20), created_at time',
    index: ['directory_id user_id', 'tenant_id user_id'],
    references: ['user_id > users CASCADE', 'directory_id > directories RESTRICT', 'tenant_id > tenants RESTRICT'],
    clustered: true,
  },
  {
    name: 'api_tokens',
    columns: `id id *, owner_id id, tenant_id id ?, name text(100), prefix text(20), secret_hash hash, created_at time,
      expires_at time, last_used_at time ?, revoked_at time ?`,
    unique: ['secret_hash'],
    index: ['owner_id'],
    references: ['owner_id > principals CASCADE', 'tenant_id > tenants RESTRICT'],
  },
  {
    name: 'groups',
    columns: `id id *, tenant_id id, directory_id id, name text(200), name_key text(200), description text(1000) ?,
      kind text(20), status text(20), management_source text(20), is_system flag, created_at time, updated_at time,
      version int`,
    unique: ['directory_id name_key'],
    index: ['tenant_id name_key', 'name_key', 'created_at'],
    references: ['id > principals RESTRICT', 'tenant_id > tenants RESTRICT', 'directory_id > directories RESTRICT'],
  },
  {
    name: 'group_edges',
    columns: 'parent_id id *, child_id id *, created_at time',
    index: ['child_id parent_id'],
    references: ['parent_id > groups CASCADE', 'child_id > groups CASCADE'],
    clustered: true,
  },
  closure('group_closure', 'groups'),
  {
    name: 'group_memberships',
    columns: `group_id id *, member_id id *, member_kind text(20), role text(20), management_source text(20), added_at time,
      added_by id ?, expires_at time ?`,
    index: ['member_id group_id'],
    references: ['group_id > groups CASCADE', 'member_id > principals CASCADE', 'added_by > principals SET NULL'],
    clustered: true,
  },
  {
    name: 'permissions',
    columns: `name text(128) *, resource text(63), action text(63), description text(1000) ?, is_system flag,
      created_at time`,
  },
  {
    name: 'roles',
    columns: `id id *, tenant_id id ?, owner_key id, name text(100), name_key text(100), description text(1000) ?,
      type text(20), level text(20), is_default flag, created_at time, updated_at time, version int`,
    unique: ['owner_key name_key'],
    index: ['tenant_id', 'name_key'],
    references: ['tenant_id > tenants RESTRICT'],
  },
  {
    name: 'role_permissions',
    columns: 'role_id id *, permission_name text(128) *',
    index: ['permission_name role_id'],
    references: ['role_id > roles CASCADE', 'permission_name > permissions RESTRICT'],
    clustered: true,
  },
  {
    name: 'role_includes',
    columns: 'role_id id *, included_id id *',
    index: ['included_id role_id'],
    references: ['role_id > roles CASCADE', 'included_id > roles RESTRICT'],
    clustered: true,
  },
  closure('role_closure', 'roles'),
  {
    name: 'role_assignments',
    columns: `id id *, principal_id id, principal_kind text(20), role_id id, scope_kind text(20), scope_id id, tenant_id id ?,
      directory_id id ?, domain_id id ?, management_source text(20), created_at time, created_by id ?, expires_at time ?,
      reason text(1000) ?`,
    unique: ['principal_id role_id scope_id'],
    index: ['role_id principal_id', 'tenant_id', 'directory_id', 'domain_id', 'created_at'],
    references: [
      'principal_id > principals CASCADE',
      'role_id > roles RESTRICT',
      'tenant_id > tenants RESTRICT',
      'directory_id > directories RESTRICT',
      'domain_id > domains RESTRICT',
      'created_by > principals SET NULL',
    ],
  },
];

/**
 * The first tables, with the built-in permissions and roles. It only creates, so it locks nothing; going down drops
 * everything.
 */
export class CreateDirectory1763740800000 implements MigrationInterface {
  name = 'CreateDirectory1763740800000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, shapes);
    await beginRows(runner);
    await insertBuiltIns(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, shapes);
  }
}

async function insertBuiltIns(runner: QueryRunner): Promise<void> {
  const created = Date.UTC(2026, 10, 21);
  const insert = (table: string, row: Record<string, unknown>) =>
    runner.query(
      `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row)
        .map(() => '?')
        .join(', ')})`,
      Object.values(row),
    );
  for (const [name, description] of Object.entries(builtInPermissions)) {
    const [resource, action] = name.split(':');
    await insert('permissions', { name, resource, action, description, is_system: 1, created_at: created });
  }
  for (const role of builtInRoles) {
    const id = Buffer.from(role.id, 'hex');
    await insert('roles', {
      id,
      tenant_id: null,
      owner_key: Buffer.alloc(16),
      name: role.name,
      name_key: role.name.toLowerCase(),
      description: role.description,
      type: 'SYSTEM',
      level: role.level,
      is_default: role.isDefault ? 1 : 0,
      created_at: created,
      updated_at: created,
      version: 1,
    });
    await insert('role_closure', { ancestor_id: id, descendant_id: id, depth: 0 });
    for (const permission of role.permissions)
      await insert('role_permissions', { role_id: id, permission_name: permission });
  }
}
