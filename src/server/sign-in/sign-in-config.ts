import { z } from 'zod';
import { listOf, oneOf, oneOfOrUnset } from '../config-values.js';

/** The OpenID provider whose tokens are accepted. */
export interface OpenIdConfig {
  /** What tokens must name as `iss`. */
  readonly issuer: string;
  /** What tokens must name as `aud`, alone or among others. */
  readonly audience: string;
  /** Where the provider publishes its keys. */
  readonly jwksUrl: string;
  /** With which algorithms tokens may be signed; only such whose keys can be published. */
  readonly algorithms: readonly string[];
  /** The name under which the external identities of people are stored. */
  readonly provider: string;
  /** Whether somebody whose identity is not stored is found by an e-mail address that the provider has verified. */
  readonly matchEmail: boolean;
}

/** How requests prove that they come through the gateway. */
export interface GatewayConfig {
  /** All of them are right: two while one is being exchanged. */
  readonly secrets: readonly string[];
  readonly requiredFor: (typeof gatewayDemands)[number];
}

/** How the instance signs what it gives to those who sign in with a password. */
export interface SessionConfig {
  /** What its tokens name as `iss` and `aud`. */
  readonly issuer: string;
  /** Seals the keys that sign, the same for all processes; null for a key of each process's own. */
  readonly secret: string | null;
}

/** What may be asked only with a gateway's secret: nothing, what only gateways ask (`_service`, `_entities`), or everything. */
const gatewayDemands = ['nothing', 'subgraph', 'everything'] as const;

const asymmetricAlgorithms = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];

const defaultAlgorithms = 'RS256,ES256,EdDSA';

/** Short enough to be exchanged by hand, too long to be tried out. */
const SHORTEST_SECRET = 16;

/** What seals keys is never typed in by hand. */
const SHORTEST_SEALING_SECRET = 32;

/** The variables about signing in. */
export const signInVariables = {
  DENIZEN_ISSUER: z
    .string()
    .default('denizen')
    .refine(
      (text) => /^[\x21-\x7e]{1,200}$/.test(text),
      'must be a name without spaces, or the address of this instance',
    ),
  DENIZEN_SECRET: z
    .string()
    .refine(
      (text) => text.length >= SHORTEST_SEALING_SECRET,
      `must have at least ${SHORTEST_SEALING_SECRET} characters`,
    )
    .optional(),
  DENIZEN_OIDC_ISSUER: z
    .string()
    .refine(isWebAddress, 'must be the address that tokens name as "iss", beginning with https://')
    .optional(),
  DENIZEN_OIDC_AUDIENCE: z.string().optional(),
  DENIZEN_OIDC_JWKS_URL: z
    .string()
    .refine(isWebAddress, 'must be the address of the keys of the provider, beginning with https://')
    .optional(),
  DENIZEN_OIDC_ALGORITHMS: z
    .string()
    .default(defaultAlgorithms)
    .transform((text, context) => {
      const algorithms = listOf(text, (name) => asymmetricAlgorithms.includes(name));
      if (algorithms !== undefined) return algorithms;
      context.addIssue(`must be some of ${asymmetricAlgorithms.join(', ')} with commas between, not "${text}"`);
      return z.NEVER;
    }),
  DENIZEN_OIDC_PROVIDER: z.string().optional(),
  DENIZEN_OIDC_MATCH: oneOf(['subject', 'subject-or-email'], 'subject'),
  DENIZEN_GATEWAY_SECRETS: z
    .string()
    .optional()
    .transform((text, context) => {
      const secrets = text === undefined ? [] : listOf(text, isLongSecret);
      if (secrets !== undefined && secrets.length <= 2) return secrets;
      context.addIssue(
        'must be one secret, or two with a comma between while you exchange it, each of at least ' +
          `${SHORTEST_SECRET} characters without spaces`,
      );
      return z.NEVER;
    }),
  DENIZEN_GATEWAY_SECRET_REQUIRED_FOR: oneOfOrUnset(gatewayDemands),
};

/** Right values of those variables whose text can be wrong. */
export const signInExamples: Readonly<Partial<Record<string, string>>> = {
  DENIZEN_ISSUER: 'https://accounts.example.com',
  DENIZEN_SECRET: '"$(openssl rand -hex 32)"',
  DENIZEN_OIDC_ISSUER: 'https://login.example.com',
  DENIZEN_OIDC_JWKS_URL: 'https://login.example.com/keys',
  DENIZEN_OIDC_ALGORITHMS: defaultAlgorithms,
  DENIZEN_OIDC_MATCH: 'subject',
  DENIZEN_GATEWAY_SECRETS: '"$(openssl rand -hex 32)"',
  DENIZEN_GATEWAY_SECRET_REQUIRED_FOR: 'subgraph',
};

