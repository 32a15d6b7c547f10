import type { DirectoryId, GroupId, PrincipalId, TenantId } from '../kernel/ids.js';
import type { ManagementSource } from '../tenants/tenant.js';
import type { PrincipalKind } from '../users/user.js';

/** What a group is for. */
export type GroupKind = 'SECURITY' | 'DISTRIBUTION_LIST' | 'TEAM';

/** Whether a group counts. */
export type GroupStatus = 'ACTIVE' | 'DISABLED';

/** A principal made of others. Times are milliseconds since 1970. */
export interface Group {
  readonly id: GroupId;
  readonly tenantId: TenantId;
  readonly directoryId: DirectoryId;
  readonly name: string;
  readonly displayName: string;
  readonly description: string | null;
  readonly kind: GroupKind;
  readonly status: GroupStatus;
  readonly managementSource: ManagementSource;
  readonly system: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly version: number;
}

/** An owner manages who is in the group; a member is in it. */
export type MembershipRole = 'OWNER' | 'MEMBER';

/** A membership as seen from one of its ends: the thing at the other end, and the facts of the relation. */
export interface Membership<T> {
  readonly node: T;
  readonly groupId: GroupId;
  readonly memberId: PrincipalId;
  /** OWNER wins where several ways lead from the member to the group; only a direct owner is one. */
  readonly role: MembershipRole;
  /** Whether the member is in the group itself and not only in one below it. */
  readonly direct: boolean;
  readonly managementSource: ManagementSource;
  readonly addedAt: number;
  readonly addedBy: PrincipalId | null;
  readonly expiresAt: number | null;
}

/** A group that another is nested in, or the other way round. */
export interface Nesting<T> {
  readonly node: T;
  /** The shortest distance: 1 for a direct parent or child. */
  readonly depth: number;
}

/** A member of a group in few words. */
export interface MemberSummary {
  readonly id: PrincipalId;
  readonly kind: PrincipalKind;
}
