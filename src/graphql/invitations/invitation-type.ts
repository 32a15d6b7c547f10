import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { Scope } from '../../core/access/scope.js';
import type { Invitation, InvitationStatus as Status, ReceivedInvitation } from '../../core/invitations/invitation.js';
import type { MailState } from '../../core/mail/outbox.js';
import { ScopeType } from '../assignments/assignment-type.js';
import { NodeType } from '../connection/common-types.js';
import { registerWords } from '../connection/filter-input.js';
import { DateTime } from '../schema/date-time.js';

/** What has become of an invitation. */
export const InvitationStatus = registerWords('InvitationStatus', 'What has become of an invitation.', {
  PENDING: 'It can be accepted.',
  ACCEPTED: 'Somebody has accepted it.',
  EXPIRED: 'Its time is over. It can be renewed.',
  REVOKED: 'It was taken back.',
} satisfies Record<Status, string>);

/** How far a mail has come. */
export const MailDelivery = registerWords('MailDelivery', 'How far a mail has come.', {
  NONE: 'None was asked for, or it is not needed any more.',
  QUEUED: 'It waits to be sent, for the first time or again.',
  SENT: 'A mail server has taken it.',
  FAILED: 'A mail server has refused it for good, or none could be reached for a day.',
} satisfies Record<MailState, string>);

/** A role that comes with an invitation. */
@ObjectType('InvitationRole', { simpleResolvers: true, description: 'A role that comes with an invitation.' })
export class InvitationRoleType {
  @Field(() => ScopeType, { description: 'What it will be given on.' })
  scope!: Scope;
}

/** An invitation as the graph shows it. */
@Directive('@key(fields: "id")')
@ObjectType('Invitation', {
  implements: NodeType,
  simpleResolvers: true,
  description:
    'Somebody is invited into a directory of a tenant. Whoever accepts gets what comes with it as far as the inviter may still give it by then.',
})
export class InvitationType
  extends NodeType
  implements
    Pick<
      Invitation,
      | 'email'
      | 'status'
      | 'language'
      | 'message'
      | 'createdAt'
      | 'expiresAt'
      | 'delivery'
      | 'sentAt'
      | 'acceptedAt'
      | 'revokedAt'
      | 'version'
    >
{
  @Field(() => String, { description: 'The e-mail address of who is invited.' })
  email!: string;

  @Field(() => InvitationStatus, { description: 'What has become of it, at this moment.' })
  status!: Status;

  @Field(() => [InvitationRoleType], { description: 'The roles that come with it.' })
  roles!: readonly InvitationRoleType[];

  @Field(() => String, { description: 'The language of its mail, as a BCP 47 tag.' })
  language!: string;

  @Field(() => String, { nullable: true, description: 'What the inviter has written to them.' })
  message!: string | null;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: number;

  @Field(() => DateTime, { description: 'When it ends by itself. It is dead at that very moment.' })
  expiresAt!: number;

  @Field(() => MailDelivery, { description: 'How far its mail has come.' })
  delivery!: MailState;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When a mail server last took a mail with it; null for never.',
  })
  sentAt!: number | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was accepted.' })
  acceptedAt!: number | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was taken back.' })
  revokedAt!: number | null;

  @Field(() => Int, { description: 'Counts its changes.' })
  version!: number;
}

/** An invitation as whom it was sent to sees it. */
@ObjectType('ReceivedInvitation', {
  simpleResolvers: true,
  description:
    'An invitation to the verified address of your account, which you can accept by its id. It tells no more of the tenant than its mail.',
})
export class ReceivedInvitationType implements ReceivedInvitation {
  @Field(() => ID, { description: 'The id of the invitation.' })
  id!: ReceivedInvitation['id'];

  @Field(() => String, { description: 'What the tenant is called.' })
  tenantName!: string;

  @Field(() => String, { nullable: true, description: 'The name of who has invited you; null when they are gone.' })
  invitedBy!: string | null;

  @Field(() => String, { nullable: true, description: 'What they have written to you.' })
  message!: string | null;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: number;

  @Field(() => DateTime, { description: 'When it ends by itself.' })
  expiresAt!: number;
}
