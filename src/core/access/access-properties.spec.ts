import fc from 'fast-check';
import {
  expectedPermissions,
  expectedRoles,
  isTrue,
  mayBruteForce,
  nameOf,
  type Expected,
} from '../../../test/support/access-model.js';
import { anyWorld, factsOf, placesOf, worldsNow, worldsPermissions } from '../../../test/support/access-world.js';
import type { World } from '../../../test/support/builders.js';
import { tried } from '../../../test/support/seed.js';
import type { AccessFacts } from './access-facts.js';
import { AccessGraph } from './access-graph.js';
import {
  can,
  effectivePermissions,
  effectiveRoles,
  onPlace,
  type AccessQuestion,
  type Derivation,
  type EffectivePermission,
} from './derivation.js';
import { belongingsOf, rightsOf } from './rights.js';
import type { Place } from './scope.js';

const everywhere: AccessQuestion = { inScope: () => true };
const whole = { tenantId: null, permissions: null };
const anything = anyWorld({ cycles: true });

/** Calls for every principal of a world. */
function forEach(facts: AccessFacts, act: (principal: AccessFacts['principals'][number]['id']) => void): void {
  for (const { id } of facts.principals) act(id);
}

/** Results in an order of their own, ways included. */
function sorted(results: readonly Expected[]): unknown[] {
  const way = (one: Derivation) =>
    [one.assignmentId, one.roleId, one.viaGroups.join('>'), one.viaRoles.join('>')].join();
  return results
    .map(({ what, scope, derivations }) => ({ what, scope: nameOf(scope), ways: derivations.map(way).sort() }))
    .sort((a, b) => (`${a.what} ${a.scope}` < `${b.what} ${b.scope}` ? -1 : 1));
}

/** What somebody has, as texts. */
function had(facts: AccessFacts, principal: AccessFacts['principals'][number]['id']): string[] {
  const found = effectivePermissions(new AccessGraph(facts), principal, everywhere);
  return found.map(({ permission, scope }) => `${permission} ${nameOf(scope)}`);
}

/** Every permission with every place. */
function demands(world: World): { permission: string; place: Place }[] {
  return worldsPermissions.flatMap((permission) => placesOf(world).map((place) => ({ permission, place })));
}

describe.each([
  ['without circles', anyWorld({ cycles: false })],
  ['with circles, which only damaged data holds', anything],
])('in any world %s, the rules and the brute-force model', (_, worlds) => {
  it('find the same permissions, by the same ways', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const facts = factsOf(world);
        const graph = new AccessGraph(facts);
        forEach(facts, (principal) => {
          const found = effectivePermissions(graph, principal, everywhere);
          const named = found.map((one) => ({ ...one, what: one.permission }));
          expect(sorted(named)).toEqual(sorted(expectedPermissions(facts, principal)));
          for (const { derivations, derivationsCount } of found) expect(derivationsCount).toBe(derivations.length);
        });
      }),
      tried(300),
    );
  });

  it('find the same roles, by the same ways', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const facts = factsOf(world);
        const graph = new AccessGraph(facts);
        forEach(facts, (principal) => {
          const found = effectiveRoles(graph, principal, everywhere);
          expect(sorted(found.map((one) => ({ ...one, what: one.roleId })))).toEqual(
            sorted(expectedRoles(facts, principal)),
          );
          for (const { derivations, derivationsCount } of found) expect(derivationsCount).toBe(derivations.length);
        });
      }),
      tried(300),
    );
  });

  it('agree on who may do what where, whichever way it is asked', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const facts = factsOf(world);
        const graph = new AccessGraph(facts);
        forEach(facts, (principal) => {
          const rights = rightsOf(graph, principal, whole);
          const disputed = demands(world).filter(({ permission, place }) => {
            const may = mayBruteForce(facts, principal, permission, place);
            const found = effectivePermissions(graph, principal, { inScope: onPlace(place), permission });
            return [
              can(graph, principal, permission, place),
              rights.hold(permission, place),
              rights.on(place).includes(permission),
              found.length > 0,
            ].some((answer) => answer !== may);
          });
          expect(disputed).toEqual([]);
        });
      }),
      tried(150),
    );
  });
});

