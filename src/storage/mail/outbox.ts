import type { IdPrefix, UserId } from '../../core/kernel/ids.js';
import type { MailQueue, MailSubject, Outbox, QueuedMail } from '../../core/mail/outbox.js';
import { insertSql } from '../database/insert.js';
import { readId, readNumber, readText } from '../database/read-row.js';
import type { Row, SqlSession } from '../database/session.js';
import { idValue, raw, sql, type Sql } from '../database/sql.js';

const prefixOf = { INVITATION: 'inv', PASSWORD_RESET: 'usr' } as const satisfies Record<MailSubject['kind'], IdPrefix>;

// No mail is about this.
const nobody: UserId = 'usr_00000000000000000000000000';

/** The mails that are to be sent, in SQL. */
export class SqlOutbox implements Outbox, MailQueue {
  constructor(private readonly session: SqlSession) {}

  async put({ kind, aboutId }: MailSubject, at: number): Promise<void> {
    const again = await this.session.run(sql`UPDATE outbox SET state = 'QUEUED', turn = turn + 1, attempts = 0,
      due_at = ${at}, queued_at = ${at}, problem = NULL WHERE about_id = ${idValue(aboutId)} AND kind = ${kind}`);
    // As many statements as the first mail: how long it takes must not tell whether there was one before.
    if (again.affected > 0) return this.nothing();
    const about = { about_id: idValue(aboutId), kind };
    const times = { due_at: at, queued_at: at, sent_at: null };
    await this.session.run(
      insertSql('outbox', [{ ...about, state: 'QUEUED', turn: 1, attempts: 0, ...times, problem: null }]),
    );
  }

  async putNothing(): Promise<void> {
    await this.nothing();
    await this.nothing();
  }

  async lastPut({ kind, aboutId }: MailSubject): Promise<number | null> {
    const [row] = await this.session.rows(
      sql`SELECT queued_at FROM outbox WHERE about_id = ${idValue(aboutId)} AND kind = ${kind}`,
    );
    return row === undefined ? null : readNumber(row, 'queued_at');
  }

  private async nothing(): Promise<void> {
    await this.session.run(sql`UPDATE outbox SET problem = NULL WHERE about_id = ${idValue(nobody)} AND kind = 'NONE'`);
  }

  async withdraw({ kind, aboutId }: MailSubject): Promise<void> {
    await this.session.run(sql`UPDATE outbox SET state = CASE WHEN sent_at IS NULL THEN 'NONE' ELSE 'SENT' END,
      turn = turn + 1, problem = NULL WHERE about_id = ${idValue(aboutId)} AND kind = ${kind} AND state <> 'SENT'`);
  }

  async due(at: number, most: number): Promise<QueuedMail[]> {
    const rows = await this.session.rows(sql`SELECT about_id, kind, turn, attempts, due_at FROM outbox
      WHERE state = 'QUEUED' AND due_at <= ${at} ORDER BY due_at, about_id LIMIT ${raw(most)}`);
    return rows.map(readMail);
  }

  // The moment at which it was due tells a mail that nobody has claimed.
  async claim(mail: QueuedMail, until: number): Promise<boolean> {
    const { affected } = await this.session.run(sql`UPDATE outbox SET due_at = ${until}, attempts = attempts + 1
      WHERE ${isStill(mail)} AND due_at = ${mail.dueAt} AND attempts = ${mail.attempts}`);
    return affected > 0;
  }

  async sent(mail: QueuedMail, at: number): Promise<void> {
    await this.session.run(
      sql`UPDATE outbox SET state = 'SENT', sent_at = ${at}, problem = NULL WHERE ${isStill(mail)}`,
    );
  }

  async postpone(mail: QueuedMail, until: number, problem: string): Promise<void> {
    await this.session.run(
      sql`UPDATE outbox SET due_at = ${until}, problem = ${problem.slice(0, 200)} WHERE ${isStill(mail)}`,
    );
  }

  async giveUp(mail: QueuedMail, problem: string): Promise<void> {
    await this.session.run(
      sql`UPDATE outbox SET state = 'FAILED', problem = ${problem.slice(0, 200)} WHERE ${isStill(mail)}`,
    );
  }

  async drop(mail: QueuedMail): Promise<void> {
    await this.withdraw(mail.subject);
  }
}

// Not asked for anew, nor withdrawn, in the meantime.
function isStill({ subject: { kind, aboutId }, turn }: QueuedMail): Sql {
  return sql`about_id = ${idValue(aboutId)} AND kind = ${kind} AND turn = ${turn} AND state = 'QUEUED'`;
}

function readMail(row: Row): QueuedMail {
  const kind = readText<MailSubject['kind']>(row, 'kind');
  return {
    subject: { kind, aboutId: readId(row, 'about_id', prefixOf[kind]) } as MailSubject,
    turn: readNumber(row, 'turn'),
    attempts: readNumber(row, 'attempts'),
    dueAt: readNumber(row, 'due_at'),
  };
}
