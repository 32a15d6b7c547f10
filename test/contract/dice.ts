import { formatId, type Id, type IdPrefix } from '../../src/core/kernel/ids.js';
import { textKey } from '../../src/core/kernel/text.js';
import { longAgo } from '../support/builders.js';

/** The moment at which random worlds are looked at: some of what is in them ends before it, at it, and after it. */
export const now = longAgo + 1000;

/**
 * Upper and lower case, composed and not, wide, beyond the first plane (where UTF-16 sorts otherwise), and what SQL, LIKE
 * and drivers treat in a way of their own.
 */
export const names: readonly string[] = [
  ...[
    'Anna',
    'anna',
    'ANNA',
    'Ánna',
    'A\u0301nna',
    'Annabel',
    'Zoë',
    'zoe\u0308',
    'Ärger',
    'ärger',
    'Straße',
    'STRASSE',
  ],
  ...[
    'İstanbul',
    'ısparta',
    'Σίσυφος',
    'ΣΊΣΥΦΟΣ',
    'ａｎｎａ',
    '中文',
    'ﬁsh',
    'fish',
    '½ pint',
    'Ｚ',
    '\ufffd odd',
    '\u{20000}',
  ],
  ...[
    '😀 smile',
    '😁 smile',
    '100%',
    '100',
    'a_b',
    'axb',
    'a\\b',
    'a\\\\b',
    "O'Brien",
    '"quoted"',
    'x--y',
    '; drop',
    '?',
    '??',
  ],
  ...[
    'null',
    'undefined',
    'true',
    '0',
    '1e3',
    '0x41',
    '-1',
    '~',
    '{',
    'a b',
    'a  b',
    'b a',
    '__proto__',
    'constructor',
  ],
];

/** A generator of numbers that says the same for the same seed (mulberry32). */
export class Dice {
  constructor(private state: number) {}

  /** A whole number from 0 to below `sides`. */
  roll(sides: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  }

  /** True once in so many times. */
  once(times: number): boolean {
    return this.roll(times) === 0;
  }

  pick<T>(things: readonly T[]): T {
    return things[this.roll(things.length)] as T;
  }

  /** Null half of the time. */
  maybe<T>(thing: T): T | null {
    return this.once(2) ? null : thing;
  }

  /** A moment of which there are few, so that many are equal. */
  time(): number {
    return this.pick([longAgo, longAgo + 1, longAgo + 2, -1, 0, 2_000_000_000_000]);
  }

  /** An end: never, or before, at and after `now`. */
  end(): number | null {
    return this.pick([null, null, now - 1, now, now + 1, now + 2]);
  }

  id<P extends IdPrefix>(prefix: P): Id<P> {
    return formatId(
      prefix,
      Uint8Array.from({ length: 16 }, () => this.pick([0, 1, 127, 128, 255, this.roll(256)])),
    );
  }
}

/** So many names of which no two are the same to people. */
export function distinctNames(dice: Dice, count: number): string[] {
  const found = new Map<string, string>();
  while (found.size < count) {
    const name = dice.pick(names);
    found.set(textKey(name), name);
  }
  return [...found.values()];
}
