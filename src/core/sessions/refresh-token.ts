import { tokenHash } from '../tokens/token-secret.js';

/**
 * A refresh token: the mark, 128 bits that stay the same as long as the session lasts, and 256 that every renewal exchanges.
 * Whoever has the first without the right second has an old token, so that it was stolen from somebody or by somebody.
 */
const form = /^dzr_([A-Za-z0-9_-]{22})([A-Za-z0-9_-]{43})$/;

const mark = 'dzr_';

/** What is kept of a refresh token: two SHA-256 hashes. A slow hash would gain nothing, nobody guesses so many bits. */
export interface RefreshHashes {
  /** Of the part that stays. */
  readonly family: Uint8Array;
  /** Of the whole. */
  readonly whole: Uint8Array;
}

/** A new token, of the family of another one if there is one. */
export function newRefreshToken(before?: string): string {
  const family = before === undefined ? random(16) : (form.exec(before)?.[1] ?? random(16));
  return `${mark}${family}${random(32)}`;
}

/** The hashes of a text that can be a refresh token; null for any other. */
export async function refreshHashes(token: string): Promise<RefreshHashes | null> {
  const family = form.exec(token)?.[1];
  return family === undefined ? null : { family: await tokenHash(family), whole: await tokenHash(token) };
}

/** Whether two hashes are the same, in a time that does not tell where they differ. */
export function isSameHash(one: Uint8Array, other: Uint8Array): boolean {
  let difference = one.length ^ other.length;
  for (let n = 0; n < one.length; n++) difference |= (one[n] as number) ^ (other[n] ?? 0);
  return difference === 0;
}

function random(bytes: number): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(bytes))).toString('base64url');
}
