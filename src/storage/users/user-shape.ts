import type { Visibility } from '../../core/access/visibility.js';
import type { Id } from '../../core/kernel/ids.js';
import type { User } from '../../core/users/user.js';
import { directoryAccessVisible, emailVisible, identityVisible, userVisible } from '../access/visible-sql.js';
import { idKey } from '../database/key.js';
import type { FieldColumn, ListShape } from '../database/list-shape.js';
import { flag, id, optionalNumber, optionalText, text, version } from '../database/properties.js';
import { readFlag, readOptionalText } from '../database/read-row.js';
import { readingOf, type Property } from '../database/reading.js';
import type { Row } from '../database/session.js';
import { always, and, idValue, raw, sql, type Sql } from '../database/sql.js';
import { hasAccessTo, hasRole, inTenant, memberOf } from './user-relations.js';

/** A column about the e-mail address of a person `u`, in lists, filters and orders alike. */
export function emailColumn(column: Sql): (visibility: Visibility) => Sql {
  return (visibility) => shownIf(emailVisible(raw('u.id'), visibility), column);
}

function externalColumn(visibility: Visibility): Sql {
  return shownIf(identityVisible(raw('u.id'), visibility), raw('u.external_id'));
}

// A column under its own name that is empty where it is hidden.
function shown<V>(
  name: string,
  column: (visibility: Visibility) => Sql,
  read: (row: Row, name: string) => V,
): Property<V> {
  return { columns: [(visibility) => sql`${column(visibility)} AS ${raw(name)}`], read: (row) => read(row, name) };
}

function shownIf(visible: Sql | undefined, column: Sql): Sql {
  return visible === undefined ? column : sql`CASE WHEN ${visible} THEN ${column} END`;
}

/** A person under the alias `u`; empty where the caller may not read them. */
const userReading = readingOf<User>(
  'User',
  {
    id: id('u.id', 'usr'),
    username: text('u.username'),
    externalId: shown('external_id', externalColumn, readOptionalText),
    email: shown('email', emailColumn(raw('u.email')), readOptionalText),
    emailVerified: shown('email_verified', emailColumn(raw('u.email_verified')), readFlag),
    displayName: text('u.display_name'),
    givenName: optionalText('u.given_name'),
    familyName: optionalText('u.family_name'),
    nickname: optionalText('u.nickname'),
    avatarUrl: optionalText('u.avatar_url'),
    locale: optionalText('u.locale'),
    timeZone: optionalText('u.time_zone'),
    jobTitle: optionalText('u.job_title'),
    department: optionalText('u.department'),
    organization: optionalText('u.organization'),
    location: optionalText('u.location'),
    accountStatus: text('u.account_status'),
    claimStatus: text('u.claim_status'),
    managementSource: text('u.management_source'),
    restricted: flag('u.restricted'),
    mfaEnabled: flag('u.mfa_enabled'),
    lastActiveAt: optionalNumber('u.last_active_at'),
    deletionScheduledAt: optionalNumber('u.deletion_scheduled_at'),
    ...version('u'),
  },
  ['id'],
);

const plain = (kind: FieldColumn['kind'], column: string, nullable = false): FieldColumn => ({
  kind,
  nullable,
  column: raw(column),
});

/** How people are listed. */
export const userShape: ListShape<User> = {
  from: raw('users u'),
  reading: userReading,
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
    locale: plain('exact', 'u.locale', true),
    timeZone: plain('exact', 'u.time_zone', true),
    jobTitle: plain('text', 'u.job_title_key', true),
    department: plain('text', 'u.department_key', true),
    organization: plain('text', 'u.organization_key', true),
    location: plain('text', 'u.location_key', true),
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
