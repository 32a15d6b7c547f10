import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose';

/** A key pair with what of it may be shown. */
export interface SigningKey {
  readonly kid: string;
  readonly algorithm: string;
  readonly privateKey: CryptoKey;
  readonly shown: JWK;
}

/** Makes a key pair. */
export async function signingKey(kid: string, algorithm = 'ES256'): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm);
  return { kid, algorithm, privateKey, shown: { ...(await exportJWK(publicKey)), kid, alg: algorithm, use: 'sig' } };
}

/** What a token says; a claim that is undefined is left out. */
export type Claims = JWTPayload & { readonly email?: string; readonly email_verified?: unknown };

/** An OpenID provider as far as a service meets it: it signs tokens and shows its keys over HTTP. */
export class IdentityProvider {
  readonly audience = 'denizen';
  /** What the address of the keys answers; tests exchange it. */
  answer: (response: ServerResponse) => void = (response) => this.showKeys(response);
  /** How often the keys were asked for. */
  asked = 0;
  private readonly server = createServer((_request, response) => {
    this.asked += 1;
    this.answer(response);
  });

  private constructor(
    /** The keys that are shown. */
    public keys: readonly SigningKey[],
  ) {}

  /** Starts with one key. */
  static async start(key?: SigningKey): Promise<IdentityProvider> {
    const provider = new IdentityProvider([key ?? (await signingKey('first'))]);
    await new Promise<void>((resolve) => provider.server.listen(0, '127.0.0.1', resolve));
    return provider;
  }

  get issuer(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get jwksUrl(): string {
    return `${this.issuer}/keys`;
  }

  /** The variables that make a server trust this provider. */
  get environment(): Record<string, string> {
    const { issuer, audience, jwksUrl } = this;
    return { DENIZEN_OIDC_ISSUER: issuer, DENIZEN_OIDC_AUDIENCE: audience, DENIZEN_OIDC_JWKS_URL: jwksUrl };
  }

  showKeys(response: ServerResponse): void {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ keys: this.keys.map(({ shown }) => shown) }));
  }

  /** A token that is right for an hour, but for what the claims, the header and the key say. */
  async token(claims: Claims = {}, header: Record<string, unknown> = {}, key?: SigningKey): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const signer = key ?? this.keys[0];
    if (signer === undefined) throw new Error('The provider has no key.');
    const payload = { iss: this.issuer, aud: this.audience, sub: 'somebody', iat: now, exp: now + 3600, ...claims };
    const given = Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== undefined));
    return new SignJWT(given)
      .setProtectedHeader({ alg: signer.algorithm, kid: signer.kid, ...header })
      .sign(signer.privateKey);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
