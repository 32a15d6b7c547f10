import type { MembershipRole } from '../groups/group.js';
import type { DirectoryId, DomainId, GroupId, RoleAssignmentId, RoleId, TenantId, UserId } from '../kernel/ids.js';
import type { Keyed, PrincipalRef, RoleRef } from './desired-tenant.js';

/**
 * Something in the database. `managed` tells that an import made it (its management source is IMPORTED): only then may
 * an import change or remove it. What others made is used as it stands.
 */
interface Managed {
  readonly managed: boolean;
}

/** A person with access to the tenant. */
export interface CurrentPerson extends Managed {
  readonly key: string;
  readonly id: UserId;
  /** Whether the access reaches the default directory too. */
  readonly inDirectory: boolean;
}

/** A group of the default directory. */
export interface CurrentGroup extends Managed {
  readonly key: string;
  readonly id: GroupId;
  readonly name: string;
  readonly description: string | null;
  /** Something hangs on it that the snapshot does not show, for example a service account that is a member. */
  readonly held: boolean;
}

/** A nesting of two groups of the default directory. It counts as managed when both groups are. */
export interface CurrentNesting {
  readonly parent: string;
  readonly child: string;
  readonly parentId: GroupId;
  readonly childId: GroupId;
}

/** A person in a group. */
export interface CurrentMembership extends Managed {
  readonly group: string;
  readonly person: string;
  readonly groupId: GroupId;
  readonly userId: UserId;
  readonly role: MembershipRole;
  /** Its time is over: the row is there and counts for nothing. */
  readonly lapsed: boolean;
}

/** A domain. */
export interface CurrentDomain extends Managed {
  readonly key: string;
  readonly id: DomainId;
  readonly description: string | null;
  /** The key of the domain it lies under, if that is in the snapshot. */
  readonly parent: string | null;
  /** Something hangs on it that the snapshot does not show. */
  readonly held: boolean;
}

/** A custom role of the tenant. */
export interface CurrentRole {
  readonly key: string;
  readonly id: RoleId;
  readonly permissions: readonly string[];
  /** Keys of the roles it includes directly. */
  readonly includes: readonly string[];
}

/** A role given to a person or a group, on the tenant or one of its domains. */
export interface CurrentAssignment extends Managed {
  readonly id: RoleAssignmentId;
  readonly principal: PrincipalRef;
  readonly role: RoleRef;
  readonly domain: string | null;
  /** Its time is over: the row is there and counts for nothing. */
  readonly lapsed: boolean;
}

/** A tenant's own row. */
export interface TenantRow {
  readonly id: TenantId;
  readonly directoryId: DirectoryId;
  readonly name: string;
  readonly description: string | null;
}

/** What the database holds of one tenant, as far as a description of a tenant can speak about it. */
export interface CurrentTenant {
  /** Null: there is no such tenant, and everything below but `accounts` is empty. */
  readonly tenant: TenantRow | null;
  /** The people that were asked for who have an account on the instance, with access to this tenant or without. */
  readonly accounts: Keyed<UserId>;
  readonly people: Keyed<CurrentPerson>;
  readonly groups: Keyed<CurrentGroup>;
  readonly nestings: Keyed<CurrentNesting>;
  readonly memberships: Keyed<CurrentMembership>;
  readonly domains: Keyed<CurrentDomain>;
  readonly roles: Keyed<CurrentRole>;
  readonly assignments: Keyed<CurrentAssignment>;
}

/** The snapshot of a tenant that does not exist yet. */
export function noTenant(accounts: Keyed<UserId>): CurrentTenant {
  const none = new Map<string, never>();
  return {
    tenant: null,
    accounts,
    people: none,
    groups: none,
    nestings: none,
    memberships: none,
    domains: none,
    roles: none,
    assignments: none,
  };
}
