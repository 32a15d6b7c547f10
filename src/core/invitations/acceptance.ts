import { isLive } from '../access/access-graph.js';
import type { Actor } from '../access/actor.js';
import { mayInvite } from '../access/policy/invitations.js';
import type { RoleAssignment } from '../assignments/assignment.js';
import { noteAssignment } from '../assignments/assignment-changes.js';
import type { AssignmentWriter } from '../assignments/assignment-writer.js';
import type { ActingChange, AnonymousChange } from '../changes/change.js';
import { mustBeAllowed, mustBeThere } from '../changes/decided.js';
import type { GroupWriters } from '../groups/group-writer.js';
import { noteMembership } from '../groups/membership-changes.js';
import { DomainError } from '../kernel/errors.js';
import { isId, newId, type GroupId, type InvitationId, type PrincipalId, type UserId } from '../kernel/ids.js';
import { letIn, mayLetIn } from '../users/access-changes.js';
import { checkedHash, type NewPassword } from '../passwords/new-password.js';
import type { PasswordWriter } from '../passwords/password-writer.js';
import { mustBeUnused } from '../users/managed-user.js';
import { newUser, type NewUser } from '../users/new-user.js';
import type { UserWriters } from '../users/user-writer.js';
import { invitationStatus, type InvitedRole, type WrittenInvitation } from './invitation.js';
import { invitationHash } from './invitation-secret.js';
import type { OpenedInvitation } from './invitation-writer.js';
import {
  conferredGroup,
  conferredRole,
  noteInvitation,
  type InvitingStores,
  type InvitingWriters,
} from './new-invitation.js';

/** What accepting writes. */
export type AcceptingWriters = InvitingWriters & {
  readonly users: UserWriters;
  readonly groups: GroupWriters;
  readonly assignments: AssignmentWriter;
  readonly passwords: PasswordWriter;
};

/** As much of a change as accepting takes, whether anybody has signed in or not. */
export type AcceptingChange = Pick<
  AnonymousChange<AcceptingWriters, InvitingStores>,
  'at' | 'writers' | 'note' | 'inNameOf'
>;

/** The account that somebody makes by accepting: everything but the address, which is that of the invitation. */
export type NewAccount = Pick<
  NewUser,
  'username' | 'displayName' | 'givenName' | 'familyName' | 'nickname' | 'locale' | 'timeZone'
> & {
  /** To sign in with; left out by who signs in elsewhere. */
  readonly password?: NewPassword;
};

/** A role or group that came with an invitation and could not be given, and why. */
export interface LeftOut {
  readonly role: InvitedRole | null;
  readonly groupId: GroupId | null;
  readonly reason: string;
}

/** What came of accepting. */
export interface Accepted {
  readonly invitationId: InvitationId;
  readonly userId: UserId;
  readonly leftOut: readonly LeftOut[];
}

/**
 * The person who accepts for their own account.
 * @throws FORBIDDEN for a service account, while acting in somebody's name, and for a credential that is limited:
 * whoever has one must not come to rights by it that it does not reach to
 */
export function acceptorOf({
  principalId,
  impersonatorId,
  tenantId,
  scopes,
}: Pick<Actor, 'principalId' | 'impersonatorId' | 'tenantId' | 'scopes'>): UserId {
  if (!isId(principalId, 'usr')) throw new DomainError('FORBIDDEN', 'Only a person accepts an invitation.');
  if (impersonatorId !== null)
    throw new DomainError('FORBIDDEN', 'While you act as somebody else you cannot accept an invitation.');
  if (tenantId !== null || scopes !== null)
    throw new DomainError('FORBIDDEN', 'Your credential is limited: accept with one that is not.');
  return principalId;
}

/**
 * Accepts an invitation by its secret, and makes an account for whoever has it. Its address counts as verified only
 * when the secret went there by mail: one that was shown to who invites proves nothing.
 * @throws NOT_FOUND, in the same words for a secret that never was one and for one that opens nothing any more; INVALID
 * when the invitation has expired or can't be kept any more, ALREADY_EXISTS for a user name that is taken, and when
 * there is an account of this address, which must sign in
 */
