import type { Visibility } from '../../core/access/visibility.js';
import { isId, type SessionId } from '../../core/kernel/ids.js';
import type { RefreshHashes } from '../../core/sessions/refresh-token.js';
import type { Session } from '../../core/sessions/session.js';
import type { KnownSession, SessionStore, SessionWriter } from '../../core/sessions/session-store.js';
import { insertSql } from '../database/insert.js';
import { readFlag, readId, readNumber, readOptionalId } from '../database/read-row.js';
import type { Row, SqlSession } from '../database/session.js';
import { idBytes, idValue, raw, sql, type Sql } from '../database/sql.js';
import { noServiceAccount, onlyTenantOf, personWorks } from './password-store.js';

const columns = 'x.id, x.user_id, x.created_at, x.refreshed_at, x.expires_at';

/** How many sessions one list shows. Nobody has so many that they know what for. */
const MOST_SHOWN = 100;

function readSession(row: Row): Session {
  return {
    id: readId(row, 'id', 'ses'),
    userId: readId(row, 'user_id', 'usr'),
    createdAt: readNumber(row, 'created_at'),
    refreshedAt: readNumber(row, 'refreshed_at'),
    expiresAt: readNumber(row, 'expires_at'),
  };
}

/** Sessions in SQL. */
export class SqlSessionWriter implements SessionWriter {
  constructor(private readonly session: SqlSession) {}

  async insert(opened: Session, { family, whole }: RefreshHashes): Promise<void> {
    await this.session.run(
      insertSql('sessions', [
        {
          id: idValue(opened.id),
          user_id: idValue(opened.userId),
          family_hash: Buffer.from(family),
          refresh_hash: Buffer.from(whole),
          created_at: opened.createdAt,
          refreshed_at: opened.refreshedAt,
          expires_at: opened.expiresAt,
        },
      ]),
    );
  }

  byFamily(family: Uint8Array): Promise<KnownSession | null> {
    return this.one(sql`x.family_hash = ${Buffer.from(family)}`);
  }

  byId(id: SessionId): Promise<KnownSession | null> {
    return this.one(sql`x.id = ${idValue(id)}`);
  }

  async renew(
    { id, refreshedAt, expiresAt }: Pick<Session, 'id' | 'refreshedAt' | 'expiresAt'>,
    whole: Uint8Array,
  ): Promise<void> {
    await this.session.run(sql`UPDATE sessions SET refresh_hash = ${Buffer.from(whole)}, refreshed_at = ${refreshedAt},
      expires_at = ${expiresAt} WHERE id = ${idValue(id)}`);
  }

  async end(id: SessionId): Promise<void> {
    await this.session.run(sql`DELETE FROM sessions WHERE id = ${idValue(id)}`);
  }

  async forget(before: number): Promise<void> {
    await this.session.run(sql`DELETE FROM sessions WHERE expires_at <= ${before}`);
  }

  private async one(where: Sql): Promise<KnownSession | null> {
    const [row] = await this.session.rows(sql`SELECT ${raw(columns)}, x.refresh_hash,
      CASE WHEN ${raw(personWorks)} THEN 1 ELSE 0 END AS works, ${raw(onlyTenantOf)} AS only_tenant
      FROM sessions x JOIN users u ON u.id = x.user_id ${raw(noServiceAccount)} WHERE ${where}`);
    if (row === undefined) return null;
    return {
      ...readSession(row),
      refreshHash: new Uint8Array(idBytes(row['refresh_hash'])),
      works: readFlag(row, 'works'),
      tenantId: readOptionalId(row, 'only_tenant', 'ten'),
    };
  }
}

/** The caller's own sessions in SQL. */
export class SqlSessionStore implements SessionStore {
  constructor(
    private readonly session: SqlSession,
    private readonly visibility: Visibility,
  ) {}

  async own(): Promise<Session[]> {
    const { self, at } = this.visibility;
    if (!isId(self, 'usr')) return [];
    const rows = await this.session.rows(sql`SELECT ${raw(columns)} FROM sessions x
      WHERE x.user_id = ${idValue(self)} AND x.expires_at > ${at}
      ORDER BY x.created_at DESC, x.id DESC LIMIT ${raw(MOST_SHOWN)}`);
    return rows.map(readSession);
  }
}
