import { AccessGraph } from '../../core/access/access-graph.js';
import type { Actor } from '../../core/access/actor.js';
import { isWithin } from '../../core/access/ceiling.js';
import type { ActorStore } from '../../core/access/actor-store.js';
import { belongingsOf, rightsOf, type Rights } from '../../core/access/rights.js';
import { placeOf, platformScope, tenantScope } from '../../core/access/scope.js';
import { DomainError } from '../../core/kernel/errors.js';
import { isId, type TenantId } from '../../core/kernel/ids.js';

/** The header by which somebody acts as another person, whose id it holds. */
export const IMPERSONATE_HEADER = 'x-denizen-impersonate';

const permission = 'user:impersonate';
const unlimited = { tenantId: null, permissions: null };

/** Somebody who has signed in, with the facts that their rights are from. */
export interface Caller {
  readonly actor: Actor;
  readonly graph: AccessGraph;
}

/**
 * Lets the caller act as the person with this id, within what the caller's credential is for. They must hold
 * `user:impersonate` on the platform, or on every tenant of that person, and must hold themselves whatever that person
 * holds, or for what an application allows the right to delegate it, so that nobody gains anything by it.
 * @throws FORBIDDEN, in the same words whether the person is not there, can't sign in, or may not be impersonated
 */
export async function impersonate(caller: Caller, id: unknown, actors: ActorStore, at: number): Promise<Actor> {
  const { actor, graph: own } = caller;
  // Who may impersonate nobody learns nothing by trying, and costs no statement.
  if (!isId(id, 'usr') || !actor.rights.held.some(({ permissions }) => permissions.has(permission))) throw forbidden();
  const found = await actors.byPrincipal(id, at);
  if (found === null) throw forbidden();
  const { account, facts } = found;
  const graph = new AccessGraph(facts);
  const tenantIds = account.tenants.map((tenant) => tenant.id);
  const ofCaller = rightsOf(own, actor.principalId, unlimited);
  if (!mayImpersonate(actor.rights, tenantIds)) throw forbidden();
  const applications = (names: readonly string[]) => actors.applicationsAmong(names);
  if (!(await isWithin(rightsOf(graph, id, unlimited), ofCaller, applications))) throw forbidden();
  const { tokenId, sessionId, tenantId, scopes } = actor;
  return {
    ...account,
    tokenId,
    sessionId,
    tenantId,
    scopes,
    impersonatorId: actor.principalId,
    rights: rightsOf(graph, id, { tenantId, permissions: scopes }),
    belongings: belongingsOf(graph, id, tenantId),
  };
}

function mayImpersonate(rights: Rights, tenantIds: readonly TenantId[]): boolean {
  if (rights.hold(permission, placeOf(platformScope))) return true;
  return tenantIds.length > 0 && tenantIds.every((tenantId) => rights.hold(permission, placeOf(tenantScope(tenantId))));
}

function forbidden(): DomainError {
  return new DomainError('FORBIDDEN', `You may not act as the person that \`${IMPERSONATE_HEADER}\` names.`);
}
