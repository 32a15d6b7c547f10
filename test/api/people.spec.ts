import {
  UserByKeyDocument,
  UserCountsDocument,
  UserPageDocument,
  type UserPageQuery,
  type UserPageQueryVariables,
} from '../support/generated/test-documents.js';
import type { Answer } from '../support/app.js';
import { foundCompanies } from './companies.js';
import { Everywhere } from './everywhere.js';

const companies = foundCompanies();
const { acme, globex } = companies;
const longAgo = '2026-01-01T00:00:00.000Z';
let everywhere: Everywhere;
beforeAll(async () => {
  everywhere = await Everywhere.start({ prepare: companies.insert });
});
afterAll(() => everywhere.stop());

const ada = {
  id: 'usr_…',
  username: 'Ada',
  externalId: 'E-1',
  email: 'Ada@Acme.example',
  emailVerified: true,
  displayName: 'Ada Lovelace',
  givenName: 'Ada',
  familyName: 'Lovelace',
  nickname: 'Countess',
  avatarUrl: 'https://acme.example/ada.png',
  locale: 'en-GB',
  timeZone: 'Europe/London',
  profile: { jobTitle: 'Analyst', department: 'Engines', organization: 'Acme', location: 'London' },
  status: 'ACTIVE',
  accountStatus: 'ACTIVE',
  claimStatus: 'MANAGED',
  managementSource: 'LOCAL',
  restricted: false,
  mfaEnabled: true,
  lastActiveAt: '2026-06-01T00:00:00.000Z',
  deletionScheduledAt: null,
  createdAt: longAgo,
  updatedAt: longAgo,
  version: 1,
  externalIdentities: [
    { id: 'ext_…', provider: 'azure', subject: '42', createdAt: longAgo },
    { id: 'ext_…', provider: 'github', subject: 'ada-l', createdAt: longAgo },
  ],
};

describe('a person', () => {
  it.each([
    { id: acme.users.ada.id },
    { username: 'Ada' },
    { username: 'aDA' },
    { email: 'ada@ACME.example' },
    { externalId: 'E-1' },
    { externalIdentity: { provider: 'azure', subject: '42' } },
    { externalIdentity: { provider: 'github', subject: 'ada-l' } },
  ])('is found by %p', async (key) => {
    expect((await everywhere.ask(UserByKeyDocument, key)).data).toEqual({ user: ada });
  });

  it.each([
    { username: 'nobody' },
    { email: '' },
    { externalId: 'e-1' },
    { externalIdentity: { provider: 'azure', subject: 'ada-l' } },
    { externalIdentity: { provider: 'github', subject: 'Ada-L' } },
    { externalIdentity: { provider: 'github', subject: 'ada-l ' } },
    { id: 'no id at all' },
    { id: `usr_${'0'.repeat(26)}` },
  ])('is null when there is none with %p', async (key) => {
    expect((await everywhere.ask(UserByKeyDocument, key)).data).toEqual({ user: null });
  });
});

