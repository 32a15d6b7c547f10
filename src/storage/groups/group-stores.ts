import type { Visibility } from '../../core/access/visibility.js';
import type { Group, Membership, MemberSummary, Nesting } from '../../core/groups/group.js';
import type { GroupStatistics, GroupStore } from '../../core/groups/group-store.js';
import { push } from '../../core/kernel/collections.js';
import type { ListQuery } from '../../core/kernel/condition.js';
import type { DirectoryId, GroupId, PrincipalId, TenantId } from '../../core/kernel/ids.js';
import type { Page, PageRequest } from '../../core/kernel/page.js';
import { groupSeen, membershipVisible, principalSeen, unexpired } from '../access/visible-sql.js';
import { isAmongPairs } from '../database/id-list.js';
import { countBelow, listPredicates, readPages } from '../database/list-sql.js';
import { SqlListStore } from '../database/list-store.js';
import { idBytes, and, idValue, raw, sql } from '../database/sql.js';
import { readNumber } from '../database/read-row.js';
import type { SqlSession } from '../database/session.js';
import { addUp } from '../users/user-statistics.js';
import {
  groupShape,
  groupsOfDirectories,
  groupsOfMembers,
  groupsOfTenants,
  groupsTable,
  membersOfGroups,
  nestedGroups,
} from './group-shapes.js';

/** Groups in SQL. */
export class SqlGroupStore extends SqlListStore<Group, GroupId> implements GroupStore {
  constructor(session: SqlSession, visibility: Visibility) {
    super(session, visibility, groupShape);
  }

  async statistics(query: ListQuery): Promise<GroupStatistics> {
    const where = and(listPredicates(groupShape, query, this.visibility));
    const rows = await this.session.rows(sql`SELECT g.kind, g.status, g.management_source, COUNT(*) AS count
      FROM ${groupsTable} WHERE ${where} GROUP BY g.kind, g.status, g.management_source`);
    return {
      total: rows.reduce((total, row) => total + readNumber(row, 'count'), 0),
      byKind: addUp(rows, 'kind'),
      byStatus: addUp(rows, 'status'),
      byManagementSource: addUp(rows, 'management_source'),
    };
  }

  pagesOfTenants(ids: readonly TenantId[], query: ListQuery, page: PageRequest): Promise<Page<Group>[]> {
    return readPages(this.session, groupsOfTenants, ids, query, page, this.visibility);
  }

  countsOfTenants(ids: readonly TenantId[], query: ListQuery): Promise<number[]> {
    return countBelow(this.session, groupsOfTenants, ids, query, this.visibility);
  }

  pagesOfDirectories(ids: readonly DirectoryId[], query: ListQuery, page: PageRequest): Promise<Page<Group>[]> {
    return readPages(this.session, groupsOfDirectories, ids, query, page, this.visibility);
  }

  countsOfDirectories(ids: readonly DirectoryId[], query: ListQuery): Promise<number[]> {
    return countBelow(this.session, groupsOfDirectories, ids, query, this.visibility);
  }

  pagesOfMembers(
    ids: readonly PrincipalId[],
    transitive: boolean,
    query: ListQuery,
    page: PageRequest,
  ): Promise<Page<Membership<Group>>[]> {
    const shape = groupsOfMembers(transitive, this.visibility);
    return readPages(this.session, shape, ids, query, page, this.visibility);
  }

  countsOfMembers(ids: readonly PrincipalId[], transitive: boolean, query: ListQuery): Promise<number[]> {
    return countBelow(this.session, groupsOfMembers(transitive, this.visibility), ids, query, this.visibility);
  }

  memberPages(
    ids: readonly GroupId[],
    transitive: boolean,
    query: ListQuery,
    page: PageRequest,
  ): Promise<Page<Membership<MemberSummary>>[]> {
    const shape = membersOfGroups(transitive, this.visibility);
    return readPages(this.session, shape, ids, query, page, this.visibility);
  }

  memberCounts(ids: readonly GroupId[], transitive: boolean, query: ListQuery): Promise<number[]> {
    return countBelow(this.session, membersOfGroups(transitive, this.visibility), ids, query, this.visibility);
  }

  nestedPages(
    ids: readonly GroupId[],
    way: 'up' | 'down',
    transitive: boolean,
    query: ListQuery,
    page: PageRequest,
  ): Promise<Page<Nesting<Group>>[]> {
    return readPages(this.session, nestedGroups(way, transitive), ids, query, page, this.visibility);
  }

  nestedCounts(ids: readonly GroupId[], way: 'up' | 'down', transitive: boolean, query: ListQuery): Promise<number[]> {
    return countBelow(this.session, nestedGroups(way, transitive), ids, query, this.visibility);
  }

  async via(pairs: readonly { groupId: GroupId; memberId: PrincipalId }[]): Promise<Group[][]> {
    if (pairs.length === 0) return [];
    const ends = [raw('c.ancestor_id'), raw('x.member_id')] as const;
    const wanted = pairs.map(({ groupId, memberId }) => [groupId, memberId] as const);
    const where = and([
      isAmongPairs(this.session.dialect, ends, wanted),
      unexpired(raw('x.expires_at'), this.visibility),
      groupShape.visible(this.visibility),
      groupSeen(raw('c.ancestor_id'), this.visibility),
      principalSeen(raw('x.member_id'), this.visibility),
      membershipVisible(raw('x.group_id'), raw('x.member_id'), this.visibility),
    ]);
    const { columns, read } = groupShape.reading.select(this.visibility, this.session.wanted);
    const rows = await this.session.rows(sql`SELECT c.ancestor_id AS above_id, x.member_id AS via_member_id, ${columns}
      FROM group_closure c JOIN group_memberships x ON x.group_id = c.descendant_id JOIN ${groupsTable} ON g.id = x.group_id
      WHERE ${where} ORDER BY c.depth, g.name_key, g.id`);
    const keyOf = (group: Uint8Array, member: Uint8Array) => Buffer.concat([group, member]).toString('latin1');
    const found = new Map<string, Group[]>();
    for (const row of rows) push(found, keyOf(idBytes(row['above_id']), idBytes(row['via_member_id'])), read(row));
    return pairs.map(({ groupId, memberId }) => found.get(keyOf(idValue(groupId), idValue(memberId))) ?? []);
  }
}
