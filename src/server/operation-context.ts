import type { IncomingHttpHeaders } from 'node:http';
import type { Logger } from 'pino';
import type { RequestScope } from './request-scope.js';

/** What the server itself reads of the context that resolvers receive. */
export interface OperationContext {
  /** Counted up while the operation runs. */
  readonly stats?: { readonly sqlStatements: number; readonly sqlMs: number };
  /** Whether the caller may see what its operation cost. */
  readonly mayReadStats?: boolean;
  /** Who asks, for the log. */
  readonly actor?: { readonly principalId: string; readonly impersonatorId: string | null } | null;
}

/** A request, as far as the making of a context needs it. */
export interface IncomingRequest {
  readonly headers: IncomingHttpHeaders;
  /** Aborted when the request's time is up or its client has gone. */
  readonly signal: AbortSignal;
  readonly requestId: string;
  /** Writes the request's id into every line. */
  readonly log: Logger;
  /** The address at the other end of the connection, which may be a proxy's. */
  readonly remoteAddress: string | undefined;
}

/**
 * What Apollo Server holds per operation. The resolvers receive only `app`, as it was made: Apollo copies its context
 * object, which a class with private members would not survive.
 */
export interface ServerContext<C> {
  readonly request: RequestScope;
  readonly app: C;
}
