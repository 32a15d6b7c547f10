import type { InvitationId } from '../kernel/ids.js';
import { mailLanguage, mailTime, type MailLanguage } from '../mail/mail-language.js';
import type { MailMessage } from '../mail/mail.js';
import { invitationStatus } from './invitation.js';
import { newInvitationSecret } from './invitation-secret.js';
import type { InvitationWriter } from './invitation-writer.js';

/** What the mail of an invitation says. */
interface Said {
  readonly tenant: string;
  /** Null when the account is gone. */
  readonly inviter: string | null;
  readonly message: string | null;
  readonly link: string;
  readonly expires: string;
}

interface Wording {
  subject(said: Said): string;
  lines(said: Said): readonly string[];
}

const wordings: Readonly<Record<MailLanguage, Wording>> = {
  en: {
    subject: ({ tenant }) => `Invitation to ${tenant}`,
    lines: ({ tenant, inviter, message, link, expires }) => [
      inviter === null ? `You are invited to join ${tenant}.` : `${inviter} invites you to join ${tenant}.`,
      ...quoted(message),
      `Accept the invitation here:\n${link}`,
      `The link is for you alone and works once. It ends on ${expires}.`,
      'If you did not expect this, you need not do anything.',
    ],
  },
  de: {
    subject: ({ tenant }) => `Einladung zu ${tenant}`,
    lines: ({ tenant, inviter, message, link, expires }) => [
      inviter === null ? `Sie sind zu ${tenant} eingeladen.` : `${inviter} lädt Sie zu ${tenant} ein.`,
      ...quoted(message),
      `Hier nehmen Sie die Einladung an:\n${link}`,
      `Der Link ist nur für Sie bestimmt und gilt einmal. Er endet am ${expires}.`,
      'Wenn Sie das nicht erwartet haben, brauchen Sie nichts zu tun.',
    ],
  },
};

// Marked line by line, so that the words of somebody else can't be taken for ours.
function quoted(message: string | null): string[] {
  return message === null ? [] : [message.replaceAll(/^/gm, '> ')];
}

/**
 * Writes the mail of an invitation, with a secret of its own; null when it can't be accepted any more.
 * @param linkTo makes the link of a secret
 */
export async function composeInvitation(
  { invitations }: { readonly invitations: InvitationWriter },
  id: InvitationId,
  at: number,
  linkTo: (secret: string) => string,
): Promise<MailMessage | null> {
  const invitation = await invitations.find(id);
  if (invitation === null || invitationStatus(invitation, at) !== 'PENDING') return null;
  const { email, message, expiresAt } = invitation;
  const language = mailLanguage(invitation.language);
  const { tenant, inviter } = await invitations.namesOf(id);
  const secret = await newInvitationSecret({ invitations, id, at }, true);
  const expires = mailTime(expiresAt, language);
  const said: Said = { tenant, inviter, message, link: linkTo(secret), expires };
  const wording = wordings[language];
  return { to: email, subject: wording.subject(said), text: `${wording.lines(said).join('\n\n')}\n`, language };
}
