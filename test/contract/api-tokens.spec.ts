import { everythingVisible, noBelongings, reaches, type Visibility } from '../../src/core/access/visibility.js';
import type { Reach } from '../../src/core/access/rights.js';
import { everything, type Condition, type ListQuery } from '../../src/core/kernel/condition.js';
import { newId, type ApiTokenId } from '../../src/core/kernel/ids.js';
import type { ApiToken, ApiTokenStatus, StoredToken, TokenOwnerId } from '../../src/core/tokens/api-token.js';
import type { User } from '../../src/core/users/user.js';
import type { Database } from '../../src/storage/database/database.js';
import { insertSql } from '../../src/storage/database/insert.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { idValue, sql } from '../../src/storage/database/sql.js';
import { SqlApiTokenStore } from '../../src/storage/tokens/api-token-store.js';
import { tokenRow } from '../../src/storage/tokens/token-rows.js';
import { SqlTokenStore } from '../../src/storage/tokens/token-store.js';
import { World } from '../support/builders.js';
import { dialects, freshDatabase } from '../support/databases.js';
import { insertWorld } from '../support/insert-world.js';
import { seed } from '../support/seed.js';
import { Dice, now } from './dice.js';

const wholePage = { limit: 500, backwards: false } as const;
const nowhere: Reach = { everywhere: false, tenantIds: [], directoryIds: [], domainIds: [] };

/** Tokens of everybody, for all tenants and for none, that have ended in all ways. */
function tokenWorld(dice: Dice) {
  const world = new World();
  const tenants = [world.tenant(), world.tenant(), world.tenant({ status: 'DEACTIVATED' })];
  const directories = tenants.map((tenant) => world.directory(tenant));
  const people = Array.from({ length: 6 }, () => world.user({}, ...directories.filter(() => dice.once(2))));
  const robots = tenants.flatMap((tenant) => [world.serviceAccount(tenant), world.serviceAccount(tenant)]);
  const scopes = [null, ['user:read'], ['group:read', 'user:read', 'user:update']];
  for (const owner of [...people, ...robots])
    for (let n = dice.roll(4); n > 0; n--)
      world.token(owner, {
        tenantId: dice.pick([null, ...tenants.map(({ id }) => id)]),
        scopes: dice.pick(scopes),
        expiresAt: dice.pick([now - 1, now, now + 1, now + 2]),
        lastUsedAt: dice.pick([null, now - 1000]),
        revokedAt: dice.once(4) ? now - 10 : null,
      });
  const [owner] = people as [User, ...User[]];
  const endingNow = world.token(owner, { expiresAt: now });
  const limited = world.token(owner, { scopes: ['group:read', 'user:read', 'user:update'] });
  return { world, tenants, owners: [...people, ...robots], endingNow, limited };
}

