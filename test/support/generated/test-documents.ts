/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** An invitation that shall be accepted, named in exactly one way: by the secret in its link, or by its id. */
export type AcceptInvitationInput = {
  /** The account that shall be made. Left out by who has signed in: then theirs is meant. */
  account?: NewAccountInput | null | undefined;
  /** The id, for who has signed in to an account with its address, verified: `viewer.invitations` has it. */
  id?: string | null | undefined;
  /** The secret in the link. */
  secret?: string | null | undefined;
};

/** Whether access counts. */
export type AccessStatus =
  /** It does. */
  | 'ACTIVE'
  /** It does not, for now; roles and memberships are kept. */
  | 'SUSPENDED';

/** An account whose state shall change. */
export type AccountInput = {
  /** Only tell what it would do to the permissions of people, in `preview`; nothing is changed. */
  dryRun?: boolean | null | undefined;
  /** The person. */
  id: string;
};

/** The state of the account itself, apart from any tenant. */
export type AccountStatus =
  /** It works. */
  | 'ACTIVE'
  /** It does not work. */
  | 'DEACTIVATED'
  /** It waits for its owner to accept the invitation. */
  | 'INVITED';

/** Conditions on a AccountStatus; all that are given must hold. */
export type AccountStatusFilter = {
  /** Is this. */
  eq?: AccountStatus | null | undefined;
  /** Is one of these. */
  in?: Array<AccountStatus> | null | undefined;
  /** Is not this. */
  ne?: AccountStatus | null | undefined;
  /** Is none of these. */
  notIn?: Array<AccountStatus> | null | undefined;
};

/** Somebody who shall be in a group. */
export type AddGroupMemberInput = {
  /** Only tell what it would do to the permissions of people, in `preview`; nothing is changed. */
  dryRun?: boolean | null | undefined;
  /** When it ends by itself; never if left out. */
  expiresAt?: string | null | undefined;
  /** The group. */
  groupId: string;
  /** The person or service account. */
  memberId: string;
  /** Owner or member; member if left out. */
  role?: MembershipRole | null | undefined;
};

/** Several who shall be in groups, with an answer for each. */
export type AddGroupMembersInput = {
  /** Whether nothing is done when one of them fails; if left out, the others are done. */
  atomic?: boolean | null | undefined;
  /** Only tell what it would do to the permissions of people, in `preview`; nothing is changed. */
  dryRun?: boolean | null | undefined;
  /** Who shall be in what: at most 1,000. */
  members: Array<GroupMemberInput>;
};

/** Which API tokens are wanted. All conditions given side by side must hold. */
export type ApiTokenFilter = {
  /** All of these hold. */
  and?: Array<ApiTokenFilter> | null | undefined;
  /** Conditions on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** Conditions on `expiresAt`. */
  expiresAt?: DateTimeFilter | null | undefined;
  /** Conditions on `id`. */
  id?: IdFilter | null | undefined;
  /** Conditions on `lastUsedAt`. */
  lastUsedAt?: DateTimeFilter | null | undefined;
  /** Conditions on `name`. */
  name?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: ApiTokenFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<ApiTokenFilter> | null | undefined;
  /** Conditions on `prefix`. */
  prefix?: StringFilter | null | undefined;
  /** Conditions on `revokedAt`. */
  revokedAt?: DateTimeFilter | null | undefined;
  /** Conditions on `status`. */
  status?: ApiTokenStatusFilter | null | undefined;
};

/** How API tokens are sorted; ids break ties. */
export type ApiTokenOrder = {
  /** Which way. */
  direction?: OrderDirection;
  /** What to sort by. */
  field: ApiTokenOrderField;
};

/** What API tokens can be sorted by. */
export type ApiTokenOrderField =
  /** By `createdAt`. */
  | 'CREATED_AT'
  /** By `expiresAt`. */
  | 'EXPIRES_AT'
  /** By `lastUsedAt`. */
  | 'LAST_USED_AT'
  /** By `name`. */
  | 'NAME';

/** Whether a token can still be used, as far as that depends on the token. */
export type ApiTokenStatus =
  /** It can, as long as the account of its owner and the tenant work. */
  | 'ACTIVE'
  /** Its time is over. */
  | 'EXPIRED'
  /** Somebody has ended it. */
  | 'REVOKED';

/** Conditions on a ApiTokenStatus; all that are given must hold. */
export type ApiTokenStatusFilter = {
  /** Is this. */
  eq?: ApiTokenStatus | null | undefined;
  /** Is one of these. */
  in?: Array<ApiTokenStatus> | null | undefined;
  /** Is not this. */
  ne?: ApiTokenStatus | null | undefined;
  /** Is none of these. */
  notIn?: Array<ApiTokenStatus> | null | undefined;
};

/** A role that shall be given to a principal on a scope. */
export type AssignRoleInput = {
  /** Only tell what it would do to the permissions of people, in `preview`; nothing is changed. */
  dryRun?: boolean | null | undefined;
  /** When it ends by itself; never if left out. */
  expiresAt?: string | null | undefined;
  /** The person, group or service account. */
  principalId: string;
  /** Why it is given: at most 1,000 characters. */
  reason?: string | null | undefined;
  /** The role. */
  roleId: string;
  /** What it is given on. */
  scope: ScopeInput;
};

/** Several roles that shall be given, with an answer for each. */
export type AssignRolesInput = {
  /** Who shall get what: at most 1,000. */
  assignments: Array<RoleAssignmentInput>;
  /** Whether nothing is done when one of them fails; if left out, the others are done. */
  atomic?: boolean | null | undefined;
  /** Only tell what it would do to the permissions of people, in `preview`; nothing is changed. */
  dryRun?: boolean | null | undefined;
};

/** Which events of the audit trail are wanted. All conditions given side by side must hold. */
export type AuditEventFilter = {
  /** Conditions on `action`. */
  action?: StringFilter | null | undefined;
  /** Conditions on `actorId`. */
  actorId?: IdFilter | null | undefined;
  /** All of these hold. */
  and?: Array<AuditEventFilter> | null | undefined;
  /** Conditions on `at`. */
  at?: DateTimeFilter | null | undefined;
  /** Conditions on `code`. */
  code?: StringFilter | null | undefined;
  /** Concerns this thing, whatever it is. */
  concerns?: string | null | undefined;
  /** Conditions on `id`. */
  id?: IdFilter | null | undefined;
  /** Conditions on `impersonatorId`. */
  impersonatorId?: IdFilter | null | undefined;
  /** This does not hold. */
  not?: AuditEventFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<AuditEventFilter> | null | undefined;
  /** Conditions on `outcome`. */
  outcome?: AuditOutcomeFilter | null | undefined;
  /** Conditions on `requestId`. */
  requestId?: StringFilter | null | undefined;
  /** Conditions on `tokenId`. */
  tokenId?: IdFilter | null | undefined;
};

/** How events of the audit trail are sorted; ids break ties. */
export type AuditEventOrder = {
  /** Which way. */
  direction?: OrderDirection;
  /** What to sort by. */
  field: AuditEventOrderField;
};

/** What events of the audit trail can be sorted by. */
export type AuditEventOrderField =
  /** By `at`. */
  | 'AT';

/** What became of what somebody tried. */
export type AuditOutcome =
  /** It was refused: they may not. */
  | 'DENIED'
  /** It could not be done as things were. */
  | 'FAILED'
  /** It was done. */
  | 'SUCCEEDED';

/** Conditions on a AuditOutcome; all that are given must hold. */
export type AuditOutcomeFilter = {
  /** Is this. */
  eq?: AuditOutcome | null | undefined;
  /** Is one of these. */
  in?: Array<AuditOutcome> | null | undefined;
  /** Is not this. */
  ne?: AuditOutcome | null | undefined;
  /** Is none of these. */
  notIn?: Array<AuditOutcome> | null | undefined;
};

/** Conditions on a yes or no. */
export type BooleanFilter = {
  /** Is this. */
  eq?: boolean | null | undefined;
  /** Is not this. */
  ne?: boolean | null | undefined;
};

/** Your own password, which shall be another. */
export type ChangePasswordInput = {
  /** The one that you have. */
  currentPassword: string;
  /** Whether your API tokens go on working. If left out they end: whoever knew the old password may have made some. */
  keepApiTokens?: boolean | null | undefined;
  /** The new one. At least 12 characters and at most 1,024 bytes, of any kind; not a name or address of its owner, and not one of those that are tried first. */
  newPassword: string;
};

/** The new e-mail address of a person. */
export type ChangeUserEmailInput = {
  /** The address: unique, at most 254 characters; null for none. */
  email?: string | null | undefined;
  /** The person. */
  id: string;
  /** Whether it is known that the address is theirs, so that they can sign in by it; if left out, it is not. It takes the permission `user:update` on the platform. */
  verified?: boolean | null | undefined;
  /** The version that you have read: if somebody has changed it since, nothing is done (CONFLICT). */
  version?: number | null | undefined;
};

/** Whether the account belongs to a company that has claimed its e-mail domain. */
export type ClaimStatus =
  /** A company manages it. */
  | 'MANAGED'
  /** Its owner manages it. */
  | 'UNMANAGED';

/** Conditions on a ClaimStatus; all that are given must hold. */
export type ClaimStatusFilter = {
  /** Is this. */
  eq?: ClaimStatus | null | undefined;
  /** Is one of these. */
  in?: Array<ClaimStatus> | null | undefined;
  /** Is not this. */
  ne?: ClaimStatus | null | undefined;
  /** Is none of these. */
  notIn?: Array<ClaimStatus> | null | undefined;
};

/** A new API token. */
export type CreateApiTokenInput = {
  /** How many days it lives: 1 to 365, or to as many as the tenant allows; the most if left out. */
  days?: number | null | undefined;
  /** When it ends by itself, in place of `days`. */
  expiresAt?: string | null | undefined;
  /** What it is called: at most 100 characters. */
  name: string;
  /** Whose it shall be: a person or service account; your own if left out. */
  ownerId?: string | null | undefined;
  /** The permissions that it is limited to, by name: 1 to 100. If left out, it is for everything that its owner may. */
  scopes?: Array<string> | null | undefined;
  /** The tenant that it is for, and for no other. A token of a service account is always for its own tenant. */
  tenantId?: string | null | undefined;
};

/** A new directory. */
export type CreateDirectoryInput = {
  /** What it is for: at most 1,000 characters. */
  description?: string | null | undefined;
  /** Its name, unique within the tenant: at most 100 characters. */
  name: string;
  /** The tenant that it shall belong to; the one you ask in if left out. */
  tenantId?: string | null | undefined;
};

/** A new domain: under another one, or at the root of the tree of a tenant. */
export type CreateDomainInput = {
  /** What it is: at most 1,000 characters. */
  description?: string | null | undefined;
  /** The last part of its path: at most 100 characters without `/`. The path is unique within the tenant. */
  name: string;
  /** The domain that it shall lie under; if left out, it lies at the root of the tree of the tenant. */
  parentId?: string | null | undefined;
  /** The tenant, for a domain at the root; the one you ask in if left out. Not together with `parentId`. */
  tenantId?: string | null | undefined;
};

/** A new group. */
export type CreateGroupInput = {
  /** What it is for: at most 1,000 characters. */
  description?: string | null | undefined;
  /** The directory that it shall belong to. */
  directoryId: string;
  /** What kind of group it is; SECURITY if left out. */
  kind?: GroupKind | null | undefined;
  /** Its name, unique within the directory: at most 200 characters. */
  name: string;
};

/** A new permission of an application. */
export type CreatePermissionInput = {
  /** What it allows, in words: at most 1,000 characters. */
  description?: string | null | undefined;
  /** Its name: `resource:action` in lower-case letters, digits and single dashes. */
  name: string;
};

/** A new role. */
export type CreateRoleInput = {
  /** What it is for: at most 1,000 characters. */
  description?: string | null | undefined;
  /** The roles that it includes: of its own tenant, or of the whole instance. */
  includes?: Array<string> | null | undefined;
  /** Whether it is for the whole instance and belongs to no tenant. Leave `tenantId` out then. */
  instance?: boolean | null | undefined;
  /** Whom it is for; USER if left out. */
  level?: RoleLevel | null | undefined;
  /** Its name, unique within the tenant: at most 100 characters. */
  name: string;
  /** The names of the permissions that it carries itself: at most 1,000. */
  permissions?: Array<string> | null | undefined;
  /** The tenant that it shall belong to; the one you ask in if left out. */
  tenantId?: string | null | undefined;
};

/** A new service account. */
export type CreateServiceAccountInput = {
  /** What it does: at most 1,000 characters. */
  description?: string | null | undefined;
  /** Its name, unique within the tenant: at most 100 characters. */
  name: string;
  /** The tenant that it shall belong to; the one you ask in if left out. */
  tenantId?: string | null | undefined;
};

/** A new tenant. */
export type CreateTenantInput = {
  /** Who shall administer it: a person, who gets access to it and the role "Tenant administrator". Nobody does if left out. */
  administratorId?: string | null | undefined;
  /** What the tenant is: at most 1,000 characters. */
  description?: string | null | undefined;
  /** Only tell what it would do to the permissions of people, in `preview`; nothing is changed. */
  dryRun?: boolean | null | undefined;
  /** The name that people read: at most 200 characters. */
  name: string;
  /** A short name for addresses: 1 to 63 lower-case letters, digits and single dashes, unique. */
  slug: string;
};

/** A new person. */
export type CreateUserInput = {
  /** The web address of a picture of them: at most 1,000 characters. */
  avatarUrl?: string | null | undefined;
  /** The department they work in: at most 200 characters. */
  department?: string | null | undefined;
  /** The directory in which they get a place; the tenant's default one if left out. */
  directoryId?: string | null | undefined;
  /** The name that is shown: at most 200 characters; made of the other names if left out. */
  displayName?: string | null | undefined;
  /** Their e-mail address, unique on the whole instance whatever its case: at most 254 characters. */
  email?: string | null | undefined;
  /** Whether it is known that the address is theirs; if left out, it is not. It takes the permission `user:update` on the platform. */
  emailVerified?: boolean | null | undefined;
  /** The id that another system knows them by, letter by letter: unique, at most 255 characters. */
  externalId?: string | null | undefined;
  /** Family name: at most 100 characters. */
  familyName?: string | null | undefined;
  /** Given name: at most 100 characters. */
  givenName?: string | null | undefined;
  /** Groups of the tenant that they shall be in. It takes what adding a member to each takes. */
  groupIds?: Array<string> | null | undefined;
  /** What they do: at most 200 characters. */
  jobTitle?: string | null | undefined;
  /** Their language and region as a BCP 47 tag, for example `pt-BR`. */
  locale?: string | null | undefined;
  /** Where they work: at most 200 characters. */
  location?: string | null | undefined;
  /** What they like to be called: at most 100 characters. */
  nickname?: string | null | undefined;
  /** The organisation they work for: at most 200 characters. */
  organization?: string | null | undefined;
  /** The tenant in which they get access; if left out, that of the directory, or the one you ask in, or your own. Only with the permission on the platform is somebody made without any. */
  tenantId?: string | null | undefined;
  /** Their time zone in the IANA database, for example `Europe/Lisbon`. */
  timeZone?: string | null | undefined;
  /** The name they sign in with, unique on the whole instance whatever its case: at most 100 characters. */
  username: string;
};

/** Conditions on a moment; all that are given must hold. */
export type DateTimeFilter = {
  /** At this moment. */
  eq?: string | null | undefined;
  /** After this moment. */
  gt?: string | null | undefined;
  /** At or after this moment. */
  gte?: string | null | undefined;
  /** True for those without a value, false for those with one. */
  isNull?: boolean | null | undefined;
  /** Before this moment. */
  lt?: string | null | undefined;
  /** At or before this moment. */
  lte?: string | null | undefined;
  /** Not at this moment. */
  ne?: string | null | undefined;
};

/** A tenant that shall work no longer. */
export type DeactivateTenantInput = {
  /** Only tell what it would do to the permissions of people, in `preview`; nothing is changed. */
  dryRun?: boolean | null | undefined;
  /** The tenant. */
  id: string;
  /** Why, for the audit trail: at most 1,000 characters. */
  reason?: string | null | undefined;
  /** The version that you have read: if somebody has changed it since, nothing is done (CONFLICT). */
  version?: number | null | undefined;
};

/** An account that shall not work any more. */
export type DeactivateUserInput = {
  /** Only tell what it would do to the permissions of people, in `preview`; nothing is changed. */
  dryRun?: boolean | null | undefined;
  /** The person. */
  id: string;
  /** Why, for the audit trail: at most 1,000 characters. */
  reason?: string | null | undefined;
};

/** An API token that shall go, with the record of it. */
export type DeleteApiTokenInput = {
  /** The token. */
  id: string;
};

/** A directory that shall go. */
export type DeleteDirectoryInput = {
  /** The directory. */
  id: string;
  /** The version that you have read: if somebody has changed it since, nothing is done (CONFLICT). */
  version?: number | null | undefined;
};

/** A domain that shall go. */
export type DeleteDomainInput = {
  /** Only tell what it would do to the permissions of people, in `preview`; nothing is changed. */
  dryRun?: boolean | null | undefined;
  /** The domain. */
  id: string;
  /** What becomes of the roles that are given on it; RESTRICT if left out. */
  onUse?: OnUse | null | undefined;
  /** The version that you have read: if somebody has changed it since, nothing is done (CONFLICT). */
  version?: number | null | undefined;
};

/** A group that shall go. */
export type DeleteGroupInput = {
  /** Only tell what it would do to the permissions of people, in `preview`; nothing is changed. */
  dryRun?: boolean | null | undefined;
  /** The group. */
  id: string;
  /** The version that you have read: if somebody has changed it since, nothing is done (CONFLICT). */
  version?: number | null | undefined;
};

/** A permission of an application that shall go. */
export type DeletePermissionInput = {
  /** Its name. */
  name: string;
};

/** A role that shall go. */
export type DeleteRoleInput = {
  /** Only tell what it would do to the permissions of people, in `preview`; nothing is changed. */
  dryRun?: boolean | null | undefined;
  /** The role. */
  id: string;
  /** What becomes of it when it is assigned; RESTRICT if left out. */
  ifAssigned?: IfAssigned | null | undefined;
  /** The version that you have read: if somebody has changed it since, nothing is done (CONFLICT). */
  version?: number | null | undefined;
};

/** A service account that shall go. */
export type DeleteServiceAccountInput = {
  /** Only tell what it would do to the permissions of people, in `preview`; nothing is changed. */
  dryRun?: boolean | null | undefined;
  /** The service account. */
  id: string;
  /** The version that you have read: if somebody has changed it since, nothing is done (CONFLICT). */
  version?: number | null | undefined;
};

