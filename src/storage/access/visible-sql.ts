import type { Reach } from '../../core/access/rights.js';
import type { Visibility } from '../../core/access/visibility.js';
import { always, and, empty, idIn, idValue, never, or, raw, sql, type Sql } from '../database/sql.js';

// Every predicate is undefined for a caller who sees all rows, so that nothing is asked of them.

/** The columns of a row that say where it belongs. */
interface PlaceColumns {
  readonly tenant: Sql;
  readonly directory?: Sql;
  readonly domain?: Sql;
}

/**
 * "Is where the permission is held"; undefined for everywhere. A right on a directory or domain holds in its own tenant: a
 * row that names one and says that it is of another tenant is damaged data, and none of that right's business.
 */
function within(reach: Reach, { tenant, directory, domain }: PlaceColumns): Sql | undefined {
  const { everywhere, tenantIds, directoryIds, domainIds } = reach;
  if (everywhere) return undefined;
  const inDirectory = sql`(${idIn(directory ?? empty, directoryIds)} AND EXISTS (SELECT 1 FROM directories home
    WHERE home.id = ${directory ?? empty} AND home.tenant_id = ${tenant}))`;
  const under = sql`(${tenant}, ${domain ?? empty}) IN (SELECT top.tenant_id, held.descendant_id FROM domain_closure held
    JOIN domains top ON top.id = held.ancestor_id WHERE ${idIn(raw('held.ancestor_id'), domainIds)})`;
  return or([
    idIn(tenant, tenantIds),
    directory && directoryIds.length > 0 ? inDirectory : never,
    domain && domainIds.length > 0 ? under : never,
  ]);
}

// Where the permission is held, or one of these other ways.
function orWithin(reach: Reach, columns: PlaceColumns, ways: () => readonly Sql[]): Sql | undefined {
  const held = within(reach, columns);
  return held && or([held, ...ways()]);
}

/** "Is this principal themself"; false when nobody in particular asks. */
export function isSelf(idColumn: Sql, visibility: Visibility): Sql {
  return visibility.self === null ? never : sql`${idColumn} = ${idValue(visibility.self)}`;
}

/** "Is a tenant that the caller belongs to", by its id; whoever sees something everywhere sees all tenants. */
export function tenantVisible(idColumn: Sql, visibility: Visibility): Sql | undefined {
  const seesAll = Object.values(visibility.reach).some(({ everywhere }) => everywhere);
  return seesAll ? undefined : idIn(idColumn, visibility.tenantIds);
}

/** For a row of `directories`: by permission, those that the caller is in, and those that they have a right on. */
export function directoryVisible(alias: Sql, visibility: Visibility): Sql | undefined {
  const { reach, own, self } = visibility;
  return orWithin(reach['directory:read'], { tenant: sql`${alias}.tenant_id`, directory: sql`${alias}.id` }, () => [
    idIn(sql`${alias}.id`, own.directoryIds),
    self === null
      ? never
      : sql`EXISTS (SELECT 1 FROM directory_accesses mine WHERE mine.directory_id = ${alias}.id AND ${isSelf(raw('mine.user_id'), visibility)} AND ${idIn(raw('mine.tenant_id'), visibility.tenantIds)})`,
  ]);
}

/** For a row of `domains`: by permission, and those that the caller has a right on, which are all under its scope, too. */
export function domainVisible(alias: Sql, { reach, own }: Visibility): Sql | undefined {
  const columns = { tenant: sql`${alias}.tenant_id`, domain: sql`${alias}.id` };
  const ofOwnRights = { everywhere: false, tenantIds: [], directoryIds: [], domainIds: own.domainIds };
  return orWithin(reach['domain:read'], columns, () => [within(ofOwnRights, columns) ?? never]);
}

// Whoever owns a group sees who is in it. A member from another tenant is damaged data, and stays unseen.
function inOwnedGroup(principal: Sql, { own, at }: Visibility): Sql {
  if (own.ownedGroupIds.length === 0) return never;
  return sql`EXISTS (SELECT 1 FROM group_memberships mate JOIN \`groups\` owned ON owned.id = mate.group_id
    WHERE mate.member_id = ${principal} AND ${idIn(raw('mate.group_id'), own.ownedGroupIds)}
      AND (mate.expires_at IS NULL OR mate.expires_at > ${at})
      AND (EXISTS (SELECT 1 FROM tenant_accesses here WHERE here.user_id = mate.member_id AND here.tenant_id = owned.tenant_id)
        OR EXISTS (SELECT 1 FROM service_accounts here WHERE here.id = mate.member_id AND here.tenant_id = owned.tenant_id)))`;
}

