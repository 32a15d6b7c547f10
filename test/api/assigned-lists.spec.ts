import { builtInRoleIds } from '../../src/core/roles/built-in-roles.js';
import { dialects } from '../support/databases.js';
import {
  AssignRoleDocument,
  AssignRolesDocument,
  RevokeRolesDocument,
  SetAssignedRolesDocument,
  type AssignRoleInput,
  type SetAssignedRolesInput,
} from '../support/generated/test-documents.js';
import { foundGivingCompany, Giving, later, nobodys, onTenant } from './giving.js';

const company = foundGivingCompany();
const { north, south, staff, domains, people, bots, roles, kept } = company;

describe.each(dialects)('on %s', (dialect) => {
  let giving: Giving;
  beforeAll(async () => {
    giving = await Giving.start(dialect, company);
  });
  afterAll(() => giving.stop());

  describe('several at once', () => {
    const bulk = (who: string, inputs: readonly Partial<AssignRoleInput>[], more: object = {}) =>
      giving.changing.ask(who, AssignRolesDocument, {
        input: { assignments: inputs.map((input) => giving.some(input)), ...more },
      });

    it('are given one by one, with an answer for each', async () => {
      const roleId = await giving.newRole();
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
      const roleId = await giving.newRole();
      const before = await giving.changing.rows('role_assignments');
      const { results, userErrors } = await bulk('tess', [{ roleId }, { roleId }], { atomic: true });
      expect([results, userErrors.map(({ code, path }) => [code, path?.join('.')])]).toEqual([
        null,
        [['ALREADY_ASSIGNED', 'input.assignments.1.roleId']],
      ]);
      expect(await giving.changing.rows('role_assignments')).toBe(before);
    });

    it('are at most 1,000', async () => {
      const { userErrors } = await bulk('tess', Array<object>(1001).fill({}));
      expect(userErrors).toMatchObject([{ code: 'LIMIT_EXCEEDED', path: ['input', 'assignments'] }]);
      const input = { assignmentIds: Array<string>(1001).fill(kept.id) };
      expect(await giving.changing.outcome('tess', RevokeRolesDocument, { input })).toBe(
        'LIMIT_EXCEEDED input.assignmentIds',
      );
    });

    it('are taken away one by one, or all or none', async () => {
      const assignmentIds = [await giving.newAssignment(), kept.id, 'nothing', await giving.newAssignment()];
      const all = { input: { assignmentIds, atomic: true } };
      expect(await giving.changing.outcome('tess', RevokeRolesDocument, all)).toBe(
        'EXTERNALLY_MANAGED input.assignmentIds.1',
      );
      const { results } = await giving.changing.done('tess', RevokeRolesDocument, { input: { assignmentIds } });
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
      giving.changing.outcome(who, SetAssignedRolesDocument, { input });
    const listOf = async (id: string) =>
      (await giving.given(id))
        .map(({ role, scope, reason }) => [role.id, scope.kind, reason].filter((one) => one !== null).join(' '))
        .sort();
    const clean = async (principalId: string) => set('root', { principalId, tenantId: north.id, assignments: [] });

    it('becomes what is wanted: the new is given, the old taken away, and what stays the same is left alone', async () => {
      const principalId = bots.bot.id;
      await clean(principalId);
      const [one, two, three] = [await giving.newRole(), await giving.newRole(), await giving.newRole()];
      const first = [
        { roleId: one, scope: onTenant, reason: 'Because.' },
        { roleId: two, scope: onTenant },
      ];
      expect(await set('tess', { principalId, assignments: first })).toBe('done');
      const stays = (await giving.given(principalId)).find(({ role }) => role.id === one)?.id;
      const second = [
        { roleId: one, scope: onTenant },
        { roleId: three, scope: { kind: 'DIRECTORY' as const, directoryId: staff.id } },
      ];
      expect(await set('tess', { principalId, tenantId: north.id, assignments: second })).toBe('done');
      expect(await listOf(principalId)).toEqual([`${one} TENANT Because.`, `${three} DIRECTORY`].sort());
      expect((await giving.given(principalId)).find(({ role }) => role.id === one)?.id).toBe(stays);
      // One with another end is another assignment: none ever changes. Its reason stays.
      const third = [{ roleId: one, scope: onTenant, expiresAt: later }];
      expect(await set('tess', { principalId, assignments: third })).toBe('done');
      const [anew] = await giving.given(principalId);
      expect([anew?.id === stays, anew?.expiresAt, anew?.reason]).toEqual([false, later, 'Because.']);
    });

    it('keeps what another system keeps, and what lies elsewhere', async () => {
      await giving.changing.done('root', AssignRoleDocument, {
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
      expect(await giving.assign('tess')).toBe('done');
      const onCheckout = { kind: 'DOMAIN' as const, domainId: domains.checkout.id };
      expect(await giving.assign('tess', { scope: onCheckout })).toBe('done');
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
      const before = await giving.changing.rows('role_assignments');
      expect(await set(who, { principalId: people.ann.id, assignments: [], ...input })).toBe(outcome);
      expect(await giving.changing.rows('role_assignments')).toBe(before);
    });

    it('is not set by who may not take away what is left out', async () => {
      await clean(people.ann.id);
      expect(await giving.assign('tess', { roleId: roles.strong.id })).toBe('done');
      expect(await set('mel', { principalId: people.ann.id, assignments: [] })).toBe('PRIVILEGE_ESCALATION input');
      expect(await set('ann', { principalId: people.ann.id, assignments: [] })).toBe('FORBIDDEN!');
    });
  });
});
