import type { Clock } from '../core/kernel/clock.js';
import type { Database } from '../storage/database/database.js';

/** x */
export async function prepareDemo(_database: Database, _clock: Clock): Promise<string | undefined> {
  return undefined;
}
