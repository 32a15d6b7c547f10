import type { Database } from '../../src/storage/database/database.js';
import { SqlSession } from '../../src/storage/database/session.js';
import type { Operation } from '../support/app.js';
import { World } from '../support/builders.js';
import {
  AbilitiesDocument,
  CanDocument,
  EffectivePermissionsDocument,
  EffectiveRolesDocument,
  HeldPermissionsDocument,
  RightsOfEachKindDocument,
  RightsOfPeopleDocument,
  ViewerRightsDocument,
  WhatCanDocument,
  WhoCanDocument,
} from '../support/generated/test-documents.js';
import { insertRows } from '../support/insert-world.js';
import { Everywhere } from './everywhere.js';

const crowd = gatherMembers(104);
let everywhere: Everywhere;
beforeAll(async () => {
  // How long it takes to answer with so many ways is not asked here.
  const config = { DENIZEN_MAX_COST: '100000000', DENIZEN_STATEMENT_TIMEOUT_MS: '60000' };
  everywhere = await Everywhere.start({
    prepare: crowd.insert,
    config: { ...config, DENIZEN_REQUEST_TIMEOUT_MS: '60000' },
  });
});
afterAll(() => everywhere.stop());

/** A tenant of so many of everything; everybody has rights of their own, and through two groups that lie in a third. */
function gatherMembers(size: number) {
  const world = new World();
  const tenant = world.tenant({ slug: 'members' });
  const main = world.directory(tenant);
  const root = world.domain(tenant);
  const read = world.permission('page:read');
  const [writer, reader] = [world.role(tenant), world.role(tenant)];
  world.allow(reader, read);
  world.include(writer, reader);
  const [top, left, right] = [world.group(main), world.group(main), world.group(main)];
  world.nest(top, left, right);
  const people = Array.from({ length: size }, () => {
    const person = world.user({}, main);
    world.directory(tenant);
    world.group(main);
    world.role(tenant);
    world.serviceAccount(tenant);
    world.member(left, person);
    world.member(right, person);
    world.assign(person, reader, world.domain(tenant));
    return person;
  });
  world.assign(top, writer, root);
  const insert = (database: Database): Promise<void> =>
    database.transaction((connection) => insertRows(new SqlSession(connection), world));
  return { tenant, group: left, robot: world.serviceAccounts[0], domain: world.domain(root), people, insert };
}

const { tenant, domain, group, robot, people } = crowd;
const tenantId = tenant.id;
const domainId = domain.id;
const permission = 'page:read';

const documents = {
  Abilities: AbilitiesDocument,
  Can: CanDocument,
  EffectivePermissions: EffectivePermissionsDocument,
  EffectiveRoles: EffectiveRolesDocument,
  HeldPermissions: HeldPermissionsDocument,
  RightsOfEachKind: RightsOfEachKindDocument,
  RightsOfPeople: RightsOfPeopleDocument,
  ViewerRights: ViewerRightsDocument,
  WhatCan: WhatCanDocument,
  WhoCan: WhoCanDocument,
};

/** An operation, what it costs (who asks is one statement), and what makes its pages full. */
type Pinned = readonly [operation: keyof typeof documents, statements: number, about: string, variables: object];

const lists: readonly Pinned[] = [
  [
    'RightsOfPeople',
    12,
    'people, tenant, domain, way to it, rights, assignments, roles, groups, permissions, domains, holders',
    { permission, tenantId, domainId },
  ],
  [
    'WhoCan',
    10,
    'domain, way to it, page, total, rights, assignments, roles, groups, people',
    { permission, domainId, filter: { kind: { eq: 'USER' } } },
  ],
  [
    'Abilities',
    18,
    'eight lists, tenants of people, what they and service accounts hold and on which domains, holders, what roles carry, ways to domains below the tenant and of assignments',
    { slug: 'members' },
  ],
];

const ofMany: readonly Pinned[] = [
  ['Can', 5, 'people, domain, way to it, rights', { permission, domainId }],
  ['EffectivePermissions', 9, 'people, tenant, rights, assignments, roles, groups, permissions, domains', { tenantId }],
  ['EffectiveRoles', 8, 'people, tenant, rights, assignments, roles, groups, domains', { tenantId }],
];

const lookUps: readonly Pinned[] = [
  [
    'RightsOfEachKind',
    11,
    'three principals, tenant, rights, assignments, roles, groups, permissions, domains',
    { user: people[0]?.id, group: group.id, serviceAccount: robot?.id, permission, tenantId },
  ],
  [
    'WhatCan',
    8,
    'tenant, person, rights, assignments, roles, groups, domains',
    { permission, tenantId, principalId: people[0]?.id },
  ],
  [
    'HeldPermissions',
    6,
    'people, tenant, rights, permissions, domains',
    { ids: people.slice(0, 5).map(({ id }) => id), tenantId },
  ],
  ['ViewerRights', 4, 'domain, way to it, permissions', { permission, domainId }],
];

/** How many statements each database needed, interpreted and compiled. */
async function statementsOf(operation: keyof typeof documents, variables: object): Promise<number> {
  return (await everywhere.ask(documents[operation] as Operation<unknown, object>, variables)).statements;
}

describe('the number of statements', () => {
  it.each(lists)(
    'of %s is %i (who asks, %s), for pages of 1, 10 and 100 alike',
    async (operation, statements, _, rest) => {
      for (const first of [1, 10, 100])
        expect([first, await statementsOf(operation, { ...rest, first })]).toEqual([first, statements]);
    },
  );

  it.each(ofMany)('of %s is %i (who asks, %s), for 1, 10 and 100 alike', async (operation, statements, _, rest) => {
    for (const size of [1, 10, 100]) {
      const ids = people.slice(0, size).map(({ id }) => id);
      expect([size, await statementsOf(operation, { ...rest, ids })]).toEqual([size, statements]);
    }
  });

  it.each(lookUps)('of %s is %i (who asks, %s)', async (operation, statements, _, variables) => {
    expect(await statementsOf(operation, variables)).toBe(statements);
  });

  it('is less when less is asked', async () => {
    const ask = async (selection: string) => {
      const text = `{ whoCan(permission: "${permission}", domainId: "${domainId}") { ${selection} } }`;
      return (await everywhere.ask(text)).statements;
    };
    expect(await ask('pageInfo { hasNextPage }')).toBe(4);
    expect(await ask('edges { derivationsCount }')).toBe(5);
    expect(await ask('edges { derivations { viaRoles { name } } }')).toBe(8);
    expect(
      await ask('edges { derivationsCount @include(if: true) derivations @include(if: true) { role { name } } }'),
    ).toBe(8);
    expect(await ask('edges { derivationsCount @skip(if: true) cursor }')).toBe(4);
  });
});
