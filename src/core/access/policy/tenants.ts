import type { DirectoryId, TenantId } from '../../kernel/ids.js';
import type { Rights } from '../rights.js';
import type { Place } from '../scope.js';
import { type Decision, type Managed, first, needs, notSynced } from './decision.js';
import { placeOfTenant, onPlatform, placeOfDirectory } from './places.js';

/** Whether somebody may make service accounts in a tenant. */
export function mayCreateServiceAccount(rights: Rights, tenantId: TenantId): Decision {
  return needs(rights, placeOfTenant(tenantId), 'service-account:create');
}

/** Whether somebody may change or delete a service account. */
export function mayChangeServiceAccount(
  rights: Rights,
  permission: 'service-account:update' | 'service-account:delete',
  { tenantId }: { readonly tenantId: TenantId },
): Decision {
  return needs(rights, placeOfTenant(tenantId), permission);
}

/** Whether somebody may make tenants. */
export function mayCreateTenant(rights: Rights): Decision {
  return needs(rights, onPlatform, 'tenant:create');
}

/** Whether somebody may deactivate and reactivate a tenant. */
export function mayDeactivateTenant(rights: Rights, { id }: { readonly id: TenantId }): Decision {
  return needs(rights, placeOfTenant(id), 'tenant:deactivate');
}

/** Whether somebody may change a tenant. */
export function mayUpdateTenant(rights: Rights, { id }: { readonly id: TenantId }): Decision {
  return needs(rights, placeOfTenant(id), 'tenant:update');
}

/** Whether somebody may make directories in a tenant. */
export function mayCreateDirectory(rights: Rights, tenantId: TenantId): Decision {
  return needs(rights, placeOfTenant(tenantId), 'directory:create');
}

/** Whether somebody may change or delete a directory. */
export function mayChangeDirectory(
  rights: Rights,
  permission: 'directory:update' | 'directory:delete',
  { id, tenantId }: { readonly id: DirectoryId; readonly tenantId: TenantId },
): Decision {
  return needs(rights, placeOfDirectory({ tenantId, directoryId: id }), permission);
}

/** Whether somebody may put domains, new ones or others, under the domain or into the tenant of this place. */
export function mayCreateDomain(rights: Rights, place: Place): Decision {
  return needs(rights, place, 'domain:create');
}

/** Whether somebody may change or delete a domain on this place, which is the way to it. */
export function mayChangeDomain(
  rights: Rights,
  permission: 'domain:update' | 'domain:delete',
  domain: Managed,
  place: Place,
): Decision {
  return first(needs(rights, place, permission), notSynced(domain));
}
