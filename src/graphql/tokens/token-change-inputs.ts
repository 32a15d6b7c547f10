import { Field, ID, InputType, Int } from 'type-graphql';
import { Atomic } from '../changes/change-inputs.js';
import { DateTime } from '../schema/date-time.js';

/** A new API token. */
@InputType('CreateApiTokenInput', { description: 'A new API token.' })
export class CreateApiTokenInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Whose it shall be: a person or service account; your own if left out.',
  })
  ownerId?: string | null;

  @Field(() => String, { description: 'What it is called: at most 100 characters.' })
  name!: string;

  @Field(() => [String], {
    nullable: true,
    description:
      'The permissions that it is limited to, by name: 1 to 100. If left out, it is for everything that its owner may.',
  })
  scopes?: readonly string[] | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The tenant that it is for, and for no other. A token of a service account is always for its own tenant.',
  })
  tenantId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many days it lives: 1 to 365, or to as many as the tenant allows; the most if left out.',
  })
  days?: number | null;

  @Field(() => DateTime, { nullable: true, description: 'When it ends by itself, in place of `days`.' })
  expiresAt?: number | null;
}

/** An API token that shall end. */
@InputType('RevokeApiTokenInput', { description: 'An API token that shall end.' })
export class RevokeApiTokenInput {
  @Field(() => ID, { description: 'The token.' })
  id!: string;
}

/** API tokens that shall end. */
@InputType('RevokeApiTokensInput', {
  description:
    'API tokens that shall end: either those of a list, or all of an owner, or of a tenant, or both, that you see and that can still be used.',
})
export class RevokeApiTokensInput {
  @Field(() => [ID], { nullable: true, description: 'These tokens: at most 1,000. Not together with the others.' })
  ids?: readonly string[] | null;

  @Field(() => ID, { nullable: true, description: 'Those of this person or service account.' })
  ownerId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Those that are for this tenant or are of its service accounts.',
  })
  tenantId?: string | null;

  @Atomic()
  atomic?: boolean | null;
}

/** An API token that shall go. */
@InputType('DeleteApiTokenInput', { description: 'An API token that shall go, with the record of it.' })
export class DeleteApiTokenInput {
  @Field(() => ID, { description: 'The token.' })
  id!: string;
}
