import type { Visibility } from '../../core/access/visibility.js';
import type { RoleAssignment, RoleHolder } from '../../core/assignments/assignment.js';
import type { AssignmentStore } from '../../core/assignments/assignment-store.js';
import type { ListQuery } from '../../core/kernel/condition.js';
import type { PrincipalId, RoleAssignmentId, RoleId } from '../../core/kernel/ids.js';
import type { Page, PageRequest } from '../../core/kernel/page.js';
import { countBelow, readPages } from '../database/list-sql.js';
import { SqlListStore } from '../database/list-store.js';
import type { SqlSession } from '../database/session.js';
import { assignmentsBelow, assignmentShape, holdersOfRoles } from './assignment-shapes.js';

/** Role assignments in SQL. */
export class SqlAssignmentStore extends SqlListStore<RoleAssignment, RoleAssignmentId> implements AssignmentStore {
  constructor(session: SqlSession, visibility: Visibility) {
    super(session, visibility, assignmentShape);
  }

  pagesOfPrincipals(ids: readonly PrincipalId[], query: ListQuery, page: PageRequest): Promise<Page<RoleAssignment>[]> {
    return readPages(this.session, assignmentsBelow('principal_id'), ids, query, page, this.visibility);
  }

  countsOfPrincipals(ids: readonly PrincipalId[], query: ListQuery): Promise<number[]> {
    return countBelow(this.session, assignmentsBelow('principal_id'), ids, query, this.visibility);
  }

  pagesOfRoles(ids: readonly RoleId[], query: ListQuery, page: PageRequest): Promise<Page<RoleAssignment>[]> {
    return readPages(this.session, assignmentsBelow('role_id'), ids, query, page, this.visibility);
  }

  countsOfRoles(ids: readonly RoleId[], query: ListQuery): Promise<number[]> {
    return countBelow(this.session, assignmentsBelow('role_id'), ids, query, this.visibility);
  }

  holderPages(
    ids: readonly RoleId[],
    transitive: boolean,
    query: ListQuery,
    page: PageRequest,
  ): Promise<Page<RoleHolder>[]> {
    return readPages(this.session, holdersOfRoles(transitive, this.visibility), ids, query, page, this.visibility);
  }

  holderCounts(ids: readonly RoleId[], transitive: boolean, query: ListQuery): Promise<number[]> {
    return countBelow(this.session, holdersOfRoles(transitive, this.visibility), ids, query, this.visibility);
  }
}
