import fc from 'fast-check';
import type { ListQuery, Operator } from '../../src/core/kernel/condition.js';
import { DomainError } from '../../src/core/kernel/errors.js';
import type { Position } from '../../src/core/kernel/page.js';
import type { Database } from '../../src/storage/database/database.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { World } from '../support/builders.js';
import { dialects, freshDatabase } from '../support/databases.js';
import { insertWorld } from '../support/insert-world.js';
import { payloads } from '../support/payloads.js';
import { tried } from '../support/seed.js';
import { platform, storesOf } from './contract.js';
import { expectedRows } from './expected-list.js';
import { userList } from './list-models.js';
import { nastyTexts } from './queries.js';
import { SeenWorld } from './seen-world.js';

const operators: readonly Operator[] = ['eq', 'ne', 'contains', 'startsWith', 'endsWith', 'in', 'notIn'];

describe.each(dialects)('what callers send, on %s,', (dialect) => {
  const world = new World();
  const directory = world.directory(world.tenant());
  // Control characters are refused when something is named; to ask for them is allowed.
  const storable = payloads.filter((text) => !/\p{Cc}/u.test(text));
  for (const [n, text] of [...storable, 'Admin', 'a%b', 'a_b', 'a\\b'].entries())
    world.user({ externalId: `${text}${n}`, displayName: text, nickname: `x${text}` }, directory);
  const model = userList(new SeenWorld(world, platform));

  let database: Database;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ database, close } = await freshDatabase(dialect));
    await insertWorld(database, world);
  });
  afterAll(async () => {
    expect(await users().count({ orderBy: [] })).toBe(world.users.length);
    await close();
  });

  const users = () => storesOf(new SqlSession(database.reader), platform).users;
  const all = { limit: 100, backwards: false };
  const found = async (query: ListQuery) => (await users().page(query, all)).rows.map(({ item }) => item.id);

  it.each(['displayName', 'externalId', 'email'])('is text to a filter by %s, whatever it holds', async (field) => {
    for (const text of payloads)
      for (const operator of operators) {
        const value = operator === 'in' || operator === 'notIn' ? [text, `${text}x`] : text;
        const query = { condition: { kind: 'field', field, operator, value } as const, orderBy: [] };
        const { rows } = await users().page(query, all);
        expect(rows.map(({ item }) => item)).toEqual(expectedRows(world.users, query, model));
      }
  });

  it('is text to a search', async () => {
    for (const search of [...payloads, ...nastyTexts]) {
      const query = { search, orderBy: [] };
      expect(await found(query)).toEqual(expectedRows(world.users, query, model).map(({ id }) => id));
    }
  });

  it('finds a percent sign, an underscore and a backslash only where there is one', async () => {
    for (const sign of ['%', '_', '\\']) {
      const condition = { kind: 'field', field: 'displayName', operator: 'contains', value: sign } as const;
      const { rows } = await users().page({ condition, orderBy: [] }, all);
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.every(({ item }) => item.displayName.includes(sign))).toBe(true);
    }
  });

  it('is a cursor of this list, or is refused as bad input', async () => {
    const value = fc.oneof(
      fc.constant(null),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom(
        ...payloads,
        '\ud800',
        ...world.users.slice(0, 3).map(({ id }) => id),
        world.tenants[0]?.id ?? '',
      ),
    );
    const orderBy = fc.array(
      fc.record({
        field: fc.constantFrom('displayName', 'nickname', 'email', 'createdAt', 'lastActiveAt', 'restricted', 'status'),
        direction: fc.constantFrom('ASC' as const, 'DESC' as const),
      }),
      { maxLength: 2 },
    );
    const forged: fc.Arbitrary<Position> = fc.array(value, { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(orderBy, forged, fc.boolean(), async (order, from, backwards) => {
        try {
          const { rows } = await users().page({ orderBy: order }, { ...all, backwards, from });
          expect(rows.length).toBeLessThanOrEqual(world.users.length);
        } catch (error) {
          expect(error).toBeInstanceOf(DomainError);
          expect(error).toMatchObject({ code: 'BAD_USER_INPUT' });
        }
      }),
      tried(300),
    );
  });

  it.each(['__proto__', 'constructor', 'toString', 'u.id', 'id; --'])(
    'is no name of a field or relation: %s',
    async (name) => {
      const field = { kind: 'field', field: name, operator: 'isNull', value: false } as const;
      await expect(users().count({ condition: field, orderBy: [] })).rejects.toThrow(`no field '${name}'`);
      const relation = { kind: 'relation', relation: name, arguments: {} } as const;
      await expect(users().count({ condition: relation, orderBy: [] })).rejects.toThrow(`no relation '${name}'`);
      const order = [{ field: name, direction: 'ASC' as const }];
      await expect(users().page({ orderBy: order }, all)).rejects.toThrow(`no field '${name}'`);
    },
  );
});
