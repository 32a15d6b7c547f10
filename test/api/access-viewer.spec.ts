import { AbilitiesDocument, ViewerRightsDocument, type AbilitiesQuery } from '../support/generated/test-documents.js';
import { foundWorkshop } from './access-company.js';
import { Everywhere, type Sending } from './everywhere.js';
import { madeToken } from './made-token.js';
import { expectRefusal } from './refusal.js';

const workshop = foundWorkshop();
const { tenant, elsewhere, domains, people } = workshop;
let everywhere: Everywhere;
beforeAll(async () => {
  everywhere = await Everywhere.start({ prepare: workshop.insert });
});
afterAll(() => everywhere.stop());

const inWorks = { tenantId: tenant.id };

async function viewer(sending: Sending, variables: object = inWorks, permission = 'repo:read') {
  const { data } = await everywhere.ask(ViewerRightsDocument, { permission, ...variables }, sending);
  const { platformAdministrator, can, permissions } = data.viewer;
  return { platformAdministrator, can, names: permissions.map(({ name }) => name) };
}

describe('what the request may do', () => {
  it('is what the caller may do, by name and with what it allows', async () => {
    const { data } = await everywhere.ask(ViewerRightsDocument, { ...inWorks, permission: 'repo:read' }, { as: 'bob' });
    expect(data.viewer).toEqual({
      platformAdministrator: false,
      can: true,
      permissions: [{ name: 'repo:read', description: 'Read a repository.' }],
    });
    expect((await viewer({ as: 'mem' })).names).toEqual([
      'directory:read',
      'domain:read',
      'group-member:read',
      'group:read',
      'permission:read',
      'role:read',
      'tenant:read',
      'user:read',
    ]);
  });

  it('holds on the domain, on the tenant as a whole, or on the platform', async () => {
    expect((await viewer({ as: 'dia' }, inWorks)).can).toBe(false);
    expect((await viewer({ as: 'dia' }, { domainId: domains.app.id })).can).toBe(true);
    expect((await viewer({ as: 'dia' }, { domainId: domains.app.id })).names).toContain('repo:write');
    expect((await viewer({ as: 'dia' }, { domainId: domains.ops.id })).can).toBe(false);
    expect(await viewer({ as: 'bob' }, {})).toEqual({ platformAdministrator: false, can: false, names: [] });
    expect((await viewer({ as: 'root' }, {}, 'tenant:create')).can).toBe(true);
  });

  it('holds under the domain that a right is on, also for who may read no domains', async () => {
    expect((await viewer({ as: 'olga' }, { domainId: domains.app.id }, 'repo:write')).can).toBe(true);
    expect((await viewer({ as: 'olga' }, { domainId: domains.ops.id }, 'repo:write')).can).toBe(false);
  });

  it('is nothing on what the caller does not see, or is not there', async () => {
    const nothing = { platformAdministrator: false, can: false, names: [] };
    expect(await viewer({ as: 'dia' }, { tenantId: elsewhere.id })).toEqual(nothing);
    expect(await viewer({ as: 'dia' }, { domainId: 'dom_01gr5ztr00e008000000000000' })).toEqual(nothing);
    const root = await viewer({ as: 'root' }, { tenantId: 'ten_01gr5ztr00e008000000000000' }, 'user:read');
    expect(root).toEqual({ ...nothing, platformAdministrator: true });
  });

  it('goes no further than the token', async () => {
    const limited = { token: (app) => madeToken(app, { owner: people.tess, scopes: ['user:read'] }) } satisfies Sending;
    expect(await viewer(limited, inWorks, 'user:read')).toMatchObject({ can: true, names: ['user:read'] });
    expect((await viewer(limited, inWorks, 'user:update')).can).toBe(false);
    const ofWorks = { token: (app) => madeToken(app, { owner: people.bob, tenant }) } satisfies Sending;
    expect((await viewer(ofWorks, {})).names).toEqual(['repo:read']);
  });

  it('tells a platform administrator from one with a limited token, and from others', async () => {
    const isOne = async (sending: Sending) => (await viewer(sending, {})).platformAdministrator;
    expect(await isOne({ as: 'root' })).toBe(true);
    expect(await isOne({ as: 'tess' })).toBe(false);
    expect(await isOne({ as: 'pia' })).toBe(false);
    for (const limit of [{ tenant }, { scopes: ['user:read', 'tenant:create'] }])
      expect(await isOne({ token: (app) => madeToken(app, { owner: people.boss, ...limit }) })).toBe(false);
    expect(await isOne({ token: (app) => madeToken(app, { owner: people.boss }) })).toBe(true);
    // The role on a tenant alone is another thing.
    expect(await isOne({ as: 'vice' })).toBe(false);
  });

  it('is asked by the name of a permission', async () => {
    for (const { answer } of await everywhere.raw('{ viewer { can(permission: "Read") } }'))
      expectRefusal(answer, { path: 'viewer.can', argument: 'permission', says: "named 'resource:action'" });
  });
});

