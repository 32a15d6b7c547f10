import { builtInRole, foundCompanies } from './companies.js';
import { Everywhere } from './everywhere.js';

const companies = foundCompanies();
const { world, acme, globex } = companies;
const { ada, bob } = acme.users;
Object.assign(acme.tenant, { hidesEmail: true });
const [mia, una] = ['mia', 'una'].map((username) =>
  world.user({ username, email: `${username}@acme.example`, externalId: `at-${username}` }, acme.main),
);
if (mia === undefined || una === undefined) throw new Error('They are there.');
world.member(acme.groups.engineering, mia);
world.identity(mia, { provider: 'github', subject: 'mia-of-acme' });
// Both see everybody; one may read what is hidden.
world.assign(mia, builtInRole('member'), acme.tenant);
world.assign(una, builtInRole('userManager'), acme.tenant);
// Globex hides nothing, and has Bob as well.
world.assign(globex.users.eve, builtInRole('member'), globex.tenant);

let everywhere: Everywhere;
beforeAll(async () => {
  everywhere = await Everywhere.start({ prepare: companies.insert });
});
afterAll(() => everywhere.stop());

const fragment = `fragment Secrets on User {
  email address: email emailVerified externalId externalIdentities { id subject }
}`;
const id = `"${ada.id}"`;

/** Every way to somebody, with what may not be read of them on any. */
const ways = {
  'a look-up': `q: user(id: ${id}) { ...Secrets }`,
  'a look-up by name': `q: user(username: "ada") { ...Secrets }`,
  'a list': `q: users(filter: { id: { eq: ${id} } }) { edges { node { ...Secrets } } }`,
  'the interface `Node`': `q: node(id: ${id}) { ... on User { ...Secrets } }`,
  'a list of the interface `Node`': `q: nodes(ids: [${id}]) { ... { ...Secrets } }`,
  'the interface `Principal`': `q: principals(filter: { id: { eq: ${id} } }) { nodes { ...Secrets } }`,
  'the union of entities': `q: _entities(representations: [{ __typename: "User", id: ${id} }]) { ...Secrets }`,
  'an entity of the interface': `q: _entities(representations: [{ __typename: "Principal", id: ${id} }]) { ... on Node { ...Secrets } }`,
  'a representation that claims to know': `q: _entities(representations: [{ __typename: "User", username: "Ada", email: "x@y.example", externalId: "x" }]) { ...Secrets }`,
  'the members of a group': `q: groups(filter: { name: { eq: "Engineering" } }) { nodes { members(filter: { kind: { eq: USER } }, transitive: true) { nodes { ...Secrets } } } }`,
  'the people of a tenant': `q: tenants { nodes { users(filter: { username: { eq: "ada" } }) { edges { node { ...Secrets } } } } }`,
  'the people of a directory': `q: directories { nodes { users(filter: { username: { eq: "ada" } }) { nodes { ...Secrets } } } }`,
} as const;

const secret = /ada@acme|E-1|ada-l|"azure"|"42"/i;

describe.each(Object.entries(ways))('by %s', (_way, selection) => {
  const operation = `{ ${selection} } ${fragment}`;
  it('whoever may not read it finds no address and nothing of how other systems know somebody', async () => {
    for (const { answer } of await everywhere.raw<unknown, object>(operation, {}, { as: 'mia' })) {
      expect(answer.errors).toBeUndefined();
      expect(answer.text).toContain('"address":null');
      expect(answer.text).not.toMatch(secret);
    }
  });

  it('whoever may read it finds it', async () => {
    for (const { answer } of await everywhere.raw<unknown, object>(operation, {}, { as: 'una' })) {
      for (const known of [
        '"email":"Ada@Acme.example"',
        '"emailVerified":true',
        '"externalId":"E-1"',
        '"subject":"42"',
      ])
        expect(answer.text).toContain(known);
    }
  });
});

