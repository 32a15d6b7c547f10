import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import type { ProvenIdentity } from '../../core/access/actor-store.js';
import { DomainError, unavailable } from '../../core/kernel/errors.js';
import type { OpenIdConfig } from './sign-in-config.js';

/** Whom a token proves, or why it proves nobody: in words for the log, never for whoever sent it. */
export type Verdict = { readonly identity: ProvenIdentity } | { readonly refusal: string };

/** Judges a token as of a moment in milliseconds since 1970. Rejects with UNAVAILABLE when the keys can't be had. */
export type OpenIdVerifier = (token: string, at: number) => Promise<Verdict>;

/** How far the clock of whoever has signed a token may be from ours. */
export const CLOCK_TOLERANCE_S = 60;

/**
 * Makes what verifies the tokens of an OpenID provider. Its keys are fetched when the first token comes, kept for ten minutes,
 * and fetched again for a key that is not among them, at most every half a minute.
 * @param patienceMs how long the provider may take to show its keys
 */
export function openIdVerifier(config: OpenIdConfig, patienceMs = 5_000): OpenIdVerifier {
  const keyOf = availableKeys(createRemoteJWKSet(new URL(config.jwksUrl), { timeoutDuration: patienceMs }));
  return async (token, at) => {
    try {
      const { payload } = await jwtVerify(token, keyOf, {
        issuer: config.issuer,
        audience: config.audience,
        algorithms: [...config.algorithms],
        requiredClaims: ['exp', 'sub'],
        clockTolerance: CLOCK_TOLERANCE_S,
        currentDate: new Date(at),
      });
      return identityIn(payload, config);
    } catch (error) {
      if (error instanceof DomainError) throw error;
      if (error instanceof errors.JOSEError) return { refusal: reasonOf(error) };
      throw unavailable('The token could not be verified. Try again later.', error);
    }
  };
}

// Whatever goes wrong with the keys is the provider's fault and not the token's, unless the token names a key that is not there.
function availableKeys(keys: JWTVerifyGetKey): JWTVerifyGetKey {
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) throw error;
      throw unavailable('The identity provider does not show its keys. Try again later.', error);
    }
  };
}

function identityIn(payload: JWTPayload, { provider, matchEmail }: OpenIdConfig): Verdict {
  const { sub: subject, email, email_verified: verified } = payload;
  if (typeof subject !== 'string' || subject === '') return { refusal: 'the claim sub is no text' };
  const provenEmail = matchEmail && verified === true && typeof email === 'string' && email !== '' ? email : null;
  return { identity: { provider, subject, email: provenEmail } };
}

/** Why a token is refused, for the log. The message of the library may quote the token; its code and the name of a claim don't. */
export function reasonOf(error: InstanceType<typeof errors.JOSEError>): string {
  const isAboutClaim = error instanceof errors.JWTClaimValidationFailed || error instanceof errors.JWTExpired;
  return isAboutClaim ? `${error.code} ${error.claim}` : error.code;
}
