import { decodeJwt, decodeProtectedHeader, createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { newId } from '../../src/core/kernel/ids.js';
import { startApp, type App } from '../support/app.js';
import { dialects } from '../support/databases.js';
import {
  DeactivateUserDocument,
  EndSessionDocument,
  OwnSessionsDocument,
  ReactivateUserDocument,
  RefreshSessionDocument,
  RevokeUserSessionsDocument,
  SignInDocument,
  SignOutDocument,
  TrailOfDocument,
} from '../support/generated/test-documents.js';
import { builtInRole, foundCompanies } from './companies.js';
import { madeToken } from './made-token.js';
import { PasswordUse } from './passwords.js';
import { outcomeOf } from './changing.js';

const companies = foundCompanies();
const { world, acme } = companies;
const password = 'four unrelated words of mine';
const person = (username: string, values: object = {}) =>
  world.user({ username, displayName: username, ...values }, acme.main);
const nina = person('nina', { email: 'nina@acme.example' });
const otto = person('otto');
const pia = person('pia');
const rosa = person('rosa');
const tim = person('tim');
// Ends sessions, and holds less than Rosa.
const uma = person('uma');
world.assign(uma, builtInRole('userManager'), acme.tenant);
world.assign(rosa, builtInRole('tenantAdministrator'), acme.tenant);
const hour = 60 * 60 * 1000;

describe.each(dialects)('sessions on %s', (dialect) => {
  let app: App;
  let use: PasswordUse;
  beforeAll(async () => {
    app = await startApp(dialect, { prepare: companies.insert });
    use = new PasswordUse(app);
    for (const { id } of [nina, otto, pia, rosa, tim, uma]) await use.give(id, password);
  });
  afterAll(() => app.stop());

  const publicKeys = async () => (await (await fetch(`${app.url}/.well-known/jwks.json`)).json()) as JSONWebKeySet;

  it('are opened with the user name or the address, whatever their case, and open what the person may', async () => {
    for (const login of ['nina', 'NINA', 'Nina@Acme.EXAMPLE']) {
      const opened = await use.changing.done({ token: null }, SignInDocument, { input: { login, password } });
      expect(opened).toMatchObject({
        userId: nina.id,
        userErrors: [],
        sessionId: expect.stringMatching(/^ses_/) as string,
      });
      expect(opened.refreshToken).toMatch(/^dzr_[\w-]{65}$/);
      expect(await use.actsAs(opened.accessToken ?? '')).toBe(nina.id);
      const life = Date.parse(opened.expiresAt ?? '') - Date.now();
      expect(life).toBeLessThanOrEqual(hour / 6);
      expect(life).toBeGreaterThan(hour / 12);
      const end = Date.parse(opened.refreshExpiresAt ?? '') - Date.now();
      expect(Math.round(end / hour)).toBe(7 * 24);
    }
  });

  it('have tokens that others verify by the published keys, and that say no more than who it is', async () => {
    const { accessToken, sessionId } = await use.open('nina', password);
    const response = await fetch(`${app.url}/.well-known/jwks.json`);
    expect(response.headers.get('content-type')).toMatch('application/jwk-set+json');
    expect(response.headers.get('cache-control')).toBe('public, max-age=300');
    const keys = (await response.json()) as JSONWebKeySet;
    expect(keys.keys.map((key) => Object.keys(key).sort())).toEqual([['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']]);
    const { payload } = await jwtVerify(accessToken, createLocalJWKSet(keys), {
      issuer: 'denizen',
      audience: 'denizen',
    });
    expect(Object.keys(payload).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'jti', 'nbf', 'sid', 'sub']);
    expect(payload).toMatchObject({ sub: nina.id, sid: sessionId });
    expect(decodeProtectedHeader(accessToken)).toEqual({ alg: 'ES256', typ: 'at+jwt', kid: keys.keys[0]?.kid });
  });

  it('cost a request one statement to know who asks', async () => {
    const { accessToken } = await use.open('nina', password);
    const ask = async (token: string) =>
      (await app.graphql('{ viewer { platformAdministrator } }', {}, { token })).extensions?.stats?.sqlStatements;
    expect(await ask(accessToken)).toBe(await ask(await app.token('nina')));
    expect(await ask(accessToken)).toBe(1);
  });

  it('are not opened by a token that was changed, is signed by nobody, or is of another kind (case 32)', async () => {
    const { accessToken, refreshToken } = await use.open('nina', password);
    const [head = '', body = '', signature = ''] = accessToken.split('.');
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const header = decodeProtectedHeader(accessToken);
    const claims = decodeJwt(accessToken);
    const tampered = [
      `${head}.${part({ ...claims, sub: rosa.id })}.${signature}`,
      `${part({ ...header, alg: 'none' })}.${body}.`,
      `${part({ ...header, kid: 'another' })}.${body}.${signature}`,
      `${part({ ...header, typ: 'JWT' })}.${body}.${signature}`,
      `${head}.${part({ ...claims, aud: 'another' })}.${signature}`,
      `${head}.${part({ ...claims, exp: (claims.exp ?? 0) + 3600 })}.${signature}`,
      `${head}.${body}.`,
      `${head}.${body}`,
      refreshToken,
    ];
    for (const token of tampered) expect(await use.actsAs(token)).toBeNull();
    expect(await use.actsAs(accessToken)).toBe(nina.id);
  });

  it('are renewed with the refresh token, once', async () => {
    const first = await use.open('otto', password);
    const second = (await use.renew(first.refreshToken)).data?.refreshSession;
    expect(second).toMatchObject({ sessionId: first.sessionId, userId: otto.id, userErrors: [] });
    expect(second?.refreshToken).not.toBe(first.refreshToken);
    for (const token of [first.accessToken, second?.accessToken ?? '']) expect(await use.actsAs(token)).toBe(otto.id);
    const third = (await use.renew(second?.refreshToken ?? '')).data?.refreshSession;
    expect(third?.userErrors).toEqual([]);
    // Two renewals ago: whoever has it is not who has the last one.
    expect(outcomeOf(await use.renew(first.refreshToken))).toBe('INVALID_CREDENTIALS input.refreshToken');
    expect(outcomeOf(await use.renew(third?.refreshToken ?? ''))).toBe('INVALID_CREDENTIALS input.refreshToken');
    for (const one of [first, second, third]) expect(await use.actsAs(one?.accessToken ?? '')).toBeNull();
  });

  it('are renewed by one of twenty who send the same token at once, and end then, having been in two hands', async () => {
    const { refreshToken } = await use.open('otto', password);
    const answers = await Promise.all(Array.from({ length: 20 }, () => use.renew(refreshToken)));
    const words = answers.map(outcomeOf);
    expect(words.filter((word) => word === 'done')).toHaveLength(1);
    expect(new Set(words)).toEqual(new Set(['done', 'INVALID_CREDENTIALS input.refreshToken']));
    const winner = answers.find((answer) => outcomeOf(answer) === 'done')?.data?.refreshSession;
    expect(await use.actsAs(winner?.accessToken ?? '')).toBeNull();
  });

  it('are renewed twice with the same answer by who sends an idempotency key', async () => {
    const { refreshToken } = await use.open('otto', password);
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const [one, two] = [await use.renew(refreshToken, headers), await use.renew(refreshToken, headers)];
    expect(outcomeOf(two)).toBe('done');
    expect(two.data?.refreshSession?.refreshToken).toBe(one.data?.refreshSession?.refreshToken);
    expect(await use.actsAs(two.data?.refreshSession?.accessToken ?? '')).toBe(otto.id);
  });

  it.each(['', 'dzr_', `dzr_${'A'.repeat(65)}`, 'x'.repeat(5000), "' OR 1 = 1"])(
    'are not renewed by %p',
    async (token) => {
      expect(
        await use.changing.outcome({ token: null }, RefreshSessionDocument, { input: { refreshToken: token } }),
      ).toBe('INVALID_CREDENTIALS input.refreshToken');
    },
  );

  it('are listed for their owner alone, and ended one by one', async () => {
    const [one, two] = [await use.open('pia', password), await use.open('pia', password)];
    const own = async (token: string) => (await app.graphql(OwnSessionsDocument, {}, { token })).data?.viewer.sessions;
    expect(await own(two.accessToken)).toMatchObject([
      { id: two.sessionId, current: true },
      { id: one.sessionId, current: false },
    ]);
    expect(await own(app.rootToken)).toEqual([]);
    for (const token of [app.rootToken, (await use.open('otto', password)).accessToken])
      expect(await use.changing.outcome({ token }, EndSessionDocument, { input: { id: one.sessionId } })).toBe(
        'NOT_FOUND input.id',
      );
    const limited = { token: await madeToken(app, { owner: pia, scopes: ['user:read'] }) };
    expect(await use.changing.outcome(limited, EndSessionDocument, { input: { id: one.sessionId } })).toBe(
      'FORBIDDEN!',
    );
    await use.changing.done({ token: two.accessToken }, EndSessionDocument, { input: { id: one.sessionId } });
    expect(await use.actsAs(one.accessToken)).toBeNull();
    expect(outcomeOf(await use.renew(one.refreshToken))).toBe('INVALID_CREDENTIALS input.refreshToken');
    expect(await own(two.accessToken)).toHaveLength(1);
    expect(
      await use.changing.outcome({ token: two.accessToken }, EndSessionDocument, { input: { id: newId('ses') } }),
    ).toBe('NOT_FOUND input.id');
  });

  it('end by signing out, with either token, and it is no failure when they have ended', async () => {
    const [one, two] = [await use.open('tim', password), await use.open('tim', password)];
    const out = async (input: object, token: string | null) =>
      (await use.changing.done({ token }, SignOutDocument, { input })).endedSessionId;
    expect(await out({ refreshToken: one.refreshToken }, null)).toBe(one.sessionId);
    expect(await out({ refreshToken: one.refreshToken }, null)).toBeNull();
    expect(await use.actsAs(one.accessToken)).toBeNull();
    expect(await use.actsAs(two.accessToken)).toBe(tim.id);
    expect(await out({}, two.accessToken)).toBe(two.sessionId);
    expect(await use.actsAs(two.accessToken)).toBeNull();
    for (const token of [app.rootToken, null])
      expect(await use.changing.outcome({ token }, SignOutDocument, { input: {} })).toBe('INVALID input.refreshToken');
  });

  it('end with the account, and do not come back with it (case 39)', async () => {
    const { accessToken, refreshToken } = await use.open('tim', password);
    await use.changing.done('root', DeactivateUserDocument, { input: { id: tim.id } });
    expect(await use.actsAs(accessToken)).toBeNull();
    expect(await use.outcome('tim', password)).toBe('INVALID_CREDENTIALS input');
    expect(outcomeOf(await use.renew(refreshToken))).toBe('INVALID_CREDENTIALS input.refreshToken');
    await use.changing.done('root', ReactivateUserDocument, { input: { id: tim.id } });
    expect(await use.actsAs(accessToken)).toBeNull();
    expect(outcomeOf(await use.renew(refreshToken))).toBe('INVALID_CREDENTIALS input.refreshToken');
    expect(await use.outcome('tim', password)).toBe('done');
  });

  it('of others are ended by permission, unless they hold more; one’s own but for the one that asks', async () => {
    const [asUma, other] = [await use.open('uma', password), await use.open('uma', password)];
    const [ofOtto, ofRosa] = [await use.open('otto', password), await use.open('rosa', password)];
    const token = asUma.accessToken;
    const end = (id: string, asking = { token }) =>
      use.changing.outcome(asking, RevokeUserSessionsDocument, { input: { id } });
    expect(await end(rosa.id)).toBe('FORBIDDEN!');
    expect(await use.actsAs(ofRosa.accessToken)).toBe(rosa.id);
    expect(await end(otto.id)).toBe('done');
    expect(await use.actsAs(ofOtto.accessToken)).toBeNull();
    expect(await end(pia.id, { token: ofRosa.accessToken })).toBe('done');
    expect(await end(uma.id, { token: (await use.open('pia', password)).accessToken })).toBe('NOT_FOUND input.id');
    expect(await end(uma.id)).toBe('done');
    expect([await use.actsAs(token), await use.actsAs(other.accessToken)]).toEqual([uma.id, null]);
  });

  it('leave their traces in the trail: opened, renewed, refused, ended; never a secret', async () => {
    const opened = await use.open('nina', password);
    const renewed = (await use.renew(opened.refreshToken)).data?.refreshSession;
    await use.renew(opened.refreshToken);
    const { data, text } = await app.graphql(TrailOfDocument, { objectId: opened.sessionId });
    expect(data?.auditEvents.nodes.map(({ action, outcome }) => [action, outcome])).toEqual([
      ['signIn', 'SUCCEEDED'],
      ['refreshSession', 'SUCCEEDED'],
      ['refreshSession', 'DENIED'],
    ]);
    const secrets = [opened.accessToken, opened.refreshToken, renewed?.refreshToken ?? '', password];
    for (const where of [text, JSON.stringify(app.log)])
      for (const secret of secrets) expect(where).not.toContain(secret);
  });

  it('and passwords leave nothing in the database that opens anything (case 35)', async () => {
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const { data } = await use.attempt('nina', password, headers);
    const opened = data?.signIn;
    const all = await use.dump('passwords', 'sessions', 'signing_keys', 'kept_answers', 'audit_events');
    const family = opened?.refreshToken?.slice(4, 26) ?? '';
    for (const secret of [password, opened?.accessToken, opened?.refreshToken, family]) {
      expect(secret).toBeTruthy();
      expect(all).not.toContain(secret);
    }
    expect(all).toMatch(/\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const { keys } = await publicKeys();
    expect(keys).toHaveLength(1);
    // Without a secret in the configuration the private key is nowhere but in the process.
    expect(await use.dump('signing_keys')).toContain('"sealed_private":null');
  });
});
