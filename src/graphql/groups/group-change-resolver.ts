import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { forEachOf } from '../../core/changes/bulk.js';
import { createGroup, deleteGroup, updateGroup } from '../../core/groups/group-changes.js';
import {
  addGroupMember,
  removeGroupMember,
  setUserGroups,
  updateGroupMember,
  type MembershipKey,
  type NewMember,
} from '../../core/groups/membership-changes.js';
import { addGroupParent, removeGroupParent, type NestingKey } from '../../core/groups/nesting-changes.js';
import { resultsOf } from '../changes/bulk.js';
import { carryOut, givenFact, givenId, present } from '../changes/carry-out.js';
import { tenantOfChange } from '../changes/tenant-of-change.js';
import type { GraphContext } from '../context.js';
import {
  AddGroupMemberInput,
  AddGroupMembersInput,
  CreateGroupInput,
  DeleteGroupInput,
  GroupParentInput,
  RemoveGroupMemberInput,
  SetUserGroupsInput,
  UpdateGroupInput,
  UpdateGroupMemberRoleInput,
  type GroupMemberInput,
} from './group-change-inputs.js';
import { groupById, principalById } from './group-loaders.js';
import { groupPayloads } from './group-payloads.js';

const managing = 'Owners of the group may, and others with the permission';
const ceiling = 'Whoever is in the group must not get permissions that you do not hold yourself.';

