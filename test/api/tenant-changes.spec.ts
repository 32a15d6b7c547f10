import { newId } from '../../src/core/kernel/ids.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { sql, type Sql } from '../../src/storage/database/sql.js';
import type { App } from '../support/app.js';
import { dialects } from '../support/databases.js';
import {
  CreateTenantDocument,
  DeactivateTenantDocument,
  ReactivateTenantDocument,
  TrailOfDocument,
  UpdateTenantDocument,
  WhoActsDocument,
  type CreateTenantMutationVariables,
} from '../support/generated/test-documents.js';
import { Changing } from './changing.js';
import { builtInRole, foundCompanies } from './companies.js';
import { madeToken } from './made-token.js';

const companies = foundCompanies();
const { world, acme, globex, initech } = companies;
const { ada, bob, fay } = acme.users;
world.assign(bob, builtInRole('tenantAdministrator'), acme.tenant);
world.assign(globex.users.eve, builtInRole('tenantAdministrator'), globex.tenant);
// May close a tenant from within.
const closer = world.role(globex.tenant, { name: 'Closer' });
world.rolePermissions.push({ roleId: closer.id, permission: 'tenant:deactivate' });
world.assign(bob, closer, globex.tenant);
const nobodyHas = newId('ten');

describe.each(dialects)('changes of tenants on %s', (dialect) => {
  let app: App;
  let changing: Changing;
  beforeAll(async () => {
    changing = await Changing.start(dialect, companies.insert);
    app = changing.app;
  });
  afterAll(() => changing.stop());

  describe('a new tenant', () => {
    it('has a default directory and the group of everybody, and is administered by whoever is named', async () => {
      const createTenant = await changing.done('root', CreateTenantDocument, {
        input: {
          slug: 'umbra',
          name: 'Umbra',
          administratorId: fay.id,
        },
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
      const updateTenant = await changing.done('fay', UpdateTenantDocument, { input: { id, description: 'Shade.' } });
      expect(updateTenant.tenant).toMatchObject({ description: 'Shade.', version: 2 });
    });

    it('is only thought of in a dry run', async () => {
      const input = { slug: 'maybe', name: 'Maybe', administratorId: ada.id, dryRun: true };
      const createTenant = await changing.done('root', CreateTenantDocument, { input });
      expect(createTenant.tenant).toBeNull();
      const [difference, ...others] = createTenant.preview?.differences.nodes ?? [];
      expect(others).toEqual([]);
      expect(difference).toMatchObject({ principal: { displayName: 'Ada Lovelace' }, lost: [] });
      expect(difference?.gained.map(({ permission }) => permission?.name)).toContain('tenant:update');
      await changing.done('root', CreateTenantDocument, { input: { slug: 'maybe', name: 'Maybe' } });
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
      expect(await changing.outcome('root', CreateTenantDocument, { input })).toBe(expected);
    });

    it('is not made by whoever has rights on a tenant alone', async () => {
      expect(await changing.outcome('bob', CreateTenantDocument, { input: { slug: 'mine', name: 'Mine' } })).toBe(
        'FORBIDDEN!',
      );
      const token = await madeToken(app, { owner: acme.users.hana, tenant: acme.tenant });
      expect(await changing.outcome({ token }, CreateTenantDocument, { input: { slug: 'mine', name: 'Mine' } })).toBe(
        'FORBIDDEN!',
      );
    });
  });

  describe('the facts of a tenant', () => {
    it('are changed one by one, cleared with null, and told to the trail', async () => {
      const id = acme.tenant.id;
      const all = { name: 'Acme Corp.', description: 'More.', hidesEmail: true, maxTokenDays: 30, slug: 'acme-corp' };
      const updateTenant = await changing.done('bob', UpdateTenantDocument, { input: { id, ...all } });
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
      const again = await changing.done('bob', UpdateTenantDocument, { input: back });
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
      expect(await changing.outcome('root', UpdateTenantDocument, { input: { id: acme.tenant.id, ...facts } })).toBe(
        expected,
      );
    });

    it('are changed by nobody without the permission, and of no tenant that is not seen', async () => {
      expect(await changing.outcome('ada', UpdateTenantDocument, { input: { id: acme.tenant.id, name: 'Mine' } })).toBe(
        'FORBIDDEN!',
      );
      for (const id of [initech.tenant.id, nobodyHas, 'no id'])
        expect(await changing.outcome('bob', UpdateTenantDocument, { input: { id, name: 'Mine' } })).toBe(
          'NOT_FOUND input.id',
        );
      expect(await changing.outcome('bob', UpdateTenantDocument, { input: { id: ada.id, name: 'Mine' } })).toBe(
        'INVALID input.id',
      );
    });
  });

  describe('a deactivated tenant', () => {
    const { eve } = globex.users;
    const id = globex.tenant.id;
    const reads = async (token: string) => (await app.graphql(WhoActsDocument, {}, { token })).errors === undefined;
    const sees = async (token: string) => {
      const question = '{ tenants { nodes { slug } } }';
      const { data } = await app.graphql<{ tenants: { nodes: { slug: string }[] } }>(question, {}, { token });
      return data?.tenants.nodes.map(({ slug }) => slug);
    };

    it('takes its tokens, its service accounts and all rights in it with it at once, and gives them back', async () => {
      const ofRobot = await madeToken(app, { owner: globex.robot, tenant: globex.tenant });
      const ofEve = await madeToken(app, { owner: eve, tenant: globex.tenant });
      const unlimited = await app.token('eve');
      const tried = { id, dryRun: true };
      const preview = await changing.done('root', DeactivateTenantDocument, { input: tried });
      const losing = preview.preview?.differences.nodes ?? [];
      expect(losing.map(({ principal }) => principal?.displayName)).toEqual(['bob', 'Eve of Globex']);
      expect(losing[1]?.lost.length).toBeGreaterThan(10);
      expect(await reads(ofRobot)).toBe(true);
      // Eve administers it alone; deactivating it is no loss of its last administrator.
      const deactivateTenant = await changing.done('root', DeactivateTenantDocument, {
        input: { id, reason: 'Unpaid.' },
      });
      expect(deactivateTenant.tenant).toMatchObject({ slug: 'globex', status: 'DEACTIVATED' });
      expect(await reads(ofRobot)).toBe(false);
      expect(await reads(ofEve)).toBe(false);
      expect(await sees(unlimited)).toEqual([]);
      expect(await changing.outcome({ token: unlimited }, UpdateTenantDocument, { input: { id, name: 'Mine' } })).toBe(
        'NOT_FOUND input.id',
      );
      const entity = 'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }';
      const r = [
        { __typename: 'User', id: bob.id },
        { __typename: 'Domain', id: globex.domain.id },
      ];
      const { data } = await app.graphql<{ _entities: unknown[] }>(entity, { r }, { token: unlimited });
      expect(data?._entities).toEqual([null, null]);
      const reactivateTenant = await changing.done('root', ReactivateTenantDocument, {
        input: { id, reason: 'Paid.' },
      });
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
      const deactivateTenant = await changing.done({ token }, DeactivateTenantDocument, { input: { id } });
      expect(deactivateTenant.tenant).toBeNull();
      expect(await changing.outcome({ token }, ReactivateTenantDocument, { input: { id } })).toBe('UNAUTHENTICATED!');
      expect(await changing.outcome('bob', ReactivateTenantDocument, { input: { id } })).toBe('NOT_FOUND input.id');
      await changing.done('root', ReactivateTenantDocument, { input: { id } });
    });

    it('keeps the platform administered: not the tenant whose group alone administers it', async () => {
      const token = await app.token('hana');
      const change = (statement: Sql) =>
        app.database.transaction((connection) => new SqlSession(connection).run(statement));
      const ofRoot = sql`principal_id IN (SELECT id FROM users WHERE username_key = 'root')`;
      await change(sql`UPDATE role_assignments SET expires_at = 1 WHERE ${ofRoot}`);
      const input = { id: acme.tenant.id };
      expect(await changing.outcome({ token }, DeactivateTenantDocument, { input })).toBe('LAST_ADMINISTRATOR input');
      await change(sql`UPDATE role_assignments SET expires_at = NULL WHERE ${ofRoot}`);
    });

    it('stays as it is when it is deactivated again', async () => {
      const deactivateTenant = await changing.done('root', DeactivateTenantDocument, {
        input: { id: initech.tenant.id },
      });
      expect(deactivateTenant.tenant).toMatchObject({ status: 'DEACTIVATED', version: 1 });
    });

    it('is not brought about, nor ended, by whoever may not', async () => {
      const input = { id: acme.tenant.id };
      expect(await changing.outcome('bob', DeactivateTenantDocument, { input })).toBe('FORBIDDEN!');
      expect(await changing.outcome('bob', ReactivateTenantDocument, { input })).toBe('FORBIDDEN!');
      expect(await changing.outcome('ada', DeactivateTenantDocument, { input: { id } })).toBe('NOT_FOUND input.id');
      expect(await changing.outcome('root', DeactivateTenantDocument, { input: { ...input, version: 99 } })).toBe(
        'CONFLICT input.version',
      );
      expect(await changing.outcome('root', DeactivateTenantDocument, { input: { ...input, reason: ' ' } })).toBe(
        'INVALID input.reason',
      );
      expect(await changing.outcome('root', ReactivateTenantDocument, { input: { id: nobodyHas } })).toBe(
        'NOT_FOUND input.id',
      );
      const reactivateTenant = await changing.done('root', ReactivateTenantDocument, {
        input: { ...input, dryRun: true },
      });
      expect(reactivateTenant.preview?.differences.totalCount).toBe(0);
    });
  });

  it('refuses keys that are no fields of an input, whatever they do to objects', async () => {
    for (const key of ['__proto__', 'constructor', 'polluted']) {
      const variables = JSON.parse(`{"input": {"slug": "odd", "name": "Odd", "${key}": {"polluted": true}}}`) as object;
      const outcome = await changing.outcome('root', CreateTenantDocument, variables as CreateTenantMutationVariables);
      expect(outcome).toBe('BAD_USER_INPUT!');
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
