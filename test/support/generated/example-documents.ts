/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Whether access counts. */
export type AccessStatus =
  /** It does. */
  | 'ACTIVE'
  /** It does not, for now; roles and memberships are kept. */
  | 'SUSPENDED';

/** The state of the account itself, apart from any tenant. */
export type AccountStatus =
  /** It works. */
  | 'ACTIVE'
  /** It does not work. */
  | 'DEACTIVATED'
  /** It waits for its owner to accept the invitation. */
  | 'INVITED';

/** Whether a token can still be used, as far as that depends on the token. */
export type ApiTokenStatus =
  /** It can, as long as the account of its owner and the tenant work. */
  | 'ACTIVE'
  /** Its time is over. */
  | 'EXPIRED'
  /** Somebody has ended it. */
  | 'REVOKED';

/** What a group is for. */
export type GroupKind =
  /** To be written to. */
  | 'DISTRIBUTION_LIST'
  /** To be given roles. */
  | 'SECURITY'
  /** To work together. */
  | 'TEAM';

/** Whether a group is in use. */
export type GroupStatus =
  /** It is. */
  | 'ACTIVE'
  /** It is kept but not in use. */
  | 'DISABLED';

/** What came of inviting somebody. */
export type InvitationOutcome =
  /** Somebody whom you see has this address, and access to the tenant already. Nothing was done. */
  | 'ALREADY_MEMBER'
  /** An invitation is on its way, or the answer has its link. */
  | 'INVITED'
  /** It was not done; `userErrors` tells why. */
  | 'REFUSED';

/** What has become of an invitation. */
export type InvitationStatus =
  /** Somebody has accepted it. */
  | 'ACCEPTED'
  /** Its time is over. It can be renewed. */
  | 'EXPIRED'
  /** It can be accepted. */
  | 'PENDING'
  /** It was taken back. */
  | 'REVOKED';

/** How far a mail has come. */
export type MailDelivery =
  /** A mail server has refused it for good, or none could be reached for a day. */
  | 'FAILED'
  /** None was asked for, or it is not needed any more. */
  | 'NONE'
  /** It waits to be sent, for the first time or again. */
  | 'QUEUED'
  /** A mail server has taken it. */
  | 'SENT';

/** Where a thing came from, which is also who may change it. */
export type ManagementSource =
  /** Brought in by an import, which updates it when it runs again. */
  | 'IMPORTED'
  /** Made by an invitation. */
  | 'INVITED'
  /** Made here by somebody. */
  | 'LOCAL'
  /** Kept by an external system; it is read-only here. */
  | 'SYNCED';

/** What somebody is in a group. */
export type MembershipRole =
  /** Is in the group. */
  | 'MEMBER'
  /** Manages who is in the group, and is in it. */
  | 'OWNER';

/** Whom a role is for. */
export type RoleLevel =
  /** For those who administer. */
  | 'ADMIN'
  /** For those who use. */
  | 'USER';

/** How far a role reaches. */
export type ScopeKind =
  /** In one directory. */
  | 'DIRECTORY'
  /** On one domain and all domains under it. */
  | 'DOMAIN'
  /** Everywhere on the instance. */
  | 'PLATFORM'
  /** In one tenant, with its directories and domains. */
  | 'TENANT';

/** Whether a service account works. */
export type ServiceAccountStatus =
  /** It works. */
  | 'ACTIVE'
  /** Its tokens are dead. */
  | 'DISABLED';

/** Whether a tenant works. */
export type TenantStatus =
  /** It works. */
  | 'ACTIVE'
  /** Nobody can sign in to it and its tokens are dead, until it is reactivated. */
  | 'DEACTIVATED';

/** Why something was not done. More codes may be added. */
export type UserErrorCode =
  /** The principal has this role on this scope already. */
  | 'ALREADY_ASSIGNED'
  /** There is such a thing already. */
  | 'ALREADY_EXISTS'
  /** Somebody has changed it meanwhile, or the idempotency key was used for something else. */
  | 'CONFLICT'
  /** Another system keeps it; change it there. */
  | 'EXTERNALLY_MANAGED'
  /** You may not do this part of a bulk change. Alone it is an error of the operation. */
  | 'FORBIDDEN'
  /** A value does not fit; the message says what does. */
  | 'INVALID'
  /** What you prove yourself with is not right, has ended, or is of an account that does not work. */
  | 'INVALID_CREDENTIALS'
  /** Other things still depend on it. */
  | 'IN_USE'
  /** Nobody would be left to administer the tenant or the platform for good. */
  | 'LAST_ADMINISTRATOR'
  /** There would be more than there may be. */
  | 'LIMIT_EXCEEDED'
  /** What an id names is not there, or you may not see it. */
  | 'NOT_FOUND'
  /** It gives, or would give, permissions that you do not hold there yourself. */
  | 'PRIVILEGE_ESCALATION'
  /** The kind of scope needs a tenant, directory or domain that was not given. */
  | 'SCOPE_RESOURCE_REQUIRED'
  /** Built-in roles cannot be changed. */
  | 'SYSTEM_ROLE_IMMUTABLE';

/** The one status of a person, from the state of the account and its access to the tenants that you see. */
export type UserStatus =
  /** The account works and is active in at least one directory. */
  | 'ACTIVE'
  /** The account does not work. */
  | 'DEACTIVATED'
  /** The account will be deleted; see `deletionScheduledAt`. */
  | 'FOR_DELETION'
  /** The person has been invited and has not accepted yet. */
  | 'INVITED'
  /** The account works but has access to no tenant. */
  | 'NOT_INVITED'
  /** The account works but is suspended in every directory where it is. */
  | 'SUSPENDED';

export type PeopleQueryVariables = Exact<{ [key: string]: never; }>;


export type PeopleQuery = { users: { totalCount: number, nodes: Array<{ displayName: string, username: string, status: UserStatus, profile: { jobTitle: string | null, location: string | null }, groups: { edges: Array<{ role: MembershipRole, direct: boolean, expiresAt: string | null, node: { name: string, roleAssignments: { nodes: Array<{ role: { name: string }, scope: { kind: ScopeKind, domain: { path: string } | null } }> } } }> } }> } };

export type FilteredPeopleQueryVariables = Exact<{
  group: string;
}>;


export type FilteredPeopleQuery = { users: { totalCount: number, nodes: Array<{ displayName: string, status: UserStatus, mfaEnabled: boolean, lastActiveAt: string | null }> } };

export type PeopleByScimQueryVariables = Exact<{
  query: string;
}>;


export type PeopleByScimQuery = { users: { totalCount: number, nodes: Array<{ displayName: string, email: string | null, externalId: string | null, externalIdentities: Array<{ provider: string, subject: string }> }> } };

export type SearchEverythingQueryVariables = Exact<{
  text: string;
}>;


export type SearchEverythingQuery = { users: { nodes: Array<{ displayName: string, givenName: string | null, familyName: string | null, nickname: string | null }> }, principals: { totalCount: number, nodes: Array<
      | { __typename: 'Group', displayName: string }
      | { __typename: 'ServiceAccount', displayName: string }
      | { __typename: 'User', displayName: string }
    > } };

export type NestedGroupsQueryVariables = Exact<{
  group: string;
  inner: string;
}>;


export type NestedGroupsQuery = { outer: { name: string, children: { edges: Array<{ depth: number, node: { name: string } }> }, members: { totalCount: number, edges: Array<{ role: MembershipRole, direct: boolean, via: Array<{ name: string }>, node:
          | { __typename: 'Group', displayName: string }
          | { __typename: 'ServiceAccount', displayName: string }
          | { __typename: 'User', displayName: string }
         }> } } | null, inner: { name: string, parents: { edges: Array<{ depth: number, node: { name: string } }> }, members: { edges: Array<{ role: MembershipRole, expiresAt: string | null, addedBy:
          | { displayName: string }
          | { displayName: string }
          | { displayName: string }
         | null, node:
          | { displayName: string }
          | { displayName: string }
          | { displayName: string }
         }> } } | null };

export type RoleHoldersQueryVariables = Exact<{
  role: string;
}>;


export type RoleHoldersQuery = { role: { name: string, description: string | null, tenant: { name: string } | null, includes: Array<{ name: string }>, permissions: Array<{ name: string, description: string | null }>, assignments: { nodes: Array<{ principal:
          | { __typename: 'Group', displayName: string }
          | { __typename: 'ServiceAccount', displayName: string }
          | { __typename: 'User', displayName: string }
         | null, scope: { domain: { path: string } | null } }> }, holders: { totalCount: number, edges: Array<{ direct: boolean, node:
          | { __typename: 'Group', displayName: string }
          | { __typename: 'ServiceAccount', displayName: string }
          | { __typename: 'User', displayName: string }
         }> } } | null };

