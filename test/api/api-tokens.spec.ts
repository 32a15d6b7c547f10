import type { App } from '../support/app.js';
import {
  ApiTokenByIdDocument,
  ApiTokenPageDocument,
  ServiceAccountTokensDocument,
  UserTokensDocument,
  type ApiTokenPageQueryVariables,
} from '../support/generated/test-documents.js';
import { appointAuditors, builtInRole, foundCompanies, moments } from './companies.js';
import { Everywhere, type Sending } from './everywhere.js';
import { madeToken, type Wanted } from './made-token.js';

const companies = foundCompanies();
const { world, acme, globex } = companies;
appointAuditors(companies);
// Manages the people of Acme; audits everything; may do nothing at all.
world.assign(acme.users.kim, builtInRole('userManager'), acme.tenant);
world.assign(acme.users.fay, builtInRole('auditor'), null);
const nobodySpecial = world.user({ username: 'zoe', displayName: 'zoe' }, acme.main);
const own = world.token(nobodySpecial, { name: 'Own', tenantId: acme.tenant.id });

let everywhere: Everywhere;
beforeAll(async () => {
  everywhere = await Everywhere.start({ prepare: companies.insert });
});
afterAll(() => everywhere.stop());

// Those with which the tests themselves ask are left out.
const ofCompanies = { name: { notIn: ['Test', 'For the tests'] } };
const tokens = { ...acme.tokens, ...globex.tokens, own };
const all = Object.values(tokens);
const of = (who: { readonly id: Wanted['owner']['id'] }, more: Partial<Wanted> = {}): Sending => ({
  token: (app: App) => madeToken(app, { owner: who, ...more }),
});

async function namesIn(variables: ApiTokenPageQueryVariables, sending?: Sending): Promise<string[]> {
  const { data } = await everywhere.ask(ApiTokenPageDocument, { first: 50, ...variables }, sending);
  const names = data.apiTokens.nodes.map(({ name }) => name);
  expect(data.apiTokens.edges.map(({ node }) => node.name)).toEqual(names);
  expect(data.apiTokens.totalCount).toBeGreaterThanOrEqual(names.length);
  return names;
}

