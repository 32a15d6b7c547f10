import type { IncomingHttpHeaders } from 'node:http';
import type { Actor } from '../core/access/actor.js';
import type { ActorStore } from '../core/access/actor-store.js';
import { isTokenSecret, tokenHash } from '../core/tokens/token-secret.js';

/** Who is asking, or why that is not known. */
export type Authentication = { readonly actor: Actor } | { readonly actor: null; readonly problem?: string };

const bearer = /^Bearer +(\S+)$/i;

/** Finds the actor behind the request's `Authorization` header. An outage is an error, never "nobody". */
export async function authenticate(
  headers: IncomingHttpHeaders,
  actors: ActorStore,
  at: number,
): Promise<Authentication> {
  const header = headers.authorization;
  if (header === undefined || header === '') return { actor: null };
  const secret = bearer.exec(header)?.[1];
  if (secret === undefined) return { actor: null, problem: 'Send the token as `Authorization: Bearer …`.' };
  const actor = isTokenSecret(secret) ? await actors.byTokenHash(await tokenHash(secret), at) : null;
  return actor === null
    ? { actor, problem: 'This token is not valid: unknown, ended, revoked, or of an account that does not work.' }
    : { actor };
}
