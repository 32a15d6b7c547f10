import type { DataSource, QueryRunner } from 'typeorm';
import { DomainError } from '../../core/kernel/errors.js';
import { inTime } from './in-time.js';
import type { SqlValue } from './sql.js';

/** What a statement brought: rows, or how many of them it touched. */
export interface Sent {
  readonly raw: unknown;
  readonly affected?: number;
}

interface PooledConnection {
  destroy(): void;
}

/** A connection of a pool for as long as one piece of work needs it. Give it back with `release`. */
export class MysqlLease {
  private constructor(
    private readonly runner: QueryRunner,
    private readonly connection: PooledConnection,
  ) {}

  /**
   * Takes a connection out of a pool.
   * @throws UNAVAILABLE when none has become free in time, which mysql2 would wait for without end
   */
  static async of(pool: DataSource, withinMs: number): Promise<MysqlLease> {
    const runner = pool.createQueryRunner();
    const connecting = runner.connect() as Promise<PooledConnection>;
    try {
      return new MysqlLease(runner, await inTime(connecting, withinMs));
    } catch (error) {
      // One that comes too late goes straight back.
      connecting.then(() => runner.release()).catch(() => undefined);
      throw error;
    }
  }

  /**
   * Sends a statement. A connection on which it is not answered in time may be dead without our knowing: it leaves the
   * pool, so that it does not keep a place there for ever.
   * @throws UNAVAILABLE when no answer came in time, or what the driver says
   */
  async send(text: string, values: readonly SqlValue[], withinMs: number): Promise<Sent> {
    try {
      return await inTime(this.runner.query(text, [...values], true), withinMs);
    } catch (error) {
      if (error instanceof DomainError) this.destroy();
      throw error;
    }
  }

  /** Closes the connection; the server rolls back whatever was open on it. */
  destroy(): void {
    this.connection.destroy();
  }

  /** Gives the connection back, unless it was closed. */
  async release(): Promise<void> {
    await this.runner.release();
  }
}
