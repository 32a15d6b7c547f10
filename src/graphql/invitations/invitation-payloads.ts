import { Field, ID, ObjectType } from 'type-graphql';
import type { Problem } from '../../core/changes/problem.js';
import { payloadType, UserErrorType } from '../changes/payload.js';
import { registerWords } from '../connection/filter-input.js';
import { UserType } from '../users/user-type.js';
import { InvitationType } from './invitation-type.js';

/** What came of inviting one of several people. */
export const InvitationOutcome = registerWords('InvitationOutcome', 'What came of inviting somebody.', {
  INVITED: 'An invitation is on its way, or the answer has its link.',
  ALREADY_MEMBER: 'Somebody whom you see has this address, and access to the tenant already. Nothing was done.',
  REFUSED: 'It was not done; `userErrors` tells why.',
});

/** What came of inviting one of several people. */
@ObjectType('InvitationResult', { simpleResolvers: true, description: 'What came of inviting one of several people.' })
export class InvitationResultType {
  @Field(() => String, { description: 'The address as it was given.' })
  email!: string;

  @Field(() => InvitationOutcome, { description: 'What came of it.' })
  outcome!: keyof typeof InvitationOutcome;

  @Field(() => InvitationType, {
    nullable: true,
    description: 'The invitation; null when there is none, or when you do not see it.',
  })
  invitation!: unknown;

  @Field(() => String, {
    nullable: true,
    description:
      'The link by which it is accepted, for you to pass on: whoever has it can. It is shown this once, and only where no mail goes out.',
  })
  link!: string | null;

  @Field(() => UserType, { nullable: true, description: 'Who is a member already.' })
  user!: unknown;

  @Field(() => [UserErrorType], { description: 'Why it was not done; empty when it was.' })
  userErrors!: readonly Problem[];
}

/** Something that came with an invitation and was not given. */
@ObjectType('LeftOutOfInvitation', {
  simpleResolvers: true,
  description: 'A role or a group that came with an invitation and was not given.',
})
export class LeftOutType {
  @Field(() => ID, { nullable: true, description: 'The id of the role; null for a group.' })
  roleId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The id of the group; null for a role.' })
  groupId!: string | null;

  @Field(() => String, { description: 'Why, for people.' })
  reason!: string;
}

const invitation = [
  () => InvitationType,
  'The invitation; null when it was not done, or when you do not see it.',
] as const;
const link = [
  () => String,
  'The link by which it is accepted, for you to pass on: whoever has it can. It is shown this once, and only where no mail goes out.',
] as const;

/** The payloads of the changes of invitations. */
export const invitationPayloads = {
  invite: payloadType('InviteUsers', 'inviting people', {
    results: [() => [InvitationResultType], 'An answer for each, in their order; null when nothing was done.'],
  }),
  resend: payloadType('ResendInvitation', 'sending an invitation again', { invitation, link }),
  renew: payloadType('RenewInvitation', 'letting an invitation hold longer', { invitation, link }),
  revoke: payloadType('RevokeInvitation', 'taking an invitation back', { invitation }),
  accept: payloadType('AcceptInvitation', 'accepting an invitation', {
    userId: [() => ID, 'The id of the person who has access from now on; null when it was not done.'],
    user: [
      () => UserType,
      'That person; null when it was not done, and for who has not signed in: who makes an account signs in with it.',
    ],
    leftOut: [
      () => [LeftOutType],
      'The roles and groups that were not given, because they are gone or the inviter may not give them any more.',
    ],
  }),
};
