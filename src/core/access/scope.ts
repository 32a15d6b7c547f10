import type { DirectoryId, DomainId, TenantId } from '../kernel/ids.js';

/** How far a role reaches. */
export type ScopeKind = 'PLATFORM' | 'TENANT' | 'DIRECTORY' | 'DOMAIN';

/** What a role is given on. A domain's scope holds on all domains under it. */
export interface Scope {
  readonly kind: ScopeKind;
  /** The tenant in which it lies; null for the platform. */
  readonly tenantId: TenantId | null;
  readonly directoryId: DirectoryId | null;
  readonly domainId: DomainId | null;
}

/** The scope of the whole instance. */
export const platformScope: Scope = { kind: 'PLATFORM', tenantId: null, directoryId: null, domainId: null };

/** The scope of one tenant. */
export function tenantScope(tenantId: TenantId): Scope {
  return { kind: 'TENANT', tenantId, directoryId: null, domainId: null };
}

/** A place on which something is asked: a scope, and for a domain the way to it through the tree. */
export interface Place extends Scope {
  /** The domain itself and all domains above it; empty for other places. */
  readonly domainPath: readonly DomainId[];
}

/** The place of a scope that is no domain's. */
export function placeOf(scope: Scope): Place {
  return { ...scope, domainPath: scope.domainId === null ? [] : [scope.domainId] };
}

/**
 * Whether a scope names what its kind needs and nothing else. Every scope that a rule has written does; one in damaged data
 * may call itself the platform and name a tenant.
 */
export function isWhole({ kind, tenantId, directoryId, domainId }: Scope): boolean {
  return (
    (tenantId !== null) === (kind !== 'PLATFORM') &&
    (directoryId !== null) === (kind === 'DIRECTORY') &&
    (domainId !== null) === (kind === 'DOMAIN')
  );
}

/**
 * Whether a right on this scope holds on this place: the platform's holds everywhere; a tenant's in it, in its directories
 * and on its domains; a directory's in it; a domain's on it and on all domains under it, all within one tenant.
 */
export function covers(scope: Scope, place: Place): boolean {
  if (scope.kind === 'PLATFORM') return true;
  if (scope.tenantId !== place.tenantId) return false;
  switch (scope.kind) {
    case 'TENANT':
      return true;
    case 'DIRECTORY':
      return scope.directoryId === place.directoryId;
    case 'DOMAIN':
      return place.domainPath.some((id) => id === scope.domainId);
  }
}

/** What tells a scope from every other, as one text. */
export function scopeKey({ kind, tenantId, directoryId, domainId }: Scope): string {
  return [kind, tenantId, directoryId ?? domainId].join(' ');
}
