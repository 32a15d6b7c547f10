import type { AccessFacts } from '../access/access-facts.js';
import { AccessGraph } from '../access/access-graph.js';
import { rightsOf } from '../access/rights.js';
import { DomainError } from '../kernel/errors.js';
import type { PrincipalId } from '../kernel/ids.js';
import type { Change } from './change.js';
import { mustBeWithin, systemAmong, type CeilingStores } from './conferred.js';

const unlimited = { tenantId: null, permissions: null };

/**
 * Makes sure that somebody else holds nothing that the caller does not hold, also while their account is disabled or they are
 * suspended: whoever has power over an account has what it may do. What the caller's credential is limited to does not count.
 * @throws FORBIDDEN
 */
export async function mustHoldNoMore(
  { actor, seen }: Pick<Change<CeilingStores, unknown>, 'actor' | 'seen'>,
  principalId: PrincipalId,
): Promise<void> {
  if (principalId === actor.principalId) return;
  const facts = asIfWorking(await seen.access.factsOf([principalId]), principalId);
  const { held } = rightsOf(new AccessGraph(facts), principalId, unlimited);
  if (held.length === 0) return;
  const own = new AccessGraph(await seen.access.factsOf([actor.principalId]));
  const whole = { ...actor, rights: rightsOf(own, actor.principalId, unlimited) };
  const names = new Set(held.flatMap(({ permissions }) => [...permissions]));
  const system = await systemAmong(seen.permissions, [...names]);
  const all = held.flatMap(({ scope, permissions }) =>
    [...permissions].map((permission) => ({ permission, scope, system: system.has(permission) })),
  );
  try {
    await mustBeWithin({ actor: whole, seen }, all);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'PRIVILEGE_ESCALATION') throw error;
    throw new DomainError('FORBIDDEN', 'You have no power over an account that holds more than you do.');
  }
}

// What they would hold once their account works and nobody suspends them.
function asIfWorking(facts: AccessFacts, principalId: PrincipalId): AccessFacts {
  const tenantIds = [...facts.groups, ...facts.assignments.map(({ scope }) => scope)].map(({ tenantId }) => tenantId);
  return {
    ...facts,
    principals: facts.principals.map((one) => (one.id === principalId ? { ...one, works: true } : one)),
    standings: [...new Set(tenantIds)].flatMap((tenantId) => (tenantId === null ? [] : [{ principalId, tenantId }])),
  };
}
