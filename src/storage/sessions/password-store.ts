import type { UserId } from '../../core/kernel/ids.js';
import { emailKey, textKey } from '../../core/kernel/text.js';
import type { Tries } from '../../core/passwords/lock-out.js';
import type {
  PasswordAccount,
  PasswordState,
  PasswordStore,
  PasswordWriter,
} from '../../core/passwords/password-writer.js';
import { accountWorks } from '../access/works-sql.js';
import { SqlOutbox } from '../mail/outbox.js';
import { insertSql } from '../database/insert.js';
import {
  readFlag,
  readId,
  readNumber,
  readOptionalId,
  readOptionalNumber,
  readOptionalText,
  readText,
} from '../database/read-row.js';
import type { Row, SqlSession } from '../database/session.js';
import { passwordRow } from './password-rows.js';
import { idIn, idValue, raw, sql, type Sql } from '../database/sql.js';

/** Whether a person `u` may sign in with a password, over `service_accounts s` for the sake of the shared predicate. */
export const personWorks = `${accountWorks} AND u.management_source <> 'SYNCED'`;

/** The tenant of a person `u` who is in one alone. */
export const onlyTenantOf = `(SELECT CASE WHEN COUNT(*) = 1 THEN MIN(o.tenant_id) END FROM tenant_accesses o
  WHERE o.user_id = u.id)`;

/** Nobody is a person and a service account, so that this joins nothing. */
export const noServiceAccount = 'LEFT JOIN service_accounts s ON s.id = u.id';

const columns = `u.id, u.username, u.email, u.display_name, CASE WHEN ${personWorks} THEN 1 ELSE 0 END AS works,
  CASE WHEN ${personWorks} AND u.email_verified = 1 AND u.restricted = 0 THEN u.email END AS recovery_email,
  p.hash, p.version, p.failures, p.failing_since, p.locked_until, ${onlyTenantOf} AS only_tenant`;

/** Passwords in SQL. */
export class SqlPasswordStore implements PasswordWriter {
  constructor(private readonly session: SqlSession) {}

  find(userId: UserId): Promise<PasswordAccount | null> {
    return this.one(sql`u.id = ${idValue(userId)}`);
  }

  named(login: string): Promise<PasswordAccount | null> {
    const [name, address] = [textKey(login), emailKey(login)];
    return this.one(sql`u.username_key = ${name} OR u.email_key = ${address}
      ORDER BY CASE WHEN u.username_key = ${name} THEN 0 ELSE 1 END LIMIT 1`);
  }

  async set(userId: UserId, hash: string, at: number): Promise<void> {
    const { affected } = await this.session.run(sql`UPDATE passwords SET hash = ${hash}, version = version + 1,
      changed_at = ${at}, failures = 0, failing_since = NULL, locked_until = NULL WHERE user_id = ${idValue(userId)}`);
    if (affected === 0) await this.session.run(insertSql('passwords', [passwordRow(userId, hash, at)]));
    // First the mail: one that is being written at this moment is waited for, so that its secret goes, too.
    await new SqlOutbox(this.session).withdraw({ kind: 'PASSWORD_RESET', aboutId: userId });
    await this.session.run(sql`DELETE FROM password_resets WHERE user_id = ${idValue(userId)}`);
  }

  async rehash(userId: UserId, hash: string): Promise<void> {
    await this.session.run(sql`UPDATE passwords SET hash = ${hash} WHERE user_id = ${idValue(userId)}`);
  }

  async setTries(userId: UserId, { failures, since, lockedUntil }: Tries): Promise<void> {
    await this.session.run(sql`UPDATE passwords SET failures = ${failures}, failing_since = ${since},
      locked_until = ${lockedUntil} WHERE user_id = ${idValue(userId)}`);
  }

  private async one(where: Sql): Promise<PasswordAccount | null> {
    const [row] = await this.session.rows(sql`SELECT ${raw(columns)} FROM users u ${raw(noServiceAccount)}
      LEFT JOIN passwords p ON p.user_id = u.id WHERE ${where}`);
    return row === undefined ? null : readAccount(row);
  }
}

function readAccount(row: Row): PasswordAccount {
  return {
    userId: readId(row, 'id', 'usr'),
    username: readText(row, 'username'),
    email: readOptionalText(row, 'email'),
    displayName: readText(row, 'display_name'),
    works: readFlag(row, 'works'),
    hash: readOptionalText(row, 'hash'),
    recoveryEmail: readOptionalText(row, 'recovery_email'),
    version: readOptionalNumber(row, 'version') ?? 0,
    tries: {
      failures: readOptionalNumber(row, 'failures') ?? 0,
      since: readOptionalNumber(row, 'failing_since'),
      lockedUntil: readOptionalNumber(row, 'locked_until'),
    },
    tenantId: readOptionalId(row, 'only_tenant', 'ten'),
  };
}

/** What may be known of passwords, in SQL. */
export class SqlPasswordStates implements PasswordStore {
  constructor(
    private readonly session: SqlSession,
    private readonly at: number,
  ) {}

  async statesOf(userIds: readonly UserId[]): Promise<PasswordState[]> {
    const rows = await this.session.rows(
      sql`SELECT user_id, changed_at, locked_until FROM passwords WHERE ${idIn(raw('user_id'), userIds)}`,
    );
    const states = new Map(rows.map((row) => [readId(row, 'user_id', 'usr'), this.state(row)]));
    return userIds.map((id) => states.get(id) ?? { changedAt: null, lockedUntil: null });
  }

  private state(row: Row): PasswordState {
    const lockedUntil = readOptionalNumber(row, 'locked_until');
    return {
      changedAt: readNumber(row, 'changed_at'),
      lockedUntil: lockedUntil !== null && lockedUntil > this.at ? lockedUntil : null,
    };
  }
}
