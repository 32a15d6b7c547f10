import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Group, MemberSummary, Membership } from '../../core/groups/group.js';
import type { PrincipalId } from '../../core/kernel/ids.js';
import type { ListArguments } from '../connection/connection-arguments.js';
import { edgesBelow } from '../connection/relation.js';
import type { GraphContext } from '../context.js';
import { PrincipalType } from '../users/principal-type.js';
import { ServiceAccountType, UserType } from '../users/user-type.js';
import {
  GroupMemberArguments,
  GroupMemberConnection,
  groupMemberList,
  MemberGroupArguments,
  memberGroupList,
  UserGroupConnection,
} from './group-inputs.js';
import { groupsBetween, principalById } from './group-loaders.js';
import { GroupType, MembershipFacts } from './group-type.js';
import { Reads } from '../schema/reads.js';

type Transitively = ListArguments & { readonly transitive: boolean };

const groupsDescription = { description: 'The groups that they are in; transitively also those above.' };

function groupsOf(context: GraphContext, id: PrincipalId, args: Transitively) {
  const { groups } = context.stores;
  const { transitive } = args;
  return edgesBelow(context, id, args, memberGroupList.name, () => ({
    ...memberGroupList,
    variant: transitive ? 'transitive' : 'direct',
    pages: (ids, query, page) => groups.pagesOfMembers(ids, transitive, query, page),
    counts: (ids, query) => groups.countsOfMembers(ids, transitive, query),
  }));
}

/** The groups of people. */
@Resolver(() => UserType)
export class UserGroupResolver {
  @Reads('id')
  @FieldResolver(() => UserGroupConnection, groupsDescription)
  groups(
    @Root() user: { id: PrincipalId },
    @Ctx() context: GraphContext,
    @Args(() => MemberGroupArguments) args: Transitively,
  ) {
    return groupsOf(context, user.id, args);
  }
}

/** The groups of service accounts. */
@Resolver(() => ServiceAccountType)
export class ServiceAccountGroupResolver {
  @FieldResolver(() => UserGroupConnection, groupsDescription)
  groups(
    @Root() account: { id: PrincipalId },
    @Ctx() context: GraphContext,
    @Args(() => MemberGroupArguments) args: Transitively,
  ) {
    return groupsOf(context, account.id, args);
  }
}

/** The members of groups. */
@Resolver(() => GroupType)
export class GroupMemberResolver {
  @Reads('id')
  @FieldResolver(() => GroupMemberConnection, {
    description:
      'The people and service accounts in it; transitively also those in the groups nested in it, nobody twice.',
  })
  members(@Root() group: Group, @Ctx() context: GraphContext, @Args(() => GroupMemberArguments) args: Transitively) {
    const { groups } = context.stores;
    const { transitive } = args;
    return edgesBelow<Group['id'], MemberSummary, Membership<MemberSummary>>(
      context,
      group.id,
      args,
      groupMemberList.name,
      () => ({
        ...groupMemberList,
        variant: transitive ? 'transitive' : 'direct',
        pages: (ids, query, page) => groups.memberPages(ids, transitive, query, page),
        counts: (ids, query) => groups.memberCounts(ids, transitive, query),
      }),
    );
  }
}

/** Facts of memberships that take a look-up. */
@Resolver(() => MembershipFacts)
export class MembershipResolver {
  @Reads('addedBy')
  @FieldResolver(() => PrincipalType, {
    nullable: true,
    description: 'Who added them; null when that is not known or not visible.',
  })
  addedBy(@Root() membership: Membership<unknown>, @Ctx() context: GraphContext) {
    return principalById(context, membership.addedBy);
  }

  @Reads('groupId', 'memberId')
  @FieldResolver(() => [GroupType], {
    description:
      'The groups that the member is in directly and through which they are in this one; the group itself when direct.',
  })
  via(@Root() membership: Membership<unknown>, @Ctx() context: GraphContext) {
    return groupsBetween(context, membership.groupId, membership.memberId);
  }
}
