import { DomainError } from '../kernel/errors.js';
import type { DomainId } from '../kernel/ids.js';
import type { Rights } from './rights.js';
import { placeOf, type Place, type Scope } from './scope.js';

/** Lets hand out permissions of applications (those that are not Denizen's own) that one does not hold. */
export const delegatePermission = 'application-permission:delegate';

/** A permission that comes with a role. */
export interface CarriedPermission {
  readonly permission: string;
  /** Whether it is one of Denizen's own. */
  readonly system: boolean;
}

/** A permission that somebody would get, on what. */
export interface Conferred extends CarriedPermission {
  readonly scope: Scope;
}

/** The way to a domain: itself and all domains above. */
export type PathOf = (id: DomainId) => readonly DomainId[];

/**
 * Those of these permissions, by name, that somebody must not hand out on a place: nobody hands out more than they hold. What
 * an application allows is no power here, so whoever may delegate it there need not hold it.
 */
export function beyondCeiling(rights: Rights, permissions: readonly CarriedPermission[], place: Place): string[] {
  const beyond = permissions.filter(
    ({ permission, system }) => !rights.hold(permission, place) && (system || !rights.hold(delegatePermission, place)),
  );
  return [...new Set(beyond.map(({ permission }) => permission))];
}

/**
 * Makes sure that nobody hands out more than they hold: each permission on the scope itself or on one around it.
 * @throws PRIVILEGE_ESCALATION that names up to three of the permissions that are beyond the caller
 */
export function withinCeiling(
  rights: Rights,
  conferred: readonly Conferred[],
  pathOf: PathOf,
  path: readonly string[],
): void {
  const beyond = conferred.filter((one) => isBeyond(rights, one, pathOf)).map(({ permission }) => permission);
  if (beyond.length > 0) throw escalation('This would give', beyond, path);
}

/**
 * The refusal that names up to three of these permissions.
 * @param what says what they have to do with it: `This would give`
 */
export function escalation(what: string, permissions: readonly string[], path: readonly string[]): DomainError {
  const names = [...new Set(permissions)];
  const some = names.slice(0, 3).join(', ') + (names.length > 3 ? ` and ${names.length - 3} more` : '');
  return new DomainError(
    'PRIVILEGE_ESCALATION',
    `${what} permissions that you do not hold there yourself: ${some}.`,
    path.length > 0 ? path : undefined,
  );
}

/**
 * Whether everything in these rights is in the others, too, on the same scope or on one around it; what an application
 * allows, or the right to delegate it there.
 * @param applicationsAmong tells which of some permissions are an application's; asked only where that decides
 */
export async function isWithin(
  rights: Rights,
  others: Rights,
  applicationsAmong: (names: readonly string[]) => Promise<ReadonlySet<string>>,
  pathOf: PathOf = (id) => [id],
): Promise<boolean> {
  const all = rights.held.flatMap(({ scope, permissions }) =>
    [...permissions].map((permission) => ({ permission, scope, system: true })),
  );
  const beyond = all.filter((one) => isBeyond(others, one, pathOf));
  if (beyond.length === 0) return true;
  if (!others.held.some(({ permissions }) => permissions.has(delegatePermission))) return false;
  const applications = await applicationsAmong([...new Set(beyond.map(({ permission }) => permission))]);
  return !beyond.some((one) => isBeyond(others, { ...one, system: !applications.has(one.permission) }, pathOf));
}

function isBeyond(rights: Rights, one: Conferred, pathOf: PathOf): boolean {
  return beyondCeiling(rights, [one], placeIn(one.scope, pathOf)).length > 0;
}

function placeIn(scope: Scope, pathOf: PathOf): Place {
  return scope.domainId === null ? placeOf(scope) : { ...scope, domainPath: pathOf(scope.domainId) };
}
