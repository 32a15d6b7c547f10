import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import express, { type Express, type Request, type RequestHandler } from 'express';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { DomainError } from '../core/kernel/errors.js';
import { failureToLog, requestFailure } from '../graphql/schema/errors.js';
import { createApolloServer } from './apollo.js';
import type { Config } from './config.js';
import { errorHandler, gatewayOnly, jsonOnly, notFound, onceOnly, sendError } from './http-errors.js';
import { requestIdOf, requestLogging } from './log.js';
import type { IncomingRequest, OperationContext, ServerContext } from './operation-context.js';
import { openScope, orAborted, scopeOf, type RequestScope } from './request-scope.js';

/** Whether requests can be served, and if not, why not (in words for an operator; no secrets). */
export type Readiness = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** What the server is made of. */
export interface HttpServerOptions<C extends OperationContext> {
  readonly config: Config;
  readonly logger: Logger;
  /** Without asynchronous `resolveType`s when compiled execution is on. */
  readonly schema: GraphQLSchema;
  /**
   * Makes the context of one request. A domain error refuses the request, with the HTTP status of its code
   * (401 for UNAUTHENTICATED, 503 for UNAVAILABLE …).
   */
  readonly createContext: (request: IncomingRequest) => Promise<C>;
  /** Called with each valid document before it is executed. */
  readonly onDocument?: (document: DocumentNode, context: C) => void;
  /** Asked at each `/readyz`; one that takes longer than a statement of the database may, counts as not ready. */
  readonly ready: () => Promise<Readiness>;
  /** The keys by which others verify the tokens that the instance signs; without them there is no place for keys. */
  readonly publicKeys?: () => Promise<readonly object[]>;
  /** Called once, when the server has stopped and no request is under way any more. */
  readonly onClose: () => Promise<void>;
  /** Serves what has no other route (GraphiQL at `/`). */
  readonly root?: RequestHandler;
  /** How long `/readyz` says no before connections are refused, for balancers that only look there; 0 unless told. */
  readonly readinessDelayMs?: number;
}

/** A server that can be started once and stopped once. */
export interface HttpServer {
  /** Resolves when requests are served. Rejects when the address can't be had. */
  start(): Promise<{ readonly url: string }>;
  /**
   * Says "not ready", refuses new connections, lets requests under way finish for `drainMs`, cuts off the rest, then
   * calls `onClose`. Calling it again waits for the same stop.
   */
  stop(): Promise<void>;
}

/** Makes the HTTP server: `/graphql`, `/healthz`, `/readyz`, `/.well-known/jwks.json`, and `root`; all else is 404. */
export function createHttpServer<C extends OperationContext>(options: HttpServerOptions<C>): HttpServer {
  const app = express();
  const httpServer = createServer({ connectionsCheckingInterval: 5_000 }, app);
  limitConnections(httpServer);
  const apollo = createApolloServer<C>({ ...options, httpServer });
  let starting: Promise<{ readonly url: string }> | undefined;
  let stopping: Promise<void> | undefined;

  const start = async (): Promise<{ readonly url: string }> => {
    await apollo.start();
    mountRoutes(app, apollo, options, () => stopping !== undefined);
    try {
      return { url: await listen(httpServer, options) };
    } catch (error) {
      await apollo.stop();
      throw error;
    }
  };
  const stop = async (): Promise<void> => {
    try {
      await starting?.catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, options.readinessDelayMs ?? 0));
      if (httpServer.listening) await apollo.stop();
    } finally {
      await options.onClose();
    }
  };
  return {
    start: async () => {
      if (starting || stopping) throw new Error('A server is started once.');
      return (starting = start());
    },
    stop: () => (stopping ??= stop()),
  };
}

/** Slow and idle clients must not hold on to what others need. */
function limitConnections(server: Server): void {
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  // Longer than balancers usually keep a connection, so that they never use one that we are closing.
  server.keepAliveTimeout = 65_000;
  server.maxConnections = 10_000;
}

