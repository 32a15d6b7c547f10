import { idValue, sql, type Sql } from '../../src/storage/database/sql.js';
import { SqlSession } from '../../src/storage/database/session.js';
import type { App } from '../support/app.js';
import { WhoActsDocument } from '../support/generated/test-documents.js';
import { IdentityProvider, signingKey, type Claims } from '../support/identity-provider.js';
import { builtInRole, foundCompanies } from './companies.js';
import { Everywhere } from './everywhere.js';
import { madeToken } from './made-token.js';

const companies = foundCompanies();
const { world, acme, globex } = companies;
const { bob, dan, eve, fay, gil, hana, kim } = { ...acme.users, ...globex.users };
for (const one of [bob, dan, gil, hana, kim]) world.identity(one, { provider: 'azure', subject: one.username });
world.identity(eve, { provider: 'other', subject: 'eve' });
world.assign(kim, builtInRole('tenantAdministrator'), acme.tenant);
const newcomer = world.user({ username: 'newcomer', email: 'New@acme.example', emailVerified: true }, acme.main);
world.user({ username: 'pretender', email: 'claimed@acme.example', emailVerified: false }, acme.main);
world.assign(newcomer, builtInRole('member'), acme.tenant);

let provider: IdentityProvider;
let everywhere: Everywhere;
beforeAll(async () => {
  provider = await IdentityProvider.start();
  const named = { DENIZEN_OIDC_PROVIDER: 'azure', DENIZEN_OIDC_MATCH: 'subject-or-email' };
  everywhere = await Everywhere.start({
    prepare: companies.insert,
    config: { ...provider.environment, ...named },
  });
});
afterAll(async () => {
  const logs = everywhere.apps.map(({ log }) => JSON.stringify(log));
  await everywhere.stop();
  await provider.stop();
  // No token of any kind has got into any line.
  for (const log of logs) expect(log).not.toMatch(/eyJ|dzn_/);
});

/** Who a request is taken for, the same on all databases. */
async function takenFor(token: string, headers: Record<string, string> = {}): Promise<unknown> {
  const answers = await everywhere.raw(WhoActsDocument, {}, { token, headers });
  const [first, ...others] = answers.map(({ answer }) => answer.data?.viewer.principal.id);
  for (const other of others) expect(other).toBe(first);
  return first;
}

/** What is answered to a request that is refused, and how many statements it cost; the same on all databases. */
async function refusalOf(token: string | ((app: App) => Promise<string>), headers = {}) {
  const answers = await everywhere.raw(WhoActsDocument, {}, { token, headers });
  const [first, ...others] = answers.map(({ answer: { status, errors, data, extensions } }) => ({
    told: JSON.stringify({ status, errors, data }),
    statements: extensions?.stats?.sqlStatements,
  }));
  for (const other of others) expect(other).toEqual(first);
  return first;
}

async function change(statement: Sql): Promise<void> {
  for (const { database } of everywhere.apps)
    await database.transaction((connection) => new SqlSession(connection).run(statement));
}

