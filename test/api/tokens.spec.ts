import type { PrincipalId, TenantId, UserId } from '../../src/core/kernel/ids.js';
import { newId } from '../../src/core/kernel/ids.js';
import { newTokenSecret, tokenHash, tokenPrefix } from '../../src/core/tokens/token-secret.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { idValue, sql } from '../../src/storage/database/sql.js';
import { SqlTokenStore } from '../../src/storage/tokens/token-store.js';
import type { App, Json } from '../support/app.js';
import { builtInRole, foundCompanies, moments } from './companies.js';
import { Everywhere } from './everywhere.js';

const companies = foundCompanies();
const { world, acme, globex, initech } = companies;
// Administers the platform, but no longer.
world.assign(acme.users.kim, builtInRole('platformAdministrator'), null, { expiresAt: moments.ended });
// Administers the platform through a membership that has ended.
world.member(acme.groups.operators, acme.users.fay, { expiresAt: moments.ended });
// Administers the platform, and has access to a tenant that is deactivated.
world.place(acme.users.hana, initech.main);

let everywhere: Everywhere;
beforeAll(async () => {
  everywhere = await Everywhere.start({ prepare: companies.insert });
}, 60_000);
afterAll(() => everywhere.stop());

interface Wanted {
  readonly owner: { readonly id: PrincipalId };
  readonly tenant?: { readonly id: TenantId };
  readonly expiresAt?: number;
  readonly revokedAt?: number;
}

/** Puts a token into the database of an application, whoever it is for. */
async function tokenIn({ database }: App, wanted: Wanted): Promise<string> {
  const { owner, tenant, expiresAt = moments.ends, revokedAt } = wanted;
  const secret = newTokenSecret();
  const id = newId('tok');
  const hash = await tokenHash(secret);
  await database.transaction(async (connection) => {
    const session = new SqlSession(connection);
    const token = { id, name: 'Test', prefix: tokenPrefix(secret), hash, createdAt: moments.seen, expiresAt };
    await new SqlTokenStore(session).insert({ ...token, ownerId: owner.id as UserId, tenantId: tenant?.id ?? null });
    if (revokedAt !== undefined)
      await session.run(sql`UPDATE api_tokens SET revoked_at = ${revokedAt} WHERE id = ${idValue(id)}`);
  });
  return secret;
}

const look = `{
  viewer { platformAdministrator principal { id } tenant { slug } }
  tenants { nodes { slug } }
  users(first: 100) { totalCount }
}`;

/** What somebody sees with a token, the same on all databases; null when the token is none. */
async function seenWith(wanted: Wanted): Promise<Json> {
  const seen = [];
  for (const app of everywhere.apps) {
    const { data, errors } = await app.graphql<Json>(look, {}, { token: await tokenIn(app, wanted) });
    const codes = new Set(errors?.map(({ extensions }) => extensions['code']));
    expect([...codes]).toEqual(data === null ? ['UNAUTHENTICATED'] : []);
    seen.push(data);
  }
  for (const other of seen) expect(other).toEqual(seen[0]);
  return seen[0];
}

const slugs = (seen: Json): string[] => seen.tenants.nodes.map(({ slug }: Json) => slug).sort();

