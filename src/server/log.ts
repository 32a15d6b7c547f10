import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { destination, pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';
import { pinoHttp, type HttpLogger } from 'pino-http';
import { longestRequestId } from '../core/audit/audit-event.js';
import type { LogLevel } from './config.js';

/** What a request's line in the log tells of its operation. */
export interface RequestFacts {
  operationName?: string;
  operationType?: string;
  /** Codes of the errors in the answer. */
  errorCodes?: readonly string[];
  /** The id of who asked. */
  actor?: string;
  /** The id of who acted in their name. */
  impersonator?: string;
  sqlStatements?: number;
  sqlMs?: number;
}

/** Standard error: the commands of the command line keep standard output for their results. */
const STANDARD_ERROR = 2;

/**
 * An id that a caller may give its request. Nothing in it can end a line or be mistaken for markup, and the audit trail has
 * room for it: nobody keeps what they try out of the trail by the name they give it.
 */
const SAFE_REQUEST_ID = new RegExp(`^[\\w.:-]{1,${longestRequestId}}$`);

/** Names under which secrets travel; a second net, as nothing here logs headers or inputs. */
const secrets = [
  ...['authorization', 'cookie', 'x-denizen-gateway-secret'],
  ...['password', 'newPassword', 'currentPassword', 'token', 'secret', 'secrets', 'accessToken', 'refreshToken'],
];

/** Where a driver's error keeps what a statement was given: names and addresses of people, hashes of tokens. */
const statementValues = ['parameters', 'sql'];

/**
 * Makes the log: one JSON object per line, to standard error unless told otherwise. Secrets that get into an object
 * (up to two levels deep) or among the headers of a request are replaced, and so are the values of failed statements.
 */
export function createLogger(level: LogLevel, stream: DestinationStream = standardError()): Logger {
  const paths = [...secrets, ...statementValues].flatMap((name) => [
    `["${name}"]`,
    `*["${name}"]`,
    `*.*["${name}"]`,
    `*.headers["${name}"]`,
    `req.headers["${name}"]`,
  ]);
  return pino(
    {
      level,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), bindings: () => ({}) },
      redact: { paths: [...new Set(paths)], censor: '[redacted]' },
    },
    stream,
  );
}

/**
 * The middleware that gives each request its id (the caller's `x-request-id` when it is safe, else a new one), puts it
 * on the response and on all its lines in the log, and writes one line when the request has been answered or was
 * broken off. Probes are logged at level debug.
 *
 * @param factsOf what is known of the request's operation by then
 */
export function requestLogging(
  logger: Logger,
  factsOf: (request: IncomingMessage) => RequestFacts | undefined,
): HttpLogger {
  return pinoHttp({
    logger,
    genReqId: nameRequest,
    quietReqLogger: true,
    quietResLogger: true,
    // PERF: it would read and redact every request for a logger that the two lines above keep from being used.
    wrapSerializers: false,
    serializers: { req: () => undefined },
    customAttributeKeys: { reqId: 'requestId', responseTime: 'durationMs' },
    customLogLevel: levelOf,
    customSuccessObject: (request, response, { durationMs }: { durationMs: number }) =>
      lineOf(request, response, durationMs, factsOf(request)),
    customErrorObject: (request, response, _error, { durationMs }: { durationMs: number }) =>
      lineOf(request, response, durationMs, factsOf(request)),
    customSuccessMessage: (_request, response) => (response.writableFinished ? 'answered' : 'broken off'),
    customErrorMessage: (_request, response) => (response.writableFinished ? 'answered' : 'broken off'),
  });
}

function nameRequest(request: IncomingMessage, response: ServerResponse): string {
  const given = request.headers['x-request-id'];
  const id = typeof given === 'string' && SAFE_REQUEST_ID.test(given) ? given : randomUUID();
  response.setHeader('x-request-id', id);
  return id;
}

/** The id that the request logging gave a request. */
export function requestIdOf(request: IncomingMessage): string {
  return typeof request.id === 'string' ? request.id : 'none';
}

function levelOf(
  request: IncomingMessage,
  response: ServerResponse,
  error?: Error,
): 'debug' | 'info' | 'warn' | 'error' {
  if (/^\/(healthz|readyz)(\?|$)/.test(request.url ?? '')) return 'debug';
  if (response.statusCode === 503) return 'warn';
  return error || response.statusCode >= 500 ? 'error' : 'info';
}

/** The path without its query, which may hold a document with the values of its variables. */
function lineOf(request: IncomingMessage, response: ServerResponse, durationMs: number, facts?: RequestFacts): object {
  const path = request.url?.split('?', 1)[0]?.slice(0, 200);
  return { method: request.method, path, status: response.statusCode, durationMs, ...facts };
}

function standardError(): DestinationStream {
  return destination({ fd: STANDARD_ERROR, sync: true });
}