export type AssignmentsByScopeQueryVariables = Exact<{
  domain: string;
}>;


export type AssignmentsByScopeQuery = { domain: { path: string, parent: { path: string } | null, tenant: { name: string, domains: { nodes: Array<{ path: string }> } } } | null, reaching: { totalCount: number, nodes: Array<{ expiresAt: string | null, reason: string | null, role: { name: string }, principal:
        | { displayName: string }
        | { displayName: string }
        | { displayName: string }
       | null, scope: { domain: { path: string } | null } }> }, elsewhere: { nodes: Array<{ role: { name: string }, principal:
        | { displayName: string }
        | { displayName: string }
        | { displayName: string }
       | null, scope: { kind: ScopeKind, tenant: { name: string } | null, directory: { name: string } | null } }> } };

export type NumbersQueryVariables = Exact<{
  tenant: string;
}>;


export type NumbersQuery = { everybody: number, withoutSecondFactor: number, neverSeen: number, groupsOfOneTenant: number, userStats: { total: number, byStatus: Array<{ value: UserStatus, count: number }>, byManagementSource: Array<{ value: ManagementSource, count: number }> }, groupStats: { total: number, byKind: Array<{ value: GroupKind, count: number }> } };

export type PagesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type PagesQuery = { users: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ cursor: string, node: { familyName: string | null, givenName: string | null } }> }, fromTheEnd: { pageInfo: { hasPreviousPage: boolean, startCursor: string | null }, nodes: Array<{ familyName: string | null, givenName: string | null }> } };

export type OneThingQueryVariables = Exact<{
  ids: Array<string> | string;
}>;


export type OneThingQuery = { byUsername: { id: string, displayName: string } | null, byEmail: { displayName: string, tenants: { edges: Array<{ status: AccessStatus, since: string, node: { name: string } }> } } | null, bySlug: { id: string, name: string } | null, nodes: Array<
    | { __typename: 'ApiToken', id: string }
    | { __typename: 'AuditEvent', id: string }
    | { __typename: 'Directory', id: string }
    | { __typename: 'Domain', id: string }
    | { __typename: 'Group', displayName: string, id: string }
    | { __typename: 'Invitation', id: string }
    | { __typename: 'Role', id: string }
    | { __typename: 'RoleAssignment', reason: string | null, expiresAt: string | null, id: string }
    | { __typename: 'ServiceAccount', displayName: string, id: string }
    | { __typename: 'Tenant', id: string }
    | { __typename: 'User', displayName: string, id: string }
   | null> };

export type EntitiesQueryVariables = Exact<{
  representations: Array<unknown> | unknown;
}>;


export type EntitiesQuery = { _entities: Array<
    | { __typename: 'ApiToken' }
    | { __typename: 'AuditEvent' }
    | { __typename: 'Directory' }
    | { __typename: 'Domain' }
    | { __typename: 'Group', name: string, members: { totalCount: number } }
    | { __typename: 'Invitation' }
    | { __typename: 'Role', name: string, permissions: Array<{ name: string }> }
    | { __typename: 'RoleAssignment' }
    | { __typename: 'ServiceAccount' }
    | { __typename: 'Tenant', name: string }
    | { __typename: 'User', username: string, email: string | null }
   | null> };

export type WhoAmIQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoAmIQuery = { viewer: { platformAdministrator: boolean, tenant: { name: string } | null, principal:
      | { id: string, displayName: string, roleAssignments: { nodes: Array<{ role: { name: string }, scope: { kind: ScopeKind, tenant: { name: string } | null } }> } }
      | { id: string, displayName: string, roleAssignments: { nodes: Array<{ role: { name: string }, scope: { kind: ScopeKind, tenant: { name: string } | null } }> } }
      | { id: string, displayName: string, groups: { edges: Array<{ direct: boolean, node: { name: string } }> }, roleAssignments: { nodes: Array<{ role: { name: string }, scope: { kind: ScopeKind, tenant: { name: string } | null } }> } }
     }, instance: { version: string, startedAt: string } };

export type WhySheMayQueryVariables = Exact<{
  user: string;
  domain: string;
  permission: string;
}>;


export type WhySheMayQuery = { user: { displayName: string, can: boolean, effectivePermissions: Array<{ derivationsCount: number, permission: { name: string, description: string | null }, scope: { kind: ScopeKind, domain: { path: string } | null }, derivations: Array<{ viaGroups: Array<{ name: string }>, role: { name: string }, viaRoles: Array<{ name: string }>, assignment: { createdAt: string, expiresAt: string | null } }> }> } | null };

export type WhoCanReleaseQueryVariables = Exact<{
  domain: string;
  user: string;
}>;


export type WhoCanReleaseQuery = { whoCan: { totalCount: number, edges: Array<{ derivationsCount: number, node:
        | { __typename: 'Group', displayName: string }
        | { __typename: 'ServiceAccount', displayName: string }
        | { __typename: 'User', displayName: string }
       }> }, whatCan: { totalCount: number, edges: Array<{ derivationsCount: number, node: { kind: ScopeKind, domain: { path: string } | null } }> }, viewer: { can: boolean } };

export type TryRoleMutationVariables = Exact<{
  group: string;
  role: string;
  domain: string;
}>;


export type TryRoleMutation = { assignRole: { userErrors: Array<{ code: UserErrorCode, message: string }>, preview: { differences: { totalCount: number, nodes: Array<{ principal:
            | { displayName: string }
            | { displayName: string }
            | { displayName: string }
           | null, gained: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, domain: { path: string } | null } }> }> } } | null } | null };

export type CreateUserMutationVariables = Exact<{
  directory: string;
  group: string;
}>;


