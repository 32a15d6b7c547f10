import type { Visibility } from '../../core/access/visibility.js';
import { and, idIn, idValue, never, or, raw, sql, type Sql } from '../database/sql.js';

/** "Is of a visible tenant", for rows that belong to one; undefined when everything is visible. */
export function tenantVisible(tenantColumn: Sql, visibility: Visibility): Sql | undefined {
  return visibility.tenants === 'everything' ? undefined : idIn(tenantColumn, visibility.tenants);
}

/** "Is this principal themself"; false when nobody in particular asks. */
export function isSelf(idColumn: Sql, visibility: Visibility): Sql {
  return visibility.self === null ? never : sql`${idColumn} = ${idValue(visibility.self)}`;
}

/** "Is the caller, or has access to a visible tenant". */
export function userVisible(idColumn: Sql, visibility: Visibility): Sql | undefined {
  const ofTenant = tenantVisible(sql`access.tenant_id`, visibility);
  if (ofTenant === undefined) return undefined;
  return or([
    isSelf(idColumn, visibility),
    sql`EXISTS (SELECT 1 FROM tenant_accesses access WHERE ${and([sql`access.user_id = ${idColumn}`, ofTenant])})`,
  ]);
}

/** The same for a row of `principals`, whatever its kind. */
export function principalVisible(alias: Sql, visibility: Visibility): Sql | undefined {
  const ofTenant = tenantVisible(sql`${alias}.tenant_id`, visibility);
  if (ofTenant === undefined) return undefined;
  const person = userVisible(sql`${alias}.id`, visibility) ?? never;
  return or([isSelf(sql`${alias}.id`, visibility), ofTenant, sql`(${alias}.kind = 'USER' AND ${person})`]);
}

/** "Is a role of the instance or of a visible tenant", for a row of `roles`. */
export function roleVisible(alias: Sql, visibility: Visibility): Sql | undefined {
  const ofTenant = tenantVisible(sql`${alias}.tenant_id`, visibility);
  return ofTenant && or([sql`${alias}.tenant_id IS NULL`, ofTenant]);
}

/** "Names a visible group". */
export function groupSeen(idColumn: Sql, visibility: Visibility): Sql | undefined {
  return seenIn(raw('`groups`'), idColumn, tenantVisible(raw('seen.tenant_id'), visibility));
}

/** "Names a visible role". */
export function roleSeen(idColumn: Sql, visibility: Visibility): Sql | undefined {
  return seenIn(raw('roles'), idColumn, roleVisible(raw('seen'), visibility));
}

/** "Names a visible domain". */
export function domainSeen(idColumn: Sql, visibility: Visibility): Sql | undefined {
  return seenIn(raw('domains'), idColumn, tenantVisible(raw('seen.tenant_id'), visibility));
}

/** "Names a visible principal". */
export function principalSeen(idColumn: Sql, visibility: Visibility): Sql | undefined {
  return seenIn(raw('principals'), idColumn, principalVisible(raw('seen'), visibility));
}

function seenIn(table: Sql, idColumn: Sql, visible: Sql | undefined): Sql | undefined {
  return visible && sql`EXISTS (SELECT 1 FROM ${table} seen WHERE ${and([sql`seen.id = ${idColumn}`, visible])})`;
}

/**
 * "Is in a visible tenant, or the caller's own on the platform, and both its role and its principal are visible", for a row
 * of `role_assignments`; what has expired is not there. The caller's own in a tenant that they do not see would name a role
 * and a scope that are not there.
 */
export function assignmentVisible(alias: Sql, visibility: Visibility): Sql {
  return and([
    assignmentOfTenant(alias, visibility),
    principalSeen(sql`${alias}.principal_id`, visibility),
    unexpired(sql`${alias}.expires_at`, visibility),
  ]);
}

/** The same where the principal is known to be visible. */
export function assignmentOfVisible(alias: Sql, visibility: Visibility): Sql {
  return and([assignmentOfTenant(alias, visibility), unexpired(sql`${alias}.expires_at`, visibility)]);
}

function assignmentOfTenant(alias: Sql, visibility: Visibility): Sql | undefined {
  const ofTenant = tenantVisible(sql`${alias}.tenant_id`, visibility);
  if (ofTenant === undefined) return undefined;
  const own = and([sql`${alias}.tenant_id IS NULL`, isSelf(sql`${alias}.principal_id`, visibility)]);
  return and([or([ofTenant, own]), roleSeen(sql`${alias}.role_id`, visibility)]);
}

/** "Has not expired", judged at the moment of the request. */
export function unexpired(column: Sql, visibility: Visibility): Sql {
  return sql`(${column} IS NULL OR ${column} > ${visibility.at})`;
}
