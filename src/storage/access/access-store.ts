import type { AccessFacts } from '../../core/access/access-facts.js';
import type { AbleSummary, AccessStore, Demand } from '../../core/access/access-store.js';
import type { Visibility } from '../../core/access/visibility.js';
import { push } from '../../core/kernel/collections.js';
import type { ListQuery } from '../../core/kernel/condition.js';
import type { DomainId, PrincipalId, TenantId, UserId } from '../../core/kernel/ids.js';
import type { Page, PageRequest } from '../../core/kernel/page.js';
import { isAmongIds } from '../database/id-list.js';
import { idKey } from '../database/key.js';
import type { ListShape } from '../database/list-shape.js';
import { countRows, readPage } from '../database/list-sql.js';
import { readId } from '../database/read-row.js';
import { wholeReading } from '../database/reading.js';
import type { SqlSession } from '../database/session.js';
import { and, raw, sql } from '../database/sql.js';
import { principalShape, readPrincipalId } from '../users/principal-stores.js';
import { ableTable, worksAtAll } from './able-sql.js';
import { readAccessFacts } from './facts-sql.js';
import { domainVisible } from './visible-sql.js';

/** What decides rights, in SQL. */
export class SqlAccessStore implements AccessStore {
  constructor(
    private readonly session: SqlSession,
    private readonly visibility: Visibility,
  ) {}

  factsOf(principals: readonly PrincipalId[]): Promise<AccessFacts> {
    return readAccessFacts(this.session, principals, this.visibility.at);
  }

  async tenantIdsOf(users: readonly UserId[]): Promise<TenantId[][]> {
    if (users.length === 0) return [];
    const rows = await this.session.rows(sql`SELECT a.user_id, a.tenant_id FROM tenant_accesses a
      WHERE ${isAmongIds(this.session.dialect, raw('a.user_id'), users)} ORDER BY a.tenant_id`);
    const found = new Map<UserId, TenantId[]>(users.map((id) => [id, []]));
    for (const row of rows) found.get(readId(row, 'user_id', 'usr'))?.push(readId(row, 'tenant_id', 'ten'));
    return users.map((id) => found.get(id) ?? []);
  }

  async domainPaths(domains: readonly DomainId[]): Promise<(readonly DomainId[] | null)[]> {
    if (domains.length === 0) return [];
    const rows = await this.session.rows(sql`SELECT c.descendant_id, c.ancestor_id FROM domains o
      JOIN domain_closure c ON c.descendant_id = o.id
      WHERE ${and([isAmongIds(this.session.dialect, raw('o.id'), domains), domainVisible(raw('o'), this.visibility)])}
      ORDER BY c.depth`);
    const paths = new Map<DomainId, DomainId[]>();
    for (const row of rows) push(paths, readId(row, 'descendant_id', 'dom'), readId(row, 'ancestor_id', 'dom'));
    return domains.map((domain) => paths.get(domain) ?? null);
  }

  able(demand: Demand, query: ListQuery, page: PageRequest): Promise<Page<AbleSummary>> {
    return readPage(this.session, this.ableShape(demand), query, page, this.visibility);
  }

  ableCount(demand: Demand, query: ListQuery): Promise<number> {
    return countRows(this.session, this.ableShape(demand), query, this.visibility);
  }

  private ableShape(demand: Demand): ListShape<AbleSummary> {
    return {
      ...principalShape,
      reading: wholeReading(raw('p.id, p.kind'), (row) => ({ id: readPrincipalId(row, 'id', 'kind') })),
      key: idKey(raw('p.id'), 'usr', 'grp', 'svc'),
      from: sql`${ableTable(demand, this.visibility)} JOIN principals p ON p.id = able.id`,
      visible: (visibility) => and([principalShape.visible(visibility), worksAtAll]),
    };
  }
}
