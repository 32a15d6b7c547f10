import { AccessGraph } from '../access/access-graph.js';
import type { AccessFacts } from '../access/access-facts.js';
import { isWithin } from '../access/ceiling.js';
import { rightsOf } from '../access/rights.js';
import { DomainError } from '../kernel/errors.js';
import type { DomainId, PrincipalId, TenantId } from '../kernel/ids.js';
import type { Change } from './change.js';
import { systemAmong, type CeilingStores } from './conferred.js';

/**
 * Makes sure that the caller holds whatever a person or service account holds, so that nobody gets at somebody stronger than
 * themself: whoever has power over an account has what it may do. One that is deactivated, disabled or suspended counts with
 * what it would hold otherwise; the caller with all that they hold, whatever their credential is limited to. Everybody is as
 * strong as themself.
 * @param tenantId counts what it holds in this tenant alone; null for everywhere
 * @throws FORBIDDEN, without saying what it holds
 */
export async function mustNotBeOutranked(
  { actor, seen }: Pick<Change<CeilingStores, unknown>, 'actor' | 'seen'>,
  id: PrincipalId,
  tenantId: TenantId | null = null,
): Promise<void> {
  if (actor.principalId === id) return;
  const facts = await seen.access.factsOf([id, actor.principalId]);
  const theirs = rightsOf(new AccessGraph(asIfWorking(facts, id)), id, { tenantId, permissions: null });
  const own = rightsOf(new AccessGraph(facts), actor.principalId, { tenantId: null, permissions: null });
  const domains = theirs.held.map(({ scope }) => scope.domainId).filter((id) => id !== null);
  const paths = await seen.access.domainPaths(domains);
  const pathOf = new Map<DomainId, readonly DomainId[] | null>(domains.map((id, n) => [id, paths[n] ?? null]));
  const applications = async (names: readonly string[]) => {
    const system = await systemAmong(seen.permissions, names);
    return new Set(names.filter((name) => !system.has(name)));
  };
  if (!(await isWithin(theirs, own, applications, (id) => pathOf.get(id) ?? [id])))
    throw new DomainError('FORBIDDEN', 'This account holds permissions that you do not hold yourself.');
}

function asIfWorking(facts: AccessFacts, id: PrincipalId): AccessFacts {
  const tenantIds = [...facts.groups, ...facts.assignments.map(({ scope }) => scope)]
    .map(({ tenantId }) => tenantId)
    .filter((one) => one !== null);
  return {
    ...facts,
    principals: facts.principals.map((one) => (one.id === id ? { id, works: true } : one)),
    standings: [...facts.standings, ...[...new Set(tenantIds)].map((one) => ({ principalId: id, tenantId: one }))],
  };
}
