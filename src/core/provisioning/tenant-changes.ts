import type { MembershipRole } from '../groups/group.js';
import type { DomainId, GroupId } from '../kernel/ids.js';
import type {
  CurrentAssignment,
  CurrentDomain,
  CurrentGroup,
  CurrentMembership,
  CurrentNesting,
  CurrentPerson,
} from './current-tenant.js';
import type {
  DesiredAssignment,
  DesiredDomain,
  DesiredGroup,
  DesiredMembership,
  DesiredPermission,
  DesiredPerson,
  DesiredRole,
} from './desired-tenant.js';

/** The tenant's own row, as it shall be. */
export interface TenantValues {
  readonly slug: string;
  readonly name: string;
  readonly description: string | null;
}

/** A group that is there, as it shall be. */
export interface GroupChange {
  readonly id: GroupId;
  readonly key: string;
  readonly name: string;
  readonly description: string | null;
}

/** A nesting to be made, both groups by key. */
export interface NewNesting {
  readonly parent: string;
  readonly child: string;
}

/** A membership that is there, with its new role. */
export interface MembershipChange {
  readonly membership: CurrentMembership;
  readonly role: MembershipRole;
}

/** A domain that is there, with its new description. */
export interface DomainChange {
  readonly id: DomainId;
  readonly key: string;
  readonly description: string;
}

/** A permission that a role shall carry, the role by key. */
export interface NewRolePermission {
  readonly role: string;
  readonly permission: DesiredPermission;
}

/** A role that another shall include, both by key. */
export interface NewRoleInclude {
  readonly role: string;
  readonly included: string;
}

interface Steps {
  createTenant: TenantValues;
  updateTenant: TenantValues;
  revokeAssignments: CurrentAssignment;
  removeMemberships: CurrentMembership;
  removeNestings: CurrentNesting;
  removeGroups: CurrentGroup;
  removeDomains: CurrentDomain;
  /** Takes the access to the tenant and its directories, with every membership and assignment in the tenant. */
  revokeAccess: CurrentPerson;
  createUsers: DesiredPerson;
  grantAccess: DesiredPerson;
  changeGroups: GroupChange;
  createGroups: DesiredGroup;
  addNestings: NewNesting;
  changeMemberships: MembershipChange;
  addMemberships: DesiredMembership;
  changeDomains: DomainChange;
  createDomains: DesiredDomain;
  createRoles: DesiredRole;
  /** Permissions that are new to the catalogue are added to it. */
  addRolePermissions: NewRolePermission;
  addRoleIncludes: NewRoleInclude;
  addAssignments: DesiredAssignment;
}

/** What can be done to a tenant. */
export type ChangeKind = keyof Steps;

/** What one kind of change is done with. */
export type ChangeItem<K extends ChangeKind> = Steps[K];

/** One kind of change, done to several things at once. */
export type Change<K extends ChangeKind = ChangeKind> = {
  [P in K]: { readonly kind: P; readonly of: readonly Steps[P][] };
}[K];

/**
 * The order in which changes can be made: what goes makes room for what comes, and what comes finds what it refers to.
 */
export const changeOrder: readonly ChangeKind[] = [
  'createTenant',
  'updateTenant',
  'revokeAssignments',
  'removeMemberships',
  'removeNestings',
  'removeGroups',
  'removeDomains',
  'revokeAccess',
  'createUsers',
  'grantAccess',
  'changeGroups',
  'createGroups',
  'addNestings',
  'changeMemberships',
  'addMemberships',
  'changeDomains',
  'createDomains',
  'createRoles',
  'addRolePermissions',
  'addRoleIncludes',
  'addAssignments',
];

/** What an import counts. */
export const countedThings = [
  'tenants',
  'people',
  'accesses',
  'administrators',
  'groups',
  'nestings',
  'memberships',
  'domains',
  'roles',
  'assignments',
] as const;

/** A kind of thing that an import counts. */
export type CountedThing = (typeof countedThings)[number];

/** How many things of one kind are described, and what is done to those in the database. */
export interface Count {
  readonly described: number;
  readonly created: number;
  readonly changed: number;
  readonly removed: number;
  /** Made by an import, no longer described, and there when this run is over. */
  readonly leftOver: number;
}

/** The counts of everything. */
export type Counts = Readonly<Record<CountedThing, Count>>;

/** What has to be done to a tenant, in the order in which it can be done. Empty when nothing has. */
export interface Difference {
  readonly changes: readonly Change[];
  readonly counts: Counts;
}

/** How a difference is taken. */
export interface DifferenceOptions {
  /** Also remove what imports made and what is no longer described. */
  readonly prune: boolean;
}

/** A part of a difference: changes in any order, and what was counted. */
export interface PartialDifference {
  readonly changes: readonly Change[];
  readonly counts: Partial<Counts>;
}

/** How many single changes a list of changes has. */
export function numberOfChanges(changes: readonly Change[]): number {
  return changes.reduce((sum, change) => sum + change.of.length, 0);
}
