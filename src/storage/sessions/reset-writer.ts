import type { OpenedReset, ResetWriter } from '../../core/passwords/reset-writer.js';
import { insertSql } from '../database/insert.js';
import { readId, readNumber, readText } from '../database/read-row.js';
import type { SqlSession } from '../database/session.js';
import { idValue, sql } from '../database/sql.js';

/** The secrets of forgotten passwords, in SQL. */
export class SqlResetWriter implements ResetWriter {
  constructor(private readonly session: SqlSession) {}

  async add({ userId, emailKey, expiresAt }: OpenedReset, hash: Uint8Array, at: number): Promise<void> {
    await this.session.run(sql`DELETE FROM password_resets WHERE expires_at <= ${at}`);
    const row = { hash: Buffer.from(hash), user_id: idValue(userId), email_key: emailKey, expires_at: expiresAt };
    await this.session.run(insertSql('password_resets', [row]));
  }

  async openedBy(hash: Uint8Array): Promise<OpenedReset | null> {
    const [row] = await this.session.rows(
      sql`SELECT user_id, email_key, expires_at FROM password_resets WHERE hash = ${Buffer.from(hash)}`,
    );
    if (row === undefined) return null;
    return {
      userId: readId(row, 'user_id', 'usr'),
      emailKey: readText(row, 'email_key'),
      expiresAt: readNumber(row, 'expires_at'),
    };
  }
}
