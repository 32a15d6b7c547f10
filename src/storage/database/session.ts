import { unavailable } from '../../core/kernel/errors.js';
import { withTimeLimit, type Dialect, type MysqlFlavour } from './dialect.js';
import { domainErrorOf } from './errors.js';
import type { Sql, SqlValue } from './sql.js';

/** What an operation cost the database. */
export interface SqlStatistics {
  sqlStatements: number;
  sqlMs: number;
}

/** One row as the driver gives it. */
export type Row = Record<string, unknown>;

/** What a statement that writes answers. */
export interface Written {
  readonly affected: number;
}

/** Sends one statement over a connection. */
export type Send = (text: string, values: readonly SqlValue[]) => Promise<unknown>;

/** A driver's connection, or a pool of them, behind one shape. */
export interface Connection {
  readonly dialect: Dialect;
  readonly flavour: MysqlFlavour | 'sqlite';
  readonly statementTimeoutMs: number;
  readonly read: Send;
  /** Absent where writing is not allowed. */
  readonly write?: (text: string, values: readonly SqlValue[]) => Promise<Written>;
}

/**
 * The statements of one request or of one transaction: counted, limited in time, stopped when the caller has gone.
 * Every failure leaves as a domain error or as the driver's own, never as an empty answer.
 */
export class SqlSession {
  constructor(
    private readonly connection: Connection,
    readonly statistics: SqlStatistics = { sqlStatements: 0, sqlMs: 0 },
    private readonly signal?: AbortSignal,
  ) {}

  get dialect(): Dialect {
    return this.connection.dialect;
  }

  /** Reads rows. */
  async rows(statement: Sql): Promise<Row[]> {
    const { flavour, statementTimeoutMs } = this.connection;
    const text = withTimeLimit(statement.text, flavour, statementTimeoutMs);
    return (await this.timed(() => this.connection.read(text, statement.values))) as Row[];
  }

  /** Reads the one row of a statement that always has one. */
  async row(statement: Sql): Promise<Row> {
    return (await this.rows(statement))[0] as Row;
  }

  /** Writes; answers how many rows were touched. */
  async run(statement: Sql): Promise<Written> {
    const { write } = this.connection;
    if (write === undefined) throw new Error('This session only reads; write through the unit of work.');
    return this.timed(() => write(statement.text, statement.values));
  }

  private async timed<T>(send: () => Promise<T>): Promise<T> {
    if (this.signal?.aborted) throw unavailable('The request was given up.');
    const started = performance.now();
    this.statistics.sqlStatements += 1;
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<never>((_, reject) => {
      // The server's own limit comes first; this one also ends the wait for a connection, which mysql2 never ends.
      const late = () => reject(unavailable('The database did not answer in time. Try again.'));
      timer = setTimeout(late, this.connection.statementTimeoutMs + 500);
    });
    try {
      return await Promise.race([send(), deadline]);
    } catch (error) {
      throw domainErrorOf(error);
    } finally {
      clearTimeout(timer);
      this.statistics.sqlMs += performance.now() - started;
    }
  }
}
