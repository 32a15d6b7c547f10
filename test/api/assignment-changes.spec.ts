import { builtInRoleIds } from '../../src/core/roles/built-in-roles.js';
import { dialects } from '../support/databases.js';
import {
  AssignRoleDocument,
  AssignRolesDocument,
  CreateRoleDocument,
  RevokeRoleDocument,
  RevokeRolesDocument,
  RolesGivenDocument,
  SetAssignedRolesDocument,
  type AssignRoleInput,
  type RevokeRoleInput,
  type SetAssignedRolesInput,
} from '../support/generated/test-documents.js';
import { Changing } from './changing.js';
import { foundRightsCompany } from './rights-company.js';

const company = foundRightsCompany();
const { north, south, staff, abroad, domains, people, groups, bots, roles, world } = company;
const nobodys = { role: 'rol_01gr5ztr00e008000000000000', person: 'usr_01gr5ztr00e008000000000000' };
const later = '2999-01-01T00:00:00.000Z';
/** Ended long ago. */
world.assign(people.ben, roles.weak, north, { expiresAt: Date.UTC(2020, 0, 1) });
/** Kept by another system. */
const kept = world.assign(people.ben, roles.weak, domains.shop, { managementSource: 'SYNCED' });

describe.each(dialects)('on %s', (dialect) => {
  let changing: Changing;
  beforeAll(async () => {
    changing = await Changing.start(dialect, company.insert);
  }, 60_000);
  afterAll(() => changing.stop());

  const onTenant = { kind: 'TENANT' } as const;
  const base: AssignRoleInput = { principalId: people.ann.id, roleId: roles.weak.id, scope: onTenant };
  const assign = (who: string, input: Partial<AssignRoleInput> = {}) =>
    changing.outcome(who, AssignRoleDocument, { input: { ...base, ...input } });
  const revoke = (who: string, input: RevokeRoleInput) => changing.outcome(who, RevokeRoleDocument, { input });
  const given = async (id: string) => {
    const [node] = await changing.ask('root', RolesGivenDocument, { id });
    return node && 'roleAssignments' in node ? node.roleAssignments.nodes : [];
  };
  const some = (input: Partial<AssignRoleInput>) => ({ ...base, ...input });
  let count = 0;
  /** A role of its own, so that no test meets what another has given. */
  const newRole = async (permissions: string[] = ['group:read'], more: object = {}) => {
    const input = { name: `Role ${++count}`, tenantId: north.id, permissions, ...more };
    const { role } = await changing.done('root', CreateRoleDocument, { input });
    return (role as NonNullable<typeof role>).id;
  };
  const given1 = async (input: Partial<AssignRoleInput> = {}, who = 'tess') => {
    const roleId = await newRole();
    const { roleAssignment } = await changing.done(who, AssignRoleDocument, { input: some({ roleId, ...input }) });
    return (roleAssignment as NonNullable<typeof roleAssignment>).id;
  };

  describe('a role', () => {
    it('is given with its facts', async () => {
      const roleId = await newRole();
      const input = some({ roleId, expiresAt: later, reason: 'For a while.' });
      const { roleAssignment } = await changing.done('tess', AssignRoleDocument, { input });
      expect(roleAssignment).toMatchObject({
        principal: { id: people.ann.id },
        role: { id: roleId },
        scope: { kind: 'TENANT', tenant: { id: north.id }, directory: null, domain: null },
        expiresAt: later,
        reason: 'For a while.',
        managementSource: 'LOCAL',
        createdBy: { id: people.tess.id },
        viewerCanDelete: true,
      });
    });

    it.each<[string, string, AssignRoleInput['scope'], object]>([
      [
        'a person on a directory',
        people.ann.id,
        { kind: 'DIRECTORY', directoryId: staff.id },
        { directory: { id: staff.id } },
      ],
      [
        'a group on a domain',
        groups.crew.id,
        { kind: 'DOMAIN', domainId: domains.checkout.id },
        { domain: { id: domains.checkout.id } },
      ],
      [
        'a service account on a tenant',
        bots.bot.id,
        { kind: 'TENANT', tenantId: north.id },
        { tenant: { id: north.id } },
      ],
    ])('is given to %s', async (_, principalId, scope, expected) => {
      const input = { principalId, roleId: await newRole(), scope };
      const { roleAssignment } = await changing.done('tess', AssignRoleDocument, { input });
      expect(roleAssignment?.scope).toMatchObject({ kind: scope.kind, tenant: { id: north.id }, ...expected });
    });

    it('is given on the platform by who may there', async () => {
      const scope = { kind: 'PLATFORM' } as const;
      expect(await assign('root', { roleId: builtInRoleIds.auditor, scope })).toBe('done');
      expect(await assign('tess', { roleId: builtInRoleIds.member, scope })).toBe('FORBIDDEN!');
      expect(await assign('root', { scope })).toBe('INVALID input.roleId');
      const [platform] = (await given(people.ann.id)).filter(({ scope: { kind } }) => kind === 'PLATFORM');
      expect(await revoke('root', { assignmentId: platform?.id as string })).toBe('done');
    });

    it('is given on a domain by who may there and on what lies under it, not elsewhere', async () => {
      const on = (domain: { readonly id: string }) => ({ kind: 'DOMAIN' as const, domainId: domain.id });
      expect(await assign('dom', { scope: on(domains.checkout) })).toBe('done');
      expect(await assign('dom', { scope: on(domains.shop) })).toBe('done');
      expect(await assign('dom')).toBe('FORBIDDEN!');
    });
  });

  describe('a role is not given', () => {
    it.each<[string, string, Partial<AssignRoleInput>, string]>([
      ['by who may not', 'ben', { principalId: people.ben.id }, 'FORBIDDEN!'],
      ['to nobody', 'tess', { principalId: nobodys.person }, 'NOT_FOUND input.principalId'],
      ['when it is none', 'tess', { roleId: nobodys.role }, 'NOT_FOUND input.roleId'],
      ['to somebody of another tenant', 'tess', { principalId: people.far.id }, 'NOT_FOUND input.principalId'],
      ['to a group of another tenant', 'tess', { principalId: groups.gang.id }, 'NOT_FOUND input.principalId'],
      ['when it is of another tenant', 'tess', { roleId: roles.alien.id }, 'NOT_FOUND input.roleId'],
      [
        'in another tenant',
        'tess',
        { scope: { kind: 'TENANT', tenantId: south.id } },
        'NOT_FOUND input.scope.tenantId',
      ],
      [
        'on a directory of another',
        'tess',
        { scope: { kind: 'DIRECTORY', directoryId: abroad.id } },
        'NOT_FOUND input.scope.directoryId',
      ],
      [
        'on a domain of another',
        'tess',
        { scope: { kind: 'DOMAIN', domainId: domains.far.id } },
        'NOT_FOUND input.scope.domainId',
      ],
      [
        'to a person without access',
        'root',
        { principalId: people.far.id, scope: { kind: 'TENANT', tenantId: north.id } },
        'INVALID input.principalId',
      ],
      [
        'to a foreign group',
        'root',
        { principalId: groups.gang.id, scope: { kind: 'DOMAIN', domainId: domains.shop.id } },
        'INVALID input.principalId',
      ],
      [
        'to a foreign robot',
        'root',
        { principalId: bots.alien.id, scope: { kind: 'TENANT', tenantId: north.id } },
        'INVALID input.principalId',
      ],
      [
        'from elsewhere',
        'root',
        { roleId: roles.alien.id, scope: { kind: 'TENANT', tenantId: north.id } },
        'INVALID input.roleId',
      ],
      [
        'on a directory that is not named',
        'tess',
        { scope: { kind: 'DIRECTORY' } },
        'SCOPE_RESOURCE_REQUIRED input.scope.directoryId',
      ],
      [
        'on a domain that is not named',
        'tess',
        { scope: { kind: 'DOMAIN', tenantId: north.id } },
        'SCOPE_RESOURCE_REQUIRED input.scope.domainId',
      ],
      ['on a tenant that nobody named', 'root', {}, 'SCOPE_RESOURCE_REQUIRED input.scope.tenantId'],
      [
        'on a tenant’s directory',
        'tess',
        { scope: { kind: 'TENANT', directoryId: staff.id } },
        'INVALID input.scope.directoryId',
      ],
      [
        'on a directory’s domain',
        'tess',
        { scope: { kind: 'DIRECTORY', directoryId: staff.id, domainId: domains.shop.id } },
        'INVALID input.scope.domainId',
      ],
      [
        'on a platform with a tenant',
        'root',
        { scope: { kind: 'PLATFORM', tenantId: north.id } },
        'INVALID input.scope.tenantId',
      ],
      [
        'on a domain of a tenant that it is not in',
        'root',
        { scope: { kind: 'DOMAIN', tenantId: south.id, domainId: domains.shop.id } },
        'INVALID input.scope.tenantId',
      ],
      [
        'on what is no domain',
        'tess',
        { scope: { kind: 'DOMAIN', domainId: staff.id } },
        'INVALID input.scope.domainId',
      ],
      ['to what is no principal', 'tess', { principalId: roles.weak.id }, 'INVALID input.principalId'],
      ['until yesterday', 'tess', { expiresAt: '2020-01-01T00:00:00.000Z' }, 'INVALID input.expiresAt'],
      ['for no reason at all', 'tess', { reason: '' }, 'INVALID input.reason'],
      ['for too long a reason', 'tess', { reason: 'x'.repeat(1001) }, 'INVALID input.reason'],
    ])('%s, and nothing is written', async (_, who, input, outcome) => {
      const before = await changing.rows('role_assignments');
      expect(await assign(who, input)).toBe(outcome);
      expect(await changing.rows('role_assignments')).toBe(before);
    });

    it('in other words when the other tenant has it than when nobody does', async () => {
      const words = (input: Partial<AssignRoleInput>) =>
        changing.words('tess', AssignRoleDocument, { input: some(input) });
      expect(await words({ principalId: people.far.id })).toEqual(await words({ principalId: nobodys.person }));
      expect(await words({ roleId: roles.alien.id })).toEqual(await words({ roleId: nobodys.role }));
    });

    it('to a person without access; the advice is to give them that first', async () => {
      const input = some({ principalId: people.far.id, scope: { kind: 'TENANT', tenantId: north.id } });
      expect(await changing.words('root', AssignRoleDocument, { input })).toEqual([
        'This person has no access to the tenant: give them that first.',
      ]);
    });
  });

  describe('nobody gives more than they hold', () => {
    it.each<[string, Partial<AssignRoleInput>]>([
      ['a role that carries more', { roleId: roles.strong.id }],
      ['to themselves neither', { roleId: roles.strong.id, principalId: people.mel.id }],
      ['a built-in role', { roleId: builtInRoleIds.tenantAdministrator }],
      ['a role of an application', { roleId: roles.reader.id }],
      ['a role that includes one', { roleId: roles.writer.id }],
      ['to a group that they may be in', { roleId: roles.strong.id, principalId: groups.crew.id }],
    ])('%s', async (_, input) => {
      const before = await changing.rows('role_assignments');
      expect(await assign('mel', input)).toBe('PRIVILEGE_ESCALATION input.roleId');
      expect(await changing.rows('role_assignments')).toBe(before);
    });

    it('on a scope on which they hold it not', async () => {
      // Dom holds what the role carries on the domain, and may give roles there alone.
      const roleId = await newRole(['role-assignment:create']);
      const on = (domainId: string) => ({ roleId, scope: { kind: 'DOMAIN' as const, domainId } });
      expect(await assign('dom', on(domains.checkout.id))).toBe('done');
      expect(await assign('dom', { roleId })).toBe('FORBIDDEN!');
    });

    it('but what applications allow, with leave to delegate it', async () => {
      expect(await assign('tess', { roleId: roles.writer.id })).toBe('done');
    });
  });

  describe('the same role on the same scope', () => {
    it('is given once, however often it is asked for at the same moment', async () => {
      const roleId = await newRole();
      const events = async () => [
        await changing.rows(`audit_events WHERE action = 'assignRole' AND outcome = 'SUCCEEDED'`),
        await changing.rows(`audit_events WHERE action = 'assignRole' AND code = 'ALREADY_ASSIGNED'`),
      ];
      const [done = 0, failed = 0] = await events();
      const outcomes = await Promise.all(Array.from({ length: 20 }, () => assign('tess', { roleId })));
      expect([...outcomes].sort()).toEqual([...Array<string>(19).fill('ALREADY_ASSIGNED input.roleId'), 'done']);
      expect((await given(people.ann.id)).filter(({ role }) => role.id === roleId)).toHaveLength(1);
      expect(await events()).toEqual([done + 1, failed + 19]);
    });

    it('is another one on another scope', async () => {
      const roleId = await newRole();
      for (const scope of [
        onTenant,
        { kind: 'DIRECTORY', directoryId: staff.id },
        { kind: 'DOMAIN', domainId: domains.shop.id },
      ] as const)
        expect(await assign('tess', { roleId, scope })).toBe('done');
      expect(await assign('tess', { roleId, scope: { ...onTenant, tenantId: north.id } })).toBe(
        'ALREADY_ASSIGNED input.roleId',
      );
    });

    it('is given anew when it has ended', async () => {
      const before = await changing.rows('role_assignments');
      expect(await assign('tess', { principalId: people.ben.id })).toBe('done');
      expect(await changing.rows('role_assignments')).toBe(before);
      expect(await assign('tess', { principalId: people.ben.id })).toBe('ALREADY_ASSIGNED input.roleId');
    });
  });

  describe('a role that was given', () => {
    it('is taken away by its id, or by what it is', async () => {
      const assignmentId = await given1();
      const { revokedAssignmentId } = await changing.done('tess', RevokeRoleDocument, { input: { assignmentId } });
      expect(revokedAssignmentId).toBe(assignmentId);
      expect(await revoke('tess', { assignmentId })).toBe('NOT_FOUND input.assignmentId');
      const key = some({ roleId: await newRole(), scope: { kind: 'DOMAIN', domainId: domains.shop.id } });
      expect(await assign('tess', key)).toBe('done');
      expect(await revoke('tess', key)).toBe('done');
      expect(await revoke('tess', key)).toBe('NOT_FOUND input');
    });

    it.each<[string, RevokeRoleInput]>([
      ['no way', {}],
      ['two ways', { assignmentId: kept.id, roleId: roles.weak.id }],
      ['half a way', { principalId: people.ann.id, roleId: roles.weak.id }],
      ['half a way, with a scope', { roleId: roles.weak.id, scope: { kind: 'TENANT' } }],
    ])('is not named in %s', async (_, input) => {
      expect(await revoke('tess', input)).toBe('INVALID input');
    });

    it('is not taken away by who may not, by who does not see it, or when another system keeps it', async () => {
      const assignmentId = await given1();
      expect(await revoke('ann', { assignmentId })).toBe('FORBIDDEN!');
      expect(await revoke('sue', { assignmentId })).toBe('NOT_FOUND input.assignmentId');
      expect(await revoke('tess', { assignmentId: kept.id })).toBe('EXTERNALLY_MANAGED input');
      expect(await revoke('tess', { assignmentId: people.ann.id })).toBe('INVALID input.assignmentId');
    });

    it('is not taken from the stronger by the weaker, whatever applications allow', async () => {
      const input = (roleId: string, principalId: string): RevokeRoleInput => ({
        principalId,
        roleId,
        scope: onTenant,
      });
      const chief = input(builtInRoleIds.tenantAdministrator, people.tess.id);
      expect(await revoke('mel', chief)).toBe('PRIVILEGE_ESCALATION input');
      expect(await assign('tess', { roleId: roles.strong.id, principalId: people.ben.id })).toBe('done');
      expect(await revoke('mel', input(roles.strong.id, people.ben.id))).toBe('PRIVILEGE_ESCALATION input');
      expect(await assign('tess', { roleId: roles.reader.id, principalId: people.ben.id })).toBe('done');
      expect(await revoke('mel', input(roles.reader.id, people.ben.id))).toBe('done');
    });

    it('shows to each what they may do with it', async () => {
      const roleIds = [await newRole(['group:update']), await newRole(['group:read']), await newRole(['repo:read'])];
      for (const roleId of roleIds)
        for (const scope of [onTenant, { kind: 'DOMAIN', domainId: domains.checkout.id }] as const)
          expect(await assign('tess', { roleId, scope })).toBe('done');
      let seen = 0;
      for (const who of ['tess', 'mel', 'dom', 'ann']) {
        const [node] = await changing.ask(who, RolesGivenDocument, { id: people.ann.id });
        const nodes = node && 'roleAssignments' in node ? node.roleAssignments.nodes : [];
        for (const { id, viewerCanDelete, role } of nodes.filter((one) => roleIds.includes(one.role.id))) {
          const outcome = await revoke(who, { assignmentId: id, dryRun: true });
          expect([who, role.id, outcome === 'done']).toEqual([who, role.id, viewerCanDelete]);
          seen += Number(viewerCanDelete);
        }
      }
      // Tess all six; Mel those of the keeper's and the application's; Dom the same on the domain.
      expect(seen).toBe(6 + 4 + 2);
    });
  });

  it('who is demoted within an operation may do no more in the rest of it', async () => {
    const roleId = await newRole([
      'role-assignment:create',
      'role-assignment:delete',
      'role-assignment:read',
      'group:read',
      'user:read',
      'role:read',
      'tenant:read',
    ]);
    const input = some({ roleId, principalId: people.ben.id });
    const { roleAssignment } = await changing.done('root', AssignRoleDocument, {
      input: { ...input, scope: { kind: 'TENANT', tenantId: north.id } },
    });
    const { errors } = await changing.raw(
      'ben',
      `mutation { off: revokeRole(input: { assignmentId: "${roleAssignment?.id}" }) { revokedAssignmentId }
        on: assignRole(input: { principalId: "${people.ben.id}", roleId: "${roles.weak.id}", scope: { kind: TENANT } }) { userErrors { code } } }`,
    );
    expect(errors).toMatchObject([{ path: ['on'], extensions: { code: 'FORBIDDEN' } }]);
    expect((await given(people.ben.id)).map(({ id }) => id)).not.toContain(roleAssignment?.id);
  });

  describe('several at once', () => {
    const bulk = (who: string, inputs: readonly Partial<AssignRoleInput>[], more: object = {}) =>
      changing.ask(who, AssignRolesDocument, { input: { assignments: inputs.map(some), ...more } });

    it('are given one by one, with an answer for each', async () => {
      const roleId = await newRole();
      const { results, userErrors } = await bulk('tess', [
        { roleId },
        { roleId },
        { roleId: nobodys.role },
        { roleId, scope: { kind: 'DOMAIN' } },
        { roleId, scope: { kind: 'PLATFORM' } },
        { roleId, principalId: people.ben.id },
      ]);
      expect(userErrors).toEqual([]);
      expect(
        results?.map(({ userErrors: errors }) => errors.map(({ code, path }) => `${code} ${path?.join('.')}`).join()),
      ).toEqual([
        '',
        'ALREADY_ASSIGNED input.assignments.1.roleId',
        'NOT_FOUND input.assignments.2.roleId',
        'SCOPE_RESOURCE_REQUIRED input.assignments.3.scope.domainId',
        'FORBIDDEN input.assignments.4',
        '',
      ]);
      expect(results?.map(({ roleAssignment }) => roleAssignment !== null)).toEqual([
        true,
        false,
        false,
        false,
        false,
        true,
      ]);
    });

    it('are given all or none when that is asked for', async () => {
      const roleId = await newRole();
      const before = await changing.rows('role_assignments');
      const { results, userErrors } = await bulk('tess', [{ roleId }, { roleId }], { atomic: true });
      expect([results, userErrors.map(({ code, path }) => [code, path?.join('.')])]).toEqual([
        null,
        [['ALREADY_ASSIGNED', 'input.assignments.1.roleId']],
      ]);
      expect(await changing.rows('role_assignments')).toBe(before);
    });

    it('are at most 1,000', async () => {
      const { userErrors } = await bulk('tess', Array<object>(1001).fill({}));
      expect(userErrors).toMatchObject([{ code: 'LIMIT_EXCEEDED', path: ['input', 'assignments'] }]);
      const input = { assignmentIds: Array<string>(1001).fill(kept.id) };
      expect(await changing.outcome('tess', RevokeRolesDocument, { input })).toBe('LIMIT_EXCEEDED input.assignmentIds');
    });

    it('are taken away one by one, or all or none', async () => {
      const assignmentIds = [await given1(), kept.id, 'nothing', await given1()];
      const all = { input: { assignmentIds, atomic: true } };
      expect(await changing.outcome('tess', RevokeRolesDocument, all)).toBe('EXTERNALLY_MANAGED input.assignmentIds.1');
      const { results } = await changing.done('tess', RevokeRolesDocument, { input: { assignmentIds } });
      expect(results?.map(({ revokedAssignmentId: id, userErrors }) => id ?? userErrors[0]?.code)).toEqual([
        assignmentIds[0],
        'EXTERNALLY_MANAGED',
        'NOT_FOUND',
        assignmentIds[3],
      ]);
    });
  });

  describe('the whole list of somebody', () => {
    const set = (who: string, input: SetAssignedRolesInput) =>
      changing.outcome(who, SetAssignedRolesDocument, { input });
    const listOf = async (id: string) =>
      (await given(id))
        .map(({ role, scope, reason }) => [role.id, scope.kind, reason].filter((one) => one !== null).join(' '))
        .sort();
    const clean = async (principalId: string) => set('root', { principalId, tenantId: north.id, assignments: [] });

    it('becomes what is wanted: the new is given, the old taken away, and what stays the same is left alone', async () => {
      const principalId = bots.bot.id;
      await clean(principalId);
      const [one, two, three] = [await newRole(), await newRole(), await newRole()];
      const first = [
        { roleId: one, scope: onTenant, reason: 'Because.' },
        { roleId: two, scope: onTenant },
      ];
      expect(await set('tess', { principalId, assignments: first })).toBe('done');
      const stays = (await given(principalId)).find(({ role }) => role.id === one)?.id;
      const second = [
        { roleId: one, scope: onTenant },
        { roleId: three, scope: { kind: 'DIRECTORY' as const, directoryId: staff.id } },
      ];
      expect(await set('tess', { principalId, tenantId: north.id, assignments: second })).toBe('done');
      expect(await listOf(principalId)).toEqual([`${one} TENANT Because.`, `${three} DIRECTORY`].sort());
      expect((await given(principalId)).find(({ role }) => role.id === one)?.id).toBe(stays);
      // One with another end is another assignment: none ever changes. Its reason stays.
      const third = [{ roleId: one, scope: onTenant, expiresAt: later }];
      expect(await set('tess', { principalId, assignments: third })).toBe('done');
      const [anew] = await given(principalId);
      expect([anew?.id === stays, anew?.expiresAt, anew?.reason]).toEqual([false, later, 'Because.']);
    });

    it('keeps what another system keeps, and what lies elsewhere', async () => {
      await changing.done('root', AssignRoleDocument, {
        input: { principalId: people.ben.id, roleId: builtInRoleIds.member, scope: { kind: 'PLATFORM' } },
      });
      const set1 = { principalId: people.ben.id, assignments: [] };
      expect(await set('tess', set1)).toBe('done');
      expect(await listOf(people.ben.id)).toEqual(
        [`${builtInRoleIds.member} PLATFORM`, `${roles.weak.id} DOMAIN`].sort(),
      );
      expect(await set('root', { ...set1, platform: true })).toBe('done');
      expect(await listOf(people.ben.id)).toEqual([`${roles.weak.id} DOMAIN`]);
      const shop = { kind: 'DOMAIN' as const, domainId: domains.shop.id };
      const wanted = (more: object) => ({ ...set1, assignments: [{ roleId: roles.weak.id, scope: shop, ...more }] });
      expect(await set('tess', wanted({}))).toBe('done');
      expect(await set('tess', wanted({ expiresAt: later }))).toBe('EXTERNALLY_MANAGED input.assignments.0');
    });

    it('keeps what the caller does not see', async () => {
      await clean(people.ann.id);
      expect(await assign('tess')).toBe('done');
      const onCheckout = { kind: 'DOMAIN' as const, domainId: domains.checkout.id };
      expect(await assign('tess', { scope: onCheckout })).toBe('done');
      // Dom sees who has which role on the domain alone.
      expect(await set('dom', { principalId: people.ann.id, assignments: [] })).toBe('done');
      expect(await listOf(people.ann.id)).toEqual([`${roles.weak.id} TENANT`]);
    });

    it.each<[string, string, Partial<SetAssignedRolesInput>, string]>([
      [
        'with a role twice',
        'tess',
        {
          assignments: [
            { roleId: roles.weak.id, scope: { kind: 'TENANT' } },
            { roleId: roles.weak.id, scope: { kind: 'TENANT', tenantId: north.id } },
          ],
        },
        'INVALID input.assignments.1',
      ],
      [
        'with a role beyond the caller',
        'mel',
        { assignments: [{ roleId: roles.strong.id, scope: { kind: 'TENANT' } }] },
        'PRIVILEGE_ESCALATION input.assignments.0.roleId',
      ],
      [
        'with a role that there is not',
        'tess',
        { assignments: [{ roleId: nobodys.role, scope: { kind: 'TENANT' } }] },
        'NOT_FOUND input.assignments.0.roleId',
      ],
      [
        'with a scope in another tenant',
        'root',
        {
          tenantId: north.id,
          assignments: [{ roleId: builtInRoleIds.member, scope: { kind: 'DOMAIN', domainId: domains.far.id } }],
        },
        'INVALID input.assignments.0.scope',
      ],
      [
        'with a tenant on the platform',
        'root',
        {
          platform: true,
          assignments: [{ roleId: builtInRoleIds.member, scope: { kind: 'TENANT', tenantId: north.id } }],
        },
        'INVALID input.assignments.0.scope',
      ],
      [
        'with the platform in a tenant',
        'tess',
        { assignments: [{ roleId: builtInRoleIds.member, scope: { kind: 'PLATFORM' } }] },
        'INVALID input.assignments.0.scope',
      ],
      ['of a tenant and the platform', 'root', { tenantId: north.id, platform: true }, 'INVALID input.tenantId'],
      ['in no tenant', 'root', {}, 'INVALID input.tenantId'],
      ['in a tenant that is not seen', 'tess', { tenantId: south.id }, 'NOT_FOUND input.tenantId'],
      ['of nobody', 'tess', { principalId: nobodys.person }, 'NOT_FOUND input.principalId'],
      [
        'of more than 1,000',
        'tess',
        { assignments: Array(1001).fill({ roleId: roles.weak.id, scope: { kind: 'TENANT' } }) },
        'LIMIT_EXCEEDED input.assignments',
      ],
    ])('is not set %s, and nothing of it is done', async (_, who, input, outcome) => {
      const before = await changing.rows('role_assignments');
      expect(await set(who, { principalId: people.ann.id, assignments: [], ...input })).toBe(outcome);
      expect(await changing.rows('role_assignments')).toBe(before);
    });

    it('is not set by who may not take away what is left out', async () => {
      await clean(people.ann.id);
      expect(await assign('tess', { roleId: roles.strong.id })).toBe('done');
      expect(await set('mel', { principalId: people.ann.id, assignments: [] })).toBe('PRIVILEGE_ESCALATION input');
      expect(await set('ann', { principalId: people.ann.id, assignments: [] })).toBe('FORBIDDEN!');
    });
  });
});
