import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import type { UnitOfWork } from '../../core/kernel/unit-of-work.js';
import { isRetryable } from './errors.js';
import type { Database } from './database.js';
import { SqlSession, type SqlStatistics } from './session.js';

const mostTries = 5;

// The database on which the work that is going on has a transaction.
const within = new AsyncLocalStorage<Database>();
let running = 0;

/**
 * Transactions on an open database; `storesOf` makes the stores that work inside one of them. Their statements are added to
 * `statistics`.
 */
export class SqlUnitOfWork<Stores> implements UnitOfWork<Stores> {
  constructor(
    private readonly database: Database,
    private readonly storesOf: (session: SqlSession) => Stores,
    private readonly statistics?: SqlStatistics,
  ) {}

  async run<T>(work: (stores: Stores) => Promise<T>): Promise<T> {
    if (within.getStore() === this.database)
      throw new Error(
        'A transaction within a transaction would wait for itself: use the stores that the work is given.',
      );
    running += 1;
    try {
      return await within.run(this.database, () => this.tried(work));
    } finally {
      running -= 1;
      // PERF: while it is in use, Node 20 and 22 run hooks for every promise of the process, reading requests' included.
      if (running === 0) within.disable();
    }
  }

  private async tried<T>(work: (stores: Stores) => Promise<T>): Promise<T> {
    const deadline = performance.now() + this.database.reader.statementTimeoutMs;
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.database.transaction((connection) =>
          work(this.storesOf(new SqlSession(connection, this.statistics))),
        );
      } catch (error) {
        if (attempt >= mostTries || !isRetryable(error) || performance.now() > deadline) throw error;
        await delay(Math.random() * 20 * 2 ** attempt);
      }
    }
  }
}
