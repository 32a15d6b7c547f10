/** A key that signs access tokens for a time, and is published until the last of them has ended. Milliseconds since 1970. */
export interface SigningKey {
  readonly kid: string;
  /** What others verify by, as JSON. */
  readonly publicJwk: string;
  /** What signs, sealed with the secret of the configuration; null for a key that one process alone has. */
  readonly sealedPrivate: string | null;
  readonly signsFrom: number;
  readonly signsUntil: number;
  readonly publishedUntil: number;
}

/** Keeps signing keys for all processes. */
export interface SigningKeyStore {
  /** Those that are published at a moment, the oldest first. */
  published(at: number): Promise<SigningKey[]>;
  /** Adds one, and forgets those that are not published any more. */
  add(key: SigningKey, at: number): Promise<void>;
}
