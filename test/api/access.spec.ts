import {
  CanDocument,
  EffectivePermissionsDocument,
  EffectiveRolesDocument,
  RightsOfEachKindDocument,
  WhatCanDocument,
  WhoCanDocument,
  type ChainFragment,
  type WhereFragment,
} from '../support/generated/test-documents.js';
import { foundWorkshop } from './access-company.js';
import { Everywhere, type Sending } from './everywhere.js';

const workshop = foundWorkshop();
const { tenant, elsewhere, domains, groups, people, bot } = workshop;
let everywhere: Everywhere;
beforeAll(async () => {
  everywhere = await Everywhere.start({ prepare: workshop.insert });
});
afterAll(() => everywhere.stop());

const inWorks = { tenantId: tenant.id };

/** A scope in one line. */
function place({ kind, tenant: of, directory, domain }: WhereFragment): string {
  return [kind, directory?.name ?? domain?.path ?? of?.slug].filter(Boolean).join(' ');
}

/** A derivation in one line: who was given which role, and the way from there. */
function chain({ assignment, role, viaRoles, viaGroups }: ChainFragment): string {
  const groupNames = viaGroups.map(({ name }) => name);
  return `${groupNames.join(' > ') || 'own'}: ${[role, ...viaRoles].map(({ name }) => name).join(' > ')} of ${assignment.principal?.displayName}`;
}

/** What somebody may do, a line for each permission and scope, with all ways. */
async function rightsOf(id: string, variables: object = inWorks, sending: Sending = {}): Promise<string[]> {
  const { data } = await everywhere.ask(EffectivePermissionsDocument, { ...variables, ids: [id] }, sending);
  const [node] = data.nodes;
  return node && 'effectivePermissions' in node
    ? node.effectivePermissions.map(
        ({ permission, scope, derivations, derivationsCount }) =>
          `${permission.name} on ${place(scope)} ${derivationsCount}: ${derivations.map(chain).join('; ')}`,
      )
    : [];
}

async function rolesOf(id: string, variables: object = inWorks, sending: Sending = {}): Promise<string[]> {
  const { data } = await everywhere.ask(EffectiveRolesDocument, { ...variables, ids: [id] }, sending);
  const [node] = data.nodes;
  return node && 'effectiveRoles' in node
    ? node.effectiveRoles.map(
        ({ role, scope, derivations, derivationsCount }) =>
          `${role.name} on ${place(scope)} ${derivationsCount}: ${derivations.map(chain).join('; ')}`,
      )
    : [];
}

