import { isLive } from '../access/access-graph.js';
import { mayManageMembers, type MemberPermission } from '../access/policy/groups.js';
import type { ActingChange, Change } from '../changes/change.js';
import { mustBeAllowed, mustBeThere, mustLieAhead } from '../changes/decided.js';
import { DomainError } from '../kernel/errors.js';
import {
  isId,
  type GroupId,
  type PrincipalId,
  type ServiceAccountId,
  type TenantId,
  type UserId,
} from '../kernel/ids.js';
import type { AccessWriter } from '../users/access-writer.js';
import type { PrincipalStore, ServiceAccountStore } from '../users/user-store.js';
import { giveTenantAccess, type TenantAccessGiven } from '../users/access-changes.js';
import type { Group, MembershipRole } from './group.js';
import type { GroupStore } from './group-store.js';
import { mayConferGroup, type CeilingStores } from '../changes/conferred.js';
import { seenGroup, type GroupChange } from './group-changes.js';
import type { GroupWriters, WrittenMembership } from './group-writer.js';

/** What the changing of memberships reads and writes. */
export type MembershipChange = GroupChange &
  Change<
    CeilingStores & {
      readonly principals: PrincipalStore;
      readonly serviceAccounts: ServiceAccountStore;
    },
    { readonly groups: GroupWriters; readonly accesses: AccessWriter }
  >;

/** Whoever can be in a group. */
export type MemberId = UserId | ServiceAccountId;

/** Somebody who shall be in a group. */
export interface NewMember {
  readonly groupId: GroupId;
  readonly memberId: MemberId;
  readonly role?: MembershipRole;
  readonly expiresAt?: number | null;
}

/** Where a membership is. */
export interface MembershipKey {
  readonly groupId: GroupId;
  readonly memberId: PrincipalId;
}

/** What came of putting somebody into a group: with the access to the tenant that this gave them, or null. */
export interface MemberAdded extends MembershipKey {
  readonly tenantAccess: TenantAccessGiven | null;
}

/**
 * Puts a person or service account into a group. A person who has no access to the tenant is given it, by whoever may.
 * @throws NOT_FOUND for a group or principal that the caller does not see, FORBIDDEN for whoever neither owns the group
 * nor may, PRIVILEGE_ESCALATION when the group has roles beyond the caller, EXTERNALLY_MANAGED, ALREADY_EXISTS for a
 * member
 */
export async function addGroupMember(change: MembershipChange, member: NewMember): Promise<MemberAdded> {
  const { at, actor, writers } = change;
  const { groupId, memberId, role = 'MEMBER' } = member;
  const group = await managedGroup(
    change,
    groupId,
    role === 'OWNER' ? ['group-member:add', 'group-member:update'] : ['group-member:add'],
  );
  await mustBeSeen(change, memberId, group.tenantId);
  const expiresAt = mustLieAhead(member.expiresAt, at, 'expiresAt');
  await mayConferGroup(change, group.id, 'groupId');
  const known = await writers.groups.membership(group.id, memberId);
  if (known !== null && isLive(known.expiresAt, at))
    throw new DomainError('ALREADY_EXISTS', 'This principal is in the group already.', ['memberId']);
  await change.affects([memberId]);
  const tenantAccess = isId(memberId, 'usr') ? await giveTenantAccess(change, memberId, group) : null;
  const membership = {
    groupId,
    memberId,
    role,
    expiresAt,
    managementSource: 'LOCAL',
    addedAt: at,
    addedBy: actor.principalId,
  } as const;
  const writer = writers.groups.of(group.directoryId);
  await (known === null ? writer.addMember(membership) : writer.updateMember(membership));
  noteMembership(change, group, null, membership);
  return { groupId, memberId, tenantAccess };
}

/**
 * A group into which the caller may put whomever they like.
 * @throws NOT_FOUND for a group that the caller does not see, FORBIDDEN for whoever neither owns it nor may,
 * PRIVILEGE_ESCALATION when it has roles beyond the caller, EXTERNALLY_MANAGED, INVALID for a built-in one
 */
export async function joinableGroup(
  change: Pick<Change<CeilingStores & { readonly groups: GroupStore }, unknown>, 'actor' | 'seen'>,
  id: GroupId,
): Promise<Group> {
  const group = await managedGroup(change, id, ['group-member:add']);
  await mayConferGroup(change, group.id, 'groupId');
  return group;
}

/**
 * Makes a member an owner or an owner a member, or changes when the membership ends. What is left out stays.
 * @throws NOT_FOUND, FORBIDDEN, EXTERNALLY_MANAGED, PRIVILEGE_ESCALATION
 */
export async function updateGroupMember(
  change: MembershipChange,
  update: MembershipKey & { readonly role?: MembershipRole; readonly expiresAt?: number | null },
): Promise<MembershipKey> {
  const { groupId, memberId } = update;
  const group = await managedGroup(change, groupId, ['group-member:update']);
  const before = await knownMembership(change, group, memberId);
  mustBeOurs(before);
  // Whoever is in for longer, or decides who is in, has more.
  await mayConferGroup(change, group.id, 'groupId');
  const expiresAt =
    update.expiresAt === undefined ? before.expiresAt : mustLieAhead(update.expiresAt, change.at, 'expiresAt');
  const after = { ...before, role: update.role ?? before.role, expiresAt };
  await change.affects([memberId]);
  await change.writers.groups.of(group.directoryId).updateMember(after);
  noteMembership(change, group, before, after);
  return { groupId, memberId };
}

