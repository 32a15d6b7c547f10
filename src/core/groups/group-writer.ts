import type { DirectoryId, GroupId, PrincipalId, TenantId } from '../kernel/ids.js';
import type { ManagementSource } from '../tenants/tenant.js';
import type { Group, MembershipRole } from './group.js';

/** A membership as it is written. Times are milliseconds since 1970. */
export interface WrittenMembership {
  readonly groupId: GroupId;
  readonly memberId: PrincipalId;
  readonly role: MembershipRole;
  readonly managementSource: ManagementSource;
  readonly addedAt: number;
  readonly addedBy: PrincipalId | null;
  readonly expiresAt: number | null;
}

/** A group without what follows from its name. */
export type WrittenGroup = Omit<Group, 'displayName'>;

/** What of a group can be changed. */
export type GroupFacts = Pick<Group, 'name' | 'description' | 'kind' | 'status'>;

/**
 * Writes the groups of a directory, inside a unit of work: the port by which a directory's groups may be kept elsewhere.
 * Whether something may be written was decided before.
 */
export interface GroupWriter {
  insert(group: WrittenGroup): Promise<void>;
  update(id: GroupId, facts: GroupFacts, at: number): Promise<void>;
  /** With its memberships, its place among other groups, and the roles that were given to it. */
  delete(group: Pick<Group, 'id' | 'tenantId'>): Promise<void>;
  addMember(membership: WrittenMembership): Promise<void>;
  updateMember(membership: WrittenMembership): Promise<void>;
  removeMember(groupId: GroupId, memberId: PrincipalId): Promise<void>;
  /** @throws INVALID when the group would come to lie within itself */
  addParent(group: Pick<Group, 'id' | 'tenantId'>, parentId: GroupId, at: number): Promise<void>;
  removeParent(group: Pick<Group, 'id' | 'tenantId'>, parentId: GroupId): Promise<void>;
}

/** Reads what the changing of groups needs to know, whoever may see it, and finds who writes a directory's groups. */
export interface GroupWriters {
  /** Who keeps the groups of a directory. */
  of(directoryId: DirectoryId): GroupWriter;
  /** Whether a directory has a group of this name key, apart from one. */
  isNameTaken(directoryId: DirectoryId, nameKey: string, apartFrom: GroupId | null): Promise<boolean>;
  /** A principal's own membership in a group, also one that has ended. */
  membership(groupId: GroupId, memberId: PrincipalId): Promise<WrittenMembership | null>;
  /** The memberships that somebody has in the groups of a tenant, also those that have ended. */
  membershipsOf(memberId: PrincipalId, tenantId: TenantId): Promise<WrittenMembership[]>;
  isParent(groupId: GroupId, parentId: GroupId): Promise<boolean>;
  /** How many levels of groups lie above and below a group at the most. */
  levels(groupId: GroupId): Promise<{ readonly above: number; readonly below: number }>;
}
