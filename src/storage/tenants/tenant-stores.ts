import type { Visibility } from '../../core/access/visibility.js';
import type { ListQuery } from '../../core/kernel/condition.js';
import type { DirectoryId, DomainId, TenantId } from '../../core/kernel/ids.js';
import type { Page, PageRequest } from '../../core/kernel/page.js';
import type { Directory, Domain, Tenant } from '../../core/tenants/tenant.js';
import type { DirectoryStore, DomainStore, TenantKey, TenantStore } from '../../core/tenants/tenant-store.js';
import { domainSeen } from '../access/visible-sql.js';
import type { RelationShape } from '../database/list-shape.js';
import { countBelow, readPages } from '../database/list-sql.js';
import { SqlListStore } from '../database/list-store.js';
import type { SqlSession } from '../database/session.js';
import { and, idIn, isIn, joined, raw, sql } from '../database/sql.js';
import { directoryShape, domainShape, tenantShape } from './tenant-shapes.js';

/** Tenants in SQL. */
export class SqlTenantStore extends SqlListStore<Tenant, TenantId> implements TenantStore {
  constructor(session: SqlSession, visibility: Visibility) {
    super(session, visibility, tenantShape);
  }

  async byKeys(keys: readonly TenantKey[]): Promise<(Tenant | null)[]> {
    if (keys.length === 0) return [];
    const ids = keys.flatMap((key) => (key.by === 'id' ? [key.id] : []));
    const slugs = keys.flatMap((key) => (key.by === 'slug' ? [key.slug] : []));
    const visible = tenantShape.visible(this.visibility);
    // Whole, as what names a tenant is read from the answer.
    const { columns, read } = tenantShape.reading.whole;
    const lookUps = [idIn(raw('t.id'), ids), isIn(raw('t.slug'), slugs)].map(
      (wanted) => sql`SELECT ${columns} FROM tenants t WHERE ${and([wanted, visible])}`,
    );
    const found = new Map<string, Tenant>();
    for (const tenant of (await this.session.rows(joined(lookUps, ' UNION '))).map(read))
      found.set(tenant.id, tenant).set(`slug ${tenant.slug}`, tenant);
    return keys.map((key) => found.get(key.by === 'id' ? key.id : `slug ${key.slug}`) ?? null);
  }
}

const directoriesOfTenants: RelationShape<Directory> = {
  ...directoryShape,
  from: () => directoryShape.from,
  parent: raw('d.tenant_id'),
};

/** Directories in SQL. */
export class SqlDirectoryStore extends SqlListStore<Directory, DirectoryId> implements DirectoryStore {
  constructor(session: SqlSession, visibility: Visibility) {
    super(session, visibility, directoryShape);
  }

  pagesOfTenants(ids: readonly TenantId[], query: ListQuery, page: PageRequest): Promise<Page<Directory>[]> {
    return readPages(this.session, directoriesOfTenants, ids, query, page, this.visibility);
  }

  countsOfTenants(ids: readonly TenantId[], query: ListQuery): Promise<number[]> {
    return countBelow(this.session, directoriesOfTenants, ids, query, this.visibility);
  }
}

const domainsOfTenants: RelationShape<Domain> = {
  ...domainShape,
  from: () => domainShape.from,
  parent: raw('o.tenant_id'),
};

const above = (column: string) => (visibility: Visibility) => domainSeen(raw(column), visibility);

function children(transitive: boolean): RelationShape<Domain> {
  if (!transitive)
    return {
      ...domainShape,
      from: () => domainShape.from,
      parent: raw('o.parent_id'),
      parentVisible: above('o.parent_id'),
    };
  const from = raw('domain_closure c JOIN domains o ON o.id = c.descendant_id AND c.depth > 0');
  return { ...domainShape, from: () => from, parent: raw('c.ancestor_id'), parentVisible: above('c.ancestor_id') };
}

/** Domains in SQL. */
export class SqlDomainStore extends SqlListStore<Domain, DomainId> implements DomainStore {
  constructor(session: SqlSession, visibility: Visibility) {
    super(session, visibility, domainShape);
  }

  pagesOfTenants(ids: readonly TenantId[], query: ListQuery, page: PageRequest): Promise<Page<Domain>[]> {
    return readPages(this.session, domainsOfTenants, ids, query, page, this.visibility);
  }

  countsOfTenants(ids: readonly TenantId[], query: ListQuery): Promise<number[]> {
    return countBelow(this.session, domainsOfTenants, ids, query, this.visibility);
  }

  pagesOfChildren(ids: readonly DomainId[], transitive: boolean, query: ListQuery, page: PageRequest) {
    return readPages(this.session, children(transitive), ids, query, page, this.visibility);
  }

  countsOfChildren(ids: readonly DomainId[], transitive: boolean, query: ListQuery): Promise<number[]> {
    return countBelow(this.session, children(transitive), ids, query, this.visibility);
  }
}
