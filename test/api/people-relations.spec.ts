import {
  PrincipalPageDocument,
  ServiceAccountByIdDocument,
  ServiceAccountPageDocument,
  UserGroupsDocument,
  UserRolesDocument,
  UserTenantsDocument,
} from '../support/generated/test-documents.js';
import { foundCompanies } from './companies.js';
import { Everywhere } from './everywhere.js';

const companies = foundCompanies();
const { acme } = companies;
const longAgo = '2026-01-01T00:00:00.000Z';
const seen = '2026-06-01T00:00:00.000Z';
const never = '2999-01-01T00:00:00.000Z';
let everywhere: Everywhere;
beforeAll(async () => {
  everywhere = await Everywhere.start({ prepare: companies.insert });
});
afterAll(() => everywhere.stop());

const only = (...usernames: string[]) => ({ filter: { username: { in: usernames } } });

describe('the tenants of people', () => {
  it('tell since when they have access, in which directories, and whether it counts', async () => {
    const { data } = await everywhere.ask(UserTenantsDocument, only('Ada', 'cleo', 'kim', 'fay'));
    const place = (name: string, status = 'ACTIVE') => ({ status, since: longAgo, directory: { name } });
    const facts = { cursor: 'a cursor', since: longAgo, node: { slug: 'acme' } };
    expect(data.users.nodes.map(({ username, tenants }) => [username, tenants.edges])).toEqual([
      ['Ada', [{ ...facts, status: 'ACTIVE', directories: [place('Staff'), place('Contractors')] }]],
      ['cleo', [{ ...facts, status: 'SUSPENDED', directories: [place('Staff', 'SUSPENDED')] }]],
      ['fay', []],
      ['kim', [{ ...facts, status: 'ACTIVE', since: seen, directories: [] }]],
    ]);
  });

  it('are paged, counted and filtered for each person alone', async () => {
    const { data } = await everywhere.ask(UserTenantsDocument, { first: 1, ...only('bob') });
    expect(data.users.nodes[0]?.tenants).toMatchObject({
      totalCount: 2,
      pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: 'a cursor', endCursor: 'a cursor' },
      nodes: [{ name: 'Acme' }],
    });
    const filtered = await everywhere.ask(UserTenantsDocument, {
      tenants: { slug: { ne: 'acme' } },
      ...only('bob', 'Ada'),
    });
    expect(filtered.data.users.nodes.map(({ tenants }) => [tenants.totalCount, tenants.nodes])).toEqual([
      [0, []],
      [1, [{ name: 'Globex' }]],
    ]);
  });
});

describe('the groups of people', () => {
  it('tell how and since when somebody is in them', async () => {
    const { data } = await everywhere.ask(UserGroupsDocument, only('Ada'));
    const direct = { cursor: 'a cursor', direct: true, managementSource: 'LOCAL', expiresAt: null };
    const bob = { __typename: 'User', displayName: 'bob' };
    expect(data.users.nodes[0]?.groups.edges).toEqual([
      {
        ...direct,
        role: 'OWNER',
        addedAt: longAgo,
        addedBy: null,
        via: [{ name: 'Engineering' }, { name: 'Cards' }],
        node: { name: 'Engineering' },
      },
      { ...direct, role: 'MEMBER', addedAt: seen, addedBy: bob, via: [{ name: 'Cards' }], node: { name: 'Cards' } },
    ]);
  });

  it('are transitively also the ones above, and what has ended is not there', async () => {
    const { data } = await everywhere.ask(UserGroupsDocument, { transitive: true, ...only('Ada', 'bob', 'hana') });
    const told = data.users.nodes.map(({ username, groups }) => [
      username,
      groups.totalCount,
      ...groups.edges.map(({ node, role, direct, expiresAt }) => `${node.name} ${role} ${direct} ${expiresAt}`),
    ]);
    expect(told).toEqual([
      ['Ada', 3, 'Engineering OWNER true null', 'Payments MEMBER false null', 'Cards MEMBER true null'],
      [
        'bob',
        3,
        `Engineering MEMBER false ${never}`,
        `Payments MEMBER true ${never}`,
        'Globex secrets MEMBER true null',
      ],
      ['hana', 2, 'Platform MEMBER false null', 'Operators MEMBER true null'],
    ]);
  });

  it('are filtered by facts of the group and of the membership, and ordered by them', async () => {
    const owned = await everywhere.ask(UserGroupsDocument, { groups: { role: { eq: 'OWNER' } }, ...only('Ada') });
    expect(owned.data.users.nodes[0]?.groups).toMatchObject({ totalCount: 1, nodes: [{ displayName: 'Engineering' }] });
    const orderBy = [{ field: 'ADDED_AT' as const, direction: 'DESC' as const }];
    const latest = await everywhere.ask(UserGroupsDocument, { orderBy, ...only('Ada') });
    expect(latest.data.users.nodes[0]?.groups.nodes).toEqual([
      { displayName: 'Cards' },
      { displayName: 'Engineering' },
    ]);
  });
});

