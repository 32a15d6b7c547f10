import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { principalFields, serviceAccountFields, userFields } from '../../core/users/user-fields.js';
import { tenantFields } from '../../core/tenants/tenant-fields.js';
import { ManagementSource } from '../connection/common-types.js';
import { listArguments, orderInput } from '../connection/connection-arguments.js';
import { connectionType } from '../connection/connection-type.js';
import { filterInput } from '../connection/filter-input.js';
import { idRelation, plainIdRelation, type ListDefinition } from '../connection/read-list.js';
import { TenantListArguments } from '../tenants/tenant-inputs.js';
import { TenantType } from '../tenants/tenant-type.js';
import { TenantAccessFacts } from './access-type.js';
import { PrincipalKind, PrincipalType } from './principal-type.js';
import {
  AccountStatus,
  ClaimStatus,
  ServiceAccountStatus,
  ServiceAccountType,
  UserStatus,
  UserType,
} from './user-type.js';

/** Names a person by how a provider knows them. */
@InputType({ description: 'How an external identity provider knows a person, letter by letter.' })
export class ExternalIdentityInput {
  @Field(() => String, { description: 'The provider, for example `github`.' })
  provider!: string;

  @Field(() => String, { description: 'What the provider calls them.' })
  subject!: string;
}

/** Asks for members of a group. */
@InputType({ description: 'Asks for those who are in a group.' })
export class MemberOfInput {
  @Field(() => ID, { description: 'The group.' })
  groupId!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether members of the groups nested in it count too.' })
  transitive!: boolean;
}

/** Asks for holders of a role. */
@InputType({ description: 'Asks for those who have a role.' })
export class HasRoleInput {
  @Field(() => ID, { description: 'The role.' })
  roleId!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether having it through groups or through a role that includes it counts too.',
  })
  transitive!: boolean;
}

/** The demands on groups and roles that people, principals and groups share. */
export const holdingInputs = {
  hasRole: { type: () => HasRoleInput, description: 'Has this role on anything that you see.' },
  hasAccessTo: {
    type: () => ID as never,
    description: 'Has a role on this domain or on one above it, directly or through groups.',
  },
} as const;

/** How those demands are read. */
export const holdingReaders = { hasRole: idRelation('roleId', 'rol'), hasAccessTo: plainIdRelation('domainId', 'dom') };

const UserFilter = filterInput(
  'User',
  'people',
  userFields,
  {
    status: ['UserStatus', UserStatus],
    accountStatus: ['AccountStatus', AccountStatus],
    claimStatus: ['ClaimStatus', ClaimStatus],
    managementSource: ['ManagementSource', ManagementSource],
  },
  {
    memberOf: { type: () => MemberOfInput, description: 'Is in this group.' },
    inDirectory: { type: () => ID as never, description: 'Has a place in this directory.' },
    ...holdingInputs,
  },
);
const UserOrder = orderInput('User', 'people', {
  USERNAME: 'username',
  DISPLAY_NAME: 'displayName',
  FAMILY_NAME: 'familyName',
  GIVEN_NAME: 'givenName',
  EMAIL: 'email',
  LAST_ACTIVE_AT: 'lastActiveAt',
  CREATED_AT: 'createdAt',
  UPDATED_AT: 'updatedAt',
});
const userNames = 'username, display name, given name, family name and nickname';
const userWords = { query: 'userName sw "a" and status eq "ACTIVE"', search: userNames };

/** The arguments of the list of all people. */
export const UserListArguments = listArguments(UserFilter, UserOrder, { ...userWords, tenant: true });

/** The arguments of the people of a tenant or directory. */
export const UserRelationArguments = listArguments(UserFilter, UserOrder, userWords);

/** What narrows a count of people. */
@ArgsType()
export class UserCountArguments {
  @Field(() => UserFilter, { nullable: true, description: 'Only people who match this tree of conditions.' })
  filter?: Readonly<Record<string, unknown>>;

  @Field(() => String, { nullable: true, description: 'Only people who match this SCIM filter.' })
  query?: string;

  @Field(() => String, {
    nullable: true,
    description: `Only people who have every one of these words in their ${userNames}.`,
  })
  search?: string;

  @Field(() => ID, { nullable: true, description: 'Only people with access to this tenant.' })
  tenantId?: string;
}

/** A page of people. */
export const UserConnection = connectionType('User', 'people', () => UserType);

/** A page of the people of a tenant. */
export const TenantUserConnection = connectionType(
  'TenantUser',
  'people with access',
  () => UserType,
  TenantAccessFacts,
);

/** A page of the tenants of a person. */
export const UserTenantConnection = connectionType(
  'UserTenant',
  'tenants with access',
  () => TenantType,
  TenantAccessFacts,
);

/** The arguments of the tenants of a person. */
export const UserTenantArguments = TenantListArguments;

/** How lists of tenants below people are read. */
export const userTenantList: ListDefinition = { name: 'User.tenants', fields: tenantFields };

/** How lists of people are read. */
export const userList: ListDefinition = {
  name: 'users',
  fields: userFields,
  relations: {
    memberOf: idRelation('groupId', 'grp'),
    inDirectory: plainIdRelation('directoryId', 'dir'),
    ...holdingReaders,
  },
  ofTenant: true,
};

const ServiceAccountFilter = filterInput('ServiceAccount', 'service accounts', serviceAccountFields, {
  status: ['ServiceAccountStatus', ServiceAccountStatus],
});
const ServiceAccountOrder = orderInput('ServiceAccount', 'service accounts', {
  NAME: 'name',
  CREATED_AT: 'createdAt',
  UPDATED_AT: 'updatedAt',
});

/** The arguments of the list of service accounts. */
export const ServiceAccountListArguments = listArguments(ServiceAccountFilter, ServiceAccountOrder, {
  query: 'displayName co "deploy" and status eq "ACTIVE"',
  search: 'name',
  tenant: true,
});

/** A page of service accounts. */
export const ServiceAccountConnection = connectionType('ServiceAccount', 'service accounts', () => ServiceAccountType);

/** How lists of service accounts are read. */
export const serviceAccountList: ListDefinition = {
  name: 'serviceAccounts',
  fields: serviceAccountFields,
  ofTenant: true,
};

const PrincipalFilter = filterInput(
  'Principal',
  'principals',
  principalFields,
  { kind: ['PrincipalKind', PrincipalKind] },
  {
    memberOf: { type: () => MemberOfInput, description: 'Is in this group.' },
    hasRole: holdingInputs.hasRole,
  },
);
const PrincipalOrder = orderInput('Principal', 'principals', { DISPLAY_NAME: 'displayName', CREATED_AT: 'createdAt' });
const principalWords = { query: 'kind ne "GROUP" and displayName sw "a"', search: 'display name' };

/** The arguments of the list of all principals. */
export const PrincipalListArguments = listArguments(PrincipalFilter, PrincipalOrder, {
  ...principalWords,
  tenant: true,
});

/** The arguments of principals below something else. */
export const PrincipalRelationArguments = listArguments(PrincipalFilter, PrincipalOrder, principalWords);

/** A page of principals. */
export const PrincipalConnection = connectionType('Principal', 'principals', () => PrincipalType as never);

/** How lists of principals are read. */
export const principalList: ListDefinition = {
  name: 'principals',
  fields: principalFields,
  relations: { memberOf: idRelation('groupId', 'grp'), hasRole: holdingReaders.hasRole },
  ofTenant: true,
};
