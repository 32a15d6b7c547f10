import type { ExternalIdentityId, PrincipalId, ServiceAccountId, TenantId, UserId } from '../kernel/ids.js';
import type { ManagementSource } from '../tenants/tenant.js';

/** The state of the account itself, apart from any tenant. */
export type AccountStatus = 'ACTIVE' | 'INVITED' | 'DEACTIVATED';

/** What a caller sees as one status: the account's state and its access to the visible tenants, taken together. */
export type UserStatus = 'ACTIVE' | 'SUSPENDED' | 'NOT_INVITED' | 'INVITED' | 'DEACTIVATED' | 'FOR_DELETION';

/** Whether the account belongs to a company that has claimed its e-mail domain. */
export type ClaimStatus = 'MANAGED' | 'UNMANAGED';

/** The kinds of principals: whoever a role can be given to. */
export type PrincipalKind = 'USER' | 'GROUP' | 'SERVICE_ACCOUNT';

/** A person. Times are milliseconds since 1970. */
export interface User {
  readonly id: UserId;
  readonly username: string;
  readonly externalId: string | null;
  readonly email: string | null;
  readonly emailVerified: boolean;
  readonly displayName: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly nickname: string | null;
  readonly avatarUrl: string | null;
  readonly locale: string | null;
  readonly timeZone: string | null;
  readonly jobTitle: string | null;
  readonly department: string | null;
  readonly organization: string | null;
  readonly location: string | null;
  readonly accountStatus: AccountStatus;
  readonly claimStatus: ClaimStatus;
  readonly managementSource: ManagementSource;
  readonly restricted: boolean;
  readonly mfaEnabled: boolean;
  readonly lastActiveAt: number | null;
  readonly deletionScheduledAt: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly version: number;
}

/** A principal for programs: it has tokens and no password, and belongs to one tenant. */
export interface ServiceAccount {
  readonly id: ServiceAccountId;
  readonly tenantId: TenantId;
  readonly name: string;
  readonly displayName: string;
  readonly description: string | null;
  readonly status: 'ACTIVE' | 'DISABLED';
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly version: number;
}

/** What every principal tells about itself. */
export interface PrincipalSummary {
  readonly id: PrincipalId;
  readonly kind: PrincipalKind;
  readonly displayName: string;
}

/** How an external identity provider knows a person. */
export interface ExternalIdentity {
  readonly id: ExternalIdentityId;
  readonly userId: UserId;
  readonly provider: string;
  readonly subject: string;
  readonly createdAt: number;
}

/** The status of a person in the eyes of a caller who sees so many active and suspended places of theirs. */
export function userStatus(
  user: Pick<User, 'accountStatus' | 'deletionScheduledAt'>,
  access: { readonly active: number; readonly suspended: number },
): UserStatus {
  if (user.deletionScheduledAt !== null) return 'FOR_DELETION';
  if (user.accountStatus !== 'ACTIVE') return user.accountStatus;
  if (access.active > 0) return 'ACTIVE';
  return access.suspended > 0 ? 'SUSPENDED' : 'NOT_INVITED';
}
