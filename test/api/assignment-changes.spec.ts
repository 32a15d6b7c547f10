import { builtInRoleIds } from '../../src/core/roles/built-in-roles.js';
import { dialects } from '../support/databases.js';
import { AssignRoleDocument, type AssignRoleInput } from '../support/generated/test-documents.js';
import { foundGivingCompany, Giving, later, nobodys, onTenant } from './giving.js';

const company = foundGivingCompany();
const { north, south, staff, abroad, domains, people, groups, bots, roles } = company;

describe.each(dialects)('on %s', (dialect) => {
  let giving: Giving;
  beforeAll(async () => {
    giving = await Giving.start(dialect, company);
  });
  afterAll(() => giving.stop());

  describe('a role', () => {
    it('is given with its facts', async () => {
      const roleId = await giving.newRole();
      const input = giving.some({ roleId, expiresAt: later, reason: 'For a while.' });
      const { roleAssignment } = await giving.changing.done('tess', AssignRoleDocument, { input });
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
      const input = { principalId, roleId: await giving.newRole(), scope };
      const { roleAssignment } = await giving.changing.done('tess', AssignRoleDocument, { input });
      expect(roleAssignment?.scope).toMatchObject({ kind: scope.kind, tenant: { id: north.id }, ...expected });
    });

    it('is given on the platform by who may there', async () => {
      const scope = { kind: 'PLATFORM' } as const;
      expect(await giving.assign('root', { roleId: builtInRoleIds.auditor, scope })).toBe('done');
      expect(await giving.assign('tess', { roleId: builtInRoleIds.member, scope })).toBe('FORBIDDEN!');
      expect(await giving.assign('root', { scope })).toBe('INVALID input.roleId');
      const [platform] = (await giving.given(people.ann.id)).filter(({ scope: { kind } }) => kind === 'PLATFORM');
      expect(await giving.revoke('root', { assignmentId: platform?.id })).toBe('done');
    });

    it('is given on a domain by who may there and on what lies under it, not elsewhere', async () => {
      const on = (domain: { readonly id: string }) => ({ kind: 'DOMAIN' as const, domainId: domain.id });
      expect(await giving.assign('dom', { scope: on(domains.checkout) })).toBe('done');
      expect(await giving.assign('dom', { scope: on(domains.shop) })).toBe('done');
      expect(await giving.assign('dom')).toBe('FORBIDDEN!');
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
      const before = await giving.changing.rows('role_assignments');
      expect(await giving.assign(who, input)).toBe(outcome);
      expect(await giving.changing.rows('role_assignments')).toBe(before);
    });

    it('in other words when the other tenant has it than when nobody does', async () => {
      const words = (input: Partial<AssignRoleInput>) =>
        giving.changing.words('tess', AssignRoleDocument, { input: giving.some(input) });
      expect(await words({ principalId: people.far.id })).toEqual(await words({ principalId: nobodys.person }));
      expect(await words({ roleId: roles.alien.id })).toEqual(await words({ roleId: nobodys.role }));
    });

    it('to a person without access; the advice is to give them that first', async () => {
      const input = giving.some({ principalId: people.far.id, scope: { kind: 'TENANT', tenantId: north.id } });
      expect(await giving.changing.words('root', AssignRoleDocument, { input })).toEqual([
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
      const before = await giving.changing.rows('role_assignments');
      expect(await giving.assign('mel', input)).toBe('PRIVILEGE_ESCALATION input.roleId');
      expect(await giving.changing.rows('role_assignments')).toBe(before);
    });

    it('on a scope on which they hold it not', async () => {
      // Dom holds what the role carries on the domain, and may give roles there alone.
      const roleId = await giving.newRole(['role-assignment:create']);
      const on = (domainId: string) => ({ roleId, scope: { kind: 'DOMAIN' as const, domainId } });
      expect(await giving.assign('dom', on(domains.checkout.id))).toBe('done');
      expect(await giving.assign('dom', { roleId })).toBe('FORBIDDEN!');
    });

    it('but what applications allow, with leave to delegate it', async () => {
      expect(await giving.assign('tess', { roleId: roles.writer.id })).toBe('done');
    });
  });

  describe('the same role on the same scope', () => {
    it('is given once, however often it is asked for at the same moment', async () => {
      const roleId = await giving.newRole();
      const events = async () => [
        await giving.changing.rows(`audit_events WHERE action = 'assignRole' AND outcome = 'SUCCEEDED'`),
        await giving.changing.rows(`audit_events WHERE action = 'assignRole' AND code = 'ALREADY_ASSIGNED'`),
      ];
      const [done = 0, failed = 0] = await events();
      const outcomes = await Promise.all(Array.from({ length: 20 }, () => giving.assign('tess', { roleId })));
      expect([...outcomes].sort()).toEqual([...Array<string>(19).fill('ALREADY_ASSIGNED input.roleId'), 'done']);
      expect((await giving.given(people.ann.id)).filter(({ role }) => role.id === roleId)).toHaveLength(1);
      expect(await events()).toEqual([done + 1, failed + 19]);
    });

    it('is another one on another scope', async () => {
      const roleId = await giving.newRole();
      for (const scope of [
        onTenant,
        { kind: 'DIRECTORY', directoryId: staff.id },
        { kind: 'DOMAIN', domainId: domains.shop.id },
      ] as const)
        expect(await giving.assign('tess', { roleId, scope })).toBe('done');
      expect(await giving.assign('tess', { roleId, scope: { ...onTenant, tenantId: north.id } })).toBe(
        'ALREADY_ASSIGNED input.roleId',
      );
    });

    it('is given anew when it has ended', async () => {
      const before = await giving.changing.rows('role_assignments');
      expect(await giving.assign('tess', { principalId: people.ben.id })).toBe('done');
      expect(await giving.changing.rows('role_assignments')).toBe(before);
      expect(await giving.assign('tess', { principalId: people.ben.id })).toBe('ALREADY_ASSIGNED input.roleId');
    });
  });
});
