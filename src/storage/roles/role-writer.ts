import type { PrincipalId, RoleId, TenantId } from '../../core/kernel/ids.js';
import { textKey } from '../../core/kernel/text.js';
import type { Permission, Role } from '../../core/roles/role.js';
import type { NarrowedToken, PermissionWriter, RoleFacts, RoleWriters } from '../../core/roles/role-writer.js';
import { insertRows } from '../database/bulk.js';
import {
  addToClosure,
  levelsAround,
  liesWithin,
  renewClosure,
  roleClosure,
  withAllAbove,
} from '../database/closure.js';
import { isText } from '../database/filter-sql.js';
import { insertSql } from '../database/insert.js';
import { readId, readNumber, readOptionalId, readText } from '../database/read-row.js';
import type { SqlSession } from '../database/session.js';
import { idOrNone, idValue, raw, sql, type Sql } from '../database/sql.js';
import { readScopes } from '../tokens/token-rows.js';
import { readPrincipalId } from '../users/principal-stores.js';
import { permissionRow, roleIncludeRow, rolePermissionRow, roleRow } from './role-rows.js';

/** Roles that are changed, in SQL. */
export class SqlRoleWriters implements RoleWriters {
  constructor(private readonly session: SqlSession) {}

  async insert(role: Role): Promise<void> {
    await this.session.run(insertSql('roles', [roleRow(role)]));
    await addToClosure(this.session, roleClosure, role.id);
  }

  async update(id: RoleId, { name, description, level }: RoleFacts, at: number): Promise<void> {
    await this.session
      .run(sql`UPDATE roles SET name = ${name}, name_key = ${textKey(name)}, description = ${description},
      level = ${level}, updated_at = ${at}, version = version + 1 WHERE id = ${idValue(id)}`);
  }

  async setPermissions(id: RoleId, names: readonly string[]): Promise<void> {
    await this.session.run(sql`DELETE FROM role_permissions WHERE role_id = ${idValue(id)}`);
    await insertRows(
      this.session,
      'role_permissions',
      names.map((name) => rolePermissionRow(id, name)),
    );
  }

  async setIncludes(id: RoleId, included: readonly RoleId[]): Promise<void> {
    await this.session.run(sql`DELETE FROM role_includes WHERE role_id = ${idValue(id)}`);
    await insertRows(
      this.session,
      'role_includes',
      included.map((other) => roleIncludeRow(id, other)),
    );
    await renewClosure(this.session, roleClosure, await withAllAbove(this.session, roleClosure, id));
  }

  async delete(id: RoleId): Promise<void> {
    // Said in full and not left to foreign keys: some servers behind the protocol have none.
    for (const [table, column] of rowsOfRole)
      await this.session.run(sql`DELETE FROM ${raw(table)} WHERE ${raw(column)} = ${idValue(id)}`);
  }

  async isNameTaken(tenantId: TenantId | null, nameKey: string, apartFrom: RoleId | null): Promise<boolean> {
    const rows = await this.session.rows(
      sql`SELECT r.id FROM roles r WHERE r.owner_key = ${idOrNone(tenantId)} AND r.name_key = ${nameKey}`,
    );
    return rows.some((row) => readId(row, 'id', 'rol') !== apartFrom);
  }

  async permissionsOf(id: RoleId): Promise<string[]> {
    const rows = await this.session.rows(
      sql`SELECT permission_name FROM role_permissions WHERE role_id = ${idValue(id)} ORDER BY permission_name`,
    );
    return rows.map((row) => readText(row, 'permission_name'));
  }

  async includesOf(id: RoleId): Promise<RoleId[]> {
    const rows = await this.session.rows(
      sql`SELECT included_id FROM role_includes WHERE role_id = ${idValue(id)} ORDER BY included_id`,
    );
    return rows.map((row) => readId(row, 'included_id', 'rol'));
  }

  includedBy(id: RoleId): Promise<number> {
    return countOf(this.session, sql`role_includes WHERE included_id = ${idValue(id)}`);
  }

  isWithin(inner: RoleId, outer: RoleId): Promise<boolean> {
    return liesWithin(this.session, roleClosure, inner, outer);
  }

  levels(id: RoleId) {
    return levelsAround(this.session, roleClosure, id);
  }

  async holders(id: RoleId): Promise<PrincipalId[]> {
    const rows = await this.session.rows(sql`SELECT DISTINCT a.principal_id, a.principal_kind FROM role_closure c
      JOIN role_assignments a ON a.role_id = c.ancestor_id WHERE c.descendant_id = ${idValue(id)}`);
    return rows.map((row) => readPrincipalId(row, 'principal_id', 'principal_kind'));
  }
}

const rowsOfRole = [
  ['role_permissions', 'role_id'],
  ['role_includes', 'role_id'],
  ['role_closure', 'ancestor_id'],
  ['role_closure', 'descendant_id'],
  ['roles', 'id'],
] as const;

/** The catalogue of permissions that is changed, in SQL. */
export class SqlPermissionWriter implements PermissionWriter {
  constructor(private readonly session: SqlSession) {}

  async insert(permission: Permission, at: number): Promise<void> {
    await this.session.run(insertSql('permissions', [permissionRow({ ...permission, createdAt: at })]));
  }

  async delete(name: string): Promise<void> {
    await this.session.run(sql`DELETE FROM permissions WHERE ${isText(raw('name'), name)}`);
  }

  async isNameTaken(name: string): Promise<boolean> {
    return (await countOf(this.session, sql`permissions WHERE ${isText(raw('name'), name)}`)) > 0;
  }

  carriedBy(name: string): Promise<number> {
    return countOf(this.session, sql`role_permissions WHERE ${isText(raw('permission_name'), name)}`);
  }

  async takeFromTokens(name: string): Promise<NarrowedToken[]> {
    // A list is kept as JSON without a space, each name once: within quotes, a name is never a part of another.
    const quoted = JSON.stringify(name);
    const rows = await this.session.rows(sql`SELECT k.id, k.owner_id, o.kind AS owner_kind, k.tenant_id, k.scopes
      FROM api_tokens k JOIN principals o ON o.id = k.owner_id WHERE INSTR(k.scopes, ${quoted}) > 0 ORDER BY k.id`);
    if (rows.length === 0) return [];
    await this.session.run(sql`UPDATE api_tokens SET scopes = REPLACE(REPLACE(REPLACE(scopes,
      ${`${quoted},`}, ''), ${`,${quoted}`}, ''), ${quoted}, '') WHERE INSTR(scopes, ${quoted}) > 0`);
    return rows.map((row) => ({
      id: readId(row, 'id', 'tok'),
      ownerId: readPrincipalId(row, 'owner_id', 'owner_kind'),
      tenantId: readOptionalId(row, 'tenant_id', 'ten'),
      scopes: readScopes(row) ?? [],
    }));
  }
}

async function countOf(session: SqlSession, from: Sql): Promise<number> {
  return readNumber(await session.row(sql`SELECT COUNT(*) AS many FROM ${from}`), 'many');
}
