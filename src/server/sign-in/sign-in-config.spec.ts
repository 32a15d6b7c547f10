import { readConfig } from '../config.js';

const provider = {
  DENIZEN_OIDC_ISSUER: 'https://login.example.com/acme',
  DENIZEN_OIDC_AUDIENCE: 'denizen',
  DENIZEN_OIDC_JWKS_URL: 'https://login.example.com/acme/keys',
};
const secret = 'hush-hush-hush-hush';

describe('the OpenID provider', () => {
  it('is none unless told', () => {
    expect(readConfig({}).openId).toBeNull();
  });

  it('has names, keys and algorithms', () => {
    expect(readConfig(provider).openId).toEqual({
      issuer: 'https://login.example.com/acme',
      audience: 'denizen',
      jwksUrl: 'https://login.example.com/acme/keys',
      algorithms: ['RS256', 'ES256', 'EdDSA'],
      provider: 'https://login.example.com/acme',
      matchEmail: false,
    });
    const more = {
      DENIZEN_OIDC_ALGORITHMS: 'PS256, Ed25519',
      DENIZEN_OIDC_PROVIDER: 'azure',
      DENIZEN_OIDC_MATCH: 'subject-or-email',
    };
    expect(readConfig({ ...provider, ...more }).openId).toMatchObject({
      algorithms: ['PS256', 'Ed25519'],
      provider: 'azure',
      matchEmail: true,
    });
  });

  it('is refused without an audience: tokens for other applications would be accepted', () => {
    expect(() => readConfig({ ...provider, DENIZEN_OIDC_AUDIENCE: '' })).toThrow(
      /^DENIZEN_OIDC_AUDIENCE must be set together with DENIZEN_OIDC_ISSUER: [^\n]+$/,
    );
  });

  it.each<[Record<string, string>, string]>([
    [{ DENIZEN_OIDC_JWKS_URL: '' }, 'DENIZEN_OIDC_JWKS_URL must be set together with DENIZEN_OIDC_ISSUER'],
    [
      { DENIZEN_OIDC_ISSUER: '' },
      'DENIZEN_OIDC_AUDIENCE has no effect without DENIZEN_OIDC_ISSUER: set that, too, or remove it; DENIZEN_OIDC_JWKS_URL has no',
    ],
    [
      { DENIZEN_OIDC_ISSUER: 'login.example.com' },
      'DENIZEN_OIDC_ISSUER must be the address that tokens name as "iss", beginning with https://, for example DENIZEN_OIDC_ISSUER=https://login.example.com',
    ],
    [
      { DENIZEN_OIDC_JWKS_URL: 'file:///keys' },
      'DENIZEN_OIDC_JWKS_URL must be the address of the keys of the provider, beginning with https://, for example DENIZEN_OIDC_JWKS_URL=https://login.example.com/keys',
    ],
    [{ DENIZEN_OIDC_JWKS_URL: 'https://u:hush@login.example.com/keys' }, 'DENIZEN_OIDC_JWKS_URL must be the address'],
    [
      { DENIZEN_OIDC_MATCH: 'email' },
      'DENIZEN_OIDC_MATCH must be one of subject, subject-or-email, not "email", for example DENIZEN_OIDC_MATCH=subject',
    ],
  ])('is refused in one line for %j', (change, message) => {
    const problem = problemOf({ ...provider, ...change });
    expect(problem).toContain(message);
    expect(problem).not.toMatch(/\n|hush/);
  });

  it.each(['none', 'HS256', 'HS512', 'RS256,none', 'RS256,HS256', 'rs256', 'RS256,', 'dir', 'A128KW'])(
    'is refused with the algorithm %p, which proves nothing about who signed',
    (algorithms) => {
      expect(problemOf({ ...provider, DENIZEN_OIDC_ALGORITHMS: algorithms })).toBe(
        'DENIZEN_OIDC_ALGORITHMS must be some of RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512, EdDSA, ' +
          `Ed25519 with commas between, not "${algorithms}", for example DENIZEN_OIDC_ALGORITHMS=RS256,ES256,EdDSA`,
      );
    },
  );

  it.each([
    ['http://login.example.com/keys', false],
    ['http://127.evil.example/keys', false],
    ['http://127.0.0.1:8080/keys', true],
    ['http://[::1]/keys', true],
    ['http://localhost/keys', true],
    ['https://login.example.com/keys', true],
  ])('in production its keys come by a way that nobody can exchange them on: %s', (address, isSafe) => {
    const env = { ...provider, DENIZEN_OIDC_JWKS_URL: address };
    expect(readConfig(env).openId?.jwksUrl).toBe(address);
    const inProduction = () => readConfig({ ...env, NODE_ENV: 'production' });
    if (isSafe) expect(inProduction().openId?.jwksUrl).toBe(address);
    else expect(inProduction).toThrow('DENIZEN_OIDC_JWKS_URL must begin with https:// in production');
  });
});

