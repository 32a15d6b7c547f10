import type { CarriedPermission } from '../../core/access/ceiling.js';
import type { Visibility } from '../../core/access/visibility.js';
import type { ListQuery } from '../../core/kernel/condition.js';
import type { RoleId } from '../../core/kernel/ids.js';
import type { Page, PageRequest } from '../../core/kernel/page.js';
import type { Permission, Role } from '../../core/roles/role.js';
import type { PermissionStore, RoleStore } from '../../core/roles/role-store.js';
import { roleSeen } from '../access/visible-sql.js';
import { isAmongIds } from '../database/id-list.js';
import { countRows, readPage } from '../database/list-sql.js';
import { SqlListStore } from '../database/list-store.js';
import { readFlag, readId, readText } from '../database/read-row.js';
import type { SqlSession } from '../database/session.js';
import { and, empty, isIn, raw, sql, type Sql } from '../database/sql.js';
import { applicationsAmong } from './applications-among.js';
import { carriedSeen, permissionShape, roleShape } from './role-shapes.js';

/** Roles in SQL. */
export class SqlRoleStore extends SqlListStore<Role, RoleId> implements RoleStore {
  constructor(session: SqlSession, visibility: Visibility) {
    super(session, visibility, roleShape);
  }

  async permissions(ids: readonly RoleId[], transitive: boolean): Promise<Permission[][]> {
    if (ids.length === 0) return [];
    const [from, role] = transitive
      ? [raw('role_closure rc JOIN role_permissions rp ON rp.role_id = rc.descendant_id'), raw('rc.ancestor_id')]
      : [raw('role_permissions rp'), raw('rp.role_id')];
    // A role itself carries each of its permissions once.
    const distinct = transitive ? raw('DISTINCT') : empty;
    const { columns, read } = permissionShape.reading.select(this.visibility, this.session.wanted);
    const rows = await this.session.rows(sql`SELECT ${distinct} ${role} AS role_key, ${columns}
      FROM ${from} JOIN permissions p ON p.name = rp.permission_name
      WHERE ${and([
        isAmongIds(this.session.dialect, role, ids),
        roleSeen(role, this.visibility),
        carriedSeen(this.visibility),
      ])} ORDER BY p.name`);
    const found = new Map<string, Permission[]>(ids.map((id) => [id, []]));
    for (const row of rows) found.get(readId(row, 'role_key', 'rol'))?.push(read(row));
    return ids.map((id) => found.get(id) ?? []);
  }

  async carried(ids: readonly RoleId[]): Promise<CarriedPermission[][]> {
    if (ids.length === 0) return [];
    const role = raw('rc.ancestor_id');
    const rows = await this.session.rows(sql`SELECT DISTINCT ${role} AS role_key, p.name, p.is_system
      FROM role_closure rc JOIN role_permissions rp ON rp.role_id = rc.descendant_id
      JOIN permissions p ON p.name = rp.permission_name
      WHERE ${isAmongIds(this.session.dialect, role, ids)} ORDER BY p.name`);
    const found = new Map<string, CarriedPermission[]>(ids.map((id) => [id, []]));
    for (const row of rows)
      found
        .get(readId(row, 'role_key', 'rol'))
        ?.push({ permission: readText(row, 'name'), system: readFlag(row, 'is_system') });
    return ids.map((id) => found.get(id) ?? []);
  }

  async includes(ids: readonly RoleId[], transitive: boolean): Promise<Role[][]> {
    if (ids.length === 0) return [];
    const [from, role] = transitive
      ? [raw('role_closure rc JOIN roles r ON r.id = rc.descendant_id AND rc.depth > 0'), raw('rc.ancestor_id')]
      : [raw('role_includes rc JOIN roles r ON r.id = rc.included_id'), raw('rc.role_id')];
    const where = and([
      isAmongIds(this.session.dialect, role, ids),
      roleSeen(role, this.visibility),
      roleShape.visible(this.visibility),
    ]);
    const { columns, read } = roleShape.reading.select(this.visibility, this.session.wanted);
    const rows = await this.session.rows(
      sql`SELECT ${role} AS role_key, ${columns} FROM ${from} WHERE ${where} ORDER BY r.name_key, r.id`,
    );
    const found = new Map<string, Role[]>(ids.map((id) => [id, []]));
    for (const row of rows) found.get(readId(row, 'role_key', 'rol'))?.push(read(row));
    return ids.map((id) => found.get(id) ?? []);
  }
}

/** The catalogue of permissions in SQL. */
export class SqlPermissionStore implements PermissionStore {
  constructor(
    private readonly session: SqlSession,
    private readonly visibility: Visibility,
  ) {}

  byNames(names: readonly string[]): Promise<(Permission | null)[]> {
    return this.named(names, permissionShape.visible(this.visibility));
  }

  ofRights(names: readonly string[]): Promise<(Permission | null)[]> {
    return this.named(names, undefined);
  }

  applicationsAmong(names: readonly string[]): Promise<ReadonlySet<string>> {
    return applicationsAmong(this.session, names);
  }

  page(query: ListQuery, page: PageRequest): Promise<Page<Permission>> {
    return readPage(this.session, permissionShape, query, page, this.visibility);
  }

  count(query: ListQuery): Promise<number> {
    return countRows(this.session, permissionShape, query, this.visibility);
  }

  private async named(names: readonly string[], visible: Sql | undefined): Promise<(Permission | null)[]> {
    if (names.length === 0) return [];
    const { columns, read } = permissionShape.reading.select(this.visibility, this.session.wanted);
    const rows = await this.session.rows(
      sql`SELECT ${columns} FROM permissions p WHERE ${and([isIn(raw('p.name'), names), visible])}`,
    );
    const found = new Map(rows.map(read).map((permission) => [permission.name, permission]));
    return names.map((name) => found.get(name) ?? null);
  }
}
