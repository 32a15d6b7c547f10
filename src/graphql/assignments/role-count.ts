import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { RoleCount } from '../../core/assignments/assignment.js';
import type { ListQuery } from '../../core/kernel/condition.js';
import type { GraphContext } from '../context.js';
import { RoleType } from '../roles/role-type.js';
import { UserStatisticsType } from '../users/user-statistics-type.js';
import { roleOf } from './load-ahead.js';

/** As many roles as an answer tells of, like the longest page of a list. */
const mostRoles = 100;

/** A role and how many people have it. */
@ObjectType('UserRoleCount', { simpleResolvers: true, description: 'A role and how many people have it.' })
export class UserRoleCountType implements Pick<RoleCount, 'count'> {
  @Field(() => Int, { description: 'How many have it.' })
  count!: number;
}

/** The role of such a count. */
@Resolver(() => UserRoleCountType)
export class UserRoleCountResolver {
  @FieldResolver(() => RoleType, { description: 'The role.' })
  role(@Root() { roleId }: RoleCount, @Ctx() context: GraphContext) {
    return roleOf(context, roleId);
  }
}

/** People counted by their roles. */
@Resolver(() => UserStatisticsType)
export class UserRoleStatisticsResolver {
  @FieldResolver(() => [UserRoleCountType], {
    description: `By role that they have on anything that you see: given to them, through groups, or through a role that includes it, as \`UserFilter.hasRole\` finds them transitively. Somebody with several roles counts for each. The roles that most have come first, the first ${mostRoles}; those that nobody has are left out.`,
  })
  byRole(@Root() { query }: { readonly query: ListQuery }, @Ctx() { stores }: GraphContext) {
    return stores.assignments.rolesOfUsers(query, mostRoles);
  }
}
