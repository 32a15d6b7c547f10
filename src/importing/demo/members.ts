import { dayMs } from '../../core/kernel/clock.js';
import type { DirectoryId, GroupId, ServiceAccountId, UserId } from '../../core/kernel/ids.js';
import type { TransferRecord } from '../../core/transfer/transfer-record.js';
import { accountId, companies, directoryId, founded, groupId } from './thing-ids.js';
import { joinedAt, personId, workforces } from './accounts.js';
import { nimbrik, passingMembership, tallowmere } from './organization.js';
import { exceptions } from './people.js';

/** Who is in which directory. */
export function directoryAccesses(): TransferRecord[] {
  return workforces.flatMap(({ people, company, directory }) =>
    people.flatMap(({ username }): TransferRecord[] => {
      const own = company === null ? [] : [directoryId({ slug: company }, directory)];
      const second = username === exceptions.inBothCompanies ? [directoryId(nimbrik, 'Staff')] : [];
      return [...own, ...second].map((id: DirectoryId) => ({
        record: 'directoryAccess',
        userId: personId(username),
        directoryId: id,
        status: username === exceptions.suspended ? 'SUSPENDED' : 'ACTIVE',
        createdAt: joinedAt(personId(username)) ?? founded,
      }));
    }),
  );
}

/** Who is in which group; what ends is told from `now`. */
export function members(now: number): TransferRecord[] {
  const people = workforces.flatMap(({ people, company, directory }) =>
    people.flatMap(({ username, groups }) => {
      if (company === null) return [];
      const lists = company === 'tallowmere' && directory === 'Staff' ? [...groups, 'Announcements'] : groups;
      const own = [...lists, 'Everyone'].map((name) =>
        member(groupId({ slug: company }, name.replace('*', '')), personId(username), name.endsWith('*')),
      );
      if (username !== exceptions.inBothCompanies) return own;
      return [...own, member(groupId(nimbrik, 'Everyone'), personId(username))];
    }),
  );
  const robots = companies.flatMap((company) =>
    company.serviceAccounts.flatMap(({ name, group }) =>
      [group, 'Everyone'].map((one) => member(groupId(company, one), accountId(company, name))),
    ),
  );
  return [...people, ...robots, passing(now)];
}

function member(group: GroupId, memberId: UserId | ServiceAccountId, owner = false) {
  return {
    record: 'groupMember',
    groupId: group,
    memberId,
    role: owner ? 'OWNER' : 'MEMBER',
    managementSource: 'LOCAL',
    addedAt: joinedAt(memberId) ?? founded,
    addedBy: null,
    expiresAt: null,
  } as const satisfies TransferRecord;
}

function passing(now: number): TransferRecord {
  const { username, group, days } = passingMembership;
  const ends = { addedAt: now - dayMs, addedBy: personId('mbali'), expiresAt: now + days * dayMs };
  return { ...member(groupId(tallowmere, group), personId(username)), ...ends };
}
