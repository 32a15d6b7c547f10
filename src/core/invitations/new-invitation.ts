import { mayInvite } from '../access/policy/invitations.js';
import { assignablePlace } from '../assignments/assignment-changes.js';
import { scopeOfPlace, type ScopeStores, type WantedScope } from '../assignments/wanted-scope.js';
import { forEachOf, placed, type ItemOutcome } from '../changes/bulk.js';
import type { ActingChange, Change } from '../changes/change.js';
import type { CeilingStores } from '../changes/conferred.js';
import { mustBeAllowed, mustLieAhead } from '../changes/decided.js';
import type { GroupStore } from '../groups/group-store.js';
import { joinableGroup } from '../groups/membership-changes.js';
import { dayMs } from '../kernel/clock.js';
import { badInput, DomainError } from '../kernel/errors.js';
import {
  newId,
  type DirectoryId,
  type GroupId,
  type InvitationId,
  type RoleId,
  type TenantId,
  type UserId,
} from '../kernel/ids.js';
import { checkedEmail, checkedText } from '../kernel/text.js';
import type { Outbox } from '../mail/outbox.js';
import type { RoleStore } from '../roles/role-store.js';
import { mayLetIn, placeIn } from '../users/access-changes.js';
import type { AccessPlace, AccessWriter } from '../users/access-writer.js';
import { localeForm } from '../users/profile.js';
import type { UserStore } from '../users/user-store.js';
import { invitationStatus, type InvitedRole, type WrittenInvitation } from './invitation.js';
import { newInvitationSecret } from './invitation-secret.js';
import type { InvitationWriter } from './invitation-writer.js';

/** What deciding about invitations reads. */
export type InvitingStores = CeilingStores &
  ScopeStores & { readonly roles: RoleStore; readonly groups: GroupStore; readonly users: UserStore };

/** What the changing of invitations writes. */
export interface InvitingWriters {
  readonly invitations: InvitationWriter;
  readonly outbox: Outbox;
  readonly accesses: AccessWriter;
}

/** What the changing of invitations reads and writes. */
export type InvitationChange = Change<InvitingStores, InvitingWriters>;

/** How invitations reach people. */
export interface Sending {
  /** Whether a mail shall go out; if not, the link is told to the caller. */
  readonly byMail: boolean;
  /** Whether there is anybody to send mails. If not they wait, and the link is told all the same. */
  readonly hasServer: boolean;
}

/** A role that shall come with an invitation. */
export interface WantedInvitedRole {
  readonly roleId: RoleId;
  readonly scope: WantedScope;
}

/** Somebody who shall be invited. */
export interface NewInvitation {
  readonly email: string;
  readonly roles: readonly WantedInvitedRole[];
  readonly groupIds: readonly GroupId[];
  readonly language: string | null;
  readonly message: string | null;
  readonly expiresAt: number | null;
}

/** An invitation that is on its way, with the secret for the caller; null when it goes by mail alone. */
export interface InvitationSent {
  readonly invitationId: InvitationId;
  readonly secret: string | null;
}

/** What came of inviting somebody: they are, or have access already. */
export type InvitationOutcome = InvitationSent | { readonly memberId: UserId };

/** How long invitations hold, in milliseconds: 7 days unless told, 90 days at the most. */
export const invitationLifetime = { usual: 7 * dayMs, most: 90 * dayMs } as const;

const mostThings = 100;

/**
 * Invites people into a directory of a tenant, or its default one, with an outcome for each in their order. Whether
 * somebody else knows an address is not told: only who is visible to the caller, and has access to the tenant, is a
 * member already. An open invitation that has expired is replaced.
 * @throws NOT_FOUND for a directory that the caller does not see, FORBIDDEN without `invitation:create` on it,
 * PRIVILEGE_ESCALATION when everybody there has more than the caller; for each, or for all of them with `atomic`,
 * ALREADY_EXISTS for an address with an open invitation, whatever giving each role and adding to each group throws,
 * INVALID and BAD_USER_INPUT
 */