describe('the list of people', () => {
  const usernames = async (variables: UserPageQueryVariables) => {
    const { data } = await everywhere.ask(UserPageDocument, { first: 50, ...variables });
    expect(data.users.edges.map(({ node }) => node.username)).toEqual(data.users.nodes.map(({ username }) => username));
    return data.users.nodes.map(({ username }) => username);
  };

  it('is in order of age when no order is asked', async () => {
    expect(await usernames({})).toEqual([
      'Ada',
      'cleo',
      'bob',
      'dan',
      'gil',
      'hana',
      'fay',
      'kim',
      'eve',
      'ivy',
      'root',
    ]);
  });

  it('tells one status of each, and orders by several terms', async () => {
    const orderBy = [{ field: 'FAMILY_NAME' as const, direction: 'DESC' as const }, { field: 'USERNAME' as const }];
    const { data } = await everywhere.ask(UserPageDocument, { first: 50, orderBy });
    expect(data.users.nodes.map(({ username, status }) => `${username} ${status}`)).toEqual([
      'Ada ACTIVE',
      'bob ACTIVE',
      'cleo SUSPENDED',
      'dan DEACTIVATED',
      'eve ACTIVE',
      'fay NOT_INVITED',
      'gil FOR_DELETION',
      'hana ACTIVE',
      'ivy ACTIVE',
      'kim NOT_INVITED',
      'root NOT_INVITED',
    ]);
  });

  it.each<[string, UserPageQueryVariables, string[]]>([
    ['a field', { filter: { username: { startsWith: 'A' } } }, ['Ada']],
    ['a missing value', { filter: { email: { isNull: false } } }, ['Ada', 'bob', 'eve']],
    ['a time', { filter: { lastActiveAt: { gte: '2026-06-01T02:00:00+02:00' } } }, ['Ada']],
    ['a status', { filter: { status: { in: ['FOR_DELETION', 'DEACTIVATED'] } } }, ['dan', 'gil']],
    ['conditions together', { filter: { mfaEnabled: { eq: true }, not: { username: { eq: 'bob' } } } }, ['Ada']],
    [
      'alternatives',
      { filter: { or: [{ username: { eq: 'eve' } }, { nickname: { contains: 'OUNT' } }] } },
      ['Ada', 'eve'],
    ],
    ['a group', { filter: { memberOf: { groupId: acme.groups.payments.id } } }, ['bob']],
    [
      'a group with those in it',
      { filter: { memberOf: { groupId: acme.groups.payments.id, transitive: true } } },
      ['Ada', 'bob'],
    ],
    ['a directory', { filter: { inDirectory: acme.contractors.id } }, ['Ada', 'gil']],
    ['a role of their own', { filter: { hasRole: { roleId: acme.roles.reader.id } } }, []],
    [
      'a role through others',
      { filter: { hasRole: { roleId: acme.roles.reader.id, transitive: true } } },
      ['Ada', 'bob'],
    ],
    ['a domain they reach', { filter: { hasAccessTo: acme.domains.cards.id } }, ['Ada', 'bob']],
    ['a SCIM filter', { query: 'userName sw "A" or emails[value ew "@globex.example"]' }, ['Ada', 'eve']],
    [
      'what they do, where and for whom',
      { filter: { jobTitle: { eq: 'ANALYST' }, department: { startsWith: 'eng' }, location: { ne: 'Paris' } } },
      ['Ada'],
    ],
    [
      'a language and a time zone',
      { filter: { locale: { eq: 'en-GB' }, timeZone: { startsWith: 'Europe/' } } },
      ['Ada'],
    ],
    [
      'work in SCIM',
      {
        query:
          'title eq "analyst" and urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:organization eq "ACME" and timezone pr',
      },
      ['Ada'],
    ],
    ['words', { search: 'LOVE ada' }, ['Ada']],
    ['a tenant', { tenantId: globex.tenant.id }, ['bob', 'eve']],
    [
      'everything at once',
      { filter: { not: { username: { eq: 'eve' } } }, query: 'userName pr', search: 'b', tenantId: globex.tenant.id },
      ['bob'],
    ],
  ])('is narrowed by %s', async (_what, variables, expected) => {
    expect(await usernames(variables)).toEqual(expected);
  });

  it('is walked through forwards and backwards, page by page', async () => {
    const { data } = await everywhere.ask(UserPageDocument, { first: 4 });
    const { totalCount, pageInfo } = data.users;
    expect({ totalCount, ...pageInfo }).toMatchObject({ totalCount: 11, hasNextPage: true, hasPreviousPage: false });
    for (const app of everywhere.apps) {
      const pages: string[][] = [];
      let after: string | null = null;
      do {
        const { data: page }: Answer<UserPageQuery> = await app.graphql(UserPageDocument, { first: 4, after });
        pages.push(page?.users.nodes.map(({ username }) => username) ?? []);
        expect(page?.users.pageInfo.hasPreviousPage).toBe(after !== null);
        after = page?.users.pageInfo.hasNextPage ? page.users.pageInfo.endCursor : null;
      } while (after !== null);
      expect(pages).toEqual([
        ['Ada', 'cleo', 'bob', 'dan'],
        ['gil', 'hana', 'fay', 'kim'],
        ['eve', 'ivy', 'root'],
      ]);
      const { data: last } = await app.graphql(UserPageDocument, { last: 3 });
      const { data: before } = await app.graphql(UserPageDocument, {
        last: 3,
        before: last?.users.pageInfo.startCursor,
      });
      expect(last?.users.nodes.map(({ username }) => username)).toEqual(['eve', 'ivy', 'root']);
      expect(before?.users.nodes.map(({ username }) => username)).toEqual(['hana', 'fay', 'kim']);
      expect(before?.users.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
    }
  });

  it('can be asked for no rows, to know their number', async () => {
    const { data } = await everywhere.ask(UserPageDocument, { first: 0 });
    expect(data.users).toEqual({
      totalCount: 11,
      pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null },
      edges: [],
      nodes: [],
    });
  });

  it('is counted without listing it', async () => {
    const { data } = await everywhere.ask(UserCountsDocument, { tenantId: acme.tenant.id });
    expect(data).toEqual({
      usersCount: 7,
      userStats: {
        total: 7,
        byStatus: [
          { value: 'ACTIVE', count: 3 },
          { value: 'DEACTIVATED', count: 1 },
          { value: 'FOR_DELETION', count: 1 },
          { value: 'NOT_INVITED', count: 1 },
          { value: 'SUSPENDED', count: 1 },
        ],
        byAccountStatus: [
          { value: 'ACTIVE', count: 6 },
          { value: 'DEACTIVATED', count: 1 },
        ],
        byClaimStatus: [
          { value: 'MANAGED', count: 1 },
          { value: 'UNMANAGED', count: 6 },
        ],
        byManagementSource: [{ value: 'LOCAL', count: 7 }],
        byRole: [
          { role: { name: 'Release reader' }, count: 2 },
          { role: { name: 'Platform administrator' }, count: 1 },
          { role: { name: 'Release maker' }, count: 1 },
          { role: { name: 'Globex insider' }, count: 1 },
        ],
      },
    });
    const narrowed = await everywhere.ask(UserCountsDocument, {
      filter: { mfaEnabled: { eq: false } },
      query: 'userName co "a"',
      search: 'a',
    });
    expect(narrowed.data).toMatchObject({ usersCount: 3, userStats: { total: 3 } });
  });

  it('is counted by role as the filter by a role finds it, through groups and included roles as well', async () => {
    const of = async (filter: UserPageQueryVariables['filter']) =>
      (await everywhere.ask(UserCountsDocument, { filter })).data;
    const { name, id: roleId } = acme.roles.reader;
    expect((await of(null)).userStats.byRole).toContainEqual({ role: { name }, count: 2 });
    expect((await of({ hasRole: { roleId, transitive: true } })).usersCount).toBe(2);
    expect((await of({ hasRole: { roleId } })).usersCount).toBe(0);
    expect((await of({ username: { eq: 'ada' } })).userStats.byRole).toContainEqual({ role: { name }, count: 1 });
  });
});
