import { unavailable } from '../../core/kernel/errors.js';
import { Wanted } from '../../core/kernel/wanted.js';
import { withTimeLimit, type Dialect, type MysqlFlavour } from './dialect.js';
import { domainErrorOf, isUnavailable } from './errors.js';
import { raw, type Sql, type SqlValue } from './sql.js';

/** What an operation cost the database. */
export interface SqlStatistics {
  sqlStatements: number;
  /** Milliseconds: how long each statement took, added up. Those that run at the same time count each for itself. */
  sqlMs: number;
}

/** One row as the driver gives it. */
export type Row = Record<string, unknown>;

/** What a statement that writes answers. */
export interface Written {
  readonly affected: number;
}

/**
 * Sends one statement over a connection, and gives up with UNAVAILABLE after so many milliseconds. A server may be asked to
 * keep the statement.
 */
export type Send<T = unknown> = (
  text: string,
  values: readonly SqlValue[],
  withinMs: number,
  prepared?: boolean,
) => Promise<T>;

/** A driver's connection, or a pool of them, behind one shape. */
export interface Connection {
  readonly dialect: Dialect;
  readonly flavour: MysqlFlavour | 'sqlite';
  readonly statementTimeoutMs: number;
  readonly read: Send;
  /** Absent where writing is not allowed. */
  readonly write?: Send<Written>;
}

/** How long a server that limits statements itself may take longer, in milliseconds; also the wait for a connection. */
export const graceMs = 500;

/**
 * The statements of one request or of one transaction: counted, limited in time, stopped when the caller has gone.
 * Every failure leaves as a domain error or as the driver's own, never as an empty answer.
 */
export class SqlSession {
  private savepoints = 0;

  constructor(
    private readonly connection: Connection,
    readonly statistics: SqlStatistics = { sqlStatements: 0, sqlMs: 0 },
    private readonly signal?: AbortSignal,
    /** What is needed of the things that are read. */
    readonly wanted: Wanted = new Wanted(),
  ) {}

  get dialect(): Dialect {
    return this.connection.dialect;
  }

  /**
   * Reads rows.
   * @throws UNAVAILABLE when the database did not answer in time, was not there, or the request was given up; in a transaction,
   * nothing of that can be kept any more
   */
  async rows(statement: Sql): Promise<Row[]> {
    const { flavour, statementTimeoutMs } = this.connection;
    const text = withTimeLimit(statement.text, flavour, statementTimeoutMs);
    const { values, prepared } = statement;
    return (await this.timed((withinMs) => this.connection.read(text, values, withinMs, prepared))) as Row[];
  }

  /** Reads the one row of a statement that always has one. @throws UNAVAILABLE as `rows` */
  async row(statement: Sql): Promise<Row> {
    return (await this.rows(statement))[0] as Row;
  }

  /**
   * Writes; answers how many rows were touched.
   * @throws ALREADY_EXISTS for a key that is taken, NOT_FOUND for a reference to nothing, IN_USE for what is still referred to,
   * UNAVAILABLE as `rows`; a plain Error in a session that only reads, which is a mistake in the code
   */
  async run(statement: Sql): Promise<Written> {
    const { write } = this.connection;
    if (write === undefined) throw new Error('This session only reads; write through the unit of work.');
    return this.timed((withinMs) => write(statement.text, statement.values, withinMs));
  }

  /**
   * Runs a part of a transaction; when it throws, what it wrote is undone and nothing else. Parts may hold others, but do not
   * run side by side: the later would be undone with the earlier.
   * @throws what the part throws; UNAVAILABLE when the database went while it was undone, and an AggregateError of both
   * failures when it could not be undone otherwise
   */
  async savepoint<T>(part: () => Promise<T>): Promise<T> {
    // MySQL forgets a savepoint when another one is given its name.
    const name = `part_${++this.savepoints}`;
    await this.run(raw(`SAVEPOINT ${name}`));
    try {
      const result = await part();
      await this.run(raw(`RELEASE SAVEPOINT ${name}`));
      return result;
    } catch (error) {
      // What broke the whole transaction has taken the savepoint with it.
      if (!isUnavailable(error)) await this.undo(name, error);
      throw error;
    }
  }

  // When that fails, the part's own failure alone would not do: whoever puts up with it would keep half of the part.
  private async undo(name: string, reason: unknown): Promise<void> {
    try {
      await this.run(raw(`ROLLBACK TO SAVEPOINT ${name}`));
    } catch (failure) {
      if (isUnavailable(failure)) throw failure;
      throw new AggregateError([reason, failure], 'A part of a transaction failed and could not be undone.', {
        cause: reason,
      });
    }
  }

  private async timed<T>(send: (withinMs: number) => Promise<T>): Promise<T> {
    if (this.signal?.aborted) throw unavailable('The request was given up.');
    const started = performance.now();
    this.statistics.sqlStatements += 1;
    try {
      return await send(this.connection.statementTimeoutMs + graceMs);
    } catch (error) {
      throw domainErrorOf(error);
    } finally {
      this.statistics.sqlMs += performance.now() - started;
    }
  }
}
