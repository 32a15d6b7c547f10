import type { UserId } from '../kernel/ids.js';
import { emailKey } from '../kernel/text.js';
import { mailLanguage, mailTime, type MailLanguage } from '../mail/mail-language.js';
import type { MailMessage } from '../mail/mail.js';
import type { UserWriters } from '../users/user-writer.js';
import type { PasswordWriter } from './password-writer.js';
import { newResetSecret, resetHash, resetSecretMs } from './reset-secret.js';
import type { ResetWriter } from './reset-writer.js';

/** What the mail of a forgotten password says. */
interface Said {
  readonly name: string;
  readonly username: string;
  readonly link: string;
  readonly expires: string;
}

interface Wording {
  readonly subject: string;
  readonly lines: (said: Said) => readonly string[];
}

const wordings: Readonly<Record<MailLanguage, Wording>> = {
  en: {
    subject: 'Set a new password',
    lines: ({ name, username, link, expires }) => [
      `Hello ${name},`,
      `somebody wants to set a new password for your account ${username}. If that was you, do it here:\n${link}`,
      `The link is for you alone and works once. It ends on ${expires}.`,
      'If it was not you, you need not do anything: your password stays what it is.',
    ],
  },
  de: {
    subject: 'Neues Passwort setzen',
    lines: ({ name, username, link, expires }) => [
      `Guten Tag ${name},`,
      `jemand möchte für Ihr Konto ${username} ein neues Passwort setzen. Wenn Sie das waren, setzen Sie es hier:\n${link}`,
      `Der Link ist nur für Sie bestimmt und gilt einmal. Er endet am ${expires}.`,
      'Wenn Sie das nicht waren, brauchen Sie nichts zu tun: Ihr Passwort bleibt, wie es ist.',
    ],
  },
};

/** What writing the mail reads and writes. */
export interface ResetMailStores {
  readonly users: UserWriters;
  readonly passwords: PasswordWriter;
  readonly resets: ResetWriter;
}

/**
 * Writes the mail by which somebody sets another password, with a secret of its own; null when they can't any more.
 * @param linkTo makes the link of a secret
 */
export async function composePasswordReset(
  { users, passwords, resets }: ResetMailStores,
  userId: UserId,
  at: number,
  linkTo: (secret: string) => string,
): Promise<MailMessage | null> {
  const account = await passwords.find(userId);
  const user = await users.find({ by: 'id', id: userId });
  const to = account?.recoveryEmail ?? null;
  if (user === null || to === null) return null;
  const secret = newResetSecret();
  const expiresAt = at + resetSecretMs;
  await resets.add({ userId, emailKey: emailKey(to), expiresAt }, await resetHash(secret), at);
  const language = mailLanguage(user.locale ?? 'en');
  const { subject, lines } = wordings[language];
  const { displayName: name, username } = user;
  const said = { name, username, link: linkTo(secret), expires: mailTime(expiresAt, language) };
  return { to, subject, text: `${lines(said).join('\n\n')}\n`, language };
}
