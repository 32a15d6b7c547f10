import type { SqlSession } from '../database/session.js';
import { raw, sql, type Sql } from '../database/sql.js';

/** Deletes the invitations for which this holds, with their secrets and mails. */
export async function deleteInvitations(session: SqlSession, which: Sql): Promise<void> {
  const among = sql`IN (SELECT id FROM invitations WHERE ${which})`;
  for (const [table, column] of [
    ['invitation_secrets', 'invitation_id'],
    ['outbox', 'about_id'],
  ] as const)
    await session.run(sql`DELETE FROM ${raw(table)} WHERE ${raw(column)} ${among}`);
  await session.run(sql`DELETE FROM invitations WHERE ${which}`);
}
