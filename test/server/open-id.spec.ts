import type { ServerResponse } from 'node:http';
import { generateSecret, SignJWT } from 'jose';
import { readConfig } from '../../src/server/config.js';
import { openIdVerifier, type OpenIdVerifier } from '../../src/server/sign-in/open-id.js';
import { IdentityProvider, signingKey, type Claims, type SigningKey } from '../support/identity-provider.js';

let provider: IdentityProvider;
let stranger: SigningKey;
beforeEach(async () => {
  provider = await IdentityProvider.start();
  stranger = await signingKey('first');
});
afterEach(() => provider.stop());

const now = () => Math.floor(Date.now() / 1000);

function verifier(env: Record<string, string> = {}, patienceMs?: number): OpenIdVerifier {
  const { openId } = readConfig({ ...provider.environment, ...env });
  if (openId === null) throw new Error('There is no provider in the configuration.');
  return openIdVerifier(openId, patienceMs);
}

const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The token with something done to one of its three parts. */
async function tampered(part: number, change: (text: string) => string): Promise<string> {
  const parts = (await provider.token()).split('.');
  return parts.map((text, n) => (n === part ? change(text) : text)).join('.');
}

const middleExchanged = (text: string): string => {
  const middle = Math.floor(text.length / 2);
  return `${text.slice(0, middle)}${text[middle] === 'A' ? 'B' : 'A'}${text.slice(middle + 1)}`;
};

describe('a token of an OpenID provider', () => {
  it('proves who it is about, under the name that is configured', async () => {
    const token = await provider.token({ sub: 'ada-1' });
    expect(await verifier()(token, Date.now())).toEqual({
      identity: { provider: provider.issuer, subject: 'ada-1', email: null },
    });
    expect(await verifier({ DENIZEN_OIDC_PROVIDER: 'azure' })(token, Date.now())).toEqual({
      identity: { provider: 'azure', subject: 'ada-1', email: null },
    });
  });

  it.each(['RS256', 'ES256', 'EdDSA'])('may be signed with %s', async (algorithm) => {
    provider.keys = [await signingKey('other', algorithm)];
    expect(await verifier()(await provider.token(), Date.now())).toHaveProperty('identity.subject', 'somebody');
  });

  it('may be for several applications', async () => {
    const token = await provider.token({ aud: ['wiki', 'denizen'] });
    expect(await verifier()(token, Date.now())).toHaveProperty('identity');
  });

  it.each<[string, Claims, string | null]>([
    ['verified', { email: 'ada@acme.example', email_verified: true }, 'ada@acme.example'],
    ['not verified', { email: 'ada@acme.example', email_verified: false }, null],
    ['verified in a word that is not true', { email: 'ada@acme.example', email_verified: 'true' }, null],
    ['of which nothing is said', { email: 'ada@acme.example' }, null],
    ['that is none', { email: '', email_verified: true }, null],
  ])('proves an e-mail address only where that is wanted and it is verified: %s', async (_what, claims, email) => {
    const token = await provider.token(claims);
    const wanted = verifier({ DENIZEN_OIDC_MATCH: 'subject-or-email' });
    expect(await wanted(token, Date.now())).toHaveProperty('identity.email', email);
    expect(await verifier()(token, Date.now())).toHaveProperty('identity.email', null);
  });
});

