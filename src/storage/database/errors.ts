import { DomainError, unavailable } from '../../core/kernel/errors.js';

interface DriverError {
  readonly code?: string;
  readonly errno?: number;
  readonly message?: string;
}

// MySQL protocol: server and client numbers of "no connection" and "out of time".
const gone = new Set([
  1040, 1053, 1129, 1152, 1205, 1213, 1020, 1317, 1927, 1969, 2002, 2006, 2013, 3024, 9007, 8022, 8028,
]);
const goneCodes =
  /^(PROTOCOL_CONNECTION_LOST|PROTOCOL_SEQUENCE_TIMEOUT|POOL_CLOSED|POOL_ENQUEUELIMIT|E(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|NOTFOUND|AI_AGAIN|HOSTUNREACH)|SQLITE_(BUSY|LOCKED|IOERR|FULL|CANTOPEN)\w*)$/;
const retryable = new Set([1213, 1205, 1020, 1047, 3101, 9007, 8022, 8028]);

/** Whether running the whole transaction again may succeed: a deadlock, a lock time-out or a snapshot conflict. */
export function isRetryable(error: unknown): boolean {
  const { errno, code } = driverErrorOf(error);
  return (errno !== undefined && retryable.has(errno)) || (code?.startsWith('SQLITE_BUSY') ?? false);
}

/** The failure in the words of the domain where it has some; anything else stays as it is, to be masked and logged. */
export function domainErrorOf(error: unknown): unknown {
  if (error instanceof DomainError) return error;
  const { errno, code, message } = driverErrorOf(error);
  if (errno === 1062 || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY')
    return new DomainError('ALREADY_EXISTS', 'Such a thing exists already.', undefined, { cause: error });
  if (errno === 1452)
    return new DomainError('NOT_FOUND', 'What this refers to does not exist.', undefined, { cause: error });
  if (errno === 1451)
    return new DomainError('IN_USE', 'Other things still refer to this.', undefined, { cause: error });
  if ((errno !== undefined && gone.has(errno)) || goneCodes.test(code ?? '') || /closed state/.test(message ?? ''))
    return unavailable('The database is not available. Try again.', error);
  return error;
}

// TypeORM wraps the driver's error and copies some of its fields; the driver's own tells most.
function driverErrorOf(error: unknown): DriverError {
  if (typeof error !== 'object' || error === null) return {};
  if ('cause' in error && error instanceof DomainError) return driverErrorOf(error.cause);
  return 'driverError' in error ? (error.driverError as DriverError) : error;
}
