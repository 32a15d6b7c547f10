import { GraphQLError, Kind, type ASTNode, type GraphQLFormattedError, type Source } from 'graphql';
import { DomainError } from '../../core/kernel/errors.js';

/** The code of every failure that a client can do nothing about. */
export const INTERNAL_CODE = 'INTERNAL_SERVER_ERROR';

/** Codes that GraphQL errors may bring along: the graph's own, and those of Apollo Server. Any other code is masked. */
const clientCodes: ReadonlySet<string> = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'NOT_FOUND',
  'BAD_REQUEST',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** HTTP statuses for a request that fails as a whole, before or instead of its execution. */
const httpStatuses: Readonly<Partial<Record<string, number>>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
};

/** A message longer than this echoes somebody's input; the rest is cut off. */
const LONGEST_MESSAGE = 2_000;

/** What one error is to the outside. */
type Verdict =
  | { readonly kind: 'domain'; readonly error: DomainError }
  | { readonly kind: 'client'; readonly code: string; readonly error: GraphQLError }
  | { readonly kind: 'internal'; readonly cause: unknown };

/** Turns an error into what the client may see; given to Apollo Server as `formatError`. */
export type ErrorFormatter = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/**
 * Makes the one place that decides what of an error reaches a client: domain errors with their code (and the path of
 * the argument at fault as `extensions.argumentPath`), errors of GraphQL and Apollo about the request itself, and
 * for all else "Internal server error". No stack, cause, validated object or foreign extension ever passes.
 *
 * @param options.hideSuggestions drops "Did you mean …?", which would give away the schema where introspection is off
 */
export function createErrorFormatter(options: { readonly hideSuggestions: boolean }): ErrorFormatter {
  return (formatted, error) => {
    const verdict = judge(error);
    const place = { locations: formatted.locations, path: formatted.path };
    switch (verdict.kind) {
      case 'domain':
        return shown(verdict.error.message, place, verdict.error.code, verdict.error.argumentPath);
      case 'client': {
        const { message: text } = verdict.error;
        const message = options.hideSuggestions ? withoutSuggestions(text) : text;
        return shown(message, place, verdict.code, argumentPathOf(verdict.error));
      }
      case 'internal':
        return withRequestId(shown('Internal server error', place, INTERNAL_CODE), requestIdOf(error));
    }
  };
}

/**
 * What of an error the log should keep: the cause of what is masked, and the cause that an expected failure carries
 * (a database that did not answer). Undefined for what is the caller's own doing.
 */
export function failureToLog(
  error: unknown,
): { readonly level: 'error' | 'warn'; readonly cause: unknown } | undefined {
  const verdict = judge(error);
  if (verdict.kind === 'internal') return { level: 'error', cause: verdict.cause };
  if (verdict.kind === 'domain' && verdict.error.cause !== undefined) return { level: 'warn', cause: verdict.error };
  return undefined;
}

/** Adds the request's id to a masked error, so that whoever reports it can be helped; leaves all others alone. */
export function withRequestId(error: GraphQLFormattedError, requestId: string | undefined): GraphQLFormattedError {
  if (requestId === undefined || error.extensions?.code !== INTERNAL_CODE) return error;
  return { ...error, extensions: { ...error.extensions, requestId } };
}

/** A GraphQL error that says what is wrong with the request as a whole; answered with HTTP 400, nothing executed. */
export function rejectedRequest(message: string, nodes?: readonly ASTNode[]): GraphQLError {
  return new GraphQLError(message, { nodes, extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });
}

/**
 * A failure that ends the request before its execution, or instead of it (a bad credential, a deadline), with the
 * HTTP status that belongs to its code. `requestId` is shown when the failure is masked.
 */