/** Which directories are wanted. All conditions given side by side must hold. */
export type DirectoryFilter = {
  /** All of these hold. */
  and?: Array<DirectoryFilter> | null | undefined;
  /** Conditions on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** Conditions on `id`. */
  id?: IdFilter | null | undefined;
  /** Conditions on `isDefault`. */
  isDefault?: BooleanFilter | null | undefined;
  /** Conditions on `name`. */
  name?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: DirectoryFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<DirectoryFilter> | null | undefined;
  /** Conditions on `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** How directories are sorted; ids break ties. */
export type DirectoryOrder = {
  /** Which way. */
  direction?: OrderDirection;
  /** What to sort by. */
  field: DirectoryOrderField;
};

/** What directories can be sorted by. */
export type DirectoryOrderField =
  /** By `createdAt`. */
  | 'CREATED_AT'
  /** By `name`. */
  | 'NAME'
  /** By `updatedAt`. */
  | 'UPDATED_AT';

/** Somebody's place in a directory. */
export type DirectoryPlaceInput = {
  /** The directory. */
  directoryId: string;
  /** Only tell what it would do to the permissions of people, in `preview`; nothing is changed. */
  dryRun?: boolean | null | undefined;
  /** The person. */
  userId: string;
};

/** Which domains are wanted. All conditions given side by side must hold. */
export type DomainFilter = {
  /** All of these hold. */
  and?: Array<DomainFilter> | null | undefined;
  /** Conditions on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** Conditions on `id`. */
  id?: IdFilter | null | undefined;
  /** Conditions on `managementSource`. */
  managementSource?: ManagementSourceFilter | null | undefined;
  /** This does not hold. */
  not?: DomainFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<DomainFilter> | null | undefined;
  /** Conditions on `parentId`. */
  parentId?: IdFilter | null | undefined;
  /** Conditions on `path`. */
  path?: StringFilter | null | undefined;
  /** Lies under this domain, at any distance. */
  under?: string | null | undefined;
  /** Conditions on `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** How domains are sorted; ids break ties. */
export type DomainOrder = {
  /** Which way. */
  direction?: OrderDirection;
  /** What to sort by. */
  field: DomainOrderField;
};

/** What domains can be sorted by. */
export type DomainOrderField =
  /** By `createdAt`. */
  | 'CREATED_AT'
  /** By `path`. */
  | 'PATH'
  /** By `updatedAt`. */
  | 'UPDATED_AT';

/** One of your sessions that shall end. */
export type EndSessionInput = {
  /** The session, which `viewer { sessions }` shows. */
  id: string;
};

/** How an external identity provider knows a person, letter by letter. */
export type ExternalIdentityInput = {
  /** The provider, for example `github`. */
  provider: string;
  /** What the provider calls them. */
  subject: string;
};

/** Access to a tenant that somebody shall get. Name them by exactly one of `userId`, `username`, `email`. */
export type GrantTenantAccessInput = {
  /** The directory in which they get a place; the tenant's default one if left out. */
  directoryId?: string | null | undefined;
  /** Only tell what it would do to the permissions of people, in `preview`; nothing is changed. */
  dryRun?: boolean | null | undefined;
  /** The exact e-mail address, whatever its case, also of somebody whom you do not see. */
  email?: string | null | undefined;
  /** The tenant; the one you ask in if left out. */
  tenantId?: string | null | undefined;
  /** A person whom you see. */
  userId?: string | null | undefined;
  /** The exact user name, whatever its case, also of somebody whom you do not see. */
  username?: string | null | undefined;
};

/** Which groups are wanted. All conditions given side by side must hold. */
export type GroupFilter = {
  /** All of these hold. */
  and?: Array<GroupFilter> | null | undefined;
  /** Conditions on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** Conditions on `directoryId`. */
  directoryId?: IdFilter | null | undefined;
  /** Has a role on this domain or on one above it, directly or through groups. */
  hasAccessTo?: string | null | undefined;
  /** Has this member. */
  hasMember?: HasMemberInput | null | undefined;
  /** Has this role on anything that you see. */
  hasRole?: HasRoleInput | null | undefined;
  /** Conditions on `id`. */
  id?: IdFilter | null | undefined;
  /** Is nested in no other group; false for those that are. */
  isRoot?: boolean | null | undefined;
  /** Conditions on `kind`. */
  kind?: GroupKindFilter | null | undefined;
  /** Conditions on `managementSource`. */
  managementSource?: ManagementSourceFilter | null | undefined;
  /** Conditions on `name`. */
  name?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: GroupFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<GroupFilter> | null | undefined;
  /** Conditions on `status`. */
  status?: GroupStatusFilter | null | undefined;
  /** Conditions on `system`. */
  system?: BooleanFilter | null | undefined;
  /** Is nested in this group, at any distance. */
  under?: string | null | undefined;
  /** Conditions on `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** What a group is for. */
export type GroupKind =
  /** To be written to. */
  | 'DISTRIBUTION_LIST'
  /** To be given roles. */
  | 'SECURITY'
  /** To work together. */
  | 'TEAM';

/** Conditions on a GroupKind; all that are given must hold. */
export type GroupKindFilter = {
  /** Is this. */
  eq?: GroupKind | null | undefined;
  /** Is one of these. */
  in?: Array<GroupKind> | null | undefined;
  /** Is not this. */
  ne?: GroupKind | null | undefined;
  /** Is none of these. */
  notIn?: Array<GroupKind> | null | undefined;
};

/** Which members are wanted. All conditions given side by side must hold. */
export type GroupMemberFilter = {
  /** All of these hold. */
  and?: Array<GroupMemberFilter> | null | undefined;
  /** Conditions on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** Conditions on `displayName`. */
  displayName?: StringFilter | null | undefined;
  /** Conditions on `id`. */
  id?: IdFilter | null | undefined;
  /** Conditions on `kind`. */
  kind?: PrincipalKindFilter | null | undefined;
  /** This does not hold. */
  not?: GroupMemberFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<GroupMemberFilter> | null | undefined;
  /** Conditions on `role`. */
  role?: MembershipRoleFilter | null | undefined;
};

/** Somebody who shall be in a group. */
export type GroupMemberInput = {
  /** When it ends by itself; never if left out. */
  expiresAt?: string | null | undefined;
  /** The group. */
  groupId: string;
  /** The person or service account. */
  memberId: string;
  /** Owner or member; member if left out. */
  role?: MembershipRole | null | undefined;
};

/** How members are sorted; ids break ties. */
export type GroupMemberOrder = {
  /** Which way. */
  direction?: OrderDirection;
  /** What to sort by. */
  field: GroupMemberOrderField;
};

/** What members can be sorted by. */
export type GroupMemberOrderField =
  /** By `addedAt`. */
  | 'ADDED_AT'
  /** By `createdAt`. */
  | 'CREATED_AT'
  /** By `displayName`. */
  | 'DISPLAY_NAME';

/** How groups are sorted; ids break ties. */
export type GroupOrder = {
  /** Which way. */
  direction?: OrderDirection;
  /** What to sort by. */
  field: GroupOrderField;
};

/** What groups can be sorted by. */
export type GroupOrderField =
  /** By `createdAt`. */
  | 'CREATED_AT'
  /** By `name`. */
  | 'NAME'
  /** By `updatedAt`. */
  | 'UPDATED_AT';

/** A group and one that it lies in. */
export type GroupParentInput = {
  /** Only tell what it would do to the permissions of people, in `preview`; nothing is changed. */
  dryRun?: boolean | null | undefined;
  /** The group that is nested. */
  groupId: string;
  /** The group that it is nested in. */
  parentId: string;
};

/** Whether a group is in use. */
export type GroupStatus =
  /** It is. */
  | 'ACTIVE'
  /** It is kept but not in use. */
  | 'DISABLED';

/** Conditions on a GroupStatus; all that are given must hold. */
export type GroupStatusFilter = {
  /** Is this. */
  eq?: GroupStatus | null | undefined;
  /** Is one of these. */
  in?: Array<GroupStatus> | null | undefined;
  /** Is not this. */
  ne?: GroupStatus | null | undefined;
  /** Is none of these. */
  notIn?: Array<GroupStatus> | null | undefined;
};

/** Asks for groups that somebody is in. */
export type HasMemberInput = {
  /** The person or service account. */
  principalId: string;
  /** Whether being in a group nested in it counts too. */
  transitive?: boolean;
};

/** Asks for those who have a role. */
export type HasRoleInput = {
  /** The role. */
  roleId: string;
  /** Whether having it through groups or through a role that includes it counts too. */
  transitive?: boolean;
};

/** Conditions on an id; all that are given must hold. */
export type IdFilter = {
  /** Is this. */
  eq?: string | null | undefined;
  /** Is one of these, 100 at most. */
  in?: Array<string> | null | undefined;
  /** True for those without a value, false for those with one. */
  isNull?: boolean | null | undefined;
  /** Is not this. */
  ne?: string | null | undefined;
  /** Is none of these, 100 at most. */
  notIn?: Array<string> | null | undefined;
};

/** What becomes of a role that is assigned when it is deleted. */
export type IfAssigned =
  /** Its assignments are revoked, and it is deleted. */
  | 'CASCADE'
  /** It stays, and nothing is done (IN_USE). */
  | 'RESTRICT';

/** Which invitations are wanted. All conditions given side by side must hold. */
export type InvitationFilter = {
  /** Conditions on `acceptedAt`. */
  acceptedAt?: DateTimeFilter | null | undefined;
  /** All of these hold. */
  and?: Array<InvitationFilter> | null | undefined;
  /** Conditions on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** Conditions on `delivery`. */
  delivery?: MailDeliveryFilter | null | undefined;
  /** Conditions on `directoryId`. */
  directoryId?: IdFilter | null | undefined;
  /** Conditions on `email`. */
  email?: StringFilter | null | undefined;
  /** Conditions on `expiresAt`. */
  expiresAt?: DateTimeFilter | null | undefined;
  /** Conditions on `id`. */
  id?: IdFilter | null | undefined;
  /** This does not hold. */
  not?: InvitationFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<InvitationFilter> | null | undefined;
  /** Conditions on `revokedAt`. */
  revokedAt?: DateTimeFilter | null | undefined;
  /** Conditions on `sentAt`. */
  sentAt?: DateTimeFilter | null | undefined;
  /** Conditions on `status`. */
  status?: InvitationStatusFilter | null | undefined;
};

/** Somebody who shall be invited. */
export type InvitationInput = {
  /** Their e-mail address: at most 254 characters. */
  email: string;
  /** When the invitation ends by itself: in 7 days if left out, in 90 at the most. */
  expiresAt?: string | null | undefined;
  /** The groups that they will then be in: at most 100. */
  groupIds?: Array<string> | null | undefined;
  /** The language of the mail as a BCP 47 tag; `en` if left out. There is a text in English and in German; all others get the English one. */
  language?: string | null | undefined;
  /** What the mail tells them from you: at most 1,000 characters. */
  message?: string | null | undefined;
  /** The roles that they get when they accept: at most 100. */
  roles?: Array<InvitationRoleInput> | null | undefined;
};

/** What came of inviting somebody. */
export type InvitationOutcome =
  /** Somebody whom you see has this address, and access to the tenant already. Nothing was done. */
  | 'ALREADY_MEMBER'
  /** An invitation is on its way, or the answer has its link. */
  | 'INVITED'
  /** It was not done; `userErrors` tells why. */
  | 'REFUSED';

/** A role that shall come with an invitation. */
export type InvitationRoleInput = {
  /** The role. */
  roleId: string;
  /** What it will be given on: within the tenant of the invitation. */
  scope: ScopeInput;
};

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

/** Conditions on a InvitationStatus; all that are given must hold. */
export type InvitationStatusFilter = {
  /** Is this. */
  eq?: InvitationStatus | null | undefined;
  /** Is one of these. */
  in?: Array<InvitationStatus> | null | undefined;
  /** Is not this. */
  ne?: InvitationStatus | null | undefined;
  /** Is none of these. */
  notIn?: Array<InvitationStatus> | null | undefined;
};

/** People who shall be invited into a directory, with an answer for each. */
export type InviteUsersInput = {
  /** Whether nothing is done when one of them fails; if left out, the others are done. */
  atomic?: boolean | null | undefined;
  /** The directory; the default one of the tenant if left out. */
  directoryId?: string | null | undefined;
  /** Who shall be invited: at most 1,000. */
  invitations: Array<InvitationInput>;
  /** Whether a mail goes out, which it does if left out. If not, or as long as no mail server is configured, the answer has the link, this once. */
  sendEmail?: boolean | null | undefined;
  /** The tenant; the one you ask in if left out. */
  tenantId?: string | null | undefined;
};

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

/** Conditions on a MailDelivery; all that are given must hold. */
export type MailDeliveryFilter = {
  /** Is this. */
  eq?: MailDelivery | null | undefined;
  /** Is one of these. */
  in?: Array<MailDelivery> | null | undefined;
  /** Is not this. */
  ne?: MailDelivery | null | undefined;
  /** Is none of these. */
  notIn?: Array<MailDelivery> | null | undefined;
};

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

/** Conditions on a ManagementSource; all that are given must hold. */
export type ManagementSourceFilter = {
  /** Is this. */
  eq?: ManagementSource | null | undefined;
  /** Is one of these. */
  in?: Array<ManagementSource> | null | undefined;
  /** Is not this. */
  ne?: ManagementSource | null | undefined;
  /** Is none of these. */
  notIn?: Array<ManagementSource> | null | undefined;
};

/** Asks for those who are in a group. */
export type MemberOfInput = {
  /** The group. */
  groupId: string;
  /** Whether members of the groups nested in it count too. */
  transitive?: boolean;
};

/** What somebody is in a group. */
export type MembershipRole =
  /** Is in the group. */
  | 'MEMBER'
  /** Manages who is in the group, and is in it. */
  | 'OWNER';

/** Conditions on a MembershipRole; all that are given must hold. */
export type MembershipRoleFilter = {
  /** Is this. */
  eq?: MembershipRole | null | undefined;
  /** Is one of these. */
  in?: Array<MembershipRole> | null | undefined;
  /** Is not this. */
  ne?: MembershipRole | null | undefined;
  /** Is none of these. */
  notIn?: Array<MembershipRole> | null | undefined;
};

/** Where a domain shall lie. */
export type MoveDomainInput = {
  /** Only tell what it would do to the permissions of people, in `preview`; nothing is changed. */
  dryRun?: boolean | null | undefined;
  /** The domain. */
  id: string;
  /** The domain of the same tenant that it shall lie under; null or left out for the root of the tree. */
  parentId?: string | null | undefined;
  /** The version that you have read: if somebody has changed it since, nothing is done (CONFLICT). */
  version?: number | null | undefined;
};

/** The account that whoever has none makes by accepting. Its address is that of the invitation. */
export type NewAccountInput = {
  /** The name that is shown: at most 200 characters; made of the other names if left out. */
  displayName?: string | null | undefined;
  /** Family name: at most 100 characters. */
  familyName?: string | null | undefined;
  /** Given name: at most 100 characters. */
  givenName?: string | null | undefined;
  /** Language and region as a BCP 47 tag, for example `pt-BR`. */
  locale?: string | null | undefined;
  /** What they like to be called: at most 100 characters. */
  nickname?: string | null | undefined;
  /** The password to sign in with; left out by who signs in elsewhere. At least 12 characters and at most 1,024 bytes, of any kind; not a name or address of its owner, and not one of those that are tried first. */
  password?: string | null | undefined;
  /** The time zone in the IANA database, for example `Europe/Lisbon`. */
  timeZone?: string | null | undefined;
  /** The name to sign in with, unique on the whole instance whatever its case: at most 100 characters. */
  username: string;
};

/** What becomes of what depends on a thing that shall go. */
export type OnUse =
  /** What depends on it goes with it. */
  | 'CASCADE'
  /** The thing stays as long as something depends on it (IN_USE). */
  | 'RESTRICT';

/** Which way an order goes. */
export type OrderDirection =
  /** Smallest, earliest or alphabetically first; what has no value comes before everything. */
  | 'ASC'
  /** The other way round. */
  | 'DESC';

/** Somebody who signs in with a password. */
export type PasswordOwnerInput = {
  /** The person. */
  id: string;
};

/** Which permissions are wanted. All conditions given side by side must hold. */
export type PermissionFilter = {
  /** Conditions on `action`. */
  action?: StringFilter | null | undefined;
  /** All of these hold. */
  and?: Array<PermissionFilter> | null | undefined;
  /** Conditions on `name`. */
  name?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: PermissionFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<PermissionFilter> | null | undefined;
  /** Conditions on `resource`. */
  resource?: StringFilter | null | undefined;
  /** Conditions on `system`. */
  system?: BooleanFilter | null | undefined;
};

/** How permissions are sorted; ids break ties. */
export type PermissionOrder = {
  /** Which way. */
  direction?: OrderDirection;
  /** What to sort by. */
  field: PermissionOrderField;
};

/** What permissions can be sorted by. */
export type PermissionOrderField =
  /** By `action`. */
  | 'ACTION'
  /** By `name`. */
  | 'NAME'
  /** By `resource`. */
  | 'RESOURCE';

/** Which principals are wanted. All conditions given side by side must hold. */
export type PrincipalFilter = {
  /** All of these hold. */
  and?: Array<PrincipalFilter> | null | undefined;
  /** Conditions on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** Conditions on `displayName`. */
  displayName?: StringFilter | null | undefined;
  /** Has this role on anything that you see. */
  hasRole?: HasRoleInput | null | undefined;
  /** Conditions on `id`. */
  id?: IdFilter | null | undefined;
  /** Conditions on `kind`. */
  kind?: PrincipalKindFilter | null | undefined;
  /** Is in this group. */
  memberOf?: MemberOfInput | null | undefined;
  /** This does not hold. */
  not?: PrincipalFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<PrincipalFilter> | null | undefined;
};

/** The kinds of principals. */
export type PrincipalKind =
  /** A group of people and service accounts. */
  | 'GROUP'
  /** A program. */
  | 'SERVICE_ACCOUNT'
  /** A person. */
  | 'USER';

/** Conditions on a PrincipalKind; all that are given must hold. */
export type PrincipalKindFilter = {
  /** Is this. */
  eq?: PrincipalKind | null | undefined;
  /** Is one of these. */
  in?: Array<PrincipalKind> | null | undefined;
  /** Is not this. */
  ne?: PrincipalKind | null | undefined;
  /** Is none of these. */
  notIn?: Array<PrincipalKind> | null | undefined;
};

/** How principals are sorted; ids break ties. */
export type PrincipalOrder = {
  /** Which way. */
  direction?: OrderDirection;
  /** What to sort by. */
  field: PrincipalOrderField;
};

/** What principals can be sorted by. */
export type PrincipalOrderField =
  /** By `createdAt`. */
  | 'CREATED_AT'
  /** By `displayName`. */
  | 'DISPLAY_NAME';

/** A tenant that shall work again. */
export type ReactivateTenantInput = {
  /** Only tell what it would do to the permissions of people, in `preview`; nothing is changed. */
  dryRun?: boolean | null | undefined;
  /** The tenant. */
  id: string;
  /** Why, for the audit trail: at most 1,000 characters. */
  reason?: string | null | undefined;
  /** The version that you have read: if somebody has changed it since, nothing is done (CONFLICT). */
  version?: number | null | undefined;
};

/** A session that shall go on. */
export type RefreshSessionInput = {
  /** The refresh token that signing in, or the last renewal, has given. */
  refreshToken: string;
};

/** A member who shall leave a group. */
export type RemoveGroupMemberInput = {
  /** Only tell what it would do to the permissions of people, in `preview`; nothing is changed. */
  dryRun?: boolean | null | undefined;
  /** The group. */
  groupId: string;
  /** The member. */
  memberId: string;
};

/** An invitation that shall hold longer, and be sent again. */
export type RenewInvitationInput = {
  /** When it ends by itself from now on: in 7 days if left out, in 90 at the most. */
  expiresAt?: string | null | undefined;
  /** The invitation. */
  id: string;
  /** Whether a mail goes out, which it does if left out. If not, or as long as no mail server is configured, the answer has the link, this once. */
  sendEmail?: boolean | null | undefined;
  /** The version that you have read: if somebody has changed it since, nothing is done (CONFLICT). */
  version?: number | null | undefined;
};

/** Who has forgotten their password. */
export type RequestPasswordResetInput = {
  /** Your user name, or your e-mail address, whatever its case. */
  login: string;
};

/** An invitation that shall be sent again. */
export type ResendInvitationInput = {
  /** The invitation. */
  id: string;
  /** Whether a mail goes out, which it does if left out. If not, or as long as no mail server is configured, the answer has the link, this once. */
  sendEmail?: boolean | null | undefined;
  /** The version that you have read: if somebody has changed it since, nothing is done (CONFLICT). */
  version?: number | null | undefined;
};

/** A password in place of one that was forgotten. */
export type ResetForgottenPasswordInput = {
  /** The new password. At least 12 characters and at most 1,024 bytes, of any kind; not a name or address of its owner, and not one of those that are tried first. */
  newPassword: string;
  /** The secret in the link of the mail. */
  secret: string;
};

/** A new password for somebody. */
export type ResetUserPasswordInput = {
  /** The person. */
  id: string;
  /** Whether their API tokens go on working. If left out they end: whoever knew the old password may have made some. */
  keepApiTokens?: boolean | null | undefined;
  /** Their new password. At least 12 characters and at most 1,024 bytes, of any kind; not a name or address of its owner, and not one of those that are tried first. */
  newPassword: string;
};

/** An API token that shall end. */
export type RevokeApiTokenInput = {
  /** The token. */
  id: string;
};

/** API tokens that shall end: either those of a list, or all of an owner, or of a tenant, or both, that you see and that can still be used. */
export type RevokeApiTokensInput = {
  /** Whether nothing is done when one of them fails; if left out, the others are done. */
  atomic?: boolean | null | undefined;
  /** These tokens: at most 1,000. Not together with the others. */
  ids?: Array<string> | null | undefined;
  /** Those of this person or service account. */
  ownerId?: string | null | undefined;
  /** Those that are for this tenant or are of its service accounts. */
  tenantId?: string | null | undefined;
};

/** An invitation that shall be taken back. */
export type RevokeInvitationInput = {
  /** The invitation. */
  id: string;
  /** The version that you have read: if somebody has changed it since, nothing is done (CONFLICT). */
  version?: number | null | undefined;
};

/** A role that shall be taken away, named in exactly one way: by the id of the assignment, or by principal, role and scope. */
export type RevokeRoleInput = {
  /** The assignment. */
  assignmentId?: string | null | undefined;
  /** Only tell what it would do to the permissions of people, in `preview`; nothing is changed. */
  dryRun?: boolean | null | undefined;
  /** The person, group or service account that has it. */
  principalId?: string | null | undefined;
  /** The role. */
  roleId?: string | null | undefined;
  /** What it was given on. */
  scope?: ScopeInput | null | undefined;
};

/** Several roles that shall be taken away, with an answer for each. */
export type RevokeRolesInput = {
  /** The assignments: at most 1,000. */
  assignmentIds: Array<string>;
  /** Whether nothing is done when one of them fails; if left out, the others are done. */
  atomic?: boolean | null | undefined;
  /** Only tell what it would do to the permissions of people, in `preview`; nothing is changed. */
  dryRun?: boolean | null | undefined;
};

/** Access to a tenant that somebody shall lose. */
export type RevokeTenantAccessInput = {
  /** Only tell what it would do to the permissions of people, in `preview`; nothing is changed. */
  dryRun?: boolean | null | undefined;
  /** The tenant; the one you ask in if left out. */
  tenantId?: string | null | undefined;
  /** The person. */
  userId: string;
};

/** Which role assignments are wanted. All conditions given side by side must hold. */
export type RoleAssignmentFilter = {
  /** All of these hold. */
  and?: Array<RoleAssignmentFilter> | null | undefined;
  /** Is given on this domain or on one above it. */
  coversDomain?: string | null | undefined;
  /** Conditions on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** Conditions on `directoryId`. */
  directoryId?: IdFilter | null | undefined;
  /** Conditions on `domainId`. */
  domainId?: IdFilter | null | undefined;
  /** Conditions on `expiresAt`. */
  expiresAt?: DateTimeFilter | null | undefined;
  /** Conditions on `id`. */
  id?: IdFilter | null | undefined;
  /** Conditions on `managementSource`. */
  managementSource?: ManagementSourceFilter | null | undefined;
  /** This does not hold. */
  not?: RoleAssignmentFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<RoleAssignmentFilter> | null | undefined;
  /** Conditions on `principalId`. */
  principalId?: IdFilter | null | undefined;
  /** Conditions on `principalKind`. */
  principalKind?: PrincipalKindFilter | null | undefined;
  /** Conditions on `roleId`. */
  roleId?: IdFilter | null | undefined;
  /** Conditions on `scopeKind`. */
  scopeKind?: ScopeKindFilter | null | undefined;
};

/** A role that shall be given to a principal on a scope. */
export type RoleAssignmentInput = {
  /** When it ends by itself; never if left out. */
  expiresAt?: string | null | undefined;
  /** The person, group or service account. */
  principalId: string;
  /** Why it is given: at most 1,000 characters. */
  reason?: string | null | undefined;
  /** The role. */
  roleId: string;
  /** What it is given on. */
  scope: ScopeInput;
};

/** How role assignments are sorted; ids break ties. */
export type RoleAssignmentOrder = {
  /** Which way. */
  direction?: OrderDirection;
  /** What to sort by. */
  field: RoleAssignmentOrderField;
};

/** What role assignments can be sorted by. */
export type RoleAssignmentOrderField =
  /** By `createdAt`. */
  | 'CREATED_AT'
  /** By `expiresAt`. */
  | 'EXPIRES_AT';

/** Which roles are wanted. All conditions given side by side must hold. */
export type RoleFilter = {
  /** All of these hold. */
  and?: Array<RoleFilter> | null | undefined;
  /** Conditions on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** Carries this permission, itself or through a role that it includes. */
  hasPermission?: string | null | undefined;
  /** Conditions on `id`. */
  id?: IdFilter | null | undefined;
  /** Conditions on `isDefault`. */
  isDefault?: BooleanFilter | null | undefined;
  /** Conditions on `level`. */
  level?: RoleLevelFilter | null | undefined;
  /** Conditions on `name`. */
  name?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: RoleFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<RoleFilter> | null | undefined;
  /** Conditions on `type`. */
  type?: RoleTypeFilter | null | undefined;
  /** Conditions on `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** Whom a role is for. */
export type RoleLevel =
  /** For those who administer. */
  | 'ADMIN'
  /** For those who use. */
  | 'USER';

/** Conditions on a RoleLevel; all that are given must hold. */
export type RoleLevelFilter = {
  /** Is this. */
  eq?: RoleLevel | null | undefined;
  /** Is one of these. */
  in?: Array<RoleLevel> | null | undefined;
  /** Is not this. */
  ne?: RoleLevel | null | undefined;
  /** Is none of these. */
  notIn?: Array<RoleLevel> | null | undefined;
};

/** How roles are sorted; ids break ties. */
export type RoleOrder = {
  /** Which way. */
  direction?: OrderDirection;
  /** What to sort by. */
  field: RoleOrderField;
};

/** What roles can be sorted by. */
export type RoleOrderField =
  /** By `createdAt`. */
  | 'CREATED_AT'
  /** By `name`. */
  | 'NAME'
  /** By `updatedAt`. */
  | 'UPDATED_AT';

/** Who made a role. */
export type RoleType =
  /** Made by a tenant, or for the whole instance: it can be changed. */
  | 'CUSTOM'
  /** Built in: it cannot be changed. */
  | 'SYSTEM';

/** Conditions on a RoleType; all that are given must hold. */
export type RoleTypeFilter = {
  /** Is this. */
  eq?: RoleType | null | undefined;
  /** Is one of these. */
  in?: Array<RoleType> | null | undefined;
  /** Is not this. */
  ne?: RoleType | null | undefined;
  /** Is none of these. */
  notIn?: Array<RoleType> | null | undefined;
};

/** What a role is given on: a kind, and the ids that this kind needs. */
export type ScopeInput = {
  /** The directory, for DIRECTORY alone. */
  directoryId?: string | null | undefined;
  /** The domain, for DOMAIN alone. */
  domainId?: string | null | undefined;
  /** How far it reaches. */
  kind: ScopeKind;
  /** The tenant: for TENANT the one you ask in if left out, for DIRECTORY and DOMAIN the one that they lie in. None for PLATFORM. */
  tenantId?: string | null | undefined;
};

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

/** Conditions on a ScopeKind; all that are given must hold. */
export type ScopeKindFilter = {
  /** Is this. */
  eq?: ScopeKind | null | undefined;
  /** Is one of these. */
  in?: Array<ScopeKind> | null | undefined;
  /** Is not this. */
  ne?: ScopeKind | null | undefined;
  /** Is none of these. */
  notIn?: Array<ScopeKind> | null | undefined;
};

/** Which service accounts are wanted. All conditions given side by side must hold. */
export type ServiceAccountFilter = {
  /** All of these hold. */
  and?: Array<ServiceAccountFilter> | null | undefined;
  /** Conditions on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** Conditions on `id`. */
  id?: IdFilter | null | undefined;
  /** Conditions on `name`. */
  name?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: ServiceAccountFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<ServiceAccountFilter> | null | undefined;
  /** Conditions on `status`. */
  status?: ServiceAccountStatusFilter | null | undefined;
  /** Conditions on `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** How service accounts are sorted; ids break ties. */
export type ServiceAccountOrder = {
  /** Which way. */
  direction?: OrderDirection;
  /** What to sort by. */
  field: ServiceAccountOrderField;
};

/** What service accounts can be sorted by. */
export type ServiceAccountOrderField =
  /** By `createdAt`. */
  | 'CREATED_AT'
  /** By `name`. */
  | 'NAME'
  /** By `updatedAt`. */
  | 'UPDATED_AT';

/** Whether a service account works. */
export type ServiceAccountStatus =
  /** It works. */
  | 'ACTIVE'
  /** Its tokens are dead. */
  | 'DISABLED';

/** Conditions on a ServiceAccountStatus; all that are given must hold. */
export type ServiceAccountStatusFilter = {
  /** Is this. */
  eq?: ServiceAccountStatus | null | undefined;
  /** Is one of these. */
  in?: Array<ServiceAccountStatus> | null | undefined;
  /** Is not this. */
  ne?: ServiceAccountStatus | null | undefined;
  /** Is none of these. */
  notIn?: Array<ServiceAccountStatus> | null | undefined;
};

/** The roles that shall be given to somebody in a tenant, or on the platform, and no others. What another system keeps stays, and so does what you do not see. */
export type SetAssignedRolesInput = {
  /** The roles: at most 1,000. One that shall end at another moment, or has another reason, is revoked and given anew; a reason that is left out stays. */
  assignments: Array<WantedRoleInput>;
  /** Only tell what it would do to the permissions of people, in `preview`; nothing is changed. */
  dryRun?: boolean | null | undefined;
  /** Whether these are the roles on the platform, and not those in a tenant. Leave `tenantId` out then. */
  platform?: boolean | null | undefined;
  /** The person, group or service account. */
  principalId: string;
  /** The tenant in which these roles are given; the one you ask in if left out. */
  tenantId?: string | null | undefined;
};

/** The groups of a tenant that somebody shall be in, and no others. Built-in groups and memberships that another system keeps stay, and so do groups that you do not see. */
export type SetUserGroupsInput = {
  /** Only tell what it would do to the permissions of people, in `preview`; nothing is changed. */
  dryRun?: boolean | null | undefined;
  /** The groups: at most 1,000. */
  groups: Array<WantedGroupInput>;
  /** The tenant whose groups these are; the one you ask in if left out. */
  tenantId?: string | null | undefined;
  /** The person or service account. */
  userId: string;
};

/** Who signs in. */
export type SignInInput = {
  /** Their user name, or their e-mail address, whatever its case. */
  login: string;
  /** Their password. */
  password: string;
};

/** A session that shall end. */
export type SignOutInput = {
  /** Its refresh token; if left out, the session whose access token the request carries. */
  refreshToken?: string | null | undefined;
};

/** Conditions on a text; all that are given must hold. Case and compatible spellings (NFKC) do not matter. */
export type StringFilter = {
  /** Has this somewhere; wildcards mean themselves. */
  contains?: string | null | undefined;
  /** Ends with this. */
  endsWith?: string | null | undefined;
  /** Is this. */
  eq?: string | null | undefined;
  /** Is one of these, 100 at most. */
  in?: Array<string> | null | undefined;
  /** True for those without a value, false for those with one. */
  isNull?: boolean | null | undefined;
  /** Is not this; what has no value is not. */
  ne?: string | null | undefined;
  /** Is none of these, 100 at most. */
  notIn?: Array<string> | null | undefined;
  /** Begins with this. */
  startsWith?: string | null | undefined;
};

/** Which tenants are wanted. All conditions given side by side must hold. */
export type TenantFilter = {
  /** All of these hold. */
  and?: Array<TenantFilter> | null | undefined;
  /** Conditions on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** Conditions on `id`. */
  id?: IdFilter | null | undefined;
  /** Conditions on `name`. */
  name?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: TenantFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<TenantFilter> | null | undefined;
  /** Conditions on `slug`. */
  slug?: StringFilter | null | undefined;
  /** Conditions on `status`. */
  status?: TenantStatusFilter | null | undefined;
  /** Conditions on `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** How tenants are sorted; ids break ties. */
export type TenantOrder = {
  /** Which way. */
  direction?: OrderDirection;
  /** What to sort by. */
  field: TenantOrderField;
};

/** What tenants can be sorted by. */
export type TenantOrderField =
  /** By `createdAt`. */
  | 'CREATED_AT'
  /** By `name`. */
  | 'NAME'
  /** By `slug`. */
  | 'SLUG'
  /** By `updatedAt`. */
  | 'UPDATED_AT';

/** Whether a tenant works. */
export type TenantStatus =
  /** It works. */
  | 'ACTIVE'
  /** Nobody can sign in to it and its tokens are dead, until it is reactivated. */
  | 'DEACTIVATED';

/** Conditions on a TenantStatus; all that are given must hold. */
export type TenantStatusFilter = {
  /** Is this. */
  eq?: TenantStatus | null | undefined;
  /** Is one of these. */
  in?: Array<TenantStatus> | null | undefined;
  /** Is not this. */
  ne?: TenantStatus | null | undefined;
  /** Is none of these. */
  notIn?: Array<TenantStatus> | null | undefined;
};

/** An identity that shall be unlinked from its person. */
export type UnlinkIdentityInput = {
  /** The identity, which `User.externalIdentities` shows. */
  id: string;
};

/** What shall change of a directory: what is left out stays, null clears. */
export type UpdateDirectoryInput = {
  /** What it is for: at most 1,000 characters. */
  description?: string | null | undefined;
  /** The directory. */
  id: string;
  /** True makes it the default directory, in place of the one that was; that one cannot stop being it otherwise. */
  isDefault?: boolean | null | undefined;
  /** Its new name: at most 100 characters. It cannot be cleared. */
  name?: string | null | undefined;
  /** The version that you have read: if somebody has changed it since, nothing is done (CONFLICT). */
  version?: number | null | undefined;
};

/** What shall change of a domain: what is left out stays, null clears. */
export type UpdateDomainInput = {
  /** What it is: at most 1,000 characters. */
  description?: string | null | undefined;
  /** The domain. */
  id: string;
  /** Its new name: at most 100 characters without `/`. The paths of all domains under it change with it. It cannot be cleared. */
  name?: string | null | undefined;
  /** The version that you have read: if somebody has changed it since, nothing is done (CONFLICT). */
  version?: number | null | undefined;
};

/** What shall change of a group: what is left out stays, null clears. */
export type UpdateGroupInput = {
  /** What it is for: at most 1,000 characters. */
  description?: string | null | undefined;
  /** Only tell what it would do to the permissions of people, in `preview`; nothing is changed. */
  dryRun?: boolean | null | undefined;
  /** The group. */
  id: string;
  /** What kind of group it is. It cannot be cleared. */
  kind?: GroupKind | null | undefined;
  /** Its new name: at most 200 characters. It cannot be cleared. */
  name?: string | null | undefined;
  /** Whether it is in use: a disabled group gives nobody anything. It cannot be cleared. */
  status?: GroupStatus | null | undefined;
  /** The version that you have read: if somebody has changed it since, nothing is done (CONFLICT). */
  version?: number | null | undefined;
};

/** What shall change of a membership: what is left out stays, null clears. */
export type UpdateGroupMemberRoleInput = {
  /** Only tell what it would do to the permissions of people, in `preview`; nothing is changed. */
  dryRun?: boolean | null | undefined;
  /** When it ends by itself; null for never. */
  expiresAt?: string | null | undefined;
  /** The group. */
  groupId: string;
  /** The member. */
  memberId: string;
  /** Owner or member. It cannot be cleared. */
  role?: MembershipRole | null | undefined;
};

/** What shall change of a role: what is left out stays, null clears, a list replaces the whole list. */
export type UpdateRoleInput = {
  /** What it is for: at most 1,000 characters. */
  description?: string | null | undefined;
  /** Only tell what it would do to the permissions of people, in `preview`; nothing is changed. */
  dryRun?: boolean | null | undefined;
  /** The role. */
  id: string;
  /** All roles that it shall include: at most 20 levels deep. An empty list clears it. */
  includes?: Array<string> | null | undefined;
  /** Whom it is for. It cannot be cleared. */
  level?: RoleLevel | null | undefined;
  /** Its new name: at most 100 characters. It cannot be cleared. */
  name?: string | null | undefined;
  /** The names of all permissions that it shall carry itself: at most 1,000. An empty list clears it. */
  permissions?: Array<string> | null | undefined;
  /** The version that you have read: if somebody has changed it since, nothing is done (CONFLICT). */
  version?: number | null | undefined;
};

/** What shall change of a service account: what is left out stays, null clears. */
export type UpdateServiceAccountInput = {
  /** What it does: at most 1,000 characters. */
  description?: string | null | undefined;
  /** Only tell what it would do to the permissions of people, in `preview`; nothing is changed. */
  dryRun?: boolean | null | undefined;
  /** The service account. */
  id: string;
  /** Its new name: at most 100 characters. It cannot be cleared. */
  name?: string | null | undefined;
  /** Whether it works: the tokens of a disabled one are dead. It cannot be cleared. */
  status?: ServiceAccountStatus | null | undefined;
  /** The version that you have read: if somebody has changed it since, nothing is done (CONFLICT). */
  version?: number | null | undefined;
};

/** What shall change of a tenant: what is left out stays, null clears. */
export type UpdateTenantInput = {
  /** What the tenant is: at most 1,000 characters. */
  description?: string | null | undefined;
  /** Whether e-mail addresses of its people are shown only to those who may read them. It cannot be cleared. */
  hidesEmail?: boolean | null | undefined;
  /** The tenant. */
  id: string;
  /** How many days an API token for it, or of somebody with access to it, lives at the most: 1 to 365, or null for 365. It counts for tokens that are made from then on. */
  maxTokenDays?: number | null | undefined;
  /** Its new name: at most 200 characters. It cannot be cleared. */
  name?: string | null | undefined;
  /** Its new slug: 1 to 63 lower-case letters, digits and single dashes, unique. It cannot be cleared. */
  slug?: string | null | undefined;
  /** The version that you have read: if somebody has changed it since, nothing is done (CONFLICT). */
  version?: number | null | undefined;
};

/** What shall change of a person: what is left out stays, null clears. */
export type UpdateUserInput = {
  /** The web address of a picture of them: at most 1,000 characters. */
  avatarUrl?: string | null | undefined;
  /** The department they work in: at most 200 characters. */
  department?: string | null | undefined;
  /** The name that is shown: at most 200 characters. It cannot be cleared. */
  displayName?: string | null | undefined;
  /** The id that another system knows them by, letter by letter: unique, at most 255 characters. */
  externalId?: string | null | undefined;
  /** Family name: at most 100 characters. */
  familyName?: string | null | undefined;
  /** Given name: at most 100 characters. */
  givenName?: string | null | undefined;
  /** The person. */
  id: string;
  /** What they do: at most 200 characters. */
  jobTitle?: string | null | undefined;
  /** Their language and region as a BCP 47 tag, for example `pt-BR`. */
  locale?: string | null | undefined;
  /** Where they work: at most 200 characters. */
  location?: string | null | undefined;
  /** What they like to be called: at most 100 characters. */
  nickname?: string | null | undefined;
  /** The organisation they work for: at most 200 characters. */
  organization?: string | null | undefined;
  /** Their time zone in the IANA database, for example `Europe/Lisbon`. */
  timeZone?: string | null | undefined;
  /** The name they sign in with: unique, at most 100 characters. It cannot be cleared. */
  username?: string | null | undefined;
  /** The version that you have read: if somebody has changed it since, nothing is done (CONFLICT). */
  version?: number | null | undefined;
};

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

/** Which people are wanted. All conditions given side by side must hold. */
export type UserFilter = {
  /** Conditions on `accountStatus`. */
  accountStatus?: AccountStatusFilter | null | undefined;
  /** All of these hold. */
  and?: Array<UserFilter> | null | undefined;
  /** Conditions on `claimStatus`. */
  claimStatus?: ClaimStatusFilter | null | undefined;
  /** Conditions on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** Conditions on `deletionScheduledAt`. */
  deletionScheduledAt?: DateTimeFilter | null | undefined;
  /** Conditions on `department`. */
  department?: StringFilter | null | undefined;
  /** Conditions on `displayName`. */
  displayName?: StringFilter | null | undefined;
  /** Conditions on `email`. */
  email?: StringFilter | null | undefined;
  /** Conditions on `emailDomain`. */
  emailDomain?: StringFilter | null | undefined;
  /** Conditions on `emailVerified`. */
  emailVerified?: BooleanFilter | null | undefined;
  /** Conditions on `externalId`. */
  externalId?: StringFilter | null | undefined;
  /** Conditions on `familyName`. */
  familyName?: StringFilter | null | undefined;
  /** Conditions on `givenName`. */
  givenName?: StringFilter | null | undefined;
  /** Has a role on this domain or on one above it, directly or through groups. */
  hasAccessTo?: string | null | undefined;
  /** Has this role on anything that you see. */
  hasRole?: HasRoleInput | null | undefined;
  /** Conditions on `id`. */
  id?: IdFilter | null | undefined;
  /** Has a place in this directory. */
  inDirectory?: string | null | undefined;
  /** Conditions on `jobTitle`. */
  jobTitle?: StringFilter | null | undefined;
  /** Conditions on `lastActiveAt`. */
  lastActiveAt?: DateTimeFilter | null | undefined;
  /** Conditions on `locale`. */
  locale?: StringFilter | null | undefined;
  /** Conditions on `location`. */
  location?: StringFilter | null | undefined;
  /** Conditions on `managementSource`. */
  managementSource?: ManagementSourceFilter | null | undefined;
  /** Is in this group. */
  memberOf?: MemberOfInput | null | undefined;
  /** Conditions on `mfaEnabled`. */
  mfaEnabled?: BooleanFilter | null | undefined;
  /** Conditions on `nickname`. */
  nickname?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: UserFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<UserFilter> | null | undefined;
  /** Conditions on `organization`. */
  organization?: StringFilter | null | undefined;
  /** Conditions on `restricted`. */
  restricted?: BooleanFilter | null | undefined;
  /** Conditions on `status`. */
  status?: UserStatusFilter | null | undefined;
  /** Conditions on `timeZone`. */
  timeZone?: StringFilter | null | undefined;
  /** Conditions on `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** Conditions on `username`. */
  username?: StringFilter | null | undefined;
};

/** Which groups of a member are wanted. All conditions given side by side must hold. */
export type UserGroupFilter = {
  /** All of these hold. */
  and?: Array<UserGroupFilter> | null | undefined;
  /** Conditions on `createdAt`. */
  createdAt?: DateTimeFilter | null | undefined;
  /** Conditions on `directoryId`. */
  directoryId?: IdFilter | null | undefined;
  /** Has a role on this domain or on one above it, directly or through groups. */
  hasAccessTo?: string | null | undefined;
  /** Has this member. */
  hasMember?: HasMemberInput | null | undefined;
  /** Has this role on anything that you see. */
  hasRole?: HasRoleInput | null | undefined;
  /** Conditions on `id`. */
  id?: IdFilter | null | undefined;
  /** Is nested in no other group; false for those that are. */
  isRoot?: boolean | null | undefined;
  /** Conditions on `kind`. */
  kind?: GroupKindFilter | null | undefined;
  /** Conditions on `managementSource`. */
  managementSource?: ManagementSourceFilter | null | undefined;
  /** Conditions on `name`. */
  name?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: UserGroupFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<UserGroupFilter> | null | undefined;
  /** Conditions on `role`. */
  role?: MembershipRoleFilter | null | undefined;
  /** Conditions on `status`. */
  status?: GroupStatusFilter | null | undefined;
  /** Conditions on `system`. */
  system?: BooleanFilter | null | undefined;
  /** Is nested in this group, at any distance. */
  under?: string | null | undefined;
  /** Conditions on `updatedAt`. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** How groups of a member are sorted; ids break ties. */
export type UserGroupOrder = {
  /** Which way. */
  direction?: OrderDirection;
  /** What to sort by. */
  field: UserGroupOrderField;
};

/** What groups of a member can be sorted by. */
export type UserGroupOrderField =
  /** By `addedAt`. */
  | 'ADDED_AT'
  /** By `createdAt`. */
  | 'CREATED_AT'
  /** By `name`. */
  | 'NAME'
  /** By `updatedAt`. */
  | 'UPDATED_AT';

/** How people are sorted; ids break ties. */
export type UserOrder = {
  /** Which way. */
  direction?: OrderDirection;
  /** What to sort by. */
  field: UserOrderField;
};

/** What people can be sorted by. */
export type UserOrderField =
  /** By `createdAt`. */
  | 'CREATED_AT'
  /** By `displayName`. */
  | 'DISPLAY_NAME'
  /** By `email`. */
  | 'EMAIL'
  /** By `familyName`. */
  | 'FAMILY_NAME'
  /** By `givenName`. */
  | 'GIVEN_NAME'
  /** By `lastActiveAt`. */
  | 'LAST_ACTIVE_AT'
  /** By `updatedAt`. */
  | 'UPDATED_AT'
  /** By `username`. */
  | 'USERNAME';

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

/** Conditions on a UserStatus; all that are given must hold. */
export type UserStatusFilter = {
  /** Is this. */
  eq?: UserStatus | null | undefined;
  /** Is one of these. */
  in?: Array<UserStatus> | null | undefined;
  /** Is not this. */
  ne?: UserStatus | null | undefined;
  /** Is none of these. */
  notIn?: Array<UserStatus> | null | undefined;
};

/** A group among those that somebody shall be in. */
export type WantedGroupInput = {
  /** When it ends by itself; never if left out. */
  expiresAt?: string | null | undefined;
  /** The group. */
  groupId: string;
  /** Owner or member; as it is, or member, if left out. */
  role?: MembershipRole | null | undefined;
};

/** A role among those that somebody shall have. */
export type WantedRoleInput = {
  /** When it ends by itself; never if left out. */
  expiresAt?: string | null | undefined;
  /** Why it is given: at most 1,000 characters. */
  reason?: string | null | undefined;
  /** The role. */
  roleId: string;
  /** What it is given on. */
  scope: ScopeInput;
};

export type ChainFragment = { assignment: { reason: string | null, principal:
      | { displayName: string }
      | { displayName: string }
      | { displayName: string }
     | null }, role: { name: string }, viaRoles: Array<{ name: string }>, viaGroups: Array<{ name: string }> };

export type WhereFragment = { kind: ScopeKind, tenant: { slug: string } | null, directory: { name: string } | null, domain: { path: string } | null };

export type WholeRightFragment = { derivationsCount: number, permission: { name: string, description: string | null }, scope: { kind: ScopeKind, tenant: { slug: string } | null, directory: { name: string } | null, domain: { path: string } | null }, derivations: Array<{ assignment: { reason: string | null, principal:
        | { displayName: string }
        | { displayName: string }
        | { displayName: string }
       | null }, role: { name: string }, viaRoles: Array<{ name: string }>, viaGroups: Array<{ name: string }> }> };

export type WholeEffectiveRoleFragment = { derivationsCount: number, role: { name: string }, scope: { kind: ScopeKind, tenant: { slug: string } | null, directory: { name: string } | null, domain: { path: string } | null }, derivations: Array<{ assignment: { reason: string | null, principal:
        | { displayName: string }
        | { displayName: string }
        | { displayName: string }
       | null }, role: { name: string }, viaRoles: Array<{ name: string }>, viaGroups: Array<{ name: string }> }> };

export type RightsOfEachKindQueryVariables = Exact<{
  user: string;
  group: string;
  serviceAccount: string;
  tenantId?: string | null | undefined;
  domainId?: string | null | undefined;
  permission: string;
}>;


export type RightsOfEachKindQuery = { user: { can: boolean, effectiveRoles: Array<{ derivationsCount: number, role: { name: string }, scope: { kind: ScopeKind, tenant: { slug: string } | null, directory: { name: string } | null, domain: { path: string } | null }, derivations: Array<{ assignment: { reason: string | null, principal:
            | { displayName: string }
            | { displayName: string }
            | { displayName: string }
           | null }, role: { name: string }, viaRoles: Array<{ name: string }>, viaGroups: Array<{ name: string }> }> }>, effectivePermissions: Array<{ derivationsCount: number, permission: { name: string, description: string | null }, scope: { kind: ScopeKind, tenant: { slug: string } | null, directory: { name: string } | null, domain: { path: string } | null }, derivations: Array<{ assignment: { reason: string | null, principal:
            | { displayName: string }
            | { displayName: string }
            | { displayName: string }
           | null }, role: { name: string }, viaRoles: Array<{ name: string }>, viaGroups: Array<{ name: string }> }> }> } | null, group: { can: boolean, effectiveRoles: Array<{ derivationsCount: number, role: { name: string }, scope: { kind: ScopeKind, tenant: { slug: string } | null, directory: { name: string } | null, domain: { path: string } | null }, derivations: Array<{ assignment: { reason: string | null, principal:
            | { displayName: string }
            | { displayName: string }
            | { displayName: string }
           | null }, role: { name: string }, viaRoles: Array<{ name: string }>, viaGroups: Array<{ name: string }> }> }>, effectivePermissions: Array<{ derivationsCount: number, permission: { name: string, description: string | null }, scope: { kind: ScopeKind, tenant: { slug: string } | null, directory: { name: string } | null, domain: { path: string } | null }, derivations: Array<{ assignment: { reason: string | null, principal:
            | { displayName: string }
            | { displayName: string }
            | { displayName: string }
           | null }, role: { name: string }, viaRoles: Array<{ name: string }>, viaGroups: Array<{ name: string }> }> }> } | null, serviceAccount: { can: boolean, effectiveRoles: Array<{ derivationsCount: number, role: { name: string }, scope: { kind: ScopeKind, tenant: { slug: string } | null, directory: { name: string } | null, domain: { path: string } | null }, derivations: Array<{ assignment: { reason: string | null, principal:
            | { displayName: string }
            | { displayName: string }
            | { displayName: string }
           | null }, role: { name: string }, viaRoles: Array<{ name: string }>, viaGroups: Array<{ name: string }> }> }>, effectivePermissions: Array<{ derivationsCount: number, permission: { name: string, description: string | null }, scope: { kind: ScopeKind, tenant: { slug: string } | null, directory: { name: string } | null, domain: { path: string } | null }, derivations: Array<{ assignment: { reason: string | null, principal:
            | { displayName: string }
            | { displayName: string }
            | { displayName: string }
           | null }, role: { name: string }, viaRoles: Array<{ name: string }>, viaGroups: Array<{ name: string }> }> }> } | null };

export type EffectivePermissionsQueryVariables = Exact<{
  ids: Array<string> | string;
  tenantId?: string | null | undefined;
  domainId?: string | null | undefined;
  permission?: string | null | undefined;
}>;


export type EffectivePermissionsQuery = { nodes: Array<
    | { displayName: string, effectivePermissions: Array<{ derivationsCount: number, permission: { name: string, description: string | null }, scope: { kind: ScopeKind, tenant: { slug: string } | null, directory: { name: string } | null, domain: { path: string } | null }, derivations: Array<{ assignment: { reason: string | null, principal:
              | { displayName: string }
              | { displayName: string }
              | { displayName: string }
             | null }, role: { name: string }, viaRoles: Array<{ name: string }>, viaGroups: Array<{ name: string }> }> }> }
    | { displayName: string, effectivePermissions: Array<{ derivationsCount: number, permission: { name: string, description: string | null }, scope: { kind: ScopeKind, tenant: { slug: string } | null, directory: { name: string } | null, domain: { path: string } | null }, derivations: Array<{ assignment: { reason: string | null, principal:
              | { displayName: string }
              | { displayName: string }
              | { displayName: string }
             | null }, role: { name: string }, viaRoles: Array<{ name: string }>, viaGroups: Array<{ name: string }> }> }> }
    | { displayName: string, effectivePermissions: Array<{ derivationsCount: number, permission: { name: string, description: string | null }, scope: { kind: ScopeKind, tenant: { slug: string } | null, directory: { name: string } | null, domain: { path: string } | null }, derivations: Array<{ assignment: { reason: string | null, principal:
              | { displayName: string }
              | { displayName: string }
              | { displayName: string }
             | null }, role: { name: string }, viaRoles: Array<{ name: string }>, viaGroups: Array<{ name: string }> }> }> }
    | Record<PropertyKey, never>
   | null> };

export type EffectiveRolesQueryVariables = Exact<{
  ids: Array<string> | string;
  tenantId?: string | null | undefined;
}>;


export type EffectiveRolesQuery = { nodes: Array<
    | { displayName: string, effectiveRoles: Array<{ derivationsCount: number, role: { name: string }, scope: { kind: ScopeKind, tenant: { slug: string } | null, directory: { name: string } | null, domain: { path: string } | null }, derivations: Array<{ assignment: { reason: string | null, principal:
              | { displayName: string }
              | { displayName: string }
              | { displayName: string }
             | null }, role: { name: string }, viaRoles: Array<{ name: string }>, viaGroups: Array<{ name: string }> }> }> }
    | { displayName: string, effectiveRoles: Array<{ derivationsCount: number, role: { name: string }, scope: { kind: ScopeKind, tenant: { slug: string } | null, directory: { name: string } | null, domain: { path: string } | null }, derivations: Array<{ assignment: { reason: string | null, principal:
              | { displayName: string }
              | { displayName: string }
              | { displayName: string }
             | null }, role: { name: string }, viaRoles: Array<{ name: string }>, viaGroups: Array<{ name: string }> }> }> }
    | { displayName: string, effectiveRoles: Array<{ derivationsCount: number, role: { name: string }, scope: { kind: ScopeKind, tenant: { slug: string } | null, directory: { name: string } | null, domain: { path: string } | null }, derivations: Array<{ assignment: { reason: string | null, principal:
              | { displayName: string }
              | { displayName: string }
              | { displayName: string }
             | null }, role: { name: string }, viaRoles: Array<{ name: string }>, viaGroups: Array<{ name: string }> }> }> }
    | Record<PropertyKey, never>
   | null> };

export type CanQueryVariables = Exact<{
  ids: Array<string> | string;
  permission: string;
  tenantId?: string | null | undefined;
  domainId?: string | null | undefined;
}>;


export type CanQuery = { nodes: Array<
    | { displayName: string, can: boolean }
    | { displayName: string, can: boolean }
    | { displayName: string, can: boolean }
    | Record<PropertyKey, never>
   | null> };

export type RightsOfPeopleQueryVariables = Exact<{
  first: number;
  tenantId: string;
  domainId?: string | null | undefined;
  permission: string;
}>;


export type RightsOfPeopleQuery = { users: { nodes: Array<{ can: boolean, effectiveRoles: Array<{ derivationsCount: number, role: { name: string }, scope: { kind: ScopeKind, tenant: { slug: string } | null, directory: { name: string } | null, domain: { path: string } | null }, derivations: Array<{ assignment: { reason: string | null, principal:
              | { displayName: string }
              | { displayName: string }
              | { displayName: string }
             | null }, role: { name: string }, viaRoles: Array<{ name: string }>, viaGroups: Array<{ name: string }> }> }>, effectivePermissions: Array<{ derivationsCount: number, permission: { name: string, description: string | null }, scope: { kind: ScopeKind, tenant: { slug: string } | null, directory: { name: string } | null, domain: { path: string } | null }, derivations: Array<{ assignment: { reason: string | null, principal:
              | { displayName: string }
              | { displayName: string }
              | { displayName: string }
             | null }, role: { name: string }, viaRoles: Array<{ name: string }>, viaGroups: Array<{ name: string }> }> }> }> } };

export type WhoCanQueryVariables = Exact<{
  permission: string;
  tenantId?: string | null | undefined;
  domainId?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: PrincipalFilter | null | undefined;
  orderBy?: Array<PrincipalOrder> | PrincipalOrder | null | undefined;
  search?: string | null | undefined;
}>;


export type WhoCanQuery = { whoCan: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ cursor: string, derivationsCount: number, derivations: Array<{ assignment: { reason: string | null, principal:
            | { displayName: string }
            | { displayName: string }
            | { displayName: string }
           | null }, role: { name: string }, viaRoles: Array<{ name: string }>, viaGroups: Array<{ name: string }> }>, node:
        | { __typename: 'Group', displayName: string }
        | { __typename: 'ServiceAccount', displayName: string }
        | { __typename: 'User', displayName: string }
       }>, nodes: Array<
      | { id: string }
      | { id: string }
      | { id: string }
    > } };

export type WhatCanQueryVariables = Exact<{
  principalId: string;
  permission: string;
  tenantId?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type WhatCanQuery = { whatCan: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ cursor: string, derivationsCount: number, derivations: Array<{ assignment: { reason: string | null, principal:
            | { displayName: string }
            | { displayName: string }
            | { displayName: string }
           | null }, role: { name: string }, viaRoles: Array<{ name: string }>, viaGroups: Array<{ name: string }> }>, node: { kind: ScopeKind, tenant: { slug: string } | null, directory: { name: string } | null, domain: { path: string } | null } }>, nodes: Array<{ kind: ScopeKind }> } };

export type ViewerRightsQueryVariables = Exact<{
  tenantId?: string | null | undefined;
  domainId?: string | null | undefined;
  permission: string;
}>;


export type ViewerRightsQuery = { viewer: { platformAdministrator: boolean, can: boolean, permissions: Array<{ name: string, description: string | null }> } };

export type AbilitiesQueryVariables = Exact<{
  slug: string;
  first: number;
}>;


export type AbilitiesQuery = { tenant: { viewerCanUpdate: boolean, viewerCanAssignRoles: boolean, users: { nodes: Array<{ username: string, viewerCanUpdate: boolean, viewerCanDeactivate: boolean, viewerCanDelete: boolean }> }, groups: { nodes: Array<{ name: string, viewerCanUpdate: boolean, viewerCanDelete: boolean, viewerCanManageMembers: boolean }> }, directories: { nodes: Array<{ name: string, viewerCanUpdate: boolean, viewerCanDelete: boolean }> }, domains: { nodes: Array<{ path: string, viewerCanUpdate: boolean, viewerCanDelete: boolean, viewerCanAssignRoles: boolean }> } } | null, serviceAccounts: { nodes: Array<{ name: string, viewerCanUpdate: boolean, viewerCanDelete: boolean }> }, roles: { nodes: Array<{ name: string, viewerCanUpdate: boolean, viewerCanDelete: boolean }> }, roleAssignments: { nodes: Array<{ viewerCanDelete: boolean, scope: { kind: ScopeKind }, principal:
        | { displayName: string }
        | { displayName: string }
        | { displayName: string }
       | null }> } };

export type GivenRoleFragment = { id: string, createdAt: string, expiresAt: string | null, reason: string | null, managementSource: ManagementSource, viewerCanDelete: boolean, createdBy:
    | { id: string }
    | { id: string }
    | { id: string }
   | null, principal:
    | { id: string }
    | { id: string }
    | { id: string }
   | null, role: { id: string }, scope: { kind: ScopeKind, tenant: { id: string } | null, directory: { id: string } | null, domain: { id: string } | null } };

export type AssignRoleMutationVariables = Exact<{
  input: AssignRoleInput;
}>;


export type AssignRoleMutation = { assignRole: { revision: number, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }>, roleAssignment: { id: string, createdAt: string, expiresAt: string | null, reason: string | null, managementSource: ManagementSource, viewerCanDelete: boolean, createdBy:
        | { id: string }
        | { id: string }
        | { id: string }
       | null, principal:
        | { id: string }
        | { id: string }
        | { id: string }
       | null, role: { id: string }, scope: { kind: ScopeKind, tenant: { id: string } | null, directory: { id: string } | null, domain: { id: string } | null } } | null, preview: { differences: { totalCount: number, nodes: Array<{ principal:
            | { id: string, displayName: string }
            | { id: string, displayName: string }
            | { id: string, displayName: string }
           | null, gained: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, tenant: { id: string } | null, directory: { id: string } | null, domain: { id: string } | null } }>, lost: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, tenant: { id: string } | null, directory: { id: string } | null, domain: { id: string } | null } }> }> } } | null } | null };

