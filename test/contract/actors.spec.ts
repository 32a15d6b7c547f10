import { AccessGraph } from '../../src/core/access/access-graph.js';
import type { Account } from '../../src/core/access/actor.js';
import type { FoundAccount, ProvenIdentity } from '../../src/core/access/actor-store.js';
import { effectivePermissions } from '../../src/core/access/derivation.js';
import type { StoredToken } from '../../src/core/tokens/api-token.js';
import { newId, type PrincipalId, type UserId } from '../../src/core/kernel/ids.js';
import { expectedPermissions, nameOf } from '../support/access-model.js';
import { World } from '../support/builders.js';
import { dialects } from '../support/databases.js';
import { seed } from '../support/seed.js';
import type { asking } from './asked-actors.js';
import { accountIn, hashOf, opened, sorted, tokenOf } from './asked-actors.js';
import { allFacts } from './callers.js';
import { Dice, now } from './dice.js';
import { randomWorld } from './random-world.js';

describe.each(dialects)('in a random world on %s, whoever comes with a credential', (dialect) => {
  const world = randomWorld(seed);
  const tokens = tokensIn(world, new Dice(seed + 3));
  const facts = allFacts(world);
  let ask: ReturnType<typeof asking>;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ ask, close } = await opened(dialect, world, tokens));
  });
  afterAll(() => close());

  it('is who the token is for, with the tenants that are theirs at this moment, if they may sign in at all', async () => {
    const expected = tokens.map((token) => accountOf(world, token));
    expect(expected.filter((one) => one !== null).length).toBeGreaterThan(5);
    for (const [n, { hash }] of tokens.entries())
      expect(accountIn(await ask((actors) => actors.byTokenHash(hash, now)))).toEqual(expected[n]);
  });

  it('is nobody when there is no such token', async () => {
    const known = (tokens[0] as StoredToken).hash;
    for (const hash of [new Uint8Array(32), hashOf('another'), known.subarray(0, 31), new Uint8Array(0)])
      expect(await ask((actors) => actors.byTokenHash(hash, now))).toBeNull();
  });

  it('is the principal whose id is taken on; groups and strangers are nobody', async () => {
    const ids = [...world.users, ...world.serviceAccounts, ...world.groups].map(({ id }): PrincipalId => id);
    for (const id of [...ids, newId('usr'), newId('svc')])
      expect(accountIn(await ask((actors) => actors.byPrincipal(id, now)))).toEqual(principalIn(world, id));
  });

  it('is whoever has the identity, else whoever has the address, else nobody', async () => {
    const addresses = [null, ...world.users.slice(0, 8).map(({ email }) => email), 'nobody@nowhere.example'];
    const known = world.identities.flatMap(({ provider, subject }) => [
      { provider, subject },
      { provider: 'another', subject },
      { provider, subject: `${subject} ` },
      { provider, subject: subject.toUpperCase() },
    ]);
    for (const { provider, subject } of [...known, { provider: 'github', subject: '' }])
      for (const email of addresses) {
        const identity = { provider, subject, email };
        const found = accountIn(await ask((actors) => actors.byIdentity(identity, now)));
        expect([identity, found]).toEqual([identity, identifiedIn(world, identity)]);
      }
  });

  it('has what they have by brute force, as far as the facts about them alone tell', async () => {
    const had = (permission: string, scope: Parameters<typeof nameOf>[0]) => `${permission} ${nameOf(scope)}`;
    const accounts = [...world.users, ...world.serviceAccounts].filter(({ id }) => principalIn(world, id) !== null);
    expect(accounts.length).toBeGreaterThan(5);
    for (const { id } of accounts) {
      const { facts: own } = (await ask((actors) => actors.byPrincipal(id, now))) as FoundAccount;
      const found = effectivePermissions(new AccessGraph(own), id, { inScope: () => true });
      // The model lists what is on a platform that names a tenant, which is a scope of nothing.
      const expected = expectedPermissions(facts, id)
        .filter(({ scope }) => scope.kind !== 'PLATFORM' || scope.tenantId === null)
        .map(({ what, scope }) => had(what, scope));
      expect(found.map(({ permission, scope }) => had(permission, scope)).sort()).toEqual(expected.sort());
    }
  });
});

