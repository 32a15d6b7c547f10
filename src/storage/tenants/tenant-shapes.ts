import type { Directory, Domain, Tenant } from '../../core/tenants/tenant.js';
import { directoryVisible, domainSeen, domainVisible, tenantVisible } from '../access/visible-sql.js';
import { idKey } from '../database/key.js';
import type { ListShape } from '../database/list-shape.js';
import { flag, id, optionalId, optionalNumber, optionalText, text, version } from '../database/properties.js';
import { readingOf } from '../database/reading.js';
import { always, and, idValue, raw, sql } from '../database/sql.js';
import type { Id } from '../../core/kernel/ids.js';

/** How tenants are listed. */
export const tenantShape: ListShape<Tenant> = {
  from: raw('tenants t'),
  reading: readingOf<Tenant>(
    'Tenant',
    {
      id: id('t.id', 'ten'),
      slug: text('t.slug'),
      name: text('t.name'),
      description: optionalText('t.description'),
      status: text('t.status'),
      hidesEmail: flag('t.hides_email'),
      maxTokenDays: optionalNumber('t.max_token_days'),
      ...version('t'),
    },
    ['id'],
  ),
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
  reading: readingOf<Directory>(
    'Directory',
    {
      id: id('d.id', 'dir'),
      tenantId: id('d.tenant_id', 'ten'),
      name: text('d.name'),
      description: optionalText('d.description'),
      isDefault: flag('d.is_default'),
      ...version('d'),
    },
    ['id'],
  ),
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

/** How domains are read. */
export const domainReading = readingOf<Domain>(
  'Domain',
  {
    id: id('o.id', 'dom'),
    tenantId: id('o.tenant_id', 'ten'),
    parentId: optionalId('o.parent_id', 'dom'),
    name: text('o.name'),
    path: text('o.path'),
    description: optionalText('o.description'),
    managementSource: text('o.management_source'),
    ...version('o'),
  },
  // Where a domain lies decides questions about what may be done on it.
  ['id', 'tenantId'],
);

/** How domains are listed. */
export const domainShape: ListShape<Domain> = {
  from: raw('domains o'),
  reading: domainReading,
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
