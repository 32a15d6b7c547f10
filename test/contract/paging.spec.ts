import type { ListQuery, OrderTerm } from '../../src/core/kernel/condition.js';
import { newId, type UserId } from '../../src/core/kernel/ids.js';
import type { PageRequest, Placed } from '../../src/core/kernel/page.js';
import { userFields } from '../../src/core/users/user-fields.js';
import type { User } from '../../src/core/users/user.js';
import { importGithubOrg } from '../../src/importing/github-org/import-github-org.js';
import { provisioningService } from '../../src/server/compose.js';
import type { Database } from '../../src/storage/database/database.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { idIn, raw, sql } from '../../src/storage/database/sql.js';
import { World } from '../support/builders.js';
import { dialects, freshDatabase } from '../support/databases.js';
import { insertRows } from '../support/insert-world.js';
import { seed } from '../support/seed.js';
import { kubernetesOrgPath } from '../support/shared-data.js';
import { platform, storesOf } from './contract.js';
import { Dice, names } from './dice.js';

const path = kubernetesOrgPath();

/** Every field of people, both ways, and some orders of several terms. */
const orders: OrderTerm[][] = [
  [],
  ...Object.entries(userFields).flatMap(([field, { kind }]): OrderTerm[][] =>
    kind === 'id' ? [] : [[{ field, direction: 'ASC' }], [{ field, direction: 'DESC' }]],
  ),
  [
    { field: 'status', direction: 'DESC' },
    { field: 'lastActiveAt', direction: 'ASC' },
    { field: 'displayName', direction: 'DESC' },
  ],
];

const named = (order: OrderTerm[]) => order.map(({ field, direction }) => `${field} ${direction}`).join(', ') || 'id';

describe.each(dialects)('paging through the people of a large organisation, on %s', (dialect) => {
  let database: Database;
  let close: () => Promise<void>;
  let everybody: UserId[];
  beforeAll(async () => {
    ({ database, close } = await freshDatabase(dialect));
    await populate(database);
    await spread(database);
    everybody = await walk({ orderBy: [] }, { limit: 2000, backwards: false });
    expect(everybody).toHaveLength(1509);
  });
  afterAll(() => close());

  /** Goes through a whole list page by page, and says whom it met, in the order of the list. */
  async function walk(
    query: ListQuery,
    { limit, backwards }: PageRequest,
    between = async () => {},
  ): Promise<UserId[]> {
    const met: User[] = [];
    let from: Placed<User>['position'] | undefined;
    for (;;) {
      const { users } = storesOf(new SqlSession(database.reader), platform);
      const page = await users.page(query, { limit, backwards, ...(from === undefined ? {} : { from }) });
      const items = page.rows.map(({ item }) => item);
      met.splice(backwards ? 0 : met.length, 0, ...items);
      if (!page.more) return met.map(({ id }) => id);
      expect(items).toHaveLength(limit);
      // A cursor travels as JSON.
      from = JSON.parse(JSON.stringify((backwards ? page.rows[0] : page.rows.at(-1))?.position)) as typeof from;
      await between();
    }
  }

  it.each(orders.map((order) => [named(order), order] as const))(
    'meets everybody exactly once by %s, forwards and backwards alike',
    async (_, orderBy) => {
      const forwards = await walk({ orderBy }, { limit: 211, backwards: false });
      expect([...forwards].sort()).toEqual([...everybody].sort());
      expect(await walk({ orderBy }, { limit: 307, backwards: true })).toEqual(forwards);
    },
  );

  it('meets whoever is there throughout exactly once while others come and go', async () => {
    const dice = new Dice(seed);
    let strangers: UserId[] = [];
    const change = async () => {
      const leaving = strangers.splice(0, 8);
      const arriving = newcomers(dice, 12);
      await database.transaction(async (connection) => {
        const session = new SqlSession(connection);
        if (leaving.length > 0) {
          await session.run(sql`DELETE FROM users WHERE ${idIn(raw('id'), leaving)}`);
          await session.run(sql`DELETE FROM principals WHERE ${idIn(raw('id'), leaving)}`);
        }
        await insertRows(session, arriving);
      });
      strangers = [...strangers, ...arriving.users.map(({ id }) => id)];
    };
    const residents = new Set(everybody);
    for (const orderBy of orders.filter((_, n) => n % 4 === 0))
      for (const backwards of [false, true]) {
        const met = await walk({ orderBy }, { limit: 173, backwards }, change);
        expect(met.filter((id) => residents.has(id)).sort()).toEqual([...everybody].sort());
        expect(new Set(met).size).toBe(met.length);
      }
  });
});

/** The 1,509 people of the Kubernetes project, or as many made-up ones where its files are not there. */
async function populate(database: Database): Promise<void> {
  if (path === undefined) {
    const people = newcomers(new Dice(seed), 1509);
    return database.transaction((connection) => insertRows(new SqlSession(connection), people));
  }
  const provisioning = provisioningService(database, Date.now);
  const { failed } = await importGithubOrg(path, { dryRun: false, prune: false }, { provisioning });
  expect(failed).toBe(false);
}

/** Gives the imported people, who have nothing but names, values of which many are equal or missing. */
async function spread(database: Database): Promise<void> {
  await database.transaction(async (connection) => {
    const session = new SqlSession(connection);
    for (const statement of [
      'last_active_at = created_at + LENGTH(username), family_name_key = SUBSTR(username_key, 2, 2)',
      "account_status = 'INVITED', mfa_enabled = 1, email_key = username_key, email_domain = SUBSTR(username_key, 1, 1)",
      'nickname_key = SUBSTR(username_key, 1, 2), created_at = created_at - LENGTH(username), external_id = username',
    ].entries())
      await session.run(raw(`UPDATE users SET ${statement[1]} WHERE LENGTH(username) % 3 = ${statement[0]}`));
  });
}

function newcomers(dice: Dice, count: number): World {
  const world = new World((prefix) => (dice.once(2) ? newId(prefix) : dice.id(prefix)));
  for (let n = 0; n < count; n++) {
    const id = newId('usr');
    world.user({
      username: `${dice.pick(names)} ${id}`,
      displayName: dice.pick(names),
      familyName: dice.maybe(dice.pick(names)),
      lastActiveAt: dice.maybe(dice.time()),
      createdAt: dice.once(2) ? dice.time() : Date.now(),
    });
  }
  return world;
}