/** Changes of groups. */
@Resolver()
export class GroupChangeResolver {
  @Mutation(() => groupPayloads.createGroup, {
    description:
      'Makes a group. It needs the permission `group:create` on the directory. Errors: NOT_FOUND, ALREADY_EXISTS for a name that the directory has.',
  })
  createGroup(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => CreateGroupInput, { description: 'The group.' }) input: CreateGroupInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) =>
        createGroup(change, {
          directoryId: givenId(input.directoryId, ['dir'], 'directoryId'),
          name: input.name,
          description: input.description ?? null,
          kind: input.kind ?? 'SECURITY',
        }),
      ({ groupId }) => ({ group: groupById(context, groupId) }),
      { onlyAdds: true },
    );
  }

  @Mutation(() => groupPayloads.updateGroup, {
    description:
      'Changes a group. It needs the permission `group:update`. Whoever is in a group that comes into use must not get permissions that you do not hold yourself. Errors: NOT_FOUND, CONFLICT, ALREADY_EXISTS for a name that the directory has, INVALID for the group of everybody, EXTERNALLY_MANAGED, PRIVILEGE_ESCALATION, LAST_ADMINISTRATOR.',
  })
  updateGroup(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => UpdateGroupInput, { description: 'What shall change.' }) input: UpdateGroupInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) =>
        updateGroup(
          change,
          present({
            id: givenId(input.id, ['grp'], 'id'),
            version: input.version,
            name: givenFact(input.name, 'name'),
            description: input.description,
            kind: givenFact(input.kind, 'kind'),
            status: givenFact(input.status, 'status'),
          }),
        ),
      ({ groupId }) => ({ group: groupById(context, groupId) }),
    );
  }

  @Mutation(() => groupPayloads.deleteGroup, {
    description:
      'Deletes a group, with its memberships and the roles that were given to it; nobody in it is deleted. It needs the permission `group:delete`. Errors: NOT_FOUND, CONFLICT, INVALID for the group of everybody, EXTERNALLY_MANAGED, LAST_ADMINISTRATOR.',
  })
  deleteGroup(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => DeleteGroupInput, { description: 'The group.' }) input: DeleteGroupInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) => deleteGroup(change, present({ id: givenId(input.id, ['grp'], 'id'), version: input.version })),
      ({ groupId }) => ({ deletedGroupId: groupId }),
    );
  }

  @Mutation(() => groupPayloads.addGroupMember, {
    description: `Puts a person or service account into a group. A person who has no access to the tenant is given it, if you may. ${managing} \`group-member:add\`. ${ceiling} Errors: NOT_FOUND, ALREADY_EXISTS for a member, PRIVILEGE_ESCALATION, EXTERNALLY_MANAGED.`,
  })
  addGroupMember(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => AddGroupMemberInput, { description: 'Who shall be in what.' }) input: AddGroupMemberInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) => addGroupMember(change, newMember(input)),
      (added) => ({ ...shown(context, added), tenantAccess: added.tenantAccess }),
      { onlyAdds: true },
    );
  }

  @Mutation(() => groupPayloads.addGroupMembers, {
    description: `Puts several into groups, with an answer for each. ${managing} \`group-member:add\`. ${ceiling} Errors: LIMIT_EXCEEDED for more than 1,000; for each, FORBIDDEN and what \`addGroupMember\` has.`,
  })
  addGroupMembers(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => AddGroupMembersInput, { description: 'Who shall be in what.' }) input: AddGroupMembersInput,
  ) {
    const { members: items, atomic } = input;
    return carryOut(
      context,
      info,
      { ...input },
      (change) =>
        forEachOf(change, { items, name: 'members', atomic: atomic === true }, (one) =>
          addGroupMember(change, newMember(one)),
        ),
      (outcomes) => ({ results: resultsOf(outcomes, (added) => shown(context, added)) }),
      { onlyAdds: true },
    );
  }

  @Mutation(() => groupPayloads.updateGroupMemberRole, {
    description: `Makes a member an owner or an owner a member, or changes when the membership ends. ${managing} \`group-member:update\`. Errors: NOT_FOUND, PRIVILEGE_ESCALATION, EXTERNALLY_MANAGED, LAST_ADMINISTRATOR.`,
  })
  updateGroupMemberRole(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => UpdateGroupMemberRoleInput, { description: 'What shall change.' })
    input: UpdateGroupMemberRoleInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) =>
        updateGroupMember(
          change,
          present({ ...membershipKey(input), role: givenFact(input.role, 'role'), expiresAt: input.expiresAt }),
        ),
      (key) => shown(context, key),
    );
  }

  @Mutation(() => groupPayloads.removeGroupMember, {
    description: `Takes somebody out of a group; their access to the tenant stays. ${managing} \`group-member:remove\`. Errors: NOT_FOUND, EXTERNALLY_MANAGED, LAST_ADMINISTRATOR.`,
  })
  removeGroupMember(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => RemoveGroupMemberInput, { description: 'Who shall leave what.' }) input: RemoveGroupMemberInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) => removeGroupMember(change, membershipKey(input)),
      (key) => shown(context, key),
    );
  }

  @Mutation(() => groupPayloads.setUserGroups, {
    description:
      'Makes the groups of a tenant that somebody is in these and no others. It needs what adding, changing and removing each member needs. Errors: LIMIT_EXCEEDED for more than 1,000, and what `addGroupMember`, `updateGroupMemberRole` and `removeGroupMember` have.',
  })
  setUserGroups(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => SetUserGroupsInput, { description: 'Who shall be in what.' }) input: SetUserGroupsInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      async (change) =>
        setUserGroups(change, {
          memberId: givenId(input.userId, ['usr', 'svc'], 'userId'),
          tenantId: await tenantOfChange(context, change, input.tenantId),
          groups: input.groups.map(({ groupId, role, expiresAt }, n) =>
            present({
              groupId: givenId(groupId, ['grp'], 'groups', String(n), 'groupId'),
              role: role ?? undefined,
              expiresAt,
            }),
          ),
        }),
      ({ memberId }) => ({ member: principalById(context, memberId) }),
    );
  }

  @Mutation(() => groupPayloads.groupParent, {
    description: `Nests a group in another one of its tenant: its members get what the other one gives. It needs the permission \`group:update\` on both. ${ceiling} Errors: NOT_FOUND, ALREADY_EXISTS, INVALID for a circle, LIMIT_EXCEEDED for more than 50 levels, PRIVILEGE_ESCALATION, EXTERNALLY_MANAGED.`,
  })
  addGroupParent(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => GroupParentInput, { description: 'Which group in which.' }) input: GroupParentInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) => addGroupParent(change, nestingKey(input)),
      (key) => nesting(context, key),
      { onlyAdds: true },
    );
  }

  @Mutation(() => groupPayloads.groupParent, {
    description:
      'Takes a group out of another one. It needs the permission `group:update` on both. Errors: NOT_FOUND, EXTERNALLY_MANAGED, LAST_ADMINISTRATOR.',
  })
  removeGroupParent(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => GroupParentInput, { description: 'Which group out of which.' }) input: GroupParentInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) => removeGroupParent(change, nestingKey(input)),
      (key) => nesting(context, key),
    );
  }
}

function newMember({ groupId, memberId, role, expiresAt }: GroupMemberInput): NewMember {
  return present({
    groupId: givenId(groupId, ['grp'], 'groupId'),
    memberId: givenId(memberId, ['usr', 'svc'], 'memberId'),
    role: role ?? undefined,
    expiresAt,
  });
}

function membershipKey({ groupId, memberId }: { readonly groupId: string; readonly memberId: string }): MembershipKey {
  return {
    groupId: givenId(groupId, ['grp'], 'groupId'),
    memberId: givenId(memberId, ['usr', 'svc'], 'memberId'),
  };
}

function shown(context: GraphContext, { groupId, memberId }: MembershipKey) {
  return { group: groupById(context, groupId), member: principalById(context, memberId) };
}

function nestingKey({ groupId, parentId }: GroupParentInput): NestingKey {
  return { groupId: givenId(groupId, ['grp'], 'groupId'), parentId: givenId(parentId, ['grp'], 'parentId') };
}

function nesting(context: GraphContext, { groupId, parentId }: NestingKey) {
  return { group: groupById(context, groupId), parent: groupById(context, parentId) };
}
