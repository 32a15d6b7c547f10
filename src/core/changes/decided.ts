import { escalation } from '../access/ceiling.js';
import type { Decision } from '../access/policy/decision.js';
import { DomainError } from '../kernel/errors.js';

/**
 * Goes on only with what is allowed.
 * @param thing what it is about, for the message: `group`
 * @param path the argument that is at fault when it carries too much
 * @throws FORBIDDEN when a permission is missing, PRIVILEGE_ESCALATION when it carries more than the caller holds,
 * SYSTEM_ROLE_IMMUTABLE, EXTERNALLY_MANAGED or INVALID when nobody may
 */
export function mustBeAllowed(decision: Decision, thing: string, ...path: string[]): void {
  if (decision.allowed) return;
  switch (decision.reason.kind) {
    case 'PERMISSION_MISSING':
      throw new DomainError('FORBIDDEN', `This needs the permission \`${decision.reason.permission}\` there.`);
    case 'BEYOND_CALLER':
      throw escalation(`This ${thing} carries`, decision.reason.permissions, path);
    case 'BUILT_IN':
      if (thing === 'role') throw new DomainError('SYSTEM_ROLE_IMMUTABLE', 'A built-in role cannot be changed.');
      throw new DomainError('INVALID', `This ${thing} is built in: it cannot be changed.`);
    case 'EXTERNALLY_MANAGED':
      throw new DomainError(
        'EXTERNALLY_MANAGED',
        `Another system keeps this ${thing}: change it there, and it changes here.`,
      );
    case 'IMPERSONATING':
      throw new DomainError(
        'FORBIDDEN',
        `While you act as somebody else you cannot make this ${thing}: it would outlive that. Do it in your own name.`,
      );
  }
}

/** A thing that was looked for, and that the caller sees. @throws NOT_FOUND, in the same words for what is not there and what is not seen */
export function mustBeThere<T>(thing: T | null | undefined, what: string, ...path: string[]): T {
  if (thing != null) return thing;
  throw new DomainError('NOT_FOUND', `There is no such ${what}, or you may not see it.`, path);
}

/** Goes on only with the version that the caller has read, if they say which. @throws CONFLICT */
export function mustBeVersion(thing: { readonly version: number }, version: number | null | undefined): void {
  if (version == null || version === thing.version) return;
  throw new DomainError(
    'CONFLICT',
    `Somebody has changed it meanwhile: it is at version ${thing.version}. Read it again, then decide.`,
    ['version'],
  );
}

/** A moment at which something ends, which must lie ahead. @throws BAD_USER_INPUT */
export function mustLieAhead(moment: number | null | undefined, now: number, ...path: string[]): number | null {
  if (moment == null) return null;
  if (moment > now) return moment;
  throw new DomainError('BAD_USER_INPUT', 'This moment has passed already: give a later one, or none.', path);
}
