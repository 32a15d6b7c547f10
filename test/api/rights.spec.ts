import { newId } from '../../src/core/kernel/ids.js';
import {
  PermissionByNameDocument,
  PermissionPageDocument,
  RoleAssignmentByIdDocument,
  RoleAssignmentPageDocument,
  RoleByIdDocument,
  RoleHoldersDocument,
  RolePageDocument,
  type RoleAssignmentPageQueryVariables,
  type RolePageQueryVariables,
} from '../support/generated/test-documents.js';
import { builtInRole, foundCompanies } from './companies.js';
import { Everywhere } from './everywhere.js';

const companies = foundCompanies();
const { acme, globex } = companies;
const longAgo = '2026-01-01T00:00:00.000Z';
let everywhere: Everywhere;
beforeAll(async () => {
  everywhere = await Everywhere.start({ prepare: companies.insert });
});
afterAll(() => everywhere.stop());

const only = (...names: string[]) => ({ filter: { name: { in: names } } });
const releaseRead = {
  name: 'release:read',
  resource: 'release',
  action: 'read',
  description: 'See releases.',
  system: false,
};

describe('a role', () => {
  it('is found by id, with what it carries itself', async () => {
    const { data } = await everywhere.ask(RoleByIdDocument, { id: acme.roles.maker.id });
    expect(data.role).toEqual({
      id: 'rol_…',
      name: 'Release maker',
      description: 'Ships it.',
      type: 'CUSTOM',
      level: 'ADMIN',
      isDefault: false,
      createdAt: longAgo,
      updatedAt: longAgo,
      version: 1,
      tenant: { slug: 'acme' },
      permissions: [
        { name: 'release:create', resource: 'release', action: 'create', description: 'Make releases.', system: false },
      ],
      includes: [{ name: 'Release reader' }],
    });
  });

  it('carries transitively what the roles that it includes carry', async () => {
    const { data } = await everywhere.ask(RoleByIdDocument, { id: acme.roles.maker.id, transitive: true });
    expect(data.role?.permissions.map(({ name }) => name)).toEqual(['release:create', 'release:read']);
    expect(data.role?.permissions[1]).toEqual(releaseRead);
  });

  it('belongs to no tenant when it is built in', async () => {
    const { data } = await everywhere.ask(RoleByIdDocument, { id: builtInRole('platformAdministrator').id });
    expect(data.role).toMatchObject({ name: 'Platform administrator', type: 'SYSTEM', tenant: null, includes: [] });
    expect(data.role?.permissions).toHaveLength(57);
  });

  it('is held by whom it is given to, and transitively by who is in a group or has a role that includes it', async () => {
    const holders = async (transitive: boolean) => {
      const { data } = await everywhere.ask(RoleHoldersDocument, { transitive, ...only('Release reader') });
      const [role] = data.roles.nodes;
      expect(role?.holders.nodes).toHaveLength(role?.holders.totalCount ?? -1);
      return role?.holders.edges.map(({ node, direct }) => `${node.__typename} ${node.displayName} ${direct}`);
    };
    expect(await holders(false)).toEqual(['Group Payments true']);
    expect(await holders(true)).toEqual([
      'User Ada Lovelace false',
      'User bob false',
      'ServiceAccount Deployer false',
      'Group Payments true',
      'Group Cards false',
    ]);
  });

  it('is held on a place by whom it is given to there, above it, on the tenant or on the platform', async () => {
    const holders = async (place: object) => {
      const { data } = await everywhere.ask(RoleHoldersDocument, {
        transitive: true,
        ...place,
        ...only('Release reader'),
      });
      const [role] = data.roles.nodes;
      expect(role?.holders.nodes).toHaveLength(role?.holders.totalCount ?? -1);
      return role?.holders.nodes.length === 0 ? [] : role?.holders.edges.map(({ node }) => node.displayName);
    };
    const { tenant, domains } = acme;
    const inPayments = ['Ada Lovelace', 'bob', 'Deployer', 'Payments', 'Cards'];
    expect(await holders({ tenantId: tenant.id })).toEqual(['Ada Lovelace']);
    expect(await holders({ domainId: domains.shop.id })).toEqual(['Ada Lovelace']);
    expect(await holders({ domainId: domains.checkout.id })).toEqual(inPayments);
    expect(await holders({ domainId: domains.cards.id, tenantId: tenant.id })).toEqual(inPayments);
    expect(await holders({ tenantId: globex.tenant.id })).toEqual([]);
    for (const place of [{ tenantId: newId('ten') }, { domainId: newId('dom') }])
      expect(await holders(place)).toEqual([]);
  });

  it('is not asked about on a domain of another tenant, or by ids of another type', async () => {
    for (const app of everywhere.apps) {
      const refused = async (place: object) => {
        const { errors } = await app.graphql(RoleHoldersDocument, { ...place, ...only('Auditor') });
        return errors?.map(({ message, extensions }) => [message, extensions?.['argumentPath']]);
      };
      expect(await refused({ domainId: acme.domains.shop.id, tenantId: globex.tenant.id })).toEqual([
        ['The domain is not in the tenant that `tenantId` names. Leave `tenantId` out.', ['tenantId']],
      ]);
      expect(await refused({ domainId: 'shop' })).toEqual([
        ['`domainId` must be an id that starts with dom_.', ['domainId']],
      ]);
    }
  });

  it('tells where it is given, and holders can be filtered and ordered', async () => {
    const { data } = await everywhere.ask(RoleHoldersDocument, {
      transitive: true,
      first: 1,
      holders: { kind: { eq: 'USER' } },
      orderBy: [{ field: 'DISPLAY_NAME', direction: 'DESC' }],
      ...only('Release reader'),
    });
    expect(data.roles.nodes).toEqual([
      {
        name: 'Release reader',
        tenant: { slug: 'acme' },
        holders: {
          totalCount: 2,
          pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: 'a cursor', endCursor: 'a cursor' },
          edges: [{ cursor: 'a cursor', direct: false, node: { __typename: 'User', displayName: 'bob' } }],
          nodes: [{ id: 'usr_…' }],
        },
        assignments: {
          totalCount: 1,
          edges: [{ cursor: 'a cursor', node: { principal: { displayName: 'Payments' } } }],
          nodes: [{ scope: { domain: { path: 'shop/checkout' } } }],
        },
      },
    ]);
  });
});

