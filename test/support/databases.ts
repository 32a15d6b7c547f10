import { randomBytes } from 'node:crypto';
import mysql from 'mysql2/promise';
import { migrate } from '../../src/storage/database/migrate.js';
import type { Database, DatabaseAddress } from '../../src/storage/database/database.js';
import { openDatabase } from '../../src/storage/database/open-database.js';

/** The dialects this run can test: SQLite always, the MySQL protocol when the global set-up found or started a server. */
export const dialects: ('sqlite' | 'mysql')[] = process.env['TEST_MYSQL_URL'] ? ['sqlite', 'mysql'] : ['sqlite'];

export const limits = { poolSize: 5, statementTimeoutMs: 20_000 };

/** A place for one database of its own, and what takes it away again. */
export interface Place {
  readonly address: DatabaseAddress;
  readonly url: string;
  remove(): Promise<void>;
}

/** Makes room for an empty database: a temporary SQLite file, or a new schema on the test server. */
export async function emptyPlace(dialect: 'sqlite' | 'mysql'): Promise<Place> {
  if (dialect === 'sqlite')
    return { address: { kind: 'sqlite', path: ':memory:' }, url: 'sqlite::memory:', remove: async () => {} };
  const server = new URL(process.env['TEST_MYSQL_URL'] as string);
  const database = `denizen_test_${process.env['JEST_WORKER_ID'] ?? 0}_${randomBytes(5).toString('hex')}`;
  const host = server.hostname;
  const port = Number(server.port || 3306);
  const user = decodeURIComponent(server.username);
  const password = decodeURIComponent(server.password);
  const onServer = async (statement: string) => {
    const connection = await mysql.createConnection({ host, port, user, password });
    await connection.query(statement);
    await connection.end();
  };
  await onServer(`CREATE DATABASE \`${database}\``);
  return {
    address: { kind: 'mysql', host, port, user, password, database },
    url: `mariadb://${server.username}${password ? `:${server.password}` : ''}@${host}:${port}/${database}`,
    remove: () => onServer(`DROP DATABASE \`${database}\``),
  };
}

/** A migrated database of its own. */
export async function freshDatabase(
  dialect: 'sqlite' | 'mysql',
): Promise<{ database: Database; close: () => Promise<void> }> {
  const place = await emptyPlace(dialect);
  const database = await openDatabase(place.address, limits);
  await migrate(database);
  return {
    database,
    close: async () => {
      await database.close();
      await place.remove();
    },
  };
}
