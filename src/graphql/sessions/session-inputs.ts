import { Field, ID, InputType } from 'type-graphql';

/** Who signs in. */
@InputType('SignInInput', { description: 'Who signs in.' })
export class SignInInput {
  @Field(() => String, { description: 'Their user name, or their e-mail address, whatever its case.' })
  login!: string;

  @Field(() => String, { description: 'Their password.' })
  password!: string;
}

/** A session that shall go on. */
@InputType('RefreshSessionInput', { description: 'A session that shall go on.' })
export class RefreshSessionInput {
  @Field(() => String, { description: 'The refresh token that signing in, or the last renewal, has given.' })
  refreshToken!: string;
}

/** A session that shall end. */
@InputType('SignOutInput', { description: 'A session that shall end.' })
export class SignOutInput {
  @Field(() => String, {
    nullable: true,
    description: 'Its refresh token; if left out, the session whose access token the request carries.',
  })
  refreshToken?: string | null;
}

/** One of your sessions. */
@InputType('EndSessionInput', { description: 'One of your sessions that shall end.' })
export class EndSessionInput {
  @Field(() => ID, { description: 'The session, which `viewer { sessions }` shows.' })
  id!: string;
}

/** Somebody whose sessions or lock shall end. */
@InputType('PasswordOwnerInput', { description: 'Somebody who signs in with a password.' })
export class PasswordOwnerInput {
  @Field(() => ID, { description: 'The person.' })
  id!: string;
}

/** The field of an input that keeps API tokens. */
function KeepApiTokens(whose: string): PropertyDecorator {
  return Field(() => Boolean, {
    nullable: true,
    description: `Whether ${whose} API tokens go on working. If left out they end: whoever knew the old password may have made some.`,
  });
}

/** What a new password must be like, in descriptions. */
export const passwordForm =
  'At least 12 characters and at most 1,024 bytes, of any kind; not a name or address of its owner, and not one of those that are tried first.';

/** Who has forgotten their password. */
@InputType('RequestPasswordResetInput', { description: 'Who has forgotten their password.' })
export class RequestPasswordResetInput {
  @Field(() => String, { description: 'Your user name, or your e-mail address, whatever its case.' })
  login!: string;
}

/** A password in place of one that was forgotten. */
@InputType('ResetForgottenPasswordInput', { description: 'A password in place of one that was forgotten.' })
export class ResetForgottenPasswordInput {
  @Field(() => String, { description: 'The secret in the link of the mail.' })
  secret!: string;

  @Field(() => String, { description: `The new password. ${passwordForm}` })
  newPassword!: string;
}

/** Your own password. */
@InputType('ChangePasswordInput', { description: 'Your own password, which shall be another.' })
export class ChangePasswordInput {
  @Field(() => String, { description: 'The one that you have.' })
  currentPassword!: string;

  @Field(() => String, { description: `The new one. ${passwordForm}` })
  newPassword!: string;

  @KeepApiTokens('your')
  keepApiTokens?: boolean | null;
}

/** A password for somebody. */
@InputType('ResetUserPasswordInput', { description: 'A new password for somebody.' })
export class ResetUserPasswordInput {
  @Field(() => ID, { description: 'The person.' })
  id!: string;

  @Field(() => String, { description: `Their new password. ${passwordForm}` })
  newPassword!: string;

  @KeepApiTokens('their')
  keepApiTokens?: boolean | null;
}
