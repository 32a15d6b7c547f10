import type { Place } from '../access/scope.js';
import type { ListQuery } from '../kernel/condition.js';
import type { PrincipalId, RoleAssignmentId, RoleId } from '../kernel/ids.js';
import type { Page, PageRequest } from '../kernel/page.js';
import type { ListedAssignment, RoleCount, RoleHolder } from './assignment.js';

/** Which holders of roles are asked for. */
export interface HolderQuestion {
  /**
   * Also through roles that include the role and through groups, nested ones too, but not through a disabled group that
   * holds it or that they are in; nobody twice.
   */
  readonly transitive: boolean;
  /** Only those who have it there; null for anywhere that the caller sees. */
  readonly place: Place | null;
}

/**
 * Reads role assignments as far as the caller may see them: those within visible tenants, and the caller's own on the
 * platform; their role and principal must be visible as well. One that has expired is not there. Of several ids the answers
 * come in their order, null in place. One statement per call, none for no ids.
 */
export interface AssignmentStore {
  byIds(ids: readonly RoleAssignmentId[]): Promise<(ListedAssignment | null)[]>;
  page(query: ListQuery, page: PageRequest): Promise<Page<ListedAssignment>>;
  count(query: ListQuery): Promise<number>;
  pagesOfPrincipals(
    ids: readonly PrincipalId[],
    query: ListQuery,
    page: PageRequest,
  ): Promise<Page<ListedAssignment>[]>;
  countsOfPrincipals(ids: readonly PrincipalId[], query: ListQuery): Promise<number[]>;
  pagesOfRoles(ids: readonly RoleId[], query: ListQuery, page: PageRequest): Promise<Page<ListedAssignment>[]>;
  countsOfRoles(ids: readonly RoleId[], query: ListQuery): Promise<number[]>;
  /** Who has each role. */
  holderPages(
    ids: readonly RoleId[],
    question: HolderQuestion,
    query: ListQuery,
    page: PageRequest,
  ): Promise<Page<RoleHolder>[]>;
  holderCounts(ids: readonly RoleId[], question: HolderQuestion, query: ListQuery): Promise<number[]>;
  /**
   * How many of the people of a list have each role, as `holderPages` finds them transitively: the roles that most have
   * first, up to so many, none that nobody has.
   */
  rolesOfUsers(query: ListQuery, limit: number): Promise<RoleCount[]>;
}
