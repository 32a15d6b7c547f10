import { DomainError } from '../kernel/errors.js';
import type { DomainId } from '../kernel/ids.js';
import type { Rights } from './rights.js';
import { placeOf, type Place, type Scope } from './scope.js';

/** Lets hand out permissions of applications (those that are not Denizen's own) that one does not hold. */
export const delegatePermission = 'application-permission:delegate';

/** A permission that somebody would get, on what. */
export interface Conferred {
  readonly permission: string;
  /** Whether it is one of Denizen's own. */
  readonly system: boolean;
  readonly scope: Scope;
}

/** The way to a domain: itself and all domains above. */
export type PathOf = (id: DomainId) => readonly DomainId[];

/**
 * Makes sure that nobody hands out more than they hold: each permission on the scope itself or on one around it. What an
 * application allows is no power here, so whoever may delegate it there need not hold it.
 * @throws PRIVILEGE_ESCALATION that names up to three of the permissions that are beyond the caller
 */
export function withinCeiling(
  rights: Rights,
  conferred: readonly Conferred[],
  pathOf: PathOf,
  path: readonly string[],
) {
  const beyond = conferred.filter(({ permission, system, scope }) => {
    const place = placeIn(scope, pathOf);
    return !rights.hold(permission, place) && (system || !rights.hold(delegatePermission, place));
  });
  if (beyond.length === 0) return;
  const names = [...new Set(beyond.map(({ permission }) => permission))];
  const some = names.slice(0, 3).join(', ') + (names.length > 3 ? ` and ${names.length - 3} more` : '');
  throw new DomainError(
    'PRIVILEGE_ESCALATION',
    `This would give permissions that you do not hold there yourself: ${some}.`,
    path.length > 0 ? path : undefined,
  );
}

function placeIn(scope: Scope, pathOf: PathOf): Place {
  return scope.domainId === null ? placeOf(scope) : { ...scope, domainPath: pathOf(scope.domainId) };
}
