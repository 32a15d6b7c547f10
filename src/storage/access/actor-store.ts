import type { Account } from '../../core/access/actor.js';
import type { ActorStore, FoundAccount, ProvenIdentity } from '../../core/access/actor-store.js';
import type { PrincipalId, SessionId, UserId } from '../../core/kernel/ids.js';
import { emailKey } from '../../core/kernel/text.js';
import { isText } from '../database/filter-sql.js';
import { readId, readOptionalId, readOptionalText } from '../database/read-row.js';
import type { Row, SqlSession } from '../database/session.js';
import { and, idValue, prepared, raw, sql, type Sql } from '../database/sql.js';
import { applicationsAmong } from '../roles/applications-among.js';
import { principals, standings } from './fact-kinds.js';
import { fact, FactRows, type Fact } from './fact-rows.js';
import { accessFacts, factsSql } from './facts-sql.js';

type Credential = Omit<Account, 'principalId' | 'tenants'>;

const noCredential: Credential = { tokenId: null, sessionId: null, tenantId: null, scopes: null };

// What stands beside the facts that decide rights: the token that somebody signs in with, and what it is good for.
function tokenFact(from: Sql): Fact {
  return fact('credential', { one: 't.id', tenant_id: 't.tenant_id', word: 't.scopes' }, from, {});
}

function readToken(row: Row): Credential {
  const scopes = readOptionalText(row, 'word');
  return {
    ...noCredential,
    tokenId: readId(row, 'one', 'tok'),
    tenantId: readOptionalId(row, 'tenant_id', 'ten'),
    scopes: scopes === null ? null : (JSON.parse(scopes) as string[]),
  };
}

/** Finds actors in SQL: each with what decides their rights, in one statement. */
export class SqlActorStore implements ActorStore {
  constructor(private readonly session: SqlSession) {}

  byTokenHash(hash: Uint8Array, at: number): Promise<FoundAccount | null> {
    const isIt = sql`t.secret_hash = ${Buffer.from(hash)}`;
    const live = sql`${isIt} AND t.revoked_at IS NULL AND t.expires_at > ${at}`;
    // A tenant that does not work takes its tokens with it.
    const owner = sql`SELECT t.owner_id AS id FROM api_tokens t WHERE ${live} AND (t.tenant_id IS NULL
      OR EXISTS (SELECT 1 FROM tenants w WHERE w.id = t.tenant_id AND w.status = 'ACTIVE'))`;
    return this.found(owner, at, tokenFact(sql`api_tokens t WHERE ${isIt}`));
  }

  byIdentity({ provider, subject, email }: ProvenIdentity, at: number): Promise<FoundAccount | null> {
    const known = sql`SELECT i.user_id AS id FROM external_identities i
      WHERE ${and([isText(raw('i.provider'), provider), isText(raw('i.subject'), subject)])}`;
    if (email === null) return this.found(known, at);
    // The identity decides, even if its account does not work. An address may have come to somebody else, or be claimed
    // by who does not have it: it counts only where we know it verified, for somebody whom the provider does not know
    // yet.
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
  private async found(owner: Sql, at: number, token?: Fact): Promise<FoundAccount | null> {
    const statement = token === undefined ? factsSql(owner) : factsSql(owner, token);
    const rows = new FactRows(await this.session.rows(prepared(statement)));
    // All others are groups above.
    const one = rows.of(principals).find(principals.isAccount);
    if (one === undefined) return null;
    const principalId = principals.id(one);
    const facts = accessFacts(rows, [principalId], at);
    if (facts.principals[0]?.works !== true) return null;
    const [told] = token === undefined ? [] : rows.of(token);
    const credential = told === undefined ? noCredential : readToken(told);
    return { account: { principalId, tenants: ownTenants(one, rows), ...credential }, facts };
  }
}

// A service account belongs to its own tenant, a person to those that they have access to.
function ownTenants(account: Row, rows: FactRows): Account['tenants'] {
  return principals.isServiceAccount(account) && principals.tenantWorks(account)
    ? [principals.tenant(account)]
    : rows.of(standings).map(standings.tenant);
}
