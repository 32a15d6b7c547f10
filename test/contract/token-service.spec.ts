import { DomainError } from '../../src/core/kernel/errors.js';
import { newId } from '../../src/core/kernel/ids.js';
import { tokenHash } from '../../src/core/tokens/token-secret.js';
import type { TokenRequest, TokenService } from '../../src/core/tokens/token-service.js';
import { tokenService } from '../../src/server/compose.js';
import { SqlActorStore } from '../../src/storage/access/actor-store.js';
import type { Database } from '../../src/storage/database/database.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { idBytes, idValue, sql } from '../../src/storage/database/sql.js';
import { World } from '../support/builders.js';
import { dialects, freshDatabase } from '../support/databases.js';
import { insertRows } from '../support/insert-world.js';

const day = 24 * 60 * 60 * 1000;
const start = Date.UTC(2026, 5, 1);

describe.each(dialects)('tokens made from the command line, on %s,', (dialect) => {
  const world = new World();
  const [free, strict, stricter] = [
    world.tenant({ slug: 'free' }),
    world.tenant({ slug: 'strict', maxTokenDays: 90 }),
    world.tenant({ slug: 'stricter', maxTokenDays: 30 }),
  ] as const;
  const [inFree, inStrict, inStricter] = [world.directory(free), world.directory(strict), world.directory(stricter)];
  world.user({ username: 'Ana' }, inFree);
  world.user({ username: 'bea' }, inFree, inStrict, inStricter);
  const gone = world.user({ username: 'gone', accountStatus: 'DEACTIVATED' }, inFree);
  const robot = world.serviceAccount(strict);

  let database: Database;
  let close: () => Promise<void>;
  let now: number;
  let tokens: TokenService;
  beforeAll(async () => {
    ({ database, close } = await freshDatabase(dialect));
    await database.transaction((connection) => insertRows(new SqlSession(connection), world));
    tokens = tokenService(database, () => now);
  });
  beforeEach(async () => {
    now = start;
    await database.transaction((connection) => new SqlSession(connection).run(sql`DELETE FROM api_tokens`));
  });
  afterAll(() => close());

  const ana = { username: 'ana', name: 'Test' };
  const rows = () => new SqlSession(database.reader).rows(sql`SELECT * FROM api_tokens`);
  const lifeOf = async (request: TokenRequest) => {
    await tokens.create(request);
    const [row] = await rows();
    await database.transaction((connection) => new SqlSession(connection).run(sql`DELETE FROM api_tokens`));
    return (Number(row?.['expires_at']) - start) / day;
  };
  const refusal = async (work: Promise<unknown>) => {
    const error = await work.then(
      () => undefined,
      (failure: unknown) => failure,
    );
    expect(error).toBeInstanceOf(DomainError);
    const { code, message, argumentPath } = error as DomainError;
    return { code, message, path: argumentPath };
  };

  it('are kept as hash and prefix, for everything that the owner may, for a year', async () => {
    const secret = await tokens.create(ana);
    const [row, ...others] = await rows();
    expect(others).toEqual([]);
    expect(Buffer.from(idBytes(row?.['secret_hash']))).toEqual(Buffer.from(await tokenHash(secret)));
    expect(row).toMatchObject({ name: 'Test', prefix: secret.slice(0, 12), scopes: null, tenant_id: null });
    expect([Number(row?.['created_at']), Number(row?.['expires_at'])]).toEqual([start, start + 365 * day]);
    expect([row?.['last_used_at'], row?.['revoked_at']]).toEqual([null, null]);
  });

  it('are for the tenant that is named, and a service account’s for its own in any case', async () => {
    await tokens.create({ ...ana, tenant: { by: 'slug', slug: 'free' } });
    await tokens.create({ ...ana, tenant: { by: 'id', id: strict.id } });
    await tokens.create({ serviceAccountId: robot.id, name: 'Own' });
    await tokens.create({ serviceAccountId: robot.id, name: 'Same', tenant: { by: 'slug', slug: 'strict' } });
    const tenantsOf = async (owner: Parameters<TokenService['list']>[0]) =>
      (await tokens.list(owner)).map(({ tenantId, tenantSlug }) => [tenantId, tenantSlug]).sort();
    expect(await tenantsOf({ username: 'ana' })).toEqual(
      [
        [free.id, 'free'],
        [strict.id, 'strict'],
      ].sort(),
    );
    expect(await tenantsOf({ serviceAccountId: robot.id })).toEqual([
      [strict.id, 'strict'],
      [strict.id, 'strict'],
    ]);
  });

  it.each<[string, object, object]>([
    [
      'nobody of that name',
      { username: 'nobody' },
      { code: 'NOT_FOUND', message: expect.stringContaining("'nobody'") as string },
    ],
    ['no such service account', { username: undefined, serviceAccountId: newId('svc') }, { code: 'NOT_FOUND' }],
    ['an id that is none', { username: undefined, serviceAccountId: 'Deployer' }, { code: 'NOT_FOUND' }],
    ['the id of something else', { username: undefined, serviceAccountId: free.id }, { code: 'NOT_FOUND' }],
    [
      'no such tenant',
      { tenant: { by: 'slug', slug: 'Free' } },
      { code: 'NOT_FOUND', message: "There is no tenant 'Free'." },
    ],
    [
      'a tenant that is not the service account’s',
      { username: undefined, serviceAccountId: robot.id, tenant: { by: 'slug', slug: 'free' } },
      { code: 'INVALID', path: ['tenant'], message: expect.stringContaining("'strict'") as string },
    ],
    ['a name that is empty', { name: '' }, { code: 'BAD_USER_INPUT', path: ['name'] }],
    ['an empty list of permissions', { scopes: [] }, { code: 'INVALID', path: ['scopes'] }],
    [
      'a permission that is not in the catalogue',
      { scopes: ['user:read', 'user:fly'] },
      { code: 'INVALID', path: ['scopes', '1'], message: "There is no permission 'user:fly' in the catalogue." },
    ],
    ['a permission in capitals', { scopes: ['USER:READ'] }, { code: 'INVALID', path: ['scopes', '0'] }],
    ['a permission with a space', { scopes: ['user:read '] }, { code: 'INVALID', path: ['scopes', '0'] }],
    ['a permission with a letter that looks like another', { scopes: ['uѕer:read'] }, { path: ['scopes', '0'] }],
    ['everything at once', { scopes: ['*'] }, { code: 'INVALID', path: ['scopes', '0'] }],
    [
      'more permissions than anybody needs',
      { scopes: Array.from({ length: 101 }, (_, n) => `thing:n${n}`) },
      { code: 'INVALID', path: ['scopes'], message: expect.stringContaining('100') as string },
    ],
    ['no day', { days: 0 }, { code: 'INVALID', path: ['days'], message: 'A token lives 1 to 365 whole days.' }],
    ['more than a year', { days: 366 }, { code: 'INVALID', path: ['days'] }],
    ['half a day', { days: 0.5 }, { code: 'INVALID', path: ['days'] }],
  ])('are refused for %s, and nothing is written', async (_, wanted, expected) => {
    const { username, ...request } = { ...ana, ...wanted } as TokenRequest & { username?: string };
    const owner = username === undefined ? {} : { username };
    expect(await refusal(tokens.create({ ...owner, ...request } as TokenRequest))).toMatchObject(expected);
    expect(await rows()).toEqual([]);
  });

  it('are limited to permissions, each once and in order', async () => {
    await tokens.create({ ...ana, scopes: ['user:read', 'group:read', 'user:read'] });
    expect((await rows())[0]).toMatchObject({ scopes: '["group:read","user:read"]' });
    expect((await tokens.list({ username: 'ana' }))[0]?.scopes).toEqual(['group:read', 'user:read']);
  });

  it('live as long as the tenant allows, and are refused more than that', async () => {
    const inTenant = (slug: string) => ({ ...ana, tenant: { by: 'slug', slug } }) as const;
    expect(await lifeOf(inTenant('free'))).toBe(365);
    expect(await lifeOf(inTenant('strict'))).toBe(90);
    expect(await lifeOf({ ...inTenant('strict'), days: 90 })).toBe(90);
    expect(await lifeOf({ ...inTenant('strict'), days: 7 })).toBe(7);
    expect(await refusal(tokens.create({ ...inTenant('strict'), days: 91 }))).toEqual({
      code: 'INVALID',
      message: "A token lives 1 to 90 whole days: the tenant 'strict' allows no more.",
      path: ['days'],
    });
    expect(await lifeOf({ serviceAccountId: robot.id, name: 'Robot' })).toBe(90);
    expect(await refusal(tokens.create({ serviceAccountId: robot.id, name: 'Robot', days: 91 }))).toMatchObject({
      code: 'INVALID',
    });
  });

  it('live, for no tenant in particular, as long as the strictest of the owner’s tenants allows', async () => {
    const bea = { username: 'bea', name: 'Test' };
    expect(await lifeOf(bea)).toBe(30);
    expect(await refusal(tokens.create({ ...bea, days: 31 }))).toMatchObject({
      message: "A token lives 1 to 30 whole days: the tenant 'stricter' allows no more.",
    });
    expect(await lifeOf({ ...bea, tenant: { by: 'slug', slug: 'free' } })).toBe(365);
    expect(await lifeOf({ ...bea, tenant: { by: 'slug', slug: 'strict' } })).toBe(90);
    expect(await lifeOf(ana)).toBe(365);
  });

  it('are valid until, not at, the millisecond in which they end, and dead with their owner’s account', async () => {
    const account = async (secret: string, at: number) =>
      new SqlActorStore(new SqlSession(database.reader)).byTokenHash(await tokenHash(secret), at);
    const secret = await tokens.create({ ...ana, days: 1 });
    expect(await account(secret, start + day - 1)).not.toBeNull();
    expect(await account(secret, start + day)).toBeNull();
    const dead = await tokens.create({ username: gone.username, name: 'Dead' });
    expect(await account(dead, start)).toBeNull();
    // That its owner can't sign in does not change the token.
    expect((await tokens.list({ username: gone.username })).map(({ status }) => status)).toEqual(['ACTIVE']);
  });

  it('are listed with those that have ended, the newest first, and without secret and hash', async () => {
    const secrets = [];
    for (const name of ['First', 'Second', 'Third']) {
      secrets.push(await tokens.create({ ...ana, name, days: name === 'First' ? 1 : 10 }));
      now += 1;
    }
    await tokens.revoke(secrets[1]?.slice(0, 12) ?? '');
    now = start + day;
    const list = await tokens.list({ username: 'ANA' });
    expect(list.map(({ name, status, revokedAt }) => [name, status, revokedAt])).toEqual([
      ['Third', 'ACTIVE', null],
      ['Second', 'REVOKED', start + 3],
      ['First', 'EXPIRED', null],
    ]);
    expect(list.flatMap((token) => Object.keys(token))).not.toContain('hash');
    expect(await refusal(tokens.list({ username: 'nobody' }))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await tokens.list({ username: 'bea' })).toEqual([]);
  });

  it('are revoked by id or prefix, once, and the record is kept', async () => {
    const secret = await tokens.create(ana);
    const other = await tokens.create(ana);
    const account = async (of: string) =>
      new SqlActorStore(new SqlSession(database.reader)).byTokenHash(await tokenHash(of), now);
    expect(await tokens.revoke(secret.slice(0, 12))).toMatchObject({ name: 'Test', revokedAt: null });
    expect(await account(secret)).toBeNull();
    expect(await account(other)).not.toBeNull();
    now += day;
    const [token] = (await tokens.list({ username: 'ana' })).filter(({ status }) => status === 'REVOKED');
    expect(await tokens.revoke(token?.id ?? '')).toMatchObject({ revokedAt: start });
    expect((await tokens.list({ username: 'ana' })).map(({ revokedAt }) => revokedAt).sort()).toEqual(
      [start, null].sort(),
    );
  });

  it.each([
    ['', 'no text'],
    ['dzn_', 'the beginning of all'],
    [newId('tok'), 'an id that nothing has'],
    [newId('usr'), 'the id of somebody'],
    [`dzn_${'A'.repeat(43)}`, 'a whole secret'],
  ])('are not revoked by %j, %s', async (text) => {
    await tokens.create(ana);
    expect(await refusal(tokens.revoke(text))).toEqual({
      code: 'NOT_FOUND',
      message: 'There is no token with this id or prefix.',
      path: undefined,
    });
    expect((await tokens.list({ username: 'ana' })).map(({ status }) => status)).toEqual(['ACTIVE']);
  });

  it('are not revoked by a prefix that several have', async () => {
    const secret = await tokens.create(ana);
    await tokens.create(ana);
    await database.transaction((connection) =>
      new SqlSession(connection).run(sql`UPDATE api_tokens SET prefix = ${secret.slice(0, 12)}`),
    );
    expect(await refusal(tokens.revoke(secret.slice(0, 12)))).toMatchObject({
      code: 'INVALID',
      message: '2 tokens have this prefix: give the id of one of them.',
    });
  });

  it('are deleted with their record', async () => {
    await tokens.create(ana);
    const [token] = await tokens.list({ username: 'ana' });
    expect(await refusal(tokens.delete('dzn_12345678'))).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await refusal(tokens.delete(newId('tok')))).toMatchObject({ code: 'NOT_FOUND' });
    await tokens.delete(token?.id ?? '');
    expect(await rows()).toEqual([]);
    expect(await refusal(tokens.delete(token?.id ?? ''))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('replace those of the same name and owner alone', async () => {
    for (const request of [ana, { ...ana, name: 'Other' }, { ...ana, username: 'bea' }]) await tokens.create(request);
    const secret = await tokens.replace(ana);
    const kept = await rows();
    expect(kept).toHaveLength(3);
    expect(kept.map((row) => row['prefix'])).toContain(secret?.slice(0, 12));
    expect(await tokens.replace({ ...ana, username: 'nobody' })).toBeUndefined();
    expect(await tokens.replace({ ...ana, ownerId: newId('usr') })).toBeUndefined();
    expect(await rows()).toHaveLength(3);
  });

  it('make and create an administrator once', async () => {
    await tokens.create({ username: 'chief', name: 'Test', platformAdministrator: true });
    await tokens.create({ username: 'Chief', name: 'Test', platformAdministrator: true });
    const session = new SqlSession(database.reader);
    const [chief] = await session.rows(sql`SELECT id FROM users WHERE username_key = 'chief'`);
    const roles = await session.rows(
      sql`SELECT scope_kind FROM role_assignments WHERE principal_id = ${idBytes(chief?.['id'])}`,
    );
    expect(roles).toEqual([{ scope_kind: 'PLATFORM' }]);
    expect(await session.rows(sql`SELECT id FROM role_assignments WHERE principal_id = ${idValue(robot.id)}`)).toEqual(
      [],
    );
  });
});
