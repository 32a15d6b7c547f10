import { everythingVisible, type Visibility } from '../../core/access/visibility.js';
import type { Id } from '../../core/kernel/ids.js';
import type { User } from '../../core/users/user.js';
import { directoryAccessVisible, emailVisible, identityVisible, userVisible } from '../access/visible-sql.js';
import { idKey } from '../database/key.js';
import type { FieldColumn, ListShape } from '../database/list-shape.js';
import { readFlag, readId, readOptionalNumber, readOptionalText, readText, readVersion } from '../database/read-row.js';
import type { Row } from '../database/session.js';
import { always, and, idValue, raw, sql, type Sql } from '../database/sql.js';
import { hasAccessTo, hasRole, inTenant, memberOf } from './user-relations.js';

const openColumns = raw(
  `u.id, u.username, u.display_name, u.given_name, u.family_name, u.nickname, u.avatar_url, u.locale, u.time_zone,
  u.job_title, u.department, u.organization, u.location, u.account_status, u.claim_status, u.management_source,
  u.restricted, u.mfa_enabled, u.last_active_at, u.deletion_scheduled_at, u.created_at, u.updated_at, u.version`,
);

/** The columns of a person under the alias `u`; empty where the caller may not read them. */
function userColumns(visibility: Visibility): Sql {
  const email = emailColumn(raw('u.email'))(visibility);
  const verified = emailColumn(raw('u.email_verified'))(visibility);
  const external = externalColumn(visibility);
  return sql`${openColumns}, ${email} AS email, ${verified} AS email_verified, ${external} AS external_id`;
}

/** A column about the e-mail address of a person `u`, in lists, filters and orders alike. */
export function emailColumn(column: Sql): (visibility: Visibility) => Sql {
  return (visibility) => shownIf(emailVisible(raw('u.id'), visibility), column);
}

function externalColumn(visibility: Visibility): Sql {
  return shownIf(identityVisible(raw('u.id'), visibility), raw('u.external_id'));
}

function shownIf(visible: Sql | undefined, column: Sql): Sql {
  return visible === undefined ? column : sql`CASE WHEN ${visible} THEN ${column} END`;
}

/** A person from their columns. */
export function readUser(row: Row): User {
  return {
    id: readId(row, 'id', 'usr'),
    username: readText(row, 'username'),
    externalId: readOptionalText(row, 'external_id'),
    email: readOptionalText(row, 'email'),
    emailVerified: readFlag(row, 'email_verified'),
    displayName: readText(row, 'display_name'),
    givenName: readOptionalText(row, 'given_name'),
    familyName: readOptionalText(row, 'family_name'),
    nickname: readOptionalText(row, 'nickname'),
    avatarUrl: readOptionalText(row, 'avatar_url'),
    locale: readOptionalText(row, 'locale'),
    timeZone: readOptionalText(row, 'time_zone'),
    jobTitle: readOptionalText(row, 'job_title'),
    department: readOptionalText(row, 'department'),
    organization: readOptionalText(row, 'organization'),
    location: readOptionalText(row, 'location'),
    accountStatus: readText(row, 'account_status'),
    claimStatus: readText(row, 'claim_status'),
    managementSource: readText(row, 'management_source'),
    restricted: readFlag(row, 'restricted'),
    mfaEnabled: readFlag(row, 'mfa_enabled'),
    lastActiveAt: readOptionalNumber(row, 'last_active_at'),
    deletionScheduledAt: readOptionalNumber(row, 'deletion_scheduled_at'),
    ...readVersion(row),
  };
}

const plain = (kind: FieldColumn['kind'], column: string, nullable = false): FieldColumn => ({
  kind,
  nullable,
  column: raw(column),
});

/** How people are listed. */
export const userShape: ListShape<User> = {
  from: raw('users u'),
  columns: userColumns(everythingVisible(0)),
  columnsFor: userColumns,
  read: readUser,
  key: idKey(raw('u.id'), 'usr'),
  fields: {
    id: { kind: 'id', column: raw('u.id'), types: { usr: always } },
    username: plain('text', 'u.username_key'),
    externalId: { kind: 'exact', nullable: true, column: externalColumn },
    email: { kind: 'email', nullable: true, column: emailColumn(raw('u.email_key')) },
    emailDomain: { kind: 'text', nullable: true, column: emailColumn(raw('u.email_domain')) },
    emailVerified: { kind: 'boolean', nullable: true, column: emailColumn(raw('u.email_verified')) },
    displayName: plain('text', 'u.display_name_key'),
    givenName: plain('text', 'u.given_name_key', true),
    familyName: plain('text', 'u.family_name_key', true),
    nickname: plain('text', 'u.nickname_key', true),
    status: { kind: 'enum', column: statusSql },
    accountStatus: plain('enum', 'u.account_status'),
    claimStatus: plain('enum', 'u.claim_status'),
    managementSource: plain('enum', 'u.management_source'),
    restricted: plain('boolean', 'u.restricted'),
    mfaEnabled: plain('boolean', 'u.mfa_enabled'),
    lastActiveAt: plain('time', 'u.last_active_at', true),
    deletionScheduledAt: plain('time', 'u.deletion_scheduled_at', true),
    createdAt: plain('time', 'u.created_at'),
    updatedAt: plain('time', 'u.updated_at'),
  },
  relations: {
    inTenant: (args, visibility) => inTenant(raw('u.id'), args, visibility),
    inDirectory: (args, visibility) =>
      sql`EXISTS (SELECT 1 FROM directory_accesses da WHERE ${and([
        sql`da.user_id = u.id AND da.directory_id = ${idValue(args['directoryId'] as Id)}`,
        directoryAccessVisible(raw('da'), visibility),
      ])})`,
    memberOf: (args, visibility) => memberOf(raw('u.id'), args, visibility),
    hasRole: (args, visibility) => hasRole(raw('u.id'), args, visibility, 'person'),
    hasAccessTo: (args, visibility) => hasAccessTo(raw('u.id'), args, visibility, 'person'),
  },
  search: [
    raw('u.username_key'),
    raw('u.display_name_key'),
    raw('u.given_name_key'),
    raw('u.family_name_key'),
    raw('u.nickname_key'),
  ],
  visible: (visibility) => userVisible(raw('u.id'), visibility),
};

// `userStatus` of core in SQL: the tests hold the two to the same answers.
function statusSql(visibility: Visibility): Sql {
  const place = (status: string) =>
    sql`EXISTS (SELECT 1 FROM directory_accesses da WHERE ${and([
      sql`da.user_id = u.id AND da.status = ${status}`,
      directoryAccessVisible(raw('da'), visibility),
    ])})`;
  return sql`CASE WHEN u.deletion_scheduled_at IS NOT NULL THEN 'FOR_DELETION'
    WHEN u.account_status <> 'ACTIVE' THEN u.account_status
    WHEN ${place('ACTIVE')} THEN 'ACTIVE' WHEN ${place('SUSPENDED')} THEN 'SUSPENDED' ELSE 'NOT_INVITED' END`;
}
