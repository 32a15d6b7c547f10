import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** A mail that a server has taken. */
export interface TakenMail {
  /** Who has signed in to hand it over; null for nobody. */
  readonly user: string | null;
  readonly from: string;
  readonly to: readonly string[];
  /** As it came, headers and all. */
  readonly raw: string;
}

type Message = { readonly port: number } | { readonly mail: TakenMail };

/** A mail server in a process of its own, on a free port of 127.0.0.1. What it refuses: `smtp-server-process.cjs`. */
export class MailServer {
  readonly mails: TakenMail[] = [];

  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
  ) {}

  /** @param port the port of one that was stopped; any free one if left out */
  static async start(port = 0): Promise<MailServer> {
    const child = fork(join('test', 'support', 'smtp-server-process.cjs'), [String(port)]);
    return new Promise((resolve, reject) => {
      let server: MailServer | undefined;
      child.once('error', reject);
      child.once('exit', () => reject(new Error('The mail server did not start.')));
      child.on('message', (message: Message) => {
        if ('port' in message) return resolve((server = new MailServer(child, message.port)));
        server?.mails.push(message.mail);
        child.send('taken');
      });
    });
  }

  /** The mails that went to an address. */
  to(address: string): TakenMail[] {
    return this.mails.filter((mail) => mail.to.includes(address));
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGKILL');
    await gone;
  }
}

/** The text of a mail, whatever its transfer encoding. */
export function textOf({ raw }: TakenMail): string {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  if (/^content-transfer-encoding: base64/im.test(head)) return Buffer.from(body, 'base64').toString();
  if (!/^content-transfer-encoding: quoted-printable/im.test(head)) return body;
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

/** A header of a mail, unfolded; words in other alphabets as they are read. */
export function headerOf({ raw }: TakenMail, name: string): string {
  const [head = ''] = raw.split('\r\n\r\n');
  const unfolded = head.replace(/\r\n[ \t]+/g, ' ');
  const line = unfolded.split('\r\n').find((one) => one.toLowerCase().startsWith(`${name.toLowerCase()}:`)) ?? '';
  return line
    .slice(name.length + 1)
    .trim()
    .replace(/\?= =\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString()
        : Buffer.from(
            text
              .replaceAll('_', ' ')
              .replace(/=([0-9A-F]{2})/g, (_all, code: string) => String.fromCharCode(parseInt(code, 16))),
            'latin1',
          ).toString(),
    );
}