describe('the secrets of the gateway', () => {
  it('are none unless told, and then nothing requires one', () => {
    expect(readConfig({}).gateway).toEqual({ secrets: [], requiredFor: 'nothing' });
  });

  it('are required for the subgraph as soon as there are any, or for what is told', () => {
    const env = { DENIZEN_GATEWAY_SECRETS: secret };
    expect(readConfig(env).gateway).toEqual({ secrets: [secret], requiredFor: 'subgraph' });
    for (const requiredFor of ['nothing', 'subgraph', 'everything'])
      expect(readConfig({ ...env, DENIZEN_GATEWAY_SECRET_REQUIRED_FOR: requiredFor }).gateway.requiredFor).toBe(
        requiredFor,
      );
  });

  it('are two while they are exchanged', () => {
    expect(readConfig({ DENIZEN_GATEWAY_SECRETS: `${secret}, ${secret}2` }).gateway.secrets).toEqual([
      secret,
      `${secret}2`,
    ]);
  });

  it.each([
    'hush-hush-hush-',
    `${secret},hush`,
    `${secret},`,
    `hush hush hush hush`,
    `${secret},${secret},${secret}`,
    'hush-hüsh-hush-hush',
  ])('are refused without showing them: %p', (secrets) => {
    expect(problemOf({ DENIZEN_GATEWAY_SECRETS: secrets })).toBe(
      'DENIZEN_GATEWAY_SECRETS must be one secret, or two with a comma between while you exchange it, each of at least ' +
        '16 characters without spaces, for example DENIZEN_GATEWAY_SECRETS="$(openssl rand -hex 32)"',
    );
  });

  it.each(['subgraph', 'everything'])('can’t be required (%s) without being set', (requiredFor) => {
    expect(problemOf({ DENIZEN_GATEWAY_SECRET_REQUIRED_FOR: requiredFor })).toBe(
      'DENIZEN_GATEWAY_SECRETS must be set when DENIZEN_GATEWAY_SECRET_REQUIRED_FOR demands a secret',
    );
  });

  it('are required for one of three things', () => {
    expect(problemOf({ DENIZEN_GATEWAY_SECRETS: secret, DENIZEN_GATEWAY_SECRET_REQUIRED_FOR: 'all' })).toBe(
      'DENIZEN_GATEWAY_SECRET_REQUIRED_FOR must be one of nothing, subgraph, everything, not "all", ' +
        'for example DENIZEN_GATEWAY_SECRET_REQUIRED_FOR=subgraph',
    );
  });
});

function problemOf(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('The configuration was accepted.');
}

describe('what the instance signs itself', () => {
  it('names it, and is sealed with a secret', () => {
    const secret = 'thirty-two characters are needed';
    const { sessions } = readConfig({ DENIZEN_ISSUER: 'https://accounts.example.com', DENIZEN_SECRET: secret });
    expect(sessions).toEqual({ issuer: 'https://accounts.example.com', secret });
  });

  it.each<[Record<string, string>, string]>([
    [{ DENIZEN_SECRET: 'hush, this is not long enough' }, 'DENIZEN_SECRET must have at least 32 characters'],
    [{ DENIZEN_ISSUER: 'with a space' }, 'DENIZEN_ISSUER must be a name without spaces'],
    [{ ...provider, DENIZEN_ISSUER: provider.DENIZEN_OIDC_ISSUER }, 'DENIZEN_ISSUER must not be DENIZEN_OIDC_ISSUER'],
  ])('is refused in one line for %j', (env, message) => {
    const problem = problemOf(env);
    expect(problem).toContain(message);
    expect(problem).not.toMatch(/\n|hush/);
  });
});
