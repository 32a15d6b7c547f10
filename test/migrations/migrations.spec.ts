import { migrate, migrateDown, pendingMigrations } from '../../src/storage/database/migrate.js';
import type { Database } from '../../src/storage/database/database.js';
import { openDatabase } from '../../src/storage/database/open-database.js';
import { dialects, emptyPlace, limits, type Place } from '../support/databases.js';

describe.each(dialects)('migrations on %s', (dialect) => {
  let place: Place;
  let database: Database;
  beforeEach(async () => {
    place = await emptyPlace(dialect);
    database = await openDatabase(place.address, limits);
  });
  afterEach(async () => {
    await database.close();
    await place.remove();
  });

  const drift = async () => {
    const { upQueries } = await database.dataSource.driver.createSchemaBuilder().log();
    return upQueries.map((query) => query.query);
  };

  it('make exactly the tables that the entities describe', async () => {
    await migrate(database);
    expect(await drift()).toEqual([]);
  });

  it('report what is pending, run once, and then have nothing to do', async () => {
    expect(await pendingMigrations(database)).not.toEqual([]);
    expect(await migrate(database)).not.toEqual([]);
    expect(await pendingMigrations(database)).toEqual([]);
    expect(await migrate(database)).toEqual([]);
  });

  it('can all be taken back, leaving no table behind, and run again', async () => {
    await migrate(database);
    while ((await migrateDown(database)) !== undefined);
    const runner = database.dataSource.createQueryRunner();
    const tables = (await runner.getTables())
      .map((table) => table.name)
      .filter((name) => !/migrations|sqlite_|\./.test(name));
    await runner.release();
    expect(tables).toEqual([]);
    await migrate(database);
    expect(await drift()).toEqual([]);
  });

  it('run once when two processes start at the same time', async () => {
    if (dialect === 'sqlite') await migrate(database);
    const other = dialect === 'sqlite' ? database : await openDatabase(place.address, limits);
    const runs = await Promise.all([migrate(database), migrate(other)]);
    expect(runs.flat().length).toBe(dialect === 'sqlite' ? 0 : new Set(runs.flat()).size);
    if (other !== database) await other.close();
  });
});