describe('a token is dead', () => {
  const { ada, dan, gil } = acme.users;
  it.each<[string, Wanted]>([
    ['when it has expired', { owner: ada, expiresAt: moments.ended }],
    ['when it was revoked', { owner: ada, revokedAt: moments.seen }],
    ['when its owner is deactivated', { owner: dan }],
    ['when its owner will be deleted', { owner: gil }],
    ['when its service account is disabled', { owner: acme.robots.retired }],
    ['when its service account is of a deactivated tenant', { owner: initech.robot }],
    ['when it is for a deactivated tenant', { owner: initech.users.ivy, tenant: initech.tenant }],
    [
      'when it is for a deactivated tenant, even an administrator’s',
      { owner: acme.users.hana, tenant: initech.tenant },
    ],
    ['when it is of a group, which can’t sign in', { owner: acme.groups.platform }],
  ])('%s', async (_when, wanted) => expect(await seenWith(wanted)).toBeNull());

  it.each(['', 'dzn_', `dzn_${'A'.repeat(43)}`, `dzn_${'A'.repeat(50)}`, 'x y', '" OR 1=1 --'])(
    'when it was never made: %p',
    async (token) => {
      for (const { answer } of await everywhere.raw(look, {}, { token })) {
        expect(answer.data).toBeNull();
        for (const { extensions } of answer.errors ?? []) expect(extensions).toEqual({ code: 'UNAUTHENTICATED' });
      }
    },
  );
});

describe('a token shows', () => {
  it('the tenants that its owner has access to, but those that are deactivated', async () => {
    expect(slugs(await seenWith({ owner: acme.users.bob }))).toEqual(['acme', 'globex']);
    expect(slugs(await seenWith({ owner: initech.users.ivy }))).toEqual([]);
  });

  it('no tenant where its owner is suspended', async () => {
    const seen = await seenWith({ owner: acme.users.cleo });
    expect(slugs(seen)).toEqual([]);
    expect(seen.users.totalCount).toBe(1);
  });

  it('one tenant and nothing of the others when it is for that one, also to an administrator', async () => {
    for (const owner of [acme.users.bob, acme.users.hana]) {
      const seen = await seenWith({ owner, tenant: acme.tenant });
      expect(seen.viewer.tenant).toEqual({ slug: 'acme' });
      expect(slugs(seen)).toEqual(['acme']);
    }
  });

  it('nothing of a tenant that its owner has no access to, though it is for that one', async () => {
    for (const owner of [acme.users.ada, acme.robots.deployer]) {
      const seen = await seenWith({ owner, tenant: globex.tenant });
      expect(seen.viewer).toMatchObject({ tenant: null, principal: { id: owner.id } });
      expect(slugs(seen)).toEqual([]);
    }
  });

  it('the tenant of its service account', async () => {
    expect(slugs(await seenWith({ owner: acme.robots.deployer }))).toEqual(['acme']);
  });

  it('the whole instance to who administers the platform, through nested groups too, and to nobody else', async () => {
    const isAdministrator = async (owner: Wanted['owner']) =>
      (await seenWith({ owner })).viewer.platformAdministrator as boolean;
    expect(await isAdministrator(acme.users.hana)).toBe(true);
    expect(await isAdministrator(acme.users.kim)).toBe(false);
    expect(await isAdministrator(acme.users.fay)).toBe(false);
    expect(slugs(await seenWith({ owner: acme.users.hana }))).toEqual(['acme', 'globex', 'initech']);
  });
});

describe('x-denizen-tenant', () => {
  it.each([
    ['another tenant than the token’s', { owner: acme.users.bob, tenant: acme.tenant }, 'globex'],
    ['another tenant than an administrator’s token’s', { owner: acme.users.hana, tenant: acme.tenant }, 'globex'],
    ['a tenant without access', { owner: acme.users.ada }, 'globex'],
    ['a tenant that is deactivated', { owner: initech.users.ivy }, 'initech'],
    ['a tenant that is not there', { owner: acme.users.ada }, 'nowhere'],
  ])('is refused for %s, in the same words', async (_what, wanted, tenant) => {
    for (const app of everywhere.apps) {
      const token = await tokenIn(app, wanted);
      const answer = await app.graphql(look, {}, { token, headers: { 'x-denizen-tenant': tenant } });
      expect(answer.status).toBe(403);
      expect(JSON.parse(answer.text)).toEqual({
        errors: [
          {
            message: 'You may not ask in the tenant that `x-denizen-tenant` names.',
            extensions: { code: 'FORBIDDEN' },
          },
        ],
      });
    }
  });
});
