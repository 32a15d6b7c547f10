import { randomBytes } from 'node:crypto';
import { hash, parseOptions, verify } from '@node-rs/argon2';
import { DomainError } from '../../core/kernel/errors.js';

// OWASP's recommendation for argon2id (the library's default kind): 19 MiB, two passes, one lane. A hash tells what it was made
// with, so that more can be asked for at any time: a password is hashed anew when its owner next signs in.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** So many at once; each takes a thread and 19 MiB. The database's files need the other threads. */
const MOST_AT_ONCE = 2;

/** So many wait for their turn, which is about a second. */
const MOST_WAITING = 100;

/** Hashes passwords with argon2id, a few at a time. */
export class Argon2 {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  // What is compared with where there is nothing to compare with, so that this takes as long. Nobody has this password.
  private readonly nobodys = hash(randomBytes(32), cost);

  /** @throws RATE_LIMITED when too many wait already */
  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password, cost));
  }

  /** Whether a password has this hash; false, after as long, for none. @throws RATE_LIMITED when too many wait already */
  async verify(kept: string | null, password: string): Promise<boolean> {
    const against = kept ?? (await this.nobodys);
    const isRight = await this.inTurn(() => verify(against, password));
    return isRight && kept !== null;
  }

  /** Whether a hash was made with less, or other, work than is asked for now. */
  isOutdated(kept: string): boolean {
    const made = parseOptions(kept);
    return (Object.keys(cost) as (keyof typeof cost)[]).some((name) => made[name] !== cost[name]);
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= MOST_AT_ONCE) {
      if (this.waiting.length >= MOST_WAITING)
        throw new DomainError('RATE_LIMITED', 'Too many passwords are being checked at this moment. Try again later.');
      // Whoever ends hands its place over, so that nobody comes between.
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else this.running += 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.running -= 1;
      else next();
    }
  }
}
