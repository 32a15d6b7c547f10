import { placeOfDomain } from '../../src/core/access/policy/places.js';
import { Rights } from '../../src/core/access/rights.js';
import type { Decision } from '../../src/core/access/policy/decision.js';
import type { Scope } from '../../src/core/access/scope.js';
import type { DirectoryId, DomainId, GroupId, TenantId } from '../../src/core/kernel/ids.js';

// Names and places for the tests of decisions.

export const acme: TenantId = 'ten_acme';
export const globex: TenantId = 'ten_globex';
export const staff: DirectoryId = 'dir_staff';
export const guests: DirectoryId = 'dir_guests';
export const shop: DomainId = 'dom_shop';
export const checkout: DomainId = 'dom_checkout';
export const hr: DomainId = 'dom_hr';
export const groupId: GroupId = 'grp_crew';

export const onDirectory = (directoryId: DirectoryId): Scope => ({
  kind: 'DIRECTORY',
  tenantId: acme,
  directoryId,
  domainId: null,
});
export const onDomain = (domainId: DomainId): Scope => ({
  kind: 'DOMAIN',
  tenantId: acme,
  directoryId: null,
  domainId,
});

/** Rights to these permissions on each of these scopes. */
export function rightsOn(scopes: readonly Scope[], ...permissions: string[]): Rights {
  return new Rights(scopes.map((scope) => ({ scope, permissions: new Set(permissions) })));
}

export const local = { managementSource: 'LOCAL' };
export const synced = { managementSource: 'SYNCED' };
export const group = { ...local, id: groupId, tenantId: acme, directoryId: staff, system: false };
export const checkoutPlace = placeOfDomain({ id: checkout, tenantId: acme }, [checkout, shop]);

export const custom: { readonly tenantId: TenantId | null; readonly type: string } = { tenantId: acme, type: 'CUSTOM' };

export const yes: Decision = { allowed: true };
export const missing = (permission: string): Decision => ({
  allowed: false,
  reason: { kind: 'PERMISSION_MISSING', permission },
});
export const builtIn: Decision = { allowed: false, reason: { kind: 'BUILT_IN' } };
export const beyond = (...permissions: string[]): Decision => ({
  allowed: false,
  reason: { kind: 'BEYOND_CALLER', permissions },
});
export const external: Decision = { allowed: false, reason: { kind: 'EXTERNALLY_MANAGED' } };
