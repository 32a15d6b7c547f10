import type { Account } from '../../core/access/actor.js';
import type { ActorStore, FoundAccount, ProvenIdentity } from '../../core/access/actor-store.js';
import type { PrincipalId, SessionId, UserId } from '../../core/kernel/ids.js';
import { emailKey } from '../../core/kernel/text.js';
import { isText } from '../database/filter-sql.js';
import { readFlag, readId, readOptionalId, readOptionalText, readText } from '../database/read-row.js';
import type { Row, SqlSession } from '../database/session.js';
import { and, idValue, prepared, raw, sql, type Sql } from '../database/sql.js';
import { applicationsAmong } from '../roles/applications-among.js';
import { readPrincipalId } from '../users/principal-stores.js';
import { accessFacts, factPart, FactRows, factsSql } from './facts-sql.js';

const noCredential = { tokenId: null, sessionId: null, tenantId: null, scopes: null };

/** Finds actors in SQL: each with what decides their rights, in one statement. */
export class SqlActorStore implements ActorStore {
  constructor(private readonly session: SqlSession) {}

  byTokenHash(hash: Uint8Array, at: number): Promise<FoundAccount | null> {
    const isIt = sql`t.secret_hash = ${Buffer.from(hash)}`;
    const live = sql`${isIt} AND t.revoked_at IS NULL AND t.expires_at > ${at}`;
    // A tenant that does not work takes its tokens with it.
    const owner = sql`SELECT t.owner_id AS id FROM api_tokens t WHERE ${live} AND (t.tenant_id IS NULL
      OR EXISTS (SELECT 1 FROM tenants w WHERE w.id = t.tenant_id AND w.status = 'ACTIVE'))`;
    const told = { one: 't.id', tenant_id: 't.tenant_id', word: 't.scopes' };
    return this.found(owner, at, factPart('credential', told, sql`api_tokens t WHERE ${isIt}`));
  }

  byIdentity({ provider, subject, email }: ProvenIdentity, at: number): Promise<FoundAccount | null> {
    const known = sql`SELECT i.user_id AS id FROM external_identities i
      WHERE ${and([isText(raw('i.provider'), provider), isText(raw('i.subject'), subject)])}`;
    if (email === null) return this.found(known, at);
    // The identity decides, even if its account does not work. An address may have come to somebody else, or be claimed by
    // who does not have it: it counts only where we know it verified, for somebody whom the provider does not know yet.
    const either = sql`SELECT found.id FROM (${known} UNION ALL SELECT k.id FROM users k
      WHERE k.email_key = ${emailKey(email)} AND k.email_verified = 1 AND NOT EXISTS (${known})
        AND NOT EXISTS (SELECT 1 FROM external_identities o
          WHERE o.user_id = k.id AND ${isText(raw('o.provider'), provider)})) found`;
    return this.found(either, at);
  }

  async bySession(id: SessionId, userId: UserId, at: number): Promise<FoundAccount | null> {
    // An account that another system keeps has come to be after the session was opened.
    const person = sql`SELECT x.user_id AS id FROM sessions x JOIN users k ON k.id = x.user_id
      WHERE x.id = ${idValue(id)} AND x.user_id = ${idValue(userId)} AND x.expires_at > ${at}
        AND k.management_source <> 'SYNCED'`;
    const found = await this.found(person, at);
    return found && { ...found, account: { ...found.account, sessionId: id } };
  }

  byPrincipal(id: PrincipalId, at: number): Promise<FoundAccount | null> {
    return this.found(sql`SELECT p.id FROM principals p WHERE p.id = ${idValue(id)} AND p.kind <> 'GROUP'`, at);
  }

  applicationsAmong(permissions: readonly string[]): Promise<ReadonlySet<string>> {
    return applicationsAmong(this.session, permissions);
  }

  // Whoever may sign in. `owner` finds one at most.
  private async found(owner: Sql, at: number, ...credential: readonly Sql[]): Promise<FoundAccount | null> {
    const rows = new FactRows(await this.session.rows(prepared(factsSql(owner, ...credential))));
    // All others are groups above.
    const one = rows.of('principal').find((row) => readText(row, 'kind') !== 'GROUP' && row['other'] == null);
    if (one === undefined) return null;
    const principalId = readPrincipalId(one, 'one', 'kind');
    const facts = accessFacts(rows, [principalId], at);
    if (facts.principals[0]?.works !== true) return null;
    return { account: { principalId, tenants: ownTenants(one, rows), ...credentialIn(rows) }, facts };
  }
}

// A service account belongs to its own tenant, a person to those that they have access to.
function ownTenants(account: Row, rows: FactRows): Account['tenants'] {
  const isProgram = readText(account, 'kind') === 'SERVICE_ACCOUNT' && readFlag(account, 'tenant_works');
  return (isProgram ? [account] : rows.of('standing')).map((row) => ({
    id: readId(row, 'tenant_id', 'ten'),
    slug: readText(row, 'word'),
  }));
}

function credentialIn(rows: FactRows): Omit<Account, 'principalId' | 'tenants'> {
  const [token] = rows.of('credential');
  if (token === undefined) return noCredential;
  const scopes = readOptionalText(token, 'word');
  return {
    ...noCredential,
    tokenId: readId(token, 'one', 'tok'),
    tenantId: readOptionalId(token, 'tenant_id', 'ten'),
    scopes: scopes === null ? null : (JSON.parse(scopes) as string[]),
  };
}
