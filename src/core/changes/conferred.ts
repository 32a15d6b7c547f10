import { AccessGraph } from '../access/access-graph.js';
import type { AccessStore } from '../access/access-store.js';
import { withinCeiling, type Conferred } from '../access/ceiling.js';
import { rightsOf } from '../access/rights.js';
import type { Change } from './change.js';
import type { DomainId, GroupId } from '../kernel/ids.js';

/** What the ceiling reads. */
export interface CeilingStores {
  readonly access: AccessStore;
  readonly permissions: CataloguedPermissions;
}

/** Tells which permissions are of applications, whether the caller sees the catalogue or not. */
export interface CataloguedPermissions {
  applicationsAmong(names: readonly string[]): Promise<ReadonlySet<string>>;
}

/**
 * Makes sure that the caller holds whatever comes with being in a group, by the roles of the group and of those above it. Those
 * that are disabled count: whoever is in one waits for what it gives once it is taken into use.
 * @throws PRIVILEGE_ESCALATION
 */
export async function mayConferGroup(
  change: Pick<Change<CeilingStores, unknown>, 'actor' | 'seen'>,
  groupId: GroupId,
  ...path: string[]
): Promise<void> {
  const { seen } = change;
  const facts = await seen.access.factsOf([groupId]);
  const inUse = {
    ...facts,
    principals: facts.principals.map(({ id }) => ({ id, works: true })),
    groups: facts.groups.map((group) => ({ ...group, active: true })),
  };
  const { held } = rightsOf(new AccessGraph(inUse), groupId, { tenantId: null, permissions: null });
  const names = new Set(held.flatMap(({ permissions }) => [...permissions]));
  const system = await systemAmong(seen.permissions, [...names]);
  await mustBeWithin(
    change,
    held.flatMap(({ scope, permissions }) =>
      [...permissions].map((permission) => ({ permission, scope, system: system.has(permission) })),
    ),
    ...path,
  );
}

/** The same for permissions on scopes. @throws PRIVILEGE_ESCALATION */
export async function mustBeWithin(
  { actor, seen }: Pick<Change<CeilingStores, unknown>, 'actor' | 'seen'>,
  conferred: readonly Conferred[],
  ...path: string[]
): Promise<void> {
  const domains = [...new Set(conferred.map(({ scope }) => scope.domainId).filter((id) => id !== null))];
  const paths = await seen.access.domainPaths(domains);
  const pathOf = new Map<DomainId, readonly DomainId[]>(domains.map((id, n) => [id, paths[n] ?? [id]]));
  withinCeiling(actor.rights, conferred, (id) => pathOf.get(id) ?? [id], path);
}

/** Those of these permissions that are Denizen's own. What the catalogue does not have counts as its own: refused sooner. */
export async function systemAmong(permissions: CataloguedPermissions, names: readonly string[]): Promise<Set<string>> {
  const applications = await permissions.applicationsAmong(names);
  return new Set(names.filter((name) => !applications.has(name)));
}
