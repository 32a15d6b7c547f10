import type { AccessFacts } from '../../src/core/access/access-facts.js';
import type { Account } from '../../src/core/access/actor.js';
import type { ActorStore, FoundAccount, ProvenIdentity } from '../../src/core/access/actor-store.js';
import type { Scope } from '../../src/core/access/scope.js';
import { unavailable } from '../../src/core/kernel/errors.js';
import { newId, type PrincipalId, type SessionId, type UserId } from '../../src/core/kernel/ids.js';
import { newTokenSecret, tokenHash } from '../../src/core/tokens/token-secret.js';

/** The moment at which everybody signs in. */
export const moment = Date.UTC(2026, 0, 1);

/** Somebody who can sign in, with what they hold where. */
export interface Person {
  readonly id: UserId;
  readonly tenants: Account['tenants'];
  readonly held: readonly (readonly [Scope, ...string[]])[];
}

/** Makes somebody, without credentials. */
export function person(tenants: Account['tenants'], ...held: Person['held']): Person {
  return { id: newId('usr'), tenants, held };
}

/** Keeps people in memory and counts as the database would count statements. */
export class FakeActors implements ActorStore {
  statements = 0;
  readonly tokens = new Map<string, Account>();
  readonly sessions = new Map<SessionId, Account>();
  readonly identities = new Map<string, Account>();
  private readonly people = new Map<PrincipalId, Person>();
  /** The permissions that are an application's. */
  readonly applications = new Set<string>();
  /** What the database fails in. */
  failing: keyof ActorStore | undefined;

  /** Lets somebody sign in, and answers their API token. */
  async add(who: Person, credential: Partial<Account> = {}): Promise<string> {
    this.people.set(who.id, who);
    const secret = newTokenSecret();
    this.tokens.set([...(await tokenHash(secret))].join(), { ...accountOf(who), tokenId: newId('tok'), ...credential });
    return secret;
  }

  byTokenHash(hash: Uint8Array): Promise<FoundAccount | null> {
    return this.answer('byTokenHash', this.found(this.tokens.get([...hash].join())));
  }

  byIdentity({ provider, subject, email }: ProvenIdentity): Promise<FoundAccount | null> {
    return this.answer('byIdentity', this.found(this.identities.get(`${provider} ${subject} ${email}`)));
  }

  bySession(id: SessionId): Promise<FoundAccount | null> {
    return this.answer('bySession', this.found(this.sessions.get(id)));
  }

  byPrincipal(id: PrincipalId): Promise<FoundAccount | null> {
    const who = this.people.get(id);
    return this.answer('byPrincipal', this.found(who && accountOf(who)));
  }

  applicationsAmong(permissions: readonly string[]): Promise<ReadonlySet<string>> {
    return this.answer('applicationsAmong', new Set(permissions.filter((name) => this.applications.has(name))));
  }

  private found(account: Account | undefined): FoundAccount | null {
    if (account === undefined) return null;
    return { account, facts: factsAbout(account.principalId, this.people.get(account.principalId)) };
  }

  private async answer<T>(method: keyof ActorStore, value: T): Promise<T> {
    this.statements += 1;
    if (method === this.failing) throw unavailable('The database is not available. Try again.');
    return value;
  }
}

/** Where nobody signs in with a password. */
export const noSessions = {
  claims: () => false,
  verify: async () => ({ refusal: 'there are no sessions' }),
};

/** What a credential of theirs proves. */
export function accountOf({ id, tenants }: Person): Account {
  return { principalId: id, tokenId: null, sessionId: null, tenantId: null, scopes: null, tenants };
}

function factsAbout(id: PrincipalId, who: Person | undefined): AccessFacts {
  const given = (who?.held ?? []).map(([scope, ...permissions]) => ({ roleId: newId('rol'), scope, permissions }));
  return {
    at: moment,
    principals: [{ id, works: who !== undefined }],
    standings: (who?.tenants ?? []).map((tenant) => ({ principalId: id, tenantId: tenant.id })),
    groups: [],
    memberships: [],
    nestings: [],
    assignments: given.map(({ roleId, scope }) => ({
      ...{ id: newId('asg'), principalId: id, roleId, scope },
      expiresAt: null,
    })),
    roles: given.map(({ roleId }) => ({ id: roleId, tenantId: null })),
    includes: [],
    permissions: given.flatMap(({ roleId, permissions }) => permissions.map((permission) => ({ roleId, permission }))),
  };
}