describe('the list of roles', () => {
  const builtIn = [
    'Platform administrator',
    'Tenant administrator',
    'User manager',
    'Group manager',
    'Auditor',
    'Member',
  ];

  it.each<[string, RolePageQueryVariables, string[]]>([
    ['a tenant, together with the built-in ones', { tenantId: globex.tenant.id }, [...builtIn, 'Globex insider']],
    ['a type', { filter: { type: { eq: 'CUSTOM' } } }, ['Release reader', 'Release maker', 'Globex insider']],
    ['a level', { filter: { type: { eq: 'CUSTOM' }, level: { eq: 'ADMIN' } } }, ['Release maker']],
    ['being given to everybody', { filter: { isDefault: { eq: true } } }, ['Member', 'Release reader']],
    [
      'a permission, also of an included role',
      { filter: { hasPermission: 'release:read' } },
      ['Release reader', 'Release maker'],
    ],
    ['a permission that nothing has', { filter: { hasPermission: 'no such:permission' } }, []],
    ['a SCIM filter', { query: 'name co "MANAGER" and type eq "system"' }, ['User manager', 'Group manager']],
    ['words', { search: 'maker rel' }, ['Release maker']],
  ])('is narrowed by %s', async (_what, variables, expected) => {
    const { data } = await everywhere.ask(RolePageDocument, { first: 50, ...variables });
    expect(data.roles.edges.map(({ node }) => node.name)).toEqual(expected);
    expect(data.roles.totalCount).toBe(expected.length);
  });

  it('is ordered', async () => {
    const { data } = await everywhere.ask(RolePageDocument, { first: 2, orderBy: [{ field: 'NAME' }] });
    expect(data.roles).toMatchObject({ totalCount: 9, pageInfo: { hasNextPage: true } });
    expect(data.roles.nodes.map(({ name }) => name)).toEqual(['Auditor', 'Globex insider']);
  });
});

describe('permissions', () => {
  it('are found by name', async () => {
    expect((await everywhere.ask(PermissionByNameDocument, { name: 'release:read' })).data).toEqual({
      permission: releaseRead,
    });
    for (const name of ['release', 'RELEASE:READ', ''])
      expect((await everywhere.ask(PermissionByNameDocument, { name })).data).toEqual({ permission: null });
  });

  it('are listed by name, filtered, searched, ordered and paged', async () => {
    const { data } = await everywhere.ask(PermissionPageDocument, { first: 2 });
    expect(data.permissions).toMatchObject({ totalCount: 59, pageInfo: { hasNextPage: true, hasPreviousPage: false } });
    expect(data.permissions.nodes).toEqual([{ name: 'api-token:create' }, { name: 'api-token:read' }]);
    const own = await everywhere.ask(PermissionPageDocument, {
      filter: { system: { eq: false }, resource: { eq: 'release' }, action: { startsWith: 're' } },
    });
    expect(own.data.permissions.nodes).toEqual([{ name: 'release:read' }]);
    const orderBy = [{ field: 'ACTION' as const, direction: 'DESC' as const }, { field: 'RESOURCE' as const }];
    const found = await everywhere.ask(PermissionPageDocument, { search: 'role', orderBy });
    expect(found.data.permissions.edges.map(({ node }) => node.name)).toEqual([
      'role:update',
      'role:read',
      'role-assignment:read',
      'role:delete',
      'role-assignment:delete',
      'role:create',
      'role-assignment:create',
    ]);
    for (const app of everywhere.apps) {
      const last = await app.graphql(PermissionPageDocument, { last: 1 });
      const before = await app.graphql(PermissionPageDocument, {
        last: 1,
        before: last.data?.permissions.pageInfo.startCursor,
      });
      expect(last.data?.permissions.nodes).toEqual([{ name: 'user:update' }]);
      expect(before.data?.permissions.nodes).toEqual([{ name: 'user:reset-password' }]);
    }
  });
});

