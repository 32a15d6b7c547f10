import { badInput, DomainError } from '../kernel/errors.js';
import type { PrincipalId, TenantId } from '../kernel/ids.js';
import type { Page, PageRequest } from '../kernel/page.js';
import type { AccessFacts } from './access-facts.js';
import type { AccessGraph } from './access-graph.js';
import type { Actor } from './actor.js';
import {
  effectivePermissions,
  mostCounted,
  mostDerivations,
  onPlace,
  type AccessQuestion,
  type EffectivePermission,
} from './derivation.js';
import type { Place, ScopeKind } from './scope.js';

/** How permissions are named. */
export const permissionPattern = /^(?=[^:]{1,63}:[^:]{1,63}$)[a-z0-9]+(-[a-z0-9]+)*:[a-z0-9]+(-[a-z0-9]+)*$/;

/** The same in words. */
export const permissionForm = "'resource:action' in lower-case letters, digits and single dashes";

/**
 * Checks that a text has the form of a permission's name; whether the catalogue has it is not asked.
 * @throws BAD_USER_INPUT with the argument's path
 */
export function checkedPermission(name: string, ...path: string[]): string {
  if (!permissionPattern.test(name)) throw badInput(`A permission is named ${permissionForm}.`, ...path);
  return name;
}

/** What lets ask about the rights of others on a place. */
const permissionToAsk = 'role-assignment:read';

/** A kind of place that can be asked about. */
export type AskedKind = Exclude<ScopeKind, 'DIRECTORY'>;

const refusals: Readonly<Record<AskedKind, string>> = {
  PLATFORM: 'on the platform. To ask about a tenant alone, give `tenantId`.',
  TENANT: 'on that tenant. Give the `tenantId` of one on which you hold it.',
  DOMAIN: 'on that domain. Give a domain, or the `tenantId` of a tenant, on which you hold it.',
};

/**
 * The place, if the actor may ask about it: about themself and the groups that they are in always, about anybody else with
 * the permission to see role assignments there.
 * @param about whose rights are asked about; null for everybody's
 * @param place null for one that the actor does not see, which is refused like one without the permission
 * @throws FORBIDDEN that says which permission is missing on what
 */
export function placeToAsk(
  { principalId, belongings, rights }: Pick<Actor, 'principalId' | 'belongings' | 'rights'>,
  about: PrincipalId | null,
  kind: AskedKind,
  place: Place | null,
): Place {
  const isOwn = about === principalId || belongings.groupIds.some((id) => id === about);
  if (place !== null && (isOwn || rights.hold(permissionToAsk, place))) return place;
  throw new DomainError('FORBIDDEN', `This question needs the permission \`${permissionToAsk}\` ${refusals[kind]}`);
}

/** The tenant that somebody means who names none: their only one, unless they have rights on the whole platform. */
export function onlyTenant({ tenants, rights }: Pick<Actor, 'tenants' | 'rights'>): TenantId | null {
  const [only, ...others] = tenants;
  const isOfPlatform = rights.held.some(({ scope, permissions }) => scope.kind === 'PLATFORM' && permissions.size > 0);
  return only === undefined || others.length > 0 || isOfPlatform ? null : only.id;
}

/** The scopes that a list of rights is about: on a domain those that cover it, in a tenant all of it and the platform, else all. */
export function scopesAround(place: Place): AccessQuestion['inScope'] {
  if (place.tenantId === null) return () => true;
  if (place.domainPath.length > 0) return onPlace(place);
  return ({ tenantId }) => tenantId === null || tenantId === place.tenantId;
}

/** The same facts in an order of their own, whatever the order in which they were found: so ways are listed by age. */
export function inOrder(facts: AccessFacts): AccessFacts {
  return {
    ...facts,
    memberships: sorted(facts.memberships, ({ memberId, groupId }) => `${groupId} ${memberId}`),
    nestings: sorted(facts.nestings, ({ parentId, childId }) => `${parentId} ${childId}`),
    assignments: sorted(facts.assignments, ({ id }) => id),
    includes: sorted(facts.includes, ({ roleId, includedId }) => `${includedId} ${roleId}`),
  };
}

function sorted<T>(things: readonly T[], keyOf: (thing: T) => string): T[] {
  const keyed = things.map((thing) => [keyOf(thing), thing] as const);
  // Stryker disable next-line EqualityOperator: no two keys are the same.
  return keyed.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, thing]) => thing);
}

/** The ways by which somebody has something. */
export type Ways = Pick<EffectivePermission, 'derivations' | 'derivationsCount'>;

/** All ways by which somebody may do something on a place, whatever the scopes: by scope, as many as are listed for one. */
export function waysTo(graph: AccessGraph, principal: PrincipalId, permission: string, place: Place): Ways {
  const found = effectivePermissions(graph, principal, { inScope: onPlace(place), permission });
  const count = found.reduce((sum, { derivationsCount }) => sum + derivationsCount, 0);
  return {
    derivations: found.flatMap(({ derivations }) => derivations).slice(0, mostDerivations),
    derivationsCount: Math.min(count, mostCounted),
  };
}

/**
 * A page of things that are all known and are in the order of their keys, no two alike. A position is the key alone.
 * @throws BAD_USER_INPUT for a position of another kind of list
 */
export function pageOfKnown<T>(
  all: readonly T[],
  keyOf: (one: T) => string,
  { limit, backwards, from }: PageRequest,
): Page<T> {
  const beyond = from === undefined ? all : all.filter((item) => isBeyond(keyOf(item), from, backwards));
  const found = backwards ? beyond.slice(Math.max(0, beyond.length - limit)) : beyond.slice(0, limit);
  const rows = found.map((item) => ({ item, position: [keyOf(item)] }));
  return { rows, more: rows.length < beyond.length };
}

function isBeyond(key: string, [mark, ...rest]: NonNullable<PageRequest['from']>, backwards: boolean): boolean {
  if (typeof mark !== 'string' || rest.length > 0)
    throw badInput('This cursor is not of this list. Start again without it.', backwards ? 'before' : 'after');
  return backwards ? key < mark : key > mark;
}