describe('an API token', () => {
  it('tells everything but its secret', async () => {
    expect((await everywhere.ask(ApiTokenByIdDocument, { id: tokens.report.id })).data.apiToken).toEqual({
      id: 'tok_…',
      name: 'Report',
      prefix: 'dzn_report12',
      scopes: ['group:read', 'user:read'],
      status: 'ACTIVE',
      createdAt: '2026-01-01T00:00:00.000Z',
      expiresAt: '2999-01-01T00:00:00.000Z',
      lastUsedAt: null,
      revokedAt: null,
      owner: { displayName: 'Ada Lovelace' },
      tenant: { slug: 'acme' },
    });
    expect((await everywhere.ask(ApiTokenByIdDocument, { id: tokens.lost.id })).data.apiToken).toMatchObject({
      scopes: null,
      status: 'REVOKED',
      expiresAt: '2020-01-01T00:00:00.000Z',
      revokedAt: '2026-06-01T00:00:00.000Z',
      tenant: null,
    });
    const ofARobot = await everywhere.ask(ApiTokenByIdDocument, { id: tokens.deployment.id });
    expect(ofARobot.data.apiToken).toMatchObject({ owner: { displayName: 'Deployer' }, tenant: { slug: 'acme' } });
  });

  it('is null for an id that nothing has, and an id of another type is told', async () => {
    expect((await everywhere.ask(ApiTokenByIdDocument, { id: `tok_${'0'.repeat(26)}` })).data.apiToken).toBeNull();
    for (const { answer } of await everywhere.raw(ApiTokenByIdDocument, { id: acme.users.ada.id }))
      expect(answer.errors?.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
  });

  it('is a node and an entity', async () => {
    const { data } = await everywhere.ask(
      `query ($id: ID!, $ids: [ID!]!, $representations: [_Any!]!) {
        node(id: $id) { __typename ... on ApiToken { name } }
        nodes(ids: $ids) { __typename ... on ApiToken { name } }
        _entities(representations: $representations) { __typename ... on ApiToken { name } }
      }`,
      {
        id: tokens.laptop.id,
        ids: [tokens.old.id, `tok_${'0'.repeat(26)}`, tokens.eves.id],
        representations: [
          { __typename: 'ApiToken', id: tokens.ofDan.id },
          { __typename: 'ApiToken', id: acme.tenant.id },
        ],
      },
    );
    const named = (name: string) => ({ __typename: 'ApiToken', name });
    expect(data).toEqual({
      node: named('Laptop'),
      nodes: [named('Old'), null, named('Of Eve')],
      _entities: [named('Of Dan'), null],
    });
  });

  it('gives no secret away by any field, and the secret with which one asks is nowhere in the answer', async () => {
    for (const app of everywhere.apps) {
      const secret = await madeToken(app, { owner: acme.users.ada });
      const { text } = await app.graphql(ApiTokenPageDocument, {}, { token: secret });
      expect(text).toContain(secret.slice(0, 12));
      expect(text).not.toContain(secret.slice(0, 13));
      const { errors } = await app.graphql('{ apiTokens { nodes { hash secret secretHash } } }');
      expect(errors).toHaveLength(3);
    }
  });
});

describe('the tokens that are seen', () => {
  const ofAcme = ['Report', 'Old', 'Of Dan', 'Deployment', 'Retired'];
  const everybodys = all.map(({ name }) => name);
  const cases: readonly (readonly [who: string, sending: Sending, names: readonly string[]])[] = [
    ['an administrator', {}, everybodys],
    ['an auditor of the platform', of(acme.users.fay), everybodys],
    [
      'an auditor of the platform, with a token for one tenant',
      of(acme.users.fay, { tenant: acme.tenant }),
      [...ofAcme, 'Own'],
    ],
    ['somebody who manages people in a tenant', of(acme.users.kim), [...ofAcme, 'Own']],
    ['an auditor of a tenant, with their own', of(acme.users.ada), [...ofAcme, 'Laptop', 'Lost', 'Own']],
    ['an auditor of another tenant', of(globex.users.eve), ['Of the robot', 'Of Eve']],
    ['a robot with the role', of(acme.robots.deployer), [...ofAcme, 'Own']],
    ['somebody without a role', of(nobodySpecial), ['Own']],
    ['a token that is limited to other permissions', of(acme.users.fay, { scopes: ['user:read'] }), []],
    [
      'a token that is limited to other permissions, its owner’s',
      of(nobodySpecial, { scopes: ['group:read'] }),
      ['Own'],
    ],
    ['a token that is limited to this permission', of(acme.users.fay, { scopes: ['api-token:read'] }), everybodys],
  ];

  it.each(cases)('by %s, on every way there is', async (_, sending, names) => {
    const expected = [...names].sort();
    expect((await namesIn({ filter: ofCompanies }, sending)).sort()).toEqual(expected);
    const ids = all.map(({ id }) => id);
    const { data } = await everywhere.ask<
      { nodes: ({ name: string } | null)[]; apiTokens: { totalCount: number } },
      object
    >(
      `query ($ids: [ID!]!, $filter: ApiTokenFilter) {
        nodes(ids: $ids) { ... on ApiToken { name } }
        apiTokens(filter: $filter) { totalCount }
      }`,
      { ids, filter: ofCompanies },
      sending,
    );
    expect(data.nodes.flatMap((token) => (token === null ? [] : [token.name])).sort()).toEqual(expected);
    expect(data.apiTokens.totalCount).toBe(expected.length);
  });

  it('below people and service accounts are the same, those that have ended among them', async () => {
    const people = await everywhere.ask(UserTokensDocument, { first: 50, tokens: ofCompanies }, of(acme.users.kim));
    const found = people.data.users.nodes.map(({ username, apiTokens }) => [
      username,
      apiTokens.totalCount,
      apiTokens.nodes.map(({ name, status }) => `${name} ${status}`),
    ]);
    expect(found).toContainEqual(['Ada', 1, ['Report ACTIVE']]);
    expect(found).toContainEqual(['bob', 1, ['Old EXPIRED']]);
    // That somebody can't sign in does not change the token.
    expect(found).toContainEqual(['dan', 1, ['Of Dan ACTIVE']]);
    expect(found).toContainEqual(['hana', 0, []]);
    const robots = await everywhere.ask(
      ServiceAccountTokensDocument,
      { first: 50, tokens: ofCompanies },
      of(acme.users.kim),
    );
    expect(
      robots.data.serviceAccounts.nodes.map(({ name, apiTokens }) => [name, apiTokens.totalCount, apiTokens.nodes]),
    ).toEqual([
      ['Deployer', 1, [{ name: 'Deployment', tenant: { slug: 'acme' } }]],
      ['Retired', 1, [{ name: 'Retired', tenant: { slug: 'acme' } }]],
    ]);
  });

  it('have no owner for those who may not see them', async () => {
    const sending = of(acme.users.fay, { scopes: ['api-token:read'] });
    const { data } = await everywhere.ask(ApiTokenByIdDocument, { id: tokens.report.id }, sending);
    expect(data.apiToken).toMatchObject({ name: 'Report', owner: null });
  });
});

describe('the list of API tokens', () => {
  const narrowed = (filter: NonNullable<ApiTokenPageQueryVariables['filter']>) =>
    namesIn({ filter: { and: [ofCompanies, filter] } });

  it('is filtered by what tokens tell', async () => {
    expect(await narrowed({ status: { eq: 'REVOKED' } })).toEqual(['Lost']);
    expect(await narrowed({ status: { in: ['EXPIRED', 'REVOKED'] } })).toEqual(['Lost', 'Old']);
    expect(await narrowed({ name: { eq: 'Report' } })).toEqual(['Report']);
    expect(await narrowed({ name: { startsWith: 'Of' } })).toEqual(['Of Dan', 'Of the robot', 'Of Eve']);
    expect(await narrowed({ prefix: { eq: 'dzn_report12' } })).toEqual(['Report']);
    expect(await narrowed({ lastUsedAt: { isNull: false } })).toEqual(['Laptop']);
    expect(await narrowed({ expiresAt: { lte: new Date(moments.ended).toISOString() } })).toEqual(['Lost', 'Old']);
    expect(await narrowed({ id: { in: [tokens.own.id, acme.tenant.id] } })).toEqual(['Own']);
  });

  it('is of one tenant when that is asked for, by argument or header', async () => {
    const ofGlobex = ['Of the robot'];
    expect(await namesIn({ filter: ofCompanies, tenantId: globex.tenant.id })).toEqual(ofGlobex);
    expect(await namesIn({ filter: ofCompanies }, { headers: { 'x-denizen-tenant': 'globex' } })).toEqual(ofGlobex);
  });

  it('is sorted and read page by page', async () => {
    const orderBy = [{ field: 'LAST_USED_AT', direction: 'DESC' }, { field: 'NAME' }] as never;
    const inOrder = [
      'Laptop',
      ...all
        .map(({ name }) => name)
        .filter((name) => name !== 'Laptop')
        .sort(),
    ];
    for (const app of everywhere.apps) {
      const names: string[] = [];
      for (let after: string | null | undefined = null; after !== undefined;) {
        const variables: ApiTokenPageQueryVariables = { first: 4, filter: ofCompanies, orderBy, after };
        const { data } = await app.graphql(ApiTokenPageDocument, variables);
        names.push(...(data?.apiTokens.nodes.map(({ name }) => name) ?? []));
        const { hasNextPage, endCursor } = data?.apiTokens.pageInfo ?? {};
        after = hasNextPage === true ? endCursor : undefined;
      }
      expect(names).toEqual(inOrder);
    }
  });
});