describe('the permissions of a principal', () => {
  it('are told with every way, through diamonds of groups and of roles, in order', async () => {
    expect(await rightsOf(people.dia.id, { ...inWorks, permission: 'repo:read' })).toEqual([
      'repo:read on DOMAIN code 4: ' +
        'Left > All: Writer > Puller > Reader of All; Left > All: Writer > Triager > Reader of All; ' +
        'Right > All: Writer > Puller > Reader of All; Right > All: Writer > Triager > Reader of All',
      'repo:read on DOMAIN code/web 1: Left: Reader of Left',
    ]);
    expect(await rightsOf(people.dia.id, { ...inWorks, permission: 'repo:write' })).toEqual([
      'repo:write on DOMAIN code 2: Left > All: Writer of All; Right > All: Writer of All',
    ]);
  });

  it('are told with what they allow, to whoever sees the right, also without the catalogue', async () => {
    for (const as of ['root', 'exp']) {
      const variables = { ...inWorks, ids: [people.exp.id], permission: 'repo:read' };
      const { data } = await everywhere.ask(EffectivePermissionsDocument, variables, { as });
      expect(data.nodes).toEqual([
        {
          displayName: 'exp',
          effectivePermissions: [
            {
              permission: { name: 'repo:read', description: 'Read a repository.' },
              scope: expect.objectContaining({ kind: 'DOMAIN', domain: { path: 'ops' } }) as unknown,
              derivationsCount: 1,
              derivations: [
                {
                  assignment: { reason: null, principal: { displayName: 'exp' } },
                  role: { name: 'Reader' },
                  viaRoles: [],
                  viaGroups: [],
                },
              ],
            },
          ],
        },
      ]);
    }
  });

  it('are told of others to whoever may ask, and sees no catalogue', async () => {
    const variables = { ...inWorks, ids: [people.tess.id], permission: 'invitation:create' };
    const { data } = await everywhere.ask(EffectivePermissionsDocument, variables, { as: 'gus' });
    const [tess] = data.nodes;
    expect(
      tess && 'effectivePermissions' in tess && tess.effectivePermissions.map(({ permission }) => permission),
    ).toEqual([{ name: 'invitation:create', description: 'Invite people.' }]);
    const catalogue = '{ permission(name: "invitation:create") { name } }';
    expect((await everywhere.ask(catalogue, {}, { as: 'gus' })).data).toEqual({ permission: null });
  });

  it('on a domain are those that hold there: of it, of domains above, of the tenant and of the platform', async () => {
    const on = async (domainId: string) => {
      const lines = await rightsOf(people.dia.id, { domainId, permission: 'repo:read' });
      return lines.map((line) => line.split(': ')[0]);
    };
    const both = ['repo:read on DOMAIN code 4', 'repo:read on DOMAIN code/web 1'];
    expect(await on(domains.app.id)).toEqual(both);
    expect(await on(domains.web.id)).toEqual(both);
    expect(await on(domains.code.id)).toEqual(both.slice(0, 1));
    expect(await on(domains.ops.id)).toEqual([]);
    expect(await rightsOf(people.bob.id, { domainId: domains.ops.id, permission: 'repo:read' })).toEqual([
      'repo:read on TENANT works 1: own: Reader of bob',
    ]);
  });

  it('are those of a tenant and the platform, or all of the whole instance', async () => {
    const names = async (variables: object) =>
      new Set((await rightsOf(people.bob.id, variables)).map((line) => line.split(' 1')[0]));
    expect(await names({ tenantId: elsewhere.id })).toEqual(new Set());
    expect(await names({})).toEqual(new Set(['repo:read on TENANT works']));
    const root = async (variables: object) => {
      const { data } = await everywhere.ask<{ user: { effectivePermissions: unknown[] } }, object>(
        'query ($tenantId: ID) { user(username: "root") { effectivePermissions(tenantId: $tenantId) { scope { kind } } } }',
        variables,
      );
      return data.user.effectivePermissions;
    };
    const everything = await root({});
    expect(everything.length).toBeGreaterThan(50);
    expect(await root(inWorks)).toEqual(everything);
    expect(everything[0]).toEqual({ scope: { kind: 'PLATFORM' } });
  });

  it.each([
    ['below a disabled group', people.dis.id],
    ['whose only place is suspended', people.sue.id],
    ['of no role', people.syd.id],
    ['in a disabled group itself', groups.middle.id],
    ['below it', groups.low.id],
  ])('are none for one %s', async (_, id) => {
    expect(await rightsOf(id)).toEqual([]);
    expect(await rolesOf(id)).toEqual([]);
  });

  it('do not come from what has ended, whether a membership or a role assignment', async () => {
    expect(await rightsOf(people.exp.id)).toEqual(['repo:read on DOMAIN ops 1: own: Reader of exp']);
  });

  it('are there for groups and service accounts alike', async () => {
    expect(await rightsOf(groups.high.id, { ...inWorks, permission: 'repo:write' })).toEqual([
      'repo:write on TENANT works 1: own: Writer of High',
    ]);
    expect(await rightsOf(bot.id, { ...inWorks, permission: 'repo:read' })).toEqual([
      'repo:read on DIRECTORY Guests 1: own: Reader of Bot',
      'repo:read on DOMAIN code 2: Right > All: Writer > Puller > Reader of All; Right > All: Writer > Triager > Reader of All',
    ]);
  });

  it('are none for a permission that is not in the catalogue', async () => {
    expect(await rightsOf(people.dia.id, { ...inWorks, permission: 'no-such:thing' })).toEqual([]);
  });
});

describe('the roles of a principal', () => {
  it('are those given and those included, each with every way', async () => {
    expect(await rolesOf(people.dia.id)).toEqual([
      expect.stringMatching(/^Member on TENANT works 1: own: Member of dia$/) as unknown,
      'Reader on DOMAIN code 4: ' +
        'Left > All: Writer > Puller > Reader of All; Left > All: Writer > Triager > Reader of All; ' +
        'Right > All: Writer > Puller > Reader of All; Right > All: Writer > Triager > Reader of All',
      'Reader on DOMAIN code/web 1: Left: Reader of Left',
      'Puller on DOMAIN code 2: Left > All: Writer > Puller of All; Right > All: Writer > Puller of All',
      'Triager on DOMAIN code 2: Left > All: Writer > Triager of All; Right > All: Writer > Triager of All',
      'Writer on DOMAIN code 2: Left > All: Writer of All; Right > All: Writer of All',
    ]);
  });

  it('are not listed as far as the caller does not see them', async () => {
    // May ask about everybody, and sees no roles of the tenant but her own; Olga sees what she has herself.
    const names = async (id: string, as: string) =>
      (await rolesOf(id, inWorks, { as })).map((line) => line.split(' on ')[0]);
    expect(await names(people.rita.id, 'rita')).toEqual(['Rights reader']);
    expect(await names(people.olga.id, 'olga')).toEqual(await names(people.olga.id, 'root'));
  });
});

