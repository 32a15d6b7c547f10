import type { InvitationId } from '../kernel/ids.js';
import { secretLink } from '../mail/secret-link.js';
import type { InvitationWriter } from './invitation-writer.js';

/** The SHA-256 hash under which the secret of an invitation is kept. Nobody guesses 256 bits. */
export async function invitationHash(secret: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`invitation ${secret}`)));
}

/**
 * Makes one more secret that opens an invitation. It is told this once; only its hash is kept.
 * @param isMailed whether it goes to the address of the invitation and nowhere else
 */
export async function newInvitationSecret(
  { invitations, id, at }: { readonly invitations: InvitationWriter; readonly id: InvitationId; readonly at: number },
  isMailed: boolean,
): Promise<string> {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const secret = `dzi_${Buffer.from(bytes).toString('base64url')}`;
  await invitations.addSecret(id, { hash: await invitationHash(secret), isMailed, at });
  return secret;
}

/** The link by which it is accepted. */
export function invitationLink(address: string, secret: string): string {
  return secretLink(address, 'invitation', secret);
}
