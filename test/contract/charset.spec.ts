import type { Database } from '../../src/storage/database/database.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { raw } from '../../src/storage/database/sql.js';
import { World } from '../support/builders.js';
import { dialects, freshDatabase } from '../support/databases.js';
import { insertWorld } from '../support/insert-world.js';
import { platform, storesOf } from './contract.js';

describe.each(dialects)('text on %s', (dialect) => {
  const world = new World();
  const directory = world.directory(world.tenant());
  const ids = ['x1', 'X1', 'é', 'e', 'ß', 'ss', '😀', '😁', 'ａ', 'a', '½', '\u0301', 'ſ', 'ı', 'I'];
  const people = ids.map((externalId) => world.user({ externalId, displayName: `Name of ${externalId}` }, directory));

  let database: Database;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ database, close } = await freshDatabase(dialect));
    await insertWorld(database, world);
  });
  afterAll(() => close());

  const users = () => storesOf(new SqlSession(database.reader), platform).users;

  it('keeps ids apart that differ in case, accents, width or anything else, and answers them letter by letter', async () => {
    const found = await users().byKeys(ids.map((externalId) => ({ by: 'externalId', externalId })));
    expect(found).toEqual(people);
    for (const [n, value] of ids.entries()) {
      const condition = { kind: 'field', field: 'externalId', operator: 'eq', value } as const;
      const { rows } = await users().page({ condition, orderBy: [] }, { limit: 5, backwards: false });
      expect(rows.map(({ item }) => item)).toEqual([people[n]]);
    }
  });

  it('takes spaces at the ends for part of what is asked', async () => {
    for (const externalId of ['x1 ', ' x1', 'x1\u00a0', 'x1\0']) {
      expect(await users().byKeys([{ by: 'externalId', externalId }])).toEqual([null]);
      for (const operator of ['eq', 'contains', 'startsWith', 'endsWith'] as const) {
        const condition = { kind: 'field', field: 'externalId', operator, value: externalId } as const;
        expect(await users().count({ condition, orderBy: [] })).toBe(0);
      }
      const others = { kind: 'field', field: 'externalId', operator: 'notIn', value: [externalId, 'x1'] } as const;
      expect(await users().count({ condition: others, orderBy: [] })).toBe(ids.length - 1);
    }
  });

  it('sorts by code points', async () => {
    const order = { orderBy: [{ field: 'externalId', direction: 'ASC' as const }] };
    const { rows } = await users().page(order, { limit: 50, backwards: false });
    const expected = [...ids].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect(rows.map(({ item }) => item.externalId)).toEqual(expected);
  });

  if (dialect === 'mysql')
    it('is utf8mb4 and compared byte by byte in every column, whatever the server and the database default to', async () => {
      const session = new SqlSession(database.reader);
      const columns = await session.rows(
        raw(`SELECT CONCAT(table_name, '.', column_name) AS name,
        character_set_name AS charset, collation_name AS collation FROM information_schema.columns
        WHERE table_schema = DATABASE() AND character_set_name IS NOT NULL AND table_name <> 'migrations'`),
      );
      expect(columns.length).toBeGreaterThan(50);
      for (const column of columns)
        expect(column).toEqual({ name: column['name'], charset: 'utf8mb4', collation: 'utf8mb4_bin' });
      const [server] = await session.rows(raw('SELECT @@character_set_server AS charset'));
      expect(server).not.toEqual({ charset: 'utf8mb4' });
    });
});
