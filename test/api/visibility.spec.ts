import { buildSubgraph } from '../../src/graphql/schema/subgraph.js';
import { appointAuditors, foundCompanies } from './companies.js';
import { Everywhere, type Sending } from './everywhere.js';
import { madeToken } from './made-token.js';
import { repeated } from './refusal.js';

const companies = foundCompanies();
const { world, acme, globex } = companies;
appointAuditors(companies);
// Has no role of her own.
world.member(acme.groups.cards, world.user({ username: 'pia', displayName: 'pia' }, acme.main));
let everywhere: Everywhere;
beforeAll(async () => {
  everywhere = await Everywhere.start({ prepare: companies.insert });
});
afterAll(() => everywhere.stop());

const look = `{
  users(first: 100) { totalCount nodes { username } }
  usersCount
  userStats { total }
  groups(first: 100) { totalCount nodes { name } }
  groupsCount
  groupStats { total }
  serviceAccounts { nodes { name } }
  principals { totalCount }
  tenants { nodes { slug } }
  directories { totalCount }
  domains { nodes { path } }
  custom: roles(filter: { type: { eq: CUSTOM } }) { nodes { name } }
  roleAssignments { nodes { principal { displayName } } }
}`;

interface Nodes<T> {
  readonly totalCount: number;
  readonly nodes: readonly T[];
}

interface Look {
  readonly users: Nodes<{ username: string }>;
  readonly usersCount: number;
  readonly userStats: { readonly total: number };
  readonly groups: Nodes<{ name: string }>;
  readonly groupsCount: number;
  readonly groupStats: { readonly total: number };
  readonly serviceAccounts: Nodes<{ name: string }>;
  readonly principals: { readonly totalCount: number };
  readonly tenants: Nodes<{ slug: string }>;
  readonly directories: { readonly totalCount: number };
  readonly domains: Nodes<{ path: string }>;
  readonly custom: Nodes<{ name: string }>;
  readonly roleAssignments: Nodes<{ principal: { displayName: string } | null }>;
}

/** What a caller sees, in lines; counts and lists must agree. */
async function seenBy(sending: Sending): Promise<string[]> {
  const { data } = await everywhere.ask<Look, object>(look, {}, sending);
  const people = data.users.nodes.map(({ username }) => username);
  const groups = data.groups.nodes.map(({ name }) => name);
  const robots = data.serviceAccounts.nodes.map(({ name }) => name);
  expect([data.users.totalCount, data.usersCount, data.userStats.total]).toEqual(repeated(3, people.length));
  expect([data.groups.totalCount, data.groupsCount, data.groupStats.total]).toEqual(repeated(3, groups.length));
  expect(data.principals.totalCount).toBe(people.length + groups.length + robots.length);
  return [
    `people: ${people.join(' ')}`,
    `groups: ${groups.join(', ')}`,
    `robots: ${robots.join(', ')}`,
    `tenants: ${data.tenants.nodes.map(({ slug }) => slug).join(' ')}, ${data.directories.totalCount} directories`,
    `domains: ${data.domains.nodes.map(({ path }) => path).join(' ')}`,
    `roles: ${data.custom.nodes.map(({ name }) => name).join(', ')}`,
    `given to: ${data.roleAssignments.nodes.map(({ principal }) => principal?.displayName).join(', ')}`,
  ];
}

const ofAcme = [
  'people: Ada cleo bob dan gil hana kim pia',
  'groups: Engineering, Payments, Cards, News, Platform, Operators',
  'robots: Deployer, Retired',
  'tenants: acme, 2 directories',
  'domains: shop shop/checkout shop/checkout/cards hr',
  'roles: Release reader, Release maker',
  'given to: Ada Lovelace, Payments, Deployer, Ada Lovelace, bob, Deployer',
];
const ofGlobex = [
  'people: bob eve',
  'groups: Globex secrets',
  'robots: Globex robot',
  'tenants: globex, 1 directories',
  'domains: vault',
  'roles: Globex insider',
  'given to: bob, Globex secrets, Eve of Globex, bob',
];
const nothing = (...people: string[]) => [
  `people: ${people.join(' ')}`,
  'groups: ',
  'robots: ',
  'tenants: , 0 directories',
  'domains: ',
  'roles: ',
  'given to: ',
];

