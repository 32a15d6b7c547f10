import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { groupFields, membershipFields } from '../../core/groups/group-fields.js';
import { principalFields } from '../../core/users/user-fields.js';
import { ManagementSource } from '../connection/common-types.js';
import { listArguments, orderInput } from '../connection/connection-arguments.js';
import { connectionType } from '../connection/connection-type.js';
import { filterInput } from '../connection/filter-input.js';
import { idRelation, plainIdRelation, type ListDefinition, type RelationReader } from '../connection/read-list.js';
import { PrincipalKind, PrincipalType } from '../users/principal-type.js';
import { holdingInputs, holdingReaders } from '../users/user-inputs.js';
import { GroupKind, GroupStatus, GroupType, MembershipFacts, MembershipRole, NestingFacts } from './group-type.js';

/** Asks for groups that somebody is in. */
@InputType({ description: 'Asks for groups that somebody is in.' })
export class HasMemberInput {
  @Field(() => ID, { description: 'The person or service account.' })
  principalId!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether being in a group nested in it counts too.' })
  transitive!: boolean;
}

const groupEnums = {
  kind: ['GroupKind', GroupKind],
  status: ['GroupStatus', GroupStatus],
  managementSource: ['ManagementSource', ManagementSource],
} as const;
const groupRelations = {
  hasMember: { type: () => HasMemberInput, description: 'Has this member.' },
  under: { type: () => ID as never, description: 'Is nested in this group, at any distance.' },
  isRoot: { type: () => Boolean, description: 'Is nested in no other group; false for those that are.' },
  ...holdingInputs,
};
const flag: RelationReader = (value) => ({ value: value === true });
const groupReaders = {
  hasMember: idRelation('principalId', 'usr', 'svc'),
  under: plainIdRelation('groupId', 'grp'),
  isRoot: flag,
  ...holdingReaders,
};

const GroupFilter = filterInput('Group', 'groups', groupFields, groupEnums, groupRelations);
const groupOrders = { NAME: 'name', CREATED_AT: 'createdAt', UPDATED_AT: 'updatedAt' };
const GroupOrder = orderInput('Group', 'groups', groupOrders);
const groupWords = { query: 'kind eq "TEAM" and displayName co "release"', search: 'name' };

/** The arguments of the list of all groups. */
export const GroupListArguments = listArguments(GroupFilter, GroupOrder, { ...groupWords, tenant: true });

/** The arguments of the groups of a tenant or directory. */
export const GroupRelationArguments = listArguments(GroupFilter, GroupOrder, groupWords);

/** The arguments of the groups above or below a group. */
@ArgsType()
export class NestedGroupArguments extends GroupRelationArguments {
  @Field(() => Boolean, { defaultValue: false, description: 'Whether to go any distance instead of one step.' })
  transitive!: boolean;
}

/** What narrows a count of groups. */
@ArgsType()
export class GroupCountArguments {
  @Field(() => GroupFilter, { nullable: true, description: 'Only groups that match this tree of conditions.' })
  filter?: Readonly<Record<string, unknown>>;

  @Field(() => String, { nullable: true, description: 'Only groups that match this SCIM filter.' })
  query?: string;

  @Field(() => String, { nullable: true, description: 'Only groups that have every one of these words in their name.' })
  search?: string;

  @Field(() => ID, { nullable: true, description: 'Only groups of this tenant.' })
  tenantId?: string;
}

const membershipGroupFields = { ...groupFields, ...membershipFields };
const MembershipFilter = filterInput(
  'UserGroup',
  'groups of a member',
  membershipGroupFields,
  { ...groupEnums, role: ['MembershipRole', MembershipRole] },
  groupRelations,
);
const MembershipOrder = orderInput('UserGroup', 'groups of a member', { ...groupOrders, ADDED_AT: 'addedAt' });

/** The arguments of the groups that somebody is in. */
@ArgsType()
export class MemberGroupArguments extends listArguments(MembershipFilter, MembershipOrder, {
  query: 'role eq "OWNER" and status eq "ACTIVE"',
  search: 'name',
}) {
  @Field(() => Boolean, { defaultValue: false, description: 'Whether the groups above those count too.' })
  transitive!: boolean;
}

const memberFields = { ...principalFields, ...membershipFields };
const MemberFilter = filterInput('GroupMember', 'members', memberFields, {
  kind: ['PrincipalKind', PrincipalKind],
  role: ['MembershipRole', MembershipRole],
});
const MemberOrder = orderInput('GroupMember', 'members', {
  DISPLAY_NAME: 'displayName',
  ADDED_AT: 'addedAt',
  CREATED_AT: 'createdAt',
});

/** The arguments of the members of a group. */
@ArgsType()
export class GroupMemberArguments extends listArguments(MemberFilter, MemberOrder, {
  query: 'role eq "OWNER" or kind eq "SERVICE_ACCOUNT"',
  search: 'display name',
}) {
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether the members of nested groups count too; nobody twice.',
  })
  transitive!: boolean;
}

/** A page of groups. */
export const GroupConnection = connectionType('Group', 'groups', () => GroupType);

/** A page of the groups that somebody is in. */
export const UserGroupConnection = connectionType('UserGroup', 'groups of a member', () => GroupType, MembershipFacts);

/** A page of the members of a group. */
export const GroupMemberConnection = connectionType(
  'GroupMember',
  'members',
  () => PrincipalType as never,
  MembershipFacts,
);

/** A page of groups above or below a group. */
export const NestedGroupConnection = connectionType('NestedGroup', 'nested groups', () => GroupType, NestingFacts);

/** How lists of groups are read. */
export const groupList: ListDefinition = {
  name: 'groups',
  fields: groupFields,
  relations: groupReaders,
  ofTenant: true,
};

/** How lists of the groups of members are read. */
export const memberGroupList: ListDefinition = {
  name: 'User.groups',
  fields: membershipGroupFields,
  relations: groupReaders,
};

/** How lists of members are read. */
export const groupMemberList: ListDefinition = { name: 'Group.members', fields: memberFields };
