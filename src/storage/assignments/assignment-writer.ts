import type { RoleAssignment } from '../../core/assignments/assignment.js';
import type { AssignmentKey, AssignmentWriter } from '../../core/assignments/assignment-writer.js';
import type { PrincipalId, RoleAssignmentId, RoleId, TenantId } from '../../core/kernel/ids.js';
import { chunksOf } from '../database/bulk.js';
import { insertSql } from '../database/insert.js';
import type { SqlSession } from '../database/session.js';
import { and, idIn, idValue, raw, sql, type Sql } from '../database/sql.js';
import { assignmentRow, scopeIdValue } from './assignment-rows.js';
import { assignmentShape } from './assignment-shapes.js';

/** Role assignments that are written, in SQL. */
export class SqlAssignmentWriter implements AssignmentWriter {
  constructor(private readonly session: SqlSession) {}

  async insert(assignment: RoleAssignment): Promise<void> {
    await this.session.run(insertSql('role_assignments', [assignmentRow(assignment)]));
  }

  async delete(ids: readonly RoleAssignmentId[]): Promise<void> {
    for (const some of chunksOf(ids))
      await this.session.run(sql`DELETE FROM role_assignments WHERE ${idIn(raw('id'), some)}`);
  }

  async find({ principalId, roleId, scope }: AssignmentKey): Promise<RoleAssignment | null> {
    const [found] = await this.where([
      sql`a.principal_id = ${idValue(principalId)}`,
      sql`a.role_id = ${idValue(roleId)}`,
      sql`a.scope_id = ${scopeIdValue(scope)}`,
    ]);
    return found ?? null;
  }

  ofPrincipal(id: PrincipalId, tenantId: TenantId | null): Promise<RoleAssignment[]> {
    const place = tenantId === null ? raw(`a.scope_kind = 'PLATFORM'`) : sql`a.tenant_id = ${idValue(tenantId)}`;
    return this.where([sql`a.principal_id = ${idValue(id)}`, place]);
  }

  ofRole(id: RoleId): Promise<RoleAssignment[]> {
    return this.where([sql`a.role_id = ${idValue(id)}`]);
  }

  private async where(conditions: readonly Sql[]): Promise<RoleAssignment[]> {
    const { from, reading } = assignmentShape;
    const { columns, read } = reading.whole;
    const rows = await this.session.rows(sql`SELECT ${columns} FROM ${from} WHERE ${and(conditions)} ORDER BY a.id`);
    return rows.map(read);
  }
}