/**
 * Takes somebody out of a group.
 * @throws NOT_FOUND, FORBIDDEN, EXTERNALLY_MANAGED
 */
export async function removeGroupMember(
  change: MembershipChange,
  { groupId, memberId }: MembershipKey,
): Promise<MembershipKey> {
  const group = await managedGroup(change, groupId, ['group-member:remove']);
  const before = await knownMembership(change, group, memberId);
  mustBeOurs(before);
  await change.affects([memberId]);
  await change.writers.groups.of(group.directoryId).removeMember(groupId, memberId);
  noteMembership(change, group, before, null);
  return { groupId, memberId };
}

/** A group among those that somebody shall be in. */
export interface WantedGroup {
  readonly groupId: GroupId;
  readonly role?: MembershipRole;
  readonly expiresAt?: number | null;
}

/**
 * Makes the groups of somebody in a tenant these and no others. Groups that another system keeps, and built-in ones,
 * stay as they are when they are left out.
 * @throws what adding, changing and removing a member does
 */
export async function setUserGroups(
  change: MembershipChange,
  {
    memberId,
    tenantId,
    groups,
  }: { readonly memberId: MemberId; readonly tenantId: TenantId; readonly groups: readonly WantedGroup[] },
): Promise<{ memberId: MemberId }> {
  const { at, writers, seen } = change;
  const wanted = new Map(groups.map((group) => [group.groupId, group]));
  if (wanted.size < groups.length) throw new DomainError('BAD_USER_INPUT', 'A group is named twice.', ['groups']);
  const known = (await writers.groups.membershipsOf(memberId, tenantId)).filter(({ expiresAt }) =>
    isLive(expiresAt, at),
  );
  const ids = [...new Set([...known.map(({ groupId }) => groupId), ...wanted.keys()])];
  const found = new Map((await seen.groups.byIds(ids)).map((group, n) => [ids[n], group]));
  for (const { groupId, managementSource } of known) {
    const group = found.get(groupId);
    // What the caller does not see they have not left out.
    if (wanted.has(groupId) || group == null || group.system || managementSource === 'SYNCED') continue;
    await removeGroupMember(change, { groupId, memberId });
  }
  for (const [n, group] of groups.entries()) {
    const place = ['groups', String(n), 'groupId'];
    if (mustBeThere(found.get(group.groupId), 'group', ...place).tenantId !== tenantId)
      throw new DomainError('INVALID', 'The group is of another tenant.', place);
    const before = known.find(({ groupId }) => groupId === group.groupId);
    const same =
      before && (group.role ?? before.role) === before.role && (group.expiresAt ?? null) === before.expiresAt;
    if (same) continue;
    if (before) await updateGroupMember(change, { ...group, memberId, expiresAt: group.expiresAt ?? null });
    else await addGroupMember(change, { ...group, memberId });
  }
  return { memberId };
}

async function managedGroup(
  change: Pick<Change<{ readonly groups: GroupStore }, unknown>, 'actor' | 'seen'>,
  id: GroupId,
  permissions: readonly MemberPermission[],
): Promise<Group> {
  const group = await seenGroup(change, id, 'groupId');
  if (group.system)
    throw new DomainError('INVALID', 'Who is in a built-in group follows from who has access to the tenant.', [
      'groupId',
    ]);
  mustBeAllowed(mayManageMembers(change.actor, group, permissions), 'group');
  return group;
}

// A service account is in groups of its own tenant alone.
async function mustBeSeen({ seen }: MembershipChange, memberId: MemberId, tenantId: TenantId): Promise<void> {
  mustBeThere((await seen.principals.byIds([memberId]))[0], 'person or service account', 'memberId');
  if (!isId(memberId, 'svc')) return;
  const [account] = await seen.serviceAccounts.byIds([memberId]);
  if (account?.tenantId !== tenantId)
    throw new DomainError('INVALID', 'A service account is in groups of its own tenant alone.', ['memberId']);
}

async function knownMembership(
  { at, writers }: MembershipChange,
  { id }: Group,
  memberId: PrincipalId,
): Promise<WrittenMembership> {
  const membership = await writers.groups.membership(id, memberId);
  return mustBeThere(membership && isLive(membership.expiresAt, at) ? membership : null, 'member', 'memberId');
}

function mustBeOurs({ managementSource }: WrittenMembership): void {
  if (managementSource === 'SYNCED')
    throw new DomainError('EXTERNALLY_MANAGED', 'Another system keeps this membership: change it there.');
}

/** Tells the trail of a membership that was made, changed or ended. */
export function noteMembership(
  change: Pick<ActingChange<unknown, unknown>, 'note'>,
  { id, tenantId }: Pick<Group, 'id' | 'tenantId'>,
  before: WrittenMembership | null,
  after: WrittenMembership | null,
): void {
  const facts = (one: WrittenMembership | null) =>
    one && { memberId: one.memberId, role: one.role, expiresAt: one.expiresAt };
  const about = [(after ?? before)?.memberId].filter((one) => one !== undefined);
  change.note({ objectId: id, tenantId, about, before: facts(before), after: facts(after) });
}
