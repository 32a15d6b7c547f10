import type { CarriedPermission } from '../access/ceiling.js';
import type { AccessStore } from '../access/access-store.js';
import { placeOfDomain, placeOfTenant } from '../access/policy/places.js';
import type { Place } from '../access/scope.js';
import type { AuditFacts } from '../audit/audit-event.js';
import type { Change } from '../changes/change.js';
import type { CeilingStores } from '../changes/conferred.js';
import { mustBeThere } from '../changes/decided.js';
import { DomainError } from '../kernel/errors.js';
import type { DomainId, RoleId, TenantId } from '../kernel/ids.js';
import { textKey } from '../kernel/text.js';
import { domainPath } from './domain-path.js';
import type { DomainWriter } from './domain-writer.js';
import type { Domain } from './tenant.js';
import type { DomainStore, TenantStore } from './tenant-store.js';

/** Tells what roles carry, with all that they include, whoever may see it. */
export interface CarryingRoles {
  carried(ids: readonly RoleId[]): Promise<(readonly CarriedPermission[])[]>;
}

/** What the changing of domains reads and writes. */
export type DomainChange = Change<
  CeilingStores & {
    readonly access: AccessStore;
    readonly tenants: TenantStore;
    readonly domains: DomainStore;
    readonly roles: CarryingRoles;
  },
  { readonly domains: DomainWriter }
>;

// How many levels of domains may lie within each other.
const mostLevels = 50;

/** A domain that the caller sees. @throws NOT_FOUND */
export async function seenDomain({ seen }: DomainChange, id: DomainId, ...path: string[]): Promise<Domain> {
  return mustBeThere((await seen.domains.byIds([id]))[0], 'domain', ...path);
}

/** The place of a domain, with the way to it. */
export async function placeAt(access: AccessStore, domain: Domain): Promise<Place> {
  const [path] = await access.domainPaths([domain.id]);
  return placeOfDomain(domain, path ?? [domain.id]);
}

/** The place that domains under this one are put on; without one, the tenant. */
export async function placeUnder(access: AccessStore, tenantId: TenantId, parent: Domain | null): Promise<Place> {
  return parent === null ? placeOfTenant(tenantId) : placeAt(access, parent);
}

/** @throws ALREADY_EXISTS for the path of another domain of the tenant */
export async function mustBeFreePath(
  { writers }: DomainChange,
  tenantId: TenantId,
  path: string,
  apartFrom: DomainId | null,
): Promise<void> {
  if (await writers.domains.isPathTaken(tenantId, textKey(path), apartFrom))
    throw new DomainError('ALREADY_EXISTS', 'There is a domain of this name already.', ['name']);
}

/** @throws LIMIT_EXCEEDED for more than 50 levels */
export function mustBeWithinLevels(levels: number): void {
  if (levels > mostLevels)
    throw new DomainError('LIMIT_EXCEEDED', `At most ${mostLevels} levels of domains lie within each other.`, [
      'parentId',
    ]);
}

/**
 * Gives all domains under one that has come to this path the ones that follow.
 * @throws BAD_USER_INPUT for one that gets too long
 */
export async function writePathsBelow({ at, writers }: DomainChange, id: DomainId, path: string): Promise<void> {
  const paths = new Map<DomainId, string>();
  const pathOf = (above: DomainId | null) => (above === null ? undefined : paths.get(above)) ?? path;
  for (const below of await writers.domains.allBelow(id))
    paths.set(below.id, domainPath(pathOf(below.parentId), below.name));
  await writers.domains.setPaths(paths, at);
}

/** What the trail tells of a domain. */
export function toldOf({ name, description, parentId, path }: Omit<Domain, 'id'>): AuditFacts {
  return { name, description, parentId, path };
}