describe.each(dialects)('on %s, a credential', (dialect) => {
  const world = new World();
  const [works, ended] = [world.tenant({ slug: 'works' }), world.tenant({ slug: 'ended', status: 'DEACTIVATED' })];
  const [main, side] = [world.directory(works), world.directory(works)];
  const office = world.directory(ended);
  const ann = world.user({ username: 'ann', email: 'ann@example.org' }, main, office);
  const gone = world.user({ accountStatus: 'DEACTIVATED', email: 'gone@example.org' }, main);
  const invited = world.user({ accountStatus: 'INVITED' }, main);
  const leaving = world.user({ deletionScheduledAt: now + 1_000_000 }, main);
  const suspended = world.user();
  world.place(suspended, main, 'SUSPENDED');
  const halfSuspended = world.user();
  world.place(halfSuspended, main, 'SUSPENDED');
  world.place(halfSuspended, side, 'ACTIVE');
  const bot = world.serviceAccount(works);
  const disabled = world.serviceAccount(works, { status: 'DISABLED' });
  const orphan = world.serviceAccount(ended);
  world.identity(gone, { provider: 'idp', subject: 'gone' });
  world.identity(ann, { provider: 'idp', subject: 'ann' });
  const lea = world.user({ username: 'lea', email: 'lea@example.org', emailVerified: true }, main);
  world.user({ username: 'pretender', email: 'claimed@example.org' }, main);
  const own = [{ id: works.id, slug: 'works' }];

  const cases: readonly [why: string, token: Partial<StoredToken>, tenants: Account['tenants'] | null][] = [
    ['of a person', {}, own],
    ['that ends a millisecond later', { expiresAt: now + 1 }, own],
    ['that ends at this very millisecond', { expiresAt: now }, null],
    ['that has ended', { expiresAt: now - 1 }, null],
    ['that was revoked', { revokedAt: now - 1 }, null],
    ['that was revoked when a clock went ahead', { revokedAt: now + 1_000_000 }, null],
    ['for a tenant', { tenantId: works.id }, own],
    ['for a tenant that was deactivated', { tenantId: ended.id }, null],
    ['of somebody deactivated', { ownerId: gone.id }, null],
    ['of somebody who has not come yet', { ownerId: invited.id }, null],
    ['of somebody who will be deleted', { ownerId: leaving.id }, null],
    ['of somebody suspended wherever they are', { ownerId: suspended.id }, []],
    ['of somebody suspended in one of two places', { ownerId: halfSuspended.id }, own],
    ['of a service account', { ownerId: bot.id }, own],
    ['of a disabled service account', { ownerId: disabled.id }, null],
    ['of a service account of a deactivated tenant', { ownerId: orphan.id }, null],
    ['for a few permissions', { scopes: ['group:read', 'user:read'] }, own],
    ['for no permission at all', { scopes: [] }, own],
    ['for permissions with odd names', { scopes: ['a"b:c', "d'e:\\", '😀:é'] }, own],
  ];
  const tokens = cases.map(([why, token]) => ({ ...tokenOf(ann.id, why), ...token }));

  let ask: ReturnType<typeof asking>;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ ask, close } = await opened(dialect, world, tokens));
  });
  afterAll(() => close());

  it.each(cases)('%s', async (why, token, tenants) => {
    const { id: tokenId, ownerId: principalId, tenantId, scopes } = { ...tokenOf(ann.id, why), ...token };
    const found = await ask((actors) => actors.byTokenHash(hashOf(why), now));
    const { id } = tokens.find(({ name }) => name === why) ?? { id: tokenId };
    expect(found && found.account).toEqual(
      tenants && { principalId, tokenId: id, sessionId: null, tenantId, scopes, tenants },
    );
  });

  it('of an identity opens nothing but its own account, whoever else has the address', async () => {
    const identity: ProvenIdentity = { provider: 'idp', subject: 'gone', email: 'ann@example.org' };
    expect(await ask((actors) => actors.byIdentity(identity, now))).toBeNull();
    const both = await ask((actors) =>
      actors.byIdentity({ ...identity, subject: 'ann', email: 'gone@example.org' }, now),
    );
    expect(both?.account.principalId).toBe(ann.id);
    const stranger = { ...identity, subject: 'new', email: 'lea@example.org' };
    expect((await ask((actors) => actors.byIdentity(stranger, now)))?.account.principalId).toBe(lea.id);
    expect(await ask((actors) => actors.byIdentity({ ...stranger, email: null }, now))).toBeNull();
  });

  it('of an address opens nothing that the provider knows by another name, nor what we have not verified', async () => {
    for (const email of ['ann@example.org', 'claimed@example.org', 'nobody@example.org'])
      expect(await ask((actors) => actors.byIdentity({ provider: 'idp', subject: 'new', email }, now))).toBeNull();
  });

  it('of an identity is compared to the last character', async () => {
    for (const [provider, subject] of [
      ['idp', 'ann '],
      ['idp', 'Ann'],
      ['idp ', 'ann'],
      ['IdP', 'ann'],
      ['idp', 'ánn'],
      ['idp', 'ann\0'],
    ] as const)
      expect(await ask((actors) => actors.byIdentity({ provider, subject, email: null }, now))).toBeNull();
  });
});