export async function acceptAsNewcomer(
  change: AcceptingChange & Pick<AnonymousChange<AcceptingWriters, InvitingStores>, 'provenBy'>,
  secret: string,
  { password, ...account }: NewAccount,
): Promise<Accepted> {
  const { at, writers } = change;
  const { invitation, isMailed } = await opened(change, secret);
  const inviter = await inviterOf(change, invitation);
  const { email } = invitation;
  if ((await writers.users.find({ by: 'email', email })) !== null)
    throw new DomainError('ALREADY_EXISTS', 'There is an account of this address: sign in to it, then accept.', [
      'secret',
    ]);
  const user = { ...newUser({ ...account, email, emailVerified: isMailed }, at), managementSource: 'INVITED' } as const;
  await mustBeUnused(change, { by: 'username', username: user.username }, null);
  if ((await writers.users.find({ by: 'username', username: email })) !== null)
    throw new DomainError('ALREADY_EXISTS', 'Somebody has this address as their user name.', ['secret']);
  const hash = password && checkedHash(password, user, 'account', 'password');
  await writers.users.of(invitation.directoryId).insert(user);
  if (hash !== undefined) await writers.passwords.set(user.id, hash, at);
  change.provenBy(user.id);
  const { id, username, emailVerified, displayName } = user;
  const facts = { username, email, emailVerified, displayName };
  const after = hash === undefined ? facts : { ...facts, passwordChangedAt: at };
  change.note({ objectId: id, tenantId: invitation.tenantId, before: null, after });
  return keep(change, inviter, invitation, id);
}

/**
 * Accepts an invitation for somebody who has signed in: by its secret, whatever the address of their account, for
 * whoever has the secret could as well make a new account; or by its id, when it was sent to the address that is known
 * to be theirs. A secret that came by mail to the address of the account verifies that.
 * @throws NOT_FOUND, INVALID as `acceptAsNewcomer`, FORBIDDEN for an account for demonstrations
 */
export async function acceptAsMember(
  change: AcceptingChange,
  by: { readonly secret: string } | { readonly id: InvitationId },
  acceptorId: UserId,
): Promise<Accepted> {
  const { writers } = change;
  const user = mustBeThere(await writers.users.find({ by: 'id', id: acceptorId }), 'person');
  if (user.restricted) throw new DomainError('FORBIDDEN', 'An account for demonstrations accepts no invitations.');
  const { invitation, isMailed } =
    'secret' in by ? await opened(change, by.secret) : await received(change, by.id, user);
  const inviter = await inviterOf(change, invitation);
  const isTheirs = await isAddressOf(change, invitation, user.id);
  if (isMailed && isTheirs && !user.emailVerified) {
    await writers.users
      .of(await writers.users.homeOf(user.id))
      .update({ ...user, emailVerified: true, updatedAt: change.at });
    const [before, after] = [{ emailVerified: false }, { emailVerified: true }];
    change.note({ objectId: user.id, tenantId: invitation.tenantId, before, after });
  }
  return keep(change, inviter, invitation, user.id);
}

const noSuch = 'This opens no invitation: it was used, taken back or replaced, or is not what was sent.';

async function opened({ at, writers }: AcceptingChange, secret: string): Promise<OpenedInvitation> {
  const found = await writers.invitations.openedBy(await invitationHash(secret));
  const status = found && invitationStatus(found.invitation, at);
  if (found === null || status === 'ACCEPTED' || status === 'REVOKED')
    throw new DomainError('NOT_FOUND', noSuch, ['secret']);
  if (status === 'EXPIRED')
    throw new DomainError('INVALID', 'This invitation has expired: ask whoever sent it to renew it.', ['secret']);
  return found;
}

async function received(
  change: AcceptingChange,
  id: InvitationId,
  user: { readonly id: UserId; readonly emailVerified: boolean },
): Promise<OpenedInvitation> {
  const found = await change.writers.invitations.find(id);
  const isOpen = found !== null && invitationStatus(found, change.at) === 'PENDING';
  const isTheirs = isOpen && user.emailVerified && (await isAddressOf(change, found, user.id));
  return { invitation: mustBeThere(isTheirs ? found : null, 'invitation', 'id'), isMailed: false };
}

async function isAddressOf({ writers }: AcceptingChange, { email }: WrittenInvitation, id: UserId): Promise<boolean> {
  return (await writers.users.find({ by: 'email', email }))?.id === id;
}