const unauthenticated = expect.stringMatching(
  /"status":200,"errors":\[\{"message":"This token is not valid: unknown, ended, revoked, or of an account that does not work\.",.*"code":"UNAUTHENTICATED"/,
) as string;

describe('an API token', () => {
  it('is refused in the same words and statements whether it is unknown, dead, or of an account that does not work', async () => {
    const retired = acme.robots.retired;
    for (const wanted of [
      { owner: bob, expiresAt: 1 },
      { owner: bob, revokedAt: 1 },
      { owner: dan },
      { owner: retired },
    ])
      expect(await refusalOf((app) => madeToken(app, wanted))).toEqual({ told: unauthenticated, statements: 1 });
    expect(await refusalOf(`dzn_${'A'.repeat(43)}`)).toEqual({ told: unauthenticated, statements: 1 });
  });
});

describe('a token of the OpenID provider', () => {
  it('signs in whom its subject names, in one statement', async () => {
    const token = await provider.token({ sub: 'bob' });
    expect(await takenFor(token)).toBe(bob.id);
    expect((await everywhere.ask('{ __typename }', {}, { token })).statements).toBe(1);
  });

  it('signs in whom an e-mail address names that both sides have verified, whatever its case', async () => {
    const claims: Claims = { sub: 'new', email: 'NEW@acme.example', email_verified: true };
    expect(await takenFor(await provider.token(claims))).toBe(newcomer.id);
  });

  it('signs in whom the subject names, not whom the address does', async () => {
    const token = await provider.token({ sub: 'bob', email: 'new@acme.example', email_verified: true });
    expect(await takenFor(token)).toBe(bob.id);
  });

  it('is refused in the same words and statements whatever account it is not of', async () => {
    const claims: Claims[] = [
      { sub: 'nobody' },
      { sub: 'Bob' },
      { sub: 'dan' },
      { sub: 'gil' },
      { sub: 'eve' },
      { sub: 'new', email: 'new@acme.example', email_verified: false },
      // Somebody else has the address at the provider now than the person whom it knows, or it is only claimed here.
      { sub: 'new', email: 'ada@acme.example', email_verified: true },
      { sub: 'new', email: 'claimed@acme.example', email_verified: true },
      { sub: 'new', email: 'nobody@acme.example', email_verified: true },
    ];
    for (const claim of claims)
      expect(await refusalOf(await provider.token(claim))).toEqual({ told: unauthenticated, statements: 1 });
  });

  it('is refused in the same words when it is none, and costs no statement', async () => {
    const stranger = await signingKey('first');
    const now = Math.floor(Date.now() / 1000);
    const right = await provider.token({ sub: 'bob' });
    const refused = [
      await provider.token({ sub: 'bob', exp: now - 600 }),
      await provider.token({ sub: 'bob', nbf: now + 600 }),
      await provider.token({ sub: 'bob', aud: 'wiki' }),
      await provider.token({ sub: 'bob', iss: 'https://evil.example' }),
      await provider.token({ sub: 'bob' }, { kid: 'other' }),
      await provider.token({ sub: 'bob' }, {}, stranger),
      `${right.slice(0, -20)}AAAAAAAAAAAAAAAAAAAA`,
      `${Buffer.from('{"alg":"none"}').toString('base64url')}.${right.split('.')[1]}.`,
      'a'.repeat(12_000),
      'nonsense',
    ];
    for (const token of refused) expect(await refusalOf(token)).toEqual({ told: unauthenticated, statements: 0 });
  });

  it('is dead with the next request when its account is deactivated', async () => {
    const token = await provider.token({ sub: 'hana' });
    expect(await takenFor(token)).toBe(hana.id);
    await change(sql`UPDATE users SET account_status = 'DEACTIVATED' WHERE id = ${idValue(hana.id)}`);
    expect(await refusalOf(token)).toMatchObject({ told: unauthenticated });
    await change(sql`UPDATE users SET account_status = 'ACTIVE' WHERE id = ${idValue(hana.id)}`);
    expect(await takenFor(token)).toBe(hana.id);
  });
});

describe('x-denizen-tenant', () => {
  it('costs no statement for a tenant of one’s own, and one for others', async () => {
    const asked = async (as: string, headers: Record<string, string>) =>
      (await everywhere.ask('{ __typename }', {}, { as, headers })).statements;
    expect(await asked('bob', {})).toBe(1);
    for (const tenant of ['globex', globex.tenant.id])
      expect(await asked('bob', { 'x-denizen-tenant': tenant })).toBe(1);
    expect(await asked('hana', { 'x-denizen-tenant': 'acme' })).toBe(1);
    expect(await asked('hana', { 'x-denizen-tenant': 'globex' })).toBe(2);
  });
});

describe('x-denizen-impersonate', () => {
  const impersonating = (target: { readonly id: string }) => ({ 'x-denizen-impersonate': target.id });
  const forbidden = {
    errors: [
      {
        message: 'You may not act as the person that `x-denizen-impersonate` names.',
        extensions: { code: 'FORBIDDEN' },
      },
    ],
  };

  it('lets an administrator act as somebody, tells it in the graph and in the log', async () => {
    for (const { app, answer } of await everywhere.raw(WhoActsDocument, {}, { headers: impersonating(newcomer) })) {
      const { viewer } = answer.data ?? {};
      expect(viewer).toEqual({
        principal: { id: newcomer.id },
        impersonator: { id: expect.stringMatching(/^usr_/) as string, displayName: 'root' },
        tenant: null,
      });
      const line = app.log.findLast(({ impersonator }) => impersonator !== undefined);
      expect(line).toMatchObject({ actor: newcomer.id, impersonator: viewer?.impersonator?.id });
    }
    expect(await takenFor(await provider.token({ sub: 'kim' }), impersonating(newcomer))).toBe(newcomer.id);
  });

  it('shows what that person sees and nothing else, in two statements', async () => {
    const seen = '{ users(first: 100) { nodes { username } } tenants { nodes { slug } } groups { totalCount } }';
    const own = await everywhere.ask(seen, {}, { as: 'newcomer' });
    const acted = await everywhere.ask(seen, {}, { headers: impersonating(newcomer) });
    expect(acted.data).toEqual(own.data);
    expect(acted.statements - own.statements).toBe(1);
  });

  it('is not for the tenants of the impersonator', async () => {
    const headers = { ...impersonating(newcomer), 'x-denizen-tenant': 'globex' };
    for (const { answer } of await everywhere.raw(WhoActsDocument, {}, { headers })) expect(answer.status).toBe(403);
    for (const { answer } of await everywhere.raw(
      WhoActsDocument,
      {},
      {
        headers: { ...headers, 'x-denizen-tenant': 'acme' },
      },
    ))
      expect(answer.data?.viewer.tenant).toEqual({ slug: 'acme' });
  });

  it.each([
    ['who may not', 'ada', newcomer],
    ['who may in one tenant only', 'kim', bob],
    ['who may in one tenant only, of somebody who is in none', 'kim', fay],
    ['who holds less', 'kim', hana],
    ['of somebody who is deactivated', 'root', dan],
    ['of somebody who will be deleted', 'root', gil],
    ['of somebody who is not there', 'root', { id: `usr_${'0'.repeat(26)}` }],
    ['of a group', 'root', acme.groups.cards],
    ['of a service account', 'root', acme.robots.deployer],
    ['of a name', 'root', { id: 'newcomer' }],
  ])('is refused for one %s, in the same words', async (_what, as, target) => {
    const sending = { ...(as === 'root' ? {} : { as }), headers: impersonating(target) };
    for (const { answer } of await everywhere.raw(WhoActsDocument, {}, sending)) {
      expect(answer.status).toBe(403);
      expect(JSON.parse(answer.text)).toEqual(forbidden);
    }
  });

  it('means nothing without a token that is right', async () => {
    expect(await refusalOf('nonsense', impersonating(newcomer))).toEqual(await refusalOf('nonsense'));
  });
});

describe('who asks', () => {
  it('is in the request’s line of the log', async () => {
    for (const app of everywhere.apps) {
      const token = await madeToken(app, { owner: bob });
      await app.graphql(WhoActsDocument, {}, { token, headers: { 'x-request-id': 'of-bob' } });
      const line = app.log.find((one) => one['requestId'] === 'of-bob' && 'durationMs' in one);
      expect(line).toMatchObject({ actor: bob.id });
      expect(line).not.toHaveProperty('impersonator');
    }
  });
});

describe('when the keys of the provider can’t be had', () => {
  it('its tokens are neither accepted nor refused, and API tokens are good', async () => {
    const dead = await IdentityProvider.start();
    const token = await dead.token({ sub: 'bob' });
    dead.answer = (response) => response.destroy();
    const other = await Everywhere.start({
      prepare: companies.insert,
      config: { ...dead.environment, DENIZEN_OIDC_PROVIDER: 'azure' },
    });
    try {
      for (const { answer } of await other.raw(WhoActsDocument, {}, { token })) {
        expect(answer.status).toBe(503);
        expect(JSON.parse(answer.text)).toEqual({
          errors: [
            {
              message: 'The identity provider does not show its keys. Try again later.',
              extensions: { code: 'UNAVAILABLE' },
            },
          ],
        });
      }
      expect((await other.ask(WhoActsDocument, {}, { as: 'bob' })).data).toHaveProperty('viewer.principal');
      dead.answer = (response) => dead.showKeys(response);
      expect((await other.ask(WhoActsDocument, {}, { token })).data).toHaveProperty('viewer.principal');
    } finally {
      await other.stop();
      await dead.stop();
    }
  });
});