// In a tenant or directory where the permission is held.
function personWithin(idColumn: Sql, reach: Reach): Sql | undefined {
  if (reach.everywhere) return undefined;
  const { tenantIds, directoryIds } = reach;
  const ofTenant = sql`EXISTS (SELECT 1 FROM tenant_accesses access WHERE access.user_id = ${idColumn} AND ${idIn(raw('access.tenant_id'), tenantIds)})`;
  const ofDirectory = sql`EXISTS (SELECT 1 FROM directory_accesses place WHERE place.user_id = ${idColumn} AND ${idIn(raw('place.directory_id'), directoryIds)})`;
  return or([tenantIds.length > 0 ? ofTenant : never, directoryIds.length > 0 ? ofDirectory : never]);
}

/** For a person's id: by permission, the caller, and the members of the groups that the caller owns. */
export function userVisible(idColumn: Sql, visibility: Visibility): Sql | undefined {
  const held = personWithin(idColumn, visibility.reach['user:read']);
  if (held === undefined) return undefined;
  return or([held, isSelf(idColumn, visibility), inOwnedGroup(idColumn, visibility)]);
}

/** For a row of `service_accounts`: by permission, the caller, and the members of the groups that the caller owns. */
export function serviceAccountVisible(alias: Sql, visibility: Visibility): Sql | undefined {
  const id = sql`${alias}.id`;
  return orWithin(visibility.reach['service-account:read'], { tenant: sql`${alias}.tenant_id` }, () => [
    isSelf(id, visibility),
    inOwnedGroup(id, visibility),
  ]);
}

/** For a row of `groups`: by permission, and those that the caller is in, with all above. */
export function groupVisible(alias: Sql, { reach, own }: Visibility): Sql | undefined {
  const columns = { tenant: sql`${alias}.tenant_id`, directory: sql`${alias}.directory_id` };
  return orWithin(reach['group:read'], columns, () => [idIn(sql`${alias}.id`, own.groupIds)]);
}

/** For a row of `principals`, whatever its kind. */
export function principalVisible(alias: Sql, visibility: Visibility): Sql | undefined {
  const id = sql`${alias}.id`;
  const kinds = [
    ['USER', userVisible(id, visibility)],
    ['GROUP', groupSeen(id, visibility)],
    ['SERVICE_ACCOUNT', serviceAccountVisible(alias, visibility)],
  ] as const;
  if (kinds.every(([, visible]) => visible === undefined)) return undefined;
  return or(kinds.map(([kind, visible]) => and([sql`${alias}.kind = ${kind}`, visible])));
}

/** For a membership, by the columns of its group and its member: by permission, the caller's own, and those of groups that they own. */
export function membershipVisible(groupColumn: Sql, memberColumn: Sql, visibility: Visibility): Sql | undefined {
  const { reach, own } = visibility;
  const ofGroup = within(reach['group-member:read'], {
    tenant: raw('kept.tenant_id'),
    directory: raw('kept.directory_id'),
  });
  return (
    ofGroup &&
    or([
      ofGroup === never
        ? never
        : sql`EXISTS (SELECT 1 FROM \`groups\` kept WHERE kept.id = ${groupColumn} AND ${ofGroup})`,
      isSelf(memberColumn, visibility),
      idIn(groupColumn, own.ownedGroupIds),
    ])
  );
}

/** The same for a membership of which it is not known that the group is visible. */
export function membershipSeen(groupColumn: Sql, memberColumn: Sql, visibility: Visibility): Sql | undefined {
  const visible = membershipVisible(groupColumn, memberColumn, visibility);
  const group = groupSeen(groupColumn, visibility);
  return visible === undefined && group === undefined ? undefined : and([visible, group]);
}

/** For somebody's access to a tenant: whoever may see the person there, or who has access there, and one's own. */
export function accessVisible(userColumn: Sql, tenantColumn: Sql, visibility: Visibility): Sql | undefined {
  return placeVisible(userColumn, { tenant: tenantColumn }, visibility);
}

/** The same for somebody's place in a directory. */
export function directoryAccessVisible(alias: Sql, visibility: Visibility): Sql | undefined {
  const columns = { tenant: sql`${alias}.tenant_id`, directory: sql`${alias}.directory_id` };
  return placeVisible(sql`${alias}.user_id`, columns, visibility);
}

function placeVisible(userColumn: Sql, columns: PlaceColumns, visibility: Visibility) {
  const people = within(visibility.reach['user:read'], columns);
  const accesses = within(visibility.reach['tenant-access:read'], columns);
  if (people === undefined || accesses === undefined) return undefined;
  const self = and([isSelf(userColumn, visibility), tenantVisible(columns.tenant, visibility)]);
  return or([people, accesses, self]);
}

/** For a row of `roles`: those of the instance, by permission those of a tenant, and those that the caller has. */
export function roleVisible(alias: Sql, { reach, own }: Visibility): Sql | undefined {
  return orWithin(reach['role:read'], { tenant: sql`${alias}.tenant_id` }, () => [
    sql`${alias}.tenant_id IS NULL`,
    idIn(sql`${alias}.id`, own.roleIds),
  ]);
}

