import type { Visibility } from '../../core/access/visibility.js';
import type { ListedAssignment, RoleCount, RoleHolder } from '../../core/assignments/assignment.js';
import type { AssignmentStore, HolderQuestion } from '../../core/assignments/assignment-store.js';
import type { ListQuery } from '../../core/kernel/condition.js';
import type { PrincipalId, RoleAssignmentId, RoleId } from '../../core/kernel/ids.js';
import type { Page, PageRequest } from '../../core/kernel/page.js';
import { roleVisible } from '../access/visible-sql.js';
import { countBelow, listPredicates, readPages } from '../database/list-sql.js';
import { SqlListStore } from '../database/list-store.js';
import { readId, readNumber } from '../database/read-row.js';
import type { SqlSession } from '../database/session.js';
import { and, raw, sql } from '../database/sql.js';
import { userShape } from '../users/user-shape.js';
import { assignmentsBelow, assignmentShape, holders, holdersOfRoles } from './assignment-shapes.js';

/** Role assignments in SQL. */
export class SqlAssignmentStore extends SqlListStore<ListedAssignment, RoleAssignmentId> implements AssignmentStore {
  constructor(session: SqlSession, visibility: Visibility) {
    super(session, visibility, assignmentShape);
  }

  pagesOfPrincipals(
    ids: readonly PrincipalId[],
    query: ListQuery,
    page: PageRequest,
  ): Promise<Page<ListedAssignment>[]> {
    return readPages(this.session, assignmentsBelow('principal_id'), ids, query, page, this.visibility);
  }

  countsOfPrincipals(ids: readonly PrincipalId[], query: ListQuery): Promise<number[]> {
    return countBelow(this.session, assignmentsBelow('principal_id'), ids, query, this.visibility);
  }

  pagesOfRoles(ids: readonly RoleId[], query: ListQuery, page: PageRequest): Promise<Page<ListedAssignment>[]> {
    return readPages(this.session, assignmentsBelow('role_id'), ids, query, page, this.visibility);
  }

  countsOfRoles(ids: readonly RoleId[], query: ListQuery): Promise<number[]> {
    return countBelow(this.session, assignmentsBelow('role_id'), ids, query, this.visibility);
  }

  holderPages(
    ids: readonly RoleId[],
    question: HolderQuestion,
    query: ListQuery,
    page: PageRequest,
  ): Promise<Page<RoleHolder>[]> {
    return readPages(this.session, holdersOfRoles(question, this.visibility), ids, query, page, this.visibility);
  }

  holderCounts(ids: readonly RoleId[], question: HolderQuestion, query: ListQuery): Promise<number[]> {
    return countBelow(this.session, holdersOfRoles(question, this.visibility), ids, query, this.visibility);
  }

  async rolesOfUsers(query: ListQuery, limit: number): Promise<RoleCount[]> {
    const seen = sql`SELECT r.id FROM roles r WHERE ${and([roleVisible(raw('r'), this.visibility)])}`;
    const counted = sql`SELECT u.id FROM users u WHERE ${and(listPredicates(userShape, query, this.visibility))}`;
    const rows = await this.session.rows(sql`SELECT h.held_id, COUNT(*) AS count
      FROM ${holders(seen, { transitive: true, place: null }, this.visibility)} JOIN (${counted}) counted ON counted.id = h.holder_id
      GROUP BY h.held_id ORDER BY count DESC, h.held_id LIMIT ${raw(limit)}`);
    return rows.map((row) => ({ roleId: readId(row, 'held_id', 'rol'), count: readNumber(row, 'count') }));
  }
}