describe.each(dialects)('API tokens on %s', (dialect) => {
  const dice = new Dice(seed);
  const { world, tenants, owners, endingNow, limited } = tokenWorld(dice);
  let database: Database;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ database, close } = await freshDatabase(dialect));
    await insertWorld(database, world);
  });
  afterAll(() => close());

  /** Asks the store, and expects that it takes one statement. */
  const asked = async <T>(visibility: Visibility, ask: (store: SqlApiTokenStore) => Promise<T>): Promise<T> => {
    const session = new SqlSession(database.reader);
    const answer = await ask(new SqlApiTokenStore(session, visibility));
    expect(session.statistics.sqlStatements).toBe(1);
    return answer;
  };

  const visibilities: readonly Visibility[] = [
    everythingVisible(now),
    ...Array.from({ length: 40 }, (): Visibility => {
      const reach = { ...nowhere, tenantIds: tenants.map(({ id }) => id).filter(() => dice.once(3)) };
      // Rights to see other things do not count.
      const others: Reach = dice.once(2) ? nowhere : { ...nowhere, everywhere: true };
      return {
        self: dice.pick([null, ...owners.map(({ id }) => id)]),
        at: now,
        tenantIds: tenants.map(({ id }) => id).filter(() => dice.once(2)),
        reach: { ...reaches(() => others), 'api-token:read': dice.once(6) ? { ...nowhere, everywhere: true } : reach },
        own: noBelongings,
      };
    }),
  ];

  /** The same by looking at each token. */
  const isSeen = (token: StoredToken, { self, reach }: Visibility): boolean => {
    const { everywhere, tenantIds } = reach['api-token:read'];
    const robot = world.serviceAccounts.find(({ id }) => id === token.ownerId);
    const places = [token.tenantId, robot?.tenantId].filter((id) => id != null);
    return everywhere || token.ownerId === self || places.some((id) => tenantIds.includes(id));
  };
  const statusOf = ({ revokedAt, expiresAt }: StoredToken): ApiTokenStatus =>
    revokedAt !== null ? 'REVOKED' : expiresAt <= now ? 'EXPIRED' : 'ACTIVE';
  const shown = (token: StoredToken): ApiToken => {
    const { hash, ...rest } = token;
    expect(hash).toHaveLength(32);
    return { ...rest, status: statusOf(token) };
  };
  const byId = (one: { readonly id: string }, other: { readonly id: string }) => (one.id < other.id ? -1 : 1);
  const seenBy = (visibility: Visibility) =>
    world.tokens
      .filter((token) => isSeen(token, visibility))
      .map(shown)
      .sort(byId);

  it('are seen by their owners, and by whoever may read them everywhere or in a tenant of theirs', async () => {
    for (const visibility of visibilities) {
      const expected = seenBy(visibility);
      const { rows } = await asked(visibility, (store) => store.page(everything, wholePage));
      expect(rows.map(({ item }) => item)).toEqual(expected);
      expect(await asked(visibility, (store) => store.count(everything))).toBe(expected.length);
      const ids = [...world.tokens.map(({ id }) => id), newId('tok')];
      const found = await asked(visibility, (store) => store.byIds(ids));
      expect(found).toEqual(ids.map((id) => expected.find((token) => token.id === id) ?? null));
    }
  });

  it('are listed and counted below all owners at once', async () => {
    for (const visibility of visibilities) {
      const ids = owners.map(({ id }): TokenOwnerId => id);
      const expected = ids.map((id) => seenBy(visibility).filter(({ ownerId }) => ownerId === id));
      const pages = await asked(visibility, (store) => store.pagesOfOwners(ids, everything, wholePage));
      expect(pages.map(({ rows }) => rows.map(({ item }) => item))).toEqual(expected);
      const counts = await asked(visibility, (store) => store.countsOfOwners(ids, everything));
      expect(counts).toEqual(expected.map(({ length }) => length));
    }
  });

  it('are of a tenant when they are for it or its service account’s', async () => {
    for (const { id: tenantId } of tenants) {
      const query: ListQuery = {
        orderBy: [],
        condition: { kind: 'relation', relation: 'inTenant', arguments: { tenantId } },
      };
      const { rows } = await asked(everythingVisible(now), (store) => store.page(query, wholePage));
      const reach = { ...reaches(() => nowhere), 'api-token:read': { ...nowhere, tenantIds: [tenantId] } };
      const expected = seenBy({ ...everythingVisible(now), reach });
      expect(rows.map(({ item }) => item)).toEqual(expected);
    }
  });

  it('have ended at the very millisecond, in what is shown and in what is filtered', async () => {
    for (const [at, status] of [
      [now - 1, 'ACTIVE'],
      [now, 'EXPIRED'],
    ] as const) {
      const [found] = await asked(everythingVisible(at), (store) => store.byIds([endingNow.id]));
      expect(found?.status).toBe(status);
      const ofStatus: Condition = { kind: 'field', field: 'status', operator: 'eq', value: status };
      const ids = await asked(everythingVisible(at), (store) =>
        store.page({ orderBy: [], condition: ofStatus }, wholePage),
      );
      expect(ids.rows.map(({ item }) => item.id)).toContain(endingNow.id);
    }
  });

  it('are counted as used at most once a minute, and never earlier than before', async () => {
    const person = { id: endingNow.ownerId };
    const [one, other, third] = [world.token(person), world.token(person), world.token(person)];
    await database.transaction((connection) =>
      new SqlSession(connection).run(insertSql('api_tokens', [one, other, third].map(tokenRow))),
    );
    const minute = 60_000;
    const at = now + 10 * minute;
    const note = (...uses: (readonly [{ readonly id: ApiTokenId }, number])[]) =>
      database.transaction(async (connection) => {
        const session = new SqlSession(connection);
        await new SqlTokenStore(session).noteUses(
          uses.map(([{ id }, moment]) => ({ id, at: moment })),
          minute,
        );
        expect(session.statistics.sqlStatements).toBe(uses.length === 0 ? 0 : 1);
      });
    const lastUses = async () => {
      const session = new SqlSession(database.reader);
      const found = await new SqlApiTokenStore(session, everythingVisible(now)).byIds([one.id, other.id, third.id]);
      return found.map((token) => token?.lastUsedAt);
    };
    await note([one, at], [other, at + 1], [{ id: newId('tok') }, at]);
    expect(await lastUses()).toEqual([at, at + 1, third.lastUsedAt]);
    await note([one, at + minute], [other, at + minute], [third, at + minute]);
    expect(await lastUses()).toEqual([at + minute, at + 1, at + minute]);
    await note([one, at], [third, at + 3 * minute]);
    expect(await lastUses()).toEqual([at + minute, at + 1, at + 3 * minute]);
    await note();
    const many = Array.from({ length: 200 }, () => [{ id: newId('tok') }, at] as const);
    await note(...many, [one, at + 9 * minute]);
    expect(await lastUses()).toEqual([at + 9 * minute, at + 1, at + 3 * minute]);
  });

  it('keep the permissions that they are limited to as a JSON array of names', async () => {
    const session = new SqlSession(database.reader);
    expect(await session.row(sql`SELECT scopes FROM api_tokens WHERE id = ${idValue(limited.id)}`)).toEqual({
      scopes: '["group:read","user:read","user:update"]',
    });
  });
});
