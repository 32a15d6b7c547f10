import { mayInvite } from '../access/policy/invitations.js';
import { mustBeAllowed, mustBeThere, mustBeVersion } from '../changes/decided.js';
import { DomainError } from '../kernel/errors.js';
import type { InvitationId } from '../kernel/ids.js';
import { mayLetIn } from '../users/access-changes.js';
import { invitationStatus, type InvitationStatus, type WrittenInvitation } from './invitation.js';
import type { InvitationStore } from './invitation-store.js';
import {
  checkedEnd,
  conferredGroup,
  conferredRole,
  noteInvitation,
  send,
  type InvitationChange,
  type InvitationSent,
  type Sending,
} from './new-invitation.js';
import type { Change } from '../changes/change.js';

/** What the changing of invitations that have been sent reads and writes. */
export type SentInvitationChange = InvitationChange & Change<{ readonly invitations: InvitationStore }, unknown>;

/** An invitation by its id, as the caller has read it. */
export interface NamedInvitation {
  readonly id: InvitationId;
  readonly version?: number | null;
}

/**
 * Sends an invitation once more. What was sent before opens it, too.
 * @throws NOT_FOUND, FORBIDDEN without `invitation:update` on its directory, PRIVILEGE_ESCALATION and whatever else giving each of
 * its roles and groups throws, for who sends a link hands out what it carries; CONFLICT, INVALID unless it is pending
 */
export async function resendInvitation(
  change: SentInvitationChange,
  named: NamedInvitation,
  sending: Sending,
): Promise<InvitationSent> {
  const invitation = await changeable(change, named, 'invitation:update');
  mustBeIn(change, invitation, ['PENDING']);
  await mustBeConferrable(change, invitation);
  await change.writers.invitations.update(invitation);
  noteInvitation(change, invitation, invitation);
  return { invitationId: invitation.id, secret: await send(change, invitation.id, sending) };
}

/**
 * Lets an invitation hold longer, also one that has expired, and sends it once more. What was sent before opens nothing any more.
 * @throws as `resendInvitation`, INVALID for one that was accepted or revoked, ALREADY_EXISTS when another one is pending
 */
export async function renewInvitation(
  change: SentInvitationChange,
  { expiresAt, ...named }: NamedInvitation & { readonly expiresAt: number | null },
  sending: Sending,
): Promise<InvitationSent> {
  const { at, writers } = change;
  const invitation = await changeable(change, named, 'invitation:update');
  mustBeIn(change, invitation, ['PENDING', 'EXPIRED']);
  await mustBeConferrable(change, invitation);
  const open = await writers.invitations.findOpen(invitation.tenantId, invitation.email);
  if (open !== null && open.id !== invitation.id) {
    if (invitationStatus(open, at) === 'PENDING')
      throw new DomainError('ALREADY_EXISTS', 'Another invitation of this address is pending.', ['id']);
    await writers.invitations.replace(open.id);
  }
  const after = { ...invitation, expiresAt: checkedEnd(expiresAt, at) };
  await writers.invitations.forgetSecrets(invitation.id);
  await writers.invitations.update(after);
  noteInvitation(change, invitation, after);
  return { invitationId: invitation.id, secret: await send(change, invitation.id, sending) };
}

/**
 * Takes an invitation back: nobody can accept it any more.
 * @throws NOT_FOUND, FORBIDDEN without `invitation:delete` on its directory, CONFLICT, INVALID for one that was accepted or revoked
 */
export async function revokeInvitation(
  change: SentInvitationChange,
  named: NamedInvitation,
): Promise<{ invitationId: InvitationId }> {
  const { at, writers } = change;
  const invitation = await changeable(change, named, 'invitation:delete');
  mustBeIn(change, invitation, ['PENDING', 'EXPIRED']);
  const after = { ...invitation, revokedAt: at };
  await writers.invitations.forgetSecrets(invitation.id);
  await writers.invitations.update(after);
  await writers.outbox.withdraw({ kind: 'INVITATION', aboutId: invitation.id });
  noteInvitation(change, invitation, after);
  return { invitationId: invitation.id };
}

async function changeable(
  { actor, seen, writers }: SentInvitationChange,
  { id, version }: NamedInvitation,
  permission: 'invitation:update' | 'invitation:delete',
): Promise<WrittenInvitation> {
  const [visible] = await seen.invitations.byIds([id]);
  const invitation = mustBeThere(visible && (await writers.invitations.find(id)), 'invitation', 'id');
  mustBeAllowed(mayInvite(actor.rights, permission, invitation), 'invitation');
  mustBeVersion(invitation, version);
  return invitation;
}

const already = {
  ACCEPTED: 'It has been accepted.',
  REVOKED: 'It has been revoked: invite the person anew.',
  EXPIRED: 'It has expired: renew it.',
  PENDING: '',
} as const satisfies Record<InvitationStatus, string>;

function mustBeIn({ at }: SentInvitationChange, invitation: WrittenInvitation, wanted: InvitationStatus[]): void {
  const status = invitationStatus(invitation, at);
  if (!wanted.includes(status)) throw new DomainError('INVALID', already[status], ['id']);
}

// Whoever gets a link could accept it themself.
async function mustBeConferrable(change: SentInvitationChange, { tenantId, roles, groupIds }: WrittenInvitation) {
  await mayLetIn(change, tenantId);
  try {
    for (const role of roles) await conferredRole(change, tenantId, role);
    for (const id of groupIds) await conferredGroup(change, tenantId, id);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const advice = 'It carries what you may not give. Revoke it and invite the person anew.';
    const code = error.code === 'PRIVILEGE_ESCALATION' ? error.code : 'INVALID';
    throw new DomainError(code, `${advice} (${error.message})`, ['id']);
  }
}
