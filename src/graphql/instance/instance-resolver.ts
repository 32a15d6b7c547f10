import { Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root, Arg } from 'type-graphql';
import type { Actor } from '../../core/access/actor.js';
import { placeOf, platformScope } from '../../core/access/scope.js';
import { badInput } from '../../core/kernel/errors.js';
import { builtInRoleIds } from '../../core/roles/built-in-roles.js';
import type { ListArguments } from '../connection/connection-arguments.js';
import { NodeType } from '../connection/common-types.js';
import { rootList } from '../connection/relation.js';
import type { GraphContext } from '../context.js';
import { principalById } from '../groups/group-loaders.js';
import { nodeById } from '../schema/nodes.js';
import { tenantById } from '../tenants/tenant-loaders.js';
import { TenantType } from '../tenants/tenant-type.js';
import { PrincipalConnection, principalList, PrincipalListArguments } from '../users/user-inputs.js';
import { PrincipalType } from '../users/principal-type.js';
import { InstanceType, ViewerType } from './instance-type.js';

/** The instance and its caller. */
@Resolver(() => ViewerType)
export class ViewerResolver {
  @Query(() => InstanceType, { description: 'This instance of Denizen.' })
  instance(@Ctx() context: GraphContext) {
    return context.instance;
  }

  @Query(() => ViewerType, { description: 'You.' })
  viewer(@Ctx() context: GraphContext) {
    return context.actor;
  }

  @FieldResolver(() => PrincipalType)
  principal(@Root() actor: Actor, @Ctx() context: GraphContext) {
    return principalById(context, actor.principalId);
  }

  @FieldResolver(() => PrincipalType, { nullable: true })
  impersonator(@Ctx() { impersonator }: GraphContext) {
    // As they see themself: the person in whose name they act may not see them.
    return impersonator && principalById(impersonator, impersonator.actor?.principalId ?? null);
  }

  @FieldResolver(() => Boolean)
  platformAdministrator(@Root() { tenantId, scopes, belongings, rights }: Actor) {
    const isWhole = tenantId === null && scopes === null;
    const isOne = belongings.roleIds.includes(builtInRoleIds.platformAdministrator);
    // The role may be given on less than the platform, where it does not let create tenants.
    return isWhole && isOne && rights.hold('tenant:create', placeOf(platformScope));
  }

  @FieldResolver(() => TenantType, { nullable: true })
  tenant(@Ctx() context: GraphContext) {
    return tenantById(context, context.tenantId);
  }
}

/** Principals of all kinds together. */
@Resolver(() => PrincipalType)
export class PrincipalResolver {
  @Query(() => PrincipalConnection, {
    description: 'The people, groups and service accounts that you may see, in one list.',
  })
  principals(@Ctx() context: GraphContext, @Args(() => PrincipalListArguments) args: ListArguments) {
    const { principals } = context.stores;
    return rootList(context, args, {
      ...principalList,
      page: (query, page) => principals.page(query, page),
      count: (query) => principals.count(query),
    });
  }
}

/** The ids of `nodes`. */
@ArgsType()
export class NodesArguments {
  @Field(() => [ID], { description: 'Up to 100 ids of any types.' })
  ids!: string[];
}

/** Look-ups by global id. */
@Resolver(() => NodeType)
export class NodeResolver {
  @Query(() => NodeType, {
    nullable: true,
    description: 'Anything by its id; null if there is nothing that you may see.',
  })
  node(@Ctx() context: GraphContext, @Arg('id', () => ID, { description: 'Its id.' }) id: string) {
    return nodeById(context, id);
  }

  @Query(() => [NodeType], {
    nullable: 'items',
    description: 'Several things by their ids, in the order asked; null in place for what you may not see.',
  })
  nodes(@Ctx() context: GraphContext, @Args(() => NodesArguments) { ids }: NodesArguments) {
    const { maxPageSize } = context.limits;
    if (ids.length > maxPageSize)
      throw badInput(`\`ids\` has at most ${maxPageSize} entries; ask for the rest in another request.`, 'ids');
    return ids.map((id) => nodeById(context, id));
  }
}
