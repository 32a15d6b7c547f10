import { isUnavailable } from './errors.js';
import { Queue } from './queue.js';

/**
 * The statements of one transaction: one after another, none after its end, and none after one that the server did not
 * survive. A deadlock, for one, ends the transaction on the server; what came next would be kept by itself.
 */
export class TransactionStatements {
  private readonly queue = new Queue();
  private broken: { readonly by: unknown } | undefined;
  private ended = false;

  /** Sends a statement when those before it have been answered. */
  async send<T>(statement: () => Promise<T>): Promise<T> {
    if (this.ended) throw new Error('This transaction has ended.');
    return this.queue.run(async () => {
      if (this.broken) throw this.broken.by;
      try {
        return await statement();
      } catch (error) {
        if (isUnavailable(error)) this.broken = { by: error };
        throw error;
      }
    });
  }

  /**
   * Waits for what was sent, and lets nothing through any more.
   * @throws what broke the transaction, even if the work did not mind: there is nothing left to commit
   */
  async complete(): Promise<void> {
    await this.end();
    if (this.broken) throw this.broken.by;
  }

  /** The same for a transaction that is given up: what was not sent yet is not sent. */
  async giveUp(reason: unknown): Promise<void> {
    this.broken ??= { by: reason };
    await this.end();
  }

  private async end(): Promise<void> {
    this.ended = true;
    await this.queue.idle();
  }
}