describe('the roles of people', () => {
  it('are those given to themselves, and what has ended is not there', async () => {
    const { data } = await everywhere.ask(UserRolesDocument, only('Ada', 'bob', 'root'));
    const role = (name: string) => ({ name });
    expect(data.users.nodes.map(({ roleAssignments }) => roleAssignments.nodes)).toEqual([
      [{ role: role('Release maker'), scope: { kind: 'TENANT', tenant: { slug: 'acme' }, domain: null } }],
      [
        {
          role: role('Globex insider'),
          scope: { kind: 'DOMAIN', tenant: { slug: 'globex' }, domain: { path: 'vault' } },
        },
      ],
      [{ role: role('Platform administrator'), scope: { kind: 'PLATFORM', tenant: null, domain: null } }],
    ]);
  });
});

describe('service accounts', () => {
  it('are found by id, with their groups and roles', async () => {
    const { data } = await everywhere.ask(ServiceAccountByIdDocument, { id: acme.robots.deployer.id });
    expect(data.serviceAccount).toEqual({
      id: 'svc_…',
      name: 'Deployer',
      displayName: 'Deployer',
      description: 'Ships releases.',
      status: 'ACTIVE',
      createdAt: longAgo,
      updatedAt: longAgo,
      version: 1,
      tenant: { slug: 'acme' },
      groups: { edges: [{ role: 'MEMBER', node: { name: 'Payments' } }] },
      roleAssignments: { nodes: [{ role: { name: 'Release maker' } }] },
    });
  });

  it('are listed, ordered, filtered and searched', async () => {
    const orderBy = [{ field: 'NAME' as const, direction: 'DESC' as const }];
    const { data } = await everywhere.ask(ServiceAccountPageDocument, { first: 3, orderBy });
    expect(data.serviceAccounts).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true } });
    expect(data.serviceAccounts.edges.map(({ node }) => node.name)).toEqual([
      'Retired',
      'Initech robot',
      'Globex robot',
    ]);
    const disabled = await everywhere.ask(ServiceAccountPageDocument, { filter: { status: { eq: 'DISABLED' } } });
    expect(disabled.data.serviceAccounts.nodes).toEqual([{ name: 'Retired', status: 'DISABLED' }]);
    const found = await everywhere.ask(ServiceAccountPageDocument, { search: 'PLOY', tenantId: acme.tenant.id });
    expect(found.data.serviceAccounts.nodes).toEqual([{ name: 'Deployer', status: 'ACTIVE' }]);
  });
});

describe('principals', () => {
  it('are people, groups and service accounts in one list', async () => {
    const { data } = await everywhere.ask(PrincipalPageDocument, { first: 100, tenantId: acme.tenant.id });
    const told = data.principals.nodes.map(({ __typename, displayName, roleAssignments }) =>
      [__typename, displayName, ...roleAssignments.nodes.map(({ role }) => role.name)].join(', '),
    );
    expect(told).toEqual([
      'User, Ada Lovelace, Release maker',
      'User, cleo',
      'User, bob, Globex insider',
      'User, dan',
      'User, gil',
      'User, hana',
      'User, kim',
      'ServiceAccount, Deployer, Release maker',
      'ServiceAccount, Retired',
      'Group, Engineering',
      'Group, Payments, Release reader',
      'Group, Cards',
      'Group, News',
      'Group, Platform, Platform administrator',
      'Group, Operators',
    ]);
  });

  it('are filtered by group and role, by a SCIM filter, searched and ordered', async () => {
    const ask = everywhere.ask.bind(everywhere);
    const members = await ask(PrincipalPageDocument, { filter: { memberOf: { groupId: acme.groups.payments.id } } });
    expect(members.data.principals.edges.map(({ node }) => node.displayName)).toEqual(['bob', 'Deployer']);
    const holders = await ask(PrincipalPageDocument, { filter: { hasRole: { roleId: acme.roles.maker.id } } });
    expect(holders.data.principals.edges.map(({ node }) => node.displayName)).toEqual(['Ada Lovelace', 'Deployer']);
    const searched = await ask(PrincipalPageDocument, {
      search: 'robot',
      query: 'kind eq "service_account"',
      orderBy: [{ field: 'DISPLAY_NAME' }],
    });
    expect(searched.data.principals.edges.map(({ node }) => node.displayName)).toEqual([
      'Globex robot',
      'Initech robot',
    ]);
  });
});
