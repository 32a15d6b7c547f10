import { badInput } from '../kernel/errors.js';
import type { PrincipalId } from '../kernel/ids.js';
import { answersKeptMs, keyHashOf, requestHashOf, sealed, unsealed, type AnswerStore } from './kept-answers.js';

/** The key under which an answer is given again, and what was asked with it. */
export interface IdempotencyKey {
  readonly key: string;
  /** The mutation with everything that it was given, as a text. */
  readonly request: string;
}

const keyForm = /^[\x21-\x7e]{16,255}$/;

/**
 * Checks an idempotency key.
 * @throws BAD_USER_INPUT unless it has 16 to 255 printable ASCII characters, as a UUID has
 */
export function checkedIdempotencyKey(key: string): string {
  if (keyForm.test(key)) return key;
  throw badInput('An idempotency key has 16 to 255 printable ASCII characters without spaces: send a random UUID.');
}

/** What is given again: a revision, and whatever else belongs to it. */
interface Answer {
  readonly revision: number;
  readonly [part: string]: unknown;
}

/** What was given under a key before. */
export type Given = { readonly to: 'nothing' | 'another request' } | { readonly to: 'this'; readonly answer: unknown };

/** An answer that may have been given before. */
export class Replay {
  private constructor(
    private readonly ownerId: PrincipalId | null,
    private readonly key: string,
    private readonly keyHash: Uint8Array,
    private readonly requestHash: Uint8Array,
  ) {}

  static async of({ key, request }: IdempotencyKey, ownerId: PrincipalId | null): Promise<Replay> {
    return new Replay(ownerId, key, await keyHashOf(key), await requestHashOf(request, key));
  }

  /** What was given under the key within the last day: nothing, the answer to this, or one to something else. */
  async given(answers: AnswerStore, at: number): Promise<Given> {
    const kept = await answers.find(this.ownerId, this.keyHash, at - answersKeptMs);
    if (kept === null) return { to: 'nothing' };
    if (!kept.requestHash.every((byte, place) => byte === this.requestHash[place])) return { to: 'another request' };
    return { to: 'this', answer: await unsealed(kept.answer, this.key) };
  }

  async keep(answers: AnswerStore, at: number, answer: Answer): Promise<void> {
    const { ownerId, keyHash, requestHash } = this;
    const kept = { ownerId, keyHash, requestHash, revision: answer.revision, keptAt: at };
    await answers.keep({ ...kept, answer: await sealed(answer, this.key) }, at - answersKeptMs);
  }
}
