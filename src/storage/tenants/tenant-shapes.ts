import type { Directory, Domain, Tenant } from '../../core/tenants/tenant.js';
import { directoryVisible, domainSeen, domainVisible, tenantVisible } from '../access/visible-sql.js';
import { idKey } from '../database/key.js';
import type { ListShape } from '../database/list-shape.js';
import {
  readFlag,
  readId,
  readOptionalId,
  readOptionalNumber,
  readOptionalText,
  readText,
  readVersion,
} from '../database/read-row.js';
import type { Row } from '../database/session.js';
import { always, and, idValue, raw, sql } from '../database/sql.js';
import type { Id } from '../../core/kernel/ids.js';

/** The columns of a tenant under the alias `t`. */
export const tenantColumns = raw(
  't.id, t.slug, t.name, t.description, t.status, t.hides_email, t.max_token_days, t.created_at, t.updated_at, t.version',
);

/** A tenant from its columns. */
export function readTenant(row: Row): Tenant {
  return {
    id: readId(row, 'id', 'ten'),
    slug: readText(row, 'slug'),
    name: readText(row, 'name'),
    description: readOptionalText(row, 'description'),
    status: readText(row, 'status'),
    hidesEmail: readFlag(row, 'hides_email'),
    maxTokenDays: readOptionalNumber(row, 'max_token_days'),
    ...readVersion(row),
  };
}

/** How tenants are listed. */
export const tenantShape: ListShape<Tenant> = {
  from: raw('tenants t'),
  columns: tenantColumns,
  read: readTenant,
  key: idKey(raw('t.id'), 'ten'),
  fields: {
    id: { kind: 'id', column: raw('t.id'), types: { ten: always } },
    slug: { kind: 'exact', column: raw('t.slug') },
    name: { kind: 'text', column: raw('t.name_key') },
    status: { kind: 'enum', column: raw('t.status') },
    createdAt: { kind: 'time', column: raw('t.created_at') },
    updatedAt: { kind: 'time', column: raw('t.updated_at') },
  },
  search: [raw('t.name_key'), raw('t.slug')],
  visible: (visibility) => tenantVisible(raw('t.id'), visibility),
};

/** How directories are listed. */
export const directoryShape: ListShape<Directory> = {
  from: raw('directories d'),
  columns: raw('d.id, d.tenant_id, d.name, d.description, d.is_default, d.created_at, d.updated_at, d.version'),
  read: (row) => ({
    id: readId(row, 'id', 'dir'),
    tenantId: readId(row, 'tenant_id', 'ten'),
    name: readText(row, 'name'),
    description: readOptionalText(row, 'description'),
    isDefault: readFlag(row, 'is_default'),
    ...readVersion(row),
  }),
  key: idKey(raw('d.id'), 'dir'),
  fields: {
    id: { kind: 'id', column: raw('d.id'), types: { dir: always } },
    name: { kind: 'text', column: raw('d.name_key') },
    isDefault: { kind: 'boolean', column: raw('d.is_default') },
    createdAt: { kind: 'time', column: raw('d.created_at') },
    updatedAt: { kind: 'time', column: raw('d.updated_at') },
  },
  relations: { inTenant: (args) => sql`d.tenant_id = ${idValue(args['tenantId'] as Id)}` },
  search: [raw('d.name_key')],
  visible: (visibility) => directoryVisible(raw('d'), visibility),
};

/** How domains are listed. */
export const domainShape: ListShape<Domain> = {
  from: raw('domains o'),
  columns: raw(
    'o.id, o.tenant_id, o.parent_id, o.name, o.path, o.description, o.management_source, o.created_at, o.updated_at, o.version',
  ),
  read: (row) => ({
    id: readId(row, 'id', 'dom'),
    tenantId: readId(row, 'tenant_id', 'ten'),
    parentId: readOptionalId(row, 'parent_id', 'dom'),
    name: readText(row, 'name'),
    path: readText(row, 'path'),
    description: readOptionalText(row, 'description'),
    managementSource: readText(row, 'management_source'),
    ...readVersion(row),
  }),
  key: idKey(raw('o.id'), 'dom'),
  fields: {
    id: { kind: 'id', column: raw('o.id'), types: { dom: always } },
    path: { kind: 'text', column: raw('o.path_key') },
    parentId: { kind: 'id', nullable: true, column: raw('o.parent_id'), types: { dom: always } },
    managementSource: { kind: 'enum', column: raw('o.management_source') },
    createdAt: { kind: 'time', column: raw('o.created_at') },
    updatedAt: { kind: 'time', column: raw('o.updated_at') },
  },
  relations: {
    inTenant: (args) => sql`o.tenant_id = ${idValue(args['tenantId'] as Id)}`,
    // Nothing is under a domain that is not visible.
    under: (args, visibility) =>
      sql`EXISTS (SELECT 1 FROM domain_closure oc WHERE ${and([
        sql`oc.descendant_id = o.id AND oc.depth > 0 AND oc.ancestor_id = ${idValue(args['domainId'] as Id)}`,
        domainSeen(raw('oc.ancestor_id'), visibility),
      ])})`,
  },
  search: [raw('o.path_key')],
  visible: (visibility) => domainVisible(raw('o'), visibility),
};
