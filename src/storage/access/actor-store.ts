import type { AccessFacts } from '../../core/access/access-facts.js';
import type { Account } from '../../core/access/actor.js';
import type { ActorStore, ProvenIdentity } from '../../core/access/actor-store.js';
import type { PrincipalId, SessionId, UserId } from '../../core/kernel/ids.js';
import { emailKey } from '../../core/kernel/text.js';
import { isText } from '../database/filter-sql.js';
import { readId, readOptionalId, readOptionalText, readText } from '../database/read-row.js';
import type { Row, SqlSession } from '../database/session.js';
import { and, idValue, raw, sql, type Sql } from '../database/sql.js';
import { applicationsAmong } from '../roles/applications-among.js';
import { readPrincipalId } from '../users/principal-stores.js';
import { accountWorks, readAccessFacts, standing } from './facts-sql.js';

/** Finds actors in SQL. */
export class SqlActorStore implements ActorStore {
  constructor(private readonly session: SqlSession) {}

  byTokenHash(hash: Uint8Array, at: number): Promise<Account | null> {
    const token = raw('t.id AS token_id, t.tenant_id AS token_tenant_id, t.scopes AS token_scopes');
    return this.account(token, raw('api_tokens t JOIN principals p ON p.id = t.owner_id'), [
      sql`t.secret_hash = ${Buffer.from(hash)} AND t.revoked_at IS NULL AND t.expires_at > ${at}`,
      sql`(t.tenant_id IS NULL OR ${works('t.tenant_id')})`,
    ]);
  }

  byIdentity({ provider, subject, email }: ProvenIdentity): Promise<Account | null> {
    const known = sql`SELECT i.user_id AS id FROM external_identities i
      WHERE ${and([isText(raw('i.provider'), provider), isText(raw('i.subject'), subject)])}`;
    // The identity decides, even if its account does not work. An address may have come to somebody else, or be claimed by
    // who does not have it: it counts only where we know it verified, for somebody whom the provider does not know yet.
    const found =
      email === null
        ? known
        : sql`${known} UNION ALL SELECT k.id FROM users k
            WHERE k.email_key = ${emailKey(email)} AND k.email_verified = 1 AND NOT EXISTS (${known})
              AND NOT EXISTS (SELECT 1 FROM external_identities o
                WHERE o.user_id = k.id AND ${isText(raw('o.provider'), provider)})`;
    return this.account(raw('NULL AS token_id'), sql`(${found}) found JOIN principals p ON p.id = found.id`, []);
  }

  bySession(id: SessionId, userId: UserId, at: number): Promise<Account | null> {
    // An account that another system keeps has come to be after the session was opened.
    return this.account(raw('x.id AS session_id'), raw('sessions x JOIN principals p ON p.id = x.user_id'), [
      sql`x.id = ${idValue(id)} AND x.user_id = ${idValue(userId)} AND x.expires_at > ${at}`,
      raw("u.management_source <> 'SYNCED'"),
    ]);
  }

  byPrincipal(id: PrincipalId): Promise<Account | null> {
    return this.account(raw('NULL AS token_id'), raw('principals p'), [sql`p.id = ${idValue(id)}`]);
  }

  factsOf(id: PrincipalId, at: number): Promise<AccessFacts> {
    return readAccessFacts(this.session, [id], at);
  }

  applicationsAmong(permissions: readonly string[]): Promise<ReadonlySet<string>> {
    return applicationsAmong(this.session, permissions);
  }

  // Whoever may sign in: a row for each tenant that they belong to and are not suspended in.
  private async account(more: Sql, from: Sql, where: readonly Sql[]): Promise<Account | null> {
    const rows = await this.session.rows(accounts(more, from, where));
    const [row] = rows;
    return row === undefined ? null : readAccount(row, rows);
  }
}

function accounts(more: Sql, from: Sql, where: readonly Sql[]): Sql {
  return sql`SELECT ${more}, p.id, p.kind, e.id AS own_id, e.slug AS own_slug
    FROM ${from} LEFT JOIN users u ON u.id = p.id LEFT JOIN service_accounts s ON s.id = p.id
      LEFT JOIN tenant_accesses a ON a.user_id = p.id AND ${raw(standing)}
      LEFT JOIN tenants e ON e.id = COALESCE(a.tenant_id, s.tenant_id)
    WHERE ${and([...where, raw(accountWorks), sql`(s.id IS NULL OR ${works('s.tenant_id')})`])}`;
}

// A tenant that does not work takes its tokens and its service accounts with it.
function works(tenantColumn: string): Sql {
  return raw(`EXISTS (SELECT 1 FROM tenants w WHERE w.id = ${tenantColumn} AND w.status = 'ACTIVE')`);
}

function readAccount(row: Row, rows: readonly Row[]): Account {
  const own = rows.filter((one) => one['own_id'] != null);
  const scopes = readOptionalText(row, 'token_scopes');
  return {
    principalId: readPrincipalId(row, 'id', 'kind'),
    tokenId: readOptionalId(row, 'token_id', 'tok'),
    sessionId: readOptionalId(row, 'session_id', 'ses'),
    tenantId: readOptionalId(row, 'token_tenant_id', 'ten'),
    scopes: scopes === null ? null : (JSON.parse(scopes) as string[]),
    tenants: own.map((one) => ({ id: readId(one, 'own_id', 'ten'), slug: readText(one, 'own_slug') })),
  };
}
