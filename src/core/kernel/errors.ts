/** The stable codes of expected failures; the graph shows them as `extensions.code` or as a user error's code. */
export type DomainErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'BAD_USER_INPUT'
  | 'RATE_LIMITED'
  | 'UNAVAILABLE'
  | 'NOT_FOUND'
  | 'ALREADY_EXISTS'
  | 'ALREADY_ASSIGNED'
  | 'IN_USE'
  | 'CONFLICT'
  | 'INVALID'
  | 'INVALID_CREDENTIALS'
  | 'PRIVILEGE_ESCALATION'
  | 'SYSTEM_ROLE_IMMUTABLE'
  | 'EXTERNALLY_MANAGED'
  | 'LAST_ADMINISTRATOR'
  | 'SCOPE_RESOURCE_REQUIRED'
  | 'LIMIT_EXCEEDED';

/** A failure that the rules expect. Its message is written for the caller and holds nothing internal. */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly code: DomainErrorCode,
    message: string,
    /**
     * The argument at fault, from the outside in, for example `['filter', 'email', 'eq']`. Not called `path`: an error with
     * one of those passes for a GraphQL error that already knows its place, and loses it.
     */
    readonly argumentPath?: readonly string[],
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** A caller's argument that can't be used, with the argument's path. */
export function badInput(message: string, ...path: string[]): DomainError {
  return new DomainError('BAD_USER_INPUT', message, path.length > 0 ? path : undefined);
}

/** Something outside us (the database, a pool, a deadline) that did not answer; trying again may help. */
export function unavailable(message: string, cause?: unknown): DomainError {
  return new DomainError('UNAVAILABLE', message, undefined, { cause });
}
