import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { badInput } from '../../core/kernel/errors.js';
import { createApiToken } from '../../core/tokens/token-changes.js';
import { deleteApiToken, revokeApiToken, revokeApiTokens, type EndingTokens } from '../../core/tokens/token-endings.js';
import { resultsOf } from '../changes/bulk.js';
import { carryOut, givenId, present } from '../changes/carry-out.js';
import type { GraphContext } from '../context.js';
import {
  CreateApiTokenInput,
  DeleteApiTokenInput,
  RevokeApiTokenInput,
  RevokeApiTokensInput,
} from './token-change-inputs.js';
import { apiTokenById } from './token-loaders.js';
import { tokenPayloads } from './token-payloads.js';

const ending =
  'Your own you may, unless your credential is limited to other permissions; those of others with the permission `api-token:revoke`, unless they hold more than you do.';

/** Changes of API tokens. */
@Resolver()
export class TokenChangeResolver {
  @Mutation(() => tokenPayloads.create, {
    description:
      'Makes an API token and shows its secret, this once. Everybody may for themself; a credential that is limited to some permissions must have `api-token:create` among them, and one that is limited at all makes none that is wider than itself. For others it needs the permission `api-token:create`, and that they hold no more than you do. Nobody may while they act as somebody else. With an idempotency key, the answer to the same request has the same secret for a day. Errors: NOT_FOUND, PRIVILEGE_ESCALATION, INVALID for a life that is too long, for no or unknown permissions, and for a tenant that is not the service account’s.',
  })
  createApiToken(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => CreateApiTokenInput, { description: 'The token.' }) input: CreateApiTokenInput,
  ) {
    const { ownerId, name, scopes = null, tenantId, days, expiresAt } = input;
    return carryOut(
      context,
      info,
      { ...input },
      (change) =>
        createApiToken(
          change,
          present({
            ownerId: ownerId == null ? undefined : givenId(ownerId, ['usr', 'svc'], 'ownerId'),
            name,
            scopes,
            tenantId: tenantId == null ? undefined : givenId(tenantId, ['ten'], 'tenantId'),
            days: days ?? undefined,
            expiresAt: expiresAt ?? undefined,
          }),
        ),
      ({ tokenId, secret }) => ({ apiToken: apiTokenById(context, tokenId), secret }),
      { onlyAdds: true },
    );
  }

  @Mutation(() => tokenPayloads.revoke, {
    description: `Ends an API token at once and keeps the record of it. ${ending} Errors: NOT_FOUND.`,
  })
  revokeApiToken(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => RevokeApiTokenInput, { description: 'The token.' }) input: RevokeApiTokenInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) => revokeApiToken(change, givenId(input.id, ['tok'], 'id'), 'id'),
      ({ tokenId }) => ({ apiToken: apiTokenById(context, tokenId) }),
      { onlyAdds: true },
    );
  }

  @Mutation(() => tokenPayloads.revokeAll, {
    description: `Ends several API tokens at once, up to 1,000, with an answer for each. ${ending} Errors: NOT_FOUND, LIMIT_EXCEEDED for more than 1,000; for each, FORBIDDEN and what \`revokeApiToken\` has.`,
  })
  revokeApiTokens(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => RevokeApiTokensInput, { description: 'Which tokens.' }) input: RevokeApiTokensInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) => revokeApiTokens(change, whichOf(input), { atomic: input.atomic === true }),
      ({ ids, outcomes, hasMore }) => {
        const results = resultsOf(outcomes, ({ tokenId }) => ({ apiToken: apiTokenById(context, tokenId) }));
        return { results: results.map((result, n) => ({ ...result, apiTokenId: ids[n] })), hasMore };
      },
      { onlyAdds: true },
    );
  }

  @Mutation(() => tokenPayloads.delete, {
    description: `Deletes an API token with the record of it; to keep that, revoke it. ${ending} Errors: NOT_FOUND.`,
  })
  deleteApiToken(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => DeleteApiTokenInput, { description: 'The token.' }) input: DeleteApiTokenInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) => deleteApiToken(change, givenId(input.id, ['tok'], 'id'), 'id'),
      ({ tokenId }) => ({ deletedApiTokenId: tokenId }),
      { onlyAdds: true },
    );
  }
}

function whichOf({ ids, ownerId, tenantId }: RevokeApiTokensInput): EndingTokens {
  if (ids == null)
    return present({
      ownerId: ownerId == null ? undefined : givenId(ownerId, ['usr', 'svc'], 'ownerId'),
      tenantId: tenantId == null ? undefined : givenId(tenantId, ['ten'], 'tenantId'),
    });
  if (ownerId != null || tenantId != null)
    throw badInput('Give either `ids`, or `ownerId` or `tenantId` or both.', 'ids');
  return { ids: ids.map((id, n) => givenId(id, ['tok'], 'ids', String(n))) };
}
