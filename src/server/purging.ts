import type { Logger } from 'pino';
import type { PurgeService } from '../core/users/purge-service.js';

/** How far apart two purges are, in milliseconds: an hour. */
export const PURGE_APART_MS = 60 * 60 * 1000;

/** Deletes the accounts whose time has come now and then, while the server runs. A failure is logged, and tried again. */
export class Purging {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly service: Pick<PurgeService, 'run'>,
    private readonly log: Pick<Logger, 'info' | 'warn'>,
  ) {}

  /** Purges at once, and every hour. */
  start(): void {
    this.purge();
    this.timer = setInterval(() => this.purge(), PURGE_APART_MS).unref();
  }

  /** Resolves when nothing is being purged any more. It never fails. */
  stop(): Promise<void> {
    clearInterval(this.timer);
    return this.running;
  }

  private purge(): void {
    this.running = this.running.then(async () => {
      try {
        const count = await this.service.run();
        if (count > 0) this.log.info({ count }, 'accounts whose deletion was due were deleted');
      } catch (error) {
        this.log.warn({ err: error }, 'accounts whose deletion was due could not be deleted');
      }
    });
  }
}
