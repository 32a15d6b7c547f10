import type { PrincipalId } from '../kernel/ids.js';
import { AccessGraph } from './access-graph.js';
import type { AccessFacts } from './access-facts.js';
import { rightsOf } from './rights.js';
import { scopeKey, type Place, type Scope } from './scope.js';

/** A permission on the scope that it was given on, or on a place that it reaches. */
export interface HeldPermission {
  readonly permission: string;
  readonly scope: Scope;
  /** For a place that it reaches: what lies around that place, from where it comes unless it was given on the place itself. */
  readonly around?: Place;
}

/** What somebody gains and loses. */
export interface RightDifference {
  readonly principalId: PrincipalId;
  readonly gained: readonly HeldPermission[];
  readonly lost: readonly HeldPermission[];
}

/** The permissions of some principals, each under a text that tells it from all others. */
export type HeldByPrincipal = ReadonlyMap<PrincipalId, ReadonlyMap<string, HeldPermission>>;

const unlimited = { tenantId: null, permissions: null };

/** What principals hold, from the facts that decide it. */
export function heldBy(principals: readonly PrincipalId[], facts: AccessFacts): HeldByPrincipal {
  const graph = new AccessGraph(facts);
  return new Map(principals.map((id) => [id, heldOf(graph, id)]));
}

/** What principals hold on a place, wherever it was given: a permission that reaches it in several ways is there once. */
export function heldOn(principals: readonly PrincipalId[], facts: AccessFacts, place: Place): HeldByPrincipal {
  const graph = new AccessGraph(facts);
  const { domainPath, ...scope } = place;
  const around = { ...place, domainPath: domainPath.slice(1) };
  const heldThere = (id: PrincipalId) =>
    rightsOf(graph, id, unlimited)
      .on(place)
      .map((permission) => [permission, { permission, scope, around }] as const);
  return new Map(principals.map((id) => [id, new Map(heldThere(id))]));
}

function heldOf(graph: AccessGraph, id: PrincipalId): ReadonlyMap<string, HeldPermission> {
  const held = rightsOf(graph, id, unlimited).held.flatMap(({ scope, permissions }) =>
    [...permissions].map((permission) => ({ permission, scope })),
  );
  return new Map(held.map((one) => [`${one.permission} ${scopeKey(one.scope)}`, one]));
}

/** Who gains or loses what between two moments, by id; whoever keeps the same is left out. */
export function rightDifferences(before: HeldByPrincipal, after: HeldByPrincipal): RightDifference[] {
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort();
  return ids
    .map((principalId) => {
      const [had, has] = [before.get(principalId) ?? new Map(), after.get(principalId) ?? new Map()];
      return { principalId, gained: missingIn(had, has), lost: missingIn(has, had) };
    })
    .filter(({ gained, lost }) => gained.length + lost.length > 0);
}

/** Several comparisons as one: each principal once, by id. What the comparisons tell must not be the same. */
export function together(comparisons: readonly (readonly RightDifference[])[]): RightDifference[] {
  const found = new Map<PrincipalId, RightDifference>();
  for (const one of comparisons.flat()) {
    const { principalId } = one;
    const other = found.get(principalId) ?? { gained: [], lost: [] };
    const [gained, lost] = [
      [...other.gained, ...one.gained],
      [...other.lost, ...one.lost],
    ];
    found.set(principalId, { principalId, gained, lost });
  }
  return [...found.keys()].sort().map((id) => found.get(id) as RightDifference);
}

function missingIn(
  some: ReadonlyMap<string, HeldPermission>,
  others: ReadonlyMap<string, HeldPermission>,
): HeldPermission[] {
  const keys = [...others.keys()].filter((key) => !some.has(key)).sort();
  return keys.map((key) => others.get(key) as HeldPermission);
}
