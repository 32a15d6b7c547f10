import type { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import type { DeedAction } from './audit-actions.js';
import type { AuditEntry } from './audit-event.js';
import type { AuditTrail } from './audit-store.js';

/** What the instance itself did, or somebody who has its database in their hands: for the trail, it has no actor. */
export interface Deed extends Pick<AuditEntry, 'tenantId' | 'changes' | 'objectIds'> {
  readonly action: DeedAction;
}

/** What a piece of work answers, and what the trail shall tell of it: nothing for null, when nothing was changed. */
export interface Recorded<T> {
  readonly result: T;
  readonly deed: Deed | null;
}

/**
 * Does a piece of work outside of the graph the way every change is done: alone, on the state that the one before has left,
 * and with its event in the trail. `work` is told the moment of both, in milliseconds since 1970.
 */
export async function recorded<T>(
  trail: AuditTrail,
  clock: Clock,
  work: (at: number) => Promise<Recorded<T>>,
): Promise<T> {
  const head = await trail.lockHead();
  const at = clock();
  const { result, deed } = await work(at);
  if (deed !== null)
    await trail.append(head, { ...noOrigin, ...deed, id: newId('evt', at), at, outcome: 'SUCCEEDED', code: null });
  return result;
}

const noOrigin = { actorId: null, impersonatorId: null, tokenId: null, requestId: null };
