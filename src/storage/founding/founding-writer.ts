import type { RoleAssignment } from '../../core/assignments/assignment.js';
import type { FoundingWriter } from '../../core/founding/founding-writer.js';
import type { RoleId } from '../../core/kernel/ids.js';
import { assignmentRow } from '../assignments/assignment-rows.js';
import { insertSql } from '../database/insert.js';
import { readText } from '../database/read-row.js';
import type { SqlSession } from '../database/session.js';
import { idValue, sql } from '../database/sql.js';

/** What the founding of a tenant writes, in SQL. */
export class SqlFoundingWriter implements FoundingWriter {
  constructor(private readonly session: SqlSession) {}

  async assign(assignment: RoleAssignment): Promise<void> {
    await this.session.run(insertSql('role_assignments', [assignmentRow(assignment)]));
  }

  async permissionsOf(id: RoleId): Promise<string[]> {
    const rows = await this.session.rows(sql`SELECT DISTINCT x.permission_name FROM role_closure c
      JOIN role_permissions x ON x.role_id = c.descendant_id WHERE c.ancestor_id = ${idValue(id)}
      ORDER BY x.permission_name`);
    return rows.map((row) => readText(row, 'permission_name'));
  }
}
