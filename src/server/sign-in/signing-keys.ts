import { setTimeout as delay } from 'node:timers/promises';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose';
import type { Logger } from 'pino';
import type { Clock } from '../../core/kernel/clock.js';
import type { SigningKey } from '../../core/sessions/signing-key-store.js';
import { Sealing } from './sealing.js';

/** What signs access tokens: every library that verifies any knows it. */
export const SIGNING_ALGORITHM = 'ES256';

const HOUR_MS = 60 * 60 * 1000;

/** How long a key signs. The next one is published a day before it does. */
const SIGNS_MS = 30 * 24 * HOUR_MS;
const AHEAD_MS = 24 * HOUR_MS;

/** How long a key is published after it has signed for the last time: longer than a token lives, and clocks differ. */
const PUBLISHED_AFTER_MS = HOUR_MS;

/** The keys are read at most so often, whatever others send, in milliseconds. */
const APART_MS = 1_000;

/** How long after a failure the next key is tried again, in milliseconds; there is a day for it. */
const PAUSE_MS = 60_000;

/** The keys as the database keeps them. */
export interface KeptKeys {
  published(at: number): Promise<SigningKey[]>;
  add(key: SigningKey, at: number): Promise<void>;
}

/** A private key with the name that tells which it is. */
export interface Signer {
  readonly kid: string;
  readonly key: CryptoKey;
}

interface Known extends SigningKey {
  readonly verifies: CryptoKey;
  /** Null for a key that other processes sign with. */
  readonly signs: CryptoKey | null;
}

/**
 * The keys that sign access tokens. All processes verify by the public ones, which the database keeps for all. With a secret
 * they share the private ones, too; without one every process has a key of its own, which ends with it.
 */
export class SigningKeys {
  private known: readonly Known[] = [];
  private readonly own = new Map<string, CryptoKey>();
  private readonly sealing: Sealing | null;
  private readAt = -Infinity;
  private reading: Promise<void> | undefined;
  private making: Promise<void> | undefined;
  private makingNext: Promise<void> | undefined;
  private notBefore = -Infinity;

  constructor(
    private readonly kept: KeptKeys,
    private readonly clock: Clock,
    secret: string | null,
    private readonly log: Pick<Logger, 'warn'>,
  ) {
    this.sealing = secret === null ? null : new Sealing(secret, 'denizen signing keys');
  }

  /** The key that signs now. It is made when there is none; the next one is, a day before it is needed, without a wait. */
  async signer(): Promise<Signer> {
    const at = this.clock();
    if (this.signing(at) === undefined) {
      this.making ??= this.makeFirst().finally(() => (this.making = undefined));
      await this.making;
    }
    const current = this.signing(at) ?? this.signing(this.clock());
    if (current === undefined) throw new Error('A signing key was made and is not there.');
    if (this.signing(at + AHEAD_MS) === undefined && at >= this.notBefore)
      this.makingNext ??= this.makeNext(current).finally(() => (this.makingNext = undefined));
    return signerOf(current);
  }

  /** The key of this name, while it is published; null for none. */
  async verifier(kid: string): Promise<CryptoKey | null> {
    const find = () => this.known.find((key) => key.kid === kid && key.publishedUntil > this.clock());
    if (find() === undefined) await this.readSoon();
    return find()?.verifies ?? null;
  }

  /** The public keys, for others who verify tokens. */
  async published(): Promise<JWK[]> {
    await this.signer();
    if (performance.now() - this.readAt > 5 * APART_MS) await this.readSoon();
    const at = this.clock();
    return this.known
      .filter(({ publishedUntil }) => publishedUntil > at)
      .map(({ kid, publicJwk }) => ({
        ...(JSON.parse(publicJwk) as JWK),
        kid,
        use: 'sig',
        alg: SIGNING_ALGORITHM,
      }));
  }

  private signing(at: number): Known | undefined {
    return this.known.find(({ signs, signsFrom, signsUntil }) => signs !== null && signsFrom <= at && at < signsUntil);
  }

  private async makeFirst(): Promise<void> {
    // Another process may have made it.
    await this.read();
    const at = this.clock();
    if (this.signing(at) !== undefined) return;
    await this.make(at, at);
    await this.read();
  }

  // Beside whoever asks: they have the current key, and must not fail with the next one.
  private async makeNext({ signsUntil }: Known): Promise<void> {
    try {
      await this.read();
      const at = this.clock();
      if (this.signing(at + AHEAD_MS) !== undefined) return;
      await this.make(at, signsUntil);
      await this.read();
    } catch (error) {
      this.notBefore = this.clock() + PAUSE_MS;
      this.log.warn({ err: error }, 'the next signing key could not be made yet');
    }
  }

  private async make(at: number, signsFrom: number): Promise<void> {
    const { privateKey, publicKey } = await generateKeyPair(SIGNING_ALGORITHM, { extractable: true });
    const publicJwk = await exportJWK(publicKey);
    const kid = await calculateJwkThumbprint(publicJwk);
    const signsUntil = signsFrom + SIGNS_MS;
    const key = {
      kid,
      publicJwk: JSON.stringify(publicJwk),
      sealedPrivate: this.sealing?.seal(JSON.stringify(await exportJWK(privateKey)), kid) ?? null,
      signsFrom,
      signsUntil,
      publishedUntil: signsUntil + PUBLISHED_AFTER_MS,
    };
    await this.kept.add(key, at);
    this.own.set(kid, privateKey);
  }

  // All who ask meanwhile wait for the same reading: a flood of invented names costs one statement a second.
  private readSoon(): Promise<void> {
    this.reading ??= this.readInTime().finally(() => (this.reading = undefined));
    return this.reading;
  }

  private async readInTime(): Promise<void> {
    const wait = this.readAt + APART_MS - performance.now();
    if (wait > 0) await delay(wait);
    await this.read();
  }

  private async read(): Promise<void> {
    const keys = await this.kept.published(this.clock());
    this.known = await Promise.all(keys.map((key) => this.toKnow(key)));
    this.readAt = performance.now();
  }

  private async toKnow(key: SigningKey): Promise<Known> {
    const before = this.known.find(({ kid }) => kid === key.kid);
    const verifies = before?.verifies ?? (await keyOf(key.publicJwk));
    return { ...key, verifies, signs: before?.signs ?? (await this.signs(key)) };
  }

  private async signs({ kid, sealedPrivate }: SigningKey): Promise<CryptoKey | null> {
    const own = this.own.get(kid);
    if (own !== undefined || sealedPrivate === null) return own ?? null;
    const opened = this.sealing?.open(sealedPrivate, kid) ?? null;
    return opened === null ? null : keyOf(opened);
  }
}

function signerOf({ kid, signs }: Known): Signer {
  return { kid, key: signs as CryptoKey };
}

async function keyOf(jwk: string): Promise<CryptoKey> {
  return (await importJWK(JSON.parse(jwk) as JWK, SIGNING_ALGORITHM)) as CryptoKey;
}
