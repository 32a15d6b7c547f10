import type { Clock } from '../kernel/clock.js';
import { DomainError } from '../kernel/errors.js';
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import { MailNotSent, type MailMessage, type MailTransport } from './mail.js';
import { mailKey, type MailQueue, type MailSubject, type QueuedMail } from './outbox.js';

/** How often a mail is tried before it is given up: for about a day. */
export const mostTries = 10;

/** How long a process may take to hand a mail over before another one tries, in milliseconds. */
export const leaseMs = 5 * 60 * 1000;

/** How many mails are looked up at once. */
const batch = 50;

const firstPauseMs = 30_000;
const longestPauseMs = 6 * 60 * 60 * 1000;

/** How long to wait after so many tries, in milliseconds: half a minute, then four times as long each time, at most six hours. */
export function pauseAfter(tries: number): number {
  return Math.min(firstPauseMs * 4 ** (tries - 1), longestPauseMs);
}

/** Makes a mail of what it is about; null when there is nothing to be said any more. */
export type Composer<Stores, Subject extends MailSubject = MailSubject> = (
  stores: Stores,
  subject: Subject,
  at: number,
) => Promise<MailMessage | null>;

/** What became of a mail that was tried. */
export interface MailResult {
  readonly key: string;
  readonly outcome: 'SENT' | 'POSTPONED' | 'FAILED';
  /** Why it was not sent, without the address; null when it was. */
  readonly problem: string | null;
  /** What nobody expected while the mail was written: for the log alone, as it may hold anything. */
  readonly unexpected?: unknown;
}

/** Why a mail was not sent that could not even be written. */
const notWritten = { isFinal: false, reason: 'it could not be written' };

/**
 * Sends the mails of the outbox. Each is claimed and written in one transaction, handed over without any, and ticked off in
 * another one: of several processes one sends it, and when that dies on the way another one does later. A mail that was
 * handed over by a process that died before it could say so goes out twice, under the same key. One that can't be written
 * waits as one that can't be handed over does: the others must not wait for it.
 */
export class MailService<Stores extends { readonly mail: MailQueue }> {
  constructor(
    private readonly unitOfWork: UnitOfWork<Stores>,
    private readonly clock: Clock,
    private readonly transport: MailTransport,
    private readonly composers: { readonly [S in MailSubject as S['kind']]: Composer<Stores, S> },
  ) {}

  /**
   * Tries whatever is due, once.
   * @param isOver asked before each mail: whether to leave the rest
   * @param onResult told of each mail that was tried
   * @throws UNAVAILABLE when the database does not answer
   */
  async run(onResult: (result: MailResult) => void = () => {}, isOver: () => boolean = () => false): Promise<void> {
    const at = this.clock();
    for (;;) {
      const due = await this.unitOfWork.run(({ mail }) => mail.due(at, batch));
      for (const mail of due) {
        if (isOver()) return;
        const result = await this.try(mail);
        if (result !== null) onResult(result);
      }
      // Whatever was tried is due later, or never again.
      if (due.length < batch) return;
    }
  }

  private async try(mail: QueuedMail): Promise<MailResult | null> {
    const key = mailKey(mail);
    let message: MailMessage | null;
    try {
      message = await this.claimed(mail);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'UNAVAILABLE') throw error;
      const result = await this.notWritten(mail);
      return result && { key, ...result, unexpected: error };
    }
    if (message === null) return null;
    try {
      await this.transport.send(message, key);
    } catch (error) {
      if (!(error instanceof MailNotSent)) throw error;
      return { key, ...(await this.unitOfWork.run((stores) => this.notSent(stores, mail, error))) };
    }
    await this.unitOfWork.run((stores) => stores.mail.sent(mail, this.clock()));
    return { key, outcome: 'SENT', problem: null };
  }

  private claimed(mail: QueuedMail): Promise<MailMessage | null> {
    return this.unitOfWork.run(async (stores) => {
      const at = this.clock();
      if (!(await stores.mail.claim(mail, at + leaseMs))) return null;
      // A subject goes to the composer of its own kind, which types can't tell.
      const compose = this.composers[mail.subject.kind] as Composer<Stores>;
      const message = await compose(stores, mail.subject, at);
      if (message === null) await stores.mail.drop(mail);
      return message;
    });
  }

  // The claim has been undone with all that was read for the mail: it is made once more, for the try to count.
  private notWritten(mail: QueuedMail): Promise<Omit<MailResult, 'key'> | null> {
    return this.unitOfWork.run(async (stores) => {
      const isOurs = await stores.mail.claim(mail, this.clock() + leaseMs);
      return isOurs ? this.notSent(stores, mail, notWritten) : null;
    });
  }

  private async notSent(
    stores: Stores,
    mail: QueuedMail,
    { isFinal, reason }: Pick<MailNotSent, 'isFinal' | 'reason'>,
  ): Promise<Omit<MailResult, 'key'>> {
    const tries = mail.attempts + 1;
    if (isFinal || tries >= mostTries) {
      await stores.mail.giveUp(mail, reason);
      return { outcome: 'FAILED', problem: reason };
    }
    await stores.mail.postpone(mail, this.clock() + pauseAfter(tries), reason);
    return { outcome: 'POSTPONED', problem: reason };
  }
}