/** For the name of a permission: the whole catalogue for whoever may read it somewhere, else those that the caller has. */
export function permissionVisible(nameColumn: Sql, { reach, own }: Visibility): Sql | undefined {
  const { everywhere, tenantIds, directoryIds, domainIds } = reach['permission:read'];
  if (everywhere || tenantIds.length + directoryIds.length + domainIds.length > 0) return undefined;
  if (own.roleIds.length === 0) return never;
  return sql`${nameColumn} IN (SELECT mine.permission_name FROM role_permissions mine WHERE ${idIn(raw('mine.role_id'), own.roleIds)})`;
}

/**
 * For a person's id: whether their e-mail address is shown. To themself, where the caller may read hidden addresses, and
 * where they may see the person in a tenant that does not hide them.
 */
export function emailVisible(idColumn: Sql, visibility: Visibility): Sql | undefined {
  const hidden = personWithin(idColumn, visibility.reach['user-email:read']);
  if (hidden === undefined) return undefined;
  const { everywhere, tenantIds, directoryIds } = visibility.reach['user:read'];
  const ofTenants = everywhere ? always : idIn(raw('open.id'), tenantIds);
  const open = sql`EXISTS (SELECT 1 FROM tenant_accesses access JOIN tenants open ON open.id = access.tenant_id
    WHERE access.user_id = ${idColumn} AND open.hides_email = 0 AND ${ofTenants})`;
  const openPlace = sql`EXISTS (SELECT 1 FROM directory_accesses place JOIN tenants open ON open.id = place.tenant_id
    WHERE place.user_id = ${idColumn} AND open.hides_email = 0 AND ${idIn(raw('place.directory_id'), directoryIds)})`;
  return or([
    hidden,
    isSelf(idColumn, visibility),
    everywhere || tenantIds.length > 0 ? open : never,
    directoryIds.length > 0 ? openPlace : never,
  ]);
}

/** For a person's id: whether it is shown how external systems know them. To themself, and by permission. */
export function identityVisible(idColumn: Sql, visibility: Visibility): Sql | undefined {
  const held = personWithin(idColumn, visibility.reach['external-identity:read']);
  return held && or([held, isSelf(idColumn, visibility)]);
}

/** For a row of `invitations`: by permission on the directory in which whoever accepts gets a place. */
export function invitationVisible(alias: Sql, { reach }: Visibility): Sql | undefined {
  return within(reach['invitation:read'], { tenant: sql`${alias}.tenant_id`, directory: sql`${alias}.directory_id` });
}

/** "Names a visible group". */
export function groupSeen(idColumn: Sql, visibility: Visibility): Sql | undefined {
  return seenIn(raw('`groups`'), idColumn, groupVisible(raw('seen'), visibility));
}

/** "Names a visible directory". */
export function directorySeen(idColumn: Sql, visibility: Visibility): Sql | undefined {
  return seenIn(raw('directories'), idColumn, directoryVisible(raw('seen'), visibility));
}

/** "Names a visible role". */
export function roleSeen(idColumn: Sql, visibility: Visibility): Sql | undefined {
  return seenIn(raw('roles'), idColumn, roleVisible(raw('seen'), visibility));
}

/** "Names a visible domain". */
export function domainSeen(idColumn: Sql, visibility: Visibility): Sql | undefined {
  return seenIn(raw('domains'), idColumn, domainVisible(raw('seen'), visibility));
}

/** "Names a visible principal". */
export function principalSeen(idColumn: Sql, visibility: Visibility): Sql | undefined {
  return seenIn(raw('principals'), idColumn, principalVisible(raw('who'), visibility), raw('who'));
}

function seenIn(table: Sql, idColumn: Sql, visible: Sql | undefined, alias = raw('seen')): Sql | undefined {
  return (
    visible && sql`EXISTS (SELECT 1 FROM ${table} ${alias} WHERE ${and([sql`${alias}.id = ${idColumn}`, visible])})`
  );
}

/**
 * For a row of `role_assignments`: by permission where it is given, and the caller's own with those of their groups; both
 * its role and its principal must be visible, and what has expired is not there.
 */
export function assignmentVisible(alias: Sql, visibility: Visibility): Sql {
  return and([assignmentOfVisible(alias, visibility), principalSeen(sql`${alias}.principal_id`, visibility)]);
}

/** The same where the principal is known to be visible. */
export function assignmentOfVisible(alias: Sql, visibility: Visibility): Sql {
  const columns = {
    tenant: sql`${alias}.tenant_id`,
    directory: sql`${alias}.directory_id`,
    domain: sql`${alias}.domain_id`,
  };
  const given = orWithin(visibility.reach['role-assignment:read'], columns, () => [
    idIn(sql`${alias}.id`, visibility.own.assignmentIds),
  ]);
  return and([given, roleSeen(sql`${alias}.role_id`, visibility), unexpired(sql`${alias}.expires_at`, visibility)]);
}

/** "Has not expired", judged at the moment of the request. */
export function unexpired(column: Sql, visibility: Visibility): Sql {
  return sql`(${column} IS NULL OR ${column} > ${visibility.at})`;
}
