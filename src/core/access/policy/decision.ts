import type { TenantId } from '../../kernel/ids.js';
import { beyondCeiling, type CarriedPermission } from '../ceiling.js';
import type { Rights } from '../rights.js';
import type { Place } from '../scope.js';
import { onPlatform, placeOfTenant } from './places.js';

// Who may change what. Every decision is made here and nowhere else: the graph's `viewerCan…` fields show it, and whatever
// changes things asks for it first. What is not allowed in so many words is refused.

/**
 * Why something is refused: a permission is missing there; or it carries more permissions than one holds there oneself; or
 * nobody may: it is built in, another system keeps it, or it would outlive the acting in somebody else's name.
 */
export type Reason =
  | { readonly kind: 'PERMISSION_MISSING'; readonly permission: string }
  | { readonly kind: 'BEYOND_CALLER'; readonly permissions: readonly string[] }
  | { readonly kind: 'BUILT_IN' }
  | { readonly kind: 'EXTERNALLY_MANAGED' }
  | { readonly kind: 'IMPERSONATING' };

/** Whether something may be done. */
export type Decision = { readonly allowed: true } | { readonly allowed: false; readonly reason: Reason };

/** Yes. */
export const allowed: Decision = { allowed: true };

/** Something that came from somewhere; what an external system keeps is changed there alone. */
export interface Managed {
  readonly managementSource: string;
}

/** All of these must allow it. The first refusal counts: whoever lacks the permission need not know more. */
export function first(...decisions: readonly Decision[]): Decision {
  return decisions.find((decision) => !decision.allowed) ?? allowed;
}

/** Allowed to who holds all of these permissions on a place. */
export function needs(rights: Rights, place: Place, ...permissions: readonly string[]): Decision {
  const missing = permissions.find((permission) => !rights.hold(permission, place));
  return missing === undefined ? allowed : refused({ kind: 'PERMISSION_MISSING', permission: missing });
}

/**
 * Allowed to who holds a permission on all of these tenants, or on the platform: over what belongs to several tenants. Over what
 * belongs to none, the platform alone decides.
 */
export function needsOnAll(rights: Rights, permission: string, tenantIds: readonly TenantId[]): Decision {
  const onAll = tenantIds.length > 0 && tenantIds.every((id) => rights.hold(permission, placeOfTenant(id)));
  return onAll ? allowed : needs(rights, onPlatform, permission);
}

/** Allowed to who holds on a place what is given there. */
export function notBeyond(rights: Rights, carried: readonly CarriedPermission[], place: Place): Decision {
  const permissions = beyondCeiling(rights, carried, place);
  return permissions.length === 0 ? allowed : refused({ kind: 'BEYOND_CALLER', permissions });
}

/** Allowed for what is not built in. */
export function notBuiltIn(isBuiltIn: boolean): Decision {
  return isBuiltIn ? refused({ kind: 'BUILT_IN' }) : allowed;
}

/** Allowed for what no external system keeps. */
export function notSynced({ managementSource }: Managed): Decision {
  return managementSource === 'SYNCED' ? refused({ kind: 'EXTERNALLY_MANAGED' }) : allowed;
}

/** No, and why. */
export function refused(reason: Reason): Decision {
  return { allowed: false, reason };
}