function mountRoutes<C extends OperationContext>(
  app: Express,
  apollo: ApolloServer<ServerContext<C>>,
  options: HttpServerOptions<C>,
  isStopping: () => boolean,
): void {
  const { config, logger } = options;
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(requestLogging(logger, (request) => scopeOf(request)?.facts));
  app.use(protectiveHeaders);
  app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
  app.get('/readyz', async (_request, response) => {
    const answer = isStopping() ? { ok: false, reason: 'The server is stopping.' } : await readiness(options);
    response.status(answer.ok ? 200 : 503).json(answer.ok ? { status: 'ready' } : { status: 'not ready', ...answer });
  });
  const { publicKeys } = options;
  if (publicKeys) app.get('/.well-known/jwks.json', keySet(publicKeys));
  app.all(
    '/graphql',
    (request, response, next) => {
      openScope(request, response, {
        id: requestIdOf(request),
        log: request.log,
        timeoutMs: config.requestTimeoutMs,
      });
      next();
    },
    gatewayOnly(config.gateway),
    onceOnly,
    jsonOnly,
    express.json({ limit: config.maxBodyBytes }),
    expressMiddleware(apollo, { context: ({ req }) => contextOf(req, options) }),
  );
  if (options.root) app.use(options.root);
  app.use(notFound);
  app.use(errorHandler(config.maxBodyBytes));
}

/** Answers hold people's data: not to be kept, guessed at, or shown inside another page. */
const protectiveHeaders: RequestHandler = (_request, response, next) => {
  response.set({
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  });
  next();
};

/** How long others may keep the keys: a new one is published a day before it signs. */
const KEYS_KEPT_S = 300;

function keySet(publicKeys: () => Promise<readonly object[]>): RequestHandler {
  return async (request, response) => {
    try {
      const keys = await publicKeys();
      response.set({
        'cache-control': `public, max-age=${KEYS_KEPT_S}`,
        'cross-origin-resource-policy': 'cross-origin',
        'access-control-allow-origin': '*',
      });
      response.type('application/jwk-set+json').send(JSON.stringify({ keys }));
    } catch (error) {
      request.log.warn({ err: error }, 'the public keys could not be shown');
      sendError(response, 503, 'UNAVAILABLE', 'The keys are not available. Try again later.');
    }
  };
}

async function readiness<C extends OperationContext>(options: HttpServerOptions<C>): Promise<Readiness> {
  const { statementTimeoutMs } = options.config;
  const late = AbortSignal.timeout(statementTimeoutMs);
  try {
    return await orAborted(options.ready(), late);
  } catch (error) {
    if (late.aborted) return { ok: false, reason: `The check did not answer within ${statementTimeoutMs} ms.` };
    options.logger.error({ err: error }, 'the readiness check failed');
    return { ok: false, reason: 'The check failed; the log says why.' };
  }
}

async function contextOf<C extends OperationContext>(
  request: Request,
  options: HttpServerOptions<C>,
): Promise<ServerContext<C>> {
  const scope = scopeOf(request) ?? missingScope();
  try {
    const { id, signal, log } = scope;
    const { headers, socket } = request;
    const made = options.createContext({ headers, signal, requestId: id, log, remoteAddress: socket.remoteAddress });
    const app = await orAborted(made, signal);
    if (app.actor) scope.facts.actor = app.actor.principalId;
    if (app.actor?.impersonatorId) scope.facts.impersonator = app.actor.impersonatorId;
    return { request: scope, app };
  } catch (error) {
    const failure = failureToLog(error);
    if (failure) scope.log[failure.level]({ err: failure.cause }, 'no context could be made');
    throw requestFailure(error, scope.id);
  }
}

function missingScope(): RequestScope {
  throw new Error('The request has no scope: the order of the middlewares is wrong.');
}

function listen(
  server: Server,
  { config: { host, port }, logger }: Pick<HttpServerOptions<never>, 'config' | 'logger'>,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? 'another program is listening there' : error.message;
      const message = `Can't listen on ${host}, port ${port} (${reason}). Set HOST or PORT.`;
      reject(new DomainError('INVALID', message, undefined, { cause: error }));
    };
    server.once('error', refuse);
    server.listen(port, host, () => {
      server.off('error', refuse);
      // A connection that could not be taken, for want of file handles, say: the others go on.
      server.on('error', (error) => logger.error({ err: error }, 'the server had an error'));
      const { family, address, port: actual } = server.address() as AddressInfo;
      resolve(`http://${family === 'IPv6' ? `[${address}]` : address}:${actual}`);
    });
  });
}
