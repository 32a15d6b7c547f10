/**
 * Decides when batches are sent: all that wait, together, once nothing is under way any more. Answers that come in one by
 * one would otherwise split batches by chance; so the number of statements depends on the operation and never on timing.
 */
export class Waves {
  private waiting: (() => void)[] = [];
  private running = 0;
  private armed = false;

  /** Sends this batch with the next wave. */
  schedule(send: () => void): void {
    this.waiting.push(send);
    this.arm();
  }

  /** Holds the next wave back until this has ended and whoever waited for it has said what they need next. */
  async during<T>(work: Promise<T>): Promise<T> {
    this.running += 1;
    try {
      return await work;
    } finally {
      this.running -= 1;
      this.arm();
    }
  }

  private arm(): void {
    if (this.armed || this.running > 0 || this.waiting.length === 0) return;
    this.armed = true;
    // After all promises that are already settled: their consumers may add to this wave.
    setImmediate(() => {
      this.armed = false;
      if (this.running > 0) return;
      const wave = this.waiting;
      this.waiting = [];
      for (const send of wave) send();
    });
  }
}
