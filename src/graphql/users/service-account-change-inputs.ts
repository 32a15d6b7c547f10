import { Field, ID, InputType } from 'type-graphql';
import type { ServiceAccount } from '../../core/users/user.js';
import { VersionedAccessChangeInput } from '../changes/change-inputs.js';
import { ServiceAccountStatus } from './user-type.js';

/** A new service account. */
@InputType('CreateServiceAccountInput', { description: 'A new service account.' })
export class CreateServiceAccountInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The tenant that it shall belong to; the one you ask in if left out.',
  })
  tenantId?: string | null;

  @Field(() => String, { description: 'Its name, unique within the tenant: at most 100 characters.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it does: at most 1,000 characters.' })
  description?: string | null;
}

/** What shall change of a service account. */
@InputType('UpdateServiceAccountInput', {
  description: 'What shall change of a service account: what is left out stays, null clears.',
})
export class UpdateServiceAccountInput extends VersionedAccessChangeInput {
  @Field(() => ID, { description: 'The service account.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Its new name: at most 100 characters. It cannot be cleared.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'What it does: at most 1,000 characters.' })
  description?: string | null;

  @Field(() => ServiceAccountStatus, {
    nullable: true,
    description: 'Whether it works: the tokens of a disabled one are dead. It cannot be cleared.',
  })
  status?: ServiceAccount['status'] | null;
}

/** A service account that shall go. */
@InputType('DeleteServiceAccountInput', { description: 'A service account that shall go.' })
export class DeleteServiceAccountInput extends VersionedAccessChangeInput {
  @Field(() => ID, { description: 'The service account.' })
  id!: string;
}
