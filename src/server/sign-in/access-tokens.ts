import { randomUUID } from 'node:crypto';
import { decodeJwt, errors, jwtVerify, SignJWT, type JWTPayload } from 'jose';
import type { Clock } from '../../core/kernel/clock.js';
import { isId, type SessionId, type UserId } from '../../core/kernel/ids.js';
import type { AccessToken, AccessTokens } from '../../core/sessions/access-token.js';
import { sessionLifetimes, type Session } from '../../core/sessions/session.js';
import { CLOCK_TOLERANCE_S, reasonOf } from './open-id.js';
import { SIGNING_ALGORITHM, type SigningKeys } from './signing-keys.js';

/** Which session a token belongs to, or why to none: in words for the log. */
export type SessionVerdict = { readonly sessionId: SessionId; readonly userId: UserId } | { readonly refusal: string };

/** The kind of token that RFC 9068 names, which no other kind of JWT passes for. */
const TYPE = 'at+jwt';

/**
 * The access tokens of sessions: JWTs that the instance signs itself, in its own name and for itself. Whoever else verifies one, by
 * the keys that are published, learns who it is, and not whether the session has ended since.
 */
export class SessionTokens implements AccessTokens {
  constructor(
    private readonly keys: SigningKeys,
    private readonly issuedBy: string,
    private readonly clock: Clock,
  ) {}

  async issuer(): Promise<(session: Session) => Promise<AccessToken>> {
    const { kid, key } = await this.keys.signer();
    return async ({ id, userId, expiresAt: end }) => {
      const at = this.clock();
      const [from, until] = [at, Math.min(at + sessionLifetimes.accessMs, end)].map((ms) => Math.floor(ms / 1000)) as [
        number,
        number,
      ];
      const token = await new SignJWT({ sid: id })
        .setProtectedHeader({ alg: SIGNING_ALGORITHM, typ: TYPE, kid })
        .setIssuer(this.issuedBy)
        .setAudience(this.issuedBy)
        .setSubject(userId)
        .setJti(randomUUID())
        .setIssuedAt(from)
        .setNotBefore(from)
        .setExpirationTime(until)
        .sign(key);
      return { token, expiresAt: until * 1000 };
    };
  }

  /** Whether a token says that the instance has issued it, which is not proven by that. */
  claims(token: string): boolean {
    try {
      return decodeJwt(token).iss === this.issuedBy;
    } catch {
      return false;
    }
  }

  /** Judges a token as of a moment. @throws UNAVAILABLE when the keys can't be had */
  async verify(token: string, at: number): Promise<SessionVerdict> {
    try {
      const keyOf = async ({ kid = '' }: { kid?: string }) => {
        const key = await this.keys.verifier(kid);
        if (key === null) throw new errors.JWKSNoMatchingKey();
        return key;
      };
      const { payload } = await jwtVerify(token, keyOf, {
        issuer: this.issuedBy,
        audience: this.issuedBy,
        typ: TYPE,
        algorithms: [SIGNING_ALGORITHM],
        requiredClaims: ['exp', 'nbf', 'sub', 'sid'],
        clockTolerance: CLOCK_TOLERANCE_S,
        currentDate: new Date(at),
      });
      return sessionIn(payload);
    } catch (error) {
      if (error instanceof errors.JOSEError) return { refusal: reasonOf(error) };
      throw error;
    }
  }
}

function sessionIn({ sub: userId, sid: sessionId }: JWTPayload): SessionVerdict {
  return isId(userId, 'usr') && isId(sessionId, 'ses')
    ? { userId, sessionId }
    : { refusal: 'the claims sub and sid are no ids' };
}
