import type { DomainError, DomainErrorCode } from '../kernel/errors.js';

/** Why a change failed, in so far as the caller can expect it: told as data, beside what else the operation answers. */
export const problemCodes = [
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'ALREADY_ASSIGNED',
  'IN_USE',
  'CONFLICT',
  'INVALID',
  'INVALID_CREDENTIALS',
  'FORBIDDEN',
  'PRIVILEGE_ESCALATION',
  'SYSTEM_ROLE_IMMUTABLE',
  'EXTERNALLY_MANAGED',
  'LAST_ADMINISTRATOR',
  'LIMIT_EXCEEDED',
  'SCOPE_RESOURCE_REQUIRED',
] as const satisfies readonly DomainErrorCode[];

/** One of those codes. */
export type ProblemCode = (typeof problemCodes)[number];

/** Why a change, or a part of one, failed. */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
  /** The argument at fault, from the outside in. */
  readonly path: readonly string[] | null;
}

/** Whether a failure is told as data. A lack of authority over the whole change is an error of the operation. */
export function isExpected({ code }: DomainError): boolean {
  return code === 'BAD_USER_INPUT' || (code !== 'FORBIDDEN' && isProblemCode(code));
}

/** A failure as data. */
export function problemOf({ code, message, argumentPath }: DomainError): Problem {
  // A value that the checks of a field refuse is as expected as one that the rules of the whole refuse.
  return { code: isProblemCode(code) ? code : 'INVALID', message, path: argumentPath ?? null };
}

function isProblemCode(code: DomainErrorCode): code is ProblemCode {
  return (problemCodes as readonly DomainErrorCode[]).includes(code);
}