describe('what is hidden', () => {
  interface Count {
    readonly usersCount: number;
    readonly others: number;
    readonly all: number;
  }
  const count = async (as: string, filter: object): Promise<Count> => {
    const operation = `query ($f: UserFilter, $n: UserFilter) {
      usersCount(filter: $f) others: usersCount(filter: $n) all: usersCount }`;
    return (await everywhere.ask<Count, object>(operation, { f: filter, n: { not: filter } }, { as })).data;
  };

  it.each<[string, object]>([
    ['the address', { email: { eq: 'ada@acme.example' } }],
    ['its beginning', { email: { startsWith: 'ada@' } }],
    ['some of it', { email: { contains: 'da@ac' } }],
    ['a list with it', { email: { in: ['ada@acme.example'] } }],
    ['all but others’ addresses', { email: { isNull: false, notIn: ['mia@acme.example', 'bob@acme.example'] } }],
    ['whether it is verified', { emailVerified: { eq: true } }],
    ['what other systems call them', { externalId: { eq: 'E-1' } }],
    ['how that begins', { externalId: { isNull: false, ne: 'at-mia' } }],
  ])('is not found by a filter for %s', async (_what, filter) => {
    const { usersCount, others, all } = await count('mia', filter);
    expect([filter, usersCount, others]).toEqual([filter, 0, all]);
    expect((await count('una', filter)).usersCount).toBeGreaterThan(0);
  });

  it('is not found by its domain, where one’s own is', async () => {
    const filter = { emailDomain: { eq: 'acme.example' } };
    expect((await count('mia', filter)).usersCount).toBe(1);
    expect((await count('una', filter)).usersCount).toBe(4);
  });

  it.each(['emails.value eq "ada@acme.example"', 'emails[value sw "ada"]', 'externalId eq "E-1"'])(
    'is not found by the SCIM filter %s',
    async (query) => {
      const operation = 'query ($query: String) { users(query: $query) { totalCount nodes { username } } }';
      const found = async (as: string) => (await everywhere.ask<unknown, object>(operation, { query }, { as })).data;
      expect(await found('mia')).toEqual({ users: { totalCount: 0, nodes: [] } });
      expect(await found('una')).toEqual({ users: { totalCount: 1, nodes: [{ username: 'Ada' }] } });
    },
  );

  it('is not found by words', async () => {
    for (const search of ['acme.example', 'ada@acme', 'E-1'])
      expect(
        (await everywhere.ask('query ($search: String) { usersCount(search: $search) }', { search })).data,
      ).toEqual({
        usersCount: 0,
      });
  });

  it.each([
    { email: 'ada@acme.example' },
    { email: 'ADA@ACME.EXAMPLE' },
    { externalId: 'E-1' },
    { externalIdentity: { provider: 'github', subject: 'ada-l' } },
  ])('finds nobody who is looked up by %j, as what is not there', async (key) => {
    const operation = `query ($email: String, $externalId: String, $externalIdentity: ExternalIdentityInput) {
      user(email: $email, externalId: $externalId, externalIdentity: $externalIdentity) { id } }`;
    expect((await everywhere.ask<unknown, object>(operation, key, { as: 'mia' })).data).toEqual({ user: null });
    expect((await everywhere.ask<unknown, object>(operation, key, { as: 'una' })).data).toEqual({
      user: { id: 'usr_…' },
    });
  });

  it('says nothing by an order either, up or down, from the start or the end', async () => {
    const usernames = async (as: string, given: string) => {
      const operation = `{ users(${given}, filter: { username: { in: ["ada", "bob", "mia", "una", "kim"] } }) {
        nodes { username } } }`;
      interface Users {
        readonly users: { readonly nodes: readonly { readonly username: string }[] };
      }
      const { data } = await everywhere.ask<Users, object>(operation, {}, { as });
      return data.users.nodes.map(({ username }) => username);
    };
    const byAge = ['Ada', 'bob', 'kim', 'una'];
    const up = await usernames('mia', 'first: 9, orderBy: [{ field: EMAIL }]');
    // One's own has a place among those that are missing; they stand by age.
    expect(up.filter((one) => one !== 'mia')).toEqual(byAge);
    expect(await usernames('mia', 'last: 9, orderBy: [{ field: EMAIL }]')).toEqual(up);
    const down = await usernames('mia', 'first: 9, orderBy: [{ field: EMAIL, direction: DESC }]');
    expect(down).toEqual(up.toReversed());
    expect(await usernames('una', 'first: 9, orderBy: [{ field: EMAIL }]')).toEqual([
      'kim',
      'Ada',
      'bob',
      'mia',
      'una',
    ]);
  });

  it('is one’s own affair: everybody reads it of themself', async () => {
    const operation = `{ viewer { principal { ...Secrets } } user(email: "mia@acme.example") { ...Secrets }
      known: user(externalIdentity: { provider: "github", subject: "mia-of-acme" }) { ...Secrets } } ${fragment}`;
    const own = {
      ...{ email: 'mia@acme.example', address: 'mia@acme.example', emailVerified: false, externalId: 'at-mia' },
      externalIdentities: [{ id: 'ext_…', subject: 'mia-of-acme' }],
    };
    const { data } = await everywhere.ask<unknown, object>(operation, {}, { as: 'mia' });
    expect(data).toEqual({ viewer: { principal: own }, user: own, known: own });
  });

  it('is shown where a tenant of the same person does not hide it, to who sees them there', async () => {
    const operation = '{ user(username: "bob") { email } }';
    expect((await everywhere.ask<unknown, object>(operation, {}, { as: 'eve' })).data).toEqual({
      user: { email: bob.email },
    });
    expect((await everywhere.ask<unknown, object>(operation, {}, { as: 'mia' })).data).toEqual({
      user: { email: null },
    });
  });
});

it.each(['secret', 'hash', 'secretHash', 'token', 'password', 'passwordHash'])(
  'the schema has no field %s on tokens or people, by any way',
  async (field) => {
    for (const operation of [
      `{ apiTokens { nodes { x: ${field} } } }`,
      `{ nodes(ids: []) { ... on ApiToken { ${field} } } }`,
      `{ users { nodes { ...F } } } fragment F on User { ${field} }`,
    ])
      for (const { answer } of await everywhere.raw(operation)) {
        expect(answer.data ?? null).toBeNull();
        expect(answer.errors?.map(({ extensions }) => extensions['code'])).toEqual(['GRAPHQL_VALIDATION_FAILED']);
      }
  },
);
