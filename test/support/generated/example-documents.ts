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

/** What a group is for. */
export type GroupKind =
  /** To be written to. */
  | 'DISTRIBUTION_LIST'
  /** To be given roles. */
  | 'SECURITY'
  /** To work together. */
  | 'TEAM';

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