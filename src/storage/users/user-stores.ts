import type { Visibility } from '../../core/access/visibility.js';
import { push } from '../../core/kernel/collections.js';
import type { ListQuery } from '../../core/kernel/condition.js';
import type { DirectoryId, TenantId, UserId } from '../../core/kernel/ids.js';
import type { Page, PageRequest } from '../../core/kernel/page.js';
import type { Tenant } from '../../core/tenants/tenant.js';
import type { DirectoryAccess, TenantAccess } from '../../core/tenants/tenant-store.js';
import type { ExternalIdentity, User } from '../../core/users/user.js';
import type { IdentityKey, UserKey, UserStatistics, UserStore } from '../../core/users/user-store.js';
import { directoryAccessVisible, identityVisible, userVisible } from '../access/visible-sql.js';
import { isAmongIds, isAmongPairs } from '../database/id-list.js';
import { countBelow, countRows, readPage, readPages } from '../database/list-sql.js';
import { readId, readNumber, readText } from '../database/read-row.js';
import type { SqlSession } from '../database/session.js';
import { and, raw, sql } from '../database/sql.js';
import { tenantsOfUsers, usersOfDirectories, usersOfTenants } from './access-shapes.js';
import { userShape } from './user-shape.js';
import { readUserStatistics } from './user-statistics.js';
import { readUsersByKeys } from './users-by-key.js';

/** People in SQL. */
export class SqlUserStore implements UserStore {
  constructor(
    private readonly session: SqlSession,
    private readonly visibility: Visibility,
  ) {}

  byKeys(keys: readonly (UserKey | IdentityKey)[]): Promise<(User | null)[]> {
    return readUsersByKeys(this.session, this.visibility, keys);
  }

  page(query: ListQuery, page: PageRequest): Promise<Page<User>> {
    return readPage(this.session, userShape, query, page, this.visibility);
  }

  count(query: ListQuery): Promise<number> {
    return countRows(this.session, userShape, query, this.visibility);
  }

  statistics(query: ListQuery): Promise<UserStatistics> {
    return readUserStatistics(this.session, query, this.visibility);
  }

  async places(ids: readonly UserId[]): Promise<{ active: number; suspended: number }[]> {
    if (ids.length === 0) return [];
    const where = and([
      isAmongIds(this.session.dialect, raw('da.user_id'), ids),
      directoryAccessVisible(raw('da'), this.visibility),
    ]);
    const rows = await this.session.rows(sql`SELECT da.user_id, SUM(da.status = 'ACTIVE') AS active,
      SUM(da.status = 'SUSPENDED') AS suspended FROM directory_accesses da WHERE ${where} GROUP BY da.user_id`);
    const found = new Map(
      rows.map((row) => [
        readId(row, 'user_id', 'usr'),
        { active: readNumber(row, 'active'), suspended: readNumber(row, 'suspended') },
      ]),
    );
    return ids.map((id) => found.get(id) ?? { active: 0, suspended: 0 });
  }

  async externalIdentities(ids: readonly UserId[]): Promise<ExternalIdentity[][]> {
    if (ids.length === 0) return [];
    const where = and([
      isAmongIds(this.session.dialect, raw('i.user_id'), ids),
      userVisible(raw('i.user_id'), this.visibility),
      identityVisible(raw('i.user_id'), this.visibility),
    ]);
    const rows = await this.session.rows(sql`SELECT i.id, i.user_id, i.provider, i.subject, i.created_at
      FROM external_identities i WHERE ${where} ORDER BY i.provider, i.subject`);
    const found = new Map<string, ExternalIdentity[]>(ids.map((id) => [id, []]));
    for (const row of rows) {
      const userId = readId(row, 'user_id', 'usr');
      found.get(userId)?.push({
        id: readId(row, 'id', 'ext'),
        userId,
        provider: readText(row, 'provider'),
        subject: readText(row, 'subject'),
        createdAt: readNumber(row, 'created_at'),
      });
    }
    return ids.map((id) => found.get(id) ?? []);
  }

  tenantPages(ids: readonly UserId[], query: ListQuery, page: PageRequest): Promise<Page<TenantAccess<Tenant>>[]> {
    return readPages(this.session, tenantsOfUsers, ids, query, page, this.visibility);
  }

  tenantCounts(ids: readonly UserId[], query: ListQuery): Promise<number[]> {
    return countBelow(this.session, tenantsOfUsers, ids, query, this.visibility);
  }

  pagesOfTenants(ids: readonly TenantId[], query: ListQuery, page: PageRequest): Promise<Page<TenantAccess<User>>[]> {
    return readPages(this.session, usersOfTenants, ids, query, page, this.visibility);
  }

  countsOfTenants(ids: readonly TenantId[], query: ListQuery): Promise<number[]> {
    return countBelow(this.session, usersOfTenants, ids, query, this.visibility);
  }

  pagesOfDirectories(
    ids: readonly DirectoryId[],
    query: ListQuery,
    page: PageRequest,
  ): Promise<Page<TenantAccess<User>>[]> {
    return readPages(this.session, usersOfDirectories, ids, query, page, this.visibility);
  }

  countsOfDirectories(ids: readonly DirectoryId[], query: ListQuery): Promise<number[]> {
    return countBelow(this.session, usersOfDirectories, ids, query, this.visibility);
  }

  async directoryAccesses(pairs: readonly { userId: UserId; tenantId: TenantId }[]): Promise<DirectoryAccess[][]> {
    if (pairs.length === 0) return [];
    const columns = [raw('da.user_id'), raw('da.tenant_id')] as const;
    const wanted = pairs.map(({ userId, tenantId }) => [userId, tenantId] as const);
    const where = and([
      isAmongPairs(this.session.dialect, columns, wanted),
      directoryAccessVisible(raw('da'), this.visibility),
    ]);
    const rows = await this.session.rows(sql`SELECT da.user_id, da.tenant_id, da.directory_id, da.status, da.created_at
      FROM directory_accesses da WHERE ${where} ORDER BY da.directory_id`);
    const found = new Map<string, DirectoryAccess[]>();
    for (const row of rows)
      push(found, `${readId(row, 'user_id', 'usr')} ${readId(row, 'tenant_id', 'ten')}`, {
        directoryId: readId(row, 'directory_id', 'dir'),
        status: readText(row, 'status'),
        since: readNumber(row, 'created_at'),
      });
    return pairs.map(({ userId, tenantId }) => found.get(`${userId} ${tenantId}`) ?? []);
  }
}
