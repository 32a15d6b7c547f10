import { readOptionalNumber } from '../database/read-row.js';
import type { Row } from '../database/session.js';

/** The management source of what imports make. */
export const imported = 'IMPORTED';

/** True for a row that an import made. */
export function readManaged(row: Row): boolean {
  return row['management_source'] === imported;
}

/** True for a row whose time is over at `now`, in milliseconds since 1970. */
export function readLapsed(row: Row, now: number): boolean {
  const expiresAt = readOptionalNumber(row, 'expires_at');
  return expiresAt !== null && expiresAt <= now;
}
