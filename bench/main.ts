import { migrate } from '../src/storage/database/migrate.js';
import { openDatabase } from '../src/storage/database/open-database.js';
import { parseDatabaseUrl } from '../src/server/database-url.js';
import { findMysqlProgram, startMysqlServer } from '../test/support/mysql-server.js';
import mysql from 'mysql2/promise';
import { measureNested } from './nested.js';

if (findMysqlProgram() === undefined)
  throw new Error('The benchmark needs mariadbd or mysqld on PATH; it starts its own.');
const server = await startMysqlServer({ 'innodb-buffer-pool-size': '1G' });
try {
  const connection = await mysql.createConnection(server.url);
  await connection.query('CREATE DATABASE bench_nested');
  await connection.end();
  const url = `${server.url}/bench_nested`;
  const database = await openDatabase(parseDatabaseUrl(url), { poolSize: 10, statementTimeoutMs: 600_000 });
  await migrate(database);
  const nested = await measureNested(database, url);
  await database.close();
  process.stdout.write(`${JSON.stringify(nested, null, 2)}\n`);
} finally {
  await server.stop();
}
