import type { Visibility } from '../../core/access/visibility.js';
import type { ListQuery } from '../../core/kernel/condition.js';
import type { UserStatus } from '../../core/users/user.js';
import type { UserStatistics } from '../../core/users/user-store.js';
import { listPredicates } from '../database/list-sql.js';
import { readNumber, readText } from '../database/read-row.js';
import type { Row, SqlSession } from '../database/session.js';
import { and, raw, sql, type Sql } from '../database/sql.js';
import { userShape } from './user-shape.js';

/** Counts people by every fact at once, in one statement; the groups are few, so they are added up here. */
export async function readUserStatistics(
  session: SqlSession,
  query: ListQuery,
  visibility: Visibility,
): Promise<UserStatistics> {
  const status = (userShape.fields['status']?.column as (visibility: Visibility) => Sql)(visibility);
  const rows = await session.rows(sql`SELECT status, account_status, claim_status, management_source, COUNT(*) AS count
    FROM (SELECT ${status} AS status, u.account_status, u.claim_status, u.management_source FROM ${raw('users u')}
      WHERE ${and(listPredicates(userShape, query, visibility))}) counted
    GROUP BY status, account_status, claim_status, management_source`);
  return {
    total: rows.reduce((total, row) => total + readNumber(row, 'count'), 0),
    byStatus: addUp<UserStatus>(rows, 'status'),
    byAccountStatus: addUp(rows, 'account_status'),
    byClaimStatus: addUp(rows, 'claim_status'),
    byManagementSource: addUp(rows, 'management_source'),
  };
}

/** The sum of `count` for each value of a column, in the order of the values. */
export function addUp<T extends string>(rows: readonly Row[], column: string): { value: T; count: number }[] {
  const sums = new Map<T, number>();
  for (const row of rows) {
    const value = readText<T>(row, column);
    sums.set(value, (sums.get(value) ?? 0) + readNumber(row, 'count'));
  }
  return [...sums].map(([value, count]) => ({ value, count })).sort((a, b) => (a.value < b.value ? -1 : 1));
}
