import mysql, { type Pool, type PoolConnection } from 'mysql2';
import type { DataSource } from 'typeorm';
import type { MysqlAddress } from '../../src/storage/database/database.js';
import { readOnce } from '../../src/storage/database/mysql-reader.js';
import { dialects, emptyPlace, type Place } from '../support/databases.js';

function describeKept(): void {
  let place: Place;
  let pool: Pool;
  beforeAll(async () => {
    place = await emptyPlace('mysql');
    const { host, port, user, password } = place.address as MysqlAddress;
    pool = mysql.createPool({ host, port, user, password, connectionLimit: 1 });
  });
  afterAll(async () => {
    await pool.promise().end();
    await place.remove();
  });

  const read = (text: string, prepared: boolean, ...values: number[]) =>
    readOnce({ driver: { pool } } as unknown as DataSource, text, values, 5000, prepared);
  const preparedSoFar = async () => {
    const rows = await read("SHOW SESSION STATUS LIKE 'Com_stmt_prepare'", false);
    return Number((rows as { readonly Value: string }[])[0]?.Value);
  };

  it('is prepared anew after the server has lost it, and answered meanwhile', async () => {
    const ask = (value: number) => read('SELECT ? + 1 AS next', true, value);
    expect([await ask(1), await ask(2)]).toEqual([[{ next: 2 }], [{ next: 3 }]]);
    expect(await preparedSoFar()).toBe(1);
    await loseStatements();
    expect(await ask(3)).toEqual([{ next: 4 }]);
    expect([await ask(4), await ask(5)]).toEqual([[{ next: 5 }], [{ next: 6 }]]);
    expect(await preparedSoFar()).toBe(2);
  });

  // As a proxy that changes servers: the client still knows its statements.
  function loseStatements(): Promise<void> {
    return new Promise((done, failed) => {
      pool.getConnection((failure, connection: PoolConnection & { readonly _statements?: Map<string, Kept> }) => {
        if (failure) return failed(failure);
        for (const kept of connection._statements?.values() ?? []) kept.close();
        connection.release();
        done();
      });
    });
  }
}

interface Kept {
  close(): void;
}

if (dialects.includes('mysql')) describe('a statement that a server keeps', describeKept);
