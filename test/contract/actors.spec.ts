import { createHash } from 'node:crypto';
import type { Actor } from '../../src/core/access/actor.js';
import { newId, type UserId } from '../../src/core/kernel/ids.js';
import { builtInRoleIds } from '../../src/core/roles/built-in-roles.js';
import type { Role } from '../../src/core/roles/role.js';
import type { StoredToken } from '../../src/core/tokens/token-service.js';
import { SqlActorStore } from '../../src/storage/access/actor-store.js';
import type { Database } from '../../src/storage/database/database.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { idIn, raw, sql } from '../../src/storage/database/sql.js';
import { SqlTokenStore } from '../../src/storage/tokens/token-store.js';
import { World } from '../support/builders.js';
import { dialects, freshDatabase } from '../support/databases.js';
import { insertRows, insertWorld } from '../support/insert-world.js';
import { seed } from '../support/seed.js';
import { platform } from './contract.js';
import { Dice, now } from './dice.js';
import { randomWorld } from './random-world.js';
import { SeenWorld } from './seen-world.js';

describe.each(dialects)('whoever holds a token, on %s,', (dialect) => {
  const dice = new Dice(seed + 1);
  const world = randomWorld(seed);
  const tokens = withTokens(world, dice);
  const revoked = new Set(tokens.filter(() => dice.once(6)).map(({ id }) => id));
  const seen = new SeenWorld(world, platform);

  let database: Database;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ database, close } = await freshDatabase(dialect));
    await insertWorld(database, world);
    await database.transaction(async (connection) => {
      const session = new SqlSession(connection);
      const store = new SqlTokenStore(session);
      for (const token of tokens) await store.insert(token);
      await session.run(sql`UPDATE api_tokens SET revoked_at = 0 WHERE ${idIn(raw('id'), [...revoked])}`);
    });
  });
  afterAll(() => close());

  const found = async (hash: Uint8Array) => {
    const session = new SqlSession(database.reader);
    const actor = await new SqlActorStore(session).byTokenHash(hash, now);
    expect(session.statistics.sqlStatements).toBe(1);
    return actor && { ...actor, tenantIds: [...actor.tenantIds].sort() };
  };

  it('is who the token is for, with the tenants and the office that are theirs at this moment', async () => {
    const actors = tokens.map((token) => (revoked.has(token.id) ? null : actorOf(seen, token)));
    for (const [n, { hash }] of tokens.entries()) expect(await found(hash)).toEqual(actors[n]);
  });

  it('has no office through a group that is disabled, be it the one with the office or the one that they are in', async () => {
    const more = new World();
    const directory = more.directory(more.tenant({ slug: 'more' }));
    const office = world.roles.find(({ id }) => id === builtInRoleIds.platformAdministrator) as Role;
    const groups = [
      [more.group(directory), more.group(directory)],
      [more.group(directory, { status: 'DISABLED' }), more.group(directory)],
      [more.group(directory), more.group(directory, { status: 'DISABLED' })],
    ] as const;
    const cases = groups.map(([holder, inner], n) => {
      const person = more.user({ username: `More ${n}` }, directory);
      more.nest(holder, inner);
      more.assign(holder, office, null);
      more.member(inner, person);
      return tokenOf(person.id, `more ${n}`);
    });
    await database.transaction(async (connection) => {
      const session = new SqlSession(connection);
      await insertRows(session, more);
      for (const token of cases) await new SqlTokenStore(session).insert(token);
    });
    const administrators = await Promise.all(cases.map(async ({ hash }) => (await found(hash))?.platformAdministrator));
    expect(administrators).toEqual([true, false, false]);
  });

  it('is nobody when there is no such token', async () => {
    expect(await found(new Uint8Array(32))).toBeNull();
    expect(await found(hashOf('another'))).toBeNull();
    expect(await found((tokens[0] as StoredToken).hash.subarray(0, 31))).toBeNull();
  });
});

/** Gives everybody tokens that end at all times, some for one tenant, and some of them the office. */
function withTokens(world: World, dice: Dice): StoredToken[] {
  const office = world.role(null, { id: builtInRoleIds.platformAdministrator, name: 'Platform administrator' });
  const principals = [...world.users, ...world.serviceAccounts, ...world.groups];
  for (const principal of principals.filter(() => dice.once(3)))
    world.assign(principal, office, dice.pick([null, null, dice.pick(world.tenants)]), { expiresAt: dice.end() });
  return [...world.users, ...world.users, ...world.serviceAccounts].map(({ id }, n) => ({
    ...tokenOf(id as UserId, String(n)),
    tenantId: dice.once(3) ? dice.pick(world.tenants).id : null,
    expiresAt: dice.pick([now - 1, now, now + 1, now + 2, now + 3]),
  }));
}

function tokenOf(ownerId: UserId, secret: string): StoredToken {
  const rest = { tenantId: null, name: 'token', prefix: 'dnz_', createdAt: 0, expiresAt: now + 1 };
  return { id: newId('tok'), ownerId, hash: hashOf(secret), ...rest };
}

function hashOf(text: string): Uint8Array {
  return createHash('sha256').update(text).digest();
}

/** The same by brute force. */
function actorOf(seen: SeenWorld, { id, ownerId, tenantId, expiresAt }: StoredToken): Actor | null {
  const { world } = seen;
  const works = (tenant: string) => world.tenants.some((one) => one.id === tenant && one.status === 'ACTIVE');
  const user = world.users.find((one) => one.id === ownerId);
  const account = world.serviceAccounts.find((one) => one.id === (ownerId as string));
  const mayEnter = user
    ? user.accountStatus === 'ACTIVE' && user.deletionScheduledAt === null
    : account?.status === 'ACTIVE' && works(account.tenantId);
  if (!mayEnter || expiresAt <= now || (tenantId !== null && !works(tenantId))) return null;
  const accesses = seen.accesses().filter(({ userId, status }) => userId === ownerId && status === 'ACTIVE');
  const tenantIds = account ? [account.tenantId] : accesses.map((access) => access.tenantId);
  const administers = seen.assignments.some(
    (one) =>
      one.roleId === builtInRoleIds.platformAdministrator &&
      one.scope.kind === 'PLATFORM' &&
      seen.reaches(one, ownerId),
  );
  return {
    principalId: ownerId,
    tokenId: id,
    tenantId,
    platformAdministrator: administers,
    tenantIds: tenantIds.filter(works).sort(),
  };
}
