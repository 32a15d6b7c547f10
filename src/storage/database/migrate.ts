import type { DataSource, QueryRunner } from 'typeorm';
import { unavailable } from '../../core/kernel/errors.js';
import { beginImmediate } from './begin-immediate.js';
import type { Database } from './database.js';
import { Queue } from './queue.js';
import { readText } from './read-row.js';
import { SqlSession } from './session.js';
import { sql } from './sql.js';

/** The names of the migrations that this database still needs, oldest first. */
export async function pendingMigrations({ dataSource }: Database): Promise<string[]> {
  const runner = dataSource.createQueryRunner();
  try {
    const done = new Set<string>();
    if (await runner.hasTable('migrations'))
      for (const row of (await runner.query('SELECT name FROM migrations')) as { readonly name: string }[])
        done.add(row.name);
    return dataSource.migrations.map((one) => one.name as string).filter((name) => !done.has(name));
  } finally {
    await runner.release();
  }
}

/**
 * Whether this database has the newest form, as those who read see it: without waiting for who writes.
 * @throws UNAVAILABLE when it does not answer, and whatever it says when it was never migrated
 */
export async function isNewest({ dataSource, reader }: Database): Promise<boolean> {
  const rows = await new SqlSession(reader).rows(sql`SELECT name FROM migrations`);
  const done = new Set(rows.map((row) => readText(row, 'name')));
  return dataSource.migrations.every(({ name }) => done.has(name as string));
}

/** Brings the database to the newest form. Two processes that start at once wait for each other. Answers what was run. */
export async function migrate(database: Database): Promise<string[]> {
  return exclusively(database, async (modes) => {
    const done = await database.dataSource.runMigrations(modes);
    return done.map((one) => one.name);
  });
}

/** Takes back the newest migration, with the data that only it had room for. Answers its name, or undefined if none. */
export async function migrateDown(database: Database): Promise<string | undefined> {
  return exclusively(database, async (modes) => {
    const before = await pendingMigrations(database);
    await database.dataSource.undoLastMigration(modes);
    return (await pendingMigrations(database)).find((name) => !before.includes(name));
  });
}

// How long another process may migrate.
const patienceMs = 60_000;

// SQLite has one connection for everybody who writes, so those in one process wait here.
const queues = new WeakMap<DataSource, Queue>();

type Modes = { readonly transaction: 'each' | 'none' };

function exclusively<T>({ dataSource, reader }: Database, work: (modes: Modes) => Promise<T>): Promise<T> {
  const runner = dataSource.createQueryRunner();
  if (reader.dialect === 'mysql') return underALock(runner, work);
  const queue = queues.get(dataSource) ?? new Queue();
  queues.set(dataSource, queue);
  return queue.run(() => inOneTransaction(runner, work));
}

// SQLite's only lock is that of a transaction that writes, so all migrations share one.
async function inOneTransaction<T>(runner: QueryRunner, work: (modes: Modes) => Promise<T>): Promise<T> {
  // Within a transaction this could not be changed any more, and tables that are rebuilt are dropped for a moment.
  await runner.query('PRAGMA foreign_keys = OFF');
  try {
    await beginImmediate(runner, patienceMs);
    try {
      const result = await work({ transaction: 'none' });
      await runner.query('COMMIT');
      return result;
    } catch (error) {
      await runner.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  } finally {
    await runner.query('PRAGMA foreign_keys = ON');
  }
}

async function underALock<T>(runner: QueryRunner, work: (modes: Modes) => Promise<T>): Promise<T> {
  const name = "CONCAT(DATABASE(), '.denizen.migrate')";
  try {
    const [row] = (await runner.query(`SELECT GET_LOCK(${name}, ${patienceMs / 1000}) AS taken`)) as {
      taken: unknown;
    }[];
    if (Number(row?.taken) !== 1) throw unavailable('Another process has been migrating the database for a minute.');
    return await work({ transaction: 'each' });
  } finally {
    await runner.query(`SELECT RELEASE_LOCK(${name})`).catch(() => undefined);
    await runner.release();
  }
}
