import type { ScopeKind } from '../access/scope.js';
import type { RoleAssignment } from '../assignments/assignment.js';
import type { Group, MembershipRole } from '../groups/group.js';
import type {
  ApiTokenId,
  DirectoryId,
  DomainId,
  GroupId,
  PrincipalId,
  RoleId,
  ServiceAccountId,
  TenantId,
  UserId,
} from '../kernel/ids.js';
import type { Permission, Role } from '../roles/role.js';
import type { Directory, Domain, ManagementSource, Tenant } from '../tenants/tenant.js';
import type { ExternalIdentity, ServiceAccount, User } from '../users/user.js';

/**
 * What a file holds of each kind of thing: everything that can't be worked out from the rest. Built-in permissions and
 * roles are not in it; every instance has the same. Times are milliseconds since 1970.
 */
export interface RecordContents {
  readonly tenant: Tenant;
  readonly directory: Directory;
  readonly domain: Omit<Domain, 'path'>;
  readonly permission: Pick<Permission, 'name' | 'description'> & { readonly createdAt: number };
  readonly role: Omit<Role, 'type'>;
  readonly rolePermission: { readonly roleId: RoleId; readonly permission: string };
  readonly roleInclude: { readonly roleId: RoleId; readonly includedId: RoleId };
  readonly user: User;
  readonly externalIdentity: ExternalIdentity;
  readonly password: PasswordContent;
  readonly tenantAccess: TenantAccessContent;
  readonly directoryAccess: DirectoryAccessContent;
  readonly serviceAccount: Omit<ServiceAccount, 'displayName'>;
  readonly group: Omit<Group, 'displayName' | 'tenantId'>;
  readonly groupNesting: { readonly parentId: GroupId; readonly childId: GroupId; readonly createdAt: number };
  readonly groupMember: GroupMemberContent;
  readonly roleAssignment: RoleAssignmentContent;
  readonly apiToken: ApiTokenContent;
}

/**
 * A person's password as the database knows it: its hash, from which it can only be guessed. Times are milliseconds
 * since 1970.
 */
export interface PasswordContent {
  readonly userId: UserId;
  readonly hash: string;
  readonly changedAt: number;
}

/** A person's access to a tenant. Times are milliseconds since 1970. */
export interface TenantAccessContent {
  readonly userId: UserId;
  readonly tenantId: TenantId;
  readonly managementSource: ManagementSource;
  readonly createdAt: number;
}

/** A person's place in a directory of a tenant that they have access to. Times are milliseconds since 1970. */
export interface DirectoryAccessContent {
  readonly userId: UserId;
  readonly directoryId: DirectoryId;
  readonly status: 'ACTIVE' | 'SUSPENDED';
  readonly createdAt: number;
}

/** Somebody in a group. Times are milliseconds since 1970. */
export interface GroupMemberContent {
  readonly groupId: GroupId;
  readonly memberId: UserId | ServiceAccountId;
  readonly role: MembershipRole;
  readonly managementSource: ManagementSource;
  readonly addedAt: number;
  readonly addedBy: PrincipalId | null;
  readonly expiresAt: number | null;
}

/** A role given to somebody on the tenant, directory or domain that `scopeId` names; null on the whole platform. */
export interface RoleAssignmentContent extends Omit<RoleAssignment, 'scope'> {
  readonly scopeKind: ScopeKind;
  readonly scopeId: TenantId | DirectoryId | DomainId | null;
}

/**
 * An API token as the database knows it: the SHA-256 of its secret, from which the secret can't be made. Times are
 * milliseconds since 1970.
 */
export interface ApiTokenContent {
  readonly id: ApiTokenId;
  readonly ownerId: UserId | ServiceAccountId;
  readonly tenantId: TenantId | null;
  readonly scopes: readonly string[] | null;
  readonly name: string;
  readonly prefix: string;
  /** 32 bytes in base64url. */
  readonly secretHash: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly lastUsedAt: number | null;
  readonly revokedAt: number | null;
}

/** A kind of record, as the first key of each line says it. */
export type RecordKind = keyof RecordContents;

/** A line of a file. */
export type TransferRecord<K extends RecordKind = RecordKind> = {
  [One in K]: { readonly record: One } & RecordContents[One];
}[K];
