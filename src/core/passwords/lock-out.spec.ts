import { afterFailure, isLocked, lockOut, noTries, type Tries } from './lock-out.js';

const start = Date.UTC(2026, 0, 1);
const minute = 60 * 1000;

/** What failures at these minutes make of it. */
function after(...minutes: number[]): Tries {
  return minutes.reduce((tries, at) => afterFailure(tries, start + at * minute), noTries);
}

const times = (count: number, at: number) => Array<number>(count).fill(at);

describe('a password that is tried in vain', () => {
  it.each<[string, number[], number, boolean]>([
    ['never', [], 0, false],
    ['nine times at once', times(9, 0), 0, false],
    ['ten times at once', times(10, 0), 0, true],
    ['ten times within the five minutes', [...times(9, 0), 4.99], 4.99, true],
    ['ten times, the last when they are over', [...times(9, 0), 5], 5, false],
    ['ten times after nine that are forgotten', [...times(9, 0), ...times(10, 5)], 5, true],
    ['nine times after nine that are forgotten', [...times(9, 0), ...times(9, 5)], 5, false],
    ['ten times, just before half an hour is over', times(10, 0), 29.99, true],
    ['ten times, when half an hour is over', times(10, 0), 30, false],
    ['on and on, when half an hour is over', [...times(10, 0), ...times(50, 20)], 30, false],
    ['once more when half an hour is over', [...times(10, 0), 30], 30, false],
    ['nine times more when half an hour is over', [...times(10, 0), ...times(9, 30)], 30, false],
    ['ten times more when half an hour is over', [...times(10, 0), ...times(10, 30)], 59.99, true],
    ['ten times by a clock that goes back', [...times(9, 0), -1], -1, true],
    ['ten times, by a clock that has gone back since', times(10, 0), -60, true],
  ])('%s', (_what, minutes, at, locked) => {
    expect(isLocked(after(...minutes), start + at * minute)).toBe(locked);
  });

  it('is counted, and nothing is counted while nobody is let in', () => {
    expect(after(0, 1)).toEqual({ failures: 2, since: start, lockedUntil: null });
    const locked = after(...times(10, 0));
    expect(locked).toEqual({ failures: 10, since: start, lockedUntil: start + lockOut.lockedMs });
    expect(afterFailure(locked, start + 1)).toBe(locked);
    expect(after(...times(10, 0), 30)).toEqual({ failures: 1, since: start + 30 * minute, lockedUntil: null });
  });
});