describe('in any world', () => {
  it('every way that is named can be followed step by step', () => {
    fc.assert(
      fc.property(anything, (world) => {
        const facts = factsOf(world);
        const graph = new AccessGraph(facts);
        forEach(facts, (principal) => {
          const found: Pick<EffectivePermission, 'derivations'>[] = [
            ...effectivePermissions(graph, principal, everywhere),
            ...effectiveRoles(graph, principal, everywhere),
          ];
          for (const { derivations } of found)
            for (const derivation of derivations) expect(isTrue(facts, principal, derivation)).toBe(true);
        });
      }),
      tried(200),
    );
  });

  it('a permission is gone when the assignments that its ways name are revoked', () => {
    fc.assert(
      fc.property(anything, (world) => {
        const facts = factsOf(world);
        forEach(facts, (principal) => {
          for (const { permission, scope, derivations } of effectivePermissions(
            new AccessGraph(facts),
            principal,
            everywhere,
          )) {
            const named = new Set(derivations.map(({ assignmentId }) => assignmentId));
            const assignments = facts.assignments.filter(({ id }) => !named.has(id));
            expect(had({ ...facts, assignments }, principal)).not.toContain(`${permission} ${nameOf(scope)}`);
          }
        });
      }),
      tried(150),
    );
  });

  it('an assignment more takes nothing away', () => {
    fc.assert(
      fc.property(anything, fc.nat(), (world, n) => {
        const facts = factsOf(world);
        const fewer = { ...facts, assignments: facts.assignments.filter((_, at) => at !== n % 8) };
        forEach(facts, (principal) =>
          expect(had(facts, principal)).toEqual(expect.arrayContaining(had(fewer, principal))),
        );
      }),
      tried(200),
    );
  });

  it('time only takes away', () => {
    fc.assert(
      fc.property(anything, fc.integer({ min: -3, max: 3 }), fc.nat({ max: 3 }), (world, offset, later) => {
        const [before, after] = [worldsNow + offset, worldsNow + offset + later].map((at) => factsOf(world, at));
        forEach(before as AccessFacts, (principal) =>
          expect(had(before as AccessFacts, principal)).toEqual(
            expect.arrayContaining(had(after as AccessFacts, principal)),
          ),
        );
      }),
      tried(200),
    );
  });

  it('a credential for a tenant and for some permissions leaves of the rights just what is in both', () => {
    fc.assert(
      fc.property(anything, fc.nat(), fc.subarray([...worldsPermissions]), (world, n, permissions) => {
        const graph = new AccessGraph(factsOf(world));
        const tenantId = world.tenants[n % world.tenants.length]?.id ?? null;
        forEach(factsOf(world), (principal) => {
          const rights = rightsOf(graph, principal, whole);
          const ofTenant = rightsOf(graph, principal, { tenantId, permissions: null });
          const ofSome = rightsOf(graph, principal, { tenantId: null, permissions });
          const ofBoth = rightsOf(graph, principal, { tenantId, permissions });
          const wrong = demands(world).filter(({ permission, place }) => {
            const may = rights.hold(permission, place);
            const [isThere, isOne] = [place.tenantId === tenantId, permissions.includes(permission)];
            return (
              ofTenant.hold(permission, place) !== (may && isThere) ||
              ofSome.hold(permission, place) !== (may && isOne) ||
              ofBoth.hold(permission, place) !== (may && isThere && isOne)
            );
          });
          expect(wrong).toEqual([]);
        });
      }),
      tried(100),
    );
  });

  it('the reach of a permission is where it is held', () => {
    fc.assert(
      fc.property(anything, (world) => {
        const graph = new AccessGraph(factsOf(world));
        forEach(factsOf(world), (principal) => {
          const rights = rightsOf(graph, principal, whole);
          const wrong = demands(world).filter(({ permission, place }) => {
            const reach = rights.reachOf(permission);
            // As the storage asks it, of domains of the same tenant.
            const path = world.domains.filter(
              ({ id, tenantId }) => place.domainPath.includes(id) && tenantId === place.tenantId,
            );
            const isReached =
              reach.everywhere ||
              reach.tenantIds.some((id) => id === place.tenantId) ||
              reach.directoryIds.some((id) => id === place.directoryId) ||
              reach.domainIds.some((held) => path.some(({ id }) => id === held));
            return isReached !== rights.hold(permission, place);
          });
          expect(wrong).toEqual([]);
        });
      }),
      tried(100),
    );
  });

  it('what concerns somebody in one tenant is part of what concerns them at all', () => {
    fc.assert(
      fc.property(anything, (world) => {
        const graph = new AccessGraph(factsOf(world));
        forEach(factsOf(world), (principal) => {
          const all = belongingsOf(graph, principal, null);
          for (const { id } of world.tenants)
            for (const [what, ids] of Object.entries(belongingsOf(graph, principal, id)) as [
              keyof typeof all,
              string[],
            ][])
              expect(all[what]).toEqual(expect.arrayContaining(ids));
        });
      }),
      tried(100),
    );
  });
});
