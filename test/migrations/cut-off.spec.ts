import type { QueryRunner } from 'typeorm';
import { migrations } from '../../migrations/index.js';
import type { Database, DatabaseAddress } from '../../src/storage/database/database.js';
import { migrate, migrateDown, pendingMigrations } from '../../src/storage/database/migrate.js';
import { openDatabase } from '../../src/storage/database/open-database.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { raw, sql } from '../../src/storage/database/sql.js';
import { World } from '../support/builders.js';
import { dialects, emptyPlace, limits } from '../support/databases.js';
import { insertRows } from '../support/insert-world.js';
import { removeTemporaryFiles, temporaryFiles } from '../support/temporary-files.js';

afterAll(removeTemporaryFiles);
// TypeORM tells of each migration that fails.
beforeEach(() => void jest.spyOn(console, 'log').mockImplementation());
afterEach(() => jest.restoreAllMocks());

/** Somewhere for a database that outlives the process that is cut off. */
async function placeFor(dialect: 'sqlite' | 'mysql'): Promise<{ address: DatabaseAddress; remove(): Promise<void> }> {
  if (dialect === 'mysql') return emptyPlace(dialect);
  return { address: { kind: 'sqlite', path: `${await temporaryFiles({})}/denizen.sqlite` }, remove: async () => {} };
}

class CutOff extends Error {}

/**
 * From now on, lets through so many of the statements that write or make something, and then none at all, not even those
 * that tidy up: what the database sees of a process that is killed, once its connections are closed.
 */
function cutOffAfter({ dataSource }: Database, statements: number): void {
  const create = dataSource.createQueryRunner.bind(dataSource);
  let left = statements;
  dataSource.createQueryRunner = (...mode) => {
    const runner = create(...mode);
    const query = runner.query.bind(runner) as (...sent: unknown[]) => Promise<unknown>;
    runner.query = (async (...sent: unknown[]) => {
      // SQLite's driver keeps the transaction of a connection that is closed, for as long as this process lives.
      if (left < 0 && !(dataSource.options.type === 'better-sqlite3' && sent[0] === 'ROLLBACK')) throw new CutOff();
      if (/^\s*(CREATE|ALTER|DROP|INSERT|UPDATE|DELETE|COMMIT)\b/i.test(String(sent[0])) && left-- === 0)
        throw new CutOff();
      return query(...sent);
    }) as QueryRunner['query'];
    return runner;
  };
}

describe.each(dialects)('a migration that is cut off after any of its statements, on %s (case 74)', (dialect) => {
  let place: { address: DatabaseAddress; remove(): Promise<void> };
  beforeEach(async () => {
    place = await placeFor(dialect);
  });
  afterEach(() => place.remove());

  const opened = async <T>(work: (database: Database) => Promise<T>): Promise<T> => {
    const database = await openDatabase(place.address, limits);
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  };

  /**
   * Runs it again and again, each time for one statement longer, until so many migrations are pending. Answers how often it
   * was cut off.
   */
  const cutOffEverywhere = async (run: (database: Database) => Promise<unknown>, pending: number): Promise<number> => {
    for (let statements = 0; ; statements++) {
      const done = await opened(async (database) => {
        if ((await pendingMigrations(database)).length === pending) return true;
        cutOffAfter(database, statements);
        await run(database).catch((error: unknown) => {
          if (!(error instanceof CutOff)) throw error;
        });
        return false;
      });
      if (done) return statements;
    }
  };

  const drift = async ({ dataSource }: Database) =>
    (await dataSource.driver.createSchemaBuilder().log()).upQueries.map(({ query }) => query);

  /** Every row of every table that an entity describes, as text. */
  const content = async ({ dataSource, reader }: Database) => {
    const rows: string[] = [];
    for (const { tableName } of dataSource.entityMetadatas)
      for (const row of await new SqlSession(reader).rows(sql`SELECT * FROM ${raw(`\`${tableName}\``)}`))
        rows.push(
          `${tableName} ${JSON.stringify(row, (_, value: unknown) =>
            value instanceof ArrayBuffer ? Buffer.from(value).toString('hex') : value,
          )}`,
        );
    return rows.sort();
  };

  const ofAnother = async () => {
    const other = await placeFor(dialect);
    const database = await openDatabase(other.address, limits);
    try {
      await migrate(database);
      return await content(database);
    } finally {
      await database.close();
      await other.remove();
    }
  };

  it('comes to its end when it is run again, with what one that was not cut off makes', async () => {
    expect(await cutOffEverywhere(migrate, 0)).toBeGreaterThan(200);
    await opened(async (database) => {
      expect(await pendingMigrations(database)).toEqual([]);
      expect(await drift(database)).toEqual([]);
      expect(await content(database)).toEqual(await ofAnother());
    });
  }, 300_000);

  it('loses nothing of what is there, forwards and back', async () => {
    const world = new World();
    const tenant = world.tenant();
    world.member(world.group(world.directory(tenant)), world.user({}));
    world.token(world.user({}));
    const before = await opened(async (database) => {
      await migrate(database);
      await database.transaction((connection) => insertRows(new SqlSession(connection), world));
      return content(database);
    });
    for (const taken of migrations.slice(1).keys()) await cutOffEverywhere(migrateDown, taken + 1);
    expect(await cutOffEverywhere(migrate, 0)).toBeGreaterThan(10);
    await opened(async (database) => {
      expect(await pendingMigrations(database)).toEqual([]);
      expect(await drift(database)).toEqual([]);
      expect(await content(database)).toEqual(before);
    });
  }, 300_000);
});

it.each(dialects)(
  'a table of the same name that is not ours is left alone, and told in one line, on %s',
  async (dialect) => {
    const place = await placeFor(dialect);
    const database = await openDatabase(place.address, limits);
    try {
      await database.dataSource.query('CREATE TABLE users (id int PRIMARY KEY, nick varchar(20))');
      await expect(migrate(database)).rejects.toThrow(
        dialect === 'mysql' ? /^The database has a table 'users'/ : /users/,
      );
      const rows = await new SqlSession(database.reader).rows(sql`SELECT * FROM users`);
      expect(rows).toEqual([]);
    } finally {
      await database.close();
      await place.remove();
    }
  },
);
