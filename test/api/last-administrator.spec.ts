import { builtInRoleIds } from '../../src/core/roles/built-in-roles.js';
import { dialects } from '../support/databases.js';
import {
  AssignRoleDocument,
  CreateRoleDocument,
  DeleteRoleDocument,
  RevokeRoleDocument,
  RevokeRolesDocument,
  RolesGivenDocument,
  SetAssignedRolesDocument,
  UpdateRoleDocument,
} from '../support/generated/test-documents.js';
import { Changing } from './changing.js';
import { foundRightsCompany } from './rights-company.js';

const { north, staff, people, roles, groups, insert } = foundRightsCompany();
const administrator = builtInRoleIds.tenantAdministrator;
const inNorth = { kind: 'TENANT', tenantId: north.id } as const;
const later = '2999-01-01T00:00:00.000Z';

/** A change of groups, which has no document here. */
const change = (field: string, input: string) =>
  `mutation { ${field}(input: { ${input} }) { userErrors { code message path } } }`;

describe.each(dialects)('on %s', (dialect) => {
  let changing: Changing;
  beforeAll(async () => {
    changing = await Changing.start(dialect, insert);
  });
  afterAll(() => changing.stop());

  const assignmentOf = async (id: string, roleId: string) => {
    const [node] = await changing.ask('root', RolesGivenDocument, { id });
    const nodes = node && 'roleAssignments' in node ? node.roleAssignments.nodes : [];
    return nodes.find(({ role, scope }) => role.id === roleId && scope.kind !== 'DOMAIN')?.id as string;
  };
  const give = async (principalId: string, roleId: string = administrator) => {
    await changing.done('root', AssignRoleDocument, { input: { principalId, roleId, scope: inNorth } });
    return assignmentOf(principalId, roleId);
  };
  const take = (principalId: string, roleId: string = administrator) =>
    changing.outcome('root', RevokeRoleDocument, { input: { principalId, roleId, scope: inNorth } });
  const mayAdminister = async (id: string) => {
    const text = `{ user(id: "${id}") { can(permission: "role-assignment:create", tenantId: "${north.id}") } }`;
    return (await changing.ask<{ user: { can: boolean } }, object>('root', text)).can;
  };

  it('the last administrator of a tenant keeps the role on every way by which it is given to them itself', async () => {
    const assignmentId = await assignmentOf(people.tess.id, administrator);
    const withEnd = { roleId: administrator, scope: inNorth, expiresAt: later };
    const attempts = {
      revoke: await take(people.tess.id),
      byId: await changing.outcome('tess', RevokeRoleDocument, { input: { assignmentId } }),
      dryRun: await changing.outcome('tess', RevokeRoleDocument, { input: { assignmentId, dryRun: true } }),
      several: await changing.outcome('root', RevokeRolesDocument, { input: { assignmentIds: [assignmentId] } }),
      list: await changing.outcome('root', SetAssignedRolesDocument, {
        input: { principalId: people.tess.id, tenantId: north.id, assignments: [] },
      }),
      end: await changing.outcome('root', SetAssignedRolesDocument, {
        input: { principalId: people.tess.id, tenantId: north.id, assignments: [withEnd] },
      }),
    };
    expect(new Set(Object.values(attempts))).toEqual(new Set(['LAST_ADMINISTRATOR input']));
    expect(await assignmentOf(people.tess.id, administrator)).toBe(assignmentId);
    expect(await mayAdminister(people.tess.id)).toBe(true);
  });

  it('one with an end is no replacement, nor is a service account; one without is', async () => {
    const input = { principalId: people.ann.id, roleId: administrator, scope: inNorth };
    await changing.done('root', AssignRoleDocument, { input: { ...input, expiresAt: later } });
    expect(await take(people.tess.id)).toBe('LAST_ADMINISTRATOR input');
    expect(await take(people.ann.id)).toBe('done');
    await give(people.ann.id);
    expect(await take(people.tess.id)).toBe('done');
    await give(people.tess.id);
    expect(await take(people.ann.id)).toBe('done');
  });

  it('through a role that includes it: that keeps its place in there, and is not deleted', async () => {
    const created = await changing.done('root', CreateRoleDocument, {
      input: { name: 'Chief', tenantId: north.id, includes: [administrator] },
    });
    const id = created.role?.id as string;
    await give(people.ann.id, id);
    expect(await take(people.tess.id)).toBe('done');
    const update = (input: object) => changing.outcome('root', UpdateRoleDocument, { input: { id, ...input } });
    expect(await update({ includes: [] })).toBe('LAST_ADMINISTRATOR input');
    expect(await update({ includes: [roles.weak.id] })).toBe('LAST_ADMINISTRATOR input');
    expect(await update({ name: 'Head' })).toBe('done');
    const deletion = { input: { id, ifAssigned: 'CASCADE' as const } };
    expect(await changing.outcome('root', DeleteRoleDocument, deletion)).toBe('LAST_ADMINISTRATOR input');
    expect(await take(people.ann.id, id)).toBe('LAST_ADMINISTRATOR input');
    expect(await mayAdminister(people.ann.id)).toBe(true);
    await give(people.tess.id);
    expect(await changing.outcome('root', DeleteRoleDocument, deletion)).toBe('done');
  });

  it('through a group: nobody takes them out, lets the membership end, disables or deletes the group, or takes its role', async () => {
    const { crew } = groups;
    const member = `groupId: "${crew.id}", memberId: "${people.ben.id}"`;
    expect(await changing.outcome('root', change('addGroupMember', member))).toBe('done');
    await give(crew.id);
    expect(await take(people.tess.id)).toBe('done');
    const attempts = {
      out: change('removeGroupMember', member),
      ends: change('updateGroupMemberRole', `${member}, expiresAt: "${later}"`),
      disabled: change('updateGroup', `id: "${crew.id}", status: DISABLED`),
      deleted: change('deleteGroup', `id: "${crew.id}"`),
      none: change('setUserGroups', `userId: "${people.ben.id}", tenantId: "${north.id}", groups: []`),
    };
    for (const [way, text] of Object.entries(attempts))
      expect([way, await changing.outcome('root', text)]).toEqual([way, 'LAST_ADMINISTRATOR input']);
    expect(await take(crew.id)).toBe('LAST_ADMINISTRATOR input');
    expect(await mayAdminister(people.ben.id)).toBe(true);

    // Nor through a group in which that one lies.
    const made = await changing.raw<{ createGroup: { group: { id: string } } }, object>(
      'root',
      `mutation { createGroup(input: { directoryId: "${staff.id}", name: "Upper" }) { group { id } } }`,
    );
    const upper = made.data?.createGroup.group.id as string;
    const nesting = `groupId: "${crew.id}", parentId: "${upper}"`;
    expect(await changing.outcome('root', change('addGroupParent', nesting))).toBe('done');
    await give(upper);
    expect(await take(crew.id)).toBe('done');
    expect(await changing.outcome('root', change('removeGroupParent', nesting))).toBe('LAST_ADMINISTRATOR input');
    await give(people.tess.id);
    expect(await changing.outcome('root', change('removeGroupParent', nesting))).toBe('done');
    expect(await take(upper)).toBe('done');
  });

  it('the platform keeps one, too', async () => {
    const platform = { kind: 'PLATFORM' } as const;
    const [row] = (
      await changing.ask<{ roleAssignments: { nodes: { id: string; principal: { id: string } }[] } }, object>(
        'root',
        `{ roleAssignments(filter: { roleId: { eq: "${builtInRoleIds.platformAdministrator}" } }) { nodes { id principal { id } } } }`,
      )
    ).nodes;
    const own = row as { id: string; principal: { id: string } };
    expect(await changing.outcome('root', RevokeRoleDocument, { input: { assignmentId: own.id } })).toBe(
      'LAST_ADMINISTRATOR input',
    );
    const none = { principalId: own.principal.id, platform: true, assignments: [] };
    expect(await changing.outcome('root', SetAssignedRolesDocument, { input: none })).toBe('LAST_ADMINISTRATOR input');
    expect(await changing.words('root', RevokeRoleDocument, { input: { assignmentId: own.id } })).toEqual([
      'The platform would be left without a platform administrator whose right has no end. Give somebody else the role first, without an end.',
    ]);
    const input = { principalId: people.tess.id, roleId: builtInRoleIds.platformAdministrator, scope: platform };
    const { roleAssignment } = await changing.done('root', AssignRoleDocument, { input });
    expect(
      await changing.outcome('root', RevokeRoleDocument, { input: { assignmentId: roleAssignment?.id as string } }),
    ).toBe('done');
  });

  it('two who take the role from each other at the same moment leave one of them', async () => {
    for (let round = 0; round < 20; round++) {
      const [ofTess, ofAnn] = [await assignmentOf(people.tess.id, administrator), await give(people.ann.id)];
      const revoke = (who: string, assignmentId: string) =>
        changing.outcome(who, RevokeRoleDocument, { input: { assignmentId } });
      const both =
        round % 2 ? [revoke('tess', ofAnn), revoke('ann', ofTess)] : [revoke('ann', ofTess), revoke('tess', ofAnn)];
      const outcomes = await Promise.all(both);
      // Whoever comes second has lost the right to by then.
      expect([...outcomes].sort()[1]).toBe('done');
      expect(outcomes.filter((one) => one === 'done')).toHaveLength(1);
      const left = await Promise.all([people.tess, people.ann].map(({ id }) => mayAdminister(id)));
      expect(left.filter(Boolean)).toHaveLength(1);
      if (!left[0]) await give(people.tess.id);
      else await give(people.ann.id);
      expect(await take(people.ann.id)).toBe('done');
    }
  });
});