export type AssignRolesMutationVariables = Exact<{
  input: AssignRolesInput;
}>;


export type AssignRolesMutation = { assignRoles: { revision: number, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }>, results: Array<{ roleAssignment: { id: string } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> }> | null, preview: { differences: { totalCount: number, nodes: Array<{ principal:
            | { id: string, displayName: string }
            | { id: string, displayName: string }
            | { id: string, displayName: string }
           | null, gained: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, tenant: { id: string } | null, directory: { id: string } | null, domain: { id: string } | null } }>, lost: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, tenant: { id: string } | null, directory: { id: string } | null, domain: { id: string } | null } }> }> } } | null } | null };

export type RevokeRoleMutationVariables = Exact<{
  input: RevokeRoleInput;
}>;


export type RevokeRoleMutation = { revokeRole: { revision: number, revokedAssignmentId: string | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }>, preview: { differences: { totalCount: number, nodes: Array<{ principal:
            | { id: string, displayName: string }
            | { id: string, displayName: string }
            | { id: string, displayName: string }
           | null, gained: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, tenant: { id: string } | null, directory: { id: string } | null, domain: { id: string } | null } }>, lost: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, tenant: { id: string } | null, directory: { id: string } | null, domain: { id: string } | null } }> }> } } | null } | null };

export type RevokeRolesMutationVariables = Exact<{
  input: RevokeRolesInput;
}>;


export type RevokeRolesMutation = { revokeRoles: { revision: number, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }>, results: Array<{ revokedAssignmentId: string | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> }> | null, preview: { differences: { totalCount: number, nodes: Array<{ principal:
            | { id: string, displayName: string }
            | { id: string, displayName: string }
            | { id: string, displayName: string }
           | null, gained: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, tenant: { id: string } | null, directory: { id: string } | null, domain: { id: string } | null } }>, lost: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, tenant: { id: string } | null, directory: { id: string } | null, domain: { id: string } | null } }> }> } } | null } | null };

export type SetAssignedRolesMutationVariables = Exact<{
  input: SetAssignedRolesInput;
}>;


export type SetAssignedRolesMutation = { setAssignedRoles: { revision: number, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }>, principal:
      | { id: string, roleAssignments: { nodes: Array<{ id: string, createdAt: string, expiresAt: string | null, reason: string | null, managementSource: ManagementSource, viewerCanDelete: boolean, createdBy:
              | { id: string }
              | { id: string }
              | { id: string }
             | null, principal:
              | { id: string }
              | { id: string }
              | { id: string }
             | null, role: { id: string }, scope: { kind: ScopeKind, tenant: { id: string } | null, directory: { id: string } | null, domain: { id: string } | null } }> } }
      | { id: string, roleAssignments: { nodes: Array<{ id: string, createdAt: string, expiresAt: string | null, reason: string | null, managementSource: ManagementSource, viewerCanDelete: boolean, createdBy:
              | { id: string }
              | { id: string }
              | { id: string }
             | null, principal:
              | { id: string }
              | { id: string }
              | { id: string }
             | null, role: { id: string }, scope: { kind: ScopeKind, tenant: { id: string } | null, directory: { id: string } | null, domain: { id: string } | null } }> } }
      | { id: string, roleAssignments: { nodes: Array<{ id: string, createdAt: string, expiresAt: string | null, reason: string | null, managementSource: ManagementSource, viewerCanDelete: boolean, createdBy:
              | { id: string }
              | { id: string }
              | { id: string }
             | null, principal:
              | { id: string }
              | { id: string }
              | { id: string }
             | null, role: { id: string }, scope: { kind: ScopeKind, tenant: { id: string } | null, directory: { id: string } | null, domain: { id: string } | null } }> } }
     | null, preview: { differences: { totalCount: number, nodes: Array<{ principal:
            | { id: string, displayName: string }
            | { id: string, displayName: string }
            | { id: string, displayName: string }
           | null, gained: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, tenant: { id: string } | null, directory: { id: string } | null, domain: { id: string } | null } }>, lost: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, tenant: { id: string } | null, directory: { id: string } | null, domain: { id: string } | null } }> }> } } | null } | null };

export type RolesGivenQueryVariables = Exact<{
  id: string;
}>;


export type RolesGivenQuery = { nodes: Array<
    | { roleAssignments: { nodes: Array<{ id: string, createdAt: string, expiresAt: string | null, reason: string | null, managementSource: ManagementSource, viewerCanDelete: boolean, createdBy:
            | { id: string }
            | { id: string }
            | { id: string }
           | null, principal:
            | { id: string }
            | { id: string }
            | { id: string }
           | null, role: { id: string }, scope: { kind: ScopeKind, tenant: { id: string } | null, directory: { id: string } | null, domain: { id: string } | null } }> } }
    | { roleAssignments: { nodes: Array<{ id: string, createdAt: string, expiresAt: string | null, reason: string | null, managementSource: ManagementSource, viewerCanDelete: boolean, createdBy:
            | { id: string }
            | { id: string }
            | { id: string }
           | null, principal:
            | { id: string }
            | { id: string }
            | { id: string }
           | null, role: { id: string }, scope: { kind: ScopeKind, tenant: { id: string } | null, directory: { id: string } | null, domain: { id: string } | null } }> } }
    | { roleAssignments: { nodes: Array<{ id: string, createdAt: string, expiresAt: string | null, reason: string | null, managementSource: ManagementSource, viewerCanDelete: boolean, createdBy:
            | { id: string }
            | { id: string }
            | { id: string }
           | null, principal:
            | { id: string }
            | { id: string }
            | { id: string }
           | null, role: { id: string }, scope: { kind: ScopeKind, tenant: { id: string } | null, directory: { id: string } | null, domain: { id: string } | null } }> } }
    | Record<PropertyKey, never>
   | null> };

export type HeldPermissionsQueryVariables = Exact<{
  ids: Array<string> | string;
  tenantId: string;
}>;


export type HeldPermissionsQuery = { nodes: Array<
    | { id: string, effectivePermissions: Array<{ permission: { name: string }, scope: { kind: ScopeKind, tenant: { id: string } | null, directory: { id: string } | null, domain: { id: string } | null } }> }
    | { id: string, effectivePermissions: Array<{ permission: { name: string }, scope: { kind: ScopeKind, tenant: { id: string } | null, directory: { id: string } | null, domain: { id: string } | null } }> }
    | { id: string, effectivePermissions: Array<{ permission: { name: string }, scope: { kind: ScopeKind, tenant: { id: string } | null, directory: { id: string } | null, domain: { id: string } | null } }> }
    | Record<PropertyKey, never>
   | null> };

export type WholeAssignmentFragment = { id: string, managementSource: ManagementSource, createdAt: string, expiresAt: string | null, reason: string | null, principal:
    | { __typename: 'Group', displayName: string }
    | { __typename: 'ServiceAccount', displayName: string }
    | { __typename: 'User', displayName: string }
   | null, role: { name: string, permissions: Array<{ name: string }> }, createdBy:
    | { __typename: 'Group', displayName: string }
    | { __typename: 'ServiceAccount', displayName: string }
    | { __typename: 'User', displayName: string }
   | null, scope: { kind: ScopeKind, tenant: { slug: string } | null, directory: { name: string } | null, domain: { path: string } | null } };

export type RoleAssignmentByIdQueryVariables = Exact<{
  id: string;
}>;


export type RoleAssignmentByIdQuery = { roleAssignment: { id: string, managementSource: ManagementSource, createdAt: string, expiresAt: string | null, reason: string | null, principal:
      | { __typename: 'Group', displayName: string }
      | { __typename: 'ServiceAccount', displayName: string }
      | { __typename: 'User', displayName: string }
     | null, role: { name: string, permissions: Array<{ name: string }> }, createdBy:
      | { __typename: 'Group', displayName: string }
      | { __typename: 'ServiceAccount', displayName: string }
      | { __typename: 'User', displayName: string }
     | null, scope: { kind: ScopeKind, tenant: { slug: string } | null, directory: { name: string } | null, domain: { path: string } | null } } | null };

export type RoleAssignmentPageQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: RoleAssignmentFilter | null | undefined;
  query?: string | null | undefined;
  orderBy?: Array<RoleAssignmentOrder> | RoleAssignmentOrder | null | undefined;
  tenantId?: string | null | undefined;
}>;


export type RoleAssignmentPageQuery = { roleAssignments: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ cursor: string, node: { id: string } }>, nodes: Array<{ id: string, managementSource: ManagementSource, createdAt: string, expiresAt: string | null, reason: string | null, principal:
        | { __typename: 'Group', displayName: string }
        | { __typename: 'ServiceAccount', displayName: string }
        | { __typename: 'User', displayName: string }
       | null, role: { name: string, permissions: Array<{ name: string }> }, createdBy:
        | { __typename: 'Group', displayName: string }
        | { __typename: 'ServiceAccount', displayName: string }
        | { __typename: 'User', displayName: string }
       | null, scope: { kind: ScopeKind, tenant: { slug: string } | null, directory: { name: string } | null, domain: { path: string } | null } }> } };

export type PeopleWithRightsQueryVariables = Exact<{
  first: number;
}>;


export type PeopleWithRightsQuery = { users: { nodes: Array<{ username: string, groups: { edges: Array<{ role: MembershipRole, node: { name: string, roleAssignments: { nodes: Array<{ role: { name: string, permissions: Array<{ name: string }> }, scope: { kind: ScopeKind, domain: { path: string } | null } }> } } }> } }> } };

export type WholeEventFragment = { id: string, revision: number, at: string, action: string, outcome: AuditOutcome, code: string | null, requestId: string | null, actorId: string | null, objectIds: Array<string>, actor:
    | { displayName: string }
    | { displayName: string }
    | { displayName: string }
   | null, impersonator:
    | { displayName: string }
    | { displayName: string }
    | { displayName: string }
   | null, token: { name: string } | null, tenant: { slug: string } | null, changes: Array<{ objectId: string | null, before: unknown, after: unknown }> };

export type AuditEventsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: AuditEventFilter | null | undefined;
  orderBy?: Array<AuditEventOrder> | AuditEventOrder | null | undefined;
  tenantId?: string | null | undefined;
}>;


export type AuditEventsQuery = { auditEvents: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ cursor: string, node: { id: string } }>, nodes: Array<{ id: string, revision: number, at: string, action: string, outcome: AuditOutcome, code: string | null, requestId: string | null, actorId: string | null, objectIds: Array<string>, actor:
        | { displayName: string }
        | { displayName: string }
        | { displayName: string }
       | null, impersonator:
        | { displayName: string }
        | { displayName: string }
        | { displayName: string }
       | null, token: { name: string } | null, tenant: { slug: string } | null, changes: Array<{ objectId: string | null, before: unknown, after: unknown }> }> } };

export type AuditEventByIdQueryVariables = Exact<{
  id: string;
}>;


export type AuditEventByIdQuery = { auditEvent: { id: string, revision: number, at: string, action: string, outcome: AuditOutcome, code: string | null, requestId: string | null, actorId: string | null, objectIds: Array<string>, actor:
      | { displayName: string }
      | { displayName: string }
      | { displayName: string }
     | null, impersonator:
      | { displayName: string }
      | { displayName: string }
      | { displayName: string }
     | null, token: { name: string } | null, tenant: { slug: string } | null, changes: Array<{ objectId: string | null, before: unknown, after: unknown }> } | null };

export type AuditActionsQueryVariables = Exact<{ [key: string]: never; }>;


export type AuditActionsQuery = { auditActions: Array<string> };

export type ChangedDomainFragment = { id: string, name: string, path: string, description: string | null, version: number, parent: { id: string } | null };

export type CreateDomainMutationVariables = Exact<{
  input: CreateDomainInput;
}>;


export type CreateDomainMutation = { createDomain: { revision: number, domain: { id: string, name: string, path: string, description: string | null, version: number, parent: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } | null };

export type UpdateDomainMutationVariables = Exact<{
  input: UpdateDomainInput;
}>;


export type UpdateDomainMutation = { updateDomain: { revision: number, domain: { id: string, name: string, path: string, description: string | null, version: number, parent: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } | null };

export type MoveDomainMutationVariables = Exact<{
  input: MoveDomainInput;
}>;


export type MoveDomainMutation = { moveDomain: { revision: number, domain: { id: string, name: string, path: string, description: string | null, version: number, parent: { id: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }>, preview: { differences: { totalCount: number, nodes: Array<{ principal:
            | { id: string, displayName: string }
            | { id: string, displayName: string }
            | { id: string, displayName: string }
           | null, gained: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, tenant: { id: string } | null, directory: { id: string } | null, domain: { id: string } | null } }>, lost: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, tenant: { id: string } | null, directory: { id: string } | null, domain: { id: string } | null } }> }> } } | null } | null };

export type DeleteDomainMutationVariables = Exact<{
  input: DeleteDomainInput;
}>;


export type DeleteDomainMutation = { deleteDomain: { deletedDomainId: string | null, revision: number, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }>, preview: { differences: { nodes: Array<{ principal:
            | { displayName: string }
            | { displayName: string }
            | { displayName: string }
           | null, lost: Array<{ permission: { name: string } | null }> }> } } | null } | null };

export type DomainTreeQueryVariables = Exact<{
  tenantId: string;
}>;


export type DomainTreeQuery = { domains: { nodes: Array<{ path: string, children: { nodes: Array<{ path: string }> } }> } };

export type HeldOnDomainQueryVariables = Exact<{
  ids: Array<string> | string;
  domainId: string;
}>;


export type HeldOnDomainQuery = { nodes: Array<
    | { id: string, effectivePermissions: Array<{ permission: { name: string } }> }
    | { id: string, effectivePermissions: Array<{ permission: { name: string } }> }
    | { id: string, effectivePermissions: Array<{ permission: { name: string } }> }
    | Record<PropertyKey, never>
   | null> };

export type ChangedDomainByIdQueryVariables = Exact<{
  id: string;
}>;


export type ChangedDomainByIdQuery = { domain: { id: string, name: string, path: string, description: string | null, version: number, parent: { id: string } | null } | null };

export type ErrorsFragment = { code: UserErrorCode, message: string, path: Array<string> | null };

export type PreviewFragment = { differences: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ cursor: string, node: { principal:
          | { displayName: string }
          | { displayName: string }
          | { displayName: string }
         | null } }>, nodes: Array<{ principal:
        | { id: string }
        | { id: string }
        | { id: string }
       | null, gained: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, domain: { path: string } | null } }>, lost: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, domain: { path: string } | null } }> }> } };

export type CreateGroupMutationVariables = Exact<{
  input: CreateGroupInput;
}>;


export type CreateGroupMutation = { createGroup: { revision: number, group: { id: string, name: string, displayName: string, description: string | null, kind: GroupKind, status: GroupStatus, managementSource: ManagementSource, system: boolean, createdAt: string, updatedAt: string, version: number } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } | null };

export type UpdateGroupMutationVariables = Exact<{
  input: UpdateGroupInput;
}>;