describe('what is seen', () => {
  it('is one’s own tenant for who audits it, by people and service accounts alike', async () => {
    expect(await seenBy({ as: 'ada' })).toEqual(ofAcme);
    expect(await seenBy({ as: 'eve' })).toEqual(ofGlobex);
    expect(await seenBy({ token: (app) => madeToken(app, { owner: acme.robots.deployer }) })).toEqual(ofAcme);
  });

  it('is all that one audits together', async () => {
    expect(await seenBy({ as: 'bob' })).toEqual([
      'people: Ada cleo bob dan gil hana kim eve pia',
      'groups: Engineering, Payments, Cards, News, Platform, Operators, Globex secrets',
      'robots: Deployer, Retired, Globex robot',
      'tenants: acme globex, 3 directories',
      'domains: shop shop/checkout shop/checkout/cards hr vault',
      'roles: Release reader, Release maker, Globex insider',
      'given to: Ada Lovelace, Payments, Deployer, bob, Globex secrets, Ada Lovelace, bob, Deployer, Eve of Globex, bob',
    ]);
  });

  it('is narrowed in lists and counts to the tenant that is asked in', async () => {
    const tenants = (slugs: string, directories: number) => `tenants: ${slugs}, ${directories} directories`;
    const inAcme = await seenBy({ as: 'bob', headers: { 'x-denizen-tenant': 'acme' } });
    expect(inAcme).toEqual(ofAcme.map((line) => (line.startsWith('tenants') ? tenants('acme globex', 2) : line)));
    const inGlobex = await seenBy({ as: 'root', headers: { 'x-denizen-tenant': globex.tenant.id } });
    expect(inGlobex).toEqual(
      ofGlobex.map((line) => (line.startsWith('tenants') ? tenants('acme globex initech', 1) : line)),
    );
  });

  it('is without any role of one’s own oneself, one’s groups, their rights and what these are on, and one’s tenant', async () => {
    expect(await seenBy({ as: 'pia' })).toEqual([
      'people: pia',
      'groups: Engineering, Payments, Cards',
      'robots: ',
      'tenants: acme, 1 directories',
      'domains: shop/checkout shop/checkout/cards',
      'roles: Release reader',
      'given to: Payments',
    ]);
    expect(await seenBy({ as: 'kim' })).toEqual(nothing('kim').toSpliced(3, 1, 'tenants: acme, 0 directories'));
  });

  it('is oneself alone where one is suspended, or in no tenant at all', async () => {
    expect(await seenBy({ as: 'cleo' })).toEqual(nothing('cleo'));
    expect(await seenBy({ as: 'fay' })).toEqual(nothing('fay'));
  });

  it('is everything to who administers the platform, also through a group in a group', async () => {
    const everything = await seenBy({ as: 'root' });
    expect(everything[0]).toBe('people: Ada cleo bob dan gil hana fay kim eve ivy pia root');
    expect(everything[3]).toBe('tenants: acme globex initech, 4 directories');
    expect(await seenBy({ as: 'hana' })).toEqual(everything);
  });
});

