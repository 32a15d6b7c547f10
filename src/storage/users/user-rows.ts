import type { DirectoryId, PrincipalId, TenantId, UserId } from '../../core/kernel/ids.js';
import { emailDomain, emailKey, textKey } from '../../core/kernel/text.js';
import type { ManagementSource } from '../../core/tenants/tenant.js';
import type { ExternalIdentity, PrincipalKind, ServiceAccount, User } from '../../core/users/user.js';
import type { RowValues } from '../database/insert.js';
import { idValue } from '../database/sql.js';

const kinds = { usr: 'USER', grp: 'GROUP', svc: 'SERVICE_ACCOUNT' } as const satisfies Record<string, PrincipalKind>;

/** The kind of principal that an id names. */
export function principalKind(id: PrincipalId): PrincipalKind {
  return kinds[id.slice(0, 3) as keyof typeof kinds];
}

/** What every principal has; `tenantId` is null for people, who may be in several tenants. */
export interface PrincipalFacts {
  readonly id: PrincipalId;
  readonly tenantId: TenantId | null;
  readonly displayName: string;
  readonly createdAt: number;
}

/** The row that every user, group and service account has besides its own, and before it. */
export function principalRow(principal: PrincipalFacts): RowValues {
  return {
    id: idValue(principal.id),
    kind: principalKind(principal.id),
    tenant_id: principal.tenantId && idValue(principal.tenantId),
    display_name: principal.displayName,
    display_name_key: textKey(principal.displayName),
    created_at: principal.createdAt,
  };
}

/** The row of a person. */
export function userRow(user: User): RowValues {
  const key = (text: string | null) => (text === null ? null : textKey(text));
  return {
    id: idValue(user.id),
    username: user.username,
    username_key: textKey(user.username),
    external_id: user.externalId,
    email: user.email,
    email_key: user.email === null ? null : emailKey(user.email),
    email_domain: user.email === null ? null : emailDomain(user.email),
    email_verified: user.emailVerified,
    display_name: user.displayName,
    display_name_key: textKey(user.displayName),
    given_name: user.givenName,
    given_name_key: key(user.givenName),
    family_name: user.familyName,
    family_name_key: key(user.familyName),
    nickname: user.nickname,
    nickname_key: key(user.nickname),
    avatar_url: user.avatarUrl,
    locale: user.locale,
    time_zone: user.timeZone,
    job_title: user.jobTitle,
    job_title_key: key(user.jobTitle),
    department: user.department,
    department_key: key(user.department),
    organization: user.organization,
    organization_key: key(user.organization),
    location: user.location,
    location_key: key(user.location),
    account_status: user.accountStatus,
    claim_status: user.claimStatus,
    management_source: user.managementSource,
    restricted: user.restricted,
    mfa_enabled: user.mfaEnabled,
    last_active_at: user.lastActiveAt,
    deletion_scheduled_at: user.deletionScheduledAt,
    created_at: user.createdAt,
    updated_at: user.updatedAt,
    version: user.version,
  };
}

/** The row of a service account. */
export function serviceAccountRow(account: Omit<ServiceAccount, 'displayName'>): RowValues {
  return {
    id: idValue(account.id),
    tenant_id: idValue(account.tenantId),
    name: account.name,
    name_key: textKey(account.name),
    description: account.description,
    status: account.status,
    created_at: account.createdAt,
    updated_at: account.updatedAt,
    version: account.version,
  };
}

/** The row of an external identity. */
export function externalIdentityRow(identity: ExternalIdentity): RowValues {
  return {
    id: idValue(identity.id),
    user_id: idValue(identity.userId),
    provider: identity.provider,
    subject: identity.subject,
    created_at: identity.createdAt,
  };
}

/** A person's access to a tenant. */
export interface TenantAccessFacts {
  readonly userId: UserId;
  readonly tenantId: TenantId;
  readonly managementSource: ManagementSource;
  readonly createdAt: number;
}

/** The row of a person's access to a tenant. */
export function tenantAccessRow(access: TenantAccessFacts): RowValues {
  return {
    user_id: idValue(access.userId),
    tenant_id: idValue(access.tenantId),
    management_source: access.managementSource,
    created_at: access.createdAt,
  };
}

/** A person's place in a directory of a tenant. */
export interface DirectoryAccessFacts {
  readonly userId: UserId;
  readonly directoryId: DirectoryId;
  readonly tenantId: TenantId;
  readonly status: 'ACTIVE' | 'SUSPENDED';
  readonly createdAt: number;
}

/** The row of a person's place in a directory. */
export function directoryAccessRow(access: DirectoryAccessFacts): RowValues {
  return {
    user_id: idValue(access.userId),
    directory_id: idValue(access.directoryId),
    tenant_id: idValue(access.tenantId),
    status: access.status,
    created_at: access.createdAt,
  };
}
