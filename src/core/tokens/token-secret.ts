/** What every API token starts with, so that people and secret scanners recognise one. */
export const tokenMark = 'dzn_';

const secretForm = /^dzn_[A-Za-z0-9_-]{43}$/;

/** A new token: the mark and 256 random bits. It is shown once; only its hash is kept. */
export function newTokenSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return `${tokenMark}${Buffer.from(bytes).toString('base64url')}`;
}

/** Whether a text can be an API token at all. */
export function isTokenSecret(text: string): boolean {
  return secretForm.test(text);
}

/** The SHA-256 hash under which a token is kept and found. A slow hash would gain nothing: nobody guesses 256 bits. */
export async function tokenHash(secret: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret)));
}

/** The part of a token that may be shown again, to tell one from another. */
export function tokenPrefix(secret: string): string {
  return secret.slice(0, 12);
}