export type UpdateGroupMutation = { updateGroup: { revision: number, group: { id: string, name: string, displayName: string, description: string | null, kind: GroupKind, status: GroupStatus, managementSource: ManagementSource, system: boolean, createdAt: string, updatedAt: string, version: number } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }>, preview: { differences: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ cursor: string, node: { principal:
              | { displayName: string }
              | { displayName: string }
              | { displayName: string }
             | null } }>, nodes: Array<{ principal:
            | { id: string }
            | { id: string }
            | { id: string }
           | null, gained: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, domain: { path: string } | null } }>, lost: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, domain: { path: string } | null } }> }> } } | null } | null };

export type DeleteGroupMutationVariables = Exact<{
  input: DeleteGroupInput;
}>;


export type DeleteGroupMutation = { deleteGroup: { deletedGroupId: string | null, revision: number, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }>, preview: { differences: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ cursor: string, node: { principal:
              | { displayName: string }
              | { displayName: string }
              | { displayName: string }
             | null } }>, nodes: Array<{ principal:
            | { id: string }
            | { id: string }
            | { id: string }
           | null, gained: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, domain: { path: string } | null } }>, lost: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, domain: { path: string } | null } }> }> } } | null } | null };

export type AddGroupMemberMutationVariables = Exact<{
  input: AddGroupMemberInput;
}>;


export type AddGroupMemberMutation = { addGroupMember: { revision: number, group: { name: string } | null, member:
      | { id: string, displayName: string }
      | { id: string, displayName: string }
      | { id: string, displayName: string }
     | null, tenantAccess: { userId: string, tenantId: string } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }>, preview: { differences: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ cursor: string, node: { principal:
              | { displayName: string }
              | { displayName: string }
              | { displayName: string }
             | null } }>, nodes: Array<{ principal:
            | { id: string }
            | { id: string }
            | { id: string }
           | null, gained: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, domain: { path: string } | null } }>, lost: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, domain: { path: string } | null } }> }> } } | null } | null };

export type AddGroupMembersMutationVariables = Exact<{
  input: AddGroupMembersInput;
}>;


export type AddGroupMembersMutation = { addGroupMembers: { revision: number, results: Array<{ group: { name: string } | null, member:
        | { displayName: string }
        | { displayName: string }
        | { displayName: string }
       | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> }> | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }>, preview: { differences: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ cursor: string, node: { principal:
              | { displayName: string }
              | { displayName: string }
              | { displayName: string }
             | null } }>, nodes: Array<{ principal:
            | { id: string }
            | { id: string }
            | { id: string }
           | null, gained: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, domain: { path: string } | null } }>, lost: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, domain: { path: string } | null } }> }> } } | null } | null };

export type UpdateGroupMemberRoleMutationVariables = Exact<{
  input: UpdateGroupMemberRoleInput;
}>;


export type UpdateGroupMemberRoleMutation = { updateGroupMemberRole: { revision: number, group: { name: string } | null, member:
      | { displayName: string }
      | { displayName: string }
      | { displayName: string }
     | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }>, preview: { differences: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ cursor: string, node: { principal:
              | { displayName: string }
              | { displayName: string }
              | { displayName: string }
             | null } }>, nodes: Array<{ principal:
            | { id: string }
            | { id: string }
            | { id: string }
           | null, gained: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, domain: { path: string } | null } }>, lost: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, domain: { path: string } | null } }> }> } } | null } | null };

export type RemoveGroupMemberMutationVariables = Exact<{
  input: RemoveGroupMemberInput;
}>;


export type RemoveGroupMemberMutation = { removeGroupMember: { revision: number, group: { name: string } | null, member:
      | { displayName: string }
      | { displayName: string }
      | { displayName: string }
     | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }>, preview: { differences: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ cursor: string, node: { principal:
              | { displayName: string }
              | { displayName: string }
              | { displayName: string }
             | null } }>, nodes: Array<{ principal:
            | { id: string }
            | { id: string }
            | { id: string }
           | null, gained: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, domain: { path: string } | null } }>, lost: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, domain: { path: string } | null } }> }> } } | null } | null };

export type SetUserGroupsMutationVariables = Exact<{
  input: SetUserGroupsInput;
}>;


export type SetUserGroupsMutation = { setUserGroups: { revision: number, member:
      | { displayName: string }
      | { displayName: string }
      | { displayName: string }
     | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }>, preview: { differences: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ cursor: string, node: { principal:
              | { displayName: string }
              | { displayName: string }
              | { displayName: string }
             | null } }>, nodes: Array<{ principal:
            | { id: string }
            | { id: string }
            | { id: string }
           | null, gained: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, domain: { path: string } | null } }>, lost: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, domain: { path: string } | null } }> }> } } | null } | null };

export type AddGroupParentMutationVariables = Exact<{
  input: GroupParentInput;
}>;


export type AddGroupParentMutation = { addGroupParent: { revision: number, group: { name: string } | null, parent: { name: string } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }>, preview: { differences: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ cursor: string, node: { principal:
              | { displayName: string }
              | { displayName: string }
              | { displayName: string }
             | null } }>, nodes: Array<{ principal:
            | { id: string }
            | { id: string }
            | { id: string }
           | null, gained: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, domain: { path: string } | null } }>, lost: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, domain: { path: string } | null } }> }> } } | null } | null };

export type RemoveGroupParentMutationVariables = Exact<{
  input: GroupParentInput;
}>;


export type RemoveGroupParentMutation = { removeGroupParent: { revision: number, group: { name: string } | null, parent: { name: string } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }>, preview: { differences: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ cursor: string, node: { principal:
              | { displayName: string }
              | { displayName: string }
              | { displayName: string }
             | null } }>, nodes: Array<{ principal:
            | { id: string }
            | { id: string }
            | { id: string }
           | null, gained: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, domain: { path: string } | null } }>, lost: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, domain: { path: string } | null } }> }> } } | null } | null };

export type MembersOfGroupQueryVariables = Exact<{
  id: string;
}>;


export type MembersOfGroupQuery = { group: { members: { edges: Array<{ role: MembershipRole, expiresAt: string | null, addedBy:
          | { displayName: string }
          | { displayName: string }
          | { displayName: string }
         | null, node:
          | { displayName: string }
          | { displayName: string }
          | { displayName: string }
         }> } } | null };

export type GroupsAboveQueryVariables = Exact<{
  id: string;
}>;


export type GroupsAboveQuery = { group: { parents: { edges: Array<{ depth: number, node: { name: string } }> } } | null };

export type WholeGroupFragment = { id: string, name: string, displayName: string, description: string | null, kind: GroupKind, status: GroupStatus, managementSource: ManagementSource, system: boolean, createdAt: string, updatedAt: string, version: number };

export type GroupByIdQueryVariables = Exact<{
  id: string;
}>;


export type GroupByIdQuery = { group: { id: string, name: string, displayName: string, description: string | null, kind: GroupKind, status: GroupStatus, managementSource: ManagementSource, system: boolean, createdAt: string, updatedAt: string, version: number, tenant: { slug: string }, directory: { name: string } | null, roleAssignments: { nodes: Array<{ role: { name: string }, scope: { kind: ScopeKind, domain: { path: string } | null } }> } } | null };

export type GroupPageQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: GroupFilter | null | undefined;
  query?: string | null | undefined;
  search?: string | null | undefined;
  orderBy?: Array<GroupOrder> | GroupOrder | null | undefined;
  tenantId?: string | null | undefined;
}>;


export type GroupPageQuery = { groups: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ cursor: string, node: { name: string } }>, nodes: Array<{ id: string, name: string, displayName: string, description: string | null, kind: GroupKind, status: GroupStatus, managementSource: ManagementSource, system: boolean, createdAt: string, updatedAt: string, version: number }> } };

export type GroupCountsQueryVariables = Exact<{
  filter?: GroupFilter | null | undefined;
  query?: string | null | undefined;
  search?: string | null | undefined;
  tenantId?: string | null | undefined;
}>;


export type GroupCountsQuery = { groupsCount: number, groupStats: { total: number, byKind: Array<{ value: GroupKind, count: number }>, byStatus: Array<{ value: GroupStatus, count: number }>, byManagementSource: Array<{ value: ManagementSource, count: number }> } };

export type GroupNestingQueryVariables = Exact<{
  first?: number | null | undefined;
  filter?: GroupFilter | null | undefined;
  orderBy?: Array<GroupOrder> | GroupOrder | null | undefined;
  transitive?: boolean;
}>;


export type GroupNestingQuery = { groups: { nodes: Array<{ name: string, parents: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ cursor: string, depth: number, node: { name: string } }>, nodes: Array<{ name: string }> }, children: { totalCount: number, edges: Array<{ cursor: string, depth: number, node: { name: string } }>, nodes: Array<{ name: string }> } }> } };

export type GroupMembersQueryVariables = Exact<{
  first?: number | null | undefined;
  filter?: GroupFilter | null | undefined;
  members?: GroupMemberFilter | null | undefined;
  orderBy?: Array<GroupMemberOrder> | GroupMemberOrder | null | undefined;
  transitive?: boolean;
}>;


export type GroupMembersQuery = { groups: { nodes: Array<{ name: string, members: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ cursor: string, role: MembershipRole, direct: boolean, managementSource: ManagementSource, addedAt: string, expiresAt: string | null, addedBy:
            | { __typename: 'Group', displayName: string }
            | { __typename: 'ServiceAccount', displayName: string }
            | { __typename: 'User', displayName: string }
           | null, via: Array<{ name: string }>, node:
            | { __typename: 'Group', displayName: string }
            | { __typename: 'ServiceAccount', displayName: string }
            | { __typename: 'User', displayName: string }
           }>, nodes: Array<
          | { id: string }
          | { id: string }
          | { id: string }
        > } }> } };

export type WhoAmIQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoAmIQuery = { instance: { version: string, startedAt: string }, viewer: { platformAdministrator: boolean, principal:
      | { __typename: 'Group', id: string, displayName: string }
      | { __typename: 'ServiceAccount', id: string, displayName: string }
      | { __typename: 'User', id: string, displayName: string }
    , tenant: { slug: string } | null } };

export type NodeByIdQueryVariables = Exact<{
  id: string;
}>;


export type NodeByIdQuery = { node:
    | { __typename: 'ApiToken', id: string }
    | { __typename: 'AuditEvent', id: string }
    | { __typename: 'Directory', id: string }
    | { __typename: 'Domain', id: string }
    | { __typename: 'Group', id: string }
    | { __typename: 'Invitation', id: string }
    | { __typename: 'Role', id: string }
    | { __typename: 'RoleAssignment', id: string }
    | { __typename: 'ServiceAccount', id: string }
    | { __typename: 'Tenant', id: string }
    | { __typename: 'User', id: string }
   | null };

export type NodesByIdsQueryVariables = Exact<{
  ids: Array<string> | string;
}>;


export type NodesByIdsQuery = { nodes: Array<
    | { __typename: 'ApiToken', id: string }
    | { __typename: 'AuditEvent', id: string }
    | { __typename: 'Directory', name: string, id: string }
    | { __typename: 'Domain', path: string, id: string }
    | { __typename: 'Group', name: string, id: string }
    | { __typename: 'Invitation', id: string }
    | { __typename: 'Role', name: string, id: string }
    | { __typename: 'RoleAssignment', reason: string | null, id: string }
    | { __typename: 'ServiceAccount', name: string, id: string }
    | { __typename: 'Tenant', slug: string, id: string }
    | { __typename: 'User', username: string, id: string }
   | null> };

export type EntitiesByKeysQueryVariables = Exact<{
  representations: Array<unknown> | unknown;
}>;


export type EntitiesByKeysQuery = { _entities: Array<
    | { __typename: 'ApiToken', id: string }
    | { __typename: 'AuditEvent', id: string }
    | { __typename: 'Directory', id: string }
    | { __typename: 'Domain', id: string }
    | { __typename: 'Group', id: string, displayName: string }
    | { __typename: 'Invitation', id: string }
    | { __typename: 'Role', id: string }
    | { __typename: 'RoleAssignment', id: string }
    | { __typename: 'ServiceAccount', id: string, displayName: string }
    | { __typename: 'Tenant', id: string, slug: string }
    | { __typename: 'User', id: string, displayName: string, username: string }
   | null> };

export type ServiceSdlQueryVariables = Exact<{ [key: string]: never; }>;


export type ServiceSdlQuery = { _service: { sdl: string | null } };

export type WholeInvitationFragment = { id: string, email: string, status: InvitationStatus, language: string, message: string | null, delivery: MailDelivery, createdAt: string, expiresAt: string, sentAt: string | null, acceptedAt: string | null, revokedAt: string | null, version: number, viewerCanUpdate: boolean, viewerCanRevoke: boolean, tenant: { slug: string } | null, directory: { name: string } | null, roles: Array<{ role: { name: string } | null, scope: { kind: ScopeKind, domain: { name: string } | null } }>, groups: Array<{ name: string }>, createdBy:
    | { displayName: string }
    | { displayName: string }
    | { displayName: string }
   | null, acceptedBy: { username: string } | null };

export type InviteUsersMutationVariables = Exact<{
  input: InviteUsersInput;
}>;


export type InviteUsersMutation = { inviteUsers: { revision: number, results: Array<{ email: string, outcome: InvitationOutcome, link: string | null, invitation: { id: string, email: string, status: InvitationStatus, language: string, message: string | null, delivery: MailDelivery, createdAt: string, expiresAt: string, sentAt: string | null, acceptedAt: string | null, revokedAt: string | null, version: number, viewerCanUpdate: boolean, viewerCanRevoke: boolean, tenant: { slug: string } | null, directory: { name: string } | null, roles: Array<{ role: { name: string } | null, scope: { kind: ScopeKind, domain: { name: string } | null } }>, groups: Array<{ name: string }>, createdBy:
          | { displayName: string }
          | { displayName: string }
          | { displayName: string }
         | null, acceptedBy: { username: string } | null } | null, user: { username: string } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> }> | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } | null };

export type ResendInvitationMutationVariables = Exact<{
  input: ResendInvitationInput;
}>;


export type ResendInvitationMutation = { resendInvitation: { link: string | null, revision: number, invitation: { id: string, delivery: MailDelivery, version: number } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } | null };

export type RenewInvitationMutationVariables = Exact<{
  input: RenewInvitationInput;
}>;


export type RenewInvitationMutation = { renewInvitation: { link: string | null, revision: number, invitation: { id: string, status: InvitationStatus, expiresAt: string } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } | null };

export type RevokeInvitationMutationVariables = Exact<{
  input: RevokeInvitationInput;
}>;


export type RevokeInvitationMutation = { revokeInvitation: { revision: number, invitation: { id: string, status: InvitationStatus } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } | null };

export type AcceptInvitationMutationVariables = Exact<{
  input: AcceptInvitationInput;
}>;


export type AcceptInvitationMutation = { acceptInvitation: { userId: string | null, revision: number, user: { username: string } | null, leftOut: Array<{ roleId: string | null, groupId: string | null, reason: string }> | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } | null };

export type InvitationsQueryVariables = Exact<{
  first?: number | null | undefined;
  filter?: InvitationFilter | null | undefined;
  query?: string | null | undefined;
  search?: string | null | undefined;
  tenantId?: string | null | undefined;
}>;


export type InvitationsQuery = { invitations: { totalCount: number, edges: Array<{ cursor: string, node: { id: string } }>, pageInfo: { hasNextPage: boolean }, nodes: Array<{ id: string, email: string, status: InvitationStatus, language: string, message: string | null, delivery: MailDelivery, createdAt: string, expiresAt: string, sentAt: string | null, acceptedAt: string | null, revokedAt: string | null, version: number, viewerCanUpdate: boolean, viewerCanRevoke: boolean, tenant: { slug: string } | null, directory: { name: string } | null, roles: Array<{ role: { name: string } | null, scope: { kind: ScopeKind, domain: { name: string } | null } }>, groups: Array<{ name: string }>, createdBy:
        | { displayName: string }
        | { displayName: string }
        | { displayName: string }
       | null, acceptedBy: { username: string } | null }> } };

export type InvitationByIdQueryVariables = Exact<{
  id: string;
}>;


export type InvitationByIdQuery = { invitation: { id: string, email: string, status: InvitationStatus, language: string, message: string | null, delivery: MailDelivery, createdAt: string, expiresAt: string, sentAt: string | null, acceptedAt: string | null, revokedAt: string | null, version: number, viewerCanUpdate: boolean, viewerCanRevoke: boolean, tenant: { slug: string } | null, directory: { name: string } | null, roles: Array<{ role: { name: string } | null, scope: { kind: ScopeKind, domain: { name: string } | null } }>, groups: Array<{ name: string }>, createdBy:
      | { displayName: string }
      | { displayName: string }
      | { displayName: string }
     | null, acceptedBy: { username: string } | null } | null };

export type ReceivedInvitationsQueryVariables = Exact<{ [key: string]: never; }>;


export type ReceivedInvitationsQuery = { viewer: { invitations: Array<{ id: string, tenantName: string, invitedBy: string | null, message: string | null, createdAt: string, expiresAt: string }> } };

export type NewcomerQueryVariables = Exact<{
  username: string;
}>;


export type NewcomerQuery = { user: { id: string, username: string, displayName: string, email: string | null, emailVerified: boolean, managementSource: ManagementSource, tenants: { nodes: Array<{ slug: string }> }, groups: { nodes: Array<{ name: string }> }, roleAssignments: { nodes: Array<{ managementSource: ManagementSource, role: { name: string }, scope: { kind: ScopeKind }, createdBy:
          | { displayName: string }
          | { displayName: string }
          | { displayName: string }
         | null }> } } | null };

export type TeamsQueryVariables = Exact<{
  after?: string | null | undefined;
  transitive?: boolean;
}>;


export type TeamsQuery = { groups: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ name: string, description: string | null, tenant: { slug: string }, directory: { isDefault: boolean, tenant: { slug: string } } | null, parents: { nodes: Array<{ name: string }> }, children: { nodes: Array<{ name: string }> }, members: { totalCount: number, edges: Array<{ role: MembershipRole, node:
            | { displayName: string }
            | { displayName: string }
            | { displayName: string }
           }> }, roleAssignments: { nodes: Array<{ role: { name: string }, scope: { kind: ScopeKind, domain: { path: string } | null } }> } }> } };

export type PeopleQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type PeopleQuery = { users: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ username: string, status: UserStatus, managementSource: ManagementSource, tenants: { nodes: Array<{ slug: string }> }, groups: { totalCount: number } }> } };

export type RepositoriesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type RepositoriesQuery = { domains: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ path: string, managementSource: ManagementSource, parent: { path: string } | null, tenant: { slug: string } }> } };

export type AdministratorsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type AdministratorsQuery = { roleAssignments: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ principal:
        | { displayName: string }
        | { displayName: string }
        | { displayName: string }
       | null, role: { name: string, type: RoleType, tenant: { slug: string } | null }, scope: { tenant: { slug: string } | null } }> } };

export type RepositoryRolesQueryVariables = Exact<{
  tenantId: string;
}>;


export type RepositoryRolesQuery = { roles: { nodes: Array<{ name: string, permissions: Array<{ name: string }>, includes: Array<{ name: string }>, direct: { totalCount: number, edges: Array<{ direct: boolean, node:
            | { __typename: 'Group' }
            | { __typename: 'ServiceAccount' }
            | { __typename: 'User' }
           }> }, holders: { totalCount: number }, assignments: { totalCount: number } }> } };

export type InstanceCountsQueryVariables = Exact<{ [key: string]: never; }>;


export type InstanceCountsQuery = { usersCount: number, groupsCount: number, tenants: { totalCount: number, nodes: Array<{ slug: string, users: { totalCount: number }, groups: { totalCount: number }, domains: { totalCount: number }, directories: { nodes: Array<{ name: string, users: { totalCount: number }, groups: { totalCount: number } }> } }> }, principals: { totalCount: number }, roles: { totalCount: number }, permissions: { totalCount: number }, roleAssignments: { totalCount: number }, serviceAccounts: { totalCount: number } };

export type RefusalsFragment = { code: UserErrorCode, message: string, path: Array<string> | null };

export type DifferencesFragment = { differences: { totalCount: number, nodes: Array<{ principal:
        | { id: string, displayName: string }
        | { id: string, displayName: string }
        | { id: string, displayName: string }
       | null, gained: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, tenant: { id: string } | null, directory: { id: string } | null, domain: { id: string } | null } }>, lost: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, tenant: { id: string } | null, directory: { id: string } | null, domain: { id: string } | null } }> }> } };

export type MadeRoleFragment = { id: string, name: string, description: string | null, type: RoleType, level: RoleLevel, isDefault: boolean, version: number, viewerCanUpdate: boolean, viewerCanDelete: boolean, tenant: { id: string } | null, permissions: Array<{ name: string }>, includes: Array<{ id: string }> };

export type CreateRoleMutationVariables = Exact<{
  input: CreateRoleInput;
}>;


export type CreateRoleMutation = { createRole: { revision: number, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }>, role: { id: string, name: string, description: string | null, type: RoleType, level: RoleLevel, isDefault: boolean, version: number, viewerCanUpdate: boolean, viewerCanDelete: boolean, tenant: { id: string } | null, permissions: Array<{ name: string }>, includes: Array<{ id: string }> } | null } | null };

export type UpdateRoleMutationVariables = Exact<{
  input: UpdateRoleInput;
}>;


export type UpdateRoleMutation = { updateRole: { revision: number, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }>, role: { id: string, name: string, description: string | null, type: RoleType, level: RoleLevel, isDefault: boolean, version: number, viewerCanUpdate: boolean, viewerCanDelete: boolean, tenant: { id: string } | null, permissions: Array<{ name: string }>, includes: Array<{ id: string }> } | null, preview: { differences: { totalCount: number, nodes: Array<{ principal:
            | { id: string, displayName: string }
            | { id: string, displayName: string }
            | { id: string, displayName: string }
           | null, gained: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, tenant: { id: string } | null, directory: { id: string } | null, domain: { id: string } | null } }>, lost: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, tenant: { id: string } | null, directory: { id: string } | null, domain: { id: string } | null } }> }> } } | null } | null };

export type DeleteRoleMutationVariables = Exact<{
  input: DeleteRoleInput;
}>;


export type DeleteRoleMutation = { deleteRole: { revision: number, deletedRoleId: string | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }>, preview: { differences: { totalCount: number, nodes: Array<{ principal:
            | { id: string, displayName: string }
            | { id: string, displayName: string }
            | { id: string, displayName: string }
           | null, gained: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, tenant: { id: string } | null, directory: { id: string } | null, domain: { id: string } | null } }>, lost: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, tenant: { id: string } | null, directory: { id: string } | null, domain: { id: string } | null } }> }> } } | null } | null };

export type CreatePermissionMutationVariables = Exact<{
  input: CreatePermissionInput;
}>;


export type CreatePermissionMutation = { createPermission: { revision: number, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }>, permission: { name: string, resource: string, action: string, description: string | null, system: boolean } | null } | null };

export type DeletePermissionMutationVariables = Exact<{
  input: DeletePermissionInput;
}>;


export type DeletePermissionMutation = { deletePermission: { revision: number, deletedPermission: string | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } | null };

export type RoleToChangeQueryVariables = Exact<{
  id: string;
}>;


export type RoleToChangeQuery = { role: { id: string, name: string, description: string | null, type: RoleType, level: RoleLevel, isDefault: boolean, version: number, viewerCanUpdate: boolean, viewerCanDelete: boolean, tenant: { id: string } | null, permissions: Array<{ name: string }>, includes: Array<{ id: string }> } | null };

export type WholeRoleFragment = { id: string, name: string, description: string | null, type: RoleType, level: RoleLevel, isDefault: boolean, createdAt: string, updatedAt: string, version: number };

export type RoleByIdQueryVariables = Exact<{
  id: string;
  transitive?: boolean;
}>;


export type RoleByIdQuery = { role: { id: string, name: string, description: string | null, type: RoleType, level: RoleLevel, isDefault: boolean, createdAt: string, updatedAt: string, version: number, tenant: { slug: string } | null, permissions: Array<{ name: string, resource: string, action: string, description: string | null, system: boolean }>, includes: Array<{ name: string }> } | null };

export type RolePageQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: RoleFilter | null | undefined;
  query?: string | null | undefined;
  search?: string | null | undefined;
  orderBy?: Array<RoleOrder> | RoleOrder | null | undefined;
  tenantId?: string | null | undefined;
}>;


export type RolePageQuery = { roles: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ cursor: string, node: { name: string } }>, nodes: Array<{ id: string, name: string, description: string | null, type: RoleType, level: RoleLevel, isDefault: boolean, createdAt: string, updatedAt: string, version: number, permissions: Array<{ name: string }> }> } };

export type RoleHoldersQueryVariables = Exact<{
  first?: number | null | undefined;
  filter?: RoleFilter | null | undefined;
  holders?: PrincipalFilter | null | undefined;
  orderBy?: Array<PrincipalOrder> | PrincipalOrder | null | undefined;
  transitive?: boolean;
  tenantId?: string | null | undefined;
  domainId?: string | null | undefined;
}>;


export type RoleHoldersQuery = { roles: { nodes: Array<{ name: string, tenant: { slug: string } | null, holders: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ cursor: string, direct: boolean, node:
            | { __typename: 'Group', displayName: string }
            | { __typename: 'ServiceAccount', displayName: string }
            | { __typename: 'User', displayName: string }
           }>, nodes: Array<
          | { id: string }
          | { id: string }
          | { id: string }
        > }, assignments: { totalCount: number, edges: Array<{ cursor: string, node: { principal:
              | { displayName: string }
              | { displayName: string }
              | { displayName: string }
             | null } }>, nodes: Array<{ scope: { domain: { path: string } | null } }> } }> } };

export type PermissionByNameQueryVariables = Exact<{
  name: string;
}>;


export type PermissionByNameQuery = { permission: { name: string, resource: string, action: string, description: string | null, system: boolean } | null };

export type PermissionPageQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: PermissionFilter | null | undefined;
  search?: string | null | undefined;
  orderBy?: Array<PermissionOrder> | PermissionOrder | null | undefined;
}>;


export type PermissionPageQuery = { permissions: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ cursor: string, node: { name: string } }>, nodes: Array<{ name: string }> } };

export type ChangedServiceAccountFragment = { id: string, name: string, displayName: string, description: string | null, status: ServiceAccountStatus, version: number };

export type CreateServiceAccountMutationVariables = Exact<{
  input: CreateServiceAccountInput;
}>;


export type CreateServiceAccountMutation = { createServiceAccount: { revision: number, serviceAccount: { id: string, name: string, displayName: string, description: string | null, status: ServiceAccountStatus, version: number } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } | null };

export type UpdateServiceAccountMutationVariables = Exact<{
  input: UpdateServiceAccountInput;
}>;


export type UpdateServiceAccountMutation = { updateServiceAccount: { revision: number, serviceAccount: { id: string, name: string, displayName: string, description: string | null, status: ServiceAccountStatus, version: number } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }>, preview: { differences: { nodes: Array<{ principal:
            | { displayName: string }
            | { displayName: string }
            | { displayName: string }
           | null, lost: Array<{ permission: { name: string } | null }> }> } } | null } | null };

export type DeleteServiceAccountMutationVariables = Exact<{
  input: DeleteServiceAccountInput;
}>;


export type DeleteServiceAccountMutation = { deleteServiceAccount: { deletedServiceAccountId: string | null, revision: number, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }>, preview: { differences: { totalCount: number } } | null } | null };

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { signIn: { accessToken: string | null, expiresAt: string | null, refreshToken: string | null, refreshExpiresAt: string | null, sessionId: string | null, userId: string | null, revision: number, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } | null };

export type RefreshSessionMutationVariables = Exact<{
  input: RefreshSessionInput;
}>;


export type RefreshSessionMutation = { refreshSession: { accessToken: string | null, expiresAt: string | null, refreshToken: string | null, refreshExpiresAt: string | null, sessionId: string | null, userId: string | null, revision: number, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } | null };

export type SignOutMutationVariables = Exact<{
  input: SignOutInput;
}>;


export type SignOutMutation = { signOut: { endedSessionId: string | null, revision: number, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } | null };

export type EndSessionMutationVariables = Exact<{
  input: EndSessionInput;
}>;


export type EndSessionMutation = { endSession: { endedSessionId: string | null, revision: number, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } | null };

export type RevokeUserSessionsMutationVariables = Exact<{
  input: PasswordOwnerInput;
}>;


export type RevokeUserSessionsMutation = { revokeUserSessions: { revision: number, user: { id: string } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } | null };

export type ChangePasswordMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type ChangePasswordMutation = { changePassword: { revision: number, user: { id: string } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } | null };

export type ResetUserPasswordMutationVariables = Exact<{
  input: ResetUserPasswordInput;
}>;


export type ResetUserPasswordMutation = { resetUserPassword: { revision: number, user: { id: string } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } | null };

export type UnlockUserMutationVariables = Exact<{
  input: PasswordOwnerInput;
}>;


export type UnlockUserMutation = { unlockUser: { revision: number, user: { id: string, lockedUntil: string | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } | null };

export type OwnSessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnSessionsQuery = { viewer: { principal:
      | { id: string }
      | { id: string }
      | { id: string }
    , sessions: Array<{ id: string, createdAt: string, refreshedAt: string, expiresAt: string, current: boolean }> } };

export type PasswordStatesQueryVariables = Exact<{
  id: string;
}>;


export type PasswordStatesQuery = { user: { username: string, passwordChangedAt: string | null, lockedUntil: string | null } | null };

export type PasswordStatesOfAllQueryVariables = Exact<{ [key: string]: never; }>;


export type PasswordStatesOfAllQuery = { users: { nodes: Array<{ username: string, passwordChangedAt: string | null, lockedUntil: string | null }> } };

export type OpenedFragment = { accessToken: string | null, expiresAt: string | null, refreshToken: string | null, refreshExpiresAt: string | null, sessionId: string | null, userId: string | null, revision: number, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> };

export type OpenedAgainFragment = { accessToken: string | null, expiresAt: string | null, refreshToken: string | null, refreshExpiresAt: string | null, sessionId: string | null, userId: string | null, revision: number, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> };

export type AuditTrailOfActionQueryVariables = Exact<{ [key: string]: never; }>;


export type AuditTrailOfActionQuery = { auditEvents: { nodes: Array<{ action: string, outcome: AuditOutcome, changes: Array<{ before: unknown, after: unknown }> }> } };

export type RequestPasswordResetMutationVariables = Exact<{
  input: RequestPasswordResetInput;
}>;


export type RequestPasswordResetMutation = { requestPasswordReset: { revision: number, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } | null };

export type ResetForgottenPasswordMutationVariables = Exact<{
  input: ResetForgottenPasswordInput;
}>;


export type ResetForgottenPasswordMutation = { resetForgottenPassword: { userId: string | null, revision: number, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } | null };

export type WhoActsQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoActsQuery = { viewer: { principal:
      | { id: string }
      | { id: string }
      | { id: string }
    , impersonator:
      | { id: string, displayName: string }
      | { id: string, displayName: string }
      | { id: string, displayName: string }
     | null, tenant: { slug: string } | null } };

export type ChangedTenantFragment = { id: string, slug: string, name: string, description: string | null, status: TenantStatus, hidesEmail: boolean, maxTokenDays: number | null, version: number };

export type CreateTenantMutationVariables = Exact<{
  input: CreateTenantInput;
}>;


export type CreateTenantMutation = { createTenant: { revision: number, tenant: { id: string, slug: string, name: string, description: string | null, status: TenantStatus, hidesEmail: boolean, maxTokenDays: number | null, version: number, directories: { nodes: Array<{ name: string, isDefault: boolean }> }, groups: { nodes: Array<{ name: string, system: boolean, kind: GroupKind, roleAssignments: { nodes: Array<{ role: { name: string }, scope: { kind: ScopeKind } }> } }> }, users: { nodes: Array<{ username: string }> } } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }>, preview: { differences: { totalCount: number, nodes: Array<{ principal:
            | { displayName: string }
            | { displayName: string }
            | { displayName: string }
           | null, gained: Array<{ permission: { name: string } | null }>, lost: Array<{ permission: { name: string } | null }> }> } } | null } | null };

