import { newId } from '../../src/core/kernel/ids.js';
import type { App } from '../support/app.js';
import { dialects } from '../support/databases.js';
import {
  CreateDomainDocument,
  DeleteDomainDocument,
  DomainTreeDocument,
  MoveDomainDocument,
  TrailOfDocument,
  UpdateDomainDocument,
} from '../support/generated/test-documents.js';
import { Changing, type Who } from './changing.js';
import { builtInRole, foundCompanies, moments } from './companies.js';

const companies = foundCompanies();
const { world, acme, globex, initech } = companies;
const { ada, bob } = acme.users;
const { shop, checkout, cards, hr } = acme.domains;
world.assign(bob, builtInRole('tenantAdministrator'), acme.tenant);
world.assign(ada, builtInRole('member'), acme.tenant);
const unseen = world.domain(initech.tenant, { name: 'unseen' });
const tenantId = acme.tenant.id;
const kept = world.domain(acme.tenant, { name: 'kept', managementSource: 'SYNCED' });
const used = world.domain(acme.tenant, { name: 'used' });
world.assign(ada, acme.roles.maker, used);
world.assign(bob, acme.roles.maker, used, { expiresAt: moments.ended });
const syncedUse = world.domain(acme.tenant, { name: 'synced-use' });
world.assign(ada, acme.roles.maker, syncedUse, { managementSource: 'SYNCED' });
const ended = world.domain(acme.tenant, { name: 'ended' });
world.assign(ada, acme.roles.maker, ended, { expiresAt: moments.ended });
// Gardeners tend the tree: one on his own part, one on two parts with rights on one of them that she lacks on the other.
const gardener = world.role(acme.tenant, { name: 'Gardener' });
for (const action of ['read', 'create', 'update', 'delete'])
  world.rolePermissions.push({ roleId: gardener.id, permission: `domain:${action}` });
const plot = world.domain(acme.tenant, { name: 'plot' });
const [bed, vault] = [world.domain(plot, { name: 'bed' }), world.domain(acme.tenant, { name: 'vault' })];
const weed = world.domain(plot, { name: 'weed' });
world.assign(ada, acme.roles.reader, weed);
const gus = world.user({ username: 'gus', displayName: 'gus' }, acme.main);
world.assign(gus, gardener, plot);
const gia = world.user({ username: 'gia', displayName: 'gia' }, acme.main);
world.assign(gia, gardener, plot);
world.assign(gia, gardener, vault);
world.assign(gia, acme.roles.maker, vault);