// Whoever has invited must still be allowed to: what they have promised they give at this moment, by the rights that
// they have now.
async function inviterOf(change: AcceptingChange, { createdBy, tenantId, directoryId }: WrittenInvitation) {
  const inviter = createdBy && (await change.inNameOf(createdBy));
  try {
    if (inviter === null) throw new DomainError('FORBIDDEN', 'The account does not work.');
    mustBeAllowed(mayInvite(inviter.actor.rights, 'invitation:create', { tenantId, directoryId }), 'invitation');
    await mayLetIn(inviter, tenantId);
    const [tenant] = await inviter.seen.tenants.byIds([tenantId]);
    if (tenant?.status !== 'ACTIVE') throw new DomainError('FORBIDDEN', 'The tenant does not work.');
    return inviter;
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === 'UNAVAILABLE') throw error;
    throw new DomainError('INVALID', 'Whoever sent this invitation may not let you in any more: ask for a new one.');
  }
}

type Inviting = ActingChange<InvitingStores, AcceptingWriters>;

async function keep(
  change: AcceptingChange,
  inviter: Inviting,
  invitation: WrittenInvitation,
  userId: UserId,
): Promise<Accepted> {
  const { at, writers } = change;
  const { id, tenantId, directoryId } = invitation;
  if (!(await writers.accesses.hasAccess(userId, tenantId))) await letIn(inviter, userId, { tenantId, directoryId });
  const leftOut: LeftOut[] = [];
  for (const role of invitation.roles) {
    const reason = await refusalOf(() => giveRole(inviter, invitation, role, userId));
    if (reason !== null) leftOut.push({ role, groupId: null, reason });
  }
  for (const groupId of invitation.groupIds) {
    const reason = await refusalOf(() => join(inviter, invitation, groupId, userId));
    if (reason !== null) leftOut.push({ role: null, groupId, reason });
  }
  const after = { ...invitation, acceptedAt: at, acceptedBy: userId };
  await writers.invitations.forgetSecrets(id);
  await writers.invitations.update(after);
  await writers.outbox.withdraw({ kind: 'INVITATION', aboutId: id });
  noteInvitation(change, invitation, after, [userId]);
  return { invitationId: id, userId, leftOut };
}

// Each part decides before it writes, so that one that is refused leaves nothing behind.
async function refusalOf(part: () => Promise<void>): Promise<string | null> {
  try {
    await part();
    return null;
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === 'UNAVAILABLE') throw error;
    return error.code === 'NOT_FOUND' ? 'It is gone.' : 'Whoever sent the invitation may not give it any more.';
  }
}

async function giveRole(
  inviter: Inviting,
  { tenantId, createdAt }: WrittenInvitation,
  role: InvitedRole,
  principalId: PrincipalId,
): Promise<void> {
  const { at, actor, writers } = inviter;
  const { roleId, scope } = await conferredRole(inviter, tenantId, role);
  const known = await writers.assignments.find({ principalId, roleId, scope });
  if (known !== null && isLive(known.expiresAt, at)) return;
  if (known !== null) await writers.assignments.delete([known.id]);
  const assignment: RoleAssignment = {
    id: newId('asg', at),
    principalId,
    roleId,
    scope,
    managementSource: 'INVITED',
    createdAt: at,
    createdBy: actor.principalId,
    expiresAt: null,
    reason: `By the invitation of ${new Date(createdAt).toISOString().slice(0, 10)}.`,
  };
  await writers.assignments.insert(assignment);
  noteAssignment(inviter, null, assignment);
}

async function join(
  inviter: Inviting,
  { tenantId }: WrittenInvitation,
  groupId: GroupId,
  memberId: UserId,
): Promise<void> {
  const { at, actor, writers } = inviter;
  const group = await conferredGroup(inviter, tenantId, groupId);
  const known = await writers.groups.membership(groupId, memberId);
  if (known !== null && isLive(known.expiresAt, at)) return;
  const membership = {
    groupId,
    memberId,
    role: 'MEMBER',
    expiresAt: null,
    managementSource: 'INVITED',
    addedAt: at,
    addedBy: actor.principalId,
  } as const;
  const writer = writers.groups.of(group.directoryId);
  await (known === null ? writer.addMember(membership) : writer.updateMember(membership));
  noteMembership(inviter, group, null, membership);
}