export type UpdateTenantMutationVariables = Exact<{
  input: UpdateTenantInput;
}>;


export type UpdateTenantMutation = { updateTenant: { revision: number, tenant: { id: string, slug: string, name: string, description: string | null, status: TenantStatus, hidesEmail: boolean, maxTokenDays: number | null, version: number } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } | null };

export type DeactivateTenantMutationVariables = Exact<{
  input: DeactivateTenantInput;
}>;


export type DeactivateTenantMutation = { deactivateTenant: { revision: number, tenant: { id: string, slug: string, name: string, description: string | null, status: TenantStatus, hidesEmail: boolean, maxTokenDays: number | null, version: number } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }>, preview: { differences: { nodes: Array<{ principal:
            | { displayName: string }
            | { displayName: string }
            | { displayName: string }
           | null, gained: Array<{ permission: { name: string } | null }>, lost: Array<{ permission: { name: string } | null }> }> } } | null } | null };

export type ReactivateTenantMutationVariables = Exact<{
  input: ReactivateTenantInput;
}>;


export type ReactivateTenantMutation = { reactivateTenant: { revision: number, tenant: { id: string, slug: string, name: string, description: string | null, status: TenantStatus, hidesEmail: boolean, maxTokenDays: number | null, version: number } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }>, preview: { differences: { totalCount: number } } | null } | null };

export type ChangedDirectoryFragment = { id: string, name: string, description: string | null, isDefault: boolean, version: number };

export type CreateDirectoryMutationVariables = Exact<{
  input: CreateDirectoryInput;
}>;


export type CreateDirectoryMutation = { createDirectory: { revision: number, directory: { id: string, name: string, description: string | null, isDefault: boolean, version: number } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } | null };

export type UpdateDirectoryMutationVariables = Exact<{
  input: UpdateDirectoryInput;
}>;


export type UpdateDirectoryMutation = { updateDirectory: { revision: number, directory: { id: string, name: string, description: string | null, isDefault: boolean, version: number } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } | null };

export type DeleteDirectoryMutationVariables = Exact<{
  input: DeleteDirectoryInput;
}>;


export type DeleteDirectoryMutation = { deleteDirectory: { deletedDirectoryId: string | null, revision: number, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } | null };

export type DirectoriesAfterQueryVariables = Exact<{
  tenantId: string;
}>;


export type DirectoriesAfterQuery = { directories: { nodes: Array<{ id: string, name: string, description: string | null, isDefault: boolean, version: number }> } };

export type TrailOfQueryVariables = Exact<{
  objectId: string;
}>;


export type TrailOfQuery = { auditEvents: { nodes: Array<{ action: string, outcome: AuditOutcome, changes: Array<{ before: unknown, after: unknown }> }> } };

export type WholeTenantFragment = { id: string, slug: string, name: string, description: string | null, status: TenantStatus, hidesEmail: boolean, maxTokenDays: number | null, createdAt: string, updatedAt: string, version: number };

export type WholeDirectoryFragment = { id: string, name: string, description: string | null, isDefault: boolean, createdAt: string, updatedAt: string, version: number };

export type WholeDomainFragment = { id: string, name: string, path: string, description: string | null, managementSource: ManagementSource, createdAt: string, updatedAt: string, version: number };

export type TenantByKeyQueryVariables = Exact<{
  id?: string | null | undefined;
  slug?: string | null | undefined;
}>;


export type TenantByKeyQuery = { tenant: { id: string, slug: string, name: string, description: string | null, status: TenantStatus, hidesEmail: boolean, maxTokenDays: number | null, createdAt: string, updatedAt: string, version: number } | null };

export type TenantPageQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: TenantFilter | null | undefined;
  query?: string | null | undefined;
  search?: string | null | undefined;
  orderBy?: Array<TenantOrder> | TenantOrder | null | undefined;
}>;


export type TenantPageQuery = { tenants: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ cursor: string, node: { slug: string } }>, nodes: Array<{ id: string, slug: string, name: string, description: string | null, status: TenantStatus, hidesEmail: boolean, maxTokenDays: number | null, createdAt: string, updatedAt: string, version: number }> } };

export type TenantContentsQueryVariables = Exact<{
  first?: number | null | undefined;
  tenants?: TenantFilter | null | undefined;
  users?: UserFilter | null | undefined;
  groups?: GroupFilter | null | undefined;
  domains?: DomainFilter | null | undefined;
  directories?: DirectoryFilter | null | undefined;
}>;


export type TenantContentsQuery = { tenants: { nodes: Array<{ slug: string, users: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ cursor: string, status: AccessStatus, since: string, directories: Array<{ status: AccessStatus, directory: { name: string } | null }>, node: { username: string } }>, nodes: Array<{ status: UserStatus }> }, groups: { totalCount: number, nodes: Array<{ name: string }> }, directories: { totalCount: number, nodes: Array<{ name: string }> }, domains: { totalCount: number, nodes: Array<{ path: string }> } }> } };

export type DirectoryByIdQueryVariables = Exact<{
  id: string;
}>;


export type DirectoryByIdQuery = { directory: { id: string, name: string, description: string | null, isDefault: boolean, createdAt: string, updatedAt: string, version: number, tenant: { slug: string } } | null };

export type DirectoryContentsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: DirectoryFilter | null | undefined;
  search?: string | null | undefined;
  orderBy?: Array<DirectoryOrder> | DirectoryOrder | null | undefined;
  tenantId?: string | null | undefined;
}>;


export type DirectoryContentsQuery = { directories: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ cursor: string, node: { name: string } }>, nodes: Array<{ id: string, name: string, description: string | null, isDefault: boolean, createdAt: string, updatedAt: string, version: number, users: { totalCount: number, edges: Array<{ status: AccessStatus, node: { username: string } }> }, groups: { totalCount: number, nodes: Array<{ name: string }> } }> } };

export type DomainByIdQueryVariables = Exact<{
  id: string;
}>;


export type DomainByIdQuery = { domain: { id: string, name: string, path: string, description: string | null, managementSource: ManagementSource, createdAt: string, updatedAt: string, version: number, tenant: { slug: string }, parent: { path: string, parent: { path: string } | null } | null } | null };

export type DomainPageQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: DomainFilter | null | undefined;
  search?: string | null | undefined;
  orderBy?: Array<DomainOrder> | DomainOrder | null | undefined;
  tenantId?: string | null | undefined;
  transitive?: boolean;
}>;


export type DomainPageQuery = { domains: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ cursor: string, node: { path: string } }>, nodes: Array<{ id: string, name: string, path: string, description: string | null, managementSource: ManagementSource, createdAt: string, updatedAt: string, version: number, children: { totalCount: number, nodes: Array<{ path: string }> } }> } };

export type CreateApiTokenMutationVariables = Exact<{
  input: CreateApiTokenInput;
}>;


export type CreateApiTokenMutation = { createApiToken: { secret: string | null, revision: number, apiToken: { id: string, name: string, prefix: string, scopes: Array<string> | null, status: ApiTokenStatus, createdAt: string, expiresAt: string, lastUsedAt: string | null, revokedAt: string | null, owner:
        | { id: string }
        | { id: string }
        | { id: string }
       | null, tenant: { slug: string } | null } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } | null };

export type RevokeApiTokenMutationVariables = Exact<{
  input: RevokeApiTokenInput;
}>;


export type RevokeApiTokenMutation = { revokeApiToken: { revision: number, apiToken: { id: string, status: ApiTokenStatus } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } | null };

export type RevokeApiTokensMutationVariables = Exact<{
  input: RevokeApiTokensInput;
}>;


export type RevokeApiTokensMutation = { revokeApiTokens: { hasMore: boolean | null, revision: number, results: Array<{ apiTokenId: string, apiToken: { name: string, status: ApiTokenStatus } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> }> | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } | null };

export type DeleteApiTokenMutationVariables = Exact<{
  input: DeleteApiTokenInput;
}>;


export type DeleteApiTokenMutation = { deleteApiToken: { deletedApiTokenId: string | null, revision: number, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } | null };

export type WholeTokenFragment = { id: string, name: string, prefix: string, scopes: Array<string> | null, status: ApiTokenStatus, createdAt: string, expiresAt: string, lastUsedAt: string | null, revokedAt: string | null };

export type ApiTokenByIdQueryVariables = Exact<{
  id: string;
}>;


export type ApiTokenByIdQuery = { apiToken: { id: string, name: string, prefix: string, scopes: Array<string> | null, status: ApiTokenStatus, createdAt: string, expiresAt: string, lastUsedAt: string | null, revokedAt: string | null, owner:
      | { displayName: string }
      | { displayName: string }
      | { displayName: string }
     | null, tenant: { slug: string } | null } | null };

export type ApiTokenPageQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: ApiTokenFilter | null | undefined;
  orderBy?: Array<ApiTokenOrder> | ApiTokenOrder | null | undefined;
  tenantId?: string | null | undefined;
}>;


export type ApiTokenPageQuery = { apiTokens: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ cursor: string, node: { name: string } }>, nodes: Array<{ id: string, name: string, prefix: string, scopes: Array<string> | null, status: ApiTokenStatus, createdAt: string, expiresAt: string, lastUsedAt: string | null, revokedAt: string | null, owner:
        | { displayName: string }
        | { displayName: string }
        | { displayName: string }
       | null, tenant: { slug: string } | null }> } };

export type UserTokensQueryVariables = Exact<{
  first?: number | null | undefined;
  filter?: UserFilter | null | undefined;
  tokens?: ApiTokenFilter | null | undefined;
  orderBy?: Array<ApiTokenOrder> | ApiTokenOrder | null | undefined;
}>;


export type UserTokensQuery = { users: { nodes: Array<{ username: string, apiTokens: { totalCount: number, nodes: Array<{ name: string, status: ApiTokenStatus }> } }> } };

export type ServiceAccountTokensQueryVariables = Exact<{
  first?: number | null | undefined;
  tenantId?: string | null | undefined;
  tokens?: ApiTokenFilter | null | undefined;
}>;


export type ServiceAccountTokensQuery = { serviceAccounts: { nodes: Array<{ name: string, apiTokens: { totalCount: number, nodes: Array<{ name: string, tenant: { slug: string } | null }> } }> } };

export type ChangedUserFragment = { id: string, username: string, externalId: string | null, email: string | null, emailVerified: boolean, displayName: string, givenName: string | null, familyName: string | null, nickname: string | null, avatarUrl: string | null, locale: string | null, timeZone: string | null, status: UserStatus, accountStatus: AccountStatus, deletionScheduledAt: string | null, version: number, profile: { jobTitle: string | null, department: string | null, organization: string | null, location: string | null } };

export type AccountProblemFragment = { code: UserErrorCode, message: string, path: Array<string> | null };

export type AccountPreviewFragment = { differences: { nodes: Array<{ principal:
        | { id: string }
        | { id: string }
        | { id: string }
       | null, gained: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, tenant: { id: string } | null } }>, lost: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, tenant: { id: string } | null } }> }> } };

export type CreateUserMutationVariables = Exact<{
  input: CreateUserInput;
}>;


export type CreateUserMutation = { createUser: { revision: number, user: { id: string, username: string, externalId: string | null, email: string | null, emailVerified: boolean, displayName: string, givenName: string | null, familyName: string | null, nickname: string | null, avatarUrl: string | null, locale: string | null, timeZone: string | null, status: UserStatus, accountStatus: AccountStatus, deletionScheduledAt: string | null, version: number, profile: { jobTitle: string | null, department: string | null, organization: string | null, location: string | null } } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } | null };

export type UpdateUserMutationVariables = Exact<{
  input: UpdateUserInput;
}>;


export type UpdateUserMutation = { updateUser: { revision: number, user: { id: string, username: string, externalId: string | null, email: string | null, emailVerified: boolean, displayName: string, givenName: string | null, familyName: string | null, nickname: string | null, avatarUrl: string | null, locale: string | null, timeZone: string | null, status: UserStatus, accountStatus: AccountStatus, deletionScheduledAt: string | null, version: number, profile: { jobTitle: string | null, department: string | null, organization: string | null, location: string | null } } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } | null };

export type ChangeUserEmailMutationVariables = Exact<{
  input: ChangeUserEmailInput;
}>;


export type ChangeUserEmailMutation = { changeUserEmail: { revision: number, user: { id: string, username: string, externalId: string | null, email: string | null, emailVerified: boolean, displayName: string, givenName: string | null, familyName: string | null, nickname: string | null, avatarUrl: string | null, locale: string | null, timeZone: string | null, status: UserStatus, accountStatus: AccountStatus, deletionScheduledAt: string | null, version: number, profile: { jobTitle: string | null, department: string | null, organization: string | null, location: string | null } } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } | null };

export type UnlinkIdentityMutationVariables = Exact<{
  input: UnlinkIdentityInput;
}>;


export type UnlinkIdentityMutation = { unlinkIdentity: { unlinkedIdentityId: string | null, revision: number, user: { id: string, externalIdentities: Array<{ id: string }> } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }> } | null };

export type DeactivateUserMutationVariables = Exact<{
  input: DeactivateUserInput;
}>;


export type DeactivateUserMutation = { deactivateUser: { revision: number, user: { id: string, username: string, externalId: string | null, email: string | null, emailVerified: boolean, displayName: string, givenName: string | null, familyName: string | null, nickname: string | null, avatarUrl: string | null, locale: string | null, timeZone: string | null, status: UserStatus, accountStatus: AccountStatus, deletionScheduledAt: string | null, version: number, profile: { jobTitle: string | null, department: string | null, organization: string | null, location: string | null } } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }>, preview: { differences: { nodes: Array<{ principal:
            | { id: string }
            | { id: string }
            | { id: string }
           | null, gained: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, tenant: { id: string } | null } }>, lost: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, tenant: { id: string } | null } }> }> } } | null } | null };

export type ReactivateUserMutationVariables = Exact<{
  input: AccountInput;
}>;


export type ReactivateUserMutation = { reactivateUser: { revision: number, user: { id: string, username: string, externalId: string | null, email: string | null, emailVerified: boolean, displayName: string, givenName: string | null, familyName: string | null, nickname: string | null, avatarUrl: string | null, locale: string | null, timeZone: string | null, status: UserStatus, accountStatus: AccountStatus, deletionScheduledAt: string | null, version: number, profile: { jobTitle: string | null, department: string | null, organization: string | null, location: string | null } } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }>, preview: { differences: { nodes: Array<{ principal:
            | { id: string }
            | { id: string }
            | { id: string }
           | null, gained: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, tenant: { id: string } | null } }>, lost: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, tenant: { id: string } | null } }> }> } } | null } | null };

export type DeleteUserMutationVariables = Exact<{
  input: AccountInput;
}>;


export type DeleteUserMutation = { deleteUser: { revision: number, user: { id: string, username: string, externalId: string | null, email: string | null, emailVerified: boolean, displayName: string, givenName: string | null, familyName: string | null, nickname: string | null, avatarUrl: string | null, locale: string | null, timeZone: string | null, status: UserStatus, accountStatus: AccountStatus, deletionScheduledAt: string | null, version: number, profile: { jobTitle: string | null, department: string | null, organization: string | null, location: string | null } } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }>, preview: { differences: { nodes: Array<{ principal:
            | { id: string }
            | { id: string }
            | { id: string }
           | null, gained: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, tenant: { id: string } | null } }>, lost: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, tenant: { id: string } | null } }> }> } } | null } | null };

export type CancelUserDeletionMutationVariables = Exact<{
  input: AccountInput;
}>;


export type CancelUserDeletionMutation = { cancelUserDeletion: { revision: number, user: { id: string, username: string, externalId: string | null, email: string | null, emailVerified: boolean, displayName: string, givenName: string | null, familyName: string | null, nickname: string | null, avatarUrl: string | null, locale: string | null, timeZone: string | null, status: UserStatus, accountStatus: AccountStatus, deletionScheduledAt: string | null, version: number, profile: { jobTitle: string | null, department: string | null, organization: string | null, location: string | null } } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }>, preview: { differences: { nodes: Array<{ principal:
            | { id: string }
            | { id: string }
            | { id: string }
           | null, gained: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, tenant: { id: string } | null } }>, lost: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, tenant: { id: string } | null } }> }> } } | null } | null };

export type GrantTenantAccessMutationVariables = Exact<{
  input: GrantTenantAccessInput;
}>;


export type GrantTenantAccessMutation = { grantTenantAccess: { revision: number, user: { id: string, username: string, externalId: string | null, email: string | null, emailVerified: boolean, displayName: string, givenName: string | null, familyName: string | null, nickname: string | null, avatarUrl: string | null, locale: string | null, timeZone: string | null, status: UserStatus, accountStatus: AccountStatus, deletionScheduledAt: string | null, version: number, profile: { jobTitle: string | null, department: string | null, organization: string | null, location: string | null } } | null, tenant: { id: string } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }>, preview: { differences: { nodes: Array<{ principal:
            | { id: string }
            | { id: string }
            | { id: string }
           | null, gained: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, tenant: { id: string } | null } }>, lost: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, tenant: { id: string } | null } }> }> } } | null } | null };

export type RevokeTenantAccessMutationVariables = Exact<{
  input: RevokeTenantAccessInput;
}>;


export type RevokeTenantAccessMutation = { revokeTenantAccess: { revision: number, user: { id: string } | null, tenant: { id: string } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }>, preview: { differences: { nodes: Array<{ principal:
            | { id: string }
            | { id: string }
            | { id: string }
           | null, gained: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, tenant: { id: string } | null } }>, lost: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, tenant: { id: string } | null } }> }> } } | null } | null };

export type SuspendUserMutationVariables = Exact<{
  input: DirectoryPlaceInput;
}>;


export type SuspendUserMutation = { suspendUser: { revision: number, user: { id: string, status: UserStatus } | null, directory: { id: string } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }>, preview: { differences: { nodes: Array<{ principal:
            | { id: string }
            | { id: string }
            | { id: string }
           | null, gained: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, tenant: { id: string } | null } }>, lost: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, tenant: { id: string } | null } }> }> } } | null } | null };

export type RestoreUserMutationVariables = Exact<{
  input: DirectoryPlaceInput;
}>;


export type RestoreUserMutation = { restoreUser: { revision: number, user: { id: string, status: UserStatus } | null, directory: { id: string } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }>, preview: { differences: { nodes: Array<{ principal:
            | { id: string }
            | { id: string }
            | { id: string }
           | null, gained: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, tenant: { id: string } | null } }>, lost: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, tenant: { id: string } | null } }> }> } } | null } | null };

export type RemoveUserFromDirectoryMutationVariables = Exact<{
  input: DirectoryPlaceInput;
}>;


export type RemoveUserFromDirectoryMutation = { removeUserFromDirectory: { revision: number, user: { id: string } | null, directory: { id: string } | null, tenantLeft: { id: string } | null, userErrors: Array<{ code: UserErrorCode, message: string, path: Array<string> | null }>, preview: { differences: { nodes: Array<{ principal:
            | { id: string }
            | { id: string }
            | { id: string }
           | null, gained: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, tenant: { id: string } | null } }>, lost: Array<{ permission: { name: string } | null, scope: { kind: ScopeKind, tenant: { id: string } | null } }> }> } } | null } | null };

export type HeldByUserQueryVariables = Exact<{
  id: string;
}>;


export type HeldByUserQuery = { user: { tenants: { edges: Array<{ node: { id: string }, directories: Array<{ status: AccessStatus, directory: { id: string } | null }> }> }, groups: { nodes: Array<{ id: string }> }, roleAssignments: { nodes: Array<{ id: string }> }, effectivePermissions: Array<{ permission: { name: string }, scope: { kind: ScopeKind, tenant: { id: string } | null } }> } | null };

export type WholeUserFragment = { id: string, username: string, externalId: string | null, email: string | null, emailVerified: boolean, displayName: string, givenName: string | null, familyName: string | null, nickname: string | null, avatarUrl: string | null, locale: string | null, timeZone: string | null, status: UserStatus, accountStatus: AccountStatus, claimStatus: ClaimStatus, managementSource: ManagementSource, restricted: boolean, mfaEnabled: boolean, lastActiveAt: string | null, deletionScheduledAt: string | null, createdAt: string, updatedAt: string, version: number, profile: { jobTitle: string | null, department: string | null, organization: string | null, location: string | null }, externalIdentities: Array<{ id: string, provider: string, subject: string, createdAt: string }> };

export type UserByKeyQueryVariables = Exact<{
  id?: string | null | undefined;
  username?: string | null | undefined;
  email?: string | null | undefined;
  externalId?: string | null | undefined;
  externalIdentity?: ExternalIdentityInput | null | undefined;
}>;


export type UserByKeyQuery = { user: { id: string, username: string, externalId: string | null, email: string | null, emailVerified: boolean, displayName: string, givenName: string | null, familyName: string | null, nickname: string | null, avatarUrl: string | null, locale: string | null, timeZone: string | null, status: UserStatus, accountStatus: AccountStatus, claimStatus: ClaimStatus, managementSource: ManagementSource, restricted: boolean, mfaEnabled: boolean, lastActiveAt: string | null, deletionScheduledAt: string | null, createdAt: string, updatedAt: string, version: number, profile: { jobTitle: string | null, department: string | null, organization: string | null, location: string | null }, externalIdentities: Array<{ id: string, provider: string, subject: string, createdAt: string }> } | null };

export type UserPageQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: UserFilter | null | undefined;
  query?: string | null | undefined;
  search?: string | null | undefined;
  orderBy?: Array<UserOrder> | UserOrder | null | undefined;
  tenantId?: string | null | undefined;
}>;


export type UserPageQuery = { users: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ cursor: string, node: { username: string } }>, nodes: Array<{ id: string, username: string, externalId: string | null, email: string | null, emailVerified: boolean, displayName: string, givenName: string | null, familyName: string | null, nickname: string | null, avatarUrl: string | null, locale: string | null, timeZone: string | null, status: UserStatus, accountStatus: AccountStatus, claimStatus: ClaimStatus, managementSource: ManagementSource, restricted: boolean, mfaEnabled: boolean, lastActiveAt: string | null, deletionScheduledAt: string | null, createdAt: string, updatedAt: string, version: number, profile: { jobTitle: string | null, department: string | null, organization: string | null, location: string | null }, externalIdentities: Array<{ id: string, provider: string, subject: string, createdAt: string }> }> } };

export type UserCountsQueryVariables = Exact<{
  filter?: UserFilter | null | undefined;
  query?: string | null | undefined;
  search?: string | null | undefined;
  tenantId?: string | null | undefined;
}>;


export type UserCountsQuery = { usersCount: number, userStats: { total: number, byStatus: Array<{ value: UserStatus, count: number }>, byAccountStatus: Array<{ value: AccountStatus, count: number }>, byClaimStatus: Array<{ value: ClaimStatus, count: number }>, byManagementSource: Array<{ value: ManagementSource, count: number }>, byRole: Array<{ count: number, role: { name: string } }> } };

export type UserTenantsQueryVariables = Exact<{
  first?: number | null | undefined;
  filter?: UserFilter | null | undefined;
  tenants?: TenantFilter | null | undefined;
}>;


export type UserTenantsQuery = { users: { nodes: Array<{ username: string, tenants: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ cursor: string, status: AccessStatus, since: string, directories: Array<{ status: AccessStatus, since: string, directory: { name: string } | null }>, node: { slug: string } }>, nodes: Array<{ name: string }> } }> } };

export type UserGroupsQueryVariables = Exact<{
  first?: number | null | undefined;
  filter?: UserFilter | null | undefined;
  groups?: UserGroupFilter | null | undefined;
  orderBy?: Array<UserGroupOrder> | UserGroupOrder | null | undefined;
  transitive?: boolean;
}>;


export type UserGroupsQuery = { users: { nodes: Array<{ username: string, groups: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ cursor: string, role: MembershipRole, direct: boolean, managementSource: ManagementSource, addedAt: string, expiresAt: string | null, addedBy:
            | { __typename: 'Group', displayName: string }
            | { __typename: 'ServiceAccount', displayName: string }
            | { __typename: 'User', displayName: string }
           | null, via: Array<{ name: string }>, node: { name: string } }>, nodes: Array<{ displayName: string }> } }> } };

export type UserRolesQueryVariables = Exact<{
  first?: number | null | undefined;
  filter?: UserFilter | null | undefined;
}>;


export type UserRolesQuery = { users: { nodes: Array<{ username: string, roleAssignments: { totalCount: number, nodes: Array<{ role: { name: string }, scope: { kind: ScopeKind, tenant: { slug: string } | null, domain: { path: string } | null } }> } }> } };

export type ServiceAccountByIdQueryVariables = Exact<{
  id: string;
}>;


export type ServiceAccountByIdQuery = { serviceAccount: { id: string, name: string, displayName: string, description: string | null, status: ServiceAccountStatus, createdAt: string, updatedAt: string, version: number, tenant: { slug: string }, groups: { edges: Array<{ role: MembershipRole, node: { name: string } }> }, roleAssignments: { nodes: Array<{ role: { name: string } }> } } | null };

export type ServiceAccountPageQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: ServiceAccountFilter | null | undefined;
  search?: string | null | undefined;
  orderBy?: Array<ServiceAccountOrder> | ServiceAccountOrder | null | undefined;
  tenantId?: string | null | undefined;
}>;


export type ServiceAccountPageQuery = { serviceAccounts: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ cursor: string, node: { name: string } }>, nodes: Array<{ name: string, status: ServiceAccountStatus }> } };

export type PrincipalPageQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: PrincipalFilter | null | undefined;
  query?: string | null | undefined;
  search?: string | null | undefined;
  orderBy?: Array<PrincipalOrder> | PrincipalOrder | null | undefined;
  tenantId?: string | null | undefined;
}>;


export type PrincipalPageQuery = { principals: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ cursor: string, node:
        | { displayName: string }
        | { displayName: string }
        | { displayName: string }
       }>, nodes: Array<
      | { __typename: 'Group', id: string, displayName: string, createdAt: string, roleAssignments: { nodes: Array<{ role: { name: string } }> } }
      | { __typename: 'ServiceAccount', id: string, displayName: string, createdAt: string, roleAssignments: { nodes: Array<{ role: { name: string } }> } }
      | { __typename: 'User', id: string, displayName: string, createdAt: string, roleAssignments: { nodes: Array<{ role: { name: string } }> } }
    > } };

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
export const WhereFragmentDoc = new TypedDocumentString(`
    fragment Where on Scope {
  kind
  tenant {
    slug
  }
  directory {
    name
  }
  domain {
    path
  }
}
    `, {"fragmentName":"Where"}) as unknown as TypedDocumentString<WhereFragment, unknown>;
export const ChainFragmentDoc = new TypedDocumentString(`
    fragment Chain on Derivation {
  assignment {
    reason
    principal {
      displayName
    }
  }
  role {
    name
  }
  viaRoles {
    name
  }
  viaGroups {
    name
  }
}
    `, {"fragmentName":"Chain"}) as unknown as TypedDocumentString<ChainFragment, unknown>;
export const WholeRightFragmentDoc = new TypedDocumentString(`
    fragment WholeRight on EffectivePermission {
  permission {
    name
    description
  }
  scope {
    ...Where
  }
  derivationsCount
  derivations {
    ...Chain
  }
}
    fragment Chain on Derivation {
  assignment {
    reason
    principal {
      displayName
    }
  }
  role {
    name
  }
  viaRoles {
    name
  }
  viaGroups {
    name
  }
}
fragment Where on Scope {
  kind
  tenant {
    slug
  }
  directory {
    name
  }
  domain {
    path
  }
}`, {"fragmentName":"WholeRight"}) as unknown as TypedDocumentString<WholeRightFragment, unknown>;
export const WholeEffectiveRoleFragmentDoc = new TypedDocumentString(`
    fragment WholeEffectiveRole on EffectiveRole {
  role {
    name
  }
  scope {
    ...Where
  }
  derivationsCount
  derivations {
    ...Chain
  }
}
    fragment Chain on Derivation {
  assignment {
    reason
    principal {
      displayName
    }
  }
  role {
    name
  }
  viaRoles {
    name
  }
  viaGroups {
    name
  }
}
fragment Where on Scope {
  kind
  tenant {
    slug
  }
  directory {
    name
  }
  domain {
    path
  }
}`, {"fragmentName":"WholeEffectiveRole"}) as unknown as TypedDocumentString<WholeEffectiveRoleFragment, unknown>;
export const GivenRoleFragmentDoc = new TypedDocumentString(`
    fragment GivenRole on RoleAssignment {
  id
  createdAt
  expiresAt
  reason
  managementSource
  viewerCanDelete
  createdBy {
    id
  }
  principal {
    id
  }
  role {
    id
  }
  scope {
    kind
    tenant {
      id
    }
    directory {
      id
    }
    domain {
      id
    }
  }
}
    `, {"fragmentName":"GivenRole"}) as unknown as TypedDocumentString<GivenRoleFragment, unknown>;
export const WholeAssignmentFragmentDoc = new TypedDocumentString(`
    fragment WholeAssignment on RoleAssignment {
  id
  managementSource
  createdAt
  expiresAt
  reason
  principal {
    __typename
    displayName
  }
  role {
    name
    permissions {
      name
    }
  }
  createdBy {
    __typename
    displayName
  }
  scope {
    kind
    tenant {
      slug
    }
    directory {
      name
    }
    domain {
      path
    }
  }
}
    `, {"fragmentName":"WholeAssignment"}) as unknown as TypedDocumentString<WholeAssignmentFragment, unknown>;
export const WholeEventFragmentDoc = new TypedDocumentString(`
    fragment WholeEvent on AuditEvent {
  id
  revision
  at
  action
  outcome
  code
  requestId
  actor {
    displayName
  }
  actorId
  impersonator {
    displayName
  }
  token {
    name
  }
  tenant {
    slug
  }
  changes {
    objectId
    before
    after
  }
  objectIds
}
    `, {"fragmentName":"WholeEvent"}) as unknown as TypedDocumentString<WholeEventFragment, unknown>;
export const ChangedDomainFragmentDoc = new TypedDocumentString(`
    fragment ChangedDomain on Domain {
  id
  name
  path
  description
  version
  parent {
    id
  }
}
    `, {"fragmentName":"ChangedDomain"}) as unknown as TypedDocumentString<ChangedDomainFragment, unknown>;
export const ErrorsFragmentDoc = new TypedDocumentString(`
    fragment Errors on UserError {
  code
  message
  path
}
    `, {"fragmentName":"Errors"}) as unknown as TypedDocumentString<ErrorsFragment, unknown>;
export const PreviewFragmentDoc = new TypedDocumentString(`
    fragment Preview on AccessPreview {
  differences(first: 100) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      cursor
      node {
        principal {
          displayName
        }
      }
    }
    nodes {
      principal {
        id
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
      lost {
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
    `, {"fragmentName":"Preview"}) as unknown as TypedDocumentString<PreviewFragment, unknown>;
export const WholeGroupFragmentDoc = new TypedDocumentString(`
    fragment WholeGroup on Group {
  id
  name
  displayName
  description
  kind
  status
  managementSource
  system
  createdAt
  updatedAt
  version
}
    `, {"fragmentName":"WholeGroup"}) as unknown as TypedDocumentString<WholeGroupFragment, unknown>;
