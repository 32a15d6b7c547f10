import { personId } from '../importing/demo/accounts.js';
import { demoAdministrator } from '../importing/demo/people.js';
import { loadDemo } from '../importing/demo/load-demo.js';
import type { Clock } from '../core/kernel/clock.js';
import type { Database } from '../storage/database/database.js';
import { tokenService, transferStore } from './compose.js';

const demoToken = {
  username: demoAdministrator,
  // In somebody's own database a real person may have the name.
  ownerId: personId(demoAdministrator),
  name: 'Demo',
  days: 7,
} as const;

/**
 * Gives an empty instance the demo company. Wherever the demo is, answers a new token of its administrator; the one of an
 * earlier start is dead then, because nobody can show it again.
 */
export async function prepareDemo(database: Database, clock: Clock): Promise<string | undefined> {
  const transfer = transferStore(database, clock);
  const tokens = tokenService(database, clock);
  if (await transfer.isEmpty()) await loadDemo(transfer, clock());
  return tokens.replace({ ...demoToken, platformAdministrator: false });
}