describe('a role assignment', () => {
  it('is found by id, with who, what, where, since when, until when, by whom and why', async () => {
    const { data } = await everywhere.ask(RoleAssignmentByIdDocument, { id: acme.assignments.ofAda.id });
    expect(data.roleAssignment).toEqual({
      id: 'asg_…',
      managementSource: 'LOCAL',
      createdAt: longAgo,
      expiresAt: null,
      reason: 'She asked nicely.',
      principal: { __typename: 'User', displayName: 'Ada Lovelace' },
      role: { name: 'Release maker', permissions: [{ name: 'release:create' }] },
      createdBy: { __typename: 'User', displayName: 'bob' },
      scope: { kind: 'TENANT', tenant: { slug: 'acme' }, directory: null, domain: null },
    });
  });

  it('is not there when it has ended', async () => {
    const { data } = await everywhere.ask(RoleAssignmentByIdDocument, { id: acme.assignments.ended.id });
    expect(data).toEqual({ roleAssignment: null });
  });
});

describe('the list of role assignments', () => {
  const ada = 'Ada Lovelace: Release maker on TENANT acme';
  const payments = 'Payments: Release reader on DOMAIN acme shop/checkout';
  const deployer = 'Deployer: Release maker on DIRECTORY acme Contractors';
  const platform = 'Platform: Platform administrator on PLATFORM';
  const bob = 'bob: Globex insider on DOMAIN globex vault';
  const secrets = 'Globex secrets: Globex insider on TENANT globex';
  const root = 'root: Platform administrator on PLATFORM';

  it.each<[string, RoleAssignmentPageQueryVariables, string[]]>([
    ['nothing', {}, [ada, payments, deployer, platform, bob, secrets, root]],
    ['a tenant', { tenantId: globex.tenant.id }, [bob, secrets]],
    ['a principal', { filter: { principalId: { in: [acme.users.ada.id, acme.groups.payments.id] } } }, [ada, payments]],
    ['a kind of principal', { filter: { principalKind: { eq: 'SERVICE_ACCOUNT' } } }, [deployer]],
    ['a role', { filter: { roleId: { eq: globex.role.id } } }, [bob, secrets]],
    ['a kind of scope', { filter: { scopeKind: { in: ['PLATFORM', 'DIRECTORY'] } } }, [deployer, platform, root]],
    ['a directory', { filter: { directoryId: { eq: acme.contractors.id } } }, [deployer]],
    ['a domain itself', { filter: { domainId: { eq: acme.domains.cards.id } } }, []],
    ['a domain that it covers', { filter: { coversDomain: acme.domains.cards.id } }, [payments]],
    ['an end', { filter: { expiresAt: { isNull: false } } }, [deployer]],
    ['a SCIM filter', { query: 'scopeKind eq "tenant" and expiresAt eq null' }, [ada, secrets]],
  ])('is narrowed by %s', async (_what, variables, expected) => {
    const { data } = await everywhere.ask(RoleAssignmentPageDocument, { first: 50, ...variables });
    const told = data.roleAssignments.nodes.map(({ principal, role, scope }) => {
      const place = [scope.kind, scope.tenant?.slug, scope.directory?.name, scope.domain?.path].filter(Boolean);
      return `${principal?.displayName}: ${role.name} on ${place.join(' ')}`;
    });
    expect(told).toEqual(expected);
    expect(data.roleAssignments.totalCount).toBe(expected.length);
  });

  it('is ordered by when they end, those without an end first', async () => {
    const orderBy = [{ field: 'EXPIRES_AT' as const, direction: 'DESC' as const }];
    const { data } = await everywhere.ask(RoleAssignmentPageDocument, { first: 2, orderBy });
    expect(data.roleAssignments.nodes.map(({ expiresAt }) => expiresAt)).toEqual(['2999-01-01T00:00:00.000Z', null]);
    for (const app of everywhere.apps) {
      const first = await app.graphql(RoleAssignmentPageDocument, { first: 1, orderBy });
      const after = first.data?.roleAssignments.pageInfo.endCursor;
      const second = await app.graphql(RoleAssignmentPageDocument, { first: 100, orderBy, after });
      expect(second.data?.roleAssignments.nodes.map(({ expiresAt }) => expiresAt)).toEqual(Array(6).fill(null));
    }
  });
});
