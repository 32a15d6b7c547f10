import { cpus } from 'node:os';
import mysql from 'mysql2/promise';
import { parseDatabaseUrl } from '../src/server/database-url.js';
import type { Database } from '../src/storage/database/database.js';
import { migrate } from '../src/storage/database/migrate.js';
import { openDatabase } from '../src/storage/database/open-database.js';
import { findMysqlProgram, startMysqlServer, type MysqlServer } from '../test/support/mysql-server.js';
import { measureDeepPage } from './deep-page.js';
import { measureNested } from './nested.js';
import type { Measured } from './run.js';

const program = findMysqlProgram();
if (program === undefined)
  throw new Error('The benchmark starts a server of its own: it needs mariadbd or mysqld on PATH.');
const server = await startMysqlServer({ 'innodb-buffer-pool-size': '1G', 'innodb-flush-log-at-trx-commit': '2' });
try {
  print(`Node ${process.version}, ${program.version}, ${cpus().length} cores shared by server, database and load.`);
  const nested = await inDatabase(server, 'bench_nested', measureNested);
  print(
    `\nFifty of 20,000 people with groups, roles and scopes: ${nested.bytes} bytes, ${nested.sqlStatements} statements.`,
  );
  table([nested.denizen, nested.limit]);
  print(`Denizen reaches ${nested.ratio.toFixed(2)} of the limit.`);
  for (const { order, first, deep, factor } of await inDatabase(server, 'bench_deep', measureDeepPage)) {
    print(`\nFifty of 1,100,000 people, ${order}.`);
    table([first, deep]);
    print(`The deep page takes ${factor.toFixed(2)} times as long as the first.`);
  }
} finally {
  await server.stop();
}

async function inDatabase<T>(
  { url }: MysqlServer,
  name: string,
  measure: (database: Database, url: string) => Promise<T>,
): Promise<T> {
  const connection = await mysql.createConnection(url);
  await connection.query(`CREATE DATABASE ${name}`);
  await connection.end();
  const database = await openDatabase(parseDatabaseUrl(`${url}/${name}`), { poolSize: 4, statementTimeoutMs: 600_000 });
  try {
    await migrate(database);
    return await measure(database, `${url}/${name}`);
  } finally {
    await database.close();
  }
}

function table(rows: readonly Measured[]): void {
  print('                        requests/s    p50 ms    p99 ms');
  for (const { name, rate, p50, p99 } of rows)
    print(
      `  ${name.padEnd(22)}${rate.toFixed(1).padStart(10)}${p50.toFixed(0).padStart(10)}${p99.toFixed(0).padStart(10)}`,
    );
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
