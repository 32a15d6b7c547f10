import { Field, ID, ObjectType } from 'type-graphql';
import type { Problem } from '../../core/changes/problem.js';
import { payloadType, UserErrorType } from '../changes/payload.js';
import { ApiTokenType } from './token-type.js';

const apiToken = [() => ApiTokenType, 'The token; null when it was not done, or when you do not see it.'] as const;

/** What came of ending one of several tokens. */
@ObjectType('ApiTokenResult', { simpleResolvers: true, description: 'What came of ending one of several tokens.' })
export class ApiTokenResultType {
  @Field(() => ID, { description: 'The id of the token.' })
  apiTokenId!: string;

  @Field(() => ApiTokenType, {
    nullable: true,
    description: 'The token; null when it was not done, or when you do not see it any more.',
  })
  apiToken!: unknown;

  @Field(() => [UserErrorType], { description: 'Why it was not done; empty when it was.' })
  userErrors!: readonly Problem[];
}

/** The payloads of the changes of API tokens. */
export const tokenPayloads = {
  create: payloadType('CreateApiToken', 'making an API token', {
    apiToken,
    secret: [
      () => String,
      'What the program signs in with, as `Authorization: Bearer …`. It is shown this once and cannot be had again.',
    ],
  }),
  revoke: payloadType('RevokeApiToken', 'ending an API token', { apiToken }),
  revokeAll: payloadType('RevokeApiTokens', 'ending several API tokens', {
    results: [() => [ApiTokenResultType], 'An answer for each, in their order; null when nothing was done.'],
    hasMore: [
      () => Boolean,
      'Whether there are more than 1,000, so that you should ask again; null when nothing was done.',
    ],
  }),
  delete: payloadType('DeleteApiToken', 'deleting an API token', {
    deletedApiTokenId: [() => ID, 'The id of the token that is gone; null when it was not done.'],
  }),
};
