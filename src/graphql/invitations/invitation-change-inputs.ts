import { Field, ID, InputType } from 'type-graphql';
import { ScopeInput } from '../assignments/assignment-change-inputs.js';
import { Atomic, ReadVersion } from '../changes/change-inputs.js';
import { passwordForm } from '../sessions/session-inputs.js';
import { DateTime } from '../schema/date-time.js';

/** A role that shall come with an invitation. */
@InputType('InvitationRoleInput', { description: 'A role that shall come with an invitation.' })
export class InvitationRoleInput {
  @Field(() => ID, { description: 'The role.' })
  roleId!: string;

  @Field(() => ScopeInput, { description: 'What it will be given on: within the tenant of the invitation.' })
  scope!: ScopeInput;
}

/** Somebody who shall be invited. */
@InputType('InvitationInput', { description: 'Somebody who shall be invited.' })
export class InvitationInput {
  @Field(() => String, { description: 'Their e-mail address: at most 254 characters.' })
  email!: string;

  @Field(() => [InvitationRoleInput], {
    nullable: true,
    description: 'The roles that they get when they accept: at most 100.',
  })
  roles?: readonly InvitationRoleInput[] | null;

  @Field(() => [ID], { nullable: true, description: 'The groups that they will then be in: at most 100.' })
  groupIds?: readonly string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The language of the mail as a BCP 47 tag; `en` if left out. There is a text in English and in German; all others get the English one.',
  })
  language?: string | null;

  @Field(() => String, { nullable: true, description: 'What the mail tells them from you: at most 1,000 characters.' })
  message?: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the invitation ends by itself: in 7 days if left out, in 90 at the most.',
  })
  expiresAt?: number | null;
}

/** How an invitation is sent. */
@InputType()
abstract class SendingInput {
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether a mail goes out, which it does if left out. If not, or as long as no mail server is configured, the answer has the link, this once.',
  })
  sendEmail?: boolean | null;
}

/** People who shall be invited. */
@InputType('InviteUsersInput', {
  description: 'People who shall be invited into a directory, with an answer for each.',
})
export class InviteUsersInput extends SendingInput {
  @Field(() => ID, { nullable: true, description: 'The tenant; the one you ask in if left out.' })
  tenantId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The directory; the default one of the tenant if left out.' })
  directoryId?: string | null;

  @Field(() => [InvitationInput], { description: 'Who shall be invited: at most 1,000.' })
  invitations!: readonly InvitationInput[];

  @Atomic()
  atomic?: boolean | null;
}

/** An invitation that shall be sent again. */
@InputType('ResendInvitationInput', { description: 'An invitation that shall be sent again.' })
export class ResendInvitationInput extends SendingInput {
  @Field(() => ID, { description: 'The invitation.' })
  id!: string;

  @ReadVersion()
  version?: number | null;
}

/** An invitation that shall hold longer. */
@InputType('RenewInvitationInput', { description: 'An invitation that shall hold longer, and be sent again.' })
export class RenewInvitationInput extends ResendInvitationInput {
  @Field(() => DateTime, {
    nullable: true,
    description: 'When it ends by itself from now on: in 7 days if left out, in 90 at the most.',
  })
  expiresAt?: number | null;
}

/** An invitation that shall be taken back. */
@InputType('RevokeInvitationInput', { description: 'An invitation that shall be taken back.' })
export class RevokeInvitationInput {
  @Field(() => ID, { description: 'The invitation.' })
  id!: string;

  @ReadVersion()
  version?: number | null;
}

/** The account of somebody new. */
@InputType('NewAccountInput', {
  description: 'The account that whoever has none makes by accepting. Its address is that of the invitation.',
})
export class NewAccountInput {
  @Field(() => String, {
    description: 'The name to sign in with, unique on the whole instance whatever its case: at most 100 characters.',
  })
  username!: string;

  @Field(() => String, {
    nullable: true,
    description: `The password to sign in with; left out by who signs in elsewhere. ${passwordForm}`,
  })
  password?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The name that is shown: at most 200 characters; made of the other names if left out.',
  })
  displayName?: string | null;

  @Field(() => String, { nullable: true, description: 'Given name: at most 100 characters.' })
  givenName?: string | null;

  @Field(() => String, { nullable: true, description: 'Family name: at most 100 characters.' })
  familyName?: string | null;

  @Field(() => String, { nullable: true, description: 'What they like to be called: at most 100 characters.' })
  nickname?: string | null;

  @Field(() => String, { nullable: true, description: 'Language and region as a BCP 47 tag, for example `pt-BR`.' })
  locale?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The time zone in the IANA database, for example `Europe/Lisbon`.',
  })
  timeZone?: string | null;
}

/** An invitation that shall be accepted. */
@InputType('AcceptInvitationInput', {
  description:
    'An invitation that shall be accepted, named in exactly one way: by the secret in its link, or by its id.',
})
export class AcceptInvitationInput {
  @Field(() => String, { nullable: true, description: 'The secret in the link.' })
  secret?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The id, for who has signed in to an account with its address, verified: `viewer.invitations` has it.',
  })
  id?: string | null;

  @Field(() => NewAccountInput, {
    nullable: true,
    description: 'The account that shall be made. Left out by who has signed in: then theirs is meant.',
  })
  account?: NewAccountInput | null;
}
