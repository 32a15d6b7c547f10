import {
  DerivedFactsResolver,
  EffectivePermissionResolver,
  EffectiveRoleResolver,
  PrincipalAccessResolver,
} from '../access/principal-access-resolver.js';
import {
  AccessDifferenceResolver,
  AccessPreviewResolver,
  PermissionOnScopeResolver,
} from '../access/preview-resolver.js';
import { ViewerAccessResolver } from '../access/viewer-access-resolver.js';
import {
  DirectoryAbilityResolver,
  DomainAbilityResolver,
  GroupAbilityResolver,
  RoleAbilityResolver,
  RoleAssignmentAbilityResolver,
  ServiceAccountAbilityResolver,
  TenantAbilityResolver,
  UserAbilityResolver,
} from '../access/viewer-can-resolver.js';
import { WhoCanResolver } from '../access/who-can-resolver.js';
import { RoleAssignmentChangeResolver } from '../assignments/assignment-change-resolver.js';
import {
  AssignedRoleResolver,
  PrincipalAssignmentResolver,
  RoleAssignmentResolver,
  ScopeResolver,
} from '../assignments/assignment-resolver.js';
import { RoleHolderResolver } from '../access/role-holder-resolver.js';
import { UserRoleCountResolver, UserRoleStatisticsResolver } from '../assignments/role-count.js';
import { RoleAssignmentType } from '../assignments/assignment-type.js';
import { GroupChangeResolver } from '../groups/group-change-resolver.js';
import { DirectoryGroupResolver, GroupResolver, TenantGroupResolver } from '../groups/group-resolver.js';
import { GroupType } from '../groups/group-type.js';
import { NewUserResolver } from '../groups/new-user-resolver.js';
import {
  GroupMemberResolver,
  MembershipResolver,
  ServiceAccountGroupResolver,
  UserGroupResolver,
} from '../groups/membership-resolver.js';
import { NodeResolver, PrincipalResolver, ViewerResolver } from '../instance/instance-resolver.js';
import { InvitationChangeResolver } from '../invitations/invitation-change-resolver.js';
import {
  InvitationResolver,
  InvitationRoleResolver,
  ViewerInvitationResolver,
} from '../invitations/invitation-resolver.js';
import { InvitationType } from '../invitations/invitation-type.js';
import { RoleChangeResolver } from '../roles/role-change-resolver.js';
import { PermissionResolver, RoleResolver } from '../roles/role-resolver.js';
import { RoleType } from '../roles/role-type.js';
import { AuditEventResolver } from '../audit/audit-resolver.js';
import { AuditEventType } from '../audit/audit-type.js';
import { DirectoryChangeResolver } from '../tenants/directory-change-resolver.js';
import { DomainChangeResolver } from '../tenants/domain-change-resolver.js';
import { TenantChangeResolver } from '../tenants/tenant-change-resolver.js';
import { DirectoryResolver, DomainResolver, TenantResolver } from '../tenants/tenant-resolver.js';
import { DirectoryType, DomainType, TenantType } from '../tenants/tenant-type.js';
import { PasswordChangeResolver } from '../sessions/password-change-resolver.js';
import { ForgottenPasswordResolver } from '../sessions/forgotten-password-resolver.js';
import { SessionResolver, UserPasswordResolver, ViewerSessionResolver } from '../sessions/session-resolver.js';
import { SignInResolver } from '../sessions/sign-in-resolver.js';
import { TokenChangeResolver } from '../tokens/token-change-resolver.js';
import { ApiTokenResolver, ServiceAccountTokenResolver, UserTokenResolver } from '../tokens/token-resolver.js';
import { ApiTokenType } from '../tokens/token-type.js';
import { AccessChangeResolver } from '../users/access-change-resolver.js';
import { DirectoryAccessResolver, DirectoryUserResolver, TenantAccessResolver } from '../users/access-resolver.js';
import { UserChangeResolver } from '../users/user-change-resolver.js';
import { ServiceAccountChangeResolver } from '../users/service-account-change-resolver.js';
import { ServiceAccountResolver, TenantUserResolver, UserResolver } from '../users/user-resolver.js';
import { ServiceAccountType, UserType } from '../users/user-type.js';

/** The resolver classes of all rooms. */
export const resolverClasses = [
  ViewerResolver,
  NodeResolver,
  UserResolver,
  ServiceAccountResolver,
  PrincipalResolver,
  TenantUserResolver,
  DirectoryUserResolver,
  TenantAccessResolver,
  DirectoryAccessResolver,
  NewUserResolver,
  UserChangeResolver,
  AccessChangeResolver,
  GroupResolver,
  TenantGroupResolver,
  DirectoryGroupResolver,
  UserGroupResolver,
  ServiceAccountGroupResolver,
  GroupMemberResolver,
  MembershipResolver,
  GroupChangeResolver,
  RoleResolver,
  PermissionResolver,
  RoleChangeResolver,
  RoleAssignmentResolver,
  RoleAssignmentChangeResolver,
  ScopeResolver,
  PrincipalAssignmentResolver,
  UserRoleStatisticsResolver,
  UserRoleCountResolver,
  RoleHolderResolver,
  AssignedRoleResolver,
  TenantResolver,
  DirectoryResolver,
  DomainResolver,
  TenantChangeResolver,
  DirectoryChangeResolver,
  DomainChangeResolver,
  ServiceAccountChangeResolver,
  TokenChangeResolver,
  PrincipalAccessResolver,
  EffectivePermissionResolver,
  EffectiveRoleResolver,
  DerivedFactsResolver,
  WhoCanResolver,
  AccessPreviewResolver,
  AccessDifferenceResolver,
  PermissionOnScopeResolver,
  ViewerAccessResolver,
  UserAbilityResolver,
  ServiceAccountAbilityResolver,
  GroupAbilityResolver,
  RoleAbilityResolver,
  RoleAssignmentAbilityResolver,
  TenantAbilityResolver,
  DirectoryAbilityResolver,
  DomainAbilityResolver,
  ApiTokenResolver,
  UserTokenResolver,
  ServiceAccountTokenResolver,
  InvitationResolver,
  InvitationRoleResolver,
  ViewerInvitationResolver,
  InvitationChangeResolver,
  AuditEventResolver,
  SignInResolver,
  ForgottenPasswordResolver,
  PasswordChangeResolver,
  ViewerSessionResolver,
  SessionResolver,
  UserPasswordResolver,
] as const;

/** Types that are reached through an interface alone. */
export const entityTypes = [
  UserType,
  ServiceAccountType,
  GroupType,
  RoleType,
  RoleAssignmentType,
  TenantType,
  DirectoryType,
  DomainType,
  ApiTokenType,
  InvitationType,
  AuditEventType,
];
