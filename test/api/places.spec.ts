import {
  DirectoryByIdDocument,
  DirectoryContentsDocument,
  DomainByIdDocument,
  DomainPageDocument,
  TenantByKeyDocument,
  TenantContentsDocument,
  TenantPageDocument,
  type DomainPageQueryVariables,
  type TenantPageQueryVariables,
} from '../support/generated/test-documents.js';
import { foundCompanies } from './companies.js';
import { Everywhere } from './everywhere.js';

const companies = foundCompanies();
const { acme, globex } = companies;
const longAgo = '2026-01-01T00:00:00.000Z';
const versioned = { createdAt: longAgo, updatedAt: longAgo, version: 1 };
let everywhere: Everywhere;
beforeAll(async () => {
  everywhere = await Everywhere.start({ prepare: companies.insert });
});
afterAll(() => everywhere.stop());

describe('a tenant', () => {
  it.each([{ id: acme.tenant.id }, { slug: 'acme' }])('is found by %p', async (key) => {
    const { data } = await everywhere.ask(TenantByKeyDocument, key);
    expect(data.tenant).toEqual({
      id: 'ten_…',
      slug: 'acme',
      name: 'Acme',
      description: 'Makes everything.',
      status: 'ACTIVE',
      hidesEmail: false,
      maxTokenDays: null,
      ...versioned,
    });
  });

  it.each([{ slug: 'ACME' }, { slug: '' }, { id: 'acme' }])('is null when there is none with %p', async (key) => {
    expect((await everywhere.ask(TenantByKeyDocument, key)).data).toEqual({ tenant: null });
  });

  it('holds people, groups, directories and domains', async () => {
    const { data } = await everywhere.ask(TenantContentsDocument, { tenants: { slug: { in: ['acme', 'globex'] } } });
    const [first, second] = data.tenants.nodes;
    expect(first).toMatchObject({
      slug: 'acme',
      users: { totalCount: 7, pageInfo: { hasNextPage: false, hasPreviousPage: false } },
      groups: { totalCount: 6 },
      directories: { totalCount: 2, nodes: [{ name: 'Staff' }, { name: 'Contractors' }] },
      domains: {
        totalCount: 4,
        nodes: [{ path: 'shop' }, { path: 'shop/checkout' }, { path: 'shop/checkout/cards' }, { path: 'hr' }],
      },
    });
    expect(first?.users.edges[1]).toEqual({
      cursor: 'a cursor',
      status: 'SUSPENDED',
      since: longAgo,
      directories: [{ status: 'SUSPENDED', directory: { name: 'Staff' } }],
      node: { username: 'cleo' },
    });
    expect(second?.users.edges.map(({ node }) => node.username)).toEqual(['bob', 'eve']);
    expect(second?.groups.nodes).toEqual([{ name: 'Globex secrets' }]);
  });

  it('shows a filtered page of each', async () => {
    const { data } = await everywhere.ask(TenantContentsDocument, {
      first: 1,
      tenants: { slug: { eq: 'acme' } },
      users: { status: { eq: 'SUSPENDED' } },
      groups: { isRoot: false },
      domains: { under: acme.domains.shop.id },
      directories: { isDefault: { eq: false } },
    });
    const [tenant] = data.tenants.nodes;
    expect(tenant).toMatchObject({
      users: { totalCount: 1, edges: [{ node: { username: 'cleo' } }], nodes: [{ status: 'SUSPENDED' }] },
      groups: { totalCount: 3, nodes: [{ name: 'Payments' }] },
      domains: { totalCount: 2, nodes: [{ path: 'shop/checkout' }] },
      directories: { totalCount: 1, nodes: [{ name: 'Contractors' }] },
    });
  });
});

describe('the list of tenants', () => {
  it.each<[string, TenantPageQueryVariables, string[]]>([
    ['nothing', {}, ['acme', 'globex', 'initech']],
    ['a status', { filter: { status: { eq: 'DEACTIVATED' } } }, ['initech']],
    ['a slug', { filter: { slug: { endsWith: 'x' } } }, ['globex']],
    ['a SCIM filter', { query: 'name sw "I" or id eq null' }, ['initech']],
    ['words in slug or name', { search: 'OBE' }, ['globex']],
    ['nothing, ordered', { orderBy: [{ field: 'NAME', direction: 'DESC' }] }, ['initech', 'globex', 'acme']],
  ])('is narrowed by %s', async (_what, variables, expected) => {
    const { data } = await everywhere.ask(TenantPageDocument, variables);
    expect(data.tenants.nodes.map(({ slug }) => slug)).toEqual(expected);
    expect(data.tenants.edges.map(({ node }) => node.slug)).toEqual(expected);
    expect(data.tenants).toMatchObject({ totalCount: expected.length, pageInfo: { hasNextPage: false } });
  });
});

