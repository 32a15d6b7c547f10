import { DomainError, unavailable } from '../../core/kernel/errors.js';

interface DriverError {
  readonly code?: string;
  readonly errno?: number;
  readonly message?: string;
}

// MySQL protocol: a deadlock, a lock time-out, a snapshot conflict, a cluster that could not certify or is not ready.
const retryable = new Set([1213, 1205, 1020, 1047, 3101, 9007, 8022, 8028]);
// And the server's and client's numbers of "no connection", "out of time" and "not at present".
const gone = new Set([
  ...retryable,
  ...[1040, 1053, 1129, 1152, 1203, 1226, 1290, 1317, 1836, 1927, 1969, 2002, 2006, 2013, 3024, 4031],
]);
const goneCodes =
  /^(PROTOCOL_CONNECTION_LOST|PROTOCOL_SEQUENCE_TIMEOUT|POOL_CLOSED|POOL_ENQUEUELIMIT|E(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|NOTFOUND|AI_AGAIN|HOSTUNREACH)|SQLITE_(BUSY|LOCKED|IOERR|FULL|READONLY|CANTOPEN)\w*)$/;
// What mysql2 says without a code.
const goneMessages = /closed state|Queue limit reached|Pool is closed/;

/** Whether running the whole transaction again may succeed: a deadlock, a lock time-out or a snapshot conflict. */
export function isRetryable(error: unknown): boolean {
  const { errno, code } = driverErrorOf(error);
  return (errno !== undefined && retryable.has(errno)) || (code?.startsWith('SQLITE_BUSY') ?? false);
}

/** Whether the connection was gone before or while a statement was on its way. */
export function isLinkLost(error: unknown): boolean {
  const { errno, code, message } = driverErrorOf(error);
  return (
    /^(PROTOCOL_CONNECTION_LOST|ECONNRESET|EPIPE)$/.test(code ?? '') ||
    /closed state/.test(message ?? '') ||
    (errno !== undefined && [1927, 2006, 2013, 4031].includes(errno))
  );
}

/** The failure in the words of the domain where it has some; anything else stays as it is, to be masked and logged. */
export function domainErrorOf(error: unknown): unknown {
  if (error instanceof DomainError) return error;
  const { errno, code, message } = driverErrorOf(error);
  if (errno === 1062 || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY')
    return new DomainError('ALREADY_EXISTS', 'Such a thing exists already.', undefined, { cause: error });
  // In SQLite, RESTRICT is a trigger of its own making; there are no others.
  if (errno === 1452 || code === 'SQLITE_CONSTRAINT_FOREIGNKEY')
    return new DomainError('NOT_FOUND', 'What this refers to does not exist.', undefined, { cause: error });
  if (errno === 1451 || code === 'SQLITE_CONSTRAINT_TRIGGER')
    return new DomainError('IN_USE', 'Other things still refer to this.', undefined, { cause: error });
  if (isGone({ errno, code, message })) return unavailable('The database is not available. Try again.', error);
  return error;
}

/** Whether MySQL or MariaDB would not make a table, column or index because it is there, or drop one because it is not. */
export function isAsWanted(error: unknown): boolean {
  const { errno } = driverErrorOf(error);
  return errno !== undefined && [1050, 1051, 1060, 1061, 1091].includes(errno);
}

/** The error for a table of the name of one of ours that another application has made. */
export function notOurs(table: string): DomainError {
  return new DomainError(
    'CONFLICT',
    `The database has a table '${table}' that is not Denizen's. Give Denizen a database of its own.`,
  );
}

/** Whether the database did not answer, gave up, or could not at present: nothing is known of what came after. */
export function isUnavailable(error: unknown): boolean {
  const failure = domainErrorOf(error);
  return failure instanceof DomainError && failure.code === 'UNAVAILABLE';
}

function isGone({ errno, code, message }: DriverError): boolean {
  return (errno !== undefined && gone.has(errno)) || goneCodes.test(code ?? '') || goneMessages.test(message ?? '');
}

// TypeORM wraps the driver's error and copies some of its fields; the driver's own tells most.
function driverErrorOf(error: unknown): DriverError {
  if (typeof error !== 'object' || error === null) return {};
  if ('cause' in error && error instanceof DomainError) return driverErrorOf(error.cause);
  return 'driverError' in error ? (error.driverError as DriverError) : error;
}