/** What may be done, a line for each thing of which anything may be: `name: Update Delete`. */
function abilities(data: AbilitiesQuery): string[] {
  const line = (name: string | null | undefined, thing: object) => {
    const able = Object.entries(thing).flatMap(([field, may]) =>
      field.startsWith('viewerCan') && may === true ? [field.replace('viewerCan', '')] : [],
    );
    return able.length === 0 ? [] : [`${name}: ${able.join(' ')}`];
  };
  const of = data.tenant;
  return [
    ...(of ? line('tenant', of) : []),
    ...(of?.users.nodes ?? []).flatMap((one) => line(one.username, one)),
    ...(of?.groups.nodes ?? []).flatMap((one) => line(one.name, one)),
    ...(of?.directories.nodes ?? []).flatMap((one) => line(one.name, one)),
    ...(of?.domains.nodes ?? []).flatMap((one) => line(one.path, one)),
    ...data.serviceAccounts.nodes.flatMap((one) => line(one.name, one)),
    ...data.roles.nodes.flatMap((one) => line(one.name, one)),
    ...data.roleAssignments.nodes.flatMap((one) => line(`given to ${one.principal?.displayName}`, one)),
  ];
}

async function abilitiesOf(sending: Sending): Promise<string[]> {
  const { data } = await everywhere.ask(AbilitiesDocument, { slug: 'works', first: 50 }, sending);
  return abilities(data);
}

describe('what an interface may offer', () => {
  it('to the administrator of a tenant is all of it, but for what is built in, kept elsewhere, or of other tenants, too', async () => {
    const found = await abilitiesOf({ as: 'tess' });
    expect(found.slice(0, 1)).toEqual(['tenant: Update AssignRoles']);
    // Bob is in another tenant besides; Syd is kept by another system.
    expect(found.filter((line) => /^(tess|bob|syd|dia|sue):/.test(line))).toEqual([
      'sue: Update Deactivate',
      'tess: Update Deactivate',
      'dia: Update Deactivate',
    ]);
    expect(found.filter((line) => /^(All|High|Middle|Low):/.test(line))).toEqual([
      'All: Update Delete ManageMembers',
      'High: ManageMembers',
      'Middle: Update Delete ManageMembers',
    ]);
    expect(found.filter((line) => /^(Staff|Guests|code|ops|Bot)/.test(line))).toEqual([
      'Staff: Update Delete',
      'Guests: Update Delete',
      'code: Update Delete AssignRoles',
      'code/web: Update Delete AssignRoles',
      'code/web/app: Update Delete AssignRoles',
      'ops: Update Delete AssignRoles',
      'Bot: Update Delete',
    ]);
    expect(found.filter((line) => /^(Reader|Tenant administrator|Member):/.test(line))).toEqual([
      'Reader: Update Delete',
    ]);
    // Mem has a role of her own and one that another system keeps; Pia's is on the platform.
    expect(found.filter((line) => /^given to (mem|pia|Bot|All)/.test(line))).toEqual([
      'given to mem: Delete',
      'given to All: Delete',
      'given to Bot: Delete',
    ]);
  });

  it('to a platform administrator is everything, but for what nobody may change', async () => {
    const found = await abilitiesOf({ as: 'root' });
    expect(found.filter((line) => /^(tess|bob|syd):/.test(line))).toEqual([
      'tess: Update Deactivate Delete',
      'bob: Update Deactivate Delete',
    ]);
    expect(found.filter((line) => /^(Platform administrator|Low):/.test(line))).toEqual([]);
    expect(found).toContain('given to pia: Delete');
  });

  it('to one who may do something on a domain is what lies under it', async () => {
    expect(await abilitiesOf({ as: 'domi' })).toEqual([
      'code: Update AssignRoles',
      'code/web: Update AssignRoles',
      'code/web/app: Update AssignRoles',
      'given to domi: Delete',
    ]);
  });

  it('to the owner of a group is who is in it', async () => {
    expect(await abilitiesOf({ as: 'olga' })).toEqual(['Left: ManageMembers']);
    const limited = {
      token: (app) => madeToken(app, { owner: people.olga, scopes: ['group:read'] }),
    } satisfies Sending;
    expect(await abilitiesOf(limited)).toEqual([]);
  });

  it('to a member, and to one who sees nothing, is nothing', async () => {
    for (const as of ['mem', 'rita', 'eve', 'stray'])
      expect(await abilitiesOf({ as })).toEqual(as === 'eve' ? eves : []);
  });
});

// In her own tenant there are roles to give, and none of hers to change.
const eves = ['given to eve: Delete'];
