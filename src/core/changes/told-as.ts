import type { AuditOutcome } from '../audit/audit-event.js';
import type { DomainError, DomainErrorCode } from '../kernel/errors.js';
import { isExpected, problemOf } from './problem.js';

/** What the trail tells of a change of which nothing was done. */
export interface Told {
  readonly outcome: AuditOutcome;
  readonly code: DomainErrorCode;
}

/** How the trail tells of failures that left nothing done: by the code of the first, as denied when all were denied. */
export function toldAs(first: DomainError, ...further: readonly DomainError[]): Told {
  const denied = [first, ...further].every(({ code }) => code === 'FORBIDDEN' || code === 'PRIVILEGE_ESCALATION');
  // The trail tells the code that the caller is told.
  return { outcome: denied ? 'DENIED' : 'FAILED', code: isExpected(first) ? problemOf(first).code : first.code };
}
