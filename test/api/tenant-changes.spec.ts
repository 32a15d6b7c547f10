import { newId } from '../../src/core/kernel/ids.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { sql, type Sql } from '../../src/storage/database/sql.js';
import { startApp, type App } from '../support/app.js';
import { dialects } from '../support/databases.js';
import {
  CreateDirectoryDocument,
  CreateTenantDocument,
  DeactivateTenantDocument,
  DeleteDirectoryDocument,
  DirectoriesAfterDocument,
  ReactivateTenantDocument,
  TrailOfDocument,
  UpdateDirectoryDocument,
  UpdateTenantDocument,
  WhoActsDocument,
  type CreateTenantMutationVariables,
} from '../support/generated/test-documents.js';
import { changed, refused, whyNot } from './sent-change.js';
import { builtInRole, foundCompanies, moments } from './companies.js';
import { madeToken } from './made-token.js';

const companies = foundCompanies();
const { world, acme, globex, initech } = companies;
const { ada, bob, fay } = acme.users;
world.assign(bob, builtInRole('tenantAdministrator'), acme.tenant);
world.assign(globex.users.eve, builtInRole('tenantAdministrator'), globex.tenant);
// Manages directories one by one, the default one not among them.
const lia = world.user({ username: 'lia', displayName: 'lia' }, acme.main);
const caretaker = world.role(acme.tenant, { name: 'Caretaker' });
for (const permission of ['directory:update', 'directory:read'])
  world.rolePermissions.push({ roleId: caretaker.id, permission });
world.assign(lia, caretaker, acme.contractors);
// May close a tenant from within.
const closer = world.role(globex.tenant, { name: 'Closer' });
world.rolePermissions.push({ roleId: closer.id, permission: 'tenant:deactivate' });
world.assign(bob, closer, globex.tenant);
const empty = world.directory(acme.tenant, { name: 'Empty' });
world.assign(bob, acme.roles.maker, empty, { expiresAt: moments.ended });
const withRole = world.directory(acme.tenant, { name: 'With a role' });
world.assign(bob, acme.roles.maker, withRole);
const nobodyHas = newId('ten');

