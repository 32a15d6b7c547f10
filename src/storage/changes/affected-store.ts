import type { AccessFacts } from '../../core/access/access-facts.js';
import type { AffectedStore } from '../../core/changes/change-stores.js';
import type { PrincipalId } from '../../core/kernel/ids.js';
import { readAccessFacts } from '../access/facts-sql.js';
import { isAmongIds } from '../database/id-list.js';
import type { SqlSession } from '../database/session.js';
import { raw, sql } from '../database/sql.js';
import { readPrincipalId } from '../users/principal-stores.js';

/** Whose rights depend on principals, in SQL. */
export class SqlAffectedStore implements AffectedStore {
  constructor(private readonly session: SqlSession) {}

  async peopleOf(principals: readonly PrincipalId[]): Promise<PrincipalId[]> {
    if (principals.length === 0) return [];
    const among = (column: string) => isAmongIds(this.session.dialect, raw(column), principals);
    const rows = await this.session.rows(sql`SELECT p.id, p.kind FROM principals p WHERE p.kind <> 'GROUP' AND p.id IN (
      SELECT q.id FROM principals q WHERE ${among('q.id')}
      UNION SELECT m.member_id FROM group_memberships m JOIN group_closure c ON c.descendant_id = m.group_id
        WHERE ${among('c.ancestor_id')})`);
    return rows.map((row) => readPrincipalId(row, 'id', 'kind'));
  }

  factsOf(principals: readonly PrincipalId[], at: number): Promise<AccessFacts> {
    return readAccessFacts(this.session, principals, at);
  }
}
