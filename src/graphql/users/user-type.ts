import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { ManagementSource as Source } from '../../core/tenants/tenant.js';
import type {
  AccountStatus as AccountState,
  ClaimStatus as Claim,
  ExternalIdentity,
  ServiceAccount,
  User,
} from '../../core/users/user.js';
import { ManagementSource, NodeType } from '../connection/common-types.js';
import { registerWords } from '../connection/filter-input.js';
import { DateTime } from '../schema/date-time.js';
import { PrincipalType } from './principal-type.js';

/** The one status of a person. */
export const UserStatus = registerWords(
  'UserStatus',
  'The one status of a person, from the state of the account and its access to the tenants that you see.',
  {
    ACTIVE: 'The account works and is active in at least one directory.',
    SUSPENDED: 'The account works but is suspended in every directory where it is.',
    NOT_INVITED: 'The account works but has access to no tenant.',
    INVITED: 'The person has been invited and has not accepted yet.',
    DEACTIVATED: 'The account does not work.',
    FOR_DELETION: 'The account will be deleted; see `deletionScheduledAt`.',
  },
);

/** The state of the account itself. */
export const AccountStatus = registerWords('AccountStatus', 'The state of the account itself, apart from any tenant.', {
  ACTIVE: 'It works.',
  INVITED: 'It waits for its owner to accept the invitation.',
  DEACTIVATED: 'It does not work.',
});

/** Whether a company has claimed the account. */
export const ClaimStatus = registerWords(
  'ClaimStatus',
  'Whether the account belongs to a company that has claimed its e-mail domain.',
  {
    MANAGED: 'A company manages it.',
    UNMANAGED: 'Its owner manages it.',
  },
);

/** What somebody does and where. */
@ObjectType('WorkProfile', { simpleResolvers: true, description: 'What somebody does and where.' })
export class WorkProfileType implements Pick<User, 'jobTitle' | 'department' | 'organization' | 'location'> {
  @Field(() => String, { nullable: true, description: 'What they do.' })
  jobTitle!: string | null;

  @Field(() => String, { nullable: true, description: 'The department they work in.' })
  department!: string | null;

  @Field(() => String, { nullable: true, description: 'The organisation they work for.' })
  organization!: string | null;

  @Field(() => String, { nullable: true, description: 'Where they work.' })
  location!: string | null;
}

/** A person as the graph shows them. */
@Directive('@key(fields: "id")')
@Directive('@key(fields: "username")')
@ObjectType('User', {
  implements: [NodeType, PrincipalType],
  simpleResolvers: true,
  description: 'A person. One account for the whole instance, with access to any number of tenants.',
})
export class UserType extends PrincipalType {
  @Field(() => String, { description: 'The name they sign in with; unique, whatever its case.' })
  username!: string;

  @Field(() => String, { nullable: true, description: 'The id that another system knows them by; unique.' })
  externalId!: string | null;

  @Field(() => String, { nullable: true, description: 'Their e-mail address; unique, whatever its case.' })
  email!: string | null;

  @Field(() => Boolean, { description: 'Whether it is known that the address is theirs.' })
  emailVerified!: boolean;

  @Field(() => String, { nullable: true, description: 'Given name.' })
  givenName!: string | null;

  @Field(() => String, { nullable: true, description: 'Family name.' })
  familyName!: string | null;

  @Field(() => String, { nullable: true, description: 'What they like to be called.' })
  nickname!: string | null;

  @Field(() => String, { nullable: true, description: 'The address of a picture of them.' })
  avatarUrl!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Their language and region as a BCP 47 tag, for example `pt-BR`.',
  })
  locale!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Their time zone in the IANA database, for example `Europe/Lisbon`.',
  })
  timeZone!: string | null;

  @Field(() => AccountStatus, { description: 'The state of the account itself.' })
  accountStatus!: AccountState;

  @Field(() => ClaimStatus, { description: 'Whether a company has claimed the account.' })
  claimStatus!: Claim;

  @Field(() => ManagementSource, { description: 'Where the account came from.' })
  managementSource!: Source;

  @Field(() => Boolean, { description: 'Whether the account is for demonstrations and can change nothing of its own.' })
  restricted!: boolean;

  @Field(() => Boolean, { description: 'Whether they sign in with a second factor.' })
  mfaEnabled!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When they were last seen.' })
  lastActiveAt!: number | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the account will be deleted; null when that is not planned.',
  })
  deletionScheduledAt!: number | null;

  @Field(() => DateTime, { description: 'When the account was last changed.' })
  updatedAt!: number;

  @Field(() => Int, { description: 'Counts changes; give it with an update to make sure that nothing is overwritten.' })
  version!: number;
}

/** How an external provider knows a person. */
@ObjectType('ExternalIdentity', {
  simpleResolvers: true,
  description: 'How an external identity provider knows a person.',
})
export class ExternalIdentityType extends NodeType implements Omit<ExternalIdentity, 'id' | 'userId'> {
  @Field(() => String, { description: 'The provider, for example `github`.' })
  provider!: string;

  @Field(() => String, { description: 'What the provider calls them.' })
  subject!: string;

  @Field(() => DateTime, { description: 'When it was linked.' })
  createdAt!: number;
}

/** Whether a service account may do anything. */
export const ServiceAccountStatus = registerWords('ServiceAccountStatus', 'Whether a service account works.', {
  ACTIVE: 'It works.',
  DISABLED: 'Its tokens are dead.',
});

/** A principal for programs. */
@Directive('@key(fields: "id")')
@ObjectType('ServiceAccount', {
  implements: [NodeType, PrincipalType],
  simpleResolvers: true,
  description: 'A principal for programs: it has tokens and no password, and belongs to one tenant.',
})
export class ServiceAccountType extends PrincipalType implements Omit<ServiceAccount, 'id' | 'tenantId'> {
  tenantId!: ServiceAccount['tenantId'];

  @Field(() => String, { description: 'Its name, unique within the tenant.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it does.' })
  description!: string | null;

  @Field(() => ServiceAccountStatus, { description: 'Whether it works.' })
  status!: ServiceAccount['status'];

  @Field(() => DateTime, { description: 'When it was last changed.' })
  updatedAt!: number;

  @Field(() => Int, { description: 'Counts changes.' })
  version!: number;
}