type Read = z.output<z.ZodObject<typeof signInVariables>>;

/** What the variables say together. */
export function signInFrom(read: Read): {
  readonly openId: OpenIdConfig | null;
  readonly gateway: GatewayConfig;
  readonly sessions: SessionConfig;
} {
  const {
    DENIZEN_OIDC_ISSUER: issuer,
    DENIZEN_OIDC_AUDIENCE: audience,
    DENIZEN_OIDC_JWKS_URL: jwksUrl,
    DENIZEN_GATEWAY_SECRETS: secrets,
  } = read;
  const isComplete = issuer !== undefined && audience !== undefined && jwksUrl !== undefined;
  const more = {
    algorithms: read.DENIZEN_OIDC_ALGORITHMS,
    provider: read.DENIZEN_OIDC_PROVIDER ?? issuer ?? '',
    matchEmail: read.DENIZEN_OIDC_MATCH === 'subject-or-email',
  };
  const requiredFor = read.DENIZEN_GATEWAY_SECRET_REQUIRED_FOR ?? (secrets.length > 0 ? 'subgraph' : 'nothing');
  return {
    openId: isComplete ? { issuer, audience, jwksUrl, ...more } : null,
    gateway: { secrets, requiredFor },
    sessions: { issuer: read.DENIZEN_ISSUER, secret: read.DENIZEN_SECRET ?? null },
  };
}

type Given = Readonly<Record<string, string | undefined>>;

/** What is wrong with the variables together, in words for the person who set them. */
export function signInContradictions(given: Given): string[] {
  return [...openIdContradictions(given), ...gatewayContradictions(given)];
}

function openIdContradictions(given: Given): string[] {
  if (given['DENIZEN_OIDC_ISSUER'] === undefined)
    return ['DENIZEN_OIDC_AUDIENCE', 'DENIZEN_OIDC_JWKS_URL', 'DENIZEN_OIDC_PROVIDER']
      .filter((name) => given[name] !== undefined)
      .map((name) => `${name} has no effect without DENIZEN_OIDC_ISSUER: set that, too, or remove it`);
  const missing = [];
  if (given['DENIZEN_OIDC_ISSUER'] === (given['DENIZEN_ISSUER'] ?? 'denizen'))
    missing.push('DENIZEN_ISSUER must not be DENIZEN_OIDC_ISSUER: tokens of both could not be told apart');
  if (given['DENIZEN_OIDC_AUDIENCE'] === undefined)
    missing.push(
      'DENIZEN_OIDC_AUDIENCE must be set together with DENIZEN_OIDC_ISSUER: ' +
        'without it, tokens that were made for other applications would be accepted',
    );
  if (given['DENIZEN_OIDC_JWKS_URL'] === undefined)
    missing.push(
      'DENIZEN_OIDC_JWKS_URL must be set together with DENIZEN_OIDC_ISSUER: ' +
        'the `jwks_uri` that the provider shows under /.well-known/openid-configuration',
    );
  else if (given['NODE_ENV'] === 'production' && !isSafeAddress(given['DENIZEN_OIDC_JWKS_URL']))
    missing.push(
      'DENIZEN_OIDC_JWKS_URL must begin with https:// in production: ' +
        'whoever can exchange the keys on their way can sign in as anybody',
    );
  return missing;
}

function gatewayContradictions(given: Given): string[] {
  const demanded = given['DENIZEN_GATEWAY_SECRET_REQUIRED_FOR'];
  if (demanded === undefined || demanded === 'nothing' || given['DENIZEN_GATEWAY_SECRETS'] !== undefined) return [];
  return ['DENIZEN_GATEWAY_SECRETS must be set when DENIZEN_GATEWAY_SECRET_REQUIRED_FOR demands a secret'];
}

function isWebAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
}

function isSafeAddress(text: string): boolean {
  if (!isWebAddress(text)) return true; // That is a problem of its own, which is told already.
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}

// What can stand in a header, without the comma that separates two.
function isLongSecret(text: string): boolean {
  return text.length >= SHORTEST_SECRET && /^[\x21-\x7e]+$/.test(text);
}
