import type { MembershipRole } from '../groups/group.js';
import { DomainError } from '../kernel/errors.js';

/** Things by their key: the name as `textKey` compares it, or what the key functions here make. */
export type Keyed<T> = ReadonlyMap<string, T>;

/** A person by username. */
export interface DesiredPerson {
  readonly key: string;
  readonly username: string;
}

/** A group of the tenant's default directory and the groups it is directly in. */
export interface DesiredGroup {
  readonly key: string;
  readonly name: string;
  readonly description: string | null;
  /** Keys of groups that this one is a child of. */
  readonly parents: readonly string[];
  /** Keys the group had before, the latest first: a group that is found under one of them is renamed. */
  readonly formerKeys: readonly string[];
}

/** A person in a group, both by key. */
export interface DesiredMembership {
  readonly group: string;
  readonly person: string;
  readonly role: MembershipRole;
}

/** A domain at the root of the tenant's tree. */
export interface DesiredDomain {
  readonly key: string;
  readonly name: string;
  /** Left out: whatever it has is kept. */
  readonly description?: string;
}

/** A custom role of the tenant. It gets what it lacks; permissions that it has besides stay. */
export interface DesiredRole {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  /** Permissions that it carries itself; new ones are added to the catalogue. */
  readonly permissions: readonly DesiredPermission[];
  /** Keys of custom roles that it includes. */
  readonly includes: readonly string[];
}

/** A permission by name (`resource:action`). */
export interface DesiredPermission {
  readonly name: string;
  readonly description: string;
}

/** Whom a role is given to, by key. */
export interface PrincipalRef {
  readonly kind: 'PERSON' | 'GROUP';
  readonly key: string;
}

/** A role of the tenant (CUSTOM) or one that every instance has (SYSTEM), by key. */
export interface RoleRef {
  readonly kind: 'CUSTOM' | 'SYSTEM';
  readonly key: string;
}

/** A role given to a principal, on a domain (by key) or on the whole tenant (null). */
export interface DesiredAssignment {
  readonly principal: PrincipalRef;
  readonly role: RoleRef;
  readonly domain: string | null;
}

/** What a tenant should look like, told without ids and without saying where it was read. */
export interface DesiredTenant {
  readonly slug: string;
  /** Left out: the name stays, or becomes the slug where the tenant is new. */
  readonly name?: string;
  /** Left out: the description stays. */
  readonly description?: string;
  readonly people: Keyed<DesiredPerson>;
  readonly groups: Keyed<DesiredGroup>;
  readonly memberships: Keyed<DesiredMembership>;
  readonly domains: Keyed<DesiredDomain>;
  readonly roles: Keyed<DesiredRole>;
  readonly assignments: Keyed<DesiredAssignment>;
}

/** The built-in role of those who may do everything within a tenant. */
export const tenantAdministrator: RoleRef = { kind: 'SYSTEM', key: 'tenant administrator' };

/** The key of a membership. */
export function membershipKey(group: string, person: string): string {
  return JSON.stringify([group, person]);
}

/** The key of an assignment. */
export function assignmentKey({ principal, role, domain }: DesiredAssignment): string {
  return JSON.stringify([principal.kind, principal.key, role.kind, role.key, domain]);
}

/** The key of what an assignment says something about: this principal on this domain (or on the tenant). */
export function slotKey({ principal, domain }: Pick<DesiredAssignment, 'principal' | 'domain'>): string {
  return JSON.stringify([principal.kind, principal.key, domain]);
}

/** The key of a nesting. */
export function nestingKey(parent: string, child: string): string {
  return JSON.stringify([parent, child]);
}

/**
 * Checks that a description is whole: whatever is referred to is described too.
 * @throws INVALID for a reference that leads nowhere
 */
export function checkReferences(desired: DesiredTenant): void {
  const { people, groups, domains, roles } = desired;
  const need = (known: Keyed<unknown>, what: string, key: string) => {
    if (!known.has(key)) throw new DomainError('INVALID', `The ${what} '${key}' is referred to and not described.`);
  };
  for (const group of groups.values()) for (const parent of group.parents) need(groups, 'group', parent);
  for (const { group, person } of desired.memberships.values()) {
    need(groups, 'group', group);
    need(people, 'person', person);
  }
  for (const role of roles.values()) for (const included of role.includes) need(roles, 'role', included);
  for (const { principal, role, domain } of desired.assignments.values()) {
    need(principal.kind === 'PERSON' ? people : groups, principal.kind.toLowerCase(), principal.key);
    if (role.kind === 'CUSTOM') need(roles, 'role', role.key);
    if (domain !== null) need(domains, 'domain', domain);
  }
}
