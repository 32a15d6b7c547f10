import type { ApiTokenId, DirectoryId, ExternalIdentityId, Id, SessionId, UserId } from '../../core/kernel/ids.js';
import { emailKey, textKey } from '../../core/kernel/text.js';
import type { ExternalIdentity, User } from '../../core/users/user.js';
import type { UserKey } from '../../core/users/user-store.js';
import type { UserWriter, UserWriters } from '../../core/users/user-writer.js';
import { isText } from '../database/filter-sql.js';
import { insertSql, updateSql } from '../database/insert.js';
import { readId, readNumber, readText } from '../database/read-row.js';
import type { SqlSession } from '../database/session.js';
import { always, idValue, raw, sql, type Sql } from '../database/sql.js';
import { deleteInvitations } from '../invitations/delete-invitations.js';
import { principalRow, userRow } from './user-rows.js';
import { userShape } from './user-shape.js';

/** People who are kept here, in SQL. */
class SqlUserWriter implements UserWriter {
  constructor(private readonly session: SqlSession) {}

  async insert(user: User): Promise<void> {
    await this.session.run(insertSql('principals', [principalRow({ ...user, tenantId: null })]));
    await this.session.run(insertSql('users', [userRow(user)]));
  }

  async update(user: User): Promise<void> {
    const is = sql`id = ${idValue(user.id)}`;
    await this.session.run(updateSql('users', userRow({ ...user, version: user.version + 1 }), is));
    await this.session.run(updateSql('principals', principalRow({ ...user, tenantId: null }), is));
  }

  async delete(id: UserId): Promise<void> {
    const value = idValue(id);
    // Said in full and not left to foreign keys: some servers behind the protocol have none.
    for (const [table, column] of madeByUser)
      await this.session.run(sql`UPDATE ${raw(table)} SET ${raw(column)} = NULL WHERE ${raw(column)} = ${value}`);
    // An invitation that was accepted holds the address of who did.
    await deleteInvitations(this.session, sql`accepted_by = ${value}`);
    for (const [table, column] of rowsOfUser)
      await this.session.run(sql`DELETE FROM ${raw(table)} WHERE ${raw(column)} = ${value}`);
  }

  async unlink(id: ExternalIdentityId): Promise<void> {
    await this.session.run(sql`DELETE FROM external_identities WHERE id = ${idValue(id)}`);
  }
}

const madeByUser = [
  ['role_assignments', 'created_by'],
  ['group_memberships', 'added_by'],
  ['invitations', 'created_by'],
] as const;

const rowsOfUser = [
  ['role_assignments', 'principal_id'],
  ['group_memberships', 'member_id'],
  ['api_tokens', 'owner_id'],
  ['sessions', 'user_id'],
  ['password_resets', 'user_id'],
  ['passwords', 'user_id'],
  ['outbox', 'about_id'],
  ['external_identities', 'user_id'],
  ['directory_accesses', 'user_id'],
  ['tenant_accesses', 'user_id'],
  ['kept_answers', 'owner_id'],
  ['users', 'id'],
  ['principals', 'id'],
] as const;

/** What the changing of people needs, in SQL. */
export class SqlUserWriters implements UserWriters {
  private readonly local: SqlUserWriter;

  constructor(private readonly session: SqlSession) {
    this.local = new SqlUserWriter(session);
  }

  // Every directory is kept here until one is kept elsewhere.
  of(): UserWriter {
    return this.local;
  }

  async find(key: UserKey): Promise<User | null> {
    const { from, reading } = userShape;
    const { columns, read } = reading.whole;
    const [row] = await this.session.rows(sql`SELECT ${columns} FROM ${from} WHERE ${isNamed(key)}`);
    return row === undefined ? null : read(row);
  }

  async homeOf(id: UserId): Promise<DirectoryId | null> {
    const [row] = await this.session.rows(sql`SELECT directory_id FROM directory_accesses
      WHERE user_id = ${idValue(id)} ORDER BY created_at, directory_id LIMIT 1`);
    return row === undefined ? null : readId(row, 'directory_id', 'dir');
  }

  async identity(id: ExternalIdentityId): Promise<ExternalIdentity | null> {
    const [row] = await this.session.rows(
      sql`SELECT user_id, provider, subject, created_at FROM external_identities WHERE id = ${idValue(id)}`,
    );
    if (row === undefined) return null;
    return {
      id,
      userId: readId(row, 'user_id', 'usr'),
      provider: readText(row, 'provider'),
      subject: readText(row, 'subject'),
      createdAt: readNumber(row, 'created_at'),
    };
  }

  async revokeTokens(id: UserId, at: number, apartFrom: ApiTokenId | null = null): Promise<void> {
    await this.session.run(sql`UPDATE api_tokens SET revoked_at = ${at}
      WHERE owner_id = ${idValue(id)} AND revoked_at IS NULL AND ${isAnother(apartFrom)}`);
  }

  async endSessions(id: UserId, apartFrom: SessionId | null = null): Promise<number> {
    const { affected } = await this.session.run(
      sql`DELETE FROM sessions WHERE user_id = ${idValue(id)} AND ${isAnother(apartFrom)}`,
    );
    return affected;
  }

  async dueForDeletion(at: number, most: number): Promise<UserId[]> {
    const rows = await this.session.rows(sql`SELECT id FROM users
      WHERE deletion_scheduled_at <= ${at} ORDER BY deletion_scheduled_at, id LIMIT ${raw(most)}`);
    return rows.map((row) => readId(row, 'id', 'usr'));
  }
}

function isAnother(id: Id | null): Sql {
  return id === null ? always : sql`id <> ${idValue(id)}`;
}

function isNamed(key: UserKey): Sql {
  switch (key.by) {
    case 'id':
      return sql`u.id = ${idValue(key.id)}`;
    case 'username':
      return sql`u.username_key = ${textKey(key.username)}`;
    case 'email':
      return sql`u.email_key = ${emailKey(key.email)}`;
    case 'externalId':
      return isText(raw('u.external_id'), key.externalId);
  }
}
