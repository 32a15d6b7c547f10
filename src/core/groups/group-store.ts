import type { ListQuery } from '../kernel/condition.js';
import type { DirectoryId, GroupId, PrincipalId, TenantId } from '../kernel/ids.js';
import type { Page, PageRequest } from '../kernel/page.js';
import type { Group, Membership, MemberSummary, Nesting } from './group.js';

/** How many groups there are, in total and by the facts that are most asked for. */
export interface GroupStatistics {
  readonly total: number;
  readonly byKind: readonly { readonly value: string; readonly count: number }[];
  readonly byStatus: readonly { readonly value: string; readonly count: number }[];
  readonly byManagementSource: readonly { readonly value: string; readonly count: number }[];
}

/**
 * Reads groups as far as the caller may see them. Of several ids the answers come in their order, null in place for what is
 * not there or not visible; a membership that has expired is not there. One statement per call.
 */
export interface GroupStore {
  byIds(ids: readonly GroupId[]): Promise<(Group | null)[]>;
  page(query: ListQuery, page: PageRequest): Promise<Page<Group>>;
  count(query: ListQuery): Promise<number>;
  statistics(query: ListQuery): Promise<GroupStatistics>;
  pagesOfTenants(ids: readonly TenantId[], query: ListQuery, page: PageRequest): Promise<Page<Group>[]>;
  countsOfTenants(ids: readonly TenantId[], query: ListQuery): Promise<number[]>;
  pagesOfDirectories(ids: readonly DirectoryId[], query: ListQuery, page: PageRequest): Promise<Page<Group>[]>;
  countsOfDirectories(ids: readonly DirectoryId[], query: ListQuery): Promise<number[]>;
  /** The groups that each principal is in; transitively also those above them. */
  pagesOfMembers(
    ids: readonly PrincipalId[],
    transitive: boolean,
    query: ListQuery,
    page: PageRequest,
  ): Promise<Page<Membership<Group>>[]>;
  countsOfMembers(ids: readonly PrincipalId[], transitive: boolean, query: ListQuery): Promise<number[]>;
  /** The members of each group; transitively also those of the groups below it, nobody twice. */
  memberPages(
    ids: readonly GroupId[],
    transitive: boolean,
    query: ListQuery,
    page: PageRequest,
  ): Promise<Page<Membership<MemberSummary>>[]>;
  memberCounts(ids: readonly GroupId[], transitive: boolean, query: ListQuery): Promise<number[]>;
  /** The groups that each group is nested in (up) or that are nested in it (down). */
  nestedPages(
    ids: readonly GroupId[],
    way: 'up' | 'down',
    transitive: boolean,
    query: ListQuery,
    page: PageRequest,
  ): Promise<Page<Nesting<Group>>[]>;
  nestedCounts(ids: readonly GroupId[], way: 'up' | 'down', transitive: boolean, query: ListQuery): Promise<number[]>;
  /** For each pair, the groups at or below `groupId` that the member is in directly: how the membership comes about. */
  via(pairs: readonly { readonly groupId: GroupId; readonly memberId: PrincipalId }[]): Promise<Group[][]>;
}
