import { Field, ID, InputType, Int } from 'type-graphql';
import { AccessChangeInput, ReadVersion, VersionedAccessChangeInput } from '../changes/change-inputs.js';

const maxTokenDays =
  'How many days an API token for it, or of somebody with access to it, lives at the most: 1 to 365, or null for 365. It counts for tokens that are made from then on.';

/** A new tenant. */
@InputType('CreateTenantInput', { description: 'A new tenant.' })
export class CreateTenantInput extends AccessChangeInput {
  @Field(() => String, {
    description: 'A short name for addresses: 1 to 63 lower-case letters, digits and single dashes, unique.',
  })
  slug!: string;

  @Field(() => String, { description: 'The name that people read: at most 200 characters.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What the tenant is: at most 1,000 characters.' })
  description?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Who shall administer it: a person, who gets access to it and the role "Tenant administrator". Nobody does if left out.',
  })
  administratorId?: string | null;
}

/** What shall change of a tenant. */
@InputType('UpdateTenantInput', { description: 'What shall change of a tenant: what is left out stays, null clears.' })
export class UpdateTenantInput {
  @Field(() => ID, { description: 'The tenant.' })
  id!: string;

  @ReadVersion()
  version?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its new slug: 1 to 63 lower-case letters, digits and single dashes, unique. It cannot be cleared.',
  })
  slug?: string | null;

  @Field(() => String, { nullable: true, description: 'Its new name: at most 200 characters. It cannot be cleared.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'What the tenant is: at most 1,000 characters.' })
  description?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether e-mail addresses of its people are shown only to those who may read them. It cannot be cleared.',
  })
  hidesEmail?: boolean | null;

  @Field(() => Int, { nullable: true, description: maxTokenDays })
  maxTokenDays?: number | null;
}

/** A tenant that shall work no longer. */
@InputType('DeactivateTenantInput', { description: 'A tenant that shall work no longer.' })
export class DeactivateTenantInput extends VersionedAccessChangeInput {
  @Field(() => ID, { description: 'The tenant.' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why, for the audit trail: at most 1,000 characters.',
  })
  reason?: string | null;
}

/** A tenant that shall work again. */
@InputType('ReactivateTenantInput', { description: 'A tenant that shall work again.' })
export class ReactivateTenantInput extends VersionedAccessChangeInput {
  @Field(() => ID, { description: 'The tenant.' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why, for the audit trail: at most 1,000 characters.',
  })
  reason?: string | null;
}

/** A new directory. */
@InputType('CreateDirectoryInput', { description: 'A new directory.' })
export class CreateDirectoryInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The tenant that it shall belong to; the one you ask in if left out.',
  })
  tenantId?: string | null;

  @Field(() => String, { description: 'Its name, unique within the tenant: at most 100 characters.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it is for: at most 1,000 characters.' })
  description?: string | null;
}

/** What shall change of a directory. */
@InputType('UpdateDirectoryInput', {
  description: 'What shall change of a directory: what is left out stays, null clears.',
})
export class UpdateDirectoryInput {
  @Field(() => ID, { description: 'The directory.' })
  id!: string;

  @ReadVersion()
  version?: number | null;

  @Field(() => String, { nullable: true, description: 'Its new name: at most 100 characters. It cannot be cleared.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is for: at most 1,000 characters.' })
  description?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True makes it the default directory, in place of the one that was; that one cannot stop being it otherwise.',
  })
  isDefault?: boolean | null;
}

/** A directory that shall go. */
@InputType('DeleteDirectoryInput', { description: 'A directory that shall go.' })
export class DeleteDirectoryInput {
  @Field(() => ID, { description: 'The directory.' })
  id!: string;

  @ReadVersion()
  version?: number | null;
}
