import type { IncomingHttpHeaders } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { badInput, unavailable } from '../core/kernel/errors.js';

/** The header by which a client makes sure to read what it, or somebody else, has written. */
export const MIN_REVISION_HEADER = 'x-denizen-min-revision';

/** How long a request waits for a state that has not come yet, and how often it looks, in milliseconds. */
const patienceMs = 2_000;
const stepMs = 50;

/**
 * Waits until the database that is read from has come to the revision that a request asks for: one behind a replica that
 * lags answers later and not with what has passed. Costs one statement when it is asked, none otherwise.
 * @returns whether it had to wait, so that what was read before is read again
 * @throws BAD_USER_INPUT for a header that is no revision, UNAVAILABLE when the state does not come in time
 */
export async function awaitRevision(headers: IncomingHttpHeaders, revision: () => Promise<number>): Promise<boolean> {
  const header = headers[MIN_REVISION_HEADER];
  if (header === undefined) return false;
  if (typeof header !== 'string' || !/^\d{1,15}$/.test(header))
    throw badInput(`\`${MIN_REVISION_HEADER}\` must be a revision: the whole number that a change has answered.`);
  const wanted = Number(header);
  const deadline = performance.now() + patienceMs;
  let waited = false;
  for (; (await revision()) < wanted; waited = true) {
    if (performance.now() + stepMs > deadline)
      throw unavailable(`The state of revision ${wanted} has not come to this server yet. Try again.`);
    await delay(stepMs);
  }
  return waited;
}
