import type { Database } from './database.js';

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

/** Brings the database to the newest form. Two processes that start at once wait for each other. Answers what was run. */
export async function migrate(database: Database): Promise<string[]> {
  return exclusively(database, async () => {
    const done = await database.dataSource.runMigrations({ transaction: 'each' });
    return done.map((one) => one.name);
  });
}

/** Takes back the newest migration, with the data that only it had room for. Answers its name, or undefined if none. */
export async function migrateDown(database: Database): Promise<string | undefined> {
  return exclusively(database, async () => {
    const before = await pendingMigrations(database);
    await database.dataSource.undoLastMigration({ transaction: 'each' });
    return (await pendingMigrations(database)).find((name) => !before.includes(name));
  });
}

async function exclusively<T>({ dataSource, reader }: Database, work: () => Promise<T>): Promise<T> {
  if (reader.dialect === 'sqlite') return work();
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query("SELECT GET_LOCK(CONCAT(DATABASE(), '.denizen.migrate'), 60)");
    return await work();
  } finally {
    await runner.query("SELECT RELEASE_LOCK(CONCAT(DATABASE(), '.denizen.migrate'))");
    await runner.release();
  }
}
