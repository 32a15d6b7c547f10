import { secretLink } from '../mail/secret-link.js';

/** How long the secret of a mail sets a password, in milliseconds. */
export const resetSecretMs = 60 * 60 * 1000;

/** The SHA-256 hash under which such a secret is kept. Nobody guesses 256 bits. */
export async function resetHash(secret: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`password reset ${secret}`)));
}

/** A new secret, which only its mail tells. */
export function newResetSecret(): string {
  return `dzp_${Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url')}`;
}

/** The link in the mail, to the page on which people set their password. */
export function passwordResetLink(address: string, secret: string): string {
  return secretLink(address, 'password-reset', secret);
}
