import type { Pool, PoolConnection } from 'mysql2';
import type { DataSource } from 'typeorm';
import { unavailable } from '../../core/kernel/errors.js';
import type { SqlValue } from './sql.js';

// The server keeps no more statements, or has lost this one, or a proxy keeps none.
const notKept: readonly unknown[] = [
  'ER_MAX_PREPARED_STMT_COUNT_REACHED',
  'ER_NEED_REPREPARE',
  'ER_UNKNOWN_STMT_HANDLER',
  'ER_UNSUPPORTED_PS',
];

function isNotKept(error: Error | null): boolean {
  return error !== null && 'code' in error && notKept.includes(error.code);
}

/**
 * Sends one reading statement over a connection of a pool. One on which it is not answered in time may be dead without our
 * knowing: it leaves the pool.
 *
 * PERF: straight to the driver with one promise and one timer. TypeORM's way takes a dozen of them for each statement, which
 * for small statements is as much as all the rest.
 * @throws UNAVAILABLE when no connection, or no answer, came in time, or what the driver says
 */
export function readOnce(
  source: DataSource,
  text: string,
  values: readonly SqlValue[],
  withinMs: number,
  prepared = false,
): Promise<unknown> {
  const { pool } = source.driver as unknown as { readonly pool: Pool };
  return new Promise((resolve, reject) => {
    let sending: PoolConnection | undefined;
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      sending?.destroy();
      reject(unavailable('The database did not answer in time. Try again.'));
    }, withinMs);
    pool.getConnection((failure, connection) => {
      // One that comes too late goes straight back.
      if (isLate) return failure === null ? connection.release() : undefined;
      if (failure !== null) {
        clearTimeout(timer);
        return reject(failure);
      }
      sending = connection;
      const answered = (error: Error | null, rows: unknown): void => {
        clearTimeout(timer);
        if (isLate) return;
        connection.release();
        if (error === null) resolve(rows);
        else reject(error);
      };
      const send = (): void => void connection.query(text, [...values], answered);
      if (!prepared) return send();
      connection.execute(text, [...values], (error, rows) => {
        if (!isNotKept(error)) return answered(error, rows);
        // The driver would offer the lost one again each time.
        connection.unprepare(text);
        send();
      });
    });
  });
}
