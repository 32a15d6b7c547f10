import { dayMs } from '../kernel/clock.js';
import type { SessionId, UserId } from '../kernel/ids.js';

/** How long things live, in milliseconds. */
export const sessionLifetimes = {
  /** The token that goes with each request. */
  accessMs: 10 * 60 * 1000,
  /** A session that nobody renews: a week. */
  idleMs: 7 * dayMs,
  /** A session, whoever renews it: thirty days, then the password is asked for again. */
  mostMs: 30 * dayMs,
} as const;

/** What somebody has opened by signing in, and nobody has ended. Times are milliseconds since 1970. */
export interface Session {
  readonly id: SessionId;
  readonly userId: UserId;
  readonly createdAt: number;
  readonly refreshedAt: number;
  /** When it ends by itself unless it is renewed before. */
  readonly expiresAt: number;
}

/** When a session ends that is opened or renewed at a moment. */
export function endOfSession(createdAt: number, at: number): number {
  return Math.min(at + sessionLifetimes.idleMs, createdAt + sessionLifetimes.mostMs);
}
