import type { DirectoryId, DomainId, TenantId } from '../../kernel/ids.js';
import { placeOf, platformScope, tenantScope, type Place } from '../scope.js';

/** The place of the whole instance. */
export const onPlatform = placeOf(platformScope);

/** Where what may belong to a tenant belongs: there, or to the platform. */
export function homeOf({ tenantId }: { readonly tenantId: TenantId | null }): Place {
  // Stryker disable next-line ConditionalExpression: for the compiler; a place in no tenant is the platform by that alone.
  return tenantId === null ? onPlatform : placeOfTenant(tenantId);
}

/** The place of a tenant. */
export function placeOfTenant(id: TenantId): Place {
  return placeOf(tenantScope(id));
}

/** The place of a domain, given the way to it: itself and all domains above. */
export function placeOfDomain(
  { id, tenantId }: { readonly id: DomainId; readonly tenantId: TenantId },
  domainPath: readonly DomainId[],
): Place {
  return { kind: 'DOMAIN', tenantId, directoryId: null, domainId: id, domainPath };
}

/** The place of a directory. */
export function placeOfDirectory({ tenantId, directoryId }: { tenantId: TenantId; directoryId: DirectoryId }): Place {
  // Stryker disable next-line StringLiteral: for the compiler; what covers a place is told by its ids.
  return placeOf({ kind: 'DIRECTORY', tenantId, directoryId, domainId: null });
}
