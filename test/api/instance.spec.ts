import {
  EntitiesByKeysDocument,
  NodeByIdDocument,
  NodesByIdsDocument,
  ServiceSdlDocument,
  WhoAmIDocument,
} from '../support/generated/test-documents.js';
import { projectVersion } from '../../src/server/project.js';
import type { App } from '../support/app.js';
import { builtInRole, foundCompanies } from './companies.js';
import { Everywhere, type Sending } from './everywhere.js';
import { madeToken } from './made-token.js';

const companies = foundCompanies();
const { world, acme } = companies;
world.assign(world.user({ username: 'tia' }, acme.main), builtInRole('tenantAdministrator'), acme.tenant);
const informed = world.role(acme.tenant, { name: 'Informed' });
world.rolePermissions.push({ roleId: informed.id, permission: 'instance:read' });
world.assign(world.user({ username: 'ian' }, acme.main), informed, acme.tenant);
let everywhere: Everywhere;
beforeAll(async () => {
  everywhere = await Everywhere.start({ prepare: companies.insert });
});
afterAll(() => everywhere.stop());

const everyKind = [
  ['User', acme.users.ada.id, { username: 'Ada' }],
  ['Group', acme.groups.cards.id, { name: 'Cards' }],
  ['ServiceAccount', acme.robots.deployer.id, { name: 'Deployer' }],
  ['Role', acme.roles.maker.id, { name: 'Release maker' }],
  ['RoleAssignment', acme.assignments.ofAda.id, { reason: 'She asked nicely.' }],
  ['Tenant', acme.tenant.id, { slug: 'acme' }],
  ['Directory', acme.main.id, { name: 'Staff' }],
  ['Domain', acme.domains.shop.id, { path: 'shop' }],
] as const;

describe('the instance and its caller', () => {
  it('are told to who asks', async () => {
    const { data } = await everywhere.ask(WhoAmIDocument);
    expect(data).toEqual({
      instance: { version: projectVersion, startedAt: 'now' },
      viewer: {
        platformAdministrator: true,
        principal: { __typename: 'User', id: 'usr_…', displayName: 'root' },
        tenant: null,
      },
    });
  });

  it('say in which tenant is asked', async () => {
    const whoAsks = '{ viewer { platformAdministrator principal { displayName } tenant { slug } } }';
    for (const tenant of ['globex', acme.tenant.id]) {
      const { data } = await everywhere.ask(whoAsks, {}, { as: 'bob', headers: { 'x-denizen-tenant': tenant } });
      expect(data).toEqual({
        viewer: {
          platformAdministrator: false,
          principal: { displayName: 'bob' },
          tenant: { slug: tenant === 'globex' ? 'globex' : 'acme' },
        },
      });
    }
  });
});

describe('facts about the instance', () => {
  const facts = '{ instance { version } }';
  const told = { instance: { version: projectVersion } };
  const refusals = async (sending: Sending) =>
    (await everywhere.raw(facts, {}, sending)).map(({ answer: { data, errors = [] } }) => {
      expect(data).toBeNull();
      return errors.map(({ message, path, extensions }) => ({ message, path, extensions }));
    });
  const refusal = (where: string) => ({
    message: `This needs the permission \`instance:read\` ${where}.`,
    path: ['instance'],
    extensions: { code: 'FORBIDDEN' },
  });
  const each = <T>(value: T): T[] => everywhere.apps.map(() => value);

  it('need a permission on the platform', async () => {
    for (const as of ['ada', 'tia', 'ian']) expect(await refusals({ as })).toEqual(each([refusal('on the platform')]));
    expect((await everywhere.ask(facts, {}, { as: 'hana' })).data).toEqual(told);
  });

  it('or on the tenant that is asked in', async () => {
    const headers = { 'x-denizen-tenant': 'acme' };
    for (const as of ['ada', 'tia'])
      expect(await refusals({ as, headers })).toEqual(each([refusal('in the tenant that you ask in')]));
    for (const as of ['ian', 'hana']) expect((await everywhere.ask(facts, {}, { as, headers })).data).toEqual(told);
    const token = (app: App) => madeToken(app, { owner: acme.users.hana, tenant: acme.tenant });
    expect((await everywhere.ask(facts, {}, { token })).data).toEqual(told);
  });

  it('are not for a token that is limited to other permissions', async () => {
    const limited = (app: App) => madeToken(app, { owner: acme.users.hana, scopes: ['user:read'] });
    expect(await refusals({ token: limited })).toEqual(each([refusal('on the platform')]));
  });
});

describe('node', () => {
  it.each(everyKind)('finds a %s', async (__typename, id) => {
    const answers = await everywhere.raw(NodeByIdDocument, { id });
    for (const { answer } of answers) expect(answer.data).toEqual({ node: { __typename, id } });
  });

  it.each([
    '',
    'Ada',
    `usr_${'0'.repeat(26)}`,
    `tok_${'0'.repeat(26)}`,
    `xyz_${'0'.repeat(26)}`,
    acme.users.ada.id.toUpperCase(),
  ])('is null for %p', async (id) =>
    expect((await everywhere.ask(NodeByIdDocument, { id })).data).toEqual({ node: null }),
  );
});

describe('nodes', () => {
  it('finds things of all kinds in the order asked, null in place, twice what is asked twice', async () => {
    const ids = everyKind.map(([, id]) => id);
    const { data } = await everywhere.ask(NodesByIdsDocument, { ids: [...ids, 'nothing', acme.users.ada.id] });
    const expected = everyKind.map(([__typename, id, facts]) => ({ __typename, id: `${id.slice(0, 3)}_…`, ...facts }));
    expect(data.nodes).toEqual([...expected, null, expected[0]]);
    expect((await everywhere.ask(NodesByIdsDocument, { ids: [] })).data).toEqual({ nodes: [] });
  });
});

describe('_entities', () => {
  it('finds each kind by its keys, in the order asked', async () => {
    const byId = everyKind.map(([__typename, id]) => ({ __typename, id }));
    const principals = byId.slice(0, 3).map(({ id }) => ({ __typename: 'Principal', id }));
    const byName = [
      { __typename: 'User', username: 'ADA' },
      { __typename: 'Tenant', slug: 'acme' },
      { __typename: 'User', username: 'nobody' },
      { __typename: 'Group', id: acme.users.ada.id },
    ];
    const { data } = await everywhere.ask(EntitiesByKeysDocument, {
      representations: [...byId, ...principals, ...byName],
    });
    const kinds = data._entities.map((entity) => entity?.__typename ?? null);
    expect(kinds).toEqual([
      ...everyKind.map(([kind]) => kind),
      'User',
      'Group',
      'ServiceAccount',
      'User',
      'Tenant',
      null,
      null,
    ]);
    expect(data._entities[0]).toEqual({
      __typename: 'User',
      id: 'usr_…',
      displayName: 'Ada Lovelace',
      username: 'Ada',
    });
    expect(data._entities.at(-4)).toEqual(data._entities[0]);
    expect(data._entities.at(-3)).toEqual({ __typename: 'Tenant', id: 'ten_…', slug: 'acme' });
  });

  it('is told about in the SDL that everybody may read', async () => {
    const { data } = await everywhere.ask(ServiceSdlDocument, {}, { as: null });
    expect(data._service.sdl).toContain('type User implements Node & Principal');
  });
});
