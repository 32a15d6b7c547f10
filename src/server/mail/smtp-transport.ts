import { createTransport, type Transporter } from 'nodemailer';
import { MailNotSent, type MailMessage, type MailTransport } from '../../core/mail/mail.js';
import type { MailConfig } from './mail-config.js';

/** How long each step of handing a mail over may take, in milliseconds; all together less than a claim lasts. */
const stepMs = 10_000;

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/;

/** Hands mails over by SMTP, one connection for each. A password goes over an encrypted connection, or to this machine. */
export class SmtpTransport implements MailTransport {
  private readonly transporter: Transporter;

  constructor(private readonly config: MailConfig) {
    const { host, port, secure, account } = config;
    this.transporter = createTransport({
      host,
      port,
      secure,
      ...(account === null ? {} : { auth: { user: account.user, pass: account.password } }),
      requireTLS: !secure && account !== null && !loopback.test(host),
      connectionTimeout: stepMs,
      greetingTimeout: stepMs,
      socketTimeout: stepMs,
      dnsTimeout: stepMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async send({ to, subject, text, language }: MailMessage, key: string): Promise<void> {
    const { from } = this.config;
    try {
      await this.transporter.sendMail({
        from,
        to: { name: '', address: to },
        subject,
        text,
        messageId: `<${key}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`,
        headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
      });
    } catch (error) {
      throw notSent(error);
    }
  }

  close(): void {
    this.transporter.close();
  }
}

interface SmtpError {
  readonly code?: string;
  readonly responseCode?: number;
}

// What the server has said of the mail itself is final when it says so; what it says of us may change with the next setting.
function notSent(error: unknown): MailNotSent {
  const { code = 'unknown', responseCode } = error as SmtpError;
  const isOfMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  // Not the server's words: they tend to repeat the address.
  const reason = responseCode === undefined ? code : `${code} ${responseCode}`;
  return new MailNotSent(isOfMail && (responseCode ?? 0) >= 500, reason, { cause: error });
}
