import type { Logger } from 'pino';
import type { ApiTokenId } from '../core/kernel/ids.js';
import type { TokenUseNote } from '../core/tokens/token-store.js';

/** How far apart two notes of the use of one token are, in milliseconds. */
export const USE_APART_MS = 60_000;

/** How long uses are gathered before they are written together, in milliseconds. */
const GATHER_MS = 1_000;

/** How many go into one statement. */
const MOST_TOGETHER = 200;

/** Hears of the use of tokens, and takes no time for it. */
export interface TokenUse {
  /** A token has proven who asks, at this moment in milliseconds since 1970. */
  used(id: ApiTokenId, at: number): void;
}

/**
 * Notes when tokens were last used, behind the requests' back: at most once a minute for each token, those of a second
 * together. A failure is logged and forgotten; the next use is noted then.
 */
export class TokenUseRecorder implements TokenUse {
  private readonly noted = new Map<ApiTokenId, number>();
  private waiting: TokenUseNote[] = [];
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  /** @param write writes some notes, except those that come less than so many milliseconds after an earlier one */
  constructor(
    private readonly write: (uses: readonly TokenUseNote[], apartMs: number) => Promise<void>,
    private readonly log: Pick<Logger, 'warn'>,
  ) {}

  used(id: ApiTokenId, at: number): void {
    const before = this.noted.get(id);
    if (before !== undefined && at - before < USE_APART_MS) return;
    this.noted.set(id, at);
    this.waiting.push({ id, at });
    this.timer ??= setTimeout(() => void this.flush(), GATHER_MS).unref();
  }

  /** Writes what waits; resolves when nothing is being written any more. It never fails. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const uses = this.waiting;
    this.waiting = [];
    if (uses.length > 0) this.writing = this.writing.then(() => this.writeAll(uses));
    return this.writing;
  }

  private async writeAll(uses: readonly TokenUseNote[]): Promise<void> {
    for (let from = 0; from < uses.length; from += MOST_TOGETHER) {
      const some = uses.slice(from, from + MOST_TOGETHER);
      try {
        await this.write(some, USE_APART_MS);
      } catch (error) {
        for (const { id } of some) this.noted.delete(id);
        this.log.warn({ err: error, tokens: some.length }, 'when tokens were last used could not be written');
      }
    }
    const now = Math.max(...uses.map(({ at }) => at));
    for (const [id, at] of this.noted) if (now - at >= USE_APART_MS) this.noted.delete(id);
  }
}