export async function inviteUsers(
  change: InvitationChange,
  where: { readonly tenantId: TenantId; readonly directoryId: DirectoryId | null },
  wanted: readonly NewInvitation[],
  { atomic, ...sending }: Sending & { readonly atomic: boolean },
): Promise<ItemOutcome<InvitationOutcome>[]> {
  const place = await placeIn(change, where.tenantId, where.directoryId);
  mustBeAllowed(mayInvite(change.actor.rights, 'invitation:create', place), 'invitation');
  await mayLetIn(change, place.tenantId);
  return forEachOf(change, { items: wanted, name: 'invitations', atomic }, (one) =>
    invite(change, place, one, sending),
  );
}

async function invite(
  change: InvitationChange,
  place: AccessPlace,
  wanted: NewInvitation,
  sending: Sending,
): Promise<InvitationOutcome> {
  const { at, actor, seen, writers } = change;
  const email = checkedEmail(wanted.email, 'email');
  const roles = await conferredRoles(change, place.tenantId, wanted.roles);
  const groupIds = await conferredGroups(change, place.tenantId, wanted.groupIds);
  const facts = {
    language: checkedLanguage(wanted.language),
    message: checkedMessage(wanted.message),
    expiresAt: checkedEnd(wanted.expiresAt, at),
  };
  const [known] = await seen.users.byKeys([{ by: 'email', email }]);
  if (known != null && (await writers.accesses.hasAccess(known.id, place.tenantId))) return { memberId: known.id };
  const open = await writers.invitations.findOpen(place.tenantId, email);
  if (open !== null) {
    if (invitationStatus(open, at) === 'PENDING')
      throw new DomainError('ALREADY_EXISTS', 'This address has been invited: resend or renew that invitation.', [
        'email',
      ]);
    await writers.invitations.replace(open.id);
    await writers.outbox.withdraw({ kind: 'INVITATION', aboutId: open.id });
  }
  const invitation: WrittenInvitation = {
    id: newId('inv', at),
    ...place,
    email,
    roles,
    groupIds,
    ...facts,
    createdAt: at,
    createdBy: actor.principalId,
    acceptedAt: null,
    acceptedBy: null,
    revokedAt: null,
    version: 1,
  };
  await writers.invitations.insert(invitation);
  noteInvitation(change, null, invitation);
  return { invitationId: invitation.id, secret: await send(change, invitation.id, sending) };
}

/** Puts the mail of an invitation into the outbox, and makes a secret for the caller where none will go out by mail. */
export async function send(
  { at, writers }: Pick<InvitationChange, 'at' | 'writers'>,
  id: InvitationId,
  { byMail, hasServer }: Sending,
): Promise<string | null> {
  const { invitations, outbox } = writers;
  if (byMail) await outbox.put({ kind: 'INVITATION', aboutId: id }, at);
  else await outbox.withdraw({ kind: 'INVITATION', aboutId: id });
  return byMail && hasServer ? null : newInvitationSecret({ invitations, id, at }, false);
}

/** The scopes of roles that the caller may give to whoever accepts. @throws what giving each of them does */
async function conferredRoles(
  change: Pick<ActingChange<InvitingStores, unknown>, 'actor' | 'seen'>,
  tenantId: TenantId,
  wanted: readonly WantedInvitedRole[],
): Promise<InvitedRole[]> {
  mustBeSome(wanted, 'roles');
  const found = new Map<string, InvitedRole>();
  for (const [n, role] of wanted.entries()) {
    const one = await below(['roles', String(n)], () => conferredRole(change, tenantId, role));
    const key = JSON.stringify(one);
    if (found.has(key)) throw badInput('A role is named twice on the same scope.', 'roles', String(n));
    found.set(key, one);
  }
  return [...found.values()];
}

/**
 * A role that somebody may give to whoever accepts an invitation of theirs.
 * @throws what giving it does, INVALID for a scope that is not of the tenant
 */