describe.each(dialects)('changes of tenants and directories on %s', (dialect) => {
  let app: App;
  let bobs: { token: string };
  let adas: { token: string };
  beforeAll(async () => {
    app = await startApp(dialect, { prepare: companies.insert });
    [bobs, adas] = [{ token: await app.token('bob') }, { token: await app.token('ada') }];
  }, 60_000);
  afterAll(() => app.stop());

  describe('a new tenant', () => {
    it('has a default directory and the group of everybody, and is administered by whoever is named', async () => {
      const { createTenant } = await changed(app, CreateTenantDocument, {
        slug: 'umbra',
        name: 'Umbra',
        administratorId: fay.id,
      });
      expect(createTenant).toMatchObject({
        tenant: {
          slug: 'umbra',
          name: 'Umbra',
          description: null,
          status: 'ACTIVE',
          hidesEmail: false,
          maxTokenDays: null,
          version: 1,
          directories: { nodes: [{ name: 'Default', isDefault: true }] },
          groups: {
            nodes: [
              {
                name: 'Everyone',
                system: true,
                kind: 'SECURITY',
                roleAssignments: { nodes: [{ role: { name: 'Member' }, scope: { kind: 'TENANT' } }] },
              },
            ],
          },
          users: { nodes: [{ username: 'fay' }] },
        },
        preview: null,
      });
      const id = createTenant.tenant?.id ?? '';
      const fays = { token: await app.token('fay') };
      const { updateTenant } = await changed(app, UpdateTenantDocument, { id, description: 'Shade.' }, fays);
      expect(updateTenant.tenant).toMatchObject({ description: 'Shade.', version: 2 });
    });

    it('is only thought of in a dry run', async () => {
      const input = { slug: 'maybe', name: 'Maybe', administratorId: ada.id, dryRun: true };
      const { createTenant } = await changed(app, CreateTenantDocument, input);
      expect(createTenant.tenant).toBeNull();
      const [difference, ...others] = createTenant.preview?.differences.nodes ?? [];
      expect(others).toEqual([]);
      expect(difference).toMatchObject({ principal: { displayName: 'Ada Lovelace' }, lost: [] });
      expect(difference?.gained.map(({ permission }) => permission?.name)).toContain('tenant:update');
      await changed(app, CreateTenantDocument, { slug: 'maybe', name: 'Maybe' });
    });

    it.each([
      ['with the slug of another one', { slug: 'acme', name: 'Acme' }, 'ALREADY_EXISTS input.slug'],
      ['with no slug', { slug: 'Not One', name: 'Acme' }, 'INVALID input.slug'],
      ['without a name', { slug: 'nameless', name: '' }, 'INVALID input.name'],
      ['for nobody', { slug: 'lone', name: 'Lone', administratorId: newId('usr') }, 'NOT_FOUND input.administratorId'],
      [
        'for a service account',
        { slug: 'lone', name: 'Lone', administratorId: acme.robots.deployer.id },
        'INVALID input.administratorId',
      ],
    ])('%s is not made', async (_what, input, expected) => {
      expect(await refused(app, CreateTenantDocument, input)).toBe(expected);
    });

    it('is not made by whoever has rights on a tenant alone', async () => {
      expect(await refused(app, CreateTenantDocument, { slug: 'mine', name: 'Mine' }, bobs)).toBe('error FORBIDDEN');
      const token = await madeToken(app, { owner: acme.users.hana, tenant: acme.tenant });
      expect(await refused(app, CreateTenantDocument, { slug: 'mine', name: 'Mine' }, { token })).toBe(
        'error FORBIDDEN',
      );
    });
  });

  describe('the facts of a tenant', () => {
    it('are changed one by one, cleared with null, and told to the trail', async () => {
      const id = acme.tenant.id;
      const all = { name: 'Acme Corp.', description: 'More.', hidesEmail: true, maxTokenDays: 30, slug: 'acme-corp' };
      const { updateTenant } = await changed(app, UpdateTenantDocument, { id, ...all }, bobs);
      expect(updateTenant.tenant).toMatchObject({ ...all, version: 2 });
      const back = {
        id,
        version: 2,
        description: null,
        maxTokenDays: null,
        hidesEmail: false,
        slug: 'acme',
        name: 'Acme',
      };
      const { updateTenant: again } = await changed(app, UpdateTenantDocument, back, bobs);
      expect(again.tenant).toMatchObject({ description: null, maxTokenDays: null, version: 3 });
      const { data } = await app.graphql(TrailOfDocument, { objectId: id });
      expect(data?.auditEvents.nodes).toContainEqual({
        action: 'updateTenant',
        outcome: 'SUCCEEDED',
        changes: [
          {
            before: {
              slug: 'acme',
              name: 'Acme',
              description: 'Makes everything.',
              hidesEmail: false,
              maxTokenDays: null,
            },
            after: all,
          },
        ],
      });
    });

    it.each([
      ['the slug of another one', { slug: 'globex' }, 'ALREADY_EXISTS input.slug'],
      ['no slug', { slug: null }, 'INVALID input.slug'],
      ['an odd slug', { slug: '__proto__' }, 'INVALID input.slug'],
      ['a name with a control character', { name: 'A\u0000' }, 'INVALID input.name'],
      ['no flag', { hidesEmail: null }, 'INVALID input.hidesEmail'],
      ['no day for tokens', { maxTokenDays: 0 }, 'INVALID input.maxTokenDays'],
      ['too many days for tokens', { maxTokenDays: 366 }, 'INVALID input.maxTokenDays'],
      ['a stale version', { name: 'Stale', version: 1 }, 'CONFLICT input.version'],
    ])('are not changed to %s', async (_what, facts, expected) => {
      expect(await refused(app, UpdateTenantDocument, { id: acme.tenant.id, ...facts })).toBe(expected);
    });

    it('are changed by nobody without the permission, and of no tenant that is not seen', async () => {
      expect(await refused(app, UpdateTenantDocument, { id: acme.tenant.id, name: 'Mine' }, adas)).toBe(
        'error FORBIDDEN',
      );
      for (const id of [initech.tenant.id, nobodyHas, 'no id'])
        expect(await refused(app, UpdateTenantDocument, { id, name: 'Mine' }, bobs)).toBe('NOT_FOUND input.id');
      expect(await refused(app, UpdateTenantDocument, { id: ada.id, name: 'Mine' }, bobs)).toBe('INVALID input.id');
    });
  });

  describe('a deactivated tenant', () => {
    const { eve } = globex.users;
    const id = globex.tenant.id;
    const reads = async (token: string) => (await app.graphql(WhoActsDocument, {}, { token })).errors === undefined;
    const sees = async (token: string) =>
      (await app.graphql('{ tenants { nodes { slug } } }', {}, { token })).data?.tenants.nodes.map(
        ({ slug }: { slug: string }) => slug,
      );

    it('takes its tokens, its service accounts and all rights in it with it at once, and gives them back', async () => {
      const ofRobot = await madeToken(app, { owner: globex.robot, tenant: globex.tenant });
      const ofEve = await madeToken(app, { owner: eve, tenant: globex.tenant });
      const unlimited = await app.token('eve');
      const tried = { id, dryRun: true };
      const { deactivateTenant: preview } = await changed(app, DeactivateTenantDocument, tried);
      const losing = preview.preview?.differences.nodes ?? [];
      expect(losing.map(({ principal }) => principal?.displayName)).toEqual(['bob', 'Eve of Globex']);
      expect(losing[1]?.lost.length).toBeGreaterThan(10);
      expect(await reads(ofRobot)).toBe(true);
      // Eve administers it alone; deactivating it is no loss of its last administrator.
      const { deactivateTenant } = await changed(app, DeactivateTenantDocument, { id, reason: 'Unpaid.' });
      expect(deactivateTenant.tenant).toMatchObject({ slug: 'globex', status: 'DEACTIVATED' });
      expect(await reads(ofRobot)).toBe(false);
      expect(await reads(ofEve)).toBe(false);
      expect(await sees(unlimited)).toEqual([]);
      expect(await refused(app, UpdateTenantDocument, { id, name: 'Mine' }, { token: unlimited })).toBe(
        'NOT_FOUND input.id',
      );
      const entity = 'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }';
      const r = [
        { __typename: 'User', id: bob.id },
        { __typename: 'Domain', id: globex.domain.id },
      ];
      const { data } = await app.graphql(entity, { r }, { token: unlimited });
      expect(data._entities).toEqual([null, null]);
      const { reactivateTenant } = await changed(app, ReactivateTenantDocument, { id, reason: 'Paid.' });
      expect(reactivateTenant.tenant?.status).toBe('ACTIVE');
      for (const token of [ofRobot, ofEve, unlimited]) expect(await reads(token)).toBe(true);
      expect(await sees(unlimited)).toEqual(['globex']);
      const { data: trail } = await app.graphql(TrailOfDocument, { objectId: id });
      expect(trail?.auditEvents.nodes.flatMap(({ changes }) => changes)).toEqual(
        expect.arrayContaining([
          { before: { status: 'ACTIVE' }, after: { status: 'DEACTIVATED', reason: 'Unpaid.' } },
          { before: { status: 'DEACTIVATED' }, after: { status: 'ACTIVE', reason: 'Paid.' } },
        ]),
      );
    });

    it('answers a credential that dies by its own request, and is not reactivated from within', async () => {
      const token = await madeToken(app, { owner: bob, tenant: globex.tenant });
      const { deactivateTenant } = await changed(app, DeactivateTenantDocument, { id }, { token });
      expect(deactivateTenant.tenant).toBeNull();
      expect(await refused(app, ReactivateTenantDocument, { id }, { token })).toBe('error UNAUTHENTICATED');
      expect(await refused(app, ReactivateTenantDocument, { id }, bobs)).toBe('NOT_FOUND input.id');
      await changed(app, ReactivateTenantDocument, { id });
    });

    it('keeps the platform administered: not the tenant whose group alone administers it', async () => {
      const token = await app.token('hana');
      const change = (statement: Sql) =>
        app.database.transaction((connection) => new SqlSession(connection).run(statement));
      const ofRoot = sql`principal_id IN (SELECT id FROM users WHERE username_key = 'root')`;
      await change(sql`UPDATE role_assignments SET expires_at = 1 WHERE ${ofRoot}`);
      const input = { id: acme.tenant.id };
      expect(await refused(app, DeactivateTenantDocument, input, { token })).toBe('LAST_ADMINISTRATOR input');
      await change(sql`UPDATE role_assignments SET expires_at = NULL WHERE ${ofRoot}`);
    });

    it('stays as it is when it is deactivated again', async () => {
      const { deactivateTenant } = await changed(app, DeactivateTenantDocument, { id: initech.tenant.id });
      expect(deactivateTenant.tenant).toMatchObject({ status: 'DEACTIVATED', version: 1 });
    });

    it('is not brought about, nor ended, by whoever may not', async () => {
      const input = { id: acme.tenant.id };
      expect(await refused(app, DeactivateTenantDocument, input, bobs)).toBe('error FORBIDDEN');
      expect(await refused(app, ReactivateTenantDocument, input, bobs)).toBe('error FORBIDDEN');
      expect(await refused(app, DeactivateTenantDocument, { id }, adas)).toBe('NOT_FOUND input.id');
      expect(await refused(app, DeactivateTenantDocument, { ...input, version: 99 })).toBe('CONFLICT input.version');
      expect(await refused(app, DeactivateTenantDocument, { ...input, reason: ' ' })).toBe('INVALID input.reason');
      expect(await refused(app, ReactivateTenantDocument, { id: nobodyHas })).toBe('NOT_FOUND input.id');
      const { reactivateTenant } = await changed(app, ReactivateTenantDocument, { ...input, dryRun: true });
      expect(reactivateTenant.preview?.differences.totalCount).toBe(0);
    });
  });

  describe('a directory', () => {
    const tenantId = acme.tenant.id;

    it('is made, changed, made the default one, and deleted', async () => {
      const made = { tenantId, name: '__proto__', description: 'Inert.' };
      const { createDirectory } = await changed(app, CreateDirectoryDocument, made, bobs);
      expect(createDirectory.directory).toMatchObject({
        name: '__proto__',
        description: 'Inert.',
        isDefault: false,
        version: 1,
      });
      const id = createDirectory.directory?.id ?? '';
      const asDefault = { id, version: 1, name: 'New staff', description: null, isDefault: true };
      const { updateDirectory } = await changed(app, UpdateDirectoryDocument, asDefault, bobs);
      expect(updateDirectory.directory).toMatchObject({
        name: 'New staff',
        description: null,
        isDefault: true,
        version: 2,
      });
      const { data } = await app.graphql(DirectoriesAfterDocument, { tenantId });
      expect(data?.directories.nodes.filter(({ isDefault }) => isDefault).map(({ name }) => name)).toEqual([
        'New staff',
      ]);
      expect(data?.directories.nodes.find(({ name }) => name === 'Staff')?.version).toBe(2);
      expect(await refused(app, DeleteDirectoryDocument, { id }, bobs)).toBe('IN_USE input.id');
      await changed(app, UpdateDirectoryDocument, { id: acme.main.id, isDefault: true }, bobs);
      const { deleteDirectory } = await changed(app, DeleteDirectoryDocument, { id, version: 3 }, bobs);
      expect(deleteDirectory.deletedDirectoryId).toBe(id);
      expect(await refused(app, DeleteDirectoryDocument, { id }, bobs)).toBe('NOT_FOUND input.id');
    });

    it('goes although a role on it has expired', async () => {
      await changed(app, DeleteDirectoryDocument, { id: empty.id }, bobs);
    });

    it.each([
      ['the default one', acme.main.id],
      ['one with people', acme.contractors.id],
      ['one on which a role is given', withRole.id],
    ])('stays when it is %s', async (_what, id) => {
      expect(await refused(app, DeleteDirectoryDocument, { id })).toBe('IN_USE input.id');
    });

    it('is not made or changed against the rules', async () => {
      const create = (input: object) =>
        refused(app, CreateDirectoryDocument, { tenantId, name: 'One', ...input }, bobs);
      expect(await create({ name: 'STAFF' })).toBe('ALREADY_EXISTS input.name');
      expect(await create({ name: 'x'.repeat(101) })).toBe('INVALID input.name');
      expect(await create({ tenantId: initech.tenant.id })).toBe('NOT_FOUND input.tenantId');
      expect(await create({ tenantId: globex.tenant.id })).toBe('error FORBIDDEN');
      expect(await create({ description: 'x'.repeat(1001) })).toBe('INVALID input.description');
      expect(await refused(app, CreateDirectoryDocument, { tenantId, name: 'One' }, adas)).toBe('error FORBIDDEN');
      const id = acme.contractors.id;
      expect(await refused(app, UpdateDirectoryDocument, { id, name: 'Staff' }, bobs)).toBe(
        'ALREADY_EXISTS input.name',
      );
      expect(await refused(app, UpdateDirectoryDocument, { id, version: 9 }, bobs)).toBe('CONFLICT input.version');
      expect(await refused(app, UpdateDirectoryDocument, { id, isDefault: null }, bobs)).toBe(
        'INVALID input.isDefault',
      );
      expect(await refused(app, DeleteDirectoryDocument, { id, version: 9 }, bobs)).toBe('CONFLICT input.version');
      const main = { id: acme.main.id, isDefault: false };
      expect(await refused(app, UpdateDirectoryDocument, main, bobs)).toBe('INVALID input.isDefault');
      expect(await refused(app, UpdateDirectoryDocument, { id: globex.main.id }, adas)).toBe('NOT_FOUND input.id');
      expect(await refused(app, UpdateDirectoryDocument, { id }, adas)).toBe('error FORBIDDEN');
      expect(await refused(app, DeleteDirectoryDocument, { id }, adas)).toBe('error FORBIDDEN');
    });

    it('takes the default from no directory that its manager has no right on', async () => {
      const lias = { token: await app.token('lia') };
      const id = acme.contractors.id;
      await changed(app, UpdateDirectoryDocument, { id, description: 'Theirs.' }, lias);
      expect(await refused(app, UpdateDirectoryDocument, { id, isDefault: true }, lias)).toBe('error FORBIDDEN');
      const { data } = await app.graphql(DirectoriesAfterDocument, { tenantId });
      expect(data?.directories.nodes.find(({ isDefault }) => isDefault)?.name).toBe('Staff');
    });
  });

  it('refuses keys that are no fields of an input, whatever they do to objects', async () => {
    for (const key of ['__proto__', 'constructor', 'polluted']) {
      const variables = JSON.parse(`{"input": {"slug": "odd", "name": "Odd", "${key}": {"polluted": true}}}`) as object;
      const answer = await app.graphql(CreateTenantDocument, variables as CreateTenantMutationVariables);
      expect(whyNot(answer)).toBe('error BAD_USER_INPUT');
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
