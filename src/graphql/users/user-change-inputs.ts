import { Field, ID, InputType } from 'type-graphql';
import { AccessChangeInput, ReadVersion } from '../changes/change-inputs.js';

/** What of a profile can be given. */
@InputType()
export abstract class ProfileInput {
  @Field(() => String, { nullable: true, description: 'Given name: at most 100 characters.' })
  givenName?: string | null;

  @Field(() => String, { nullable: true, description: 'Family name: at most 100 characters.' })
  familyName?: string | null;

  @Field(() => String, { nullable: true, description: 'What they like to be called: at most 100 characters.' })
  nickname?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The web address of a picture of them: at most 1,000 characters.',
  })
  avatarUrl?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Their language and region as a BCP 47 tag, for example `pt-BR`.',
  })
  locale?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Their time zone in the IANA database, for example `Europe/Lisbon`.',
  })
  timeZone?: string | null;

  @Field(() => String, { nullable: true, description: 'What they do: at most 200 characters.' })
  jobTitle?: string | null;

  @Field(() => String, { nullable: true, description: 'The department they work in: at most 200 characters.' })
  department?: string | null;

  @Field(() => String, { nullable: true, description: 'The organisation they work for: at most 200 characters.' })
  organization?: string | null;

  @Field(() => String, { nullable: true, description: 'Where they work: at most 200 characters.' })
  location?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The id that another system knows them by, letter by letter: unique, at most 255 characters.',
  })
  externalId?: string | null;
}

/** A new person. */
@InputType('CreateUserInput', { description: 'A new person.' })
export class CreateUserInput extends ProfileInput {
  @Field(() => String, {
    description: 'The name they sign in with, unique on the whole instance whatever its case: at most 100 characters.',
  })
  username!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Their e-mail address, unique on the whole instance whatever its case: at most 254 characters.',
  })
  email?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether it is known that the address is theirs; if left out, it is not. It takes the permission `user:update` on the platform.',
  })
  emailVerified?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'The name that is shown: at most 200 characters; made of the other names if left out.',
  })
  displayName?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The tenant in which they get access; if left out, that of the directory, or the one you ask in, or your own. Only with the permission on the platform is somebody made without any.',
  })
  tenantId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "The directory in which they get a place; the tenant's default one if left out.",
  })
  directoryId?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Groups of the tenant that they shall be in. It takes what adding a member to each takes.',
  })
  groupIds?: readonly string[] | null;
}

/** What shall change of a person. */
@InputType('UpdateUserInput', { description: 'What shall change of a person: what is left out stays, null clears.' })
export class UpdateUserInput extends ProfileInput {
  @Field(() => ID, { description: 'The person.' })
  id!: string;

  @ReadVersion()
  version?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The name they sign in with: unique, at most 100 characters. It cannot be cleared.',
  })
  username?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The name that is shown: at most 200 characters. It cannot be cleared.',
  })
  displayName?: string | null;
}

/** The new e-mail address of a person. */
@InputType('ChangeUserEmailInput', { description: 'The new e-mail address of a person.' })
export class ChangeUserEmailInput {
  @Field(() => ID, { description: 'The person.' })
  id!: string;

  @ReadVersion()
  version?: number | null;

  @Field(() => String, { nullable: true, description: 'The address: unique, at most 254 characters; null for none.' })
  email?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether it is known that the address is theirs, so that they can sign in by it; if left out, it is not. It takes the permission `user:update` on the platform.',
  })
  verified?: boolean | null;
}

/** An account that shall be deactivated. */
@InputType('DeactivateUserInput', { description: 'An account that shall not work any more.' })
export class DeactivateUserInput extends AccessChangeInput {
  @Field(() => ID, { description: 'The person.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Why, for the audit trail: at most 1,000 characters.' })
  reason?: string | null;
}

/** An account. */
@InputType('AccountInput', { description: 'An account whose state shall change.' })
export class AccountInput extends AccessChangeInput {
  @Field(() => ID, { description: 'The person.' })
  id!: string;
}

/** An identity that shall be unlinked. */
@InputType('UnlinkIdentityInput', { description: 'An identity that shall be unlinked from its person.' })
export class UnlinkIdentityInput {
  @Field(() => ID, { description: 'The identity, which `User.externalIdentities` shows.' })
  id!: string;
}

/** Access that somebody shall get. */
@InputType('GrantTenantAccessInput', {
  description: 'Access to a tenant that somebody shall get. Name them by exactly one of `userId`, `username`, `email`.',
})
export class GrantTenantAccessInput extends AccessChangeInput {
  @Field(() => ID, { nullable: true, description: 'A person whom you see.' })
  userId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The exact user name, whatever its case, also of somebody whom you do not see.',
  })
  username?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The exact e-mail address, whatever its case, also of somebody whom you do not see.',
  })
  email?: string | null;

  @Field(() => ID, { nullable: true, description: 'The tenant; the one you ask in if left out.' })
  tenantId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "The directory in which they get a place; the tenant's default one if left out.",
  })
  directoryId?: string | null;
}

/** Access that somebody shall lose. */
@InputType('RevokeTenantAccessInput', { description: 'Access to a tenant that somebody shall lose.' })
export class RevokeTenantAccessInput extends AccessChangeInput {
  @Field(() => ID, { description: 'The person.' })
  userId!: string;

  @Field(() => ID, { nullable: true, description: 'The tenant; the one you ask in if left out.' })
  tenantId?: string | null;
}

/** Somebody's place in a directory. */
@InputType('DirectoryPlaceInput', { description: "Somebody's place in a directory." })
export class DirectoryPlaceInput extends AccessChangeInput {
  @Field(() => ID, { description: 'The person.' })
  userId!: string;

  @Field(() => ID, { description: 'The directory.' })
  directoryId!: string;
}