export const WholeInvitationFragmentDoc = new TypedDocumentString(`
    fragment WholeInvitation on Invitation {
  id
  email
  status
  language
  message
  delivery
  createdAt
  expiresAt
  sentAt
  acceptedAt
  revokedAt
  version
  tenant {
    slug
  }
  directory {
    name
  }
  roles {
    role {
      name
    }
    scope {
      kind
      domain {
        name
      }
    }
  }
  groups {
    name
  }
  createdBy {
    displayName
  }
  acceptedBy {
    username
  }
  viewerCanUpdate
  viewerCanRevoke
}
    `, {"fragmentName":"WholeInvitation"}) as unknown as TypedDocumentString<WholeInvitationFragment, unknown>;
export const RefusalsFragmentDoc = new TypedDocumentString(`
    fragment Refusals on UserError {
  code
  message
  path
}
    `, {"fragmentName":"Refusals"}) as unknown as TypedDocumentString<RefusalsFragment, unknown>;
export const DifferencesFragmentDoc = new TypedDocumentString(`
    fragment Differences on AccessPreview {
  differences(first: 100) {
    totalCount
    nodes {
      principal {
        id
        displayName
      }
      gained {
        permission {
          name
        }
        scope {
          kind
          tenant {
            id
          }
          directory {
            id
          }
          domain {
            id
          }
        }
      }
      lost {
        permission {
          name
        }
        scope {
          kind
          tenant {
            id
          }
          directory {
            id
          }
          domain {
            id
          }
        }
      }
    }
  }
}
    `, {"fragmentName":"Differences"}) as unknown as TypedDocumentString<DifferencesFragment, unknown>;
export const MadeRoleFragmentDoc = new TypedDocumentString(`
    fragment MadeRole on Role {
  id
  name
  description
  type
  level
  isDefault
  version
  viewerCanUpdate
  viewerCanDelete
  tenant {
    id
  }
  permissions {
    name
  }
  includes {
    id
  }
}
    `, {"fragmentName":"MadeRole"}) as unknown as TypedDocumentString<MadeRoleFragment, unknown>;
export const WholeRoleFragmentDoc = new TypedDocumentString(`
    fragment WholeRole on Role {
  id
  name
  description
  type
  level
  isDefault
  createdAt
  updatedAt
  version
}
    `, {"fragmentName":"WholeRole"}) as unknown as TypedDocumentString<WholeRoleFragment, unknown>;
export const ChangedServiceAccountFragmentDoc = new TypedDocumentString(`
    fragment ChangedServiceAccount on ServiceAccount {
  id
  name
  displayName
  description
  status
  version
}
    `, {"fragmentName":"ChangedServiceAccount"}) as unknown as TypedDocumentString<ChangedServiceAccountFragment, unknown>;
export const OpenedFragmentDoc = new TypedDocumentString(`
    fragment Opened on SignInPayload {
  accessToken
  expiresAt
  refreshToken
  refreshExpiresAt
  sessionId
  userId
  userErrors {
    code
    message
    path
  }
  revision
}
    `, {"fragmentName":"Opened"}) as unknown as TypedDocumentString<OpenedFragment, unknown>;
export const OpenedAgainFragmentDoc = new TypedDocumentString(`
    fragment OpenedAgain on RefreshSessionPayload {
  accessToken
  expiresAt
  refreshToken
  refreshExpiresAt
  sessionId
  userId
  userErrors {
    code
    message
    path
  }
  revision
}
    `, {"fragmentName":"OpenedAgain"}) as unknown as TypedDocumentString<OpenedAgainFragment, unknown>;
export const ChangedTenantFragmentDoc = new TypedDocumentString(`
    fragment ChangedTenant on Tenant {
  id
  slug
  name
  description
  status
  hidesEmail
  maxTokenDays
  version
}
    `, {"fragmentName":"ChangedTenant"}) as unknown as TypedDocumentString<ChangedTenantFragment, unknown>;
export const ChangedDirectoryFragmentDoc = new TypedDocumentString(`
    fragment ChangedDirectory on Directory {
  id
  name
  description
  isDefault
  version
}
    `, {"fragmentName":"ChangedDirectory"}) as unknown as TypedDocumentString<ChangedDirectoryFragment, unknown>;
export const WholeTenantFragmentDoc = new TypedDocumentString(`
    fragment WholeTenant on Tenant {
  id
  slug
  name
  description
  status
  hidesEmail
  maxTokenDays
  createdAt
  updatedAt
  version
}
    `, {"fragmentName":"WholeTenant"}) as unknown as TypedDocumentString<WholeTenantFragment, unknown>;
export const WholeDirectoryFragmentDoc = new TypedDocumentString(`
    fragment WholeDirectory on Directory {
  id
  name
  description
  isDefault
  createdAt
  updatedAt
  version
}
    `, {"fragmentName":"WholeDirectory"}) as unknown as TypedDocumentString<WholeDirectoryFragment, unknown>;
export const WholeDomainFragmentDoc = new TypedDocumentString(`
    fragment WholeDomain on Domain {
  id
  name
  path
  description
  managementSource
  createdAt
  updatedAt
  version
}
    `, {"fragmentName":"WholeDomain"}) as unknown as TypedDocumentString<WholeDomainFragment, unknown>;
export const WholeTokenFragmentDoc = new TypedDocumentString(`
    fragment WholeToken on ApiToken {
  id
  name
  prefix
  scopes
  status
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
}
    `, {"fragmentName":"WholeToken"}) as unknown as TypedDocumentString<WholeTokenFragment, unknown>;
export const ChangedUserFragmentDoc = new TypedDocumentString(`
    fragment ChangedUser on User {
  id
  username
  externalId
  email
  emailVerified
  displayName
  givenName
  familyName
  nickname
  avatarUrl
  locale
  timeZone
  profile {
    jobTitle
    department
    organization
    location
  }
  status
  accountStatus
  deletionScheduledAt
  version
}
    `, {"fragmentName":"ChangedUser"}) as unknown as TypedDocumentString<ChangedUserFragment, unknown>;
export const AccountProblemFragmentDoc = new TypedDocumentString(`
    fragment AccountProblem on UserError {
  code
  message
  path
}
    `, {"fragmentName":"AccountProblem"}) as unknown as TypedDocumentString<AccountProblemFragment, unknown>;
export const AccountPreviewFragmentDoc = new TypedDocumentString(`
    fragment AccountPreview on AccessPreview {
  differences(first: 100) {
    nodes {
      principal {
        id
      }
      gained {
        permission {
          name
        }
        scope {
          kind
          tenant {
            id
          }
        }
      }
      lost {
        permission {
          name
        }
        scope {
          kind
          tenant {
            id
          }
        }
      }
    }
  }
}
    `, {"fragmentName":"AccountPreview"}) as unknown as TypedDocumentString<AccountPreviewFragment, unknown>;
export const WholeUserFragmentDoc = new TypedDocumentString(`
    fragment WholeUser on User {
  id
  username
  externalId
  email
  emailVerified
  displayName
  givenName
  familyName
  nickname
  avatarUrl
  locale
  timeZone
  profile {
    jobTitle
    department
    organization
    location
  }
  status
  accountStatus
  claimStatus
  managementSource
  restricted
  mfaEnabled
  lastActiveAt
  deletionScheduledAt
  createdAt
  updatedAt
  version
  externalIdentities {
    id
    provider
    subject
    createdAt
  }
}
    `, {"fragmentName":"WholeUser"}) as unknown as TypedDocumentString<WholeUserFragment, unknown>;
export const RightsOfEachKindDocument = new TypedDocumentString(`
    query RightsOfEachKind($user: ID!, $group: ID!, $serviceAccount: ID!, $tenantId: ID, $domainId: ID, $permission: String!) {
  user(id: $user) {
    can(permission: $permission, tenantId: $tenantId, domainId: $domainId)
    effectiveRoles(tenantId: $tenantId) {
      ...WholeEffectiveRole
    }
    effectivePermissions(
      tenantId: $tenantId
      domainId: $domainId
      permission: $permission
    ) {
      ...WholeRight
    }
  }
  group(id: $group) {
    can(permission: $permission, tenantId: $tenantId, domainId: $domainId)
    effectiveRoles(tenantId: $tenantId) {
      ...WholeEffectiveRole
    }
    effectivePermissions(
      tenantId: $tenantId
      domainId: $domainId
      permission: $permission
    ) {
      ...WholeRight
    }
  }
  serviceAccount(id: $serviceAccount) {
    can(permission: $permission, tenantId: $tenantId, domainId: $domainId)
    effectiveRoles(tenantId: $tenantId) {
      ...WholeEffectiveRole
    }
    effectivePermissions(
      tenantId: $tenantId
      domainId: $domainId
      permission: $permission
    ) {
      ...WholeRight
    }
  }
}
    fragment Chain on Derivation {
  assignment {
    reason
    principal {
      displayName
    }
  }
  role {
    name
  }
  viaRoles {
    name
  }
  viaGroups {
    name
  }
}
fragment Where on Scope {
  kind
  tenant {
    slug
  }
  directory {
    name
  }
  domain {
    path
  }
}
fragment WholeRight on EffectivePermission {
  permission {
    name
    description
  }
  scope {
    ...Where
  }
  derivationsCount
  derivations {
    ...Chain
  }
}
fragment WholeEffectiveRole on EffectiveRole {
  role {
    name
  }
  scope {
    ...Where
  }
  derivationsCount
  derivations {
    ...Chain
  }
}`) as unknown as TypedDocumentString<RightsOfEachKindQuery, RightsOfEachKindQueryVariables>;
export const EffectivePermissionsDocument = new TypedDocumentString(`
    query EffectivePermissions($ids: [ID!]!, $tenantId: ID, $domainId: ID, $permission: String) {
  nodes(ids: $ids) {
    ... on Principal {
      displayName
      effectivePermissions(
        tenantId: $tenantId
        domainId: $domainId
        permission: $permission
      ) {
        ...WholeRight
      }
    }
  }
}
    fragment Chain on Derivation {
  assignment {
    reason
    principal {
      displayName
    }
  }
  role {
    name
  }
  viaRoles {
    name
  }
  viaGroups {
    name
  }
}
fragment Where on Scope {
  kind
  tenant {
    slug
  }
  directory {
    name
  }
  domain {
    path
  }
}
fragment WholeRight on EffectivePermission {
  permission {
    name
    description
  }
  scope {
    ...Where
  }
  derivationsCount
  derivations {
    ...Chain
  }
}`) as unknown as TypedDocumentString<EffectivePermissionsQuery, EffectivePermissionsQueryVariables>;
export const EffectiveRolesDocument = new TypedDocumentString(`
    query EffectiveRoles($ids: [ID!]!, $tenantId: ID) {
  nodes(ids: $ids) {
    ... on Principal {
      displayName
      effectiveRoles(tenantId: $tenantId) {
        ...WholeEffectiveRole
      }
    }
  }
}
    fragment Chain on Derivation {
  assignment {
    reason
    principal {
      displayName
    }
  }
  role {
    name
  }
  viaRoles {
    name
  }
  viaGroups {
    name
  }
}
fragment Where on Scope {
  kind
  tenant {
    slug
  }
  directory {
    name
  }
  domain {
    path
  }
}
fragment WholeEffectiveRole on EffectiveRole {
  role {
    name
  }
  scope {
    ...Where
  }
  derivationsCount
  derivations {
    ...Chain
  }
}`) as unknown as TypedDocumentString<EffectiveRolesQuery, EffectiveRolesQueryVariables>;
export const CanDocument = new TypedDocumentString(`
    query Can($ids: [ID!]!, $permission: String!, $tenantId: ID, $domainId: ID) {
  nodes(ids: $ids) {
    ... on Principal {
      displayName
      can(permission: $permission, tenantId: $tenantId, domainId: $domainId)
    }
  }
}
    `) as unknown as TypedDocumentString<CanQuery, CanQueryVariables>;
export const RightsOfPeopleDocument = new TypedDocumentString(`
    query RightsOfPeople($first: Int!, $tenantId: ID!, $domainId: ID, $permission: String!) {
  users(first: $first, tenantId: $tenantId) {
    nodes {
      can(permission: $permission, tenantId: $tenantId, domainId: $domainId)
      effectiveRoles(tenantId: $tenantId) {
        ...WholeEffectiveRole
      }
      effectivePermissions(tenantId: $tenantId, domainId: $domainId) {
        ...WholeRight
      }
    }
  }
}
    fragment Chain on Derivation {
  assignment {
    reason
    principal {
      displayName
    }
  }
  role {
    name
  }
  viaRoles {
    name
  }
  viaGroups {
    name
  }
}
fragment Where on Scope {
  kind
  tenant {
    slug
  }
  directory {
    name
  }
  domain {
    path
  }
}
fragment WholeRight on EffectivePermission {
  permission {
    name
    description
  }
  scope {
    ...Where
  }
  derivationsCount
  derivations {
    ...Chain
  }
}
fragment WholeEffectiveRole on EffectiveRole {
  role {
    name
  }
  scope {
    ...Where
  }
  derivationsCount
  derivations {
    ...Chain
  }
}`) as unknown as TypedDocumentString<RightsOfPeopleQuery, RightsOfPeopleQueryVariables>;
export const WhoCanDocument = new TypedDocumentString(`
    query WhoCan($permission: String!, $tenantId: ID, $domainId: ID, $first: Int, $after: String, $last: Int, $before: String, $filter: PrincipalFilter, $orderBy: [PrincipalOrder!], $search: String) {
  whoCan(
    permission: $permission
    tenantId: $tenantId
    domainId: $domainId
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
    search: $search
  ) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      cursor
      derivationsCount
      derivations {
        ...Chain
      }
      node {
        __typename
        displayName
      }
    }
    nodes {
      id
    }
  }
}
    fragment Chain on Derivation {
  assignment {
    reason
    principal {
      displayName
    }
  }
  role {
    name
  }
  viaRoles {
    name
  }
  viaGroups {
    name
  }
}`) as unknown as TypedDocumentString<WhoCanQuery, WhoCanQueryVariables>;
export const WhatCanDocument = new TypedDocumentString(`
    query WhatCan($principalId: ID!, $permission: String!, $tenantId: ID, $first: Int, $after: String, $last: Int, $before: String) {
  whatCan(
    principalId: $principalId
    permission: $permission
    tenantId: $tenantId
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      cursor
      derivationsCount
      derivations {
        ...Chain
      }
      node {
        ...Where
      }
    }
    nodes {
      kind
    }
  }
}
    fragment Chain on Derivation {
  assignment {
    reason
    principal {
      displayName
    }
  }
  role {
    name
  }
  viaRoles {
    name
  }
  viaGroups {
    name
  }
}
fragment Where on Scope {
  kind
  tenant {
    slug
  }
  directory {
    name
  }
  domain {
    path
  }
}`) as unknown as TypedDocumentString<WhatCanQuery, WhatCanQueryVariables>;
export const ViewerRightsDocument = new TypedDocumentString(`
    query ViewerRights($tenantId: ID, $domainId: ID, $permission: String!) {
  viewer {
    platformAdministrator
    can(permission: $permission, tenantId: $tenantId, domainId: $domainId)
    permissions(tenantId: $tenantId, domainId: $domainId) {
      name
      description
    }
  }
}
    `) as unknown as TypedDocumentString<ViewerRightsQuery, ViewerRightsQueryVariables>;
export const AbilitiesDocument = new TypedDocumentString(`
    query Abilities($slug: String!, $first: Int!) {
  tenant(slug: $slug) {
    viewerCanUpdate
    viewerCanAssignRoles
    users(first: $first) {
      nodes {
        username
        viewerCanUpdate
        viewerCanDeactivate
        viewerCanDelete
      }
    }
    groups(first: $first) {
      nodes {
        name
        viewerCanUpdate
        viewerCanDelete
        viewerCanManageMembers
      }
    }
    directories(first: $first) {
      nodes {
        name
        viewerCanUpdate
        viewerCanDelete
      }
    }
    domains(first: $first) {
      nodes {
        path
        viewerCanUpdate
        viewerCanDelete
        viewerCanAssignRoles
      }
    }
  }
  serviceAccounts(first: $first) {
    nodes {
      name
      viewerCanUpdate
      viewerCanDelete
    }
  }
  roles(first: $first) {
    nodes {
      name
      viewerCanUpdate
      viewerCanDelete
    }
  }
  roleAssignments(first: $first) {
    nodes {
      scope {
        kind
      }
      principal {
        displayName
      }
      viewerCanDelete
    }
  }
}
    `) as unknown as TypedDocumentString<AbilitiesQuery, AbilitiesQueryVariables>;