describe('a token proves nobody', () => {
  const cases: [string, () => Promise<string>, string][] = [
    ['when it has expired', () => provider.token({ exp: now() - 600 }), 'ERR_JWT_EXPIRED exp'],
    ['when it never expires', () => provider.token({ exp: undefined }), 'ERR_JWT_CLAIM_VALIDATION_FAILED exp'],
    ['when it is not yet valid', () => provider.token({ nbf: now() + 600 }), 'ERR_JWT_CLAIM_VALIDATION_FAILED nbf'],
    [
      'when it is for another application',
      () => provider.token({ aud: 'wiki' }),
      'ERR_JWT_CLAIM_VALIDATION_FAILED aud',
    ],
    ['when it is for no application', () => provider.token({ aud: undefined }), 'ERR_JWT_CLAIM_VALIDATION_FAILED aud'],
    [
      'when it is of another issuer',
      () => provider.token({ iss: 'https://evil.example' }),
      'ERR_JWT_CLAIM_VALIDATION_FAILED iss',
    ],
    ['when it is of no issuer', () => provider.token({ iss: undefined }), 'ERR_JWT_CLAIM_VALIDATION_FAILED iss'],
    [
      'when the issuer is the right one but for a slash',
      () => provider.token({ iss: `${provider.issuer}/` }),
      'ERR_JWT_CLAIM_VALIDATION_FAILED iss',
    ],
    ['when it is about nobody', () => provider.token({ sub: undefined }), 'ERR_JWT_CLAIM_VALIDATION_FAILED sub'],
    ['when its subject is empty', () => provider.token({ sub: '' }), 'the claim sub is no text'],
    ['when its subject is no text', () => provider.token({ sub: 5 as never }), 'the claim sub is no text'],
    ['when it names a key that is not there', () => provider.token({}, { kid: 'other' }), 'ERR_JWKS_NO_MATCHING_KEY'],
    [
      'when another key signed it under the right name',
      () => provider.token({}, {}, stranger),
      'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    ],
    [
      'when it is not signed (alg none)',
      async () => `${base64({ alg: 'none' })}.${(await provider.token()).split('.')[1]}.`,
      'ERR_JOSE_ALG_NOT_ALLOWED',
    ],
    ['when its signature is taken away', () => tampered(2, () => ''), 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED'],
    ['when its claims were changed', () => tampered(1, middleExchanged), 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED'],
    ['when its signature was changed', () => tampered(2, middleExchanged), 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED'],
    [
      'when the published key is its secret (HS256)',
      async () => {
        const secret = new TextEncoder().encode(JSON.stringify(provider.keys[0]?.shown));
        const claims = { iss: provider.issuer, aud: 'denizen', sub: 'somebody', exp: now() + 600 };
        return new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'first' }).sign(secret);
      },
      'ERR_JOSE_ALG_NOT_ALLOWED',
    ],
    [
      'when a random secret signed it (HS512)',
      async () =>
        new SignJWT({ iss: provider.issuer, aud: 'denizen', sub: 'somebody', exp: now() + 600 })
          .setProtectedHeader({ alg: 'HS512', kid: 'first' })
          .sign(await generateSecret('HS512')),
      'ERR_JOSE_ALG_NOT_ALLOWED',
    ],
    [
      'when its algorithm is not among the accepted ones',
      async () => {
        provider.keys = [await signingKey('first', 'PS256')];
        return provider.token();
      },
      'ERR_JOSE_ALG_NOT_ALLOWED',
    ],
    [
      'when it brings a key of its own',
      () => provider.token({}, { jwk: stranger.shown, kid: 'mine' }, stranger),
      'ERR_JWKS_NO_MATCHING_KEY',
    ],
    ['when it is no token at all', async () => 'a.b.c', 'ERR_JWS_INVALID'],
    ['when it is one word', async () => 'hello', 'ERR_JWS_INVALID'],
  ];

  it.each(cases)('%s', async (_when, makeToken, refusal) => {
    expect(await verifier()(await makeToken(), Date.now())).toEqual({ refusal });
  });

  it.each([
    ['exp', -59, 'accepted'],
    ['exp', -60, 'refused'],
    ['nbf', 60, 'accepted'],
    ['nbf', 61, 'refused'],
  ])(
    'a minute late or early at most, because clocks differ: %s %d s from now is %s',
    async (claim, seconds, outcome) => {
      const at = now();
      const verdict = await verifier()(await provider.token({ [claim]: at + seconds }), at * 1000);
      expect('identity' in verdict ? 'accepted' : 'refused').toBe(outcome);
    },
  );

  it('as of the moment of the request, by no other clock', async () => {
    const token = await provider.token();
    expect(await verifier()(token, Date.now() + 3_700_000)).toEqual({ refusal: 'ERR_JWT_EXPIRED exp' });
    // A clock that goes back makes it valid for as long as it says, and not longer.
    expect(await verifier()(token, Date.now() + 3_500_000)).toHaveProperty('identity');
  });
});

describe('the keys of the provider', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  /** Lets the time pass for what asks what time it is; nothing waits. */
  function later(milliseconds: number): void {
    jest.useFakeTimers({ now: Date.now() + milliseconds, doNotFake: [...timers] });
  }
  const timers = [
    'setTimeout',
    'clearTimeout',
    'setInterval',
    'clearInterval',
    'setImmediate',
    'clearImmediate',
  ] as const;

  it('are fetched once for many tokens, also for those that come at once', async () => {
    const verify = verifier();
    const tokens = await Promise.all(['a', 'b', 'c'].map((sub) => provider.token({ sub })));
    await Promise.all(tokens.map((token) => verify(token, Date.now())));
    await verify(await provider.token(), Date.now());
    expect(provider.asked).toBe(1);
  });

  it('are fetched again for a new one, and the old one is dead when it is not shown any more', async () => {
    const verify = verifier();
    const old = await provider.token();
    expect(await verify(old, Date.now())).toHaveProperty('identity');
    provider.keys = [await signingKey('second')];
    later(31_000);
    expect(await verify(await provider.token(), Date.now())).toHaveProperty('identity');
    expect(await verify(old, Date.now())).toEqual({ refusal: 'ERR_JWKS_NO_MATCHING_KEY' });
    expect(provider.asked).toBe(2);
  });

  it('are not fetched again for each token that names an unknown one', async () => {
    const verify = verifier();
    for (let n = 0; n < 5; n++) await verify(await provider.token({}, { kid: `no-${n}` }), Date.now());
    expect(provider.asked).toBe(1);
  });

  const outage = {
    code: 'UNAVAILABLE',
    message: 'The identity provider does not show its keys. Try again later.',
  };

  it.each<[string, (response: ServerResponse) => void]>([
    ['is not there', (response) => void response.destroy()],
    ['fails', (response) => void response.writeHead(500).end('secret of the provider')],
    ['has moved', (response) => void response.writeHead(302, { location: '/elsewhere' }).end()],
    ['shows something else', (response) => void response.end('<html>')],
    ['shows no set of keys', (response) => void response.end('{"keys":5}')],
    ['does not answer in time', () => undefined],
  ])('can’t be had when the provider %s: an outage, and no verdict on any token', async (_what, answer) => {
    const verify = verifier({}, 1_000);
    const [right, wrong] = [await provider.token(), await provider.token({}, {}, stranger)];
    provider.answer = answer;
    for (const token of [right, wrong]) await expect(verify(token, Date.now())).rejects.toMatchObject(outage);
    provider.answer = (response) => provider.showKeys(response);
    expect(await verify(right, Date.now())).toHaveProperty('identity');
    expect(await verify(wrong, Date.now())).toHaveProperty('refusal');
  });

  it('can’t be had when they are broken', async () => {
    const token = await provider.token();
    provider.keys = provider.keys.map((key) => ({ ...key, shown: { ...key.shown, x: 'AA' } }));
    await expect(verifier()(token, Date.now())).rejects.toMatchObject(outage);
  });

  it('serve on through an outage for ten minutes, and not longer', async () => {
    const verify = verifier();
    const token = await provider.token();
    await verify(token, Date.now());
    provider.answer = (response) => response.destroy();
    later(590_000);
    expect(await verify(token, Date.now())).toHaveProperty('identity');
    later(20_000);
    await expect(verify(token, Date.now())).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});