describe.each(dialects)('changes of domains on %s', (dialect) => {
  let app: App;
  let changing: Changing;
  beforeAll(async () => {
    changing = await Changing.start(dialect, companies.insert);
    app = changing.app;
  });
  afterAll(() => changing.stop());

  const made = async (input: { name: string; parentId?: string; description?: string }, asking: Who = 'bob') => {
    const under = input.parentId === undefined ? { tenantId } : {};
    const createDomain = await changing.done(asking, CreateDomainDocument, { input: { ...under, ...input } });
    return createDomain.domain as NonNullable<typeof createDomain.domain>;
  };
  const paths = async () => {
    const { data } = await app.graphql(DomainTreeDocument, { tenantId });
    return data?.domains.nodes.map(({ path }) => path) ?? [];
  };

  it('a domain is made under another one, or at the root', async () => {
    const root = await made({ name: '__proto__', description: 'Inert.' });
    expect(root).toMatchObject({
      name: '__proto__',
      path: '__proto__',
      description: 'Inert.',
      parent: null,
      version: 1,
    });
    const child = await made({ name: 'Sub domain', parentId: root.id });
    expect(child).toMatchObject({ path: '__proto__/Sub domain', parent: { id: root.id }, description: null });
    const grandchild = await made({ name: 'deep', parentId: child.id });
    const { data } = await app.graphql(DomainTreeDocument, { tenantId });
    const told = data?.domains.nodes.find(({ path }) => path === '__proto__');
    expect(told?.children.nodes.map(({ path }) => path).sort()).toEqual([child.path, grandchild.path]);
  });

  it.each<[string, { name?: string; parentId?: string; tenantId?: string }, string]>([
    ['a path that there is', { name: 'SHOP' }, 'ALREADY_EXISTS input.name'],
    ['a slash', { name: 'a/b' }, 'INVALID input.name'],
    ['a wide slash', { name: 'a／b' }, 'INVALID input.name'],
    ['no name', { name: '' }, 'INVALID input.name'],
    ['a long name', { name: 'x'.repeat(101) }, 'INVALID input.name'],
    ['a parent that is none', { parentId: newId('dom') }, 'NOT_FOUND input.parentId'],
    ['a parent of another tenant', { parentId: unseen.id }, 'NOT_FOUND input.parentId'],
    ['both a parent and a tenant', { parentId: shop.id, tenantId }, 'INVALID input.tenantId'],
    ['a tenant that is none', { tenantId: newId('ten') }, 'NOT_FOUND input.tenantId'],
  ])('no domain is made with %s', async (_what, { parentId, ...input }, expected) => {
    const under = parentId === undefined ? { tenantId } : { parentId };
    expect(await changing.outcome('bob', CreateDomainDocument, { input: { name: 'new', ...under, ...input } })).toBe(
      expected,
    );
  });

  it('needs rights there: on the tenant for a root, on a domain for what is under it', async () => {
    expect(await changing.outcome('ada', CreateDomainDocument, { input: { tenantId, name: 'mine' } })).toBe(
      'FORBIDDEN!',
    );
    expect(await changing.outcome('gus', CreateDomainDocument, { input: { tenantId, name: 'mine' } })).toBe(
      'FORBIDDEN!',
    );
    expect(await made({ parentId: bed.id, name: 'rose' }, 'gus')).toMatchObject({ path: 'plot/bed/rose' });
    expect(await changing.outcome('gus', UpdateDomainDocument, { input: { id: hr.id, name: 'mine' } })).toBe(
      'NOT_FOUND input.id',
    );
    expect(await changing.outcome('ada', UpdateDomainDocument, { input: { id: shop.id, name: 'mine' } })).toBe(
      'FORBIDDEN!',
    );
    expect(await changing.outcome('ada', DeleteDomainDocument, { input: { id: shop.id } })).toBe('FORBIDDEN!');
    expect(await changing.outcome('ada', MoveDomainDocument, { input: { id: shop.id } })).toBe('FORBIDDEN!');
  });

  it('lies on 50 levels at the most, wherever it is put', async () => {
    const top = await made({ name: 'l1' });
    let last = top;
    for (let level = 2; level <= 50; level++) last = await made({ name: `l${level}`, parentId: last.id });
    const tooDeep = { name: 'l51', parentId: last.id };
    expect(await changing.outcome('bob', CreateDomainDocument, { input: tooDeep })).toBe(
      'LIMIT_EXCEEDED input.parentId',
    );
    expect(await changing.outcome('bob', MoveDomainDocument, { input: { id: hr.id, parentId: last.id } })).toBe(
      'LIMIT_EXCEEDED input.parentId',
    );
    expect(await changing.outcome('bob', MoveDomainDocument, { input: { id: top.id, parentId: hr.id } })).toBe(
      'LIMIT_EXCEEDED input.parentId',
    );
    await changing.done('bob', UpdateDomainDocument, { input: { id: last.id, name: 'z'.repeat(100) } });
  });

  it('is renamed with the paths of all under it, and described', async () => {
    const update = { id: checkout.id, version: 1, name: 'Till', description: 'Pay here.' };
    const updateDomain = await changing.done('bob', UpdateDomainDocument, { input: update });
    expect(updateDomain.domain).toMatchObject({
      name: 'Till',
      path: 'shop/Till',
      description: 'Pay here.',
      version: 2,
    });
    expect(await paths()).toEqual(expect.arrayContaining(['shop', 'shop/Till', 'shop/Till/cards']));
    const search = await changing.raw('bob', '{ domains(search: "TILL/cards") { nodes { path version } } }');
    expect(search.data).toEqual({ domains: { nodes: [{ path: 'shop/Till/cards', version: 2 }] } });
    const back = { id: checkout.id, name: 'checkout', description: null };
    await changing.done('bob', UpdateDomainDocument, { input: back });
    const { data } = await app.graphql(TrailOfDocument, { objectId: checkout.id });
    const facts = { parentId: shop.id };
    expect(data?.auditEvents.nodes.flatMap(({ changes }) => changes)).toContainEqual({
      before: { ...facts, name: 'checkout', path: 'shop/checkout', description: null },
      after: { ...facts, name: 'Till', path: 'shop/Till', description: 'Pay here.' },
    });
  });

  it.each<[string, { id: string; name?: string | null; version?: number }, string]>([
    ['to a path that there is', { id: hr.id, name: 'shop' }, 'ALREADY_EXISTS input.name'],
    ['to no name', { id: hr.id, name: null }, 'INVALID input.name'],
    ['with a stale version', { id: hr.id, name: 'people', version: 99 }, 'CONFLICT input.version'],
    ['when another system keeps it', { id: kept.id, name: 'ours' }, 'EXTERNALLY_MANAGED input'],
    ['when there is none', { id: newId('dom'), name: 'ours' }, 'NOT_FOUND input.id'],
  ])('is not renamed %s', async (_what, input, expected) => {
    expect(await changing.outcome('bob', UpdateDomainDocument, { input })).toBe(expected);
  });

  it('gets no path that is too long, also not under it, and as it is compared', async () => {
    // Each of these counts four times where names are compared: the paths are short, their keys are not.
    const wide = '㎯'.repeat(14);
    let last = await made({ name: 'wide' });
    const top = last;
    const key = [...wide.normalize('NFKC').toLowerCase()].length;
    for (let length = 4; length + 1 + key <= 700; length += 1 + key)
      last = await made({ name: wide, parentId: last.id });
    expect(last.path.length).toBeLessThan(300);
    const beyond = { name: wide, parentId: last.id };
    expect(await changing.outcome('bob', CreateDomainDocument, { input: beyond })).toBe('INVALID input.name');
    const long = { id: top.id, name: 'x'.repeat(100) };
    expect(await changing.outcome('bob', UpdateDomainDocument, { input: long })).toBe('INVALID input.name');
    expect((await paths()).filter((path) => path.startsWith('x'))).toEqual([]);
  });

  it('is moved with all under it, back to the root, and nowhere else', async () => {
    const [a, b] = [await made({ name: 'a' }), await made({ name: 'b' })];
    const child = await made({ name: 'c', parentId: a.id });
    await made({ name: 'd', parentId: child.id });
    const moveDomain = await changing.done('bob', MoveDomainDocument, {
      input: { id: child.id, parentId: b.id, version: 1 },
    });
    expect(moveDomain.domain).toMatchObject({ path: 'b/c', parent: { id: b.id }, version: 2 });
    expect((await paths()).filter((path) => /^[ab](\/|$)/.test(path))).toEqual(['a', 'b', 'b/c', 'b/c/d']);
    const up = await changing.done('bob', MoveDomainDocument, { input: { id: child.id, parentId: null } });
    expect(up.domain).toMatchObject({ path: 'c', parent: null, version: 3 });
    const same = await changing.done('bob', MoveDomainDocument, { input: { id: child.id } });
    expect(same.domain).toMatchObject({ path: 'c', version: 3 });
    const move = (input: { id: string; parentId?: string; version?: number }) =>
      changing.outcome('bob', MoveDomainDocument, { input });
    expect(await move({ id: child.id, parentId: child.id })).toBe('INVALID input.parentId');
    expect(await move({ id: shop.id, parentId: cards.id })).toBe('INVALID input.parentId');
    expect(await move({ id: child.id, parentId: unseen.id })).toBe('NOT_FOUND input.parentId');
    expect(await move({ id: newId('dom'), parentId: a.id })).toBe('NOT_FOUND input.id');
    expect(await move({ id: child.id, parentId: a.id, version: 1 })).toBe('CONFLICT input.version');
    expect(await move({ id: kept.id, parentId: a.id })).toBe('EXTERNALLY_MANAGED input');
    await made({ name: 'C', parentId: a.id });
    expect(await move({ id: child.id, parentId: a.id })).toBe('ALREADY_EXISTS input.name');
    // Bob sees this one: he has a role on it.
    expect(await move({ id: child.id, parentId: globex.domain.id })).toBe('INVALID input.parentId');
  });

  it('opens nothing to its mover by being moved: what roles there allow, the mover must hold on it before', async () => {
    const can = async () => {
      const question = 'query ($d: ID!) { viewer { can(permission: "release:create", domainId: $d) } }';
      return (await changing.raw<{ viewer: { can: boolean } }, object>('gia', question, { d: bed.id })).data?.viewer
        .can;
    };
    expect(await can()).toBe(false);
    const move = { id: bed.id, parentId: vault.id };
    expect(await changing.outcome('gia', MoveDomainDocument, { input: move })).toBe(
      'PRIVILEGE_ESCALATION input.parentId',
    );
    expect(await can()).toBe(false);
    // The other way round nobody gains anything.
    const inVault = await made({ name: 'box', parentId: vault.id });
    await changing.done('gia', MoveDomainDocument, { input: { id: inVault.id, parentId: plot.id } });
    // The permissions of applications are handed out by whoever may delegate them.
    await changing.done('bob', MoveDomainDocument, { input: move });
    expect(await can()).toBe(true);
    await changing.done('bob', MoveDomainDocument, { input: { id: bed.id, parentId: plot.id } });
    // To the root a right on the tenant is needed.
    expect(await changing.outcome('gia', MoveDomainDocument, { input: { id: bed.id } })).toBe('FORBIDDEN!');
    expect(await changing.outcome('gus', MoveDomainDocument, { input: { id: bed.id, parentId: vault.id } })).toBe(
      'NOT_FOUND input.parentId',
    );
  });

  it('goes when nothing depends on it, or with the roles on it', async () => {
    expect(await changing.outcome('bob', DeleteDomainDocument, { input: { id: shop.id } })).toBe('IN_USE input.id');
    expect(await changing.outcome('bob', DeleteDomainDocument, { input: { id: shop.id, onUse: 'CASCADE' } })).toBe(
      'IN_USE input.id',
    );
    expect(await changing.outcome('bob', DeleteDomainDocument, { input: { id: used.id } })).toBe('IN_USE input.id');
    expect(await changing.outcome('bob', DeleteDomainDocument, { input: { id: used.id, version: 2 } })).toBe(
      'CONFLICT input.version',
    );
    const all = { id: used.id, onUse: 'CASCADE' } as const;
    const tried = await changing.done('bob', DeleteDomainDocument, { input: { ...all, dryRun: true } });
    expect(tried.preview?.differences.nodes).toEqual([
      {
        principal: { displayName: 'Ada Lovelace' },
        lost: [{ permission: { name: 'release:create' } }, { permission: { name: 'release:read' } }],
      },
    ]);
    const deleteDomain = await changing.done('bob', DeleteDomainDocument, { input: all });
    expect(deleteDomain.deletedDomainId).toBe(used.id);
    expect(await changing.outcome('bob', DeleteDomainDocument, { input: all })).toBe('NOT_FOUND input.id');
    const synced = { id: syncedUse.id, onUse: 'CASCADE' } as const;
    expect(await changing.outcome('bob', DeleteDomainDocument, { input: synced })).toBe('EXTERNALLY_MANAGED input');
    expect(await changing.outcome('bob', DeleteDomainDocument, { input: { id: kept.id } })).toBe(
      'EXTERNALLY_MANAGED input',
    );
    // A role that has ended is not there, and keeps nothing.
    await changing.done('bob', DeleteDomainDocument, { input: { id: ended.id } });
  });

  it('takes no roles with it by whoever may not take them away', async () => {
    const input = { id: weed.id, onUse: 'CASCADE' } as const;
    expect(await changing.outcome('gus', DeleteDomainDocument, { input })).toBe('FORBIDDEN!');
    await changing.done('bob', DeleteDomainDocument, { input });
  });
});