/** Tokens that end at all times, some for one tenant, some for a few permissions, some revoked. */
function tokensIn(world: World, dice: Dice): StoredToken[] {
  const names = world.permissions.map(({ name }) => name);
  return [...world.users, ...world.users, ...world.serviceAccounts].map(({ id }, n) => ({
    ...tokenOf(id, String(n)),
    tenantId: dice.once(3) ? dice.pick(world.tenants).id : null,
    scopes: dice.maybe(names.filter(() => dice.once(4))),
    expiresAt: dice.pick([now - 1, now, now + 1, now + 2, now + 3]),
    revokedAt: dice.once(6) ? dice.time() : null,
  }));
}

/** Who is behind a token, by brute force. */
function accountOf(world: World, { id, ownerId, tenantId, scopes, expiresAt, revokedAt }: StoredToken): Account | null {
  const account = principalIn(world, ownerId);
  const isOver = expiresAt <= now || revokedAt !== null;
  if (account === null || isOver || (tenantId !== null && !isWorking(world, tenantId))) return null;
  return { ...account, tokenId: id, tenantId, scopes };
}

/** Who is behind an id: a person or service account that works, and no group. */
function principalIn(world: World, id: PrincipalId): Account | null {
  const user = world.users.find((one) => one.id === id);
  const program = world.serviceAccounts.find((one) => one.id === id);
  const mayEnter = user
    ? user.accountStatus === 'ACTIVE' && user.deletionScheduledAt === null
    : program?.status === 'ACTIVE' && isWorking(world, program.tenantId);
  if (!mayEnter) return null;
  const isIn = ({ id: tenantId }: World['tenants'][number]) => {
    if (program !== undefined) return program.tenantId === tenantId;
    const places = world.directoryAccesses.filter((one) => one.userId === id && one.tenantId === tenantId);
    const isSuspended = places.length > 0 && places.every(({ status }) => status === 'SUSPENDED');
    return !isSuspended && world.tenantAccesses.some((one) => one.userId === id && one.tenantId === tenantId);
  };
  const tenants = world.tenants
    .filter((tenant) => isWorking(world, tenant.id) && isIn(tenant))
    .map(({ id: tenantId, slug }) => ({ id: tenantId, slug }));
  return sorted({ principalId: id, tokenId: null, sessionId: null, tenantId: null, scopes: null, tenants });
}

/** Who is behind an identity: the address counts only where the provider names nobody who is known. */
function identifiedIn(world: World, { provider, subject, email }: ProvenIdentity): Account | null {
  const known = world.identities.find((one) => one.provider === provider && one.subject === subject);
  if (known !== undefined) return principalIn(world, known.userId);
  const knows = (id: UserId) => world.identities.some((one) => one.userId === id && one.provider === provider);
  const owner = world.users.find((one) => email !== null && one.email === email && one.emailVerified && !knows(one.id));
  return owner === undefined ? null : principalIn(world, owner.id);
}

function isWorking(world: World, tenantId: string): boolean {
  return world.tenants.some(({ id, status }) => id === tenantId && status === 'ACTIVE');
}
