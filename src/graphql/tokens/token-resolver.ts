import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { ApiToken, TokenOwnerId } from '../../core/tokens/api-token.js';
import type { ServiceAccount, User } from '../../core/users/user.js';
import type { ListArguments } from '../connection/connection-arguments.js';
import { lookupId } from '../connection/lookup.js';
import { nodesBelow, rootList } from '../connection/relation.js';
import type { GraphContext } from '../context.js';
import { principalById } from '../groups/group-loaders.js';
import { tenantById } from '../tenants/tenant-loaders.js';
import { TenantType } from '../tenants/tenant-type.js';
import { PrincipalType } from '../users/principal-type.js';
import { ServiceAccountType, UserType } from '../users/user-type.js';
import { ApiTokenConnection, apiTokenList, ApiTokenListArguments, ApiTokenRelationArguments } from './token-inputs.js';
import { apiTokenById } from './token-loaders.js';
import { ApiTokenType } from './token-type.js';
import { Reads } from '../schema/reads.js';

/** API tokens. */
@Resolver(() => ApiTokenType)
export class ApiTokenResolver {
  @Query(() => ApiTokenType, {
    nullable: true,
    description: 'One API token; null if there is none that you may see.',
  })
  apiToken(@Ctx() context: GraphContext, @Arg('id', () => ID, { description: 'Its id.' }) id: string) {
    return apiTokenById(context, lookupId(id, 'tok'));
  }

  @Query(() => ApiTokenConnection, {
    description:
      'The API tokens that you may see, those that have ended among them: your own, and others by permission.',
  })
  apiTokens(@Ctx() context: GraphContext, @Args(() => ApiTokenListArguments) args: ListArguments) {
    const { apiTokens } = context.stores;
    return rootList(context, args, {
      ...apiTokenList,
      page: (query, page) => apiTokens.page(query, page),
      count: (query) => apiTokens.count(query),
    });
  }

  @FieldResolver(() => PrincipalType, {
    nullable: true,
    description: 'Who it acts as; null when you may not see them.',
  })
  owner(@Root() token: ApiToken, @Ctx() context: GraphContext) {
    return principalById(context, token.ownerId);
  }

  @FieldResolver(() => TenantType, {
    nullable: true,
    description:
      'The tenant that it is for, and for no other; null for none in particular, or for one that you may not see.',
  })
  tenant(@Root() token: ApiToken, @Ctx() context: GraphContext) {
    return tenantById(context, token.tenantId);
  }
}

function tokensOf(context: GraphContext, ownerId: TokenOwnerId, args: ListArguments, name: string) {
  const { apiTokens } = context.stores;
  return nodesBelow(context, ownerId, args, name, () => ({
    ...apiTokenList,
    pages: (ids, query, page) => apiTokens.pagesOfOwners(ids, query, page),
    counts: (ids, query) => apiTokens.countsOfOwners(ids, query),
  }));
}

/** The tokens of people. */
@Resolver(() => UserType)
export class UserTokenResolver {
  @Reads('id')
  @FieldResolver(() => ApiTokenConnection, {
    description:
      'The API tokens with which programs act as them, as far as you may see them; those that have ended too.',
  })
  apiTokens(
    @Root() user: User,
    @Ctx() context: GraphContext,
    @Args(() => ApiTokenRelationArguments) args: ListArguments,
  ) {
    return tokensOf(context, user.id, args, 'User.apiTokens');
  }
}

/** The tokens of service accounts. */
@Resolver(() => ServiceAccountType)
export class ServiceAccountTokenResolver {
  @FieldResolver(() => ApiTokenConnection, {
    description: 'The API tokens with which it signs in, as far as you may see them; those that have ended too.',
  })
  apiTokens(
    @Root() account: ServiceAccount,
    @Ctx() context: GraphContext,
    @Args(() => ApiTokenRelationArguments) args: ListArguments,
  ) {
    return tokensOf(context, account.id, args, 'ServiceAccount.apiTokens');
  }
}
