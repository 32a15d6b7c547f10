/** The links of mails, by the secrets that go into them. */
export interface MailLinks {
  readonly invitationLink: (secret: string) => string;
  readonly passwordResetLink: (secret: string) => string;
}

const place = '{secret}';

/**
 * The link that a secret goes into: in the place of `{secret}`, or else behind `#` under a name, which no server gets to see.
 * @param address the page that the link opens
 */
export function secretLink(address: string, name: string, secret: string): string {
  return address.includes(place) ? address.replaceAll(place, secret) : `${address}#${name}=${secret}`;
}
