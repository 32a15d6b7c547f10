import type { DirectoryId, DomainId, TenantId } from '../../core/kernel/ids.js';
import type { Directory, Domain, Tenant } from '../../core/tenants/tenant.js';
import type { TenantKey } from '../../core/tenants/tenant-store.js';
import type { Loaded } from '../connection/loaders.js';
import type { GraphContext } from '../context.js';

/** A visible tenant by its id. */
export function tenantById({ loaders, stores }: GraphContext, id: TenantId | null): Loaded<Tenant | null> | null {
  return id && loaders.one('tenant by id', id, (ids) => stores.tenants.byIds(ids));
}

/** A visible tenant by any of its keys; all ways together are one statement. */
export function tenantByKey({ loaders, stores }: GraphContext, key: TenantKey): Loaded<Tenant | null> {
  return loaders
    .by<TenantKey, Tenant | null>('tenant by key', (keys) => stores.tenants.byKeys(keys), {
      keyOf: (one) => JSON.stringify(one),
    })
    .load(key);
}

/** A visible directory by its id. */
export function directoryById(
  { loaders, stores }: GraphContext,
  id: DirectoryId | null,
): Loaded<Directory | null> | null {
  return id && loaders.one('directory by id', id, (ids) => stores.directories.byIds(ids));
}

/** A visible domain by its id. */
export function domainById({ loaders, stores }: GraphContext, id: DomainId | null): Loaded<Domain | null> | null {
  return id && loaders.one('domain by id', id, (ids) => stores.domains.byIds(ids));
}
