import type { Visibility } from '../../core/access/visibility.js';
import type { Id } from '../../core/kernel/ids.js';
import type { Permission, Role } from '../../core/roles/role.js';
import { permissionVisible, roleSeen, roleVisible } from '../access/visible-sql.js';
import { isText } from '../database/filter-sql.js';
import { idKey } from '../database/key.js';
import type { ListShape } from '../database/list-shape.js';
import { flag, id, optionalId, optionalText, text, version } from '../database/properties.js';
import { readingOf } from '../database/reading.js';
import { always, and, idValue, raw, sql, type Sql } from '../database/sql.js';

/** How roles are read. */
export const roleReading = readingOf<Role>(
  'Role',
  {
    id: id('r.id', 'rol'),
    tenantId: optionalId('r.tenant_id', 'ten'),
    name: text('r.name'),
    description: optionalText('r.description'),
    type: text('r.type'),
    level: text('r.level'),
    isDefault: flag('r.is_default'),
    ...version('r'),
  },
  ['id'],
);

/** How roles are listed. */
export const roleShape: ListShape<Role> = {
  from: raw('roles r'),
  reading: roleReading,
  key: idKey(raw('r.id'), 'rol'),
  fields: {
    id: { kind: 'id', column: raw('r.id'), types: { rol: always } },
    name: { kind: 'text', column: raw('r.name_key') },
    type: { kind: 'enum', column: raw('r.type') },
    level: { kind: 'enum', column: raw('r.level') },
    isDefault: { kind: 'boolean', column: raw('r.is_default') },
    createdAt: { kind: 'time', column: raw('r.created_at') },
    updatedAt: { kind: 'time', column: raw('r.updated_at') },
  },
  relations: {
    inTenant: (args) => sql`(r.tenant_id IS NULL OR r.tenant_id = ${idValue(args['tenantId'] as Id)})`,
    hasPermission: (args, visibility) =>
      sql`EXISTS (SELECT 1 FROM role_closure rc JOIN role_permissions rp ON rp.role_id = rc.descendant_id WHERE ${and([
        sql`rc.ancestor_id = r.id`,
        isText(raw('rp.permission_name'), String(args['permission'])),
        carriedSeen(visibility),
      ])})`,
  },
  search: [raw('r.name_key')],
  visible: (visibility) => roleVisible(raw('r'), visibility),
};

/** "Is carried by a visible role, and visible", for `rp` of `role_permissions`. */
export function carriedSeen(visibility: Visibility): Sql {
  return and([roleSeen(raw('rp.role_id'), visibility), permissionVisible(raw('rp.permission_name'), visibility)]);
}

/** How the catalogue of permissions is listed. */
export const permissionShape: ListShape<Permission> = {
  from: raw('permissions p'),
  reading: readingOf<Permission>(
    'Permission',
    {
      name: text('p.name'),
      resource: text('p.resource'),
      action: text('p.action'),
      description: optionalText('p.description'),
      system: flag('p.is_system'),
    },
    ['name'],
  ),
  key: { column: raw('p.name'), of: (permission) => permission.name, value: (name) => sql`${name}` },
  fields: {
    name: { kind: 'exact', column: raw('p.name') },
    resource: { kind: 'exact', column: raw('p.resource') },
    action: { kind: 'exact', column: raw('p.action') },
    system: { kind: 'boolean', column: raw('p.is_system') },
  },
  search: [raw('p.name')],
  visible: (visibility) => permissionVisible(raw('p.name'), visibility),
};
