import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Group } from '../../core/groups/group.js';
import type { ListArguments } from '../connection/connection-arguments.js';
import { lookupId } from '../connection/lookup.js';
import { edgesBelow, nodesBelow, rootList, rootQuery } from '../connection/relation.js';
import type { GraphContext } from '../context.js';
import { directoryById, tenantById } from '../tenants/tenant-loaders.js';
import { DirectoryType, TenantType } from '../tenants/tenant-type.js';
import type { Directory, Tenant } from '../../core/tenants/tenant.js';
import {
  GroupConnection,
  GroupCountArguments,
  groupList,
  GroupListArguments,
  GroupRelationArguments,
  NestedGroupArguments,
  NestedGroupConnection,
} from './group-inputs.js';
import { groupById } from './group-loaders.js';
import { GroupStatisticsType } from './group-statistics-type.js';
import { GroupType } from './group-type.js';
import { Reads } from '../schema/reads.js';

type NestedArguments = ListArguments & { readonly transitive: boolean };

/** Groups and how they nest. */
@Resolver(() => GroupType)
export class GroupResolver {
  @Query(() => GroupType, { nullable: true, description: 'One group; null if there is none that you may see.' })
  group(@Ctx() context: GraphContext, @Arg('id', () => ID, { description: 'Its id.' }) id: string) {
    return groupById(context, lookupId(id, 'grp'));
  }

  @Query(() => GroupConnection, { description: 'The groups that you may see.' })
  groups(@Ctx() context: GraphContext, @Args(() => GroupListArguments) args: ListArguments) {
    const { groups } = context.stores;
    return rootList(context, args, {
      ...groupList,
      page: (query, page) => groups.page(query, page),
      count: (query) => groups.count(query),
    });
  }

  @Query(() => Int, { description: 'How many groups there are, without listing them.' })
  groupsCount(@Ctx() context: GraphContext, @Args(() => GroupCountArguments) args: ListArguments) {
    return context.stores.groups.count(rootQuery(context, args, groupList));
  }

  @Query(() => GroupStatisticsType, {
    description: 'How many groups there are by kind, status and source, in one look.',
  })
  groupStats(@Ctx() context: GraphContext, @Args(() => GroupCountArguments) args: ListArguments) {
    return context.stores.groups.statistics(rootQuery(context, args, groupList));
  }

  @Reads('tenantId')
  @FieldResolver(() => TenantType, { description: 'The tenant it belongs to.' })
  tenant(@Root() group: Group, @Ctx() context: GraphContext) {
    return tenantById(context, group.tenantId);
  }

  @Reads('directoryId')
  @FieldResolver(() => DirectoryType, {
    nullable: true,
    description: 'The directory it belongs to; null when you may not see it.',
  })
  directory(@Root() group: Group, @Ctx() context: GraphContext) {
    return directoryById(context, group.directoryId);
  }

  @Reads('id')
  @FieldResolver(() => NestedGroupConnection, { description: 'The groups that it is nested in.' })
  parents(@Root() group: Group, @Ctx() context: GraphContext, @Args(() => NestedGroupArguments) args: NestedArguments) {
    return nested(context, group, 'up', args);
  }

  @Reads('id')
  @FieldResolver(() => NestedGroupConnection, { description: 'The groups nested in it.' })
  children(
    @Root() group: Group,
    @Ctx() context: GraphContext,
    @Args(() => NestedGroupArguments) args: NestedArguments,
  ) {
    return nested(context, group, 'down', args);
  }
}

function nested(context: GraphContext, group: Group, way: 'up' | 'down', args: NestedArguments) {
  const { groups } = context.stores;
  const { transitive } = args;
  return edgesBelow(context, group.id, args, way === 'up' ? 'Group.parents' : 'Group.children', () => ({
    ...groupList,
    variant: transitive ? 'transitive' : 'direct',
    pages: (ids, query, page) => groups.nestedPages(ids, way, transitive, query, page),
    counts: (ids, query) => groups.nestedCounts(ids, way, transitive, query),
  }));
}

/** The groups of tenants. */
@Resolver(() => TenantType)
export class TenantGroupResolver {
  @Reads('id')
  @FieldResolver(() => GroupConnection, { description: 'Its groups.' })
  groups(
    @Root() tenant: Tenant,
    @Ctx() context: GraphContext,
    @Args(() => GroupRelationArguments) args: ListArguments,
  ) {
    const { groups } = context.stores;
    return nodesBelow(context, tenant.id, args, 'Tenant.groups', () => ({
      ...groupList,
      pages: (ids, query, page) => groups.pagesOfTenants(ids, query, page),
      counts: (ids, query) => groups.countsOfTenants(ids, query),
    }));
  }
}

/** The groups of directories. */
@Resolver(() => DirectoryType)
export class DirectoryGroupResolver {
  @Reads('id')
  @FieldResolver(() => GroupConnection, { description: 'Its groups.' })
  groups(
    @Root() directory: Directory,
    @Ctx() context: GraphContext,
    @Args(() => GroupRelationArguments) args: ListArguments,
  ) {
    const { groups } = context.stores;
    return nodesBelow(context, directory.id, args, 'Directory.groups', () => ({
      ...groupList,
      pages: (ids, query, page) => groups.pagesOfDirectories(ids, query, page),
      counts: (ids, query) => groups.countsOfDirectories(ids, query),
    }));
  }
}
