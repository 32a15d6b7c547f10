import {
  GroupByIdDocument,
  GroupCountsDocument,
  GroupMembersDocument,
  GroupNestingDocument,
  GroupPageDocument,
  type GroupPageQueryVariables,
} from '../support/generated/test-documents.js';
import { foundCompanies } from './companies.js';
import { Everywhere } from './everywhere.js';

const companies = foundCompanies();
const { acme } = companies;
const { groups } = acme;
const longAgo = '2026-01-01T00:00:00.000Z';
let everywhere: Everywhere;
beforeAll(async () => {
  everywhere = await Everywhere.start({ prepare: companies.insert });
});
afterAll(() => everywhere.stop());

const only = (...names: string[]) => ({ filter: { name: { in: names } } });

describe('a group', () => {
  it('is found by id, with where it belongs and what it may do', async () => {
    const { data } = await everywhere.ask(GroupByIdDocument, { id: groups.payments.id });
    expect(data.group).toEqual({
      id: 'grp_…',
      name: 'Payments',
      displayName: 'Payments',
      description: null,
      kind: 'SECURITY',
      status: 'ACTIVE',
      managementSource: 'LOCAL',
      system: false,
      createdAt: longAgo,
      updatedAt: longAgo,
      version: 1,
      tenant: { slug: 'acme' },
      directory: { name: 'Staff' },
      roleAssignments: {
        nodes: [{ role: { name: 'Release reader' }, scope: { kind: 'DOMAIN', domain: { path: 'shop/checkout' } } }],
      },
    });
  });

  it.each(['no id at all', `grp_${'0'.repeat(26)}`])('is null for the id %s', async (id) => {
    expect((await everywhere.ask(GroupByIdDocument, { id })).data).toEqual({ group: null });
  });
});

describe('the list of groups', () => {
  it.each<[string, GroupPageQueryVariables, string[]]>([
    ['nothing', {}, ['Engineering', 'Payments', 'Cards', 'News', 'Platform', 'Operators', 'Globex secrets']],
    ['a name', { filter: { name: { contains: 'AY' } } }, ['Payments']],
    ['a kind', { filter: { kind: { eq: 'DISTRIBUTION_LIST' }, status: { ne: 'ACTIVE' } } }, ['News']],
    ['a source', { filter: { managementSource: { in: ['SYNCED'] } } }, ['Cards']],
    ['being built in', { filter: { system: { eq: true } } }, ['Platform']],
    ['a directory', { filter: { directoryId: { eq: companies.globex.main.id } } }, ['Globex secrets']],
    ['a member', { filter: { hasMember: { principalId: acme.users.ada.id } } }, ['Engineering', 'Cards']],
    [
      'a member, also in groups below',
      { filter: { hasMember: { principalId: acme.robots.deployer.id, transitive: true } } },
      ['Engineering', 'Payments'],
    ],
    ['a membership that has ended', { filter: { hasMember: { principalId: acme.users.hana.id } } }, ['Operators']],
    ['lying under another', { filter: { under: groups.engineering.id } }, ['Payments', 'Cards']],
    ['lying under none', { filter: { isRoot: true }, tenantId: acme.tenant.id }, ['Engineering', 'News', 'Platform']],
    ['lying under some', { filter: { isRoot: false } }, ['Payments', 'Cards', 'Operators']],
    ['a role', { filter: { hasRole: { roleId: acme.roles.reader.id } } }, ['Payments']],
    ['a domain that it reaches', { filter: { hasAccessTo: acme.domains.cards.id } }, ['Payments', 'Cards']],
    ['a SCIM filter', { query: 'displayName sw "p" and not (system eq true)' }, ['Payments']],
    ['words', { search: 'secrets globex' }, ['Globex secrets']],
  ])('is narrowed by %s', async (_what, variables, expected) => {
    const { data } = await everywhere.ask(GroupPageDocument, { first: 50, ...variables });
    expect(data.groups.nodes.map(({ name }) => name)).toEqual(expected);
    expect(data.groups.edges.map(({ node }) => node.name)).toEqual(expected);
    expect(data.groups.totalCount).toBe(expected.length);
  });

  it('is ordered and paged', async () => {
    const orderBy = [{ field: 'NAME' as const, direction: 'DESC' as const }];
    const { data } = await everywhere.ask(GroupPageDocument, { first: 2, orderBy });
    expect(data.groups).toMatchObject({ totalCount: 7, pageInfo: { hasNextPage: true, hasPreviousPage: false } });
    expect(data.groups.nodes.map(({ name }) => name)).toEqual(['Platform', 'Payments']);
    for (const app of everywhere.apps) {
      const { data: first } = await app.graphql(GroupPageDocument, { first: 2, orderBy });
      const after = first?.groups.pageInfo.endCursor;
      const { data: second } = await app.graphql(GroupPageDocument, { first: 2, orderBy, after });
      expect(second?.groups.nodes.map(({ name }) => name)).toEqual(['Operators', 'News']);
    }
  });

  it('is counted without listing it', async () => {
    const { data } = await everywhere.ask(GroupCountsDocument, { tenantId: acme.tenant.id });
    expect(data).toEqual({
      groupsCount: 6,
      groupStats: {
        total: 6,
        byKind: [
          { value: 'DISTRIBUTION_LIST', count: 1 },
          { value: 'SECURITY', count: 1 },
          { value: 'TEAM', count: 4 },
        ],
        byStatus: [
          { value: 'ACTIVE', count: 5 },
          { value: 'DISABLED', count: 1 },
        ],
        byManagementSource: [
          { value: 'LOCAL', count: 5 },
          { value: 'SYNCED', count: 1 },
        ],
      },
    });
    const narrowed = await everywhere.ask(GroupCountsDocument, {
      filter: { isRoot: true },
      query: 'kind eq "team"',
      search: 'e',
    });
    expect(narrowed.data).toMatchObject({ groupsCount: 2, groupStats: { total: 2 } });
  });
});

