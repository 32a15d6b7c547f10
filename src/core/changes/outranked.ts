import { AccessGraph } from '../access/access-graph.js';
import type { AccessFacts } from '../access/access-facts.js';
import { isWithin } from '../access/ceiling.js';
import { rightsOf, type Rights } from '../access/rights.js';
import { DomainError } from '../kernel/errors.js';
import type { DomainId, PrincipalId, TenantId } from '../kernel/ids.js';
import type { Change } from './change.js';
import type { CeilingStores } from './conferred.js';

/**
 * Those of these people and service accounts who hold something that the caller does not, so that nobody gets at somebody
 * stronger than themself: whoever has power over an account has what it may do. One that is deactivated, disabled or suspended
 * counts with what it would hold otherwise; the caller with all that they hold, whatever their credential is limited to.
 * Everybody is as strong as themself. A constant number of statements, however many they are.
 * @param tenantId counts what they hold in this tenant alone; null for everywhere
 */
export async function outranking<P extends PrincipalId>(
  stores: CeilingStores,
  callerId: PrincipalId,
  ids: readonly P[],
  tenantId: TenantId | null = null,
): Promise<Set<P>> {
  const others = ids.filter((id) => id !== callerId);
  if (others.length === 0) return new Set();
  const facts = await stores.access.factsOf([...others, callerId]);
  const own = rightsOf(new AccessGraph(facts), callerId, { tenantId: null, permissions: null });
  const asIfAllWorked = new AccessGraph(asIfWorking(facts, others));
  const held = others.map((id) => ({ id, rights: rightsOf(asIfAllWorked, id, { tenantId, permissions: null }) }));
  const pathOf = await pathsOf(
    stores,
    held.map(({ rights }) => rights),
  );
  const names = [...new Set(held.flatMap(({ rights }) => rights.held.flatMap(({ permissions }) => [...permissions])))];
  // Asked once for all, and only where it decides.
  let applications: Promise<ReadonlySet<string>> | undefined;
  const applicationsAmong = () => (applications ??= stores.permissions.applicationsAmong(names));
  const stronger = new Set<P>();
  for (const { id, rights } of held) if (!(await isWithin(rights, own, applicationsAmong, pathOf))) stronger.add(id);
  return stronger;
}

/**
 * Makes sure that a person or service account does not hold what the caller does not.
 * @param tenantId counts what it holds in this tenant alone; null for everywhere
 * @throws FORBIDDEN, without saying what it holds
 */
export async function mustNotBeOutranked(
  { actor, seen }: Pick<Change<CeilingStores, unknown>, 'actor' | 'seen'>,
  id: PrincipalId,
  tenantId: TenantId | null = null,
): Promise<void> {
  const stronger = await outranking(seen, actor.principalId, [id], tenantId);
  if (stronger.size > 0)
    throw new DomainError('FORBIDDEN', 'This account holds permissions that you do not hold yourself.');
}

// The way to each domain that rights are on.
async function pathsOf({ access }: CeilingStores, all: readonly Rights[]) {
  const domains = [...new Set(all.flatMap(({ held }) => held.flatMap(({ scope }) => scope.domainId ?? [])))];
  const paths = await access.domainPaths(domains);
  const pathOf = new Map(domains.map((id, n) => [id, paths[n] ?? [id]]));
  return (id: DomainId): readonly DomainId[] => pathOf.get(id) ?? [id];
}

function asIfWorking(facts: AccessFacts, ids: readonly PrincipalId[]): AccessFacts {
  const tenantIds = new Set(
    [...facts.groups, ...facts.assignments.map(({ scope }) => scope)].flatMap(({ tenantId }) => tenantId ?? []),
  );
  const standings = ids.flatMap((principalId) => [...tenantIds].map((tenantId) => ({ principalId, tenantId })));
  return {
    ...facts,
    principals: facts.principals.map((one) => (ids.includes(one.id) ? { id: one.id, works: true } : one)),
    standings: [...facts.standings, ...standings],
  };
}
