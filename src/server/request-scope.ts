import { setMaxListeners } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { unavailable } from '../core/kernel/errors.js';
import type { RequestFacts } from './log.js';

/** What the server knows of one request, from its arrival to its answer. */
export interface RequestScope {
  readonly id: string;
  /** Aborted when the time is up or the client has gone; its reason is a domain error (UNAVAILABLE). */
  readonly signal: AbortSignal;
  /** Writes the request's id into every line. */
  readonly log: Logger;
  /** For the request's line in the log. */
  readonly facts: RequestFacts;
}

const scopes = new WeakMap<IncomingMessage, RequestScope>();

/** Begins the time that a request has. `id` and `log` are those that the request logging gave it. */
export function openScope(
  request: IncomingMessage,
  response: ServerResponse,
  { id, log, timeoutMs }: { id: string; log: Logger; timeoutMs: number },
): RequestScope {
  const controller = new AbortController();
  const giveUp = (): void =>
    controller.abort(
      unavailable(
        `The request took longer than ${timeoutMs} ms and was given up; ` +
          'what it was to change may have been changed or not. Ask for less, or try again later.',
      ),
    );
  const timer = setTimeout(giveUp, timeoutMs);
  response.once('close', () => {
    clearTimeout(timer);
    if (!response.writableFinished) controller.abort(unavailable('The client has gone.'));
  });
  // Every loader and statement of a request may listen.
  setMaxListeners(0, controller.signal);
  const scope = { id, log, signal: controller.signal, facts: {} };
  scopes.set(request, scope);
  return scope;
}

/** The scope of a request that has one. */
export function scopeOf(request: IncomingMessage): RequestScope | undefined {
  return scopes.get(request);
}

/** What `work` gives, unless the signal is aborted first: then rejects with its reason, and `work` goes on unheeded. */
export function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
