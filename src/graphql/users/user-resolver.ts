import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Tenant } from '../../core/tenants/tenant.js';
import type { ServiceAccount, User } from '../../core/users/user.js';
import type { ListArguments } from '../connection/connection-arguments.js';
import { exactlyOne, lookupId } from '../connection/lookup.js';
import { edgesBelow, rootList, rootQuery } from '../connection/relation.js';
import type { GraphContext } from '../context.js';
import { tenantById } from '../tenants/tenant-loaders.js';
import { TenantType } from '../tenants/tenant-type.js';
import {
  ExternalIdentityInput,
  ServiceAccountConnection,
  serviceAccountList,
  ServiceAccountListArguments,
  TenantUserConnection,
  UserConnection,
  UserCountArguments,
  userList,
  UserListArguments,
  UserRelationArguments,
  UserTenantArguments,
  UserTenantConnection,
  userTenantList,
} from './user-inputs.js';
import { externalIdentitiesOf, serviceAccountById, statusOf, userById, userByKey } from './user-loaders.js';
import { ExternalIdentityType, ServiceAccountType, UserStatus, UserType, WorkProfileType } from './user-type.js';
import { UserStatisticsType } from './user-statistics-type.js';
import { Reads } from '../schema/reads.js';

/** People. */
@Resolver(() => UserType)
export class UserResolver {
  @Query(() => UserType, {
    nullable: true,
    description: 'One person, by exactly one of these; null if there is none that you may see.',
  })
  user(
    @Ctx() context: GraphContext,
    @Arg('id', () => ID, { nullable: true, description: 'Their id.' }) id?: string,
    @Arg('username', () => String, { nullable: true, description: 'Their user name, in any case.' }) username?: string,
    @Arg('email', () => String, { nullable: true, description: 'Their e-mail address, in any case.' }) email?: string,
    @Arg('externalId', () => String, { nullable: true, description: 'The id that another system knows them by.' })
    externalId?: string,
    @Arg('externalIdentity', () => ExternalIdentityInput, {
      nullable: true,
      description: 'How a sign-in provider knows them. Finds whom you see with their `externalIdentities`.',
    })
    externalIdentity?: ExternalIdentityInput,
  ) {
    const [by, value] = exactlyOne({ id, username, email, externalId, externalIdentity });
    if (by === 'id') return userById(context, lookupId(value, 'usr'));
    if (by === 'username') return userByKey(context, { by, username: value });
    if (by === 'email') return userByKey(context, { by, email: value });
    if (by === 'externalId') return userByKey(context, { by, externalId: value });
    return userByKey(context, { by, provider: value.provider, subject: value.subject });
  }

  @Query(() => UserConnection, { description: 'The people that you may see.' })
  users(@Ctx() context: GraphContext, @Args(() => UserListArguments) args: ListArguments) {
    const { users } = context.stores;
    return rootList(context, args, {
      ...userList,
      page: (query, page) => users.page(query, page),
      count: (query) => users.count(query),
    });
  }

  @Query(() => Int, { description: 'How many people there are, without listing them.' })
  usersCount(@Ctx() context: GraphContext, @Args(() => UserCountArguments) args: ListArguments) {
    return context.stores.users.count(rootQuery(context, args, userList));
  }

  @Query(() => UserStatisticsType, {
    description: 'How many people there are by status, claim, source and role, in one look.',
  })
  async userStats(@Ctx() context: GraphContext, @Args(() => UserCountArguments) args: ListArguments) {
    const query = rootQuery(context, args, userList);
    // Rooms above this one count the same people by what is theirs.
    return { ...(await context.stores.users.statistics(query)), query };
  }

  @Reads('accountStatus', 'deletionScheduledAt')
  @FieldResolver(() => UserStatus, {
    description: 'One status made of the account and its access to the tenants that you see.',
  })
  status(@Root() user: User, @Ctx() context: GraphContext) {
    return statusOf(context, user);
  }

  @Reads('jobTitle', 'department', 'organization', 'location')
  @FieldResolver(() => WorkProfileType, { description: 'What they do and where.' })
  profile(@Root() user: User) {
    return user;
  }

  @Reads('id')
  @FieldResolver(() => [ExternalIdentityType], { description: 'How external identity providers know them.' })
  externalIdentities(@Root() user: User, @Ctx() context: GraphContext) {
    return externalIdentitiesOf(context, user.id);
  }

  @Reads('id')
  @FieldResolver(() => UserTenantConnection, {
    description: 'The tenants that they have access to and that you may see.',
  })
  tenants(@Root() user: User, @Ctx() context: GraphContext, @Args(() => UserTenantArguments) args: ListArguments) {
    const { users } = context.stores;
    return edgesBelow(context, user.id, args, userTenantList.name, () => ({
      ...userTenantList,
      pages: (ids, query, page) => users.tenantPages(ids, query, page),
      counts: (ids, query) => users.tenantCounts(ids, query),
    }));
  }
}

/** The people of a tenant. */
@Resolver(() => TenantType)
export class TenantUserResolver {
  @Reads('id')
  @FieldResolver(() => TenantUserConnection, { description: 'The people with access to it.' })
  users(@Root() tenant: Tenant, @Ctx() context: GraphContext, @Args(() => UserRelationArguments) args: ListArguments) {
    const { users } = context.stores;
    return edgesBelow(context, tenant.id, args, 'Tenant.users', () => ({
      ...userList,
      pages: (ids, query, page) => users.pagesOfTenants(ids, query, page),
      counts: (ids, query) => users.countsOfTenants(ids, query),
    }));
  }
}

/** Service accounts. */
@Resolver(() => ServiceAccountType)
export class ServiceAccountResolver {
  @Query(() => ServiceAccountType, {
    nullable: true,
    description: 'One service account; null if there is none that you may see.',
  })
  serviceAccount(@Ctx() context: GraphContext, @Arg('id', () => ID, { description: 'Its id.' }) id: string) {
    return serviceAccountById(context, lookupId(id, 'svc'));
  }

  @Query(() => ServiceAccountConnection, { description: 'The service accounts that you may see.' })
  serviceAccounts(@Ctx() context: GraphContext, @Args(() => ServiceAccountListArguments) args: ListArguments) {
    const { serviceAccounts } = context.stores;
    return rootList(context, args, {
      ...serviceAccountList,
      page: (query, page) => serviceAccounts.page(query, page),
      count: (query) => serviceAccounts.count(query),
    });
  }

  @FieldResolver(() => TenantType, { description: 'The tenant it belongs to.' })
  tenant(@Root() account: ServiceAccount, @Ctx() context: GraphContext) {
    return tenantById(context, account.tenantId);
  }
}
