import { GraphQLError, Kind, parse, Source, type FieldNode } from 'graphql';
import { DomainError } from '../../core/kernel/errors.js';
import {
  createErrorFormatter,
  failureToLog,
  rejectedRequest,
  requestFailure,
  restoreGraphQLError,
  withRequestId,
} from './errors.js';

const open = createErrorFormatter({ hideSuggestions: false });
const closed = createErrorFormatter({ hideSuggestions: true });

/** An error as it reaches Apollo Server, and as Apollo Server then hands it to the formatter. */
function format(error: unknown, formatter = open) {
  const outer =
    error instanceof GraphQLError ? error : new GraphQLError(String(error), { originalError: error as Error });
  const code: unknown = outer.extensions.code ?? 'INTERNAL_SERVER_ERROR';
  return formatter({ ...outer.toJSON(), extensions: { ...outer.extensions, code } }, error);
}

/** What graphql-js makes of an error that a resolver throws. */
function located(original: Error): GraphQLError {
  return new GraphQLError(original.message, { originalError: original, path: ['users', 0] });
}

const masked = { message: 'Internal server error', extensions: { code: 'INTERNAL_SERVER_ERROR' } };

describe('what a client sees of an error', () => {
  it('is message, code and argument path of a domain error, however deep it is wrapped', () => {
    const error = new DomainError('BAD_USER_INPUT', 'Must be an id.', ['filter', 'id']);
    const wrapped = new GraphQLError('outside', { originalError: located(error), path: ['users', 0] });
    for (const one of [located(error), wrapped])
      expect(format(one)).toEqual({
        message: 'Must be an id.',
        path: ['users', 0],
        extensions: { code: 'BAD_USER_INPUT', argumentPath: ['filter', 'id'] },
      });
    expect(format(located(new DomainError('FORBIDDEN', 'No.'))).extensions).toEqual({ code: 'FORBIDDEN' });
  });

  it.each([
    ['an error of the code', located(new TypeError('x.y is not a function'))],
    ['an error that was never located', new Error('secret')],
    ['a value that is no error', 'secret'],
    [
      'an error of the code with a client’s code as its property',
      located(Object.assign(new Error('secret'), { code: 'FORBIDDEN' })),
    ],
    [
      'an error of the database',
      located(Object.assign(new Error("Duplicate entry 'bob'"), { code: 'ER_DUP_ENTRY', sql: 'INSERT' })),
    ],
    ['a GraphQL error without a code', new GraphQLError('Cannot return null for non-nullable field User.email.')],
    ['a GraphQL error with an unknown code', new GraphQLError('secret', { extensions: { code: 'MINE' } })],
  ])('is nothing of %s', (_what, error) => {
    const seen = format(error);
    expect(seen).toMatchObject(masked);
    expect(seen.extensions).toEqual(masked.extensions);
  });

  it('keeps what GraphQL and Apollo say of the request, and the guard’s codes', () => {
    for (const code of [
      'GRAPHQL_PARSE_FAILED',
      'GRAPHQL_VALIDATION_FAILED',
      'BAD_REQUEST',
      'FORBIDDEN',
      'UNAUTHENTICATED',
    ])
      expect(format(new GraphQLError('So it is.', { extensions: { code } }))).toEqual({
        message: 'So it is.',
        extensions: { code },
      });
  });

  it('has the innermost of two client codes', () => {
    const limit = rejectedRequest('Too deep.');
    const validation = new GraphQLError('Too deep.', {
      originalError: limit,
      extensions: { ...limit.extensions, code: 'GRAPHQL_VALIDATION_FAILED' },
    });
    expect(format(validation)).toEqual({ message: 'Too deep.', extensions: { code: 'BAD_USER_INPUT' } });
  });

  it('is the caller’s mistake when a variable can not fill its argument', () => {
    const operation = parse('query ($n: Int) { a(n: $n) }').definitions[0];
    const field =
      operation?.kind === Kind.OPERATION_DEFINITION ? (operation.selectionSet.selections[0] as FieldNode) : undefined;
    const raw = new GraphQLError('Argument "n" of non-null type "Int!" must not be null.', {
      nodes: field?.arguments?.[0]?.value,
    });
    expect(format(located(raw)).extensions).toEqual({ code: 'BAD_USER_INPUT' });
    const invented = new GraphQLError('Argument "n" holds a secret', { nodes: field });
    expect(format(located(invented))).toMatchObject(masked);
  });

  it('has no extension but code and argument path', () => {
    const extensions = {
      code: 'BAD_USER_INPUT',
      argumentPath: ['a'],
      stacktrace: ['secret'],
      sql: 'secret',
      exception: {},
    };
    expect(format(new GraphQLError('x', { extensions })).extensions).toEqual({
      code: 'BAD_USER_INPUT',
      argumentPath: ['a'],
    });
  });

  it('loses suggestions where the schema is hidden', () => {
    const error = new GraphQLError('Cannot query field "nam" on type "User". Did you mean "name" or "names"?', {
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });
    expect(format(error).message).toContain('Did you mean');
    expect(format(error, closed).message).toBe('Cannot query field "nam" on type "User".');
  });

  it('is cut when it is an echo of a long input', () => {
    const { message } = format(new GraphQLError('x'.repeat(100_000), { extensions: { code: 'BAD_USER_INPUT' } }));
    expect(message).toHaveLength(2_001);
  });

  it('has the request’s id when it is masked, and only then', () => {
    expect(withRequestId(masked, 'r1').extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', requestId: 'r1' });
    const told = { message: 'No.', extensions: { code: 'FORBIDDEN' } };
    expect(withRequestId(told, 'r1')).toBe(told);
  });
});

describe('what the log keeps of an error', () => {
  it('is the cause of what is masked', () => {
    const cause = new Error('secret');
    expect(failureToLog(located(cause))).toEqual({ level: 'error', cause });
    expect(failureToLog(new GraphQLError('x', { originalError: located(cause) }))).toEqual({ level: 'error', cause });
  });

  it('is an expected failure that has a cause', () => {
    const error = new DomainError('UNAVAILABLE', 'Later.', undefined, { cause: new Error('ECONNREFUSED') });
    expect(failureToLog(located(error))).toEqual({ level: 'warn', cause: error });
  });

  it('is nothing of the caller’s own mistakes', () => {
    expect(failureToLog(located(new DomainError('FORBIDDEN', 'No.')))).toBeUndefined();
    expect(failureToLog(rejectedRequest('Too deep.'))).toBeUndefined();
  });

  it('ends where causes go in a circle', () => {
    const error = new GraphQLError('x');
    Object.defineProperty(error, 'originalError', { value: error });
    expect(failureToLog(error)).toEqual({ level: 'error', cause: error });
  });
});

describe('a failure of the whole request', () => {
  it.each([
    [new DomainError('UNAUTHENTICATED', 'x'), 401],
    [new DomainError('RATE_LIMITED', 'x'), 429],
    [new DomainError('BAD_USER_INPUT', 'x'), 400],
    [new GraphQLError('x', { extensions: { code: 'FORBIDDEN' } }), 403],
    [new Error('x'), 500],
    ['x', 500],
  ])('has the HTTP status of its code: %s', (error, status) => {
    const failure = requestFailure(error, 'r1');
    expect(failure.extensions.http).toMatchObject({ status });
    expect(format(failure).extensions).not.toHaveProperty('http');
    expect(format(failure).extensions?.requestId).toBe(status === 500 ? 'r1' : undefined);
  });
});

describe('an error of compiled code', () => {
  it('gets its place in the document back', () => {
    const source = new Source('{\r\n  a\n  bcd }\r\n');
    const restored = restoreGraphQLError(
      { message: 'x', path: ['bcd', 0], locations: [{ line: 3, column: 3 }] },
      source,
    );
    expect(restored).toBeInstanceOf(GraphQLError);
    expect(restored.toJSON()).toEqual({ message: 'x', path: ['bcd', 0], locations: [{ line: 3, column: 3 }] });
  });

  it('keeps the extensions of its cause, and takes any thrown value for a cause', () => {
    const cause = new GraphQLError('No.', { extensions: { code: 'FORBIDDEN' } });
    expect(restoreGraphQLError({ message: 'No.', originalError: cause }, undefined).extensions.code).toBe('FORBIDDEN');
    const restored = restoreGraphQLError({ message: 'secret', originalError: 'secret' }, undefined);
    expect(format(restored)).toMatchObject(masked);
    expect(restored.originalError?.message).toContain('secret');
  });
});