export const AssignRoleDocument = new TypedDocumentString(`
    mutation AssignRole($input: AssignRoleInput!) {
  assignRole(input: $input) {
    revision
    userErrors {
      ...Refusals
    }
    roleAssignment {
      ...GivenRole
    }
    preview {
      ...Differences
    }
  }
}
    fragment GivenRole on RoleAssignment {
  id
  createdAt
  expiresAt
  reason
  managementSource
  viewerCanDelete
  createdBy {
    id
  }
  principal {
    id
  }
  role {
    id
  }
  scope {
    kind
    tenant {
      id
    }
    directory {
      id
    }
    domain {
      id
    }
  }
}
fragment Refusals on UserError {
  code
  message
  path
}
fragment Differences on AccessPreview {
  differences(first: 100) {
    totalCount
    nodes {
      principal {
        id
        displayName
      }
      gained {
        permission {
          name
        }
        scope {
          kind
          tenant {
            id
          }
          directory {
            id
          }
          domain {
            id
          }
        }
      }
      lost {
        permission {
          name
        }
        scope {
          kind
          tenant {
            id
          }
          directory {
            id
          }
          domain {
            id
          }
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<AssignRoleMutation, AssignRoleMutationVariables>;
export const AssignRolesDocument = new TypedDocumentString(`
    mutation AssignRoles($input: AssignRolesInput!) {
  assignRoles(input: $input) {
    revision
    userErrors {
      ...Refusals
    }
    results {
      roleAssignment {
        id
      }
      userErrors {
        ...Refusals
      }
    }
    preview {
      ...Differences
    }
  }
}
    fragment Refusals on UserError {
  code
  message
  path
}
fragment Differences on AccessPreview {
  differences(first: 100) {
    totalCount
    nodes {
      principal {
        id
        displayName
      }
      gained {
        permission {
          name
        }
        scope {
          kind
          tenant {
            id
          }
          directory {
            id
          }
          domain {
            id
          }
        }
      }
      lost {
        permission {
          name
        }
        scope {
          kind
          tenant {
            id
          }
          directory {
            id
          }
          domain {
            id
          }
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<AssignRolesMutation, AssignRolesMutationVariables>;
export const RevokeRoleDocument = new TypedDocumentString(`
    mutation RevokeRole($input: RevokeRoleInput!) {
  revokeRole(input: $input) {
    revision
    userErrors {
      ...Refusals
    }
    revokedAssignmentId
    preview {
      ...Differences
    }
  }
}
    fragment Refusals on UserError {
  code
  message
  path
}
fragment Differences on AccessPreview {
  differences(first: 100) {
    totalCount
    nodes {
      principal {
        id
        displayName
      }
      gained {
        permission {
          name
        }
        scope {
          kind
          tenant {
            id
          }
          directory {
            id
          }
          domain {
            id
          }
        }
      }
      lost {
        permission {
          name
        }
        scope {
          kind
          tenant {
            id
          }
          directory {
            id
          }
          domain {
            id
          }
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<RevokeRoleMutation, RevokeRoleMutationVariables>;
export const RevokeRolesDocument = new TypedDocumentString(`
    mutation RevokeRoles($input: RevokeRolesInput!) {
  revokeRoles(input: $input) {
    revision
    userErrors {
      ...Refusals
    }
    results {
      revokedAssignmentId
      userErrors {
        ...Refusals
      }
    }
    preview {
      ...Differences
    }
  }
}
    fragment Refusals on UserError {
  code
  message
  path
}
fragment Differences on AccessPreview {
  differences(first: 100) {
    totalCount
    nodes {
      principal {
        id
        displayName
      }
      gained {
        permission {
          name
        }
        scope {
          kind
          tenant {
            id
          }
          directory {
            id
          }
          domain {
            id
          }
        }
      }
      lost {
        permission {
          name
        }
        scope {
          kind
          tenant {
            id
          }
          directory {
            id
          }
          domain {
            id
          }
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<RevokeRolesMutation, RevokeRolesMutationVariables>;
export const SetAssignedRolesDocument = new TypedDocumentString(`
    mutation SetAssignedRoles($input: SetAssignedRolesInput!) {
  setAssignedRoles(input: $input) {
    revision
    userErrors {
      ...Refusals
    }
    principal {
      id
      roleAssignments(orderBy: [{field: CREATED_AT}]) {
        nodes {
          ...GivenRole
        }
      }
    }
    preview {
      ...Differences
    }
  }
}
    fragment GivenRole on RoleAssignment {
  id
  createdAt
  expiresAt
  reason
  managementSource
  viewerCanDelete
  createdBy {
    id
  }
  principal {
    id
  }
  role {
    id
  }
  scope {
    kind
    tenant {
      id
    }
    directory {
      id
    }
    domain {
      id
    }
  }
}
fragment Refusals on UserError {
  code
  message
  path
}
fragment Differences on AccessPreview {
  differences(first: 100) {
    totalCount
    nodes {
      principal {
        id
        displayName
      }
      gained {
        permission {
          name
        }
        scope {
          kind
          tenant {
            id
          }
          directory {
            id
          }
          domain {
            id
          }
        }
      }
      lost {
        permission {
          name
        }
        scope {
          kind
          tenant {
            id
          }
          directory {
            id
          }
          domain {
            id
          }
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<SetAssignedRolesMutation, SetAssignedRolesMutationVariables>;
export const RolesGivenDocument = new TypedDocumentString(`
    query RolesGiven($id: ID!) {
  nodes(ids: [$id]) {
    ... on Principal {
      roleAssignments(first: 100) {
        nodes {
          ...GivenRole
        }
      }
    }
  }
}
    fragment GivenRole on RoleAssignment {
  id
  createdAt
  expiresAt
  reason
  managementSource
  viewerCanDelete
  createdBy {
    id
  }
  principal {
    id
  }
  role {
    id
  }
  scope {
    kind
    tenant {
      id
    }
    directory {
      id
    }
    domain {
      id
    }
  }
}`) as unknown as TypedDocumentString<RolesGivenQuery, RolesGivenQueryVariables>;
export const HeldPermissionsDocument = new TypedDocumentString(`
    query HeldPermissions($ids: [ID!]!, $tenantId: ID!) {
  nodes(ids: $ids) {
    ... on Principal {
      id
      effectivePermissions(tenantId: $tenantId) {
        permission {
          name
        }
        scope {
          kind
          tenant {
            id
          }
          directory {
            id
          }
          domain {
            id
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<HeldPermissionsQuery, HeldPermissionsQueryVariables>;
export const RoleAssignmentByIdDocument = new TypedDocumentString(`
    query RoleAssignmentById($id: ID!) {
  roleAssignment(id: $id) {
    ...WholeAssignment
  }
}
    fragment WholeAssignment on RoleAssignment {
  id
  managementSource
  createdAt
  expiresAt
  reason
  principal {
    __typename
    displayName
  }
  role {
    name
    permissions {
      name
    }
  }
  createdBy {
    __typename
    displayName
  }
  scope {
    kind
    tenant {
      slug
    }
    directory {
      name
    }
    domain {
      path
    }
  }
}`) as unknown as TypedDocumentString<RoleAssignmentByIdQuery, RoleAssignmentByIdQueryVariables>;
export const RoleAssignmentPageDocument = new TypedDocumentString(`
    query RoleAssignmentPage($first: Int, $after: String, $last: Int, $before: String, $filter: RoleAssignmentFilter, $query: String, $orderBy: [RoleAssignmentOrder!], $tenantId: ID) {
  roleAssignments(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    query: $query
    orderBy: $orderBy
    tenantId: $tenantId
  ) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      cursor
      node {
        id
      }
    }
    nodes {
      ...WholeAssignment
    }
  }
}
    fragment WholeAssignment on RoleAssignment {
  id
  managementSource
  createdAt
  expiresAt
  reason
  principal {
    __typename
    displayName
  }
  role {
    name
    permissions {
      name
    }
  }
  createdBy {
    __typename
    displayName
  }
  scope {
    kind
    tenant {
      slug
    }
    directory {
      name
    }
    domain {
      path
    }
  }
}`) as unknown as TypedDocumentString<RoleAssignmentPageQuery, RoleAssignmentPageQueryVariables>;
export const PeopleWithRightsDocument = new TypedDocumentString(`
    query PeopleWithRights($first: Int!) {
  users(first: $first) {
    nodes {
      username
      groups {
        edges {
          role
          node {
            name
            roleAssignments {
              nodes {
                role {
                  name
                  permissions {
                    name
                  }
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
    `) as unknown as TypedDocumentString<PeopleWithRightsQuery, PeopleWithRightsQueryVariables>;
export const AuditEventsDocument = new TypedDocumentString(`
    query AuditEvents($first: Int, $after: String, $filter: AuditEventFilter, $orderBy: [AuditEventOrder!], $tenantId: ID) {
  auditEvents(
    first: $first
    after: $after
    filter: $filter
    orderBy: $orderBy
    tenantId: $tenantId
  ) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      cursor
      node {
        id
      }
    }
    nodes {
      ...WholeEvent
    }
  }
}
    fragment WholeEvent on AuditEvent {
  id
  revision
  at
  action
  outcome
  code
  requestId
  actor {
    displayName
  }
  actorId
  impersonator {
    displayName
  }
  token {
    name
  }
  tenant {
    slug
  }
  changes {
    objectId
    before
    after
  }
  objectIds
}`) as unknown as TypedDocumentString<AuditEventsQuery, AuditEventsQueryVariables>;
export const AuditEventByIdDocument = new TypedDocumentString(`
    query AuditEventById($id: ID!) {
  auditEvent(id: $id) {
    ...WholeEvent
  }
}
    fragment WholeEvent on AuditEvent {
  id
  revision
  at
  action
  outcome
  code
  requestId
  actor {
    displayName
  }
  actorId
  impersonator {
    displayName
  }
  token {
    name
  }
  tenant {
    slug
  }
  changes {
    objectId
    before
    after
  }
  objectIds
}`) as unknown as TypedDocumentString<AuditEventByIdQuery, AuditEventByIdQueryVariables>;
export const AuditActionsDocument = new TypedDocumentString(`
    query AuditActions {
  auditActions
}
    `) as unknown as TypedDocumentString<AuditActionsQuery, AuditActionsQueryVariables>;
export const CreateDomainDocument = new TypedDocumentString(`
    mutation CreateDomain($input: CreateDomainInput!) {
  createDomain(input: $input) {
    domain {
      ...ChangedDomain
    }
    userErrors {
      code
      message
      path
    }
    revision
  }
}
    fragment ChangedDomain on Domain {
  id
  name
  path
  description
  version
  parent {
    id
  }
}`) as unknown as TypedDocumentString<CreateDomainMutation, CreateDomainMutationVariables>;
export const UpdateDomainDocument = new TypedDocumentString(`
    mutation UpdateDomain($input: UpdateDomainInput!) {
  updateDomain(input: $input) {
    domain {
      ...ChangedDomain
    }
    userErrors {
      code
      message
      path
    }
    revision
  }
}
    fragment ChangedDomain on Domain {
  id
  name
  path
  description
  version
  parent {
    id
  }
}`) as unknown as TypedDocumentString<UpdateDomainMutation, UpdateDomainMutationVariables>;
export const MoveDomainDocument = new TypedDocumentString(`
    mutation MoveDomain($input: MoveDomainInput!) {
  moveDomain(input: $input) {
    domain {
      ...ChangedDomain
    }
    userErrors {
      code
      message
      path
    }
    revision
    preview {
      ...Differences
    }
  }
}
    fragment ChangedDomain on Domain {
  id
  name
  path
  description
  version
  parent {
    id
  }
}
fragment Differences on AccessPreview {
  differences(first: 100) {
    totalCount
    nodes {
      principal {
        id
        displayName
      }
      gained {
        permission {
          name
        }
        scope {
          kind
          tenant {
            id
          }
          directory {
            id
          }
          domain {
            id
          }
        }
      }
      lost {
        permission {
          name
        }
        scope {
          kind
          tenant {
            id
          }
          directory {
            id
          }
          domain {
            id
          }
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<MoveDomainMutation, MoveDomainMutationVariables>;
export const DeleteDomainDocument = new TypedDocumentString(`
    mutation DeleteDomain($input: DeleteDomainInput!) {
  deleteDomain(input: $input) {
    deletedDomainId
    userErrors {
      code
      message
      path
    }
    revision
    preview {
      differences(first: 50) {
        nodes {
          principal {
            displayName
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
export const DomainTreeDocument = new TypedDocumentString(`
    query DomainTree($tenantId: ID!) {
  domains(tenantId: $tenantId, first: 100, orderBy: [{field: PATH}]) {
    nodes {
      path
      children(transitive: true, first: 100) {
        nodes {
          path
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DomainTreeQuery, DomainTreeQueryVariables>;
export const HeldOnDomainDocument = new TypedDocumentString(`
    query HeldOnDomain($ids: [ID!]!, $domainId: ID!) {
  nodes(ids: $ids) {
    ... on Principal {
      id
      effectivePermissions(domainId: $domainId) {
        permission {
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<HeldOnDomainQuery, HeldOnDomainQueryVariables>;
export const ChangedDomainByIdDocument = new TypedDocumentString(`
    query ChangedDomainById($id: ID!) {
  domain(id: $id) {
    ...ChangedDomain
  }
}
    fragment ChangedDomain on Domain {
  id
  name
  path
  description
  version
  parent {
    id
  }
}`) as unknown as TypedDocumentString<ChangedDomainByIdQuery, ChangedDomainByIdQueryVariables>;
export const CreateGroupDocument = new TypedDocumentString(`
    mutation CreateGroup($input: CreateGroupInput!) {
  createGroup(input: $input) {
    group {
      ...WholeGroup
    }
    userErrors {
      ...Errors
    }
    revision
  }
}
    fragment Errors on UserError {
  code
  message
  path
}
fragment WholeGroup on Group {
  id
  name
  displayName
  description
  kind
  status
  managementSource
  system
  createdAt
  updatedAt
  version
}`) as unknown as TypedDocumentString<CreateGroupMutation, CreateGroupMutationVariables>;
export const UpdateGroupDocument = new TypedDocumentString(`
    mutation UpdateGroup($input: UpdateGroupInput!) {
  updateGroup(input: $input) {
    group {
      ...WholeGroup
    }
    userErrors {
      ...Errors
    }
    revision
    preview {
      ...Preview
    }
  }
}
    fragment Errors on UserError {
  code
  message
  path
}
fragment Preview on AccessPreview {
  differences(first: 100) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      cursor
      node {
        principal {
          displayName
        }
      }
    }
    nodes {
      principal {
        id
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
      lost {
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
fragment WholeGroup on Group {
  id
  name
  displayName
  description
  kind
  status
  managementSource
  system
  createdAt
  updatedAt
  version
}`) as unknown as TypedDocumentString<UpdateGroupMutation, UpdateGroupMutationVariables>;
export const DeleteGroupDocument = new TypedDocumentString(`
    mutation DeleteGroup($input: DeleteGroupInput!) {
  deleteGroup(input: $input) {
    deletedGroupId
    userErrors {
      ...Errors
    }
    revision
    preview {
      ...Preview
    }
  }
}
    fragment Errors on UserError {
  code
  message
  path
}
fragment Preview on AccessPreview {
  differences(first: 100) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      cursor
      node {
        principal {
          displayName
        }
      }
    }
    nodes {
      principal {
        id
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
      lost {
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
}`) as unknown as TypedDocumentString<DeleteGroupMutation, DeleteGroupMutationVariables>;
export const AddGroupMemberDocument = new TypedDocumentString(`
    mutation AddGroupMember($input: AddGroupMemberInput!) {
  addGroupMember(input: $input) {
    group {
      name
    }
    member {
      id
      displayName
    }
    tenantAccess {
      userId
      tenantId
    }
    userErrors {
      ...Errors
    }
    revision
    preview {
      ...Preview
    }
  }
}
    fragment Errors on UserError {
  code
  message
  path
}
fragment Preview on AccessPreview {
  differences(first: 100) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      cursor
      node {
        principal {
          displayName
        }
      }
    }
    nodes {
      principal {
        id
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
      lost {
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
}`) as unknown as TypedDocumentString<AddGroupMemberMutation, AddGroupMemberMutationVariables>;
export const AddGroupMembersDocument = new TypedDocumentString(`
    mutation AddGroupMembers($input: AddGroupMembersInput!) {
  addGroupMembers(input: $input) {
    results {
      group {
        name
      }
      member {
        displayName
      }
      userErrors {
        ...Errors
      }
    }
    userErrors {
      ...Errors
    }
    revision
    preview {
      ...Preview
    }
  }
}
    fragment Errors on UserError {
  code
  message
  path
}
fragment Preview on AccessPreview {
  differences(first: 100) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      cursor
      node {
        principal {
          displayName
        }
      }
    }
    nodes {
      principal {
        id
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
      lost {
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
}`) as unknown as TypedDocumentString<AddGroupMembersMutation, AddGroupMembersMutationVariables>;
export const UpdateGroupMemberRoleDocument = new TypedDocumentString(`
    mutation UpdateGroupMemberRole($input: UpdateGroupMemberRoleInput!) {
  updateGroupMemberRole(input: $input) {
    group {
      name
    }
    member {
      displayName
    }
    userErrors {
      ...Errors
    }
    revision
    preview {
      ...Preview
    }
  }
}
    fragment Errors on UserError {
  code
  message
  path
}
fragment Preview on AccessPreview {
  differences(first: 100) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      cursor
      node {
        principal {
          displayName
        }
      }
    }
    nodes {
      principal {
        id
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
      lost {
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
}`) as unknown as TypedDocumentString<UpdateGroupMemberRoleMutation, UpdateGroupMemberRoleMutationVariables>;
export const RemoveGroupMemberDocument = new TypedDocumentString(`
    mutation RemoveGroupMember($input: RemoveGroupMemberInput!) {
  removeGroupMember(input: $input) {
    group {
      name
    }
    member {
      displayName
    }
    userErrors {
      ...Errors
    }
    revision
    preview {
      ...Preview
    }
  }
}
    fragment Errors on UserError {
  code
  message
  path
}
fragment Preview on AccessPreview {
  differences(first: 100) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      cursor
      node {
        principal {
          displayName
        }
      }
    }
    nodes {
      principal {
        id
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
      lost {
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
}`) as unknown as TypedDocumentString<RemoveGroupMemberMutation, RemoveGroupMemberMutationVariables>;
export const SetUserGroupsDocument = new TypedDocumentString(`
    mutation SetUserGroups($input: SetUserGroupsInput!) {
  setUserGroups(input: $input) {
    member {
      displayName
    }
    userErrors {
      ...Errors
    }
    revision
    preview {
      ...Preview
    }
  }
}
    fragment Errors on UserError {
  code
  message
  path
}
fragment Preview on AccessPreview {
  differences(first: 100) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      cursor
      node {
        principal {
          displayName
        }
      }
    }
    nodes {
      principal {
        id
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
      lost {
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
}`) as unknown as TypedDocumentString<SetUserGroupsMutation, SetUserGroupsMutationVariables>;
export const AddGroupParentDocument = new TypedDocumentString(`
    mutation AddGroupParent($input: GroupParentInput!) {
  addGroupParent(input: $input) {
    group {
      name
    }
    parent {
      name
    }
    userErrors {
      ...Errors
    }
    revision
    preview {
      ...Preview
    }
  }
}
    fragment Errors on UserError {
  code
  message
  path
}
fragment Preview on AccessPreview {
  differences(first: 100) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      cursor
      node {
        principal {
          displayName
        }
      }
    }
    nodes {
      principal {
        id
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
      lost {
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
}`) as unknown as TypedDocumentString<AddGroupParentMutation, AddGroupParentMutationVariables>;
export const RemoveGroupParentDocument = new TypedDocumentString(`
    mutation RemoveGroupParent($input: GroupParentInput!) {
  removeGroupParent(input: $input) {
    group {
      name
    }
    parent {
      name
    }
    userErrors {
      ...Errors
    }
    revision
    preview {
      ...Preview
    }
  }
}
    fragment Errors on UserError {
  code
  message
  path
}
fragment Preview on AccessPreview {
  differences(first: 100) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      cursor
      node {
        principal {
          displayName
        }
      }
    }
    nodes {
      principal {
        id
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
      lost {
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
}`) as unknown as TypedDocumentString<RemoveGroupParentMutation, RemoveGroupParentMutationVariables>;
export const MembersOfGroupDocument = new TypedDocumentString(`
    query MembersOfGroup($id: ID!) {
  group(id: $id) {
    members(first: 100) {
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
    `) as unknown as TypedDocumentString<MembersOfGroupQuery, MembersOfGroupQueryVariables>;
export const GroupsAboveDocument = new TypedDocumentString(`
    query GroupsAbove($id: ID!) {
  group(id: $id) {
    parents(transitive: true) {
      edges {
        depth
        node {
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<GroupsAboveQuery, GroupsAboveQueryVariables>;
export const GroupByIdDocument = new TypedDocumentString(`
    query GroupById($id: ID!) {
  group(id: $id) {
    ...WholeGroup
    tenant {
      slug
    }
    directory {
      name
    }
    roleAssignments {
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
    fragment WholeGroup on Group {
  id
  name
  displayName
  description
  kind
  status
  managementSource
  system
  createdAt
  updatedAt
  version
}`) as unknown as TypedDocumentString<GroupByIdQuery, GroupByIdQueryVariables>;
export const GroupPageDocument = new TypedDocumentString(`
    query GroupPage($first: Int, $after: String, $last: Int, $before: String, $filter: GroupFilter, $query: String, $search: String, $orderBy: [GroupOrder!], $tenantId: ID) {
  groups(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    query: $query
    search: $search
    orderBy: $orderBy
    tenantId: $tenantId
  ) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      cursor
      node {
        name
      }
    }
    nodes {
      ...WholeGroup
    }
  }
}
    fragment WholeGroup on Group {
  id
  name
  displayName
  description
  kind
  status
  managementSource
  system
  createdAt
  updatedAt
  version
}`) as unknown as TypedDocumentString<GroupPageQuery, GroupPageQueryVariables>;
export const GroupCountsDocument = new TypedDocumentString(`
    query GroupCounts($filter: GroupFilter, $query: String, $search: String, $tenantId: ID) {
  groupsCount(
    filter: $filter
    query: $query
    search: $search
    tenantId: $tenantId
  )
  groupStats(filter: $filter, query: $query, search: $search, tenantId: $tenantId) {
    total
    byKind {
      value
      count
    }
    byStatus {
      value
      count
    }
    byManagementSource {
      value
      count
    }
  }
}
    `) as unknown as TypedDocumentString<GroupCountsQuery, GroupCountsQueryVariables>;
export const GroupNestingDocument = new TypedDocumentString(`
    query GroupNesting($first: Int = 10, $filter: GroupFilter, $orderBy: [GroupOrder!], $transitive: Boolean! = false) {
  groups(first: $first, filter: $filter) {
    nodes {
      name
      parents(first: $first, orderBy: $orderBy, transitive: $transitive) {
        totalCount
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
        edges {
          cursor
          depth
          node {
            name
          }
        }
        nodes {
          name
        }
      }
      children(first: $first, orderBy: $orderBy, transitive: $transitive) {
        totalCount
        edges {
          cursor
          depth
          node {
            name
          }
        }
        nodes {
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<GroupNestingQuery, GroupNestingQueryVariables>;
export const GroupMembersDocument = new TypedDocumentString(`
    query GroupMembers($first: Int = 10, $filter: GroupFilter, $members: GroupMemberFilter, $orderBy: [GroupMemberOrder!], $transitive: Boolean! = false) {
  groups(first: $first, filter: $filter) {
    nodes {
      name
      members(
        first: $first
        filter: $members
        orderBy: $orderBy
        transitive: $transitive
      ) {
        totalCount
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
        edges {
          cursor
          role
          direct
          managementSource
          addedAt
          expiresAt
          addedBy {
            __typename
            displayName
          }
          via {
            name
          }
          node {
            __typename
            displayName
          }
        }
        nodes {
          id
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<GroupMembersQuery, GroupMembersQueryVariables>;
export const WhoAmIDocument = new TypedDocumentString(`
    query WhoAmI {
  instance {
    version
    startedAt
  }
  viewer {
    platformAdministrator
    principal {
      __typename
      id
      displayName
    }
    tenant {
      slug
    }
  }
}
    `) as unknown as TypedDocumentString<WhoAmIQuery, WhoAmIQueryVariables>;
export const NodeByIdDocument = new TypedDocumentString(`
    query NodeById($id: ID!) {
  node(id: $id) {
    __typename
    id
  }
}
    `) as unknown as TypedDocumentString<NodeByIdQuery, NodeByIdQueryVariables>;
export const NodesByIdsDocument = new TypedDocumentString(`
    query NodesByIds($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    id
    ... on User {
      username
    }
    ... on Group {
      name
    }
    ... on ServiceAccount {
      name
    }
    ... on Role {
      name
    }
    ... on RoleAssignment {
      reason
    }
    ... on Tenant {
      slug
    }
    ... on Directory {
      name
    }
    ... on Domain {
      path
    }
  }
}
    `) as unknown as TypedDocumentString<NodesByIdsQuery, NodesByIdsQueryVariables>;
export const EntitiesByKeysDocument = new TypedDocumentString(`
    query EntitiesByKeys($representations: [_Any!]!) {
  _entities(representations: $representations) {
    __typename
    ... on Node {
      id
    }
    ... on Principal {
      displayName
    }
    ... on User {
      username
    }
    ... on Tenant {
      slug
    }
  }
}
    `) as unknown as TypedDocumentString<EntitiesByKeysQuery, EntitiesByKeysQueryVariables>;
export const ServiceSdlDocument = new TypedDocumentString(`
    query ServiceSdl {
  _service {
    sdl
  }
}
    `) as unknown as TypedDocumentString<ServiceSdlQuery, ServiceSdlQueryVariables>;
export const InviteUsersDocument = new TypedDocumentString(`
    mutation InviteUsers($input: InviteUsersInput!) {
  inviteUsers(input: $input) {
    results {
      email
      outcome
      link
      invitation {
        ...WholeInvitation
      }
      user {
        username
      }
      userErrors {
        code
        message
        path
      }
    }
    userErrors {
      code
      message
      path
    }
    revision
  }
}
    fragment WholeInvitation on Invitation {
  id
  email
  status
  language
  message
  delivery
  createdAt
  expiresAt
  sentAt
  acceptedAt
  revokedAt
  version
  tenant {
    slug
  }
  directory {
    name
  }
  roles {
    role {
      name
    }
    scope {
      kind
      domain {
        name
      }
    }
  }
  groups {
    name
  }
  createdBy {
    displayName
  }
  acceptedBy {
    username
  }
  viewerCanUpdate
  viewerCanRevoke
}`) as unknown as TypedDocumentString<InviteUsersMutation, InviteUsersMutationVariables>;
export const ResendInvitationDocument = new TypedDocumentString(`
    mutation ResendInvitation($input: ResendInvitationInput!) {
  resendInvitation(input: $input) {
    link
    invitation {
      id
      delivery
      version
    }
    userErrors {
      code
      message
      path
    }
    revision
  }
}
    `) as unknown as TypedDocumentString<ResendInvitationMutation, ResendInvitationMutationVariables>;
export const RenewInvitationDocument = new TypedDocumentString(`
    mutation RenewInvitation($input: RenewInvitationInput!) {
  renewInvitation(input: $input) {
    link
    invitation {
      id
      status
      expiresAt
    }
    userErrors {
      code
      message
      path
    }
    revision
  }
}
    `) as unknown as TypedDocumentString<RenewInvitationMutation, RenewInvitationMutationVariables>;
export const RevokeInvitationDocument = new TypedDocumentString(`
    mutation RevokeInvitation($input: RevokeInvitationInput!) {
  revokeInvitation(input: $input) {
    invitation {
      id
      status
    }
    userErrors {
      code
      message
      path
    }
    revision
  }
}
    `) as unknown as TypedDocumentString<RevokeInvitationMutation, RevokeInvitationMutationVariables>;
export const AcceptInvitationDocument = new TypedDocumentString(`
    mutation AcceptInvitation($input: AcceptInvitationInput!) {
  acceptInvitation(input: $input) {
    userId
    user {
      username
    }
    leftOut {
      roleId
      groupId
      reason
    }
    userErrors {
      code
      message
      path
    }
    revision
  }
}
    `) as unknown as TypedDocumentString<AcceptInvitationMutation, AcceptInvitationMutationVariables>;
export const InvitationsDocument = new TypedDocumentString(`
    query Invitations($first: Int, $filter: InvitationFilter, $query: String, $search: String, $tenantId: ID) {
  invitations(
    first: $first
    filter: $filter
    query: $query
    search: $search
    tenantId: $tenantId
    orderBy: [{field: EMAIL}]
  ) {
    totalCount
    edges {
      cursor
      node {
        id
      }
    }
    pageInfo {
      hasNextPage
    }
    nodes {
      ...WholeInvitation
    }
  }
}
    fragment WholeInvitation on Invitation {
  id
  email
  status
  language
  message
  delivery
  createdAt
  expiresAt
  sentAt
  acceptedAt
  revokedAt
  version
  tenant {
    slug
  }
  directory {
    name
  }
  roles {
    role {
      name
    }
    scope {
      kind
      domain {
        name
      }
    }
  }
  groups {
    name
  }
  createdBy {
    displayName
  }
  acceptedBy {
    username
  }
  viewerCanUpdate
  viewerCanRevoke
}`) as unknown as TypedDocumentString<InvitationsQuery, InvitationsQueryVariables>;
export const InvitationByIdDocument = new TypedDocumentString(`
    query InvitationById($id: ID!) {
  invitation(id: $id) {
    ...WholeInvitation
  }
}
    fragment WholeInvitation on Invitation {
  id
  email
  status
  language
  message
  delivery
  createdAt
  expiresAt
  sentAt
  acceptedAt
  revokedAt
  version
  tenant {
    slug
  }
  directory {
    name
  }
  roles {
    role {
      name
    }
    scope {
      kind
      domain {
        name
      }
    }
  }
  groups {
    name
  }
  createdBy {
    displayName
  }
  acceptedBy {
    username
  }
  viewerCanUpdate
  viewerCanRevoke
}`) as unknown as TypedDocumentString<InvitationByIdQuery, InvitationByIdQueryVariables>;
export const ReceivedInvitationsDocument = new TypedDocumentString(`
    query ReceivedInvitations {
  viewer {
    invitations {
      id
      tenantName
      invitedBy
      message
      createdAt
      expiresAt
    }
  }
}
    `) as unknown as TypedDocumentString<ReceivedInvitationsQuery, ReceivedInvitationsQueryVariables>;
export const NewcomerDocument = new TypedDocumentString(`
    query Newcomer($username: String!) {
  user(username: $username) {
    id
    username
    displayName
    email
    emailVerified
    managementSource
    tenants {
      nodes {
        slug
      }
    }
    groups {
      nodes {
        name
      }
    }
    roleAssignments {
      nodes {
        role {
          name
        }
        scope {
          kind
        }
        managementSource
        createdBy {
          displayName
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<NewcomerQuery, NewcomerQueryVariables>;
export const TeamsDocument = new TypedDocumentString(`
    query Teams($after: String, $transitive: Boolean! = false) {
  groups(first: 100, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      name
      description
      tenant {
        slug
      }
      directory {
        isDefault
        tenant {
          slug
        }
      }
      parents(first: 100, transitive: $transitive) {
        nodes {
          name
        }
      }
      children(first: 100, transitive: $transitive) {
        nodes {
          name
        }
      }
      members(first: 100, transitive: $transitive) {
        totalCount
        edges {
          role
          node {
            displayName
          }
        }
      }
      roleAssignments(first: 100) {
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
    `) as unknown as TypedDocumentString<TeamsQuery, TeamsQueryVariables>;
export const PeopleDocument = new TypedDocumentString(`
    query People($after: String) {
  users(first: 100, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      username
      status
      managementSource
      tenants {
        nodes {
          slug
        }
      }
      groups(first: 100) {
        totalCount
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PeopleQuery, PeopleQueryVariables>;
export const RepositoriesDocument = new TypedDocumentString(`
    query Repositories($after: String) {
  domains(first: 100, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      path
      managementSource
      parent {
        path
      }
      tenant {
        slug
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RepositoriesQuery, RepositoriesQueryVariables>;
export const AdministratorsDocument = new TypedDocumentString(`
    query Administrators($after: String) {
  roleAssignments(first: 100, after: $after, filter: {scopeKind: {eq: TENANT}}) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      principal {
        displayName
      }
      role {
        name
        type
        tenant {
          slug
        }
      }
      scope {
        tenant {
          slug
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AdministratorsQuery, AdministratorsQueryVariables>;
export const RepositoryRolesDocument = new TypedDocumentString(`
    query RepositoryRoles($tenantId: ID!) {
  roles(tenantId: $tenantId, filter: {type: {eq: CUSTOM}}) {
    nodes {
      name
      permissions(transitive: true) {
        name
      }
      includes(transitive: true) {
        name
      }
      direct: holders(first: 100) {
        totalCount
        edges {
          direct
          node {
            __typename
          }
        }
      }
      holders(first: 100, transitive: true, filter: {kind: {eq: USER}}) {
        totalCount
      }
      assignments(first: 100) {
        totalCount
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RepositoryRolesQuery, RepositoryRolesQueryVariables>;
export const InstanceCountsDocument = new TypedDocumentString(`
    query InstanceCounts {
  usersCount
  groupsCount
  tenants {
    totalCount
    nodes {
      slug
      users {
        totalCount
      }
      groups {
        totalCount
      }
      domains {
        totalCount
      }
      directories {
        nodes {
          name
          users {
            totalCount
          }
          groups {
            totalCount
          }
        }
      }
    }
  }
  principals {
    totalCount
  }
  roles {
    totalCount
  }
  permissions {
    totalCount
  }
  roleAssignments {
    totalCount
  }
  serviceAccounts {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<InstanceCountsQuery, InstanceCountsQueryVariables>;
export const CreateRoleDocument = new TypedDocumentString(`
    mutation CreateRole($input: CreateRoleInput!) {
  createRole(input: $input) {
    revision
    userErrors {
      ...Refusals
    }
    role {
      ...MadeRole
    }
  }
}
    fragment Refusals on UserError {
  code
  message
  path
}
fragment MadeRole on Role {
  id
  name
  description
  type
  level
  isDefault
  version
  viewerCanUpdate
  viewerCanDelete
  tenant {
    id
  }
  permissions {
    name
  }
  includes {
    id
  }
}`) as unknown as TypedDocumentString<CreateRoleMutation, CreateRoleMutationVariables>;
export const UpdateRoleDocument = new TypedDocumentString(`
    mutation UpdateRole($input: UpdateRoleInput!) {
  updateRole(input: $input) {
    revision
    userErrors {
      ...Refusals
    }
    role {
      ...MadeRole
    }
    preview {
      ...Differences
    }
  }
}
    fragment Refusals on UserError {
  code
  message
  path
}
fragment Differences on AccessPreview {
  differences(first: 100) {
    totalCount
    nodes {
      principal {
        id
        displayName
      }
      gained {
        permission {
          name
        }
        scope {
          kind
          tenant {
            id
          }
          directory {
            id
          }
          domain {
            id
          }
        }
      }
      lost {
        permission {
          name
        }
        scope {
          kind
          tenant {
            id
          }
          directory {
            id
          }
          domain {
            id
          }
        }
      }
    }
  }
}
fragment MadeRole on Role {
  id
  name
  description
  type
  level
  isDefault
  version
  viewerCanUpdate
  viewerCanDelete
  tenant {
    id
  }
  permissions {
    name
  }
  includes {
    id
  }
}`) as unknown as TypedDocumentString<UpdateRoleMutation, UpdateRoleMutationVariables>;
export const DeleteRoleDocument = new TypedDocumentString(`
    mutation DeleteRole($input: DeleteRoleInput!) {
  deleteRole(input: $input) {
    revision
    userErrors {
      ...Refusals
    }
    deletedRoleId
    preview {
      ...Differences
    }
  }
}
    fragment Refusals on UserError {
  code
  message
  path
}
fragment Differences on AccessPreview {
  differences(first: 100) {
    totalCount
    nodes {
      principal {
        id
        displayName
      }
      gained {
        permission {
          name
        }
        scope {
          kind
          tenant {
            id
          }
          directory {
            id
          }
          domain {
            id
          }
        }
      }
      lost {
        permission {
          name
        }
        scope {
          kind
          tenant {
            id
          }
          directory {
            id
          }
          domain {
            id
          }
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<DeleteRoleMutation, DeleteRoleMutationVariables>;
export const CreatePermissionDocument = new TypedDocumentString(`
    mutation CreatePermission($input: CreatePermissionInput!) {
  createPermission(input: $input) {
    revision
    userErrors {
      ...Refusals
    }
    permission {
      name
      resource
      action
      description
      system
    }
  }
}
    fragment Refusals on UserError {
  code
  message
  path
}`) as unknown as TypedDocumentString<CreatePermissionMutation, CreatePermissionMutationVariables>;
export const DeletePermissionDocument = new TypedDocumentString(`
    mutation DeletePermission($input: DeletePermissionInput!) {
  deletePermission(input: $input) {
    revision
    userErrors {
      ...Refusals
    }
    deletedPermission
  }
}
    fragment Refusals on UserError {
  code
  message
  path
}`) as unknown as TypedDocumentString<DeletePermissionMutation, DeletePermissionMutationVariables>;
export const RoleToChangeDocument = new TypedDocumentString(`
    query RoleToChange($id: ID!) {
  role(id: $id) {
    ...MadeRole
  }
}
    fragment MadeRole on Role {
  id
  name
  description
  type
  level
  isDefault
  version
  viewerCanUpdate
  viewerCanDelete
  tenant {
    id
  }
  permissions {
    name
  }
  includes {
    id
  }
}`) as unknown as TypedDocumentString<RoleToChangeQuery, RoleToChangeQueryVariables>;
export const RoleByIdDocument = new TypedDocumentString(`
    query RoleById($id: ID!, $transitive: Boolean! = false) {
  role(id: $id) {
    ...WholeRole
    tenant {
      slug
    }
    permissions(transitive: $transitive) {
      name
      resource
      action
      description
      system
    }
    includes(transitive: $transitive) {
      name
    }
  }
}
    fragment WholeRole on Role {
  id
  name
  description
  type
  level
  isDefault
  createdAt
  updatedAt
  version
}`) as unknown as TypedDocumentString<RoleByIdQuery, RoleByIdQueryVariables>;
export const RolePageDocument = new TypedDocumentString(`
    query RolePage($first: Int, $after: String, $filter: RoleFilter, $query: String, $search: String, $orderBy: [RoleOrder!], $tenantId: ID) {
  roles(
    first: $first
    after: $after
    filter: $filter
    query: $query
    search: $search
    orderBy: $orderBy
    tenantId: $tenantId
  ) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      cursor
      node {
        name
      }
    }
    nodes {
      ...WholeRole
      permissions {
        name
      }
    }
  }
}
    fragment WholeRole on Role {
  id
  name
  description
  type
  level
  isDefault
  createdAt
  updatedAt
  version
}`) as unknown as TypedDocumentString<RolePageQuery, RolePageQueryVariables>;
export const RoleHoldersDocument = new TypedDocumentString(`
    query RoleHolders($first: Int = 10, $filter: RoleFilter, $holders: PrincipalFilter, $orderBy: [PrincipalOrder!], $transitive: Boolean! = false, $tenantId: ID, $domainId: ID) {
  roles(first: $first, filter: $filter) {
    nodes {
      name
      tenant {
        slug
      }
      holders(
        first: $first
        filter: $holders
        orderBy: $orderBy
        transitive: $transitive
        tenantId: $tenantId
        domainId: $domainId
      ) {
        totalCount
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
        edges {
          cursor
          direct
          node {
            __typename
            displayName
          }
        }
        nodes {
          id
        }
      }
      assignments(first: $first) {
        totalCount
        edges {
          cursor
          node {
            principal {
              displayName
            }
          }
        }
        nodes {
          scope {
            domain {
              path
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RoleHoldersQuery, RoleHoldersQueryVariables>;
export const PermissionByNameDocument = new TypedDocumentString(`
    query PermissionByName($name: String!) {
  permission(name: $name) {
    name
    resource
    action
    description
    system
  }
}
    `) as unknown as TypedDocumentString<PermissionByNameQuery, PermissionByNameQueryVariables>;
export const PermissionPageDocument = new TypedDocumentString(`
    query PermissionPage($first: Int, $after: String, $last: Int, $before: String, $filter: PermissionFilter, $search: String, $orderBy: [PermissionOrder!]) {
  permissions(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    search: $search
    orderBy: $orderBy
  ) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      cursor
      node {
        name
      }
    }
    nodes {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<PermissionPageQuery, PermissionPageQueryVariables>;
export const CreateServiceAccountDocument = new TypedDocumentString(`
    mutation CreateServiceAccount($input: CreateServiceAccountInput!) {
  createServiceAccount(input: $input) {
    serviceAccount {
      ...ChangedServiceAccount
    }
    userErrors {
      code
      message
      path
    }
    revision
  }
}
    fragment ChangedServiceAccount on ServiceAccount {
  id
  name
  displayName
  description
  status
  version
}`) as unknown as TypedDocumentString<CreateServiceAccountMutation, CreateServiceAccountMutationVariables>;
export const UpdateServiceAccountDocument = new TypedDocumentString(`
    mutation UpdateServiceAccount($input: UpdateServiceAccountInput!) {
  updateServiceAccount(input: $input) {
    serviceAccount {
      ...ChangedServiceAccount
    }
    userErrors {
      code
      message
      path
    }
    revision
    preview {
      differences(first: 50) {
        nodes {
          principal {
            displayName
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
    fragment ChangedServiceAccount on ServiceAccount {
  id
  name
  displayName
  description
  status
  version
}`) as unknown as TypedDocumentString<UpdateServiceAccountMutation, UpdateServiceAccountMutationVariables>;
export const DeleteServiceAccountDocument = new TypedDocumentString(`
    mutation DeleteServiceAccount($input: DeleteServiceAccountInput!) {
  deleteServiceAccount(input: $input) {
    deletedServiceAccountId
    userErrors {
      code
      message
      path
    }
    revision
    preview {
      differences(first: 50) {
        totalCount
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteServiceAccountMutation, DeleteServiceAccountMutationVariables>;
export const SignInDocument = new TypedDocumentString(`
    mutation SignIn($input: SignInInput!) {
  signIn(input: $input) {
    ...Opened
  }
}
    fragment Opened on SignInPayload {
  accessToken
  expiresAt
  refreshToken
  refreshExpiresAt
  sessionId
  userId
  userErrors {
    code
    message
    path
  }
  revision
}`) as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const RefreshSessionDocument = new TypedDocumentString(`
    mutation RefreshSession($input: RefreshSessionInput!) {
  refreshSession(input: $input) {
    ...OpenedAgain
  }
}
    fragment OpenedAgain on RefreshSessionPayload {
  accessToken
  expiresAt
  refreshToken
  refreshExpiresAt
  sessionId
  userId
  userErrors {
    code
    message
    path
  }
  revision
}`) as unknown as TypedDocumentString<RefreshSessionMutation, RefreshSessionMutationVariables>;
export const SignOutDocument = new TypedDocumentString(`
    mutation SignOut($input: SignOutInput!) {
  signOut(input: $input) {
    endedSessionId
    userErrors {
      code
      message
      path
    }
    revision
  }
}
    `) as unknown as TypedDocumentString<SignOutMutation, SignOutMutationVariables>;
export const EndSessionDocument = new TypedDocumentString(`
    mutation EndSession($input: EndSessionInput!) {
  endSession(input: $input) {
    endedSessionId
    userErrors {
      code
      message
      path
    }
    revision
  }
}
    `) as unknown as TypedDocumentString<EndSessionMutation, EndSessionMutationVariables>;
export const RevokeUserSessionsDocument = new TypedDocumentString(`
    mutation RevokeUserSessions($input: PasswordOwnerInput!) {
  revokeUserSessions(input: $input) {
    user {
      id
    }
    userErrors {
      code
      message
      path
    }
    revision
  }
}
    `) as unknown as TypedDocumentString<RevokeUserSessionsMutation, RevokeUserSessionsMutationVariables>;
export const ChangePasswordDocument = new TypedDocumentString(`
    mutation ChangePassword($input: ChangePasswordInput!) {
  changePassword(input: $input) {
    user {
      id
    }
    userErrors {
      code
      message
      path
    }
    revision
  }
}
    `) as unknown as TypedDocumentString<ChangePasswordMutation, ChangePasswordMutationVariables>;
export const ResetUserPasswordDocument = new TypedDocumentString(`
    mutation ResetUserPassword($input: ResetUserPasswordInput!) {
  resetUserPassword(input: $input) {
    user {
      id
    }
    userErrors {
      code
      message
      path
    }
    revision
  }
}
    `) as unknown as TypedDocumentString<ResetUserPasswordMutation, ResetUserPasswordMutationVariables>;
export const UnlockUserDocument = new TypedDocumentString(`
    mutation UnlockUser($input: PasswordOwnerInput!) {
  unlockUser(input: $input) {
    user {
      id
      lockedUntil
    }
    userErrors {
      code
      message
      path
    }
    revision
  }
}
    `) as unknown as TypedDocumentString<UnlockUserMutation, UnlockUserMutationVariables>;
export const OwnSessionsDocument = new TypedDocumentString(`
    query OwnSessions {
  viewer {
    principal {
      id
    }
    sessions {
      id
      createdAt
      refreshedAt
      expiresAt
      current
    }
  }
}
    `) as unknown as TypedDocumentString<OwnSessionsQuery, OwnSessionsQueryVariables>;
export const PasswordStatesDocument = new TypedDocumentString(`
    query PasswordStates($id: ID!) {
  user(id: $id) {
    username
    passwordChangedAt
    lockedUntil
  }
}
    `) as unknown as TypedDocumentString<PasswordStatesQuery, PasswordStatesQueryVariables>;
export const PasswordStatesOfAllDocument = new TypedDocumentString(`
    query PasswordStatesOfAll {
  users(first: 50) {
    nodes {
      username
      passwordChangedAt
      lockedUntil
    }
  }
}
    `) as unknown as TypedDocumentString<PasswordStatesOfAllQuery, PasswordStatesOfAllQueryVariables>;
export const AuditTrailOfActionDocument = new TypedDocumentString(`
    query AuditTrailOfAction {
  auditEvents(first: 100) {
    nodes {
      action
      outcome
      changes {
        before
        after
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AuditTrailOfActionQuery, AuditTrailOfActionQueryVariables>;
export const RequestPasswordResetDocument = new TypedDocumentString(`
    mutation RequestPasswordReset($input: RequestPasswordResetInput!) {
  requestPasswordReset(input: $input) {
    userErrors {
      code
      message
      path
    }
    revision
  }
}
    `) as unknown as TypedDocumentString<RequestPasswordResetMutation, RequestPasswordResetMutationVariables>;
export const ResetForgottenPasswordDocument = new TypedDocumentString(`
    mutation ResetForgottenPassword($input: ResetForgottenPasswordInput!) {
  resetForgottenPassword(input: $input) {
    userId
    userErrors {
      code
      message
      path
    }
    revision
  }
}
    `) as unknown as TypedDocumentString<ResetForgottenPasswordMutation, ResetForgottenPasswordMutationVariables>;
export const WhoActsDocument = new TypedDocumentString(`
    query WhoActs {
  viewer {
    principal {
      id
    }
    impersonator {
      id
      displayName
    }
    tenant {
      slug
    }
  }
}
    `) as unknown as TypedDocumentString<WhoActsQuery, WhoActsQueryVariables>;
export const CreateTenantDocument = new TypedDocumentString(`
    mutation CreateTenant($input: CreateTenantInput!) {
  createTenant(input: $input) {
    tenant {
      ...ChangedTenant
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
          kind
          roleAssignments {
            nodes {
              role {
                name
              }
              scope {
                kind
              }
            }
          }
        }
      }
      users {
        nodes {
          username
        }
      }
    }
    userErrors {
      code
      message
      path
    }
    revision
    preview {
      differences(first: 50) {
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
    fragment ChangedTenant on Tenant {
  id
  slug
  name
  description
  status
  hidesEmail
  maxTokenDays
  version
}`) as unknown as TypedDocumentString<CreateTenantMutation, CreateTenantMutationVariables>;
export const UpdateTenantDocument = new TypedDocumentString(`
    mutation UpdateTenant($input: UpdateTenantInput!) {
  updateTenant(input: $input) {
    tenant {
      ...ChangedTenant
    }
    userErrors {
      code
      message
      path
    }
    revision
  }
}
    fragment ChangedTenant on Tenant {
  id
  slug
  name
  description
  status
  hidesEmail
  maxTokenDays
  version
}`) as unknown as TypedDocumentString<UpdateTenantMutation, UpdateTenantMutationVariables>;
export const DeactivateTenantDocument = new TypedDocumentString(`
    mutation DeactivateTenant($input: DeactivateTenantInput!) {
  deactivateTenant(input: $input) {
    tenant {
      ...ChangedTenant
    }
    userErrors {
      code
      message
      path
    }
    revision
    preview {
      differences(first: 50) {
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
    fragment ChangedTenant on Tenant {
  id
  slug
  name
  description
  status
  hidesEmail
  maxTokenDays
  version
}`) as unknown as TypedDocumentString<DeactivateTenantMutation, DeactivateTenantMutationVariables>;
export const ReactivateTenantDocument = new TypedDocumentString(`
    mutation ReactivateTenant($input: ReactivateTenantInput!) {
  reactivateTenant(input: $input) {
    tenant {
      ...ChangedTenant
    }
    userErrors {
      code
      message
      path
    }
    revision
    preview {
      differences(first: 50) {
        totalCount
      }
    }
  }
}
    fragment ChangedTenant on Tenant {
  id
  slug
  name
  description
  status
  hidesEmail
  maxTokenDays
  version
}`) as unknown as TypedDocumentString<ReactivateTenantMutation, ReactivateTenantMutationVariables>;
export const CreateDirectoryDocument = new TypedDocumentString(`
    mutation CreateDirectory($input: CreateDirectoryInput!) {
  createDirectory(input: $input) {
    directory {
      ...ChangedDirectory
    }
    userErrors {
      code
      message
      path
    }
    revision
  }
}
    fragment ChangedDirectory on Directory {
  id
  name
  description
  isDefault
  version
}`) as unknown as TypedDocumentString<CreateDirectoryMutation, CreateDirectoryMutationVariables>;
export const UpdateDirectoryDocument = new TypedDocumentString(`
    mutation UpdateDirectory($input: UpdateDirectoryInput!) {
  updateDirectory(input: $input) {
    directory {
      ...ChangedDirectory
    }
    userErrors {
      code
      message
      path
    }
    revision
  }
}
    fragment ChangedDirectory on Directory {
  id
  name
  description
  isDefault
  version
}`) as unknown as TypedDocumentString<UpdateDirectoryMutation, UpdateDirectoryMutationVariables>;
export const DeleteDirectoryDocument = new TypedDocumentString(`
    mutation DeleteDirectory($input: DeleteDirectoryInput!) {
  deleteDirectory(input: $input) {
    deletedDirectoryId
    userErrors {
      code
      message
      path
    }
    revision
  }
}
    `) as unknown as TypedDocumentString<DeleteDirectoryMutation, DeleteDirectoryMutationVariables>;
export const DirectoriesAfterDocument = new TypedDocumentString(`
    query DirectoriesAfter($tenantId: ID!) {
  directories(tenantId: $tenantId) {
    nodes {
      ...ChangedDirectory
    }
  }
}
    fragment ChangedDirectory on Directory {
  id
  name
  description
  isDefault
  version
}`) as unknown as TypedDocumentString<DirectoriesAfterQuery, DirectoriesAfterQueryVariables>;
export const TrailOfDocument = new TypedDocumentString(`
    query TrailOf($objectId: ID!) {
  auditEvents(filter: {concerns: $objectId}) {
    nodes {
      action
      outcome
      changes {
        before
        after
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TrailOfQuery, TrailOfQueryVariables>;
export const TenantByKeyDocument = new TypedDocumentString(`
    query TenantByKey($id: ID, $slug: String) {
  tenant(id: $id, slug: $slug) {
    ...WholeTenant
  }
}
    fragment WholeTenant on Tenant {
  id
  slug
  name
  description
  status
  hidesEmail
  maxTokenDays
  createdAt
  updatedAt
  version
}`) as unknown as TypedDocumentString<TenantByKeyQuery, TenantByKeyQueryVariables>;
export const TenantPageDocument = new TypedDocumentString(`
    query TenantPage($first: Int, $after: String, $filter: TenantFilter, $query: String, $search: String, $orderBy: [TenantOrder!]) {
  tenants(
    first: $first
    after: $after
    filter: $filter
    query: $query
    search: $search
    orderBy: $orderBy
  ) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      cursor
      node {
        slug
      }
    }
    nodes {
      ...WholeTenant
    }
  }
}
    fragment WholeTenant on Tenant {
  id
  slug
  name
  description
  status
  hidesEmail
  maxTokenDays
  createdAt
  updatedAt
  version
}`) as unknown as TypedDocumentString<TenantPageQuery, TenantPageQueryVariables>;
export const TenantContentsDocument = new TypedDocumentString(`
    query TenantContents($first: Int = 10, $tenants: TenantFilter, $users: UserFilter, $groups: GroupFilter, $domains: DomainFilter, $directories: DirectoryFilter) {
  tenants(first: $first, filter: $tenants) {
    nodes {
      slug
      users(first: $first, filter: $users) {
        totalCount
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
        edges {
          cursor
          status
          since
          directories {
            status
            directory {
              name
            }
          }
          node {
            username
          }
        }
        nodes {
          status
        }
      }
      groups(first: $first, filter: $groups) {
        totalCount
        nodes {
          name
        }
      }
      directories(first: $first, filter: $directories) {
        totalCount
        nodes {
          name
        }
      }
      domains(first: $first, filter: $domains) {
        totalCount
        nodes {
          path
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TenantContentsQuery, TenantContentsQueryVariables>;
export const DirectoryByIdDocument = new TypedDocumentString(`
    query DirectoryById($id: ID!) {
  directory(id: $id) {
    ...WholeDirectory
    tenant {
      slug
    }
  }
}
    fragment WholeDirectory on Directory {
  id
  name
  description
  isDefault
  createdAt
  updatedAt
  version
}`) as unknown as TypedDocumentString<DirectoryByIdQuery, DirectoryByIdQueryVariables>;
export const DirectoryContentsDocument = new TypedDocumentString(`
    query DirectoryContents($first: Int, $after: String, $filter: DirectoryFilter, $search: String, $orderBy: [DirectoryOrder!], $tenantId: ID) {
  directories(
    first: $first
    after: $after
    filter: $filter
    search: $search
    orderBy: $orderBy
    tenantId: $tenantId
  ) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      cursor
      node {
        name
      }
    }
    nodes {
      ...WholeDirectory
      users(first: $first) {
        totalCount
        edges {
          status
          node {
            username
          }
        }
      }
      groups(first: $first) {
        totalCount
        nodes {
          name
        }
      }
    }
  }
}
    fragment WholeDirectory on Directory {
  id
  name
  description
  isDefault
  createdAt
  updatedAt
  version
}`) as unknown as TypedDocumentString<DirectoryContentsQuery, DirectoryContentsQueryVariables>;
export const DomainByIdDocument = new TypedDocumentString(`
    query DomainById($id: ID!) {
  domain(id: $id) {
    ...WholeDomain
    tenant {
      slug
    }
    parent {
      path
      parent {
        path
      }
    }
  }
}
    fragment WholeDomain on Domain {
  id
  name
  path
  description
  managementSource
  createdAt
  updatedAt
  version
}`) as unknown as TypedDocumentString<DomainByIdQuery, DomainByIdQueryVariables>;
export const DomainPageDocument = new TypedDocumentString(`
    query DomainPage($first: Int, $after: String, $filter: DomainFilter, $search: String, $orderBy: [DomainOrder!], $tenantId: ID, $transitive: Boolean! = false) {
  domains(
    first: $first
    after: $after
    filter: $filter
    search: $search
    orderBy: $orderBy
    tenantId: $tenantId
  ) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      cursor
      node {
        path
      }
    }
    nodes {
      ...WholeDomain
      children(first: $first, transitive: $transitive) {
        totalCount
        nodes {
          path
        }
      }
    }
  }
}
    fragment WholeDomain on Domain {
  id
  name
  path
  description
  managementSource
  createdAt
  updatedAt
  version
}`) as unknown as TypedDocumentString<DomainPageQuery, DomainPageQueryVariables>;
export const CreateApiTokenDocument = new TypedDocumentString(`
    mutation CreateApiToken($input: CreateApiTokenInput!) {
  createApiToken(input: $input) {
    apiToken {
      ...WholeToken
      owner {
        id
      }
      tenant {
        slug
      }
    }
    secret
    userErrors {
      code
      message
      path
    }
    revision
  }
}
    fragment WholeToken on ApiToken {
  id
  name
  prefix
  scopes
  status
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
}`) as unknown as TypedDocumentString<CreateApiTokenMutation, CreateApiTokenMutationVariables>;
export const RevokeApiTokenDocument = new TypedDocumentString(`
    mutation RevokeApiToken($input: RevokeApiTokenInput!) {
  revokeApiToken(input: $input) {
    apiToken {
      id
      status
    }
    userErrors {
      code
      message
      path
    }
    revision
  }
}
    `) as unknown as TypedDocumentString<RevokeApiTokenMutation, RevokeApiTokenMutationVariables>;
export const RevokeApiTokensDocument = new TypedDocumentString(`
    mutation RevokeApiTokens($input: RevokeApiTokensInput!) {
  revokeApiTokens(input: $input) {
    results {
      apiTokenId
      apiToken {
        name
        status
      }
      userErrors {
        code
        message
        path
      }
    }
    hasMore
    userErrors {
      code
      message
      path
    }
    revision
  }
}
    `) as unknown as TypedDocumentString<RevokeApiTokensMutation, RevokeApiTokensMutationVariables>;
export const DeleteApiTokenDocument = new TypedDocumentString(`
    mutation DeleteApiToken($input: DeleteApiTokenInput!) {
  deleteApiToken(input: $input) {
    deletedApiTokenId
    userErrors {
      code
      message
      path
    }
    revision
  }
}
    `) as unknown as TypedDocumentString<DeleteApiTokenMutation, DeleteApiTokenMutationVariables>;
export const ApiTokenByIdDocument = new TypedDocumentString(`
    query ApiTokenById($id: ID!) {
  apiToken(id: $id) {
    ...WholeToken
    owner {
      displayName
    }
    tenant {
      slug
    }
  }
}
    fragment WholeToken on ApiToken {
  id
  name
  prefix
  scopes
  status
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
}`) as unknown as TypedDocumentString<ApiTokenByIdQuery, ApiTokenByIdQueryVariables>;
export const ApiTokenPageDocument = new TypedDocumentString(`
    query ApiTokenPage($first: Int, $after: String, $filter: ApiTokenFilter, $orderBy: [ApiTokenOrder!], $tenantId: ID) {
  apiTokens(
    first: $first
    after: $after
    filter: $filter
    orderBy: $orderBy
    tenantId: $tenantId
  ) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      cursor
      node {
        name
      }
    }
    nodes {
      ...WholeToken
      owner {
        displayName
      }
      tenant {
        slug
      }
    }
  }
}
    fragment WholeToken on ApiToken {
  id
  name
  prefix
  scopes
  status
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
}`) as unknown as TypedDocumentString<ApiTokenPageQuery, ApiTokenPageQueryVariables>;
export const UserTokensDocument = new TypedDocumentString(`
    query UserTokens($first: Int, $filter: UserFilter, $tokens: ApiTokenFilter, $orderBy: [ApiTokenOrder!]) {
  users(first: $first, filter: $filter) {
    nodes {
      username
      apiTokens(first: $first, filter: $tokens, orderBy: $orderBy) {
        totalCount
        nodes {
          name
          status
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<UserTokensQuery, UserTokensQueryVariables>;
export const ServiceAccountTokensDocument = new TypedDocumentString(`
    query ServiceAccountTokens($first: Int, $tenantId: ID, $tokens: ApiTokenFilter) {
  serviceAccounts(first: $first, tenantId: $tenantId) {
    nodes {
      name
      apiTokens(first: $first, filter: $tokens) {
        totalCount
        nodes {
          name
          tenant {
            slug
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ServiceAccountTokensQuery, ServiceAccountTokensQueryVariables>;
export const CreateUserDocument = new TypedDocumentString(`
    mutation CreateUser($input: CreateUserInput!) {
  createUser(input: $input) {
    user {
      ...ChangedUser
    }
    userErrors {
      ...AccountProblem
    }
    revision
  }
}
    fragment ChangedUser on User {
  id
  username
  externalId
  email
  emailVerified
  displayName
  givenName
  familyName
  nickname
  avatarUrl
  locale
  timeZone
  profile {
    jobTitle
    department
    organization
    location
  }
  status
  accountStatus
  deletionScheduledAt
  version
}
fragment AccountProblem on UserError {
  code
  message
  path
}`) as unknown as TypedDocumentString<CreateUserMutation, CreateUserMutationVariables>;
export const UpdateUserDocument = new TypedDocumentString(`
    mutation UpdateUser($input: UpdateUserInput!) {
  updateUser(input: $input) {
    user {
      ...ChangedUser
    }
    userErrors {
      ...AccountProblem
    }
    revision
  }
}
    fragment ChangedUser on User {
  id
  username
  externalId
  email
  emailVerified
  displayName
  givenName
  familyName
  nickname
  avatarUrl
  locale
  timeZone
  profile {
    jobTitle
    department
    organization
    location
  }
  status
  accountStatus
  deletionScheduledAt
  version
}
fragment AccountProblem on UserError {
  code
  message
  path
}`) as unknown as TypedDocumentString<UpdateUserMutation, UpdateUserMutationVariables>;
export const ChangeUserEmailDocument = new TypedDocumentString(`
    mutation ChangeUserEmail($input: ChangeUserEmailInput!) {
  changeUserEmail(input: $input) {
    user {
      ...ChangedUser
    }
    userErrors {
      ...AccountProblem
    }
    revision
  }
}
    fragment ChangedUser on User {
  id
  username
  externalId
  email
  emailVerified
  displayName
  givenName
  familyName
  nickname
  avatarUrl
  locale
  timeZone
  profile {
    jobTitle
    department
    organization
    location
  }
  status
  accountStatus
  deletionScheduledAt
  version
}
fragment AccountProblem on UserError {
  code
  message
  path
}`) as unknown as TypedDocumentString<ChangeUserEmailMutation, ChangeUserEmailMutationVariables>;
export const UnlinkIdentityDocument = new TypedDocumentString(`
    mutation UnlinkIdentity($input: UnlinkIdentityInput!) {
  unlinkIdentity(input: $input) {
    user {
      id
      externalIdentities {
        id
      }
    }
    unlinkedIdentityId
    userErrors {
      ...AccountProblem
    }
    revision
  }
}
    fragment AccountProblem on UserError {
  code
  message
  path
}`) as unknown as TypedDocumentString<UnlinkIdentityMutation, UnlinkIdentityMutationVariables>;
export const DeactivateUserDocument = new TypedDocumentString(`
    mutation DeactivateUser($input: DeactivateUserInput!) {
  deactivateUser(input: $input) {
    user {
      ...ChangedUser
    }
    userErrors {
      ...AccountProblem
    }
    revision
    preview {
      ...AccountPreview
    }
  }
}
    fragment ChangedUser on User {
  id
  username
  externalId
  email
  emailVerified
  displayName
  givenName
  familyName
  nickname
  avatarUrl
  locale
  timeZone
  profile {
    jobTitle
    department
    organization
    location
  }
  status
  accountStatus
  deletionScheduledAt
  version
}
fragment AccountProblem on UserError {
  code
  message
  path
}
fragment AccountPreview on AccessPreview {
  differences(first: 100) {
    nodes {
      principal {
        id
      }
      gained {
        permission {
          name
        }
        scope {
          kind
          tenant {
            id
          }
        }
      }
      lost {
        permission {
          name
        }
        scope {
          kind
          tenant {
            id
          }
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<DeactivateUserMutation, DeactivateUserMutationVariables>;
export const ReactivateUserDocument = new TypedDocumentString(`
    mutation ReactivateUser($input: AccountInput!) {
  reactivateUser(input: $input) {
    user {
      ...ChangedUser
    }
    userErrors {
      ...AccountProblem
    }
    revision
    preview {
      ...AccountPreview
    }
  }
}
    fragment ChangedUser on User {
  id
  username
  externalId
  email
  emailVerified
  displayName
  givenName
  familyName
  nickname
  avatarUrl
  locale
  timeZone
  profile {
    jobTitle
    department
    organization
    location
  }
  status
  accountStatus
  deletionScheduledAt
  version
}
fragment AccountProblem on UserError {
  code
  message
  path
}
fragment AccountPreview on AccessPreview {
  differences(first: 100) {
    nodes {
      principal {
        id
      }
      gained {
        permission {
          name
        }
        scope {
          kind
          tenant {
            id
          }
        }
      }
      lost {
        permission {
          name
        }
        scope {
          kind
          tenant {
            id
          }
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<ReactivateUserMutation, ReactivateUserMutationVariables>;
export const DeleteUserDocument = new TypedDocumentString(`
    mutation DeleteUser($input: AccountInput!) {
  deleteUser(input: $input) {
    user {
      ...ChangedUser
    }
    userErrors {
      ...AccountProblem
    }
    revision
    preview {
      ...AccountPreview
    }
  }
}
    fragment ChangedUser on User {
  id
  username
  externalId
  email
  emailVerified
  displayName
  givenName
  familyName
  nickname
  avatarUrl
  locale
  timeZone
  profile {
    jobTitle
    department
    organization
    location
  }
  status
  accountStatus
  deletionScheduledAt
  version
}
fragment AccountProblem on UserError {
  code
  message
  path
}
fragment AccountPreview on AccessPreview {
  differences(first: 100) {
    nodes {
      principal {
        id
      }
      gained {
        permission {
          name
        }
        scope {
          kind
          tenant {
            id
          }
        }
      }
      lost {
        permission {
          name
        }
        scope {
          kind
          tenant {
            id
          }
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<DeleteUserMutation, DeleteUserMutationVariables>;
export const CancelUserDeletionDocument = new TypedDocumentString(`
    mutation CancelUserDeletion($input: AccountInput!) {
  cancelUserDeletion(input: $input) {
    user {
      ...ChangedUser
    }
    userErrors {
      ...AccountProblem
    }
    revision
    preview {
      ...AccountPreview
    }
  }
}
    fragment ChangedUser on User {
  id
  username
  externalId
  email
  emailVerified
  displayName
  givenName
  familyName
  nickname
  avatarUrl
  locale
  timeZone
  profile {
    jobTitle
    department
    organization
    location
  }
  status
  accountStatus
  deletionScheduledAt
  version
}
fragment AccountProblem on UserError {
  code
  message
  path
}
fragment AccountPreview on AccessPreview {
  differences(first: 100) {
    nodes {
      principal {
        id
      }
      gained {
        permission {
          name
        }
        scope {
          kind
          tenant {
            id
          }
        }
      }
      lost {
        permission {
          name
        }
        scope {
          kind
          tenant {
            id
          }
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<CancelUserDeletionMutation, CancelUserDeletionMutationVariables>;
export const GrantTenantAccessDocument = new TypedDocumentString(`
    mutation GrantTenantAccess($input: GrantTenantAccessInput!) {
  grantTenantAccess(input: $input) {
    user {
      ...ChangedUser
    }
    tenant {
      id
    }
    userErrors {
      ...AccountProblem
    }
    revision
    preview {
      ...AccountPreview
    }
  }
}
    fragment ChangedUser on User {
  id
  username
  externalId
  email
  emailVerified
  displayName
  givenName
  familyName
  nickname
  avatarUrl
  locale
  timeZone
  profile {
    jobTitle
    department
    organization
    location
  }
  status
  accountStatus
  deletionScheduledAt
  version
}
fragment AccountProblem on UserError {
  code
  message
  path
}
fragment AccountPreview on AccessPreview {
  differences(first: 100) {
    nodes {
      principal {
        id
      }
      gained {
        permission {
          name
        }
        scope {
          kind
          tenant {
            id
          }
        }
      }
      lost {
        permission {
          name
        }
        scope {
          kind
          tenant {
            id
          }
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<GrantTenantAccessMutation, GrantTenantAccessMutationVariables>;
export const RevokeTenantAccessDocument = new TypedDocumentString(`
    mutation RevokeTenantAccess($input: RevokeTenantAccessInput!) {
  revokeTenantAccess(input: $input) {
    user {
      id
    }
    tenant {
      id
    }
    userErrors {
      ...AccountProblem
    }
    revision
    preview {
      ...AccountPreview
    }
  }
}
    fragment AccountProblem on UserError {
  code
  message
  path
}
fragment AccountPreview on AccessPreview {
  differences(first: 100) {
    nodes {
      principal {
        id
      }
      gained {
        permission {
          name
        }
        scope {
          kind
          tenant {
            id
          }
        }
      }
      lost {
        permission {
          name
        }
        scope {
          kind
          tenant {
            id
          }
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<RevokeTenantAccessMutation, RevokeTenantAccessMutationVariables>;
export const SuspendUserDocument = new TypedDocumentString(`
    mutation SuspendUser($input: DirectoryPlaceInput!) {
  suspendUser(input: $input) {
    user {
      id
      status
    }
    directory {
      id
    }
    userErrors {
      ...AccountProblem
    }
    revision
    preview {
      ...AccountPreview
    }
  }
}
    fragment AccountProblem on UserError {
  code
  message
  path
}
fragment AccountPreview on AccessPreview {
  differences(first: 100) {
    nodes {
      principal {
        id
      }
      gained {
        permission {
          name
        }
        scope {
          kind
          tenant {
            id
          }
        }
      }
      lost {
        permission {
          name
        }
        scope {
          kind
          tenant {
            id
          }
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<SuspendUserMutation, SuspendUserMutationVariables>;
export const RestoreUserDocument = new TypedDocumentString(`
    mutation RestoreUser($input: DirectoryPlaceInput!) {
  restoreUser(input: $input) {
    user {
      id
      status
    }
    directory {
      id
    }
    userErrors {
      ...AccountProblem
    }
    revision
    preview {
      ...AccountPreview
    }
  }
}
    fragment AccountProblem on UserError {
  code
  message
  path
}
fragment AccountPreview on AccessPreview {
  differences(first: 100) {
    nodes {
      principal {
        id
      }
      gained {
        permission {
          name
        }
        scope {
          kind
          tenant {
            id
          }
        }
      }
      lost {
        permission {
          name
        }
        scope {
          kind
          tenant {
            id
          }
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<RestoreUserMutation, RestoreUserMutationVariables>;
export const RemoveUserFromDirectoryDocument = new TypedDocumentString(`
    mutation RemoveUserFromDirectory($input: DirectoryPlaceInput!) {
  removeUserFromDirectory(input: $input) {
    user {
      id
    }
    directory {
      id
    }
    tenantLeft {
      id
    }
    userErrors {
      ...AccountProblem
    }
    revision
    preview {
      ...AccountPreview
    }
  }
}
    fragment AccountProblem on UserError {
  code
  message
  path
}
fragment AccountPreview on AccessPreview {
  differences(first: 100) {
    nodes {
      principal {
        id
      }
      gained {
        permission {
          name
        }
        scope {
          kind
          tenant {
            id
          }
        }
      }
      lost {
        permission {
          name
        }
        scope {
          kind
          tenant {
            id
          }
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<RemoveUserFromDirectoryMutation, RemoveUserFromDirectoryMutationVariables>;
export const HeldByUserDocument = new TypedDocumentString(`
    query HeldByUser($id: ID!) {
  user(id: $id) {
    tenants(first: 10) {
      edges {
        node {
          id
        }
        directories {
          directory {
            id
          }
          status
        }
      }
    }
    groups(first: 50) {
      nodes {
        id
      }
    }
    roleAssignments(first: 50) {
      nodes {
        id
      }
    }
    effectivePermissions {
      permission {
        name
      }
      scope {
        kind
        tenant {
          id
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<HeldByUserQuery, HeldByUserQueryVariables>;
export const UserByKeyDocument = new TypedDocumentString(`
    query UserByKey($id: ID, $username: String, $email: String, $externalId: String, $externalIdentity: ExternalIdentityInput) {
  user(
    id: $id
    username: $username
    email: $email
    externalId: $externalId
    externalIdentity: $externalIdentity
  ) {
    ...WholeUser
  }
}
    fragment WholeUser on User {
  id
  username
  externalId
  email
  emailVerified
  displayName
  givenName
  familyName
  nickname
  avatarUrl
  locale
  timeZone
  profile {
    jobTitle
    department
    organization
    location
  }
  status
  accountStatus
  claimStatus
  managementSource
  restricted
  mfaEnabled
  lastActiveAt
  deletionScheduledAt
  createdAt
  updatedAt
  version
  externalIdentities {
    id
    provider
    subject
    createdAt
  }
}`) as unknown as TypedDocumentString<UserByKeyQuery, UserByKeyQueryVariables>;
export const UserPageDocument = new TypedDocumentString(`
    query UserPage($first: Int, $after: String, $last: Int, $before: String, $filter: UserFilter, $query: String, $search: String, $orderBy: [UserOrder!], $tenantId: ID) {
  users(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    query: $query
    search: $search
    orderBy: $orderBy
    tenantId: $tenantId
  ) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      cursor
      node {
        username
      }
    }
    nodes {
      ...WholeUser
    }
  }
}
    fragment WholeUser on User {
  id
  username
  externalId
  email
  emailVerified
  displayName
  givenName
  familyName
  nickname
  avatarUrl
  locale
  timeZone
  profile {
    jobTitle
    department
    organization
    location
  }
  status
  accountStatus
  claimStatus
  managementSource
  restricted
  mfaEnabled
  lastActiveAt
  deletionScheduledAt
  createdAt
  updatedAt
  version
  externalIdentities {
    id
    provider
    subject
    createdAt
  }
}`) as unknown as TypedDocumentString<UserPageQuery, UserPageQueryVariables>;
export const UserCountsDocument = new TypedDocumentString(`
    query UserCounts($filter: UserFilter, $query: String, $search: String, $tenantId: ID) {
  usersCount(filter: $filter, query: $query, search: $search, tenantId: $tenantId)
  userStats(filter: $filter, query: $query, search: $search, tenantId: $tenantId) {
    total
    byStatus {
      value
      count
    }
    byAccountStatus {
      value
      count
    }
    byClaimStatus {
      value
      count
    }
    byManagementSource {
      value
      count
    }
    byRole {
      role {
        name
      }
      count
    }
  }
}
    `) as unknown as TypedDocumentString<UserCountsQuery, UserCountsQueryVariables>;
export const UserTenantsDocument = new TypedDocumentString(`
    query UserTenants($first: Int = 10, $filter: UserFilter, $tenants: TenantFilter) {
  users(first: $first, filter: $filter) {
    nodes {
      username
      tenants(first: $first, filter: $tenants) {
        totalCount
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
        edges {
          cursor
          status
          since
          directories {
            status
            since
            directory {
              name
            }
          }
          node {
            slug
          }
        }
        nodes {
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<UserTenantsQuery, UserTenantsQueryVariables>;
export const UserGroupsDocument = new TypedDocumentString(`
    query UserGroups($first: Int = 10, $filter: UserFilter, $groups: UserGroupFilter, $orderBy: [UserGroupOrder!], $transitive: Boolean! = false) {
  users(first: $first, filter: $filter) {
    nodes {
      username
      groups(
        first: $first
        filter: $groups
        orderBy: $orderBy
        transitive: $transitive
      ) {
        totalCount
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
        edges {
          cursor
          role
          direct
          managementSource
          addedAt
          expiresAt
          addedBy {
            __typename
            displayName
          }
          via {
            name
          }
          node {
            name
          }
        }
        nodes {
          displayName
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<UserGroupsQuery, UserGroupsQueryVariables>;
export const UserRolesDocument = new TypedDocumentString(`
    query UserRoles($first: Int = 10, $filter: UserFilter) {
  users(first: $first, filter: $filter) {
    nodes {
      username
      roleAssignments(first: $first) {
        totalCount
        nodes {
          role {
            name
          }
          scope {
            kind
            tenant {
              slug
            }
            domain {
              path
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<UserRolesQuery, UserRolesQueryVariables>;
export const ServiceAccountByIdDocument = new TypedDocumentString(`
    query ServiceAccountById($id: ID!) {
  serviceAccount(id: $id) {
    id
    name
    displayName
    description
    status
    createdAt
    updatedAt
    version
    tenant {
      slug
    }
    groups {
      edges {
        role
        node {
          name
        }
      }
    }
    roleAssignments {
      nodes {
        role {
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ServiceAccountByIdQuery, ServiceAccountByIdQueryVariables>;
export const ServiceAccountPageDocument = new TypedDocumentString(`
    query ServiceAccountPage($first: Int, $after: String, $filter: ServiceAccountFilter, $search: String, $orderBy: [ServiceAccountOrder!], $tenantId: ID) {
  serviceAccounts(
    first: $first
    after: $after
    filter: $filter
    search: $search
    orderBy: $orderBy
    tenantId: $tenantId
  ) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      cursor
      node {
        name
      }
    }
    nodes {
      name
      status
    }
  }
}
    `) as unknown as TypedDocumentString<ServiceAccountPageQuery, ServiceAccountPageQueryVariables>;
export const PrincipalPageDocument = new TypedDocumentString(`
    query PrincipalPage($first: Int, $after: String, $filter: PrincipalFilter, $query: String, $search: String, $orderBy: [PrincipalOrder!], $tenantId: ID) {
  principals(
    first: $first
    after: $after
    filter: $filter
    query: $query
    search: $search
    orderBy: $orderBy
    tenantId: $tenantId
  ) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    edges {
      cursor
      node {
        displayName
      }
    }
    nodes {
      __typename
      id
      displayName
      createdAt
      roleAssignments(first: 5) {
        nodes {
          role {
            name
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PrincipalPageQuery, PrincipalPageQueryVariables>;