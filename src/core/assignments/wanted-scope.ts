import type { AccessStore } from '../access/access-store.js';
import { placeOfDomain, placeOfTenant } from '../access/policy/places.js';
import { placeOf, platformScope, type Place, type Scope, type ScopeKind } from '../access/scope.js';
import type { Change } from '../changes/change.js';
import { mustBeThere } from '../changes/decided.js';
import { DomainError } from '../kernel/errors.js';
import type { DirectoryId, DomainId, TenantId } from '../kernel/ids.js';
import type { DirectoryStore, DomainStore, TenantStore } from '../tenants/tenant-store.js';

/** A scope as somebody names it: the ids that its kind needs. */
export interface WantedScope {
  readonly kind: ScopeKind;
  readonly tenantId: TenantId | null;
  readonly directoryId: DirectoryId | null;
  readonly domainId: DomainId | null;
}

/** What finding a scope reads. */
export interface ScopeStores {
  readonly access: AccessStore;
  readonly tenants: TenantStore;
  readonly directories: DirectoryStore;
  readonly domains: DomainStore;
}

type Reading = Pick<Change<ScopeStores, unknown>, 'seen'>;

/**
 * The place that a scope names. A directory or domain says itself in which tenant it lies; a tenant that is named beside it
 * must be that one.
 * @param path the argument that holds the scope
 * @throws SCOPE_RESOURCE_REQUIRED when what its kind needs is left out, INVALID for an id that does not fit its kind, NOT_FOUND for
 * what the caller does not see
 */
export async function placeOfWanted(change: Reading, wanted: WantedScope, ...path: string[]): Promise<Place> {
  mustFitKind(wanted, path);
  switch (wanted.kind) {
    case 'PLATFORM':
      return placeOf(platformScope);
    case 'TENANT': {
      const id = mustBeNamed(wanted, 'tenantId', path);
      return placeOfTenant(mustBeThere((await change.seen.tenants.byIds([id]))[0], 'tenant', ...path, 'tenantId').id);
    }
    case 'DIRECTORY': {
      const directoryId = mustBeNamed(wanted, 'directoryId', path);
      const [found] = await change.seen.directories.byIds([directoryId]);
      const { tenantId } = mustBeThere(found, 'directory', ...path, 'directoryId');
      mustLieIn(wanted, tenantId, path);
      return placeOf({ kind: 'DIRECTORY', tenantId, directoryId, domainId: null });
    }
    case 'DOMAIN': {
      const id = mustBeNamed(wanted, 'domainId', path);
      const [found] = await change.seen.domains.byIds([id]);
      const { tenantId } = mustBeThere(found, 'domain', ...path, 'domainId');
      mustLieIn(wanted, tenantId, path);
      return placeOfKnown(change, { kind: 'DOMAIN', tenantId, directoryId: null, domainId: id });
    }
  }
}

/** The place of a scope that something was given on. Of a domain that the caller does not see it is not known what is above. */
export async function placeOfKnown({ seen }: Reading, scope: Scope): Promise<Place> {
  const { tenantId, domainId } = scope;
  if (tenantId === null || domainId === null) return placeOf(scope);
  const [domainPath] = await seen.access.domainPaths([domainId]);
  return placeOfDomain({ id: domainId, tenantId }, domainPath ?? [domainId]);
}

/** A place as the scope that is kept. */
export function scopeOfPlace({ kind, tenantId, directoryId, domainId }: Place): Scope {
  return { kind, tenantId, directoryId, domainId };
}

const fitting = {
  PLATFORM: [],
  TENANT: ['tenantId'],
  DIRECTORY: ['tenantId', 'directoryId'],
  DOMAIN: ['tenantId', 'domainId'],
} as const satisfies Record<ScopeKind, readonly (keyof WantedScope)[]>;

function mustFitKind(wanted: WantedScope, path: readonly string[]): void {
  const fits: readonly string[] = fitting[wanted.kind];
  for (const name of ['tenantId', 'directoryId', 'domainId'] as const)
    if (wanted[name] !== null && !fits.includes(name))
      throw new DomainError('INVALID', `A scope of the kind ${wanted.kind} has no \`${name}\`: leave it out.`, [
        ...path,
        name,
      ]);
}

function mustBeNamed<N extends 'tenantId' | 'directoryId' | 'domainId'>(
  wanted: WantedScope,
  name: N,
  path: readonly string[],
): NonNullable<WantedScope[N]> {
  const id = wanted[name];
  if (id !== null) return id;
  throw new DomainError('SCOPE_RESOURCE_REQUIRED', `A scope of the kind ${wanted.kind} needs \`${name}\`.`, [
    ...path,
    name,
  ]);
}

function mustLieIn(wanted: WantedScope, tenantId: TenantId, path: readonly string[]): void {
  if (wanted.tenantId === null || wanted.tenantId === tenantId) return;
  const thing = wanted.kind === 'DOMAIN' ? 'domain' : 'directory';
  throw new DomainError('INVALID', `The ${thing} is not in the tenant that \`tenantId\` names: leave that out.`, [
    ...path,
    'tenantId',
  ]);
}
