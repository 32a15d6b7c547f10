import { SignJWT, decodeJwt, generateKeyPair } from 'jose';
import { newId } from '../../core/kernel/ids.js';
import type { SigningKey } from '../../core/sessions/signing-key-store.js';
import type { Session } from '../../core/sessions/session.js';
import { SessionTokens } from './access-tokens.js';
import { SigningKeys, type KeptKeys } from './signing-keys.js';

const start = Date.UTC(2026, 0, 1);
const minute = 60 * 1000;
const day = 24 * 60 * minute;
const session: Session = {
  id: newId('ses'),
  userId: newId('usr'),
  createdAt: start,
  refreshedAt: start,
  expiresAt: start + 7 * day,
};

/** What all processes share. */
class Kept implements KeptKeys {
  keys: SigningKey[] = [];
  reads = 0;
  failure: Error | null = null;

  async published(at: number): Promise<SigningKey[]> {
    this.reads += 1;
    if (this.failure !== null) throw this.failure;
    return this.keys.filter(({ publishedUntil }) => publishedUntil > at);
  }

  async add(key: SigningKey): Promise<void> {
    this.keys.push(key);
  }
}

let kept: Kept;
let now: number;
let warnings: object[];
beforeEach(() => {
  kept = new Kept();
  warnings = [];
  now = start;
});

const clock = () => now;
const secret = 'a secret of at least thirty-two characters';
const process = (of: string | null = secret, issuer = 'denizen') => {
  const keys = new SigningKeys(kept, clock, of, { warn: (facts: object) => void warnings.push(facts) });
  return { keys, tokens: new SessionTokens(keys, issuer, clock) };
};
const issued = async ({ tokens }: ReturnType<typeof process>, of = session) =>
  (await (await tokens.issuer())(of)).token;
const right = { sessionId: session.id, userId: session.userId };

