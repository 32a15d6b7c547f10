import { builtInRoleIds } from '../../src/core/roles/built-in-roles.js';
import { dialects } from '../support/databases.js';
import {
  AssignRoleDocument,
  RevokeRoleDocument,
  RolesGivenDocument,
  type RevokeRoleInput,
} from '../support/generated/test-documents.js';
import { foundGivingCompany, Giving, onTenant } from './giving.js';

const company = foundGivingCompany();
const { north, domains, people, roles, kept } = company;

describe.each(dialects)('on %s', (dialect) => {
  let giving: Giving;
  beforeAll(async () => {
    giving = await Giving.start(dialect, company);
  });
  afterAll(() => giving.stop());

  describe('a role that was given', () => {
    it('is taken away by its id, or by what it is', async () => {
      const assignmentId = await giving.newAssignment();
      const { revokedAssignmentId } = await giving.changing.done('tess', RevokeRoleDocument, {
        input: { assignmentId },
      });
      expect(revokedAssignmentId).toBe(assignmentId);
      expect(await giving.revoke('tess', { assignmentId })).toBe('NOT_FOUND input.assignmentId');
      const key = giving.some({ roleId: await giving.newRole(), scope: { kind: 'DOMAIN', domainId: domains.shop.id } });
      expect(await giving.assign('tess', key)).toBe('done');
      expect(await giving.revoke('tess', key)).toBe('done');
      expect(await giving.revoke('tess', key)).toBe('NOT_FOUND input');
    });

    it.each<[string, RevokeRoleInput]>([
      ['no way', {}],
      ['two ways', { assignmentId: kept.id, roleId: roles.weak.id }],
      ['half a way', { principalId: people.ann.id, roleId: roles.weak.id }],
      ['half a way, with a scope', { roleId: roles.weak.id, scope: { kind: 'TENANT' } }],
    ])('is not named in %s', async (_, input) => {
      expect(await giving.revoke('tess', input)).toBe('INVALID input');
    });

    it('is not taken away by who may not, by who does not see it, or when another system keeps it', async () => {
      const assignmentId = await giving.newAssignment();
      expect(await giving.revoke('ann', { assignmentId })).toBe('FORBIDDEN!');
      expect(await giving.revoke('sue', { assignmentId })).toBe('NOT_FOUND input.assignmentId');
      expect(await giving.revoke('tess', { assignmentId: kept.id })).toBe('EXTERNALLY_MANAGED input');
      expect(await giving.revoke('tess', { assignmentId: people.ann.id })).toBe('INVALID input.assignmentId');
    });

    it('is not taken from the stronger by the weaker, whatever applications allow', async () => {
      const input = (roleId: string, principalId: string): RevokeRoleInput => ({
        principalId,
        roleId,
        scope: onTenant,
      });
      const chief = input(builtInRoleIds.tenantAdministrator, people.tess.id);
      expect(await giving.revoke('mel', chief)).toBe('PRIVILEGE_ESCALATION input');
      expect(await giving.assign('tess', { roleId: roles.strong.id, principalId: people.ben.id })).toBe('done');
      expect(await giving.revoke('mel', input(roles.strong.id, people.ben.id))).toBe('PRIVILEGE_ESCALATION input');
      expect(await giving.assign('tess', { roleId: roles.reader.id, principalId: people.ben.id })).toBe('done');
      expect(await giving.revoke('mel', input(roles.reader.id, people.ben.id))).toBe('done');
    });

    it('shows to each what they may do with it', async () => {
      const roleIds = [
        await giving.newRole(['group:update']),
        await giving.newRole(['group:read']),
        await giving.newRole(['repo:read']),
      ];
      for (const roleId of roleIds)
        for (const scope of [onTenant, { kind: 'DOMAIN', domainId: domains.checkout.id }] as const)
          expect(await giving.assign('tess', { roleId, scope })).toBe('done');
      let seen = 0;
      for (const who of ['tess', 'mel', 'dom', 'ann']) {
        const [node] = await giving.changing.ask(who, RolesGivenDocument, { id: people.ann.id });
        const nodes = node && 'roleAssignments' in node ? node.roleAssignments.nodes : [];
        for (const { id, viewerCanDelete, role } of nodes.filter((one) => roleIds.includes(one.role.id))) {
          const outcome = await giving.revoke(who, { assignmentId: id, dryRun: true });
          expect([who, role.id, outcome === 'done']).toEqual([who, role.id, viewerCanDelete]);
          seen += Number(viewerCanDelete);
        }
      }
      // Tess all six; Mel those of the keeper's and the application's; Dom the same on the domain.
      expect(seen).toBe(6 + 4 + 2);
    });
  });

  it('who is demoted within an operation may do no more in the rest of it', async () => {
    const roleId = await giving.newRole([
      'role-assignment:create',
      'role-assignment:delete',
      'role-assignment:read',
      'group:read',
      'user:read',
      'role:read',
      'tenant:read',
    ]);
    const input = giving.some({ roleId, principalId: people.ben.id });
    const { roleAssignment } = await giving.changing.done('root', AssignRoleDocument, {
      input: { ...input, scope: { kind: 'TENANT', tenantId: north.id } },
    });
    const { errors } = await giving.changing.raw(
      'ben',
      `mutation { off: revokeRole(input: { assignmentId: "${roleAssignment?.id}" }) { revokedAssignmentId }
        on: assignRole(input: { principalId: "${people.ben.id}", roleId: "${roles.weak.id}", scope: { kind: TENANT } }) { userErrors { code } } }`,
    );
    expect(errors).toMatchObject([{ path: ['on'], extensions: { code: 'FORBIDDEN' } }]);
    expect((await giving.given(people.ben.id)).map(({ id }) => id)).not.toContain(roleAssignment?.id);
  });
});