describe('whether a principal may do something', () => {
  const can = async (variables: object, sending: Sending = {}) => {
    const ids = [people.dia, people.bob, people.tess, groups.all, bot].map(({ id }) => id);
    const { data } = await everywhere.ask(CanDocument, { ids, permission: 'repo:read', ...variables }, sending);
    return data.nodes.map((node) => node && 'can' in node && node.can);
  };

  it('is told of a domain, of a tenant as a whole, and of the platform', async () => {
    expect(await can({ domainId: domains.app.id })).toEqual([true, true, false, true, true]);
    expect(await can({ domainId: domains.ops.id })).toEqual([false, true, false, false, false]);
    expect(await can(inWorks)).toEqual([false, true, false, false, false]);
    expect(await can({})).toEqual([false, false, false, false, false]);
    expect(await can({ ...inWorks, permission: 'user:create' })).toEqual([false, false, true, false, false]);
  });

  it('is told of the tenant that the request asks in, unless another is named', async () => {
    const headers = { 'x-denizen-tenant': 'works' };
    expect(await can({}, { headers })).toEqual([false, true, false, false, false]);
    expect(await can({ tenantId: elsewhere.id }, { headers })).toEqual([false, false, false, false, false]);
  });

  it('is told of one’s only tenant, when one has no rights on the platform', async () => {
    expect(await can({}, { as: 'tess' })).toEqual([false, true, false, false, false]);
  });
});

describe('each kind of principal', () => {
  it('answers alike', async () => {
    const variables = {
      user: people.dia.id,
      group: groups.right.id,
      serviceAccount: bot.id,
      domainId: domains.web.id,
      permission: 'repo:write',
    };
    const { data } = await everywhere.ask(RightsOfEachKindDocument, variables);
    const lines = [data.user, data.group, data.serviceAccount].map((one) => [
      one?.can,
      ...(one?.effectivePermissions ?? []).map(
        ({ permission, scope, derivations }) =>
          `${permission.name} ${place(scope)} ${derivations.map(chain).join('; ')}`,
      ),
    ]);
    expect(lines).toEqual([
      [true, 'repo:write DOMAIN code Left > All: Writer of All; Right > All: Writer of All'],
      [true, 'repo:write DOMAIN code All: Writer of All'],
      [true, 'repo:write DOMAIN code Right > All: Writer of All'],
    ]);
    expect(data.group?.effectiveRoles.map(({ role }) => role.name)).toEqual(['Reader', 'Puller', 'Triager', 'Writer']);
  });
});

describe('a way of which the caller does not see a part', () => {
  const read = { ...inWorks, permission: 'repo:read' };

  it('is counted and not listed, whether it is the role assignment or a group', async () => {
    const platform = await rightsOf(people.pia.id, { ...inWorks, permission: 'user:read' }, { as: 'tess' });
    expect(platform).toEqual(['user:read on PLATFORM 1: ']);
    expect(await rightsOf(people.dia.id, read, { as: 'hugo' })).toEqual([
      'repo:read on DOMAIN code 4: ',
      'repo:read on DOMAIN code/web 1: ',
    ]);
    expect(await rightsOf(people.bob.id, read, { as: 'hugo' })).toEqual([
      'repo:read on TENANT works 1: own: Reader of bob',
    ]);
  });

  it('is counted and not listed, when it is a group on the way', async () => {
    const seen = (as: string) => rightsOf(people.nat.id, read, { as });
    expect(await seen('tess')).toEqual(['repo:read on DOMAIN ops 1: Near > Far: Reader of Far']);
    expect(await seen('gus')).toEqual(['repo:read on DOMAIN ops 1: ']);
    const far = await rightsOf(groups.far.id, read, { as: 'gus' });
    expect(far).toEqual(['repo:read on DOMAIN ops 1: own: Reader of Far']);
  });

  it('is treated alike by whoCan and whatCan', async () => {
    const who = await everywhere.ask(WhoCanDocument, { ...read, domainId: domains.app.id }, { as: 'hugo' });
    expect(
      who.data.whoCan.edges.map(({ node, derivations, derivationsCount }) => [
        node.displayName,
        derivationsCount,
        derivations.map(chain),
      ]),
    ).toEqual([
      ['mem', 1, ['own: Reader of mem']],
      ['dia', 5, []],
      ['olga', 3, []],
      ['bob', 1, ['own: Reader of bob']],
    ]);
    const what = await everywhere.ask(WhatCanDocument, { ...read, principalId: people.dia.id }, { as: 'hugo' });
    expect(
      what.data.whatCan.edges.map(({ node, derivations, derivationsCount }) => [
        place(node),
        derivationsCount,
        derivations,
      ]),
    ).toEqual([
      ['DOMAIN code', 4, []],
      ['DOMAIN code/web', 1, []],
    ]);
  });

  it('is listed when all of it is one’s own', async () => {
    expect(await rightsOf(people.dia.id, read, { as: 'dia' })).toEqual(await rightsOf(people.dia.id, read));
  });
});
