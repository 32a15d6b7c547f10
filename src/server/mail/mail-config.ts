import { z } from 'zod';
import { DomainError } from '../../core/kernel/errors.js';
import { checkedEmail } from '../../core/kernel/text.js';

/** Where mails are handed over, and who they are from. */
export interface MailConfig {
  readonly host: string;
  readonly port: number;
  /** Whether the connection is encrypted from the start; if not, it is as soon as the server offers it. */
  readonly secure: boolean;
  /** Null for a server that asks nobody who they are. */
  readonly account: { readonly user: string; readonly password: string } | null;
  readonly from: { readonly name: string; readonly address: string };
}

type Sender = MailConfig['from'];
type Server = Omit<MailConfig, 'from'>;

/** The variables about mail. */
export const mailVariables = {
  DENIZEN_SMTP_URL: z
    .string()
    .optional()
    .transform((text, context): Server | undefined => {
      const server = text === undefined ? undefined : serverOf(text);
      if (server !== null) return server;
      // Not the text: it may hold a password.
      context.addIssue('must be the address of a mail server, smtp:// or smtps:// with a host');
      return z.NEVER;
    }),
  DENIZEN_MAIL_FROM: z
    .string()
    .optional()
    .transform((text, context): Sender | undefined => {
      const sender = text === undefined ? undefined : senderOf(text);
      if (sender !== null) return sender;
      context.addIssue(`must be an e-mail address, or a name with one in <…>, not "${text}"`);
      return z.NEVER;
    }),
  DENIZEN_INVITATION_URL: z
    .string()
    .refine(isWebAddress, 'must be the web address of the page on which people accept an invitation')
    .optional(),
  DENIZEN_PASSWORD_RESET_URL: z
    .string()
    .refine(isWebAddress, 'must be the web address of the page on which people set a password that they have forgotten')
    .optional(),
};

/** Right values of those variables. */
export const mailExamples: Readonly<Partial<Record<string, string>>> = {
  DENIZEN_SMTP_URL: 'smtps://user:password@mail.example.com',
  DENIZEN_MAIL_FROM: 'Denizen <denizen@example.com>',
  DENIZEN_INVITATION_URL: 'https://app.example.com/invitation',
  DENIZEN_PASSWORD_RESET_URL: 'https://app.example.com/new-password',
};

interface MailVariables {
  readonly DENIZEN_SMTP_URL?: Server | undefined;
  readonly DENIZEN_MAIL_FROM?: Sender | undefined;
  readonly DENIZEN_INVITATION_URL?: string | undefined;
  readonly DENIZEN_PASSWORD_RESET_URL?: string | undefined;
}

/** The part of the configuration that is about mail. */
export function mailFrom(read: MailVariables): {
  readonly mail: MailConfig | null;
  readonly invitationUrl: string | null;
  readonly passwordResetUrl: string | null;
} {
  const { DENIZEN_SMTP_URL: server, DENIZEN_MAIL_FROM: from } = read;
  return {
    mail: server === undefined || from === undefined ? null : { ...server, from },
    invitationUrl: read.DENIZEN_INVITATION_URL ?? null,
    passwordResetUrl: read.DENIZEN_PASSWORD_RESET_URL ?? null,
  };
}

/** What contradicts itself in these variables. */
export function mailContradictions(given: Readonly<Record<string, string | undefined>>): string[] {
  const { DENIZEN_SMTP_URL: server, DENIZEN_MAIL_FROM: from, NODE_ENV, HOST = '' } = given;
  const problems = [];
  if (server !== undefined && from === undefined)
    problems.push(
      `DENIZEN_MAIL_FROM must be set with DENIZEN_SMTP_URL: who the mails are from, for example DENIZEN_MAIL_FROM=${mailExamples['DENIZEN_MAIL_FROM']}`,
    );
  const inProduction = NODE_ENV === 'production';
  // Its own address is what mails lead to otherwise.
  const isEverywhere = /^[0:]+$|^0\.0\.0\.0$/.test(HOST);
  if (!inProduction && !isEverywhere) return problems;
  const when = inProduction ? 'in production' : `when HOST is ${HOST}, which nobody can open`;
  for (const name of ['DENIZEN_INVITATION_URL', 'DENIZEN_PASSWORD_RESET_URL']) {
    const page = given[name];
    if (server !== undefined && page === undefined)
      problems.push(
        `${name} must be set with DENIZEN_SMTP_URL ${when}: the page that mails lead to, for example ${name}=${mailExamples[name]}`,
      );
    if (inProduction && page !== undefined && isWebAddress(page) && !page.startsWith('https://'))
      problems.push(`${name} must begin with https:// in production: the link holds a secret`);
  }
  return problems;
}

function serverOf(text: string): Server | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^smtps?:$/.test(url.protocol) || url.hostname === '') return null;
  if (!['', '/'].includes(url.pathname) || url.search !== '' || url.hash !== '') return null;
  const secure = url.protocol === 'smtps:';
  const [user, password] = [unescaped(url.username), unescaped(url.password)];
  if (user === null || password === null) return null;
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    account: user === '' ? null : { user, password },
  };
}

function unescaped(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function senderOf(text: string): Sender | null {
  const [, name = '', address = text] = /^([^<>"\r\n]*)<([^<>]+)>$/.exec(text) ?? [];
  try {
    return { name: name.trim(), address: checkedEmail(address) };
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
