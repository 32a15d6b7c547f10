import type { Visibility } from '../../core/access/visibility.js';
import { push } from '../../core/kernel/collections.js';
import type { ListQuery } from '../../core/kernel/condition.js';
import type { DirectoryId, Id, TenantId, UserId } from '../../core/kernel/ids.js';
import type { Page, PageRequest } from '../../core/kernel/page.js';
import { emailKey, textKey } from '../../core/kernel/text.js';
import { Wanted } from '../../core/kernel/wanted.js';
import type { Tenant } from '../../core/tenants/tenant.js';
import type { DirectoryAccess, TenantAccess } from '../../core/tenants/tenant-store.js';
import type { ExternalIdentity, User } from '../../core/users/user.js';
import type { IdentityKey, UserKey, UserStatistics, UserStore } from '../../core/users/user-store.js';
import { directoryAccessVisible, emailVisible, identityVisible, userVisible } from '../access/visible-sql.js';
import { isAmongIds, isAmongPairs } from '../database/id-list.js';
import { countBelow, countRows, readPage, readPages } from '../database/list-sql.js';
import { readId, readNumber, readOptionalText, readText } from '../database/read-row.js';
import type { SqlSession } from '../database/session.js';
import { and, isIn, joined, raw, sql } from '../database/sql.js';
import { tenantsOfUsers, usersOfDirectories, usersOfTenants } from './access-shapes.js';
import { emailColumn, userShape } from './user-shape.js';
import { readUserStatistics } from './user-statistics.js';

const sensitive: Readonly<Partial<Record<string, typeof emailVisible>>> = {
  email_key: emailVisible,
  external_id: identityVisible,
};
const emailKeyColumn = emailColumn(raw('u.email_key'));

/** People in SQL. */
export class SqlUserStore implements UserStore {
  constructor(
    private readonly session: SqlSession,
    private readonly visibility: Visibility,
  ) {}

  // Each way of naming a person has an index of its own: one look-up per way, joined in one statement.
  async byKeys(keys: readonly (UserKey | IdentityKey)[]): Promise<(User | null)[]> {
    const named = new Map<string, Set<string>>();
    const identities: IdentityKey[] = [];
    for (const key of keys) {
      if (key.by === 'externalIdentity') {
        identities.push(key);
        continue;
      }
      const [column, value] = columnOf(key);
      if (value === undefined) continue;
      named.set(column, (named.get(column) ?? new Set()).add(value));
    }
    const visible = userShape.visible(this.visibility);
    // Whole, as what names somebody is read from the answer.
    const { columns, read } = userShape.reading.select(this.visibility, new Wanted());
    const keyColumns = sql`u.username_key AS by_username, ${emailKeyColumn(this.visibility)} AS by_email`;
    const lookUps = [...named].map(([column, values]) => {
      const wanted =
        column === 'id'
          ? isAmongIds(this.session.dialect, raw('u.id'), [...values] as Id[])
          : isIn(raw(`u.${column}`), [...values]);
      // Who is named by what the caller may not read of them is not found.
      const readable = sensitive[column]?.(raw('u.id'), this.visibility);
      return sql`SELECT ${keyColumns}, NULL AS by_provider, NULL AS by_subject, ${columns}
        FROM users u WHERE ${and([wanted, visible, readable])}`;
    });
    if (identities.length > 0) {
      // More than the pairs when there are several; what nobody asked for is left lying.
      const wanted = (['provider', 'subject'] as const).map((column) =>
        isIn(raw(`i.${column}`), [...new Set(identities.map((one) => one[column]))]),
      );
      lookUps.push(sql`SELECT ${keyColumns}, i.provider AS by_provider, i.subject AS by_subject, ${columns}
        FROM external_identities i JOIN users u ON u.id = i.user_id
        WHERE ${and([...wanted, visible, identityVisible(raw('u.id'), this.visibility)])}`);
    }
    if (lookUps.length === 0) return keys.map(() => null);
    const found = new Map<string, User>();
    for (const row of await this.session.rows(joined(lookUps, ' UNION '))) {
      const user = read(row);
      found.set(`id ${user.id}`, user);
      found.set(`username_key ${readText(row, 'by_username')}`, user);
      const email = readOptionalText(row, 'by_email');
      if (email !== null) found.set(`email_key ${email}`, user);
      if (user.externalId !== null) found.set(`external_id ${user.externalId}`, user);
      const provider = readOptionalText(row, 'by_provider');
      if (provider !== null) found.set(identityKey({ provider, subject: readText(row, 'by_subject') }), user);
    }
    return keys.map((key) => {
      if (key.by === 'externalIdentity') return found.get(identityKey(key)) ?? null;
      const [column, value] = columnOf(key);
      return (value === undefined ? undefined : found.get(`${column} ${value}`)) ?? null;
    });
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

function identityKey({ provider, subject }: Pick<ExternalIdentity, 'provider' | 'subject'>): string {
  return JSON.stringify([provider, subject]);
}

function columnOf(key: UserKey): [column: string, value: string | undefined] {
  switch (key.by) {
    case 'id':
      return ['id', key.id];
    case 'username':
      return ['username_key', keyOrNothing(key.username, textKey)];
    case 'email':
      return ['email_key', keyOrNothing(key.email, emailKey)];
    case 'externalId':
      return ['external_id', key.externalId];
  }
}

// What is too long to be compared is nobody's name; the other keys of the batch must not suffer from it.
function keyOrNothing(text: string, keyOf: (text: string) => string): string | undefined {
  return text.length > 1000 ? undefined : keyOf(text);
}
