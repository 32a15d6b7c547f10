import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Directory } from '../../core/tenants/tenant.js';
import type { DirectoryAccess, TenantAccess } from '../../core/tenants/tenant-store.js';
import type { ListArguments } from '../connection/connection-arguments.js';
import { edgesBelow } from '../connection/relation.js';
import type { GraphContext } from '../context.js';
import { directoryById } from '../tenants/tenant-loaders.js';
import { DirectoryType } from '../tenants/tenant-type.js';
import { DirectoryAccessType, TenantAccessFacts } from './access-type.js';
import { TenantUserConnection, userList, UserRelationArguments } from './user-inputs.js';
import { directoryAccessesOf } from './user-loaders.js';
import { Reads } from '../schema/reads.js';

/** Facts of access that take a look-up. */
@Resolver(() => TenantAccessFacts)
export class TenantAccessResolver {
  @FieldResolver(() => [DirectoryAccessType], { description: 'Their places in the directories of the tenant.' })
  directories(@Root() access: TenantAccess<unknown>, @Ctx() context: GraphContext) {
    return directoryAccessesOf(context, access.userId, access.tenantId);
  }
}

/** A place in a directory. */
@Resolver(() => DirectoryAccessType)
export class DirectoryAccessResolver {
  @FieldResolver(() => DirectoryType, { nullable: true, description: 'The directory; null when you may not see it.' })
  directory(@Root() access: DirectoryAccess, @Ctx() context: GraphContext) {
    return directoryById(context, access.directoryId);
  }
}

/** The people of a directory. */
@Resolver(() => DirectoryType)
export class DirectoryUserResolver {
  @Reads('id')
  @FieldResolver(() => TenantUserConnection, { description: 'The people who have a place in it.' })
  users(
    @Root() directory: Directory,
    @Ctx() context: GraphContext,
    @Args(() => UserRelationArguments) args: ListArguments,
  ) {
    const { users } = context.stores;
    return edgesBelow(context, directory.id, args, 'Directory.users', () => ({
      ...userList,
      pages: (ids, query, page) => users.pagesOfDirectories(ids, query, page),
      counts: (ids, query) => users.countsOfDirectories(ids, query),
    }));
  }
}
