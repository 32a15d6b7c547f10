import type { Logger } from 'pino';
import type { Actor } from '../core/access/actor.js';
import { DomainError, unavailable } from '../core/kernel/errors.js';
import type { GraphContext } from '../graphql/context.js';
import { failureToLog } from '../graphql/schema/errors.js';
import type { Connection } from '../storage/database/session.js';

type View = Omit<GraphContext, 'changes'>;

/** What a request sees, and what whoever asks in another's name would see without that. */
export interface Asking {
  readonly view: View;
  readonly impersonator: View | null;
}

/** How a request that has changed something gets to see anything. */
export interface Seeing {
  /** As the next request of the same caller would begin. */
  readonly anew: () => Promise<Asking>;
  /** What somebody sees over a connection, in no tenant. */
  readonly through: (reader: Connection, who: Actor | null) => View;
  readonly reader: Connection;
}

/**
 * What a request sees once it has changed something. It never fails: the change is done, and whoever asked for it must be
 * told so, also when they have shut themselves out by it (then they see what nobody sees), and when the database has gone
 * since (then every look at it is an error).
 */
export async function viewAfterChange(
  before: GraphContext,
  { anew, through, reader }: Seeing,
  log: Pick<Logger, 'warn' | 'error'>,
): Promise<Asking> {
  try {
    return await anew();
  } catch (error) {
    if (error instanceof DomainError && error.code !== 'UNAVAILABLE')
      return { view: { ...through(reader, null), signInProblem: error.message }, impersonator: null };
    const failure = failureToLog(error);
    if (failure) log[failure.level]({ err: failure.cause }, 'what came of a change could not be read');
    // Doors still know who it is: each further change finds out anew what they may do.
    const { actor, tenantId, impersonator } = before;
    return { view: { ...through(unreadable(reader), actor), tenantId }, impersonator };
  }
}

// What came of a change is unknown over it, which is not the same as not there.
function unreadable(reader: Connection): Connection {
  const read = () => Promise.reject(unavailable('What came of this could not be read. Ask for it anew.'));
  return { ...reader, read };
}
