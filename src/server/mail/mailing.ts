import type { Logger } from 'pino';
import type { MailResult, MailService } from '../../core/mail/mail-service.js';

/** How far apart two looks into the outbox are, in milliseconds. */
export const MAILS_APART_MS = 2_000;

/** Sends the mails of the outbox while the server runs. A failure is logged, and tried again. */
export class Mailing {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | null = null;
  private isOver = false;

  constructor(
    private readonly service: Pick<MailService<never>, 'run'>,
    private readonly log: Pick<Logger, 'info' | 'warn' | 'error'>,
  ) {}

  /** Sends what is due at once, and every two seconds. */
  start(): void {
    this.look();
    this.timer = setInterval(() => this.look(), MAILS_APART_MS).unref();
  }

  /** Lets the mail that is being sent go out, and leaves the rest to the next process. It never fails. */
  async stop(): Promise<void> {
    this.isOver = true;
    clearInterval(this.timer);
    await this.running;
  }

  private look(): void {
    // A slow server is not asked by two at once.
    this.running ??= this.send().finally(() => {
      this.running = null;
    });
  }

  private async send(): Promise<void> {
    try {
      await this.service.run(
        (result) => this.tell(result),
        () => this.isOver,
      );
    } catch (error) {
      this.log.warn({ err: error }, 'the outbox could not be worked off');
    }
  }

  private tell({ key, outcome, problem, unexpected }: MailResult): void {
    if (outcome === 'SENT') {
      this.log.info({ mail: key }, 'a mail was handed over');
      return;
    }
    const message = outcome === 'POSTPONED' ? 'a mail could not be handed over yet' : 'a mail was given up';
    if (unexpected === undefined) this.log.warn({ mail: key, problem }, message);
    else this.log.error({ mail: key, problem, err: unexpected }, message);
  }
}
