import type { Session } from './session.js';

/** What goes with each request of a session, as `Authorization: Bearer …`. */
export interface AccessToken {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Makes access tokens. */
export interface AccessTokens {
  /**
   * Gets ready to make them, so that no session is opened for which there would be none.
   * @throws UNAVAILABLE when the keys can't be had
   */
  issuer(): Promise<(session: Session) => Promise<AccessToken>>;
}
