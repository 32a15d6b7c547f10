import type { GroupId, PrincipalId, RoleAssignmentId, RoleId, TenantId } from '../kernel/ids.js';
import type { Scope } from './scope.js';

/**
 * Everything that decides the rights of some principals, as rows and without judgement: what has expired, is disabled or
 * crosses tenants may be among it; but an assignment whose directory or domain lies in another tenant than it says, which
 * can't be told from here, is left out by whoever gathers it.
 */
export interface AccessFacts {
  /** The moment of the request, in milliseconds since 1970. */
  readonly at: number;
  /** Principals, with whether their account works at all: neither deactivated, disabled nor on its way to deletion. */
  readonly principals: readonly { readonly id: PrincipalId; readonly works: boolean }[];
  /**
   * The working tenants that principals belong to and in which they are not suspended: of people those that they have
   * access to, of groups and service accounts their own.
   */
  readonly standings: readonly { readonly principalId: PrincipalId; readonly tenantId: TenantId }[];
  readonly groups: readonly { readonly id: GroupId; readonly tenantId: TenantId; readonly active: boolean }[];
  readonly memberships: readonly MembershipFact[];
  /** A child's members are members of the parent. */
  readonly nestings: readonly { readonly parentId: GroupId; readonly childId: GroupId }[];
  readonly assignments: readonly AssignmentFact[];
  readonly roles: readonly { readonly id: RoleId; readonly tenantId: TenantId | null }[];
  readonly includes: readonly { readonly roleId: RoleId; readonly includedId: RoleId }[];
  readonly permissions: readonly { readonly roleId: RoleId; readonly permission: string }[];
}

/** Somebody in a group. Times are milliseconds since 1970. */
export interface MembershipFact {
  readonly memberId: PrincipalId;
  readonly groupId: GroupId;
  readonly owner: boolean;
  readonly expiresAt: number | null;
}

/** A role given to a principal. Times are milliseconds since 1970. */
export interface AssignmentFact {
  readonly id: RoleAssignmentId;
  readonly principalId: PrincipalId;
  readonly roleId: RoleId;
  readonly scope: Scope;
  readonly expiresAt: number | null;
}
