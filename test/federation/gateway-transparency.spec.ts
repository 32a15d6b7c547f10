import { gatewayFixture, settings, type GatewayFixture } from './gateway-fixture.js';

/** Operations on Denizen alone. `$user` is one id, `$ids` are of all kinds and some of nothing that is visible. */
const operations: Readonly<Record<string, string>> = {
  'who asks': '{ viewer { platformAdministrator principal { __typename id displayName } tenant { slug } } }',
  'a page of people':
    '{ users(first: 3) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id username status } } } }',
  'groups with their members': `{
    groups(first: 2, orderBy: [{ field: NAME, direction: DESC }]) {
      nodes {
        name
        tenant { slug }
        members(first: 2, transitive: true) { totalCount edges { role direct addedAt node { __typename id displayName } } }
      }
    }
  }`,
  'principals of all kinds':
    '{ principals(first: 12, search: "a") { nodes { __typename id displayName ... on User { email } ... on Group { kind } } } }',
  'roles with who holds them': `{
    roles(first: 2) {
      nodes {
        name
        type
        holders(first: 3) { totalCount nodes { __typename displayName } }
        assignments { nodes { id scope { kind tenant { slug } domain { path } directory { name } } } }
      }
    }
  }`,
  'one thing by its global id':
    'query ($user: ID!) { node(id: $user) { __typename id ... on User { username groups { nodes { name } } } } }',
  'several things, some of which are not there':
    'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Principal { displayName } } }',
  'aliases, and nothing':
    'query ($user: ID!) { a: user(id: $user) { given: givenName } b: user(username: "nobody") { id } usersCount }',
  'role assignments':
    '{ roleAssignments(first: 4) { nodes { createdAt expiresAt principal { __typename displayName } role { name } } } }',
  'a condition on a variable':
    'query ($all: Boolean = false) { tenants { nodes { id @include(if: $all) slug domains { nodes { path } } } } }',
};

describe.each(settings)('on %s, through Apollo Gateway, composed by %s,', (...setting) => {
  let fixture: GatewayFixture;
  beforeAll(async () => {
    fixture = await gatewayFixture(setting);
  });
  afterAll(() => fixture.close());

  it.each(Object.entries(operations))('the answer is the same, byte for byte: %s', async (_name, query) => {
    const { acme, globex } = fixture.company;
    const ids = [acme.groups[0], acme.users[1], acme.serviceAccounts[0], globex.users[0], 'nothing', acme.roles[0]];
    const variables = { user: acme.users[0], ids };
    const direct = await fixture.askDirectly(query, { variables });
    expect(direct.errors).toBeUndefined();
    expect(JSON.stringify(await fixture.ask(query, { variables }))).toBe(JSON.stringify({ data: direct.data }));
  });

  it('who asks, and in which tenant, decides as it does directly', async () => {
    const query = '{ viewer { tenant { slug } } users(first: 1) { nodes { username } } }';
    const { acme, globex, platform } = fixture.company.tokens;
    const first = (slug: string) => ({ users: { nodes: [{ username: `${slug}-ada-lovelace` }] } });
    expect((await fixture.ask(query, { token: acme })).data).toMatchObject(first('acme'));
    expect((await fixture.ask(query, { token: globex })).data).toMatchObject(first('globex'));
    for (const slug of ['acme', 'globex']) {
      const { data } = await fixture.ask(query, { token: platform, headers: { 'x-denizen-tenant': slug } });
      expect(data).toEqual({ viewer: { tenant: { slug } }, ...first(slug) });
    }
  });

  it.each([
    ['{ users(first: 101) { nodes { id } } }', 'BAD_USER_INPUT', ['users']],
    ['{ viewer { platformAdministrator } users(query: "nonsense") { nodes { id } } }', 'BAD_USER_INPUT', ['users']],
    ['{ viewer { platformAdministrator } lostDocument { id } }', 'DOCUMENT_LOST', ['lostDocument']],
  ])('one error of a subgraph stays one error with its code: %s', async (query, code, path) => {
    const { errors } = await fixture.ask(query);
    expect(errors).toHaveLength(1);
    expect(errors?.[0]).toMatchObject({ path, extensions: { code } });
  });

  it('an error says what it says directly', async () => {
    const query = '{ users(first: 101) { nodes { id } } }';
    const messages = [await fixture.ask(query), await fixture.askDirectly(query)].map(
      ({ errors }) => errors?.[0]?.message,
    );
    expect(messages[0]).toEqual(expect.stringContaining('100'));
    expect(messages[0]).toBe(messages[1]);
  });

  it.each(['{ users { nodes { id } } }', '{ documentPage(first: 3) { nodes { title author { username } } } }'])(
    'nobody is answered without a token, with one error: %s',
    async (query) => {
      const { errors } = await fixture.ask(query, { token: null });
      expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['UNAUTHENTICATED']);
    },
  );

  it('references cost a fixed number of statements, however many there are', async () => {
    const query = `query ($first: Int!) {
      documentPage(first: $first) { nodes { author { displayName } readers { name } roleToEdit { name } domain { path } } }
    }`;
    const statementsFor = async (first: number): Promise<number> => {
      fixture.statements.length = 0;
      const { data, errors } = await fixture.ask(query, { variables: { first } });
      expect(errors).toBeUndefined();
      expect((data?.['documentPage'] as { nodes: unknown[] }).nodes).toHaveLength(first);
      return fixture.statements.length;
    };
    // The gateway asks once for each of the four types: one statement finds out who asks, one reads the things.
    expect(await statementsFor(3)).toBe(4 * (1 + 1));
    expect(await statementsFor(60)).toBe(4 * (1 + 1));
  });

  it('more entities than one operation may ask for are refused before they are read', async () => {
    const query =
      'query ($r: [_Any!]!) { a: _entities(representations: $r) { __typename } b: _entities(representations: $r) { __typename } }';
    const representation = { __typename: 'User', id: fixture.company.acme.users[0] };
    const ask = (count: number) =>
      fixture.askDirectly(query, { variables: { r: Array.from({ length: count }, () => representation) } });
    expect((await ask(500)).errors).toBeUndefined();
    fixture.statements.length = 0;
    const { data, errors } = await ask(501);
    expect(data).toBeUndefined();
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
    // Who asks.
    expect(fixture.statements).toHaveLength(1);
  });
});