describe('another tenant', () => {
  const walk = `{
    user(username: "bob") {
      tenants { totalCount nodes { slug } }
      groups { totalCount nodes { name } }
      roleAssignments { totalCount nodes { role { name } scope { tenant { slug } } } }
    }
    eve: user(username: "eve") { id }
    globex: tenant(slug: "globex") { id }
  }`;

  it('is not there on the way through somebody who is in both', async () => {
    const { data } = await everywhere.ask(walk, {}, { as: 'ada' });
    expect(data).toEqual({
      user: {
        tenants: { totalCount: 1, nodes: [{ slug: 'acme' }] },
        groups: { totalCount: 1, nodes: [{ name: 'Payments' }] },
        roleAssignments: { totalCount: 1, nodes: [{ role: { name: 'Auditor' }, scope: { tenant: { slug: 'acme' } } }] },
      },
      eve: null,
      globex: null,
    });
  });

  it('changes nothing in a filter, not even by its right ids', async () => {
    const filters = [
      { memberOf: { groupId: globex.group.id } },
      { inDirectory: globex.main.id },
      { hasRole: { roleId: globex.role.id } },
      { hasRole: { roleId: globex.role.id, transitive: true } },
      { hasAccessTo: globex.domain.id },
      { id: { eq: globex.users.eve.id } },
    ];
    for (const filter of filters) {
      const text = 'query ($f: UserFilter, $n: UserFilter) { usersCount(filter: $f) others: usersCount(filter: $n) }';
      const { data } = await everywhere.ask(text, { f: filter, n: { not: filter } }, { as: 'ada' });
      expect([filter, data]).toEqual([filter, { usersCount: 0, others: 8 }]);
    }
  });
});

describe('a cursor', () => {
  const page =
    'query ($after: String) { users(first: 1, after: $after) { totalCount nodes { username } pageInfo { endCursor } } }';
  interface Page {
    readonly users: Nodes<{ username: string }> & { readonly pageInfo: { readonly endCursor: string } };
  }

  it('that was given in one tenant is refused in another', async () => {
    for (const app of everywhere.apps) {
      const asking = async (slug: string) => ({ token: await app.token('bob'), headers: { 'x-denizen-tenant': slug } });
      const first = await app.graphql<Page>(page, {}, await asking('acme'));
      const after = first.data?.users.pageInfo.endCursor;
      expect(after).toEqual(expect.any(String));
      expect((await app.graphql(page, { after }, await asking('acme'))).errors).toBeUndefined();
      const { data, errors } = await app.graphql<Page>(page, { after }, await asking('globex'));
      expect([data ?? null, errors?.map(({ extensions }) => extensions['code'])]).toEqual([null, ['BAD_USER_INPUT']]);
    }
  });

  it('of somebody else shows no more than one’s own', async () => {
    for (const app of everywhere.apps) {
      const [rootPage, token] = [await app.graphql<Page>(page), await app.token('eve')];
      const { data } = await app.graphql<Page>(
        page.replace('first: 1', 'first: 50'),
        { after: rootPage.data?.users.pageInfo.endCursor },
        { token },
      );
      expect(data?.users.totalCount).toBe(2);
      expect(data?.users.nodes.map(({ username }) => username)).toEqual(['bob', 'eve']);
    }
  });
});

describe('whoever has not signed in', () => {
  it('is refused by every field of the root, but for the SDL and `__typename`', async () => {
    const { schema } = await buildSubgraph({ nodeFields: true, accessDirectives: false });
    const fields = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ name }) => name !== '_service');
    expect(fields.length).toBeGreaterThan(25);
    const given: Readonly<Record<string, string>> = { ids: '["x"]', representations: '[]' };
    for (const { name, args, type } of fields) {
      const required = args
        .filter((argument) => String(argument.type).endsWith('!'))
        .map((argument) => `${argument.name}: ${given[argument.name] ?? '"x"'}`);
      const called = `${name}${required.length > 0 ? `(${required.join(', ')})` : ''}`;
      const operation = `{ ${called} ${/^\[?(Int|String)/.test(String(type)) ? '' : '{ __typename }'} }`;
      for (const { answer } of await everywhere.raw(operation, {}, { as: null })) {
        expect([name, answer.errors?.map(({ extensions }) => extensions['code'])]).toEqual([name, ['UNAUTHENTICATED']]);
        expect(Object.values(answer.data ?? {}).every((value) => value === null)).toBe(true);
      }
    }
    expect((await everywhere.ask('{ __typename _service { __typename } }', {}, { as: null })).statements).toBe(0);
  });
});
