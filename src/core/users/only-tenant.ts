import type { TenantId } from '../kernel/ids.js';

/**
 * Where the trail tells of a person: in their tenant when they are in one alone, or else of the instance, which is
 * null.
 */
export function onlyTenant(tenantIds: readonly TenantId[]): TenantId | null {
  return tenantIds.length === 1 ? (tenantIds[0] ?? null) : null;
}
