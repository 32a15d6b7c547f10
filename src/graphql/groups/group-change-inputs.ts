import { Field, ID, InputType } from 'type-graphql';
import type {
  GroupKind as Kind,
  GroupStatus as Status,
  MembershipRole as MemberRole,
} from '../../core/groups/group.js';
import { AccessChangeInput, Atomic, DryRun, VersionedAccessChangeInput } from '../changes/change-inputs.js';
import { DateTime } from '../schema/date-time.js';
import { GroupKind, GroupStatus, MembershipRole } from './group-type.js';

/** A new group. */
@InputType('CreateGroupInput', { description: 'A new group.' })
export class CreateGroupInput {
  @Field(() => ID, { description: 'The directory that it shall belong to.' })
  directoryId!: string;

  @Field(() => String, { description: 'Its name, unique within the directory: at most 200 characters.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it is for: at most 1,000 characters.' })
  description?: string | null;

  @Field(() => GroupKind, { nullable: true, description: 'What kind of group it is; SECURITY if left out.' })
  kind?: Kind | null;
}

/** What shall change of a group. */
@InputType('UpdateGroupInput', { description: 'What shall change of a group: what is left out stays, null clears.' })
export class UpdateGroupInput extends VersionedAccessChangeInput {
  @Field(() => ID, { description: 'The group.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Its new name: at most 200 characters. It cannot be cleared.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is for: at most 1,000 characters.' })
  description?: string | null;

  @Field(() => GroupKind, { nullable: true, description: 'What kind of group it is. It cannot be cleared.' })
  kind?: Kind | null;

  @Field(() => GroupStatus, {
    nullable: true,
    description: 'Whether it is in use: a disabled group gives nobody anything. It cannot be cleared.',
  })
  status?: Status | null;
}

/** A group that shall go. */
@InputType('DeleteGroupInput', { description: 'A group that shall go.' })
export class DeleteGroupInput extends VersionedAccessChangeInput {
  @Field(() => ID, { description: 'The group.' })
  id!: string;
}

/** Somebody who shall be in a group. */
@InputType('GroupMemberInput', { description: 'Somebody who shall be in a group.' })
export class GroupMemberInput {
  @Field(() => ID, { description: 'The group.' })
  groupId!: string;

  @Field(() => ID, { description: 'The person or service account.' })
  memberId!: string;

  @Field(() => MembershipRole, { nullable: true, description: 'Owner or member; member if left out.' })
  role?: MemberRole | null;

  @Field(() => DateTime, { nullable: true, description: 'When it ends by itself; never if left out.' })
  expiresAt?: number | null;
}

/** Somebody who shall be in a group. */
@InputType('AddGroupMemberInput', { description: 'Somebody who shall be in a group.' })
export class AddGroupMemberInput extends GroupMemberInput {
  @DryRun()
  dryRun?: boolean | null;
}

/** Several who shall be in groups. */
@InputType('AddGroupMembersInput', { description: 'Several who shall be in groups, with an answer for each.' })
export class AddGroupMembersInput extends AccessChangeInput {
  @Field(() => [GroupMemberInput], { description: 'Who shall be in what: at most 1,000.' })
  members!: readonly GroupMemberInput[];

  @Atomic()
  atomic?: boolean | null;
}

/** What shall change of a membership. */
@InputType('UpdateGroupMemberRoleInput', {
  description: 'What shall change of a membership: what is left out stays, null clears.',
})
export class UpdateGroupMemberRoleInput extends AccessChangeInput {
  @Field(() => ID, { description: 'The group.' })
  groupId!: string;

  @Field(() => ID, { description: 'The member.' })
  memberId!: string;

  @Field(() => MembershipRole, { nullable: true, description: 'Owner or member. It cannot be cleared.' })
  role?: MemberRole | null;

  @Field(() => DateTime, { nullable: true, description: 'When it ends by itself; null for never.' })
  expiresAt?: number | null;
}

/** A member who shall leave a group. */
@InputType('RemoveGroupMemberInput', { description: 'A member who shall leave a group.' })
export class RemoveGroupMemberInput extends AccessChangeInput {
  @Field(() => ID, { description: 'The group.' })
  groupId!: string;

  @Field(() => ID, { description: 'The member.' })
  memberId!: string;
}

/** A group among those that somebody shall be in. */
@InputType('WantedGroupInput', { description: 'A group among those that somebody shall be in.' })
export class WantedGroupInput {
  @Field(() => ID, { description: 'The group.' })
  groupId!: string;

  @Field(() => MembershipRole, { nullable: true, description: 'Owner or member; as it is, or member, if left out.' })
  role?: MemberRole | null;

  @Field(() => DateTime, { nullable: true, description: 'When it ends by itself; never if left out.' })
  expiresAt?: number | null;
}

/** The groups that somebody shall be in. */
@InputType('SetUserGroupsInput', {
  description:
    'The groups of a tenant that somebody shall be in, and no others. Built-in groups and memberships that another system keeps stay, and so do groups that you do not see.',
})
export class SetUserGroupsInput extends AccessChangeInput {
  @Field(() => ID, { description: 'The person or service account.' })
  userId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The tenant whose groups these are; the one you ask in if left out.',
  })
  tenantId?: string | null;

  @Field(() => [WantedGroupInput], { description: 'The groups: at most 1,000.' })
  groups!: readonly WantedGroupInput[];
}

/** A group and one that it lies in. */
@InputType('GroupParentInput', { description: 'A group and one that it lies in.' })
export class GroupParentInput extends AccessChangeInput {
  @Field(() => ID, { description: 'The group that is nested.' })
  groupId!: string;

  @Field(() => ID, { description: 'The group that it is nested in.' })
  parentId!: string;
}
