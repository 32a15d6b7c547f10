import { unavailable } from '../../core/kernel/errors.js';

/** Runs pieces of work one after another, in the order they came. A failure stops only its own piece. */
export class Queue {
  private last: Promise<unknown> = Promise.resolve();

  /**
   * Runs work when its turn comes.
   * @throws UNAVAILABLE when it has not come after `patienceMs`; the work is not begun then
   */
  run<T>(work: () => Promise<T>, patienceMs?: number): Promise<T> {
    if (patienceMs === undefined) return this.inTurn(work);
    return new Promise((resolve, reject) => {
      let waiting = true;
      const timer = setTimeout(() => {
        waiting = false;
        reject(unavailable('The database is busy. Try again.'));
      }, patienceMs);
      const begin = async () => {
        clearTimeout(timer);
        if (waiting) resolve(await work());
      };
      this.inTurn(begin).catch(reject);
    });
  }

  /** Resolves when everything that came before has ended. */
  async idle(): Promise<void> {
    await this.last;
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
