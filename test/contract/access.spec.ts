import fc from 'fast-check';
import { AccessGraph } from '../../src/core/access/access-graph.js';
import type { Demand } from '../../src/core/access/access-store.js';
import { can } from '../../src/core/access/derivation.js';
import type { Visibility } from '../../src/core/access/visibility.js';
import { everything, type ListQuery } from '../../src/core/kernel/condition.js';
import { newId, type PrincipalId } from '../../src/core/kernel/ids.js';
import type { PageRequest } from '../../src/core/kernel/page.js';
import type { Database } from '../../src/storage/database/database.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { raw } from '../../src/storage/database/sql.js';
import { expectedPermissions, liesIn, type Expected } from '../support/access-model.js';
import { anyWorld, placesOf, worldsPermissions } from '../support/access-world.js';
import type { World } from '../support/builders.js';
import { dialects, freshDatabase } from '../support/databases.js';
import { insertWorld } from '../support/insert-world.js';
import { tried } from '../support/seed.js';
import { allFacts } from './callers.js';
import { describeContract, platform, storesOf } from './contract.js';
import { expectedRows } from './expected-list.js';
import { principalList } from './list-models.js';
import { itListsLikeTheModel, itLooksUpLikeTheModel } from './list-suites.js';
import type { Principal, SeenWorld } from './seen-world.js';

const whole: PageRequest = { limit: 1000, backwards: false };

/** What everybody in a world has by brute force, and who therefore may do what. */
class Expectations {
  readonly ids: readonly PrincipalId[];
  private readonly had: ReadonlyMap<PrincipalId, readonly Expected[]>;

  constructor(world: World) {
    const facts = allFacts(world);
    this.ids = facts.principals.map(({ id }) => id);
    this.had = new Map(this.ids.map((id) => [id, expectedPermissions(facts, id)]));
  }

  may(id: PrincipalId, { permission, place }: Demand): boolean {
    return this.had.get(id)?.some(({ what, scope }) => what === permission && liesIn(place, scope)) ?? false;
  }

  able(demand: Demand): PrincipalId[] {
    return this.ids.filter((id) => this.may(id, demand));
  }
}

function demandsOf(world: World, permissions: readonly string[]): Demand[] {
  return placesOf(world).flatMap((place) => permissions.map((permission) => ({ permission, place })));
}

const nameOf = ({ permission, place }: Demand) =>
  `${permission} on ${place.kind} ${place.domainId ?? place.directoryId ?? place.tenantId ?? ''}`;

