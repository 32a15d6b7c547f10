import { textKey } from '../../core/kernel/text.js';
import type { Directory, Domain, Tenant } from '../../core/tenants/tenant.js';
import type { RowValues } from '../database/insert.js';
import { idValue } from '../database/sql.js';

/** The row of a tenant. */
export function tenantRow(tenant: Tenant): RowValues {
  return {
    id: idValue(tenant.id),
    slug: tenant.slug,
    name: tenant.name,
    name_key: textKey(tenant.name),
    description: tenant.description,
    status: tenant.status,
    hides_email: tenant.hidesEmail,
    max_token_days: tenant.maxTokenDays,
    created_at: tenant.createdAt,
    updated_at: tenant.updatedAt,
    version: tenant.version,
  };
}

/** The row of a directory. */
export function directoryRow(directory: Directory): RowValues {
  return {
    id: idValue(directory.id),
    tenant_id: idValue(directory.tenantId),
    name: directory.name,
    name_key: textKey(directory.name),
    description: directory.description,
    is_default: directory.isDefault,
    created_at: directory.createdAt,
    updated_at: directory.updatedAt,
    version: directory.version,
  };
}

/** The row of a domain; its closure is kept by whoever writes it. */
export function domainRow(domain: Domain): RowValues {
  return {
    id: idValue(domain.id),
    tenant_id: idValue(domain.tenantId),
    parent_id: domain.parentId && idValue(domain.parentId),
    name: domain.name,
    path: domain.path,
    path_key: textKey(domain.path),
    description: domain.description,
    management_source: domain.managementSource,
    created_at: domain.createdAt,
    updated_at: domain.updatedAt,
    version: domain.version,
  };
}
