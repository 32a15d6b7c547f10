/** After so many failures within so long nobody is let in by the password for so long. Times are in milliseconds. */
export const lockOut = { failures: 10, withinMs: 5 * 60 * 1000, lockedMs: 30 * 60 * 1000 } as const;

/** How often a password was tried in vain. Times are milliseconds since 1970. */
export interface Tries {
  /** Since the first of them. */
  readonly failures: number;
  /** When the first of them was; null when there was none. */
  readonly since: number | null;
  /** Until when nobody is let in; null when that never was, or is over and forgotten. */
  readonly lockedUntil: number | null;
}

/** Nothing was tried in vain. */
export const noTries: Tries = { failures: 0, since: null, lockedUntil: null };

/** Whether nobody is let in at this moment. */
export function isLocked({ lockedUntil }: Tries, at: number): boolean {
  return lockedUntil !== null && lockedUntil > at;
}

/**
 * What another failure makes of it. While nobody is let in, trying changes nothing: it neither prolongs that nor counts. A
 * clock that went back opens nothing.
 */
export function afterFailure(tries: Tries, at: number): Tries {
  if (isLocked(tries, at)) return tries;
  const goesOn = tries.lockedUntil === null && tries.since !== null && at - tries.since < lockOut.withinMs;
  const failures = goesOn ? tries.failures + 1 : 1;
  const lockedUntil = failures >= lockOut.failures ? at + lockOut.lockedMs : null;
  return { failures, since: goesOn ? tries.since : at, lockedUntil };
}
