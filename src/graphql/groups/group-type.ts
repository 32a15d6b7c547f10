import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type {
  Group,
  GroupKind as Kind,
  GroupStatus as Status,
  Membership,
  MembershipRole as MemberRole,
  Nesting,
} from '../../core/groups/group.js';
import type { ManagementSource as Source } from '../../core/tenants/tenant.js';
import { ManagementSource, NodeType } from '../connection/common-types.js';
import { registerWords } from '../connection/filter-input.js';
import { DateTime } from '../schema/date-time.js';
import { PrincipalType } from '../users/principal-type.js';

/** What a group is for. */
export const GroupKind = registerWords('GroupKind', 'What a group is for.', {
  SECURITY: 'To be given roles.',
  DISTRIBUTION_LIST: 'To be written to.',
  TEAM: 'To work together.',
});

/** Whether a group is in use. */
export const GroupStatus = registerWords('GroupStatus', 'Whether a group is in use.', {
  ACTIVE: 'It is.',
  DISABLED: 'It is kept but not in use.',
});

/** What somebody is in a group. */
export const MembershipRole = registerWords('MembershipRole', 'What somebody is in a group.', {
  OWNER: 'Manages who is in the group, and is in it.',
  MEMBER: 'Is in the group.',
});

/** A group as the graph shows it. */
@Directive('@key(fields: "id")')
@ObjectType('Group', {
  implements: [NodeType, PrincipalType],
  simpleResolvers: true,
  description:
    'People and service accounts who are given roles together. Groups nest: in several others at once, never in a circle.',
})
export class GroupType extends PrincipalType implements Omit<Group, 'id' | 'tenantId' | 'directoryId'> {
  tenantId!: Group['tenantId'];
  directoryId!: Group['directoryId'];

  @Field(() => String, { description: 'Its name, unique within the directory, whatever its case.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it is for.' })
  description!: string | null;

  @Field(() => GroupKind, { description: 'What kind of group it is.' })
  kind!: Kind;

  @Field(() => GroupStatus, { description: 'Whether it is in use.' })
  status!: Status;

  @Field(() => ManagementSource, { description: 'Where it came from.' })
  managementSource!: Source;

  @Field(() => Boolean, { description: 'Whether it is built in and cannot be changed or deleted.' })
  system!: boolean;

  @Field(() => DateTime, { description: 'When it was last changed.' })
  updatedAt!: number;

  @Field(() => Int, { description: 'Counts changes; give it with an update to make sure that nothing is overwritten.' })
  version!: number;
}

/** The facts of an edge between a member and a group. */
@ObjectType('MembershipFacts', { simpleResolvers: true })
export class MembershipFacts implements Pick<
  Membership<unknown>,
  'role' | 'direct' | 'managementSource' | 'addedAt' | 'expiresAt'
> {
  @Field(() => MembershipRole, { description: 'Owner or member. Only a direct owner is one.' })
  role!: MemberRole;

  @Field(() => Boolean, { description: 'Whether the member is in the group itself and not only in one nested in it.' })
  direct!: boolean;

  @Field(() => ManagementSource, { description: 'Where the membership came from.' })
  managementSource!: Source;

  @Field(() => DateTime, {
    description: 'Since when. Of several ways into the group the direct one counts, or else the oldest.',
  })
  addedAt!: number;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it ends by itself; null for never. It is dead at that very moment.',
  })
  expiresAt!: number | null;
}

/** The facts of an edge between nested groups. */
@ObjectType('NestingFacts', { simpleResolvers: true })
export class NestingFacts implements Pick<Nesting<unknown>, 'depth'> {
  @Field(() => Int, { description: 'How many steps lie between the two by the shortest way; 1 for directly.' })
  depth!: number;
}