describe('the nesting of groups', () => {
  it('is told one step up and down', async () => {
    const { data } = await everywhere.ask(GroupNestingDocument, only('Payments'));
    const edge = (name: string, depth: number) => ({ cursor: 'a cursor', depth, node: { name } });
    expect(data.groups.nodes).toEqual([
      {
        name: 'Payments',
        parents: {
          totalCount: 1,
          pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: 'a cursor', endCursor: 'a cursor' },
          edges: [edge('Engineering', 1)],
          nodes: [{ name: 'Engineering' }],
        },
        children: { totalCount: 1, edges: [edge('Cards', 1)], nodes: [{ name: 'Cards' }] },
      },
    ]);
  });

  it('is told at any distance, with how far that is', async () => {
    const orderBy = [{ field: 'NAME' as const }];
    const { data } = await everywhere.ask(GroupNestingDocument, {
      transitive: true,
      orderBy,
      ...only('Cards', 'Engineering'),
    });
    const told = data.groups.nodes.map(({ name, parents, children }) => [
      name,
      parents.edges.map(({ depth, node }) => `${node.name} ${depth}`),
      children.edges.map(({ depth, node }) => `${node.name} ${depth}`),
    ]);
    expect(told).toEqual([
      ['Engineering', [], ['Cards 2', 'Payments 1']],
      ['Cards', ['Engineering 2', 'Payments 1'], []],
    ]);
  });
});

describe('the members of groups', () => {
  it('are people and service accounts, with the facts of their membership', async () => {
    const { data } = await everywhere.ask(GroupMembersDocument, only('Payments'));
    const facts = { cursor: 'a cursor', role: 'MEMBER', direct: true, managementSource: 'LOCAL', addedAt: longAgo };
    expect(data.groups.nodes).toEqual([
      {
        name: 'Payments',
        members: {
          totalCount: 2,
          pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: 'a cursor', endCursor: 'a cursor' },
          edges: [
            {
              ...facts,
              expiresAt: '2999-01-01T00:00:00.000Z',
              addedBy: { __typename: 'User', displayName: 'Ada Lovelace' },
              via: [{ name: 'Payments' }],
              node: { __typename: 'User', displayName: 'bob' },
            },
            {
              ...facts,
              expiresAt: null,
              addedBy: null,
              via: [{ name: 'Payments' }],
              node: { __typename: 'ServiceAccount', displayName: 'Deployer' },
            },
          ],
          nodes: [{ id: 'usr_…' }, { id: 'svc_…' }],
        },
      },
    ]);
  });

  it('are transitively those of the groups below, nobody twice, with the groups they come through', async () => {
    const { data } = await everywhere.ask(GroupMembersDocument, { transitive: true, ...only('Engineering') });
    const told = data.groups.nodes[0]?.members.edges.map(({ node, role, direct, via }) =>
      [node.displayName, role, direct, ...via.map(({ name }) => name)].join(' '),
    );
    expect(told).toEqual([
      'Ada Lovelace OWNER true Engineering Cards',
      'bob MEMBER false Payments',
      'Deployer MEMBER false Payments',
    ]);
  });

  it('are filtered by what they are and how they are in it, and ordered', async () => {
    const people = { members: { kind: { eq: 'USER' as const }, not: { role: { eq: 'OWNER' as const } } } };
    const { data } = await everywhere.ask(GroupMembersDocument, {
      transitive: true,
      ...people,
      ...only('Engineering'),
    });
    expect(data.groups.nodes[0]?.members).toMatchObject({ totalCount: 1, edges: [{ node: { displayName: 'bob' } }] });
    const orderBy = [{ field: 'DISPLAY_NAME' as const, direction: 'DESC' as const }];
    const last = await everywhere.ask(GroupMembersDocument, {
      transitive: true,
      orderBy,
      first: 1,
      ...only('Engineering'),
    });
    expect(last.data.groups.nodes[0]?.members).toMatchObject({
      totalCount: 3,
      pageInfo: { hasNextPage: true },
      edges: [{ node: { displayName: 'Deployer' } }],
    });
  });
});
