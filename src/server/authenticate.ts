import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Logger } from 'pino';
import { AccessGraph } from '../core/access/access-graph.js';
import type { Actor } from '../core/access/actor.js';
import type { ActorStore, FoundAccount } from '../core/access/actor-store.js';
import type { WhoAsks } from '../core/changes/change-service.js';
import { belongingsOf, rightsOf } from '../core/access/rights.js';
import { DomainError } from '../core/kernel/errors.js';
import { isTokenSecret, tokenMark } from '../core/tokens/token-secret.js';
import { impersonate, IMPERSONATE_HEADER, type Caller } from './sign-in/impersonation.js';
import type { SessionTokens } from './sign-in/access-tokens.js';
import type { OpenIdVerifier } from './sign-in/open-id.js';

/** Who is asking, or why that is not known. */
export interface Authentication {
  readonly actor: Actor | null;
  /** Who acts in the name of the actor; null for the actor themself. */
  readonly impersonator: Actor | null;
  readonly problem?: string;
  /**
   * Finds out anew who it is, with the rights of a later moment. Null when nobody has signed in.
   * @throws UNAUTHENTICATED when the credential or the account does not work any more
   */
  readonly again: WhoAsks | null;
}

/** What finding out who asks needs. */
export interface SignInTools {
  readonly actors: ActorStore;
  /** Null when there is no OpenID provider. */
  readonly verify: OpenIdVerifier | null;
  /** The tokens that the instance itself gives to who signs in. */
  readonly sessions: Pick<SessionTokens, 'claims' | 'verify'>;
  /** The moment of the request, in milliseconds since 1970. */
  readonly at: number;
  readonly log: Pick<Logger, 'info' | 'warn'>;
}

/** Longer than the longest tokens of providers that list a person's groups in them. */
const LONGEST_CREDENTIAL = 10_000;

const bearer = /^Bearer +(\S+)$/i;

const nobody = { actor: null, impersonator: null, again: null };

/** The same for all tokens that are none, so that nobody learns which accounts there are. */
const invalid: Authentication = {
  ...nobody,
  problem: 'This token is not valid: unknown, ended, revoked, or of an account that does not work.',
};

/**
 * Finds out who is behind the request's `Authorization` header: one statement, and one more to act as another person. An
 * outage is an error (UNAVAILABLE), never "nobody".
 * @throws FORBIDDEN when the caller may not act as the person that they want to act as
 */
export async function authenticate(headers: IncomingHttpHeaders, tools: SignInTools): Promise<Authentication> {
  const header = headers.authorization;
  if (header === undefined || header === '') return nobody;
  if (header.length > LONGEST_CREDENTIAL) return refused(tools, 'it is too long');
  const token = bearer.exec(header)?.[1];
  if (token === undefined) return { ...nobody, problem: 'Send the token as `Authorization: Bearer …`.' };
  const find = await finderOf(token, tools);
  if (typeof find === 'string') return refused(tools, find);
  const target = headers[IMPERSONATE_HEADER];
  const found = await callerOf(find, tools);
  if (found === null) return refused(tools, 'no working account has this token or identity');
  return {
    ...(await withTarget(target, found, tools)),
    again: (actors, at) => askingAgain(find, target, { ...tools, actors, at }),
  };
}

// Looks an account up; null when it does not work.
type Finder = (actors: ActorStore, at: number) => Promise<FoundAccount | null>;

// How the account is looked up, or why there is none: for the log only.
async function finderOf(token: string, { verify, sessions, at }: SignInTools): Promise<Finder | string> {
  if (token.startsWith(tokenMark)) {
    if (!isTokenSecret(token)) return 'it is not written like an API token';
    // PERF: what `tokenHash` gives, without the way through another thread that web crypto takes.
    const hash = createHash('sha256').update(token).digest();
    return (actors, moment) => actors.byTokenHash(hash, moment);
  }
  if (sessions.claims(token)) {
    const verdict = await sessions.verify(token, at);
    if ('refusal' in verdict) return verdict.refusal;
    return (actors, moment) => actors.bySession(verdict.sessionId, verdict.userId, moment);
  }
  if (verify === null) return 'it is no token of ours, and there is no OpenID provider';
  const verdict = await verify(token, at);
  if ('refusal' in verdict) return verdict.refusal;
  return (actors, moment) => actors.byIdentity(verdict.identity, moment);
}

async function callerOf(find: Finder, { actors, at }: Pick<SignInTools, 'actors' | 'at'>): Promise<Caller | null> {
  const found = await find(actors, at);
  if (found === null) return null;
  const { account, facts } = found;
  const { principalId, tenantId, scopes } = account;
  const graph = new AccessGraph(facts);
  const rights = rightsOf(graph, principalId, { tenantId, permissions: scopes });
  const belongings = belongingsOf(graph, principalId, tenantId);
  return { graph, actor: { ...account, impersonatorId: null, rights, belongings } };
}

async function withTarget(target: unknown, caller: Caller, tools: SignInTools) {
  if (target === undefined || target === '') return { actor: caller.actor, impersonator: null };
  return { actor: await actedAs(target, caller, tools), impersonator: caller.actor };
}

async function askingAgain(find: Finder, target: unknown, tools: SignInTools): Promise<Actor> {
  const caller = await callerOf(find, tools);
  if (caller === null) throw new DomainError('UNAUTHENTICATED', invalid.problem as string);
  return (await withTarget(target, caller, tools)).actor;
}

function refused({ log }: SignInTools, reason: string): Authentication {
  log.info({ reason }, 'a token was refused');
  return invalid;
}

async function actedAs(target: unknown, caller: Caller, { actors, at, log }: SignInTools): Promise<Actor> {
  try {
    return await impersonate(caller, target, actors, at);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'FORBIDDEN')
      log.warn(
        { actor: caller.actor.principalId, target: String(target).slice(0, 40) },
        'an impersonation was refused',
      );
    throw error;
  }
}