export type CreateUserMutation = { createUser: { user: { id: string, displayName: string, status: UserStatus, groups: { nodes: Array<{ name: string }> } } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type UpdateUserMutationVariables = Exact<{
  person: string;
}>;


export type UpdateUserMutation = { updateUser: { user: { displayName: string, nickname: string | null, version: number } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type ChangeUserEmailMutationVariables = Exact<{
  person: string;
}>;


export type ChangeUserEmailMutation = { changeUserEmail: { user: { email: string | null, emailVerified: boolean } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type DeactivateUserMutationVariables = Exact<{
  leaving: string;
}>;


export type DeactivateUserMutation = { deactivateUser: { user: { status: UserStatus, accountStatus: AccountStatus } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type ReactivateUserMutationVariables = Exact<{
  leaving: string;
}>;


export type ReactivateUserMutation = { reactivateUser: { user: { status: UserStatus, accountStatus: AccountStatus } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type DeleteUserMutationVariables = Exact<{
  leaving: string;
}>;


export type DeleteUserMutation = { deleteUser: { user: { status: UserStatus, deletionScheduledAt: string | null } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type CancelUserDeletionMutationVariables = Exact<{
  leaving: string;
}>;


export type CancelUserDeletionMutation = { cancelUserDeletion: { user: { status: UserStatus, deletionScheduledAt: string | null } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type UnlinkIdentityMutationVariables = Exact<{
  identity: string;
}>;


export type UnlinkIdentityMutation = { unlinkIdentity: { unlinkedIdentityId: string | null, user: { displayName: string, externalIdentities: Array<{ provider: string, subject: string }> } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type GrantTenantAccessMutationVariables = Exact<{
  newcomer: string;
  tenant: string;
}>;


export type GrantTenantAccessMutation = { grantTenantAccess: { user: { displayName: string, tenants: { nodes: Array<{ name: string }> } } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type SuspendUserMutationVariables = Exact<{
  suspended: string;
  directory: string;
}>;


export type SuspendUserMutation = { suspendUser: { user: { displayName: string, status: UserStatus } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type RestoreUserMutationVariables = Exact<{
  suspended: string;
  directory: string;
}>;


export type RestoreUserMutation = { restoreUser: { user: { displayName: string, status: UserStatus } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type RemoveUserFromDirectoryMutationVariables = Exact<{
  leaving: string;
  directory: string;
}>;


export type RemoveUserFromDirectoryMutation = { removeUserFromDirectory: { user: { displayName: string } | null, tenantLeft: { name: string } | null, userErrors: Array<{ code: UserErrorCode, message: string }>, preview: { differences: { totalCount: number, nodes: Array<{ principal:
            | { displayName: string }
            | { displayName: string }
            | { displayName: string }
           | null, gained: Array<{ permission: { name: string } | null }>, lost: Array<{ permission: { name: string } | null }> }> } } | null } | null };

export type RevokeTenantAccessMutationVariables = Exact<{
  leaving: string;
  tenant: string;
}>;


export type RevokeTenantAccessMutation = { revokeTenantAccess: { user: { displayName: string } | null, userErrors: Array<{ code: UserErrorCode, message: string }>, preview: { differences: { totalCount: number, nodes: Array<{ principal:
            | { displayName: string }
            | { displayName: string }
            | { displayName: string }
           | null, gained: Array<{ permission: { name: string } | null }>, lost: Array<{ permission: { name: string } | null }> }> } } | null } | null };

export type CreateGroupMutationVariables = Exact<{
  directory: string;
}>;


export type CreateGroupMutation = { createGroup: { group: { id: string, name: string, kind: GroupKind, status: GroupStatus } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type UpdateGroupMutationVariables = Exact<{
  group: string;
}>;


export type UpdateGroupMutation = { updateGroup: { group: { name: string, description: string | null, status: GroupStatus, version: number } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type DeleteGroupMutationVariables = Exact<{
  parent: string;
}>;


export type DeleteGroupMutation = { deleteGroup: { deletedGroupId: string | null, userErrors: Array<{ code: UserErrorCode, message: string }>, preview: { differences: { totalCount: number, nodes: Array<{ principal:
            | { displayName: string }
            | { displayName: string }
            | { displayName: string }
           | null, gained: Array<{ permission: { name: string } | null }>, lost: Array<{ permission: { name: string } | null }> }> } } | null } | null };

export type AddGroupParentMutationVariables = Exact<{
  nested: string;
  parent: string;
}>;


export type AddGroupParentMutation = { addGroupParent: { group: { name: string, parents: { nodes: Array<{ name: string }> } } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type RemoveGroupParentMutationVariables = Exact<{
  nested: string;
  parent: string;
}>;


export type RemoveGroupParentMutation = { removeGroupParent: { group: { name: string, parents: { nodes: Array<{ name: string }> } } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type AddGroupMemberMutationVariables = Exact<{
  group: string;
  person: string;
}>;


export type AddGroupMemberMutation = { addGroupMember: { group: { name: string, members: { totalCount: number } } | null, member:
      | { displayName: string }
      | { displayName: string }
      | { displayName: string }
     | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type AddGroupMembersMutationVariables = Exact<{
  group: string;
  other: string;
  robot: string;
}>;


export type AddGroupMembersMutation = { addGroupMembers: { results: Array<{ member:
        | { displayName: string }
        | { displayName: string }
        | { displayName: string }
       | null, userErrors: Array<{ code: UserErrorCode, message: string }> }> | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type UpdateGroupMemberRoleMutationVariables = Exact<{
  group: string;
  person: string;
}>;


export type UpdateGroupMemberRoleMutation = { updateGroupMemberRole: { member:
      | { displayName: string }
      | { displayName: string }
      | { displayName: string }
     | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type RemoveGroupMemberMutationVariables = Exact<{
  group: string;
  person: string;
}>;


export type RemoveGroupMemberMutation = { removeGroupMember: { group: { name: string, members: { totalCount: number } } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type SetUserGroupsMutationVariables = Exact<{
  person: string;
  tenant: string;
  optics: string;
  quality: string;
}>;


export type SetUserGroupsMutation = { setUserGroups: { member:
      | { displayName: string }
      | { displayName: string }
      | { displayName: string }
     | null, userErrors: Array<{ code: UserErrorCode, message: string }>, preview: { differences: { totalCount: number, nodes: Array<{ principal:
            | { displayName: string }
            | { displayName: string }
            | { displayName: string }
           | null, gained: Array<{ permission: { name: string } | null }>, lost: Array<{ permission: { name: string } | null }> }> } } | null } | null };

export type CreatePermissionMutationVariables = Exact<{ [key: string]: never; }>;


export type CreatePermissionMutation = { createPermission: { permission: { name: string, description: string | null, system: boolean } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type CreateRoleMutationVariables = Exact<{
  tenant: string;
  viewer: string;
}>;


export type CreateRoleMutation = { createRole: { role: { id: string, name: string, level: RoleLevel, permissions: Array<{ name: string }> } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type UpdateRoleMutationVariables = Exact<{
  role: string;
  clerk: string;
}>;


export type UpdateRoleMutation = { updateRole: { role: { name: string, version: number, permissions: Array<{ name: string }> } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type DeleteRoleMutationVariables = Exact<{
  role: string;
}>;


export type DeleteRoleMutation = { deleteRole: { deletedRoleId: string | null, userErrors: Array<{ code: UserErrorCode, message: string }>, preview: { differences: { totalCount: number, nodes: Array<{ principal:
            | { displayName: string }
            | { displayName: string }
            | { displayName: string }
           | null, gained: Array<{ permission: { name: string } | null }>, lost: Array<{ permission: { name: string } | null }> }> } } | null } | null };

export type DeletePermissionMutationVariables = Exact<{ [key: string]: never; }>;


export type DeletePermissionMutation = { deletePermission: { deletedPermission: string | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type AssignRoleMutationVariables = Exact<{
  group: string;
  builder: string;
  domain: string;
}>;


export type AssignRoleMutation = { assignRole: { roleAssignment: { id: string, expiresAt: string | null, role: { name: string } } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type AssignRolesMutationVariables = Exact<{
  person: string;
  viewer: string;
  clerk: string;
  tenant: string;
  shop: string;
}>;


export type AssignRolesMutation = { assignRoles: { results: Array<{ roleAssignment: { id: string } | null, userErrors: Array<{ code: UserErrorCode, message: string }> }> | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type RevokeRoleMutationVariables = Exact<{
  person: string;
  clerk: string;
  shop: string;
}>;


export type RevokeRoleMutation = { revokeRole: { revokedAssignmentId: string | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type RevokeRolesMutationVariables = Exact<{
  assignment: string;
}>;


export type RevokeRolesMutation = { revokeRoles: { results: Array<{ revokedAssignmentId: string | null, userErrors: Array<{ code: UserErrorCode, message: string }> }> | null, userErrors: Array<{ code: UserErrorCode, message: string }>, preview: { differences: { totalCount: number, nodes: Array<{ principal:
            | { displayName: string }
            | { displayName: string }
            | { displayName: string }
           | null, gained: Array<{ permission: { name: string } | null }>, lost: Array<{ permission: { name: string } | null }> }> } } | null } | null };

export type SetAssignedRolesMutationVariables = Exact<{
  person: string;
  tenant: string;
  builder: string;
  domain: string;
}>;


export type SetAssignedRolesMutation = { setAssignedRoles: { principal:
      | { displayName: string }
      | { displayName: string }
      | { displayName: string }
     | null, userErrors: Array<{ code: UserErrorCode, message: string }>, preview: { differences: { totalCount: number, nodes: Array<{ principal:
            | { displayName: string }
            | { displayName: string }
            | { displayName: string }
           | null, gained: Array<{ permission: { name: string } | null }>, lost: Array<{ permission: { name: string } | null }> }> } } | null } | null };

export type RevokeLastAdministratorMutationVariables = Exact<{
  last: string;
}>;


export type RevokeLastAdministratorMutation = { revokeRole: { revokedAssignmentId: string | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type CreateTenantMutationVariables = Exact<{
  administrator: string;
}>;


export type CreateTenantMutation = { createTenant: { tenant: { id: string, slug: string, directories: { nodes: Array<{ name: string, isDefault: boolean }> }, groups: { nodes: Array<{ name: string, system: boolean }> } } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type UpdateTenantMutationVariables = Exact<{
  tenant: string;
}>;


export type UpdateTenantMutation = { updateTenant: { tenant: { name: string, hidesEmail: boolean, maxTokenDays: number | null, version: number } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type DeactivateTenantMutationVariables = Exact<{
  tenant: string;
}>;


export type DeactivateTenantMutation = { deactivateTenant: { tenant: { name: string, status: TenantStatus } | null, userErrors: Array<{ code: UserErrorCode, message: string }>, preview: { differences: { totalCount: number, nodes: Array<{ principal:
            | { displayName: string }
            | { displayName: string }
            | { displayName: string }
           | null, gained: Array<{ permission: { name: string } | null }>, lost: Array<{ permission: { name: string } | null }> }> } } | null } | null };

export type ReactivateTenantMutationVariables = Exact<{
  tenant: string;
}>;


export type ReactivateTenantMutation = { reactivateTenant: { tenant: { name: string, status: TenantStatus } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type CreateDirectoryMutationVariables = Exact<{
  tenant: string;
}>;


export type CreateDirectoryMutation = { createDirectory: { directory: { id: string, name: string, isDefault: boolean } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type UpdateDirectoryMutationVariables = Exact<{
  directory: string;
}>;


export type UpdateDirectoryMutation = { updateDirectory: { directory: { name: string, description: string | null, version: number } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type DeleteDirectoryMutationVariables = Exact<{
  directory: string;
}>;


export type DeleteDirectoryMutation = { deleteDirectory: { deletedDirectoryId: string | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type CreateDomainMutationVariables = Exact<{
  products: string;
}>;


export type CreateDomainMutation = { createDomain: { domain: { id: string, path: string } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type UpdateDomainMutationVariables = Exact<{
  ridge: string;
}>;


export type UpdateDomainMutation = { updateDomain: { domain: { path: string, version: number } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type TryMoveDomainMutationVariables = Exact<{
  barometers: string;
}>;


export type TryMoveDomainMutation = { moveDomain: { userErrors: Array<{ code: UserErrorCode, message: string }>, preview: { differences: { totalCount: number, nodes: Array<{ principal:
            | { displayName: string }
            | { displayName: string }
            | { displayName: string }
           | null, gained: Array<{ permission: { name: string } | null }>, lost: Array<{ permission: { name: string } | null }> }> } } | null } | null };

export type MoveDomainMutationVariables = Exact<{
  ridge: string;
}>;


export type MoveDomainMutation = { moveDomain: { domain: { path: string, parent: { path: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type DeleteDomainMutationVariables = Exact<{
  barometers: string;
}>;


export type DeleteDomainMutation = { deleteDomain: { deletedDomainId: string | null, userErrors: Array<{ code: UserErrorCode, message: string }>, preview: { differences: { totalCount: number, nodes: Array<{ principal:
            | { displayName: string }
            | { displayName: string }
            | { displayName: string }
           | null, gained: Array<{ permission: { name: string } | null }>, lost: Array<{ permission: { name: string } | null }> }> } } | null } | null };

export type CreateServiceAccountMutationVariables = Exact<{
  tenant: string;
}>;


export type CreateServiceAccountMutation = { createServiceAccount: { serviceAccount: { id: string, name: string, status: ServiceAccountStatus } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type UpdateServiceAccountMutationVariables = Exact<{
  robot: string;
}>;


export type UpdateServiceAccountMutation = { updateServiceAccount: { serviceAccount: { name: string, status: ServiceAccountStatus } | null, userErrors: Array<{ code: UserErrorCode, message: string }>, preview: { differences: { totalCount: number, nodes: Array<{ principal:
            | { displayName: string }
            | { displayName: string }
            | { displayName: string }
           | null, gained: Array<{ permission: { name: string } | null }>, lost: Array<{ permission: { name: string } | null }> }> } } | null } | null };

export type DeleteServiceAccountMutationVariables = Exact<{
  robot: string;
}>;


export type DeleteServiceAccountMutation = { deleteServiceAccount: { deletedServiceAccountId: string | null, userErrors: Array<{ code: UserErrorCode, message: string }>, preview: { differences: { totalCount: number, nodes: Array<{ principal:
            | { displayName: string }
            | { displayName: string }
            | { displayName: string }
           | null, gained: Array<{ permission: { name: string } | null }>, lost: Array<{ permission: { name: string } | null }> }> } } | null } | null };

export type CreateApiTokenMutationVariables = Exact<{
  bench: string;
}>;


export type CreateApiTokenMutation = { createApiToken: { secret: string | null, apiToken: { id: string, prefix: string, scopes: Array<string> | null, expiresAt: string } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type RevokeApiTokenMutationVariables = Exact<{
  laptop: string;
}>;


export type RevokeApiTokenMutation = { revokeApiToken: { apiToken: { name: string, status: ApiTokenStatus, revokedAt: string | null } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type RevokeApiTokensMutationVariables = Exact<{
  robot: string;
}>;


export type RevokeApiTokensMutation = { revokeApiTokens: { results: Array<{ apiToken: { name: string, status: ApiTokenStatus } | null, userErrors: Array<{ code: UserErrorCode, message: string }> }> | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type DeleteApiTokenMutationVariables = Exact<{
  phone: string;
}>;


export type DeleteApiTokenMutation = { deleteApiToken: { deletedApiTokenId: string | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type InviteUsersMutationVariables = Exact<{
  tenant: string;
  newcomer: string;
  member: string;
  group: string;
}>;


export type InviteUsersMutation = { inviteUsers: { results: Array<{ email: string, outcome: InvitationOutcome, link: string | null, invitation: { id: string, status: InvitationStatus, delivery: MailDelivery, expiresAt: string, groups: Array<{ name: string }>, createdBy:
          | { displayName: string }
          | { displayName: string }
          | { displayName: string }
         | null } | null, user: { displayName: string } | null, userErrors: Array<{ code: UserErrorCode, message: string }> }> | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type InvitationsQueryVariables = Exact<{
  tenant: string;
}>;


export type InvitationsQuery = { invitations: { totalCount: number, nodes: Array<{ id: string, email: string, createdAt: string, viewerCanUpdate: boolean, viewerCanRevoke: boolean }> } };

export type ResendInvitationMutationVariables = Exact<{
  invitation: string;
}>;


export type ResendInvitationMutation = { resendInvitation: { link: string | null, invitation: { delivery: MailDelivery, version: number } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type RenewInvitationMutationVariables = Exact<{
  invitation: string;
}>;


export type RenewInvitationMutation = { renewInvitation: { link: string | null, invitation: { status: InvitationStatus, expiresAt: string } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type RevokeInvitationMutationVariables = Exact<{
  invitation: string;
}>;


export type RevokeInvitationMutation = { revokeInvitation: { invitation: { status: InvitationStatus, revokedAt: string | null } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type AcceptInvitationMutationVariables = Exact<{
  secret: string;
}>;


export type AcceptInvitationMutation = { acceptInvitation: { userId: string | null, leftOut: Array<{ roleId: string | null, groupId: string | null, reason: string }> | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type ResetUserPasswordMutationVariables = Exact<{
  person: string;
  password: string;
}>;


export type ResetUserPasswordMutation = { resetUserPassword: { user: { displayName: string, passwordChangedAt: string | null } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type SignInMutationVariables = Exact<{
  login: string;
  password: string;
}>;


export type SignInMutation = { signIn: { accessToken: string | null, expiresAt: string | null, refreshToken: string | null, refreshExpiresAt: string | null, sessionId: string | null, userId: string | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type RefreshSessionMutationVariables = Exact<{
  refreshToken: string;
}>;


export type RefreshSessionMutation = { refreshSession: { accessToken: string | null, refreshToken: string | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type SignOutMutationVariables = Exact<{
  refreshToken: string;
}>;


export type SignOutMutation = { signOut: { endedSessionId: string | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type UnlockUserMutationVariables = Exact<{
  person: string;
}>;


export type UnlockUserMutation = { unlockUser: { user: { displayName: string, lockedUntil: string | null } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type RevokeUserSessionsMutationVariables = Exact<{
  person: string;
}>;


export type RevokeUserSessionsMutation = { revokeUserSessions: { user: { displayName: string } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type ChangePasswordMutationVariables = Exact<{
  password: string;
}>;


export type ChangePasswordMutation = { changePassword: { user: { passwordChangedAt: string | null } | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type EndSessionMutationVariables = Exact<{
  session: string;
}>;


export type EndSessionMutation = { endSession: { endedSessionId: string | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type RequestPasswordResetMutationVariables = Exact<{
  login: string;
}>;


export type RequestPasswordResetMutation = { requestPasswordReset: { userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export type ResetForgottenPasswordMutationVariables = Exact<{
  secret: string;
  newPassword: string;
}>;


export type ResetForgottenPasswordMutation = { resetForgottenPassword: { userId: string | null, userErrors: Array<{ code: UserErrorCode, message: string }> } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const PeopleDocument = new TypedDocumentString(`
    query People {
  users(first: 10, orderBy: [{field: DISPLAY_NAME}]) {
    totalCount
    nodes {
      displayName
      username
      status
      profile {
        jobTitle
        location
      }
      groups(first: 5, transitive: true) {
        edges {
          role
          direct
          expiresAt
          node {
            name
            roleAssignments(first: 5) {
              nodes {
                role {
                  name
                }
                scope {
                  kind
                  domain {
                    path
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PeopleQuery, PeopleQueryVariables>;
export const FilteredPeopleDocument = new TypedDocumentString(`
    query FilteredPeople($group: ID!) {
  users(
    filter: {or: [{memberOf: {groupId: $group, transitive: true}, not: {mfaEnabled: {eq: true}}}, {status: {notIn: [ACTIVE, NOT_INVITED, DEACTIVATED]}}]}
    orderBy: [{field: LAST_ACTIVE_AT, direction: DESC}]
  ) {
    totalCount
    nodes {
      displayName
      status
      mfaEnabled
      lastActiveAt
    }
  }
}
    `) as unknown as TypedDocumentString<FilteredPeopleQuery, FilteredPeopleQueryVariables>;
export const PeopleByScimDocument = new TypedDocumentString(`
    query PeopleByScim($query: String!) {
  users(query: $query, orderBy: [{field: EMAIL}]) {
    totalCount
    nodes {
      displayName
      email
      externalId
      externalIdentities {
        provider
        subject
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PeopleByScimQuery, PeopleByScimQueryVariables>;
export const SearchEverythingDocument = new TypedDocumentString(`
    query SearchEverything($text: String!) {
  users(search: $text) {
    nodes {
      displayName
      givenName
      familyName
      nickname
    }
  }
  principals(search: "ro", first: 10) {
    totalCount
    nodes {
      __typename
      displayName
    }
  }
}
    `) as unknown as TypedDocumentString<SearchEverythingQuery, SearchEverythingQueryVariables>;
export const NestedGroupsDocument = new TypedDocumentString(`
    query NestedGroups($group: ID!, $inner: ID!) {
  outer: group(id: $group) {
    name
    children(transitive: true) {
      edges {
        depth
        node {
          name
        }
      }
    }
    members(transitive: true, first: 8, orderBy: [{field: DISPLAY_NAME}]) {
      totalCount
      edges {
        role
        direct
        via {
          name
        }
        node {
          __typename
          displayName
        }
      }
    }
  }
  inner: group(id: $inner) {
    name
    parents(transitive: true) {
      edges {
        depth
        node {
          name
        }
      }
    }
    members {
      edges {
        role
        expiresAt
        addedBy {
          displayName
        }
        node {
          displayName
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<NestedGroupsQuery, NestedGroupsQueryVariables>;
export const RoleHoldersDocument = new TypedDocumentString(`
    query RoleHolders($role: ID!) {
  role(id: $role) {
    name
    description
    tenant {
      name
    }
    includes(transitive: true) {
      name
    }
    permissions(transitive: true) {
      name
      description
    }
    assignments {
      nodes {
        principal {
          __typename
          displayName
        }
        scope {
          domain {
            path
          }
        }
      }
    }
    holders(transitive: true, first: 10, orderBy: [{field: DISPLAY_NAME}]) {
      totalCount
      edges {
        direct
        node {
          __typename
          displayName
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RoleHoldersQuery, RoleHoldersQueryVariables>;
export const AssignmentsByScopeDocument = new TypedDocumentString(`
    query AssignmentsByScope($domain: ID!) {
  domain(id: $domain) {
    path
    parent {
      path
    }
    tenant {
      name
      domains(orderBy: [{field: PATH}]) {
        nodes {
          path
        }
      }
    }
  }
  reaching: roleAssignments(filter: {coversDomain: $domain}) {
    totalCount
    nodes {
      role {
        name
      }
      principal {
        displayName
      }
      scope {
        domain {
          path
        }
      }
      expiresAt
      reason
    }
  }
  elsewhere: roleAssignments(
    filter: {scopeKind: {in: [PLATFORM, TENANT, DIRECTORY]}}
  ) {
    nodes {
      role {
        name
      }
      principal {
        displayName
      }
      scope {
        kind
        tenant {
          name
        }
        directory {
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AssignmentsByScopeQuery, AssignmentsByScopeQueryVariables>;
export const NumbersDocument = new TypedDocumentString(`
    query Numbers($tenant: ID!) {
  userStats {
    total
    byStatus {
      value
      count
    }
    byManagementSource {
      value
      count
    }
  }
  groupStats {
    total
    byKind {
      value
      count
    }
  }
  everybody: usersCount
  withoutSecondFactor: usersCount(filter: {mfaEnabled: {eq: false}})
  neverSeen: usersCount(filter: {lastActiveAt: {isNull: true}})
  groupsOfOneTenant: groupsCount(tenantId: $tenant)
}
    `) as unknown as TypedDocumentString<NumbersQuery, NumbersQueryVariables>;
export const PagesDocument = new TypedDocumentString(`
    query Pages($first: Int!, $after: String) {
  users(
    first: $first
    after: $after
    orderBy: [{field: FAMILY_NAME}, {field: GIVEN_NAME}]
  ) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      cursor
      node {
        familyName
        givenName
      }
    }
  }
  fromTheEnd: users(last: 3, orderBy: [{field: FAMILY_NAME}, {field: GIVEN_NAME}]) {
    pageInfo {
      hasPreviousPage
      startCursor
    }
    nodes {
      familyName
      givenName
    }
  }
}
    `) as unknown as TypedDocumentString<PagesQuery, PagesQueryVariables>;
export const OneThingDocument = new TypedDocumentString(`
    query OneThing($ids: [ID!]!) {
  byUsername: user(username: "Robin") {
    id
    displayName
  }
  byEmail: user(email: "WAFA@tallowmere.example") {
    displayName
    tenants {
      edges {
        status
        since
        node {
          name
        }
      }
    }
  }
  bySlug: tenant(slug: "nimbrik") {
    id
    name
  }
  nodes(ids: $ids) {
    __typename
    id
    ... on Principal {
      displayName
    }
    ... on RoleAssignment {
      reason
      expiresAt
    }
  }
}
    `) as unknown as TypedDocumentString<OneThingQuery, OneThingQueryVariables>;
export const EntitiesDocument = new TypedDocumentString(`
    query Entities($representations: [_Any!]!) {
  _entities(representations: $representations) {
    __typename
    ... on User {
      username
      email
    }
    ... on Group {
      name
      members {
        totalCount
      }
    }
    ... on Tenant {
      name
    }
    ... on Role {
      name
      permissions {
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<EntitiesQuery, EntitiesQueryVariables>;
export const WhoAmIDocument = new TypedDocumentString(`
    query WhoAmI {
  viewer {
    platformAdministrator
    tenant {
      name
    }
    principal {
      id
      displayName
      roleAssignments {
        nodes {
          role {
            name
          }
          scope {
            kind
            tenant {
              name
            }
          }
        }
      }
      ... on User {
        groups(transitive: true) {
          edges {
            direct
            node {
              name
            }
          }
        }
      }
    }
  }
  instance {
    version
    startedAt
  }
}
    `) as unknown as TypedDocumentString<WhoAmIQuery, WhoAmIQueryVariables>;
export const WhySheMayDocument = new TypedDocumentString(`
    query WhySheMay($user: ID!, $domain: ID!, $permission: String!) {
  user(id: $user) {
    displayName
    can(permission: $permission, domainId: $domain)
    effectivePermissions(permission: $permission, domainId: $domain) {
      permission {
        name
        description
      }
      scope {
        kind
        domain {
          path
        }
      }
      derivationsCount
      derivations {
        viaGroups {
          name
        }
        role {
          name
        }
        viaRoles {
          name
        }
        assignment {
          createdAt
          expiresAt
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WhySheMayQuery, WhySheMayQueryVariables>;
export const WhoCanReleaseDocument = new TypedDocumentString(`
    query WhoCanRelease($domain: ID!, $user: ID!) {
  whoCan(
    permission: "device:release"
    domainId: $domain
    first: 5
    orderBy: [{field: DISPLAY_NAME}]
  ) {
    totalCount
    edges {
      derivationsCount
      node {
        __typename
        displayName
      }
    }
  }
  whatCan(principalId: $user, permission: "device:release") {
    totalCount
    edges {
      derivationsCount
      node {
        kind
        domain {
          path
        }
      }
    }
  }
  viewer {
    can(permission: "role-assignment:create", domainId: $domain)
  }
}
    `) as unknown as TypedDocumentString<WhoCanReleaseQuery, WhoCanReleaseQueryVariables>;
export const TryRoleDocument = new TypedDocumentString(`
    mutation TryRole($group: ID!, $role: ID!, $domain: ID!) {
  assignRole(
    input: {principalId: $group, roleId: $role, scope: {kind: DOMAIN, domainId: $domain}, reason: "To look after the incubator.", dryRun: true}
  ) {
    userErrors {
      code
      message
    }
    preview {
      differences(first: 5) {
        totalCount
        nodes {
          principal {
            displayName
          }
          gained {
            permission {
              name
            }
            scope {
              kind
              domain {
                path
              }
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TryRoleMutation, TryRoleMutationVariables>;
export const CreateUserDocument = new TypedDocumentString(`
    mutation CreateUser($directory: ID!, $group: ID!) {
  createUser(
    input: {username: "sorrel", givenName: "Sorrel", familyName: "Umeh", email: "sorrel@tallowmere.example", jobTitle: "Firmware Engineer", locale: "en-KE", timeZone: "Africa/Nairobi", directoryId: $directory, groupIds: [$group]}
  ) {
    user {
      id
      displayName
      status
      groups {
        nodes {
          name
        }
      }
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateUserMutation, CreateUserMutationVariables>;
export const UpdateUserDocument = new TypedDocumentString(`
    mutation UpdateUser($person: ID!) {
  updateUser(
    input: {id: $person, nickname: "Teo", jobTitle: "Senior Field Technician", avatarUrl: null}
  ) {
    user {
      displayName
      nickname
      version
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateUserMutation, UpdateUserMutationVariables>;
export const ChangeUserEmailDocument = new TypedDocumentString(`
    mutation ChangeUserEmail($person: ID!) {
  changeUserEmail(
    input: {id: $person, email: "mateus@field.example", verified: true}
  ) {
    user {
      email
      emailVerified
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ChangeUserEmailMutation, ChangeUserEmailMutationVariables>;
export const DeactivateUserDocument = new TypedDocumentString(`
    mutation DeactivateUser($leaving: ID!) {
  deactivateUser(input: {id: $leaving, reason: "On leave until spring."}) {
    user {
      status
      accountStatus
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DeactivateUserMutation, DeactivateUserMutationVariables>;
export const ReactivateUserDocument = new TypedDocumentString(`
    mutation ReactivateUser($leaving: ID!) {
  reactivateUser(input: {id: $leaving}) {
    user {
      status
      accountStatus
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReactivateUserMutation, ReactivateUserMutationVariables>;
export const DeleteUserDocument = new TypedDocumentString(`
    mutation DeleteUser($leaving: ID!) {
  deleteUser(input: {id: $leaving}) {
    user {
      status
      deletionScheduledAt
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteUserMutation, DeleteUserMutationVariables>;
export const CancelUserDeletionDocument = new TypedDocumentString(`
    mutation CancelUserDeletion($leaving: ID!) {
  cancelUserDeletion(input: {id: $leaving}) {
    user {
      status
      deletionScheduledAt
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CancelUserDeletionMutation, CancelUserDeletionMutationVariables>;
export const UnlinkIdentityDocument = new TypedDocumentString(`
    mutation UnlinkIdentity($identity: ID!) {
  unlinkIdentity(input: {id: $identity}) {
    unlinkedIdentityId
    user {
      displayName
      externalIdentities {
        provider
        subject
      }
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UnlinkIdentityMutation, UnlinkIdentityMutationVariables>;
export const GrantTenantAccessDocument = new TypedDocumentString(`
    mutation GrantTenantAccess($newcomer: ID!, $tenant: ID!) {
  grantTenantAccess(input: {userId: $newcomer, tenantId: $tenant}) {
    user {
      displayName
      tenants {
        nodes {
          name
        }
      }
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<GrantTenantAccessMutation, GrantTenantAccessMutationVariables>;
export const SuspendUserDocument = new TypedDocumentString(`
    mutation SuspendUser($suspended: ID!, $directory: ID!) {
  suspendUser(input: {userId: $suspended, directoryId: $directory}) {
    user {
      displayName
      status
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SuspendUserMutation, SuspendUserMutationVariables>;
export const RestoreUserDocument = new TypedDocumentString(`
    mutation RestoreUser($suspended: ID!, $directory: ID!) {
  restoreUser(input: {userId: $suspended, directoryId: $directory}) {
    user {
      displayName
      status
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RestoreUserMutation, RestoreUserMutationVariables>;
export const RemoveUserFromDirectoryDocument = new TypedDocumentString(`
    mutation RemoveUserFromDirectory($leaving: ID!, $directory: ID!) {
  removeUserFromDirectory(
    input: {userId: $leaving, directoryId: $directory, dryRun: true}
  ) {
    user {
      displayName
    }
    tenantLeft {
      name
    }
    userErrors {
      code
      message
    }
    preview {
      differences(first: 5) {
        totalCount
        nodes {
          principal {
            displayName
          }
          gained {
            permission {
              name
            }
          }
          lost {
            permission {
              name
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveUserFromDirectoryMutation, RemoveUserFromDirectoryMutationVariables>;
export const RevokeTenantAccessDocument = new TypedDocumentString(`
    mutation RevokeTenantAccess($leaving: ID!, $tenant: ID!) {
  revokeTenantAccess(input: {userId: $leaving, tenantId: $tenant, dryRun: true}) {
    user {
      displayName
    }
    userErrors {
      code
      message
    }
    preview {
      differences(first: 5) {
        totalCount
        nodes {
          principal {
            displayName
          }
          gained {
            permission {
              name
            }
          }
          lost {
            permission {
              name
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeTenantAccessMutation, RevokeTenantAccessMutationVariables>;
export const CreateGroupDocument = new TypedDocumentString(`
    mutation CreateGroup($directory: ID!) {
  createGroup(
    input: {directoryId: $directory, name: "Night shift", description: "Watches the test benches.", kind: TEAM}
  ) {
    group {
      id
      name
      kind
      status
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateGroupMutation, CreateGroupMutationVariables>;
export const UpdateGroupDocument = new TypedDocumentString(`
    mutation UpdateGroup($group: ID!) {
  updateGroup(
    input: {id: $group, description: "Built one, and is building another.", status: ACTIVE}
  ) {
    group {
      name
      description
      status
      version
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateGroupMutation, UpdateGroupMutationVariables>;
export const DeleteGroupDocument = new TypedDocumentString(`
    mutation DeleteGroup($parent: ID!) {
  deleteGroup(input: {id: $parent, dryRun: true}) {
    deletedGroupId
    userErrors {
      code
      message
    }
    preview {
      differences(first: 5) {
        totalCount
        nodes {
          principal {
            displayName
          }
          gained {
            permission {
              name
            }
          }
          lost {
            permission {
              name
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteGroupMutation, DeleteGroupMutationVariables>;
export const AddGroupParentDocument = new TypedDocumentString(`
    mutation AddGroupParent($nested: ID!, $parent: ID!) {
  addGroupParent(input: {groupId: $nested, parentId: $parent}) {
    group {
      name
      parents {
        nodes {
          name
        }
      }
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AddGroupParentMutation, AddGroupParentMutationVariables>;
export const RemoveGroupParentDocument = new TypedDocumentString(`
    mutation RemoveGroupParent($nested: ID!, $parent: ID!) {
  removeGroupParent(input: {groupId: $nested, parentId: $parent}) {
    group {
      name
      parents {
        nodes {
          name
        }
      }
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveGroupParentMutation, RemoveGroupParentMutationVariables>;
export const AddGroupMemberDocument = new TypedDocumentString(`
    mutation AddGroupMember($group: ID!, $person: ID!) {
  addGroupMember(
    input: {groupId: $group, memberId: $person, expiresAt: "2099-01-31T17:00:00Z"}
  ) {
    group {
      name
      members {
        totalCount
      }
    }
    member {
      displayName
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AddGroupMemberMutation, AddGroupMemberMutationVariables>;
export const AddGroupMembersDocument = new TypedDocumentString(`
    mutation AddGroupMembers($group: ID!, $other: ID!, $robot: ID!) {
  addGroupMembers(
    input: {members: [{groupId: $group, memberId: $other}, {groupId: $group, memberId: $robot}]}
  ) {
    results {
      member {
        displayName
      }
      userErrors {
        code
        message
      }
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AddGroupMembersMutation, AddGroupMembersMutationVariables>;
export const UpdateGroupMemberRoleDocument = new TypedDocumentString(`
    mutation UpdateGroupMemberRole($group: ID!, $person: ID!) {
  updateGroupMemberRole(
    input: {groupId: $group, memberId: $person, role: OWNER, expiresAt: null}
  ) {
    member {
      displayName
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateGroupMemberRoleMutation, UpdateGroupMemberRoleMutationVariables>;
export const RemoveGroupMemberDocument = new TypedDocumentString(`
    mutation RemoveGroupMember($group: ID!, $person: ID!) {
  removeGroupMember(input: {groupId: $group, memberId: $person}) {
    group {
      name
      members {
        totalCount
      }
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveGroupMemberMutation, RemoveGroupMemberMutationVariables>;
export const SetUserGroupsDocument = new TypedDocumentString(`
    mutation SetUserGroups($person: ID!, $tenant: ID!, $optics: ID!, $quality: ID!) {
  setUserGroups(
    input: {userId: $person, tenantId: $tenant, groups: [{groupId: $quality, role: OWNER}, {groupId: $optics}], dryRun: true}
  ) {
    member {
      displayName
    }
    userErrors {
      code
      message
    }
    preview {
      differences(first: 5) {
        totalCount
        nodes {
          principal {
            displayName
          }
          gained {
            permission {
              name
            }
          }
          lost {
            permission {
              name
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SetUserGroupsMutation, SetUserGroupsMutationVariables>;
export const CreatePermissionDocument = new TypedDocumentString(`
    mutation CreatePermission {
  createPermission(input: {name: "order:cancel", description: "Cancel orders."}) {
    permission {
      name
      description
      system
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreatePermissionMutation, CreatePermissionMutationVariables>;
export const CreateRoleDocument = new TypedDocumentString(`
    mutation CreateRole($tenant: ID!, $viewer: ID!) {
  createRole(
    input: {tenantId: $tenant, name: "Night watch", description: "Looks after instruments at night.", permissions: ["build:run"], includes: [$viewer]}
  ) {
    role {
      id
      name
      level
      permissions(transitive: true) {
        name
      }
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateRoleMutation, CreateRoleMutationVariables>;
export const UpdateRoleDocument = new TypedDocumentString(`
    mutation UpdateRole($role: ID!, $clerk: ID!) {
  updateRole(
    input: {id: $role, permissions: ["order:approve", "device:read"], includes: [$clerk]}
  ) {
    role {
      name
      version
      permissions(transitive: true) {
        name
      }
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateRoleMutation, UpdateRoleMutationVariables>;
export const DeleteRoleDocument = new TypedDocumentString(`
    mutation DeleteRole($role: ID!) {
  deleteRole(input: {id: $role, ifAssigned: CASCADE, dryRun: true}) {
    deletedRoleId
    userErrors {
      code
      message
    }
    preview {
      differences(first: 5) {
        totalCount
        nodes {
          principal {
            displayName
          }
          gained {
            permission {
              name
            }
          }
          lost {
            permission {
              name
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteRoleMutation, DeleteRoleMutationVariables>;
export const DeletePermissionDocument = new TypedDocumentString(`
    mutation DeletePermission {
  deletePermission(input: {name: "order:cancel"}) {
    deletedPermission
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DeletePermissionMutation, DeletePermissionMutationVariables>;
export const AssignRoleDocument = new TypedDocumentString(`
    mutation AssignRole($group: ID!, $builder: ID!, $domain: ID!) {
  assignRole(
    input: {principalId: $group, roleId: $builder, scope: {kind: DOMAIN, domainId: $domain}, expiresAt: "2099-01-31T17:00:00Z", reason: "Moves the build machines."}
  ) {
    roleAssignment {
      id
      role {
        name
      }
      expiresAt
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AssignRoleMutation, AssignRoleMutationVariables>;
export const AssignRolesDocument = new TypedDocumentString(`
    mutation AssignRoles($person: ID!, $viewer: ID!, $clerk: ID!, $tenant: ID!, $shop: ID!) {
  assignRoles(
    input: {assignments: [{principalId: $person, roleId: $viewer, scope: {kind: TENANT, tenantId: $tenant}}, {principalId: $person, roleId: $clerk, scope: {kind: DOMAIN, domainId: $shop}}], atomic: true}
  ) {
    results {
      roleAssignment {
        id
      }
      userErrors {
        code
        message
      }
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AssignRolesMutation, AssignRolesMutationVariables>;
export const RevokeRoleDocument = new TypedDocumentString(`
    mutation RevokeRole($person: ID!, $clerk: ID!, $shop: ID!) {
  revokeRole(
    input: {principalId: $person, roleId: $clerk, scope: {kind: DOMAIN, domainId: $shop}}
  ) {
    revokedAssignmentId
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeRoleMutation, RevokeRoleMutationVariables>;
export const RevokeRolesDocument = new TypedDocumentString(`
    mutation RevokeRoles($assignment: ID!) {
  revokeRoles(input: {assignmentIds: [$assignment], dryRun: true}) {
    results {
      revokedAssignmentId
      userErrors {
        code
        message
      }
    }
    userErrors {
      code
      message
    }
    preview {
      differences(first: 5) {
        totalCount
        nodes {
          principal {
            displayName
          }
          gained {
            permission {
              name
            }
          }
          lost {
            permission {
              name
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeRolesMutation, RevokeRolesMutationVariables>;
export const SetAssignedRolesDocument = new TypedDocumentString(`
    mutation SetAssignedRoles($person: ID!, $tenant: ID!, $builder: ID!, $domain: ID!) {
  setAssignedRoles(
    input: {principalId: $person, tenantId: $tenant, assignments: [{roleId: $builder, scope: {kind: DOMAIN, domainId: $domain}}], dryRun: true}
  ) {
    principal {
      displayName
    }
    userErrors {
      code
      message
    }
    preview {
      differences(first: 5) {
        totalCount
        nodes {
          principal {
            displayName
          }
          gained {
            permission {
              name
            }
          }
          lost {
            permission {
              name
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SetAssignedRolesMutation, SetAssignedRolesMutationVariables>;
export const RevokeLastAdministratorDocument = new TypedDocumentString(`
    mutation RevokeLastAdministrator($last: ID!) {
  revokeRole(input: {assignmentId: $last}) {
    revokedAssignmentId
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeLastAdministratorMutation, RevokeLastAdministratorMutationVariables>;
export const CreateTenantDocument = new TypedDocumentString(`
    mutation CreateTenant($administrator: ID!) {
  createTenant(
    input: {slug: "fennmoor", name: "Fennmoor Weather Stations", administratorId: $administrator}
  ) {
    tenant {
      id
      slug
      directories {
        nodes {
          name
          isDefault
        }
      }
      groups {
        nodes {
          name
          system
        }
      }
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateTenantMutation, CreateTenantMutationVariables>;
export const UpdateTenantDocument = new TypedDocumentString(`
    mutation UpdateTenant($tenant: ID!) {
  updateTenant(input: {id: $tenant, hidesEmail: true, maxTokenDays: 90}) {
    tenant {
      name
      hidesEmail
      maxTokenDays
      version
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateTenantMutation, UpdateTenantMutationVariables>;
export const DeactivateTenantDocument = new TypedDocumentString(`
    mutation DeactivateTenant($tenant: ID!) {
  deactivateTenant(
    input: {id: $tenant, reason: "The contract has ended.", dryRun: true}
  ) {
    tenant {
      name
      status
    }
    userErrors {
      code
      message
    }
    preview {
      differences(first: 5) {
        totalCount
        nodes {
          principal {
            displayName
          }
          gained {
            permission {
              name
            }
          }
          lost {
            permission {
              name
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DeactivateTenantMutation, DeactivateTenantMutationVariables>;
export const ReactivateTenantDocument = new TypedDocumentString(`
    mutation ReactivateTenant($tenant: ID!) {
  reactivateTenant(input: {id: $tenant, reason: "There is a new contract."}) {
    tenant {
      name
      status
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReactivateTenantMutation, ReactivateTenantMutationVariables>;
export const CreateDirectoryDocument = new TypedDocumentString(`
    mutation CreateDirectory($tenant: ID!) {
  createDirectory(
    input: {tenantId: $tenant, name: "Suppliers", description: "People who bring us parts."}
  ) {
    directory {
      id
      name
      isDefault
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateDirectoryMutation, CreateDirectoryMutationVariables>;
export const UpdateDirectoryDocument = new TypedDocumentString(`
    mutation UpdateDirectory($directory: ID!) {
  updateDirectory(
    input: {id: $directory, description: "People of other companies who repair our instruments."}
  ) {
    directory {
      name
      description
      version
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateDirectoryMutation, UpdateDirectoryMutationVariables>;
export const DeleteDirectoryDocument = new TypedDocumentString(`
    mutation DeleteDirectory($directory: ID!) {
  deleteDirectory(input: {id: $directory}) {
    deletedDirectoryId
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteDirectoryMutation, DeleteDirectoryMutationVariables>;
export const CreateDomainDocument = new TypedDocumentString(`
    mutation CreateDomain($products: ID!) {
  createDomain(
    input: {parentId: $products, name: "hygrometers", description: "Moisture."}
  ) {
    domain {
      id
      path
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateDomainMutation, CreateDomainMutationVariables>;
export const UpdateDomainDocument = new TypedDocumentString(`
    mutation UpdateDomain($ridge: ID!) {
  updateDomain(input: {id: $ridge, name: "long-ridge"}) {
    domain {
      path
      version
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateDomainMutation, UpdateDomainMutationVariables>;
export const TryMoveDomainDocument = new TypedDocumentString(`
    mutation TryMoveDomain($barometers: ID!) {
  moveDomain(input: {id: $barometers, parentId: null, dryRun: true}) {
    userErrors {
      code
      message
    }
    preview {
      differences(first: 5) {
        totalCount
        nodes {
          principal {
            displayName
          }
          gained {
            permission {
              name
            }
          }
          lost {
            permission {
              name
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TryMoveDomainMutation, TryMoveDomainMutationVariables>;
export const MoveDomainDocument = new TypedDocumentString(`
    mutation MoveDomain($ridge: ID!) {
  moveDomain(input: {id: $ridge, parentId: null}) {
    domain {
      path
      parent {
        path
      }
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<MoveDomainMutation, MoveDomainMutationVariables>;
export const DeleteDomainDocument = new TypedDocumentString(`
    mutation DeleteDomain($barometers: ID!) {
  deleteDomain(input: {id: $barometers, onUse: CASCADE, dryRun: true}) {
    deletedDomainId
    userErrors {
      code
      message
    }
    preview {
      differences(first: 5) {
        totalCount
        nodes {
          principal {
            displayName
          }
          gained {
            permission {
              name
            }
          }
          lost {
            permission {
              name
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteDomainMutation, DeleteDomainMutationVariables>;
export const CreateServiceAccountDocument = new TypedDocumentString(`
    mutation CreateServiceAccount($tenant: ID!) {
  createServiceAccount(
    input: {tenantId: $tenant, name: "stock-counter", description: "Counts parts at night."}
  ) {
    serviceAccount {
      id
      name
      status
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateServiceAccountMutation, CreateServiceAccountMutationVariables>;
export const UpdateServiceAccountDocument = new TypedDocumentString(`
    mutation UpdateServiceAccount($robot: ID!) {
  updateServiceAccount(input: {id: $robot, status: DISABLED, dryRun: true}) {
    serviceAccount {
      name
      status
    }
    userErrors {
      code
      message
    }
    preview {
      differences(first: 5) {
        totalCount
        nodes {
          principal {
            displayName
          }
          gained {
            permission {
              name
            }
          }
          lost {
            permission {
              name
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateServiceAccountMutation, UpdateServiceAccountMutationVariables>;
export const DeleteServiceAccountDocument = new TypedDocumentString(`
    mutation DeleteServiceAccount($robot: ID!) {
  deleteServiceAccount(input: {id: $robot, dryRun: true}) {
    deletedServiceAccountId
    userErrors {
      code
      message
    }
    preview {
      differences(first: 5) {
        totalCount
        nodes {
          principal {
            displayName
          }
          gained {
            permission {
              name
            }
          }
          lost {
            permission {
              name
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteServiceAccountMutation, DeleteServiceAccountMutationVariables>;
export const CreateApiTokenDocument = new TypedDocumentString(`
    mutation CreateApiToken($bench: ID!) {
  createApiToken(
    input: {ownerId: $bench, name: "Bench", scopes: ["device:read"], days: 30}
  ) {
    secret
    apiToken {
      id
      prefix
      scopes
      expiresAt
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateApiTokenMutation, CreateApiTokenMutationVariables>;
export const RevokeApiTokenDocument = new TypedDocumentString(`
    mutation RevokeApiToken($laptop: ID!) {
  revokeApiToken(input: {id: $laptop}) {
    apiToken {
      name
      status
      revokedAt
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeApiTokenMutation, RevokeApiTokenMutationVariables>;
export const RevokeApiTokensDocument = new TypedDocumentString(`
    mutation RevokeApiTokens($robot: ID!) {
  revokeApiTokens(input: {ownerId: $robot}) {
    results {
      apiToken {
        name
        status
      }
      userErrors {
        code
        message
      }
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeApiTokensMutation, RevokeApiTokensMutationVariables>;
export const DeleteApiTokenDocument = new TypedDocumentString(`
    mutation DeleteApiToken($phone: ID!) {
  deleteApiToken(input: {id: $phone}) {
    deletedApiTokenId
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteApiTokenMutation, DeleteApiTokenMutationVariables>;
export const InviteUsersDocument = new TypedDocumentString(`
    mutation InviteUsers($tenant: ID!, $newcomer: String!, $member: String!, $group: ID!) {
  inviteUsers(
    input: {tenantId: $tenant, invitations: [{email: $newcomer, language: "de", message: "Welcome!", groupIds: [$group]}, {email: $member}]}
  ) {
    results {
      email
      outcome
      link
      invitation {
        id
        status
        delivery
        expiresAt
        groups {
          name
        }
        createdBy {
          displayName
        }
      }
      user {
        displayName
      }
      userErrors {
        code
        message
      }
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<InviteUsersMutation, InviteUsersMutationVariables>;
export const InvitationsDocument = new TypedDocumentString(`
    query Invitations($tenant: ID!) {
  invitations(tenantId: $tenant, filter: {status: {eq: PENDING}}) {
    totalCount
    nodes {
      id
      email
      createdAt
      viewerCanUpdate
      viewerCanRevoke
    }
  }
}
    `) as unknown as TypedDocumentString<InvitationsQuery, InvitationsQueryVariables>;
export const ResendInvitationDocument = new TypedDocumentString(`
    mutation ResendInvitation($invitation: ID!) {
  resendInvitation(input: {id: $invitation}) {
    link
    invitation {
      delivery
      version
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ResendInvitationMutation, ResendInvitationMutationVariables>;
export const RenewInvitationDocument = new TypedDocumentString(`
    mutation RenewInvitation($invitation: ID!) {
  renewInvitation(input: {id: $invitation}) {
    link
    invitation {
      status
      expiresAt
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RenewInvitationMutation, RenewInvitationMutationVariables>;
export const RevokeInvitationDocument = new TypedDocumentString(`
    mutation RevokeInvitation($invitation: ID!) {
  revokeInvitation(input: {id: $invitation}) {
    invitation {
      status
      revokedAt
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeInvitationMutation, RevokeInvitationMutationVariables>;
export const AcceptInvitationDocument = new TypedDocumentString(`
    mutation AcceptInvitation($secret: String!) {
  acceptInvitation(input: {secret: $secret}) {
    userId
    leftOut {
      roleId
      groupId
      reason
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AcceptInvitationMutation, AcceptInvitationMutationVariables>;
export const ResetUserPasswordDocument = new TypedDocumentString(`
    mutation ResetUserPassword($person: ID!, $password: String!) {
  resetUserPassword(input: {id: $person, newPassword: $password}) {
    user {
      displayName
      passwordChangedAt
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ResetUserPasswordMutation, ResetUserPasswordMutationVariables>;
export const SignInDocument = new TypedDocumentString(`
    mutation SignIn($login: String!, $password: String!) {
  signIn(input: {login: $login, password: $password}) {
    accessToken
    expiresAt
    refreshToken
    refreshExpiresAt
    sessionId
    userId
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const RefreshSessionDocument = new TypedDocumentString(`
    mutation RefreshSession($refreshToken: String!) {
  refreshSession(input: {refreshToken: $refreshToken}) {
    accessToken
    refreshToken
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RefreshSessionMutation, RefreshSessionMutationVariables>;
export const SignOutDocument = new TypedDocumentString(`
    mutation SignOut($refreshToken: String!) {
  signOut(input: {refreshToken: $refreshToken}) {
    endedSessionId
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SignOutMutation, SignOutMutationVariables>;
export const UnlockUserDocument = new TypedDocumentString(`
    mutation UnlockUser($person: ID!) {
  unlockUser(input: {id: $person}) {
    user {
      displayName
      lockedUntil
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UnlockUserMutation, UnlockUserMutationVariables>;
export const RevokeUserSessionsDocument = new TypedDocumentString(`
    mutation RevokeUserSessions($person: ID!) {
  revokeUserSessions(input: {id: $person}) {
    user {
      displayName
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeUserSessionsMutation, RevokeUserSessionsMutationVariables>;
export const ChangePasswordDocument = new TypedDocumentString(`
    mutation ChangePassword($password: String!) {
  changePassword(
    input: {currentPassword: $password, newPassword: "some other words, as unrelated"}
  ) {
    user {
      passwordChangedAt
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ChangePasswordMutation, ChangePasswordMutationVariables>;
export const EndSessionDocument = new TypedDocumentString(`
    mutation EndSession($session: ID!) {
  endSession(input: {id: $session}) {
    endedSessionId
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<EndSessionMutation, EndSessionMutationVariables>;
export const RequestPasswordResetDocument = new TypedDocumentString(`
    mutation RequestPasswordReset($login: String!) {
  requestPasswordReset(input: {login: $login}) {
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RequestPasswordResetMutation, RequestPasswordResetMutationVariables>;
export const ResetForgottenPasswordDocument = new TypedDocumentString(`
    mutation ResetForgottenPassword($secret: String!, $newPassword: String!) {
  resetForgottenPassword(input: {secret: $secret, newPassword: $newPassword}) {
    userId
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ResetForgottenPasswordMutation, ResetForgottenPasswordMutationVariables>;