import { AccessGraph } from '../../src/core/access/access-graph.js';
import type { AccessFacts } from '../../src/core/access/access-facts.js';
import { visibilityOf, type Actor } from '../../src/core/access/actor.js';
import { belongingsOf, rightsOf, type Belongings, type Narrowing } from '../../src/core/access/rights.js';
import { everythingVisible, reaches, readingPermissions, type Visibility } from '../../src/core/access/visibility.js';
import type { PrincipalId, TenantId } from '../../src/core/kernel/ids.js';
import { factsOf } from '../support/access-world.js';
import type { World } from '../support/builders.js';
import { now, type Dice } from './dice.js';

const whole: Narrowing = { tenantId: null, permissions: null };

/** Callers of every kind: the instance, nobody, people and programs with what the rules give them, and made-up ones. */
export function callersOf(world: World, dice: Dice): Visibility[] {
  const [one, two, three] = world.tenants.map(({ id }) => id) as [TenantId, TenantId, TenantId];
  return [
    everythingVisible(now),
    visibilityOf(null, now),
    ...realCallers(world, dice),
    ...[[one], [two], [one, three], [one, two, three]].map((tenantIds) => madeUp(world, dice, tenantIds)),
  ];
}

/** What decides all rights in a world, a tenant's end of work included. */
export function allFacts(world: World): AccessFacts {
  const facts = factsOf(world, now);
  const ended = new Set(world.tenants.filter(({ status }) => status !== 'ACTIVE').map(({ id }) => id));
  const own = [...world.groups, ...world.serviceAccounts].filter(({ tenantId }) => ended.has(tenantId));
  const dead = new Set<PrincipalId>(own.map(({ id }) => id));
  return { ...facts, principals: facts.principals.map(({ id, works }) => ({ id, works: works && !dead.has(id) })) };
}

/** What the rules let somebody see. */
export function visibilityIn(world: World, principalId: PrincipalId, narrowing = whole): Visibility {
  return visibilityOf(actorIn(world, new AccessGraph(allFacts(world)), principalId, narrowing), now);
}

function actorIn(world: World, graph: AccessGraph, principalId: PrincipalId, narrowing: Narrowing): Actor {
  const { tenantId, permissions: scopes } = narrowing;
  return {
    principalId,
    tokenId: null,
    sessionId: null,
    tenantId,
    scopes,
    tenants: world.tenants.filter(({ id }) => graph.stands(principalId, id)),
    impersonatorId: null,
    rights: rightsOf(graph, principalId, narrowing),
    belongings: belongingsOf(graph, principalId, tenantId),
  };
}

/** A few people and programs who differ in as much as possible, and two of them with credentials for less. */
function realCallers(world: World, dice: Dice): Visibility[] {
  const graph = new AccessGraph(allFacts(world));
  const see = (id: PrincipalId, narrowing = whole) => visibilityOf(actorIn(world, graph, id, narrowing), now);
  const working = [...world.users, ...world.serviceAccounts].map(({ id }) => id).filter((id) => graph.works(id));
  const all = working.map((id) => see(id));
  const chosen = mostDifferent(
    all.filter(({ reach }) => !Object.values(reach).some(({ everywhere }) => everywhere)),
    3,
  );
  const [first, second] = chosen as [Visibility, Visibility];
  const permissions = readingPermissions.filter(() => !dice.once(3));
  const poor = all.filter(({ reach }) => featuresOf({ reach }).length === 0);
  return [
    ...chosen,
    ...mostDifferent(poor, 1),
    ...mostDifferent(all, 1),
    see(first.self as PrincipalId, { tenantId: dice.pick(first.tenantIds), permissions: null }),
    see(second.self as PrincipalId, { tenantId: null, permissions }),
  ];
}

// One after the other, whoever adds most to what the others have.
function mostDifferent(all: readonly Visibility[], count: number): Visibility[] {
  const covered = new Set<string>();
  const added = (one: Visibility) => featuresOf(one).filter((feature) => !covered.has(feature)).length;
  const chosen: Visibility[] = [];
  while (chosen.length < count && chosen.length < all.length) {
    const left = all.filter((one) => !chosen.includes(one));
    const best = left.reduce((a, b) => (added(b) > added(a) ? b : a));
    chosen.push(best);
    for (const feature of featuresOf(best)) covered.add(feature);
  }
  return chosen;
}

function featuresOf({ reach, own, tenantIds = [] }: Pick<Visibility, 'reach'> & Partial<Visibility>): string[] {
  const held = readingPermissions.flatMap((permission) => {
    const { everywhere, tenantIds, directoryIds, domainIds } = reach[permission];
    const kinds = {
      everywhere,
      tenant: tenantIds.length > 0,
      directory: directoryIds.length > 0,
      domain: domainIds.length > 0,
    };
    return Object.entries(kinds).flatMap(([kind, isHeld]) => (isHeld ? [`${permission} ${kind}`] : []));
  });
  const owned = Object.entries<readonly string[]>({ ...own }).filter(([, ids]) => ids.length > 0);
  return [...held, ...owned.map(([what]) => what), ...tenantIds.map((_, n) => `tenant ${n}`)];
}

/** Somebody who may read things here and there in some tenants, as no real roles would have it. */
function madeUp(world: World, dice: Dice, tenantIds: readonly TenantId[]): Visibility {
  const some = <T extends { readonly id: unknown; readonly tenantId: TenantId | null }>(
    things: readonly T[],
    times: number,
  ): T['id'][] =>
    things
      .filter(({ tenantId }) => tenantId !== null && tenantIds.includes(tenantId) && dice.once(times))
      .map(({ id }) => id);
  const own: Belongings = {
    groupIds: some(world.groups, 5),
    ownedGroupIds: some(world.groups, 8),
    assignmentIds: world.assignments
      .filter(({ scope }) => (scope.tenantId === null || tenantIds.includes(scope.tenantId)) && dice.once(6))
      .map(({ id }) => id),
    roleIds: some(world.roles, 4),
    directoryIds: some(world.directories, 4),
    domainIds: some(world.domains, 6),
  };
  const reach = reaches(() => ({
    everywhere: false,
    tenantIds: tenantIds.filter(() => dice.once(3)),
    directoryIds: some(world.directories, 4),
    domainIds: some(world.domains, 6),
  }));
  return { self: dice.maybe(dice.pick(world.users).id), at: now, tenantIds, reach, own };
}
