import { DomainError } from '../../core/kernel/errors.js';
import { newId, type DomainId, type RoleId } from '../../core/kernel/ids.js';
import type { CurrentAssignment } from '../../core/provisioning/current-tenant.js';
import type { DesiredAssignment, DesiredRole, RoleRef } from '../../core/provisioning/desired-tenant.js';
import type { NewRoleInclude, NewRolePermission } from '../../core/provisioning/tenant-changes.js';
import { insertRows } from '../database/bulk.js';
import { readId, readText } from '../database/read-row.js';
import { idIn, idValue, isIn, raw, sql } from '../database/sql.js';
import { imported } from './read-source.js';
import { idOf, required, type Writing } from './writing.js';

/** Makes custom roles that carry nothing yet. */
export async function createRoles(writing: Writing, roles: readonly DesiredRole[]): Promise<void> {
  const { session, now } = writing;
  const tenant = idValue(required(writing.tenantId, 'tenant'));
  const rows = roles.map(({ key, name, description }) => {
    const id = newId('rol', now);
    writing.roles.set(key, id);
    return {
      id: idValue(id),
      tenant_id: tenant,
      owner_key: tenant,
      name,
      name_key: key,
      description,
      type: 'CUSTOM',
      level: 'USER',
      is_default: false,
      created_at: now,
      updated_at: now,
      version: 1,
    };
  });
  await insertRows(session, 'roles', rows);
}

/** Adds permissions to roles, and to the catalogue those that it lacks. */
export async function addRolePermissions(writing: Writing, added: readonly NewRolePermission[]): Promise<void> {
  const { session, now, roles } = writing;
  const wanted = new Map(added.map(({ permission }) => [permission.name, permission]));
  const rows = await session.rows(sql`SELECT name FROM permissions WHERE ${isIn(raw('name'), [...wanted.keys()])}`);
  for (const row of rows) wanted.delete(readText(row, 'name'));
  await insertRows(
    session,
    'permissions',
    [...wanted.values()].map(({ name, description }) => {
      const [resource = '', action = ''] = name.split(':');
      return { name, resource, action, description, is_system: false, created_at: now };
    }),
  );
  await insertRows(
    session,
    'role_permissions',
    added.map(({ role, permission }) => ({
      role_id: idValue(idOf(roles, role)),
      permission_name: permission.name,
    })),
  );
}

/** Makes roles include others. The closure is made right when all changes are done. */
export async function addRoleIncludes({ session, roles }: Writing, added: readonly NewRoleInclude[]): Promise<void> {
  await insertRows(
    session,
    'role_includes',
    added.map(({ role, included }) => ({
      role_id: idValue(idOf(roles, role)),
      included_id: idValue(idOf(roles, included)),
    })),
  );
}

/** Gives roles. */
export async function addAssignments(writing: Writing, assignments: readonly DesiredAssignment[]): Promise<void> {
  const { session, now } = writing;
  const tenant = idValue(required(writing.tenantId, 'tenant'));
  const system = await systemRoles(writing, assignments);
  const roleOf = ({ kind, key }: RoleRef): RoleId => (kind === 'CUSTOM' ? idOf(writing.roles, key) : idOf(system, key));
  await insertRows(
    session,
    'role_assignments',
    assignments.map(({ principal, role, domain }) => {
      const on: DomainId | null = domain === null ? null : idOf(writing.domains, domain);
      const person = principal.kind === 'PERSON';
      return {
        id: idValue(newId('asg', now)),
        principal_id: idValue(
          idOf<`usr_${string}` | `grp_${string}`>(person ? writing.users : writing.groups, principal.key),
        ),
        principal_kind: person ? 'USER' : 'GROUP',
        role_id: idValue(roleOf(role)),
        scope_kind: on === null ? 'TENANT' : 'DOMAIN',
        scope_id: on === null ? tenant : idValue(on),
        tenant_id: tenant,
        directory_id: null,
        domain_id: on === null ? null : idValue(on),
        management_source: imported,
        created_at: now,
        created_by: null,
        expires_at: null,
        reason: null,
      };
    }),
  );
}

/** Takes roles. */
export async function revokeAssignments(
  { session }: Writing,
  assignments: readonly CurrentAssignment[],
): Promise<void> {
  const ids = assignments.map(({ id }) => id);
  await session.run(sql`DELETE FROM role_assignments WHERE ${idIn(raw('id'), ids)}`);
}

async function systemRoles(
  { session }: Writing,
  assignments: readonly DesiredAssignment[],
): Promise<Map<string, RoleId>> {
  const keys = new Set(assignments.flatMap(({ role }) => (role.kind === 'SYSTEM' ? [role.key] : [])));
  if (keys.size === 0) return new Map();
  const rows = await session.rows(
    sql`SELECT id, name_key FROM roles WHERE tenant_id IS NULL AND ${isIn(raw('name_key'), [...keys])}`,
  );
  const found = new Map(rows.map((row) => [readText(row, 'name_key'), readId(row, 'id', 'rol')]));
  for (const key of keys)
    if (!found.has(key)) throw new DomainError('NOT_FOUND', `This instance has no system role '${key}'.`);
  return found;
}
