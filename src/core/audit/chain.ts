import type { AuditEvent } from './audit-event.js';

/** The last event of a trail: how many there are, and the hash of the last, which stands for all. */
export interface ChainHead {
  readonly revision: number;
  /** 32 bytes; zeros when there is no event. */
  readonly hash: Uint8Array;
}

/** The head of an empty trail. */
export const emptyChain: ChainHead = { revision: 0, hash: new Uint8Array(32) };

/**
 * The hash of an event that follows another: SHA-256 over the hash before it and everything that the event says. Whoever
 * edits, drops, inserts or reorders an event breaks every hash after it.
 */
export async function chainHash(before: Uint8Array, event: AuditEvent): Promise<Uint8Array> {
  const text = new TextEncoder().encode(canonical(event));
  const bytes = new Uint8Array(before.length + text.length);
  bytes.set(before);
  bytes.set(text, before.length);
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** JSON with the names of every object in order, so that the same facts are always the same text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** What is wrong with a trail: the first event that does not follow from those before it, or an end that is not there. */
export interface BrokenChain {
  readonly revision: number;
  readonly problem: string;
}

/** Where a trail ends, and the first fault in it; null for none. */
export interface AuditVerdict {
  readonly head: ChainHead;
  readonly broken: BrokenChain | null;
}

/** A head as a text, to be noted where nobody who can write to the database can: `12:…`. */
export function checkpointOf({ revision, hash }: ChainHead): string {
  return `${revision}:${Buffer.from(hash).toString('hex')}`;
}

/** The head that a checkpoint is of; undefined for a text that is none. */
export function parseCheckpoint(text: string): ChainHead | undefined {
  const [, revision, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (revision === undefined || hash === undefined) return undefined;
  return { revision: Number(revision), hash: new Uint8Array(Buffer.from(hash, 'hex')) };
}

/** An event as it was read, with the hash that stands beside it. */
export interface LinkedEvent {
  readonly event: AuditEvent;
  readonly hash: Uint8Array;
}

/**
 * Follows a trail from its beginning to its head, and further to a head that was noted elsewhere at some time.
 * @returns the first fault; null when there is none
 */
export async function verifyChain(
  events: AsyncIterable<LinkedEvent>,
  head: ChainHead,
  noted: ChainHead | null,
): Promise<BrokenChain | null> {
  let last = emptyChain;
  for await (const { event, hash } of events) {
    const revision = last.revision + 1;
    if (event.revision !== revision)
      return { revision, problem: `Event ${revision} is missing; ${event.revision} comes instead.` };
    const expected = await chainHash(last.hash, event);
    if (!isSame(expected, hash))
      return { revision, problem: `Event ${revision} (${event.id}) is not what was written.` };
    if (noted?.revision === revision && !isSame(noted.hash, hash))
      return { revision, problem: `Event ${revision} (${event.id}) is not the one that the checkpoint is of.` };
    last = { revision, hash };
  }
  if (last.revision !== head.revision || !isSame(last.hash, head.hash))
    return {
      revision: Math.min(last.revision, head.revision) + 1,
      problem: `The trail ends at ${last.revision}, but ${head.revision} events were written.`,
    };
  if (noted !== null && noted.revision > last.revision)
    return {
      revision: last.revision + 1,
      problem: `The trail ends at ${last.revision}, but the checkpoint is of event ${noted.revision}.`,
    };
  return null;
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, place) => byte === other[place]);
}
