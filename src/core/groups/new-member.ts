import { mustBeThere } from '../changes/decided.js';
import { badInput, DomainError } from '../kernel/errors.js';
import type { GroupId } from '../kernel/ids.js';
import type { AccessChange } from '../users/access-changes.js';
import { createUser, type NewUser, type NewUserPlace, type UserMade } from '../users/new-user.js';
import { addGroupMember, type MembershipChange } from './membership-changes.js';

/**
 * Makes a person and puts them into groups of their tenant.
 * @throws what making the person and adding each member does, with the group's place as path; INVALID for a group of another
 * tenant
 */
export async function createUserInGroups(
  change: AccessChange & MembershipChange,
  wanted: NewUser,
  where: NewUserPlace,
  groupIds: readonly GroupId[],
): Promise<UserMade> {
  if (new Set(groupIds).size < groupIds.length) throw badInput('A group is named twice.', 'groupIds');
  const groups = await change.seen.groups.byIds(groupIds);
  for (const [n, found] of groups.entries()) {
    const path = ['groupIds', String(n)];
    if (mustBeThere(found, 'group', ...path).tenantId !== where?.tenantId)
      throw new DomainError('INVALID', 'The group is not of the tenant that the person is made in.', path);
  }
  const made = await createUser(change, wanted, where);
  for (const [n, groupId] of groupIds.entries()) {
    try {
      await addGroupMember(change, { groupId, memberId: made.userId });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      throw new DomainError(error.code, error.message, ['groupIds', String(n)]);
    }
  }
  return made;
}
