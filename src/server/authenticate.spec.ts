import { accountOf, FakeActors, moment, person } from '../../test/support/fake-actors.js';
import type { ActorStore } from '../core/access/actor-store.js';
import { placeOf, platformScope, tenantScope } from '../core/access/scope.js';
import { unavailable } from '../core/kernel/errors.js';
import { newId } from '../core/kernel/ids.js';
import { newTokenSecret } from '../core/tokens/token-secret.js';
import { authenticate, type Authentication, type SignInTools } from './authenticate.js';
import type { OpenIdVerifier } from './sign-in/open-id.js';

const acme = { id: newId('ten'), slug: 'acme' };
const globex = { id: newId('ten'), slug: 'globex' };
const inAcme = tenantScope(acme.id);
const onPlatform = placeOf(platformScope);

let actors: FakeActors;
let logged: object[];
let verified: string[];
beforeEach(() => {
  actors = new FakeActors();
  logged = [];
  verified = [];
});

const verify: OpenIdVerifier = async (token) => {
  verified.push(token);
  if (token === 'outage') throw unavailable('The identity provider does not show its keys. Try again later.');
  if (token !== 'right' && token !== 'unknown') return { refusal: 'ERR_JWT_EXPIRED exp' };
  return { identity: { provider: 'azure', subject: token, email: null } };
};

const session = { id: newId('ses'), userId: newId('usr') };

// The tokens that the instance gives itself.
const sessions: SignInTools['sessions'] = {
  claims: (token) => token.startsWith('own'),
  verify: async (token) =>
    token === 'own' ? { sessionId: session.id, userId: session.userId } : { refusal: 'ERR_JWT_EXPIRED exp' },
};

/** Signs in with a header, or with a token. */
function signIn(
  token: string,
  headers: object = {},
  verifier: OpenIdVerifier | null = verify,
): Promise<Authentication> {
  const log = { info: (line: object) => logged.push(line), warn: (line: object) => logged.push(line) };
  const authorization = token === '' || token.includes(' ') ? token : `Bearer ${token}`;
  return authenticate(
    { authorization, ...headers },
    { actors, verify: verifier, sessions, at: moment, log: log as never },
  );
}

const invalid = {
  actor: null,
  impersonator: null,
  again: null,
  problem: 'This token is not valid: unknown, ended, revoked, or of an account that does not work.',
};

describe('a token of a session', () => {
  it('takes one statement, and is never asked of the provider', async () => {
    const ada = person([acme], [inAcme, 'user:read']);
    await actors.add(ada);
    actors.sessions.set(session.id, { ...accountOf(ada), sessionId: session.id });
    const { actor } = await signIn('own');
    expect(actor).toMatchObject({ principalId: ada.id, tokenId: null, sessionId: session.id, scopes: null });
    expect([actors.statements, verified]).toEqual([1, []]);
  });

  it('opens nothing when it is not right, or when the session has ended', async () => {
    expect(await signIn('own but old'.replaceAll(' ', '-'))).toEqual(invalid);
    expect([actors.statements, verified]).toEqual([0, []]);
    expect(await signIn('own')).toEqual(invalid);
    expect([actors.statements, verified]).toEqual([1, []]);
  });
});

