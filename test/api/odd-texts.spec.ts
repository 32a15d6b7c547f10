import type { Answer } from '../support/app.js';
import { foundCompanies } from './companies.js';
import { Everywhere } from './everywhere.js';

const companies = foundCompanies();
let everywhere: Everywhere;
beforeAll(async () => {
  everywhere = await Everywhere.start({ prepare: companies.insert });
});
// Which also checks that nothing was logged as an error.
afterAll(() => everywhere.stop());

const texts: readonly (readonly [what: string, text: string])[] = [
  ['a NUL', 'a\0b'],
  ['a NUL alone', '\0'],
  ['half a surrogate pair', 'a\ud800'],
  ['the other half', '\udc00b'],
  ['64 kB', 'x'.repeat(65_536)],
  ['what looks like SQL', `'"\\%_;-- \``],
  ['an emoji', '😀'],
  ['a change of direction', '\u202eadA'],
  ['no character at all', '\uffff'],
  ['three thousand accents', `a${'\u0301'.repeat(3000)}`],
  ['a text that grows when it is compared', 'ﷺ'.repeat(190)],
  ['white space of all kinds', ' \t\r\n\u00a0\u2028\u3000'],
];

/** Every place of an operation that a text can come to. */
const operations = [
  'query ($t: String) { user(username: $t) { id } }',
  'query ($t: String) { user(email: $t) { id } }',
  'query ($t: String) { user(externalId: $t) { id } }',
  'query ($t: String!) { user(externalIdentity: { provider: $t, subject: $t }) { id } }',
  'query ($t: String) { tenant(slug: $t) { id } }',
  'query ($t: String!) { permission(name: $t) { name } }',
  'query ($t: ID!) { group(id: $t) { id } node(id: $t) { id } }',
  'query ($t: ID) { users(tenantId: $t) { totalCount } }',
  'query ($t: String) { users(after: $t) { totalCount } }',
  'query ($t: String) { users(query: $t) { totalCount } }',
  'query ($t: String) { roles(filter: { hasPermission: $t }) { totalCount } }',
  'query ($t: String) { users(search: $t) { totalCount nodes { version } } }',
  'query ($t: String) { groups(search: $t) { totalCount } permissions(search: $t) { totalCount } }',
  'query ($t: String) { tenants(search: $t) { totalCount } domains(search: $t) { totalCount } }',
  ...['username', 'email', 'externalId'].flatMap((field) =>
    ['eq: $t', 'ne: $t', 'in: [$t]', 'notIn: [$t]', 'contains: $t', 'startsWith: $t', 'endsWith: $t'].map(
      (operator) => `query ($t: String!) { users(filter: { ${field}: { ${operator} } }) { totalCount } }`,
    ),
  ),
  'query ($t: String!) { permissions(filter: { name: { eq: $t, contains: $t } }) { totalCount } }',
];

describe.each(texts)('a text with %s', (_what, text) => {
  it('is answered or refused, wherever it comes, and the same on every database', async () => {
    for (const operation of operations) {
      const answers: { status: number; data: unknown; errors: Answer['errors'] }[] = [];
      for (const app of everywhere.apps) {
        const { status, data, errors } = await app.graphql<unknown>(operation, { t: text });
        answers.push({ status, data, errors });
      }
      const [first, ...others] = answers;
      expect(first?.status).toBe(200);
      for (const { extensions } of first?.errors ?? [])
        expect([operation, extensions['code']]).toEqual([operation, 'BAD_USER_INPUT']);
      for (const other of others) expect([operation, other]).toEqual([operation, first]);
    }
  });

  it('is answered or refused within a document, a SCIM filter and a representation', async () => {
    const quoted = JSON.stringify(text);
    const representations = [
      { __typename: 'User', username: text },
      { __typename: 'Tenant', slug: text },
    ];
    for (const [operation, variables] of [
      [`{ users(filter: { username: { eq: ${quoted} } }) { totalCount } }`, {}],
      ['query ($q: String) { users(query: $q) { totalCount } }', { q: `username eq ${quoted}` }],
      ['query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }', { r: representations }],
    ] as const)
      for (const app of everywhere.apps) {
        const { status, errors = [] } = await app.graphql(operation, variables);
        expect(status).toBe(200);
        for (const { extensions } of errors)
          expect(['BAD_USER_INPUT', 'GRAPHQL_PARSE_FAILED']).toContain(extensions['code']);
      }
  });
});