describe('the tokens of sessions', () => {
  it('are good for ten minutes, with a minute for clocks that differ (case 37)', async () => {
    const one = process();
    const token = await issued(one);
    const at = (minutes: number) => one.tokens.verify(token, start + minutes * minute);
    for (const minutes of [-1, 0, 9.9, 10.9]) expect(await at(minutes)).toEqual(right);
    for (const minutes of [11, 20, 10_000]) expect(await at(minutes)).toEqual({ refusal: 'ERR_JWT_EXPIRED exp' });
    expect(await at(-10)).toEqual({ refusal: 'ERR_JWT_CLAIM_VALIDATION_FAILED nbf' });
  });

  it('end with the session at the latest', async () => {
    const { exp } = decodeJwt(await issued(process(), { ...session, expiresAt: start + minute }));
    expect(exp).toBe((start + minute) / 1000);
  });

  it('are told from those of others by what they say of their issuer', async () => {
    const [own, other] = [process(), process(secret, 'https://login.example')];
    expect(own.tokens.claims(await issued(own))).toBe(true);
    expect(own.tokens.claims(await issued(other))).toBe(false);
    expect(own.tokens.claims('no token')).toBe(false);
    expect(await own.tokens.verify(await issued(other), now)).toEqual({
      refusal: 'ERR_JWT_CLAIM_VALIDATION_FAILED iss',
    });
  });

  it.each<[string, (jwt: SignJWT) => SignJWT, string]>([
    ['another audience', (jwt) => jwt.setAudience('other'), 'ERR_JWT_CLAIM_VALIDATION_FAILED aud'],
    ['no person', (jwt) => jwt.setSubject('svc_x'), 'the claims sub and sid are no ids'],
    ['another kind', (jwt) => jwt, 'ERR_JWT_CLAIM_VALIDATION_FAILED typ'],
  ])('are refused for %s, though signed by the right key', async (_what, change, refusal) => {
    const one = process();
    const { kid, key } = await one.keys.signer();
    const jwt = new SignJWT({ sid: session.id })
      .setProtectedHeader({ alg: 'ES256', kid, typ: refusal.endsWith('typ') ? 'JWT' : 'at+jwt' })
      .setIssuer('denizen')
      .setAudience('denizen')
      .setSubject(session.userId)
      .setNotBefore(start / 1000)
      .setExpirationTime(start / 1000 + 60);
    expect(await one.tokens.verify(await change(jwt).sign(key), now)).toEqual({ refusal });
  });

  it('are refused when another key has signed them under the name of ours', async () => {
    const one = process();
    const { kid } = await one.keys.signer();
    const { privateKey } = await generateKeyPair('ES256');
    const forged = await new SignJWT({ sid: session.id })
      .setProtectedHeader({ alg: 'ES256', kid, typ: 'at+jwt' })
      .setIssuer('denizen')
      .setAudience('denizen')
      .setSubject(session.userId)
      .setNotBefore(start / 1000)
      .setExpirationTime(start / 1000 + 60)
      .sign(privateKey);
    expect(await one.tokens.verify(forged, now)).toEqual({ refusal: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' });
  });
});

describe('signing keys', () => {
  it('are shared by processes that have the same secret, and sealed where they are kept', async () => {
    const [one, other] = [process(), process()];
    const token = await issued(one);
    expect((await other.keys.signer()).kid).toBe((await one.keys.signer()).kid);
    expect(kept.keys).toHaveLength(1);
    expect(await other.tokens.verify(token, now)).toEqual(right);
    expect(JSON.stringify(kept.keys)).not.toContain('"d"');
    expect(kept.keys[0]?.sealedPrivate).toMatch(/^[\w-]{100,}$/);
  });

  it.each<[string, string | null, string | null]>([
    ['none', null, null],
    ['another', secret, `${secret}!`],
    ['one, and one has none', secret, null],
  ])('are each process’s own when the secret is %s; all verify all', async (_what, first, second) => {
    const [one, other] = [process(first), process(second)];
    const [ofOne, ofOther] = [await issued(one), await issued(other)];
    expect(kept.keys).toHaveLength(2);
    for (const { tokens } of [one, other])
      for (const token of [ofOne, ofOther]) expect(await tokens.verify(token, now)).toEqual(right);
  });

  it('are exchanged after thirty days, published a day before, and kept until the last token has ended', async () => {
    const one = process();
    const first = await issued(one);
    const { kid } = await one.keys.signer();
    now = start + 28.9 * day;
    expect((await one.keys.published()).map((key) => key.kid)).toEqual([kid]);
    now = start + 29.1 * day;
    await one.keys.signer();
    await until(() => kept.keys.length === 2);
    expect((await one.keys.published()).map((key) => key.kid)).toContain(kid);
    expect((await one.keys.signer()).kid).toBe(kid);
    now = start + 30 * day - 1;
    const last = await issued(one, { ...session, expiresAt: now + 7 * day });
    now = start + 30 * day;
    expect((await one.keys.signer()).kid).toBe(kept.keys[1]?.kid);
    expect(kept.keys).toHaveLength(2);
    now += 9 * minute;
    expect(await one.tokens.verify(last, now)).toEqual(right);
    expect(await one.tokens.verify(first, now)).toHaveProperty('refusal');
    now += 60 * minute;
    expect(await one.keys.verifier(kid)).toBeNull();
    expect(await process().keys.verifier(kid)).toBeNull();
  });

  it('sign to their end while the next one can’t be made, which is told once, and tried again', async () => {
    const one = process();
    const { kid } = await one.keys.signer();
    now = start + 29.5 * day;
    kept.failure = new Error('gone');
    for (let time = 0; time < 3; time++) expect((await one.keys.signer()).kid).toBe(kid);
    await until(() => warnings.length > 0);
    expect((await one.keys.signer()).kid).toBe(kid);
    expect(warnings).toEqual([{ err: kept.failure }]);
    kept.failure = null;
    expect(await one.keys.published()).toMatchObject([{ kid }]);
    now += 2 * minute;
    await one.keys.signer();
    await until(() => kept.keys.length === 2);
    now = start + 30 * day;
    expect((await one.keys.signer()).kid).toBe(kept.keys[1]?.kid);
  });

  it('are not waited for while they are made: the last one signs', async () => {
    const one = process();
    const { kid } = await one.keys.signer();
    let letGo: () => void = () => undefined;
    const add = kept.add.bind(kept);
    kept.add = (key) => new Promise<void>((resolve) => (letGo = resolve)).then(() => add(key));
    now = start + 29.5 * day;
    expect((await one.keys.signer()).kid).toBe(kid);
    expect(kept.keys).toHaveLength(1);
    await until(() => (letGo(), kept.keys.length === 2));
  });

  it('are made once by who asks twenty times at once', async () => {
    const one = process();
    const signers = await Promise.all(Array.from({ length: 20 }, () => one.keys.signer()));
    expect(new Set(signers.map(({ kid }) => kid)).size).toBe(1);
    expect(kept.keys).toHaveLength(1);
  });

  it('are not read again for each name that somebody invents', async () => {
    const one = process();
    await one.keys.signer();
    const { reads } = kept;
    const found = await Promise.all(Array.from({ length: 50 }, (_, n) => one.keys.verifier(`invented-${n}`)));
    expect(found.every((key) => key === null)).toBe(true);
    expect(kept.reads - reads).toBe(1);
  });

  it('show nothing private', async () => {
    const [key] = await process().keys.published();
    expect(Object.keys(key ?? {}).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 1));
}