describe('a directory', () => {
  it('is found by id', async () => {
    const { data } = await everywhere.ask(DirectoryByIdDocument, { id: acme.main.id });
    expect(data.directory).toEqual({
      id: 'dir_…',
      name: 'Staff',
      description: 'People on the payroll.',
      isDefault: true,
      ...versioned,
      tenant: { slug: 'acme' },
    });
  });

  it('holds the people who have a place in it, with the status they have there, and groups', async () => {
    const orderBy = [{ field: 'NAME' as const }];
    const { data } = await everywhere.ask(DirectoryContentsDocument, { first: 10, orderBy, tenantId: acme.tenant.id });
    expect(data.directories.edges.map(({ node }) => node.name)).toEqual(['Contractors', 'Staff']);
    const [contractors, staff] = data.directories.nodes;
    expect(contractors).toMatchObject({
      users: { totalCount: 2, edges: [{ node: { username: 'Ada' } }, { node: { username: 'gil' } }] },
      groups: { totalCount: 0, nodes: [] },
    });
    expect(staff?.users.edges.map(({ status, node }) => `${node.username} ${status}`)).toEqual([
      'Ada ACTIVE',
      'cleo SUSPENDED',
      'bob ACTIVE',
      'dan ACTIVE',
      'hana ACTIVE',
    ]);
    expect(staff?.groups.totalCount).toBe(6);
  });

  it('is listed, filtered and searched', async () => {
    const { data } = await everywhere.ask(DirectoryContentsDocument, {
      filter: { isDefault: { eq: true } },
      search: 'body',
    });
    expect(data.directories.nodes.map(({ name }) => name)).toEqual(['Everybody']);
  });
});

describe('a domain', () => {
  it('is found by id, with the ones above', async () => {
    const { data } = await everywhere.ask(DomainByIdDocument, { id: acme.domains.cards.id });
    expect(data.domain).toEqual({
      id: 'dom_…',
      name: 'cards',
      path: 'shop/checkout/cards',
      description: null,
      managementSource: 'LOCAL',
      ...versioned,
      tenant: { slug: 'acme' },
      parent: { path: 'shop/checkout', parent: { path: 'shop' } },
    });
  });

  it.each<[string, DomainPageQueryVariables, string[]]>([
    ['nothing', {}, ['shop', 'shop/checkout', 'shop/checkout/cards', 'hr', 'vault']],
    ['having no parent', { filter: { parentId: { isNull: true } } }, ['shop', 'hr', 'vault']],
    ['lying right under another', { filter: { parentId: { eq: acme.domains.shop.id } } }, ['shop/checkout']],
    ['lying under another', { filter: { under: acme.domains.shop.id } }, ['shop/checkout', 'shop/checkout/cards']],
    ['words in the path', { search: 'cards shop' }, ['shop/checkout/cards']],
    ['a tenant', { tenantId: globex.tenant.id }, ['vault']],
    [
      'nothing, ordered',
      { orderBy: [{ field: 'PATH' }] },
      ['hr', 'shop', 'shop/checkout', 'shop/checkout/cards', 'vault'],
    ],
  ])('is in the list narrowed by %s', async (_what, variables, expected) => {
    const { data } = await everywhere.ask(DomainPageDocument, { first: 10, ...variables });
    expect(data.domains.nodes.map(({ path }) => path)).toEqual(expected);
    expect(data.domains.edges.map(({ node }) => node.path)).toEqual(expected);
    expect(data.domains.totalCount).toBe(expected.length);
  });

  it('has others under it, one step or at any distance', async () => {
    const below = async (transitive: boolean) => {
      const { data } = await everywhere.ask(DomainPageDocument, {
        first: 10,
        transitive,
        filter: { path: { eq: 'SHOP' } },
      });
      const [shop] = data.domains.nodes;
      expect(shop?.description).toBe('All of it.');
      return shop?.children;
    };
    expect(await below(false)).toEqual({ totalCount: 1, nodes: [{ path: 'shop/checkout' }] });
    expect(await below(true)).toEqual({
      totalCount: 2,
      nodes: [{ path: 'shop/checkout' }, { path: 'shop/checkout/cards' }],
    });
  });
});
