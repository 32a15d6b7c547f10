import { createHash } from 'node:crypto';
import type { Actor } from '../../src/core/access/actor.js';
import { isId, newId, type GroupId, type UserId } from '../../src/core/kernel/ids.js';
import { builtInRoleIds } from '../../src/core/roles/built-in-roles.js';
import type { StoredToken } from '../../src/core/tokens/token-service.js';
import { SqlActorStore } from '../../src/storage/access/actor-store.js';
import type { Database } from '../../src/storage/database/database.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { idIn, raw, sql } from '../../src/storage/database/sql.js';
import { SqlTokenStore } from '../../src/storage/tokens/token-store.js';
import type { World } from '../support/builders.js';
import { dialects, freshDatabase } from '../support/databases.js';
import { insertWorld } from '../support/insert-world.js';
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
    expect(new Set(actors.map((actor) => actor?.platformAdministrator))).toEqual(new Set([undefined, false, true]));
    for (const [n, { hash }] of tokens.entries()) expect(await found(hash)).toEqual(actors[n]);
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
    id: newId('tok'),
    ownerId: id as UserId,
    tenantId: dice.once(3) ? dice.pick(world.tenants).id : null,
    name: 'token',
    prefix: 'dnz_',
    hash: hashOf(String(n)),
    createdAt: 0,
    expiresAt: dice.pick([now - 1, now, now + 1, now + 2, now + 3]),
  }));
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
  const isActive = (group: GroupId) => seen.group(group).status === 'ACTIVE';
  const reaches = (group: GroupId) =>
    isActive(group) && seen.between(group, ownerId).some((membership) => isActive(membership.groupId));
  const administers = seen.assignments.some(
    ({ roleId, scope, principalId }) =>
      roleId === builtInRoleIds.platformAdministrator &&
      scope.kind === 'PLATFORM' &&
      (principalId === ownerId || (isId(principalId, 'grp') && reaches(principalId))),
  );
  return {
    principalId: ownerId,
    tokenId: id,
    tenantId,
    platformAdministrator: administers,
    tenantIds: tenantIds.filter(works).sort(),
  };
}
