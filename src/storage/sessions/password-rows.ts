import type { UserId } from '../../core/kernel/ids.js';
import type { RowValues } from '../database/insert.js';
import { idValue } from '../database/sql.js';

/** The row of somebody's first password here. */
export function passwordRow(userId: UserId, hash: string, changedAt: number): RowValues {
  const nothingTried = { failures: 0, failing_since: null, locked_until: null };
  return { user_id: idValue(userId), hash, version: 1, changed_at: changedAt, ...nothingTried };
}