export async function conferredRole(
  change: Pick<ActingChange<InvitingStores, unknown>, 'actor' | 'seen'>,
  tenantId: TenantId,
  { roleId, scope }: WantedInvitedRole,
): Promise<InvitedRole> {
  const place = await assignablePlace(change, { roleId, scope });
  if (place.tenantId !== null && place.tenantId !== tenantId)
    throw new DomainError('INVALID', 'The scope is of another tenant than the invitation.', ['scope']);
  // Whoever reads the invitations of a tenant and sends them again has no say over the platform.
  if (place.tenantId === null)
    throw new DomainError('INVALID', 'A role on the platform does not come with an invitation: give it afterwards.', [
      'scope',
      'kind',
    ]);
  return { roleId, scope: scopeOfPlace(place) };
}

async function conferredGroups(
  change: Pick<ActingChange<InvitingStores, unknown>, 'actor' | 'seen'>,
  tenantId: TenantId,
  ids: readonly GroupId[],
): Promise<readonly GroupId[]> {
  mustBeSome(ids, 'groupIds');
  if (new Set(ids).size < ids.length) throw badInput('A group is named twice.', 'groupIds');
  for (const [n, id] of ids.entries())
    await below(['groupIds', String(n)], async () => {
      try {
        await conferredGroup(change, tenantId, id);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        // The argument is the id itself.
        throw new DomainError(error.code, error.message);
      }
    });
  return ids;
}

/**
 * A group that somebody may put whoever accepts an invitation of theirs into.
 * @throws what adding a member does, INVALID for one of another tenant
 */
export async function conferredGroup(
  change: Pick<ActingChange<InvitingStores, unknown>, 'actor' | 'seen'>,
  tenantId: TenantId,
  id: GroupId,
) {
  const group = await joinableGroup(change, id);
  if (group.tenantId === tenantId) return group;
  throw new DomainError('INVALID', 'The group is of another tenant than the invitation.');
}

async function below<T>(path: readonly string[], part: () => Promise<T>): Promise<T> {
  try {
    return await part();
  } catch (error) {
    throw error instanceof DomainError ? placed(error, ...path) : error;
  }
}

function mustBeSome(things: readonly unknown[], name: string): void {
  if (things.length > mostThings)
    throw new DomainError('LIMIT_EXCEEDED', `An invitation carries at most ${mostThings} of these.`, [name]);
}

function checkedLanguage(language: string | null): string {
  if (language === null) return 'en';
  if (localeForm.test(language)) return language;
  throw badInput("A language tag is expected, as 'de' or 'pt-BR'.", 'language');
}

// Lines as people write them, each of which is checked like any other text.
function checkedMessage(message: string | null): string | null {
  if (message === null || message.trim() === '') return null;
  if (message.length > 1000) throw badInput('The message must have at most 1000 characters.', 'message');
  const lines = message.trim().replaceAll('\r\n', '\n').split('\n');
  return lines.map((line) => (line.trim() === '' ? '' : checkedText(line.trimEnd(), 1000, 'message'))).join('\n');
}

/** When an invitation ends: 7 days ahead unless told, at most 90. @throws BAD_USER_INPUT, INVALID */
export function checkedEnd(given: number | null | undefined, at: number): number {
  const end = mustLieAhead(given, at, 'expiresAt') ?? at + invitationLifetime.usual;
  if (end <= at + invitationLifetime.most) return end;
  throw new DomainError('INVALID', 'An invitation holds for 90 days at the most.', ['expiresAt']);
}

/** Tells the trail of an invitation that was made or changed. */
export function noteInvitation(
  change: Pick<ActingChange<unknown, unknown>, 'note' | 'at'>,
  before: WrittenInvitation | null,
  after: WrittenInvitation,
  about: readonly (RoleId | GroupId | UserId)[] = [...after.roles.map(({ roleId }) => roleId), ...after.groupIds],
): void {
  const facts = (one: WrittenInvitation) => ({
    email: one.email,
    status: invitationStatus(one, change.at),
    directoryId: one.directoryId,
    roles: one.roles.map(({ roleId, scope }) => ({ roleId, scope: { ...scope } })),
    groupIds: [...one.groupIds],
    expiresAt: one.expiresAt,
    acceptedBy: one.acceptedBy,
  });
  const { id, tenantId } = after;
  change.note({ objectId: id, tenantId, about, before: before && facts(before), after: facts(after) });
}