describeContract('who may do something somewhere', (subject) => {
  const { world } = subject;
  const expectations = new Expectations(world);
  const demands = demandsOf(
    world,
    world.permissions.map(({ name }) => name),
  );
  // Those that most may, of each kind of place.
  const popular = ['PLATFORM', 'TENANT', 'DIRECTORY', 'DOMAIN'].map((kind) =>
    demands
      .filter(({ place }) => place.kind === kind)
      .reduce((a, b) => (expectations.able(b).length > expectations.able(a).length ? b : a)),
  );
  const ableIn = (seen: SeenWorld, demand: Demand) => seen.principals.filter(({ id }) => expectations.may(id, demand));

  it('is who it is by brute force and by the rules, whatever is asked, in one statement each', async () => {
    const { stores, statistics } = subject.as(platform);
    const graph = new AccessGraph(await stores.access.factsOf(expectations.ids));
    expect(statistics.sqlStatements).toBe(1);
    for (const demand of demands) {
      const expected = expectations.able(demand).sort();
      const ruled = expectations.ids.filter((id) => can(graph, id, demand.permission, demand.place)).sort();
      expect([nameOf(demand), ruled]).toEqual([nameOf(demand), expected]);
      const asked = subject.as(platform);
      const found = await asked.stores.access.able(demand, everything, whole);
      expect([nameOf(demand), found.rows.map(({ item }) => item.id).sort()]).toEqual([nameOf(demand), expected]);
      expect(asked.statistics.sqlStatements).toBe(1);
    }
  });

  it('is counted and found by every caller as far as they see', async () => {
    for (const visibility of subject.callers) {
      const { stores, seen } = subject.as(visibility);
      for (const demand of popular) {
        const expected = ableIn(seen, demand).map(({ id }) => id);
        const found = await stores.access.able(demand, everything, whole);
        expect(found.rows.map(({ item }) => item.id).sort()).toEqual([...expected].sort());
        expect(await stores.access.ableCount(demand, everything)).toBe(expected.length);
      }
    }
  });

  for (const demand of popular.slice(1, 2))
    itListsLikeTheModel(`those who may do something on a ${demand.place.kind.toLowerCase()}`, subject, {
      list: principalList,
      items: (seen) => ableIn(seen, demand),
      shown: ({ id }: Principal) => ({ id }),
      page: ({ access }, query, request) => access.able(demand, query, request),
      count: ({ access }, query) => access.ableCount(demand, query),
    });

  it.each([1, 5, 16, 1000])('meets everybody once in pages of %i, by name and by kind, both ways', async (limit) => {
    const orders = [[], [{ field: 'displayName', direction: 'ASC' }], [{ field: 'kind', direction: 'DESC' }]] as const;
    const conditions = [undefined, { kind: 'field', field: 'kind', operator: 'in', value: ['USER', 'GROUP'] }] as const;
    const queries = orders.flatMap((orderBy) =>
      conditions.map((condition): ListQuery => ({ orderBy, ...(condition && { condition }) })),
    );
    for (const visibility of subject.callers.slice(0, 3))
      for (const query of queries)
        for (const demand of popular.slice(1, 3)) {
          const { stores, seen } = subject.as(visibility);
          const expected = expectedRows(ableIn(seen, demand), query, principalList(seen)).map(({ id }) => id);
          for (const backwards of [false, true]) {
            const met: PrincipalId[] = [];
            let from: PageRequest['from'];
            for (let more = true; more;) {
              const page = await stores.access.able(demand, query, { limit, backwards, ...(from && { from }) });
              met.splice(backwards ? 0 : met.length, 0, ...page.rows.map(({ item }) => item.id));
              from = (backwards ? page.rows[0] : page.rows.at(-1))?.position;
              ({ more } = page);
            }
            expect(met).toEqual(expected);
          }
        }
  });

  it('asks the database nothing about nobody', async () => {
    const { stores, statistics } = subject.as(platform);
    expect((await stores.access.factsOf([])).principals).toEqual([]);
    expect(statistics.sqlStatements).toBe(0);
  });

  it('gathers no more about somebody than decides, and nothing less: the rules say the same of them alone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray([...expectations.ids], { minLength: 1, maxLength: 5 }), async (ids) => {
        const { stores, statistics } = subject.as(platform);
        const graph = new AccessGraph(await stores.access.factsOf(ids));
        expect(statistics.sqlStatements).toBe(1);
        const wrong = demands.filter((demand) =>
          ids.some((id) => can(graph, id, demand.permission, demand.place) !== expectations.may(id, demand)),
        );
        expect(wrong.map(nameOf)).toEqual([]);
      }),
      tried(20),
    );
  });

  itLooksUpLikeTheModel('the tenants that people have access to', subject, {
    ids: () => world.users.map(({ id }) => id),
    strangers: [newId('usr')],
    find: ({ access }, ids) => access.tenantIdsOf(ids),
    expected: (_, id) =>
      world.tenantAccesses
        .filter(({ userId }) => userId === id)
        .map(({ tenantId }) => tenantId)
        .sort(),
  });

  itLooksUpLikeTheModel('the ways to domains', subject, {
    ids: () => world.domains.map(({ id }) => id),
    strangers: [newId('dom')],
    find: ({ access }, ids) => access.domainPaths(ids),
    expected: (seen, id) => {
      const place = placesOf(world).find(({ domainId }) => domainId === id);
      return place !== undefined && seen.sees(id) ? place.domainPath : null;
    },
  });
});

describe.each(dialects)(
  'in any world, with circles and with rows that no rule would have written, on %s,',
  (dialect) => {
    let database: Database;
    let close: () => Promise<void>;
    beforeAll(async () => {
      ({ database, close } = await freshDatabase(dialect));
    });
    afterAll(() => close());

    it('whoever may do something is found, and nobody else', async () => {
      await fc.assert(
        fc.asyncProperty(anyWorld({ cycles: true }), async (world) => {
          await clear(database);
          await insertWorld(database, world);
          const visibility: Visibility = platform;
          const { access } = storesOf(new SqlSession(database.reader), visibility);
          const expectations = new Expectations(world);
          for (const demand of demandsOf(world, worldsPermissions)) {
            const found = await access.able(demand, everything, whole);
            const expected = expectations.able(demand).sort();
            expect([nameOf(demand), found.rows.map(({ item }) => item.id).sort()]).toEqual([nameOf(demand), expected]);
            expect(await access.ableCount(demand, everything)).toBe(expected.length);
          }
        }),
        { ...tried(12), endOnFailure: true },
      );
    });
  },
);

/** Takes a world out of a database. */
async function clear(database: Database): Promise<void> {
  const tables = `role_assignments, group_memberships, group_closure, group_edges, \`groups\`, service_accounts,
    directory_accesses, tenant_accesses, users, principals, domain_closure, domains, directories, role_closure,
    role_includes, role_permissions, roles, permissions, tenants`.split(',');
  await database.transaction(async (connection) => {
    const session = new SqlSession(connection);
    await session.run(raw('UPDATE domains SET parent_id = NULL'));
    for (const table of tables) await session.run(raw(`DELETE FROM ${table}`));
  });
}
