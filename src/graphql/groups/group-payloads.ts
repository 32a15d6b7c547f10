import { Field, ID, ObjectType } from 'type-graphql';
import type { Problem } from '../../core/changes/problem.js';
import { payloadType, UserErrorType } from '../changes/payload.js';
import { PrincipalType } from '../users/principal-type.js';
import { GroupType } from './group-type.js';

const group = [() => GroupType, 'The group; null when it was not done.'] as const;
const member = [() => PrincipalType, 'The member; null when it was not done.'] as const;

/** Access to a tenant that somebody got on the way. */
@ObjectType('GivenTenantAccess', {
  simpleResolvers: true,
  description: 'Access to a tenant that somebody was given because they were put into a group of it.',
})
export class GivenTenantAccessType {
  @Field(() => ID, { description: 'The person.' })
  userId!: string;

  @Field(() => ID, { description: 'The tenant.' })
  tenantId!: string;
}

/** What came of one of several. */
@ObjectType('GroupMemberResult', {
  simpleResolvers: true,
  description: 'What came of putting one of several into a group.',
})
export class GroupMemberResultType {
  @Field(() => GroupType, { nullable: true, description: 'The group; null when it was not done.' })
  group!: unknown;

  @Field(() => PrincipalType, { nullable: true, description: 'The member; null when it was not done.' })
  member!: unknown;

  @Field(() => [UserErrorType], { description: 'Why it was not done; empty when it was.' })
  userErrors!: readonly Problem[];
}

/** The payloads of the changes of groups. */
export const groupPayloads = {
  createGroup: payloadType('CreateGroup', 'making a group', { group }),
  updateGroup: payloadType('UpdateGroup', 'changing a group', { group }, { access: true }),
  deleteGroup: payloadType(
    'DeleteGroup',
    'deleting a group',
    { deletedGroupId: [() => ID, 'The id of the group that is gone; null when it was not done.'] },
    { access: true },
  ),
  addGroupMember: payloadType(
    'AddGroupMember',
    'putting somebody into a group',
    {
      group,
      member,
      tenantAccess: [
        () => GivenTenantAccessType,
        'The access to the tenant that the person got by it; null when they had it already.',
      ],
    },
    { access: true },
  ),
  addGroupMembers: payloadType(
    'AddGroupMembers',
    'putting several into groups',
    { results: [() => [GroupMemberResultType], 'An answer for each, in their order; null when nothing was done.'] },
    { access: true },
  ),
  updateGroupMemberRole: payloadType(
    'UpdateGroupMemberRole',
    'changing a membership',
    { group, member },
    { access: true },
  ),
  removeGroupMember: payloadType(
    'RemoveGroupMember',
    'taking somebody out of a group',
    { group, member },
    { access: true },
  ),
  setUserGroups: payloadType('SetUserGroups', 'setting the groups of somebody', { member }, { access: true }),
  groupParent: payloadType(
    'GroupParent',
    'nesting a group, or taking it out again',
    { group, parent: [() => GroupType, 'The group that it is nested in, or was; null when it was not done.'] },
    { access: true },
  ),
};