export function requestFailure(error: unknown, requestId: string): GraphQLError {
  const cause = toError(error);
  const verdict = judge(cause);
  const code =
    verdict.kind === 'domain' ? verdict.error.code : verdict.kind === 'client' ? verdict.code : INTERNAL_CODE;
  const status = verdict.kind === 'internal' ? 500 : (httpStatuses[code] ?? 400);
  const headers = new Map(code === 'UNAUTHENTICATED' ? [['www-authenticate', 'Bearer']] : []);
  return new GraphQLError(cause.message, {
    originalError: cause,
    extensions: { code, requestId, http: { status, headers } },
  });
}

/** An error with its place in the document given as lines and columns, as the compiled executor reports it. */
export interface PlacedError {
  readonly message: string;
  readonly locations?: readonly { readonly line: number; readonly column: number }[];
  readonly path?: readonly (string | number)[];
  readonly originalError?: unknown;
}

/** Rebuilds a true `GraphQLError` from what the compiled executor reports. `source` is the document's text. */
export function restoreGraphQLError(error: PlacedError, source: Source | undefined): GraphQLError {
  const original = error.originalError;
  return new GraphQLError(error.message, {
    source,
    positions: source && error.locations?.map(({ line, column }) => offsetOf(source.body, line, column)),
    path: error.path,
    // A thrown value that is no Error must still count as a cause: its text is not for the client.
    originalError: original === undefined ? undefined : toError(original),
  });
}

/** The error that was thrown, or an error that says what was thrown instead of one. */
export function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(`A value that is no Error was thrown: ${String(thrown)}`);
}

function judge(error: unknown): Verdict {
  const chain = causesOf(error);
  const domain = chain.find((link) => link instanceof DomainError);
  if (domain) return { kind: 'domain', error: domain };
  const wrappers = chain.filter((link) => link instanceof GraphQLError).reverse();
  for (const link of wrappers) {
    const code = link.extensions.code;
    if (typeof code === 'string' && clientCodes.has(code)) return { kind: 'client', code, error: link };
    if (isArgumentError(link)) return { kind: 'client', code: 'BAD_USER_INPUT', error: link };
  }
  return { kind: 'internal', cause: chain.at(-1) };
}

/** The error and what GraphQL wrapped it in, from the outside in. */
function causesOf(error: unknown): unknown[] {
  const chain: unknown[] = [];
  let link = error;
  while (link !== undefined && !chain.includes(link)) {
    chain.push(link);
    link = link instanceof GraphQLError ? link.originalError : undefined;
  }
  return chain;
}

/** GraphQL reports a variable that can't fill its argument while it executes, without a code: the caller's mistake. */
function isArgumentError(error: GraphQLError): boolean {
  if (error.originalError !== undefined || !error.message.startsWith('Argument "')) return false;
  return error.nodes?.every((node) => node.kind !== Kind.FIELD) ?? false;
}

function requestIdOf(error: unknown): string | undefined {
  const id = error instanceof GraphQLError ? error.extensions.requestId : undefined;
  return typeof id === 'string' ? id : undefined;
}

function argumentPathOf(error: GraphQLError): readonly string[] | undefined {
  const path: unknown = error.extensions.argumentPath;
  return Array.isArray(path) && path.every((step) => typeof step === 'string') ? path : undefined;
}

function shown(
  message: string,
  place: Pick<GraphQLFormattedError, 'locations' | 'path'>,
  code: string,
  argumentPath?: readonly string[],
): GraphQLFormattedError {
  const text = message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}…` : message;
  return {
    message: text,
    ...(place.locations && { locations: place.locations }),
    ...(place.path && { path: place.path }),
    extensions: { code, ...(argumentPath && { argumentPath }) },
  };
}

function withoutSuggestions(message: string): string {
  return message.replace(/\s*Did you mean .*$/s, '');
}

function offsetOf(text: string, line: number, column: number): number {
  let offset = 0;
  const ends = /\r\n|[\n\r]/g;
  for (let passed = 1; passed < line; passed += 1) {
    if (ends.exec(text) === null) break;
    offset = ends.lastIndex;
  }
  return offset + column - 1;
}
