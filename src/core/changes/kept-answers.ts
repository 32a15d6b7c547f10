import { dayMs } from '../kernel/clock.js';
import type { PrincipalId } from '../kernel/ids.js';

/** How long an answer is given again, in milliseconds: a day. */
export const answersKeptMs = dayMs;

/** An answer that was given under an idempotency key. */
export interface KeptAnswer {
  /** Who asked; null for nobody who has signed in. */
  readonly ownerId: PrincipalId | null;
  /** The SHA-256 hash of the key. */
  readonly keyHash: Uint8Array;
  /** The SHA-256 hash of what was asked. */
  readonly requestHash: Uint8Array;
  readonly revision: number;
  /** The answer, readable only with the key. */
  readonly answer: string;
  /** Milliseconds since 1970. */
  readonly keptAt: number;
}

/** Keeps answers, inside a unit of work. */
export interface AnswerStore {
  /** The answer that this caller was given under this key after a moment, or null. */
  find(ownerId: PrincipalId | null, keyHash: Uint8Array, after: number): Promise<KeptAnswer | null>;
  /** Keeps an answer in place of an older one, and forgets some of those that are older than the moment. */
  keep(answer: KeptAnswer, forgetBefore: number): Promise<void>;
}

const encoder = new TextEncoder();

async function digest(purpose: string, text: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(`${purpose} ${text}`)));
}

/** The hash under which a key is kept. */
export function keyHashOf(key: string): Promise<Uint8Array> {
  return digest('idempotency key', key);
}

/**
 * The hash that tells a request from another one. It depends on the key as well: a request may hold a password, which
 * whoever has the database but not the key could otherwise guess at.
 */
export function requestHashOf(request: string, key: string): Promise<Uint8Array> {
  return digest(`request ${key}`, request);
}

// An answer may hold a secret that is shown once. Whoever has the database but not the client's key must not read it,
// so it is encrypted with a key made from that one.
async function sealingKey(key: string) {
  return crypto.subtle.importKey('raw', await digest('answer', key), 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** An answer as it is kept. */
export async function sealed(answer: unknown, key: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = encoder.encode(JSON.stringify(answer));
  const secret = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await sealingKey(key), plain));
  return `${Buffer.from(iv).toString('base64url')}.${Buffer.from(secret).toString('base64url')}`;
}

/** The answer again. */
export async function unsealed(text: string, key: string): Promise<unknown> {
  const [iv = '', secret = ''] = text.split('.').map((part) => Buffer.from(part, 'base64url'));
  const plain = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: new Uint8Array(iv as Buffer) },
    await sealingKey(key),
    new Uint8Array(secret as Buffer),
  );
  return JSON.parse(new TextDecoder().decode(plain));
}
