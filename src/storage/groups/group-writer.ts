import type { Group } from '../../core/groups/group.js';
import type {
  GroupFacts,
  GroupWriter,
  GroupWriters,
  WrittenGroup,
  WrittenMembership,
} from '../../core/groups/group-writer.js';
import { DomainError } from '../../core/kernel/errors.js';
import type { DirectoryId, GroupId, PrincipalId, TenantId } from '../../core/kernel/ids.js';
import { textKey } from '../../core/kernel/text.js';
import {
  addToClosure,
  groupClosure,
  levelsAround,
  liesWithin,
  renewClosure,
  withAllAbove,
} from '../database/closure.js';
import { insertSql } from '../database/insert.js';
import { readId, readNumber, readOptionalNumber, readText } from '../database/read-row.js';
import type { Row, SqlSession } from '../database/session.js';
import { idValue, raw, sql } from '../database/sql.js';
import { readPrincipalId } from '../users/principal-stores.js';
import { principalRow } from '../users/user-rows.js';
import { groupEdgeRow, groupRow, membershipRow } from './group-rows.js';

/** Groups that are kept here, in SQL. */
class SqlGroupWriter implements GroupWriter {
  constructor(private readonly session: SqlSession) {}

  async insert(group: WrittenGroup): Promise<void> {
    await this.session.run(insertSql('principals', [principalRow({ ...group, displayName: group.name })]));
    await this.session.run(insertSql('groups', [groupRow(group)]));
    await addToClosure(this.session, groupClosure, group.id);
  }

  async update(id: GroupId, { name, description, kind, status }: GroupFacts, at: number): Promise<void> {
    const key = textKey(name);
    await this.session.run(sql`UPDATE \`groups\` SET name = ${name}, name_key = ${key}, description = ${description},
      kind = ${kind}, status = ${status}, updated_at = ${at}, version = version + 1 WHERE id = ${idValue(id)}`);
    await this.session.run(
      sql`UPDATE principals SET display_name = ${name}, display_name_key = ${key} WHERE id = ${idValue(id)}`,
    );
  }

  async delete({ id }: Pick<Group, 'id'>): Promise<void> {
    const above = (await withAllAbove(this.session, groupClosure, id)).filter(
      (one) => Buffer.compare(one, idValue(id)) !== 0,
    );
    // Said in full and not left to foreign keys: some servers behind the protocol have none.
    for (const [table, column] of rowsOfGroup)
      await this.session.run(sql`DELETE FROM ${raw(table)} WHERE ${raw(column)} = ${idValue(id)}`);
    await renewClosure(this.session, groupClosure, above);
  }

  async addMember(membership: WrittenMembership): Promise<void> {
    await this.session.run(insertSql('group_memberships', [membershipRow(membership)]));
  }

  async updateMember(membership: WrittenMembership): Promise<void> {
    const { groupId, memberId, role, managementSource, addedAt, addedBy, expiresAt } = membership;
    await this.session.run(sql`UPDATE group_memberships SET role = ${role}, management_source = ${managementSource},
      added_at = ${addedAt}, added_by = ${addedBy && idValue(addedBy)}, expires_at = ${expiresAt}
      WHERE group_id = ${idValue(groupId)} AND member_id = ${idValue(memberId)}`);
  }

  async removeMember(groupId: GroupId, memberId: PrincipalId): Promise<void> {
    await this.session.run(sql`DELETE FROM group_memberships
      WHERE group_id = ${idValue(groupId)} AND member_id = ${idValue(memberId)}`);
  }

  async addParent({ id }: Pick<Group, 'id'>, parentId: GroupId, at: number): Promise<void> {
    if (await liesWithin(this.session, groupClosure, parentId, id))
      throw new DomainError('INVALID', 'The group would be nested in itself, in a circle of groups.', ['parentId']);
    await this.session.run(insertSql('group_edges', [groupEdgeRow({ parentId, childId: id, createdAt: at })]));
    await this.renewAbove(parentId);
  }

  async removeParent({ id }: Pick<Group, 'id'>, parentId: GroupId): Promise<void> {
    await this.session.run(
      sql`DELETE FROM group_edges WHERE parent_id = ${idValue(parentId)} AND child_id = ${idValue(id)}`,
    );
    await this.renewAbove(parentId);
  }

  private async renewAbove(id: GroupId): Promise<void> {
    await renewClosure(this.session, groupClosure, await withAllAbove(this.session, groupClosure, id));
  }
}

const rowsOfGroup = [
  ['role_assignments', 'principal_id'],
  ['group_memberships', 'group_id'],
  ['group_edges', 'parent_id'],
  ['group_edges', 'child_id'],
  ['group_closure', 'ancestor_id'],
  ['group_closure', 'descendant_id'],
  ['`groups`', 'id'],
  ['principals', 'id'],
] as const;

/** What the changing of groups needs, in SQL. */
export class SqlGroupWriters implements GroupWriters {
  private readonly local: SqlGroupWriter;

  constructor(private readonly session: SqlSession) {
    this.local = new SqlGroupWriter(session);
  }

  // Every directory is kept here until one is kept elsewhere.
  of(): GroupWriter {
    return this.local;
  }

  async isNameTaken(directoryId: DirectoryId, nameKey: string, apartFrom: GroupId | null): Promise<boolean> {
    const rows = await this.session.rows(sql`SELECT g.id FROM \`groups\` g
      WHERE g.directory_id = ${idValue(directoryId)} AND g.name_key = ${nameKey}`);
    return rows.some((row) => readId(row, 'id', 'grp') !== apartFrom);
  }

  async membership(groupId: GroupId, memberId: PrincipalId): Promise<WrittenMembership | null> {
    const [row] = await this.session.rows(sql`SELECT ${membershipColumns} FROM group_memberships m
      WHERE m.group_id = ${idValue(groupId)} AND m.member_id = ${idValue(memberId)}`);
    return row === undefined ? null : readMembership(row);
  }

  async membershipsOf(memberId: PrincipalId, tenantId: TenantId): Promise<WrittenMembership[]> {
    const rows = await this.session.rows(sql`SELECT ${membershipColumns} FROM group_memberships m
      JOIN \`groups\` g ON g.id = m.group_id WHERE m.member_id = ${idValue(memberId)} AND g.tenant_id = ${idValue(tenantId)}
      ORDER BY m.group_id`);
    return rows.map(readMembership);
  }

  async isParent(groupId: GroupId, parentId: GroupId): Promise<boolean> {
    const rows = await this.session.rows(sql`SELECT 1 AS one FROM group_edges
      WHERE parent_id = ${idValue(parentId)} AND child_id = ${idValue(groupId)}`);
    return rows.length > 0;
  }

  levels(groupId: GroupId) {
    return levelsAround(this.session, groupClosure, groupId);
  }
}

const membershipColumns =
  raw(`m.group_id, m.member_id, m.member_kind, m.role, m.management_source, m.added_at, m.added_by,
  (SELECT p.kind FROM principals p WHERE p.id = m.added_by) AS added_by_kind, m.expires_at`);

function readMembership(row: Row): WrittenMembership {
  return {
    groupId: readId(row, 'group_id', 'grp'),
    memberId: readPrincipalId(row, 'member_id', 'member_kind'),
    role: readText(row, 'role'),
    managementSource: readText(row, 'management_source'),
    addedAt: readNumber(row, 'added_at'),
    addedBy: row['added_by'] == null ? null : readPrincipalId(row, 'added_by', 'added_by_kind'),
    expiresAt: readOptionalNumber(row, 'expires_at'),
  };
}
