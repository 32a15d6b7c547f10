import { Directive, Field, ObjectType } from 'type-graphql';
import type { ApiToken, ApiTokenStatus as Status } from '../../core/tokens/api-token.js';
import { NodeType } from '../connection/common-types.js';
import { registerWords } from '../connection/filter-input.js';
import { DateTime } from '../schema/date-time.js';

/** Whether a token can still be used. */
export const ApiTokenStatus = registerWords(
  'ApiTokenStatus',
  'Whether a token can still be used, as far as that depends on the token.',
  {
    ACTIVE: 'It can, as long as the account of its owner and the tenant work.',
    EXPIRED: 'Its time is over.',
    REVOKED: 'Somebody has ended it.',
  },
);

/** An API token as the graph shows it. */
@Directive('@key(fields: "id")')
@ObjectType('ApiToken', {
  implements: NodeType,
  simpleResolvers: true,
  description:
    'What a program signs in with: it acts as its owner, as far as its permissions, tenant and time allow. The secret was shown once, when it was made, and is not kept.',
})
export class ApiTokenType extends NodeType implements Omit<ApiToken, 'id' | 'ownerId' | 'tenantId'> {
  ownerId!: ApiToken['ownerId'];
  tenantId!: ApiToken['tenantId'];

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => String, {
    description: 'The first letters of the secret, to recognise it by; nobody can sign in with them.',
  })
  prefix!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'The permissions that it is limited to, by name; null for everything that its owner may.',
  })
  scopes!: readonly string[] | null;

  @Field(() => ApiTokenStatus, { description: 'Whether it can still be used.' })
  status!: Status;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: number;

  @Field(() => DateTime, { description: 'When it ends by itself. It is dead at that very moment.' })
  expiresAt!: number;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was last used, to about a minute; null when it never was.',
  })
  lastUsedAt!: number | null;

  @Field(() => DateTime, { nullable: true, description: 'When somebody ended it; null when nobody has.' })
  revokedAt!: number | null;
}