describe('signing in', () => {
  it('costs nothing without credentials', async () => {
    for (const headers of [{ authorization: undefined }, { authorization: '' }])
      expect(await signIn('', headers)).toEqual({ actor: null, impersonator: null, again: null });
    expect([actors.statements, logged]).toEqual([0, []]);
  });

  it('with an API token takes one statement, and gives what the person holds', async () => {
    const ada = person([acme], [inAcme, 'user:read'], [platformScope, 'instance:read']);
    const { actor, impersonator, problem } = await signIn(await actors.add(ada));
    expect(actors.statements).toBe(1);
    expect([impersonator, problem]).toEqual([null, undefined]);
    expect(actor).toMatchObject({ principalId: ada.id, impersonatorId: null, tenants: [acme] });
    expect(actor?.rights.on(placeOf(inAcme))).toEqual(['instance:read', 'user:read']);
    expect(actor?.belongings.assignmentIds).toHaveLength(2);
  });

  it('with a token of the OpenID provider takes one statement', async () => {
    const ada = person([acme], [inAcme, 'user:read']);
    await actors.add(ada);
    actors.identities.set('azure right null', accountOf(ada));
    const { actor } = await signIn('right');
    expect(actor).toMatchObject({ principalId: ada.id, tokenId: null });
    expect(actor?.rights.hold('user:read', placeOf(inAcme))).toBe(true);
    expect(actors.statements).toBe(1);
  });

  it('gives no more than the token is for', async () => {
    const root = person([acme, globex], [platformScope, 'user:read', 'user:update', 'instance:read']);
    const { actor } = await signIn(await actors.add(root, { tenantId: acme.id, scopes: ['user:read', 'group:read'] }));
    expect(actor?.rights.on(onPlatform)).toEqual([]);
    expect(actor?.rights.on(placeOf(inAcme))).toEqual(['user:read']);
    expect(actor?.rights.on(placeOf(tenantScope(globex.id)))).toEqual([]);
  });

  it.each([
    ['unknown to us', newTokenSecret(), 1],
    ['misshapen', 'dzn_short', 0],
    ['too long by one', `dzn_${'A'.repeat(44)}`, 0],
    ['another one', 'ey.expired.x', 0],
    ['of an identity that nobody here has', 'unknown', 1],
  ])('with a token that is %s fails in the same words', async (_what, token, statements) => {
    expect(await signIn(token)).toEqual(invalid);
    expect(actors.statements).toBe(statements);
    expect(logged).toEqual([{ reason: expect.any(String) as string }]);
    expect(JSON.stringify(logged)).not.toContain(token);
  });

  it('with what is no API token fails where there is no provider', async () => {
    expect(await signIn('right', {}, null)).toEqual(invalid);
    expect([actors.statements, verified]).toEqual([0, []]);
  });

  it('with a token that is too long fails before any cryptography', async () => {
    for (const token of ['a'.repeat(10_000), `Bearer ${'a'.repeat(9_994)}`])
      expect(await signIn(token)).toEqual(invalid);
    expect([verified, actors.statements]).toEqual([[], 0]);
    await signIn(`Bearer ${'a'.repeat(9_993)}`);
    expect(verified).toHaveLength(1);
  });

  it.each(['Basic cm9vdDpyb290', 'Bearer', 'Bearer ', 'Bearer a b', 'bearer', 'Token x', ' Bearer x'])(
    'asks for the right header when it is %p',
    async (authorization) => {
      const { actor, problem } = await signIn('', { authorization });
      expect([actor, problem]).toEqual([null, 'Send the token as `Authorization: Bearer …`.']);
      expect(actors.statements).toBe(0);
    },
  );

  it.each<[keyof ActorStore, string]>([
    ['byTokenHash', 'dzn'],
    ['byIdentity', 'right'],
  ])('is neither allowed nor refused when the database fails in %s: the outage is told', async (failing, token) => {
    const secret = await actors.add(person([acme]));
    actors.failing = failing;
    await expect(signIn(token === 'dzn' ? secret : token)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('is neither allowed nor refused when the provider fails: the outage is told', async () => {
    await expect(signIn('outage')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('by no other header: those that name somebody prove nothing', async () => {
    const { id } = person([]);
    const names = ['x-forwarded-user', 'x-user-id', 'x-denizen-user', 'x-denizen-impersonate', 'cookie'];
    const headers = Object.fromEntries(names.map((name) => [name, id]));
    expect(await signIn('', headers)).toEqual({ actor: null, impersonator: null, again: null });
    expect(actors.statements).toBe(0);
  });
});
