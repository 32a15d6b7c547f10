import type { Visibility } from '../../core/access/visibility.js';
import { and, idIn, idValue, never, or, sql, type Sql } from '../database/sql.js';

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
  const ofTenant = tenantVisible(sql`seen.tenant_id`, visibility);
  if (ofTenant === undefined) return undefined;
  return or([
    isSelf(idColumn, visibility),
    sql`EXISTS (SELECT 1 FROM tenant_accesses seen WHERE ${and([sql`seen.user_id = ${idColumn}`, ofTenant])})`,
  ]);
}

/** The same for a row of `principals`, whatever its kind. */
export function principalVisible(alias: Sql, visibility: Visibility): Sql | undefined {
  const ofTenant = tenantVisible(sql`${alias}.tenant_id`, visibility);
  if (ofTenant === undefined) return undefined;
  const person = userVisible(sql`${alias}.id`, visibility) ?? never;
  return or([isSelf(sql`${alias}.id`, visibility), ofTenant, sql`(${alias}.kind = 'USER' AND ${person})`]);
}

/**
 * "Is of a visible tenant, or the caller's own on the platform", for a row of `role_assignments`; what has expired is not
 * there. The caller's own in a tenant that they do not see would name a role and a scope that are not there.
 */
export function assignmentVisible(alias: Sql, visibility: Visibility): Sql {
  const ofTenant = tenantVisible(sql`${alias}.tenant_id`, visibility);
  const own = and([sql`${alias}.tenant_id IS NULL`, isSelf(sql`${alias}.principal_id`, visibility)]);
  const seen = ofTenant && or([ofTenant, own]);
  return and([seen, unexpired(sql`${alias}.expires_at`, visibility)]);
}

/** "Has not expired", judged at the moment of the request. */
export function unexpired(column: Sql, visibility: Visibility): Sql {
  return sql`(${column} IS NULL OR ${column} > ${visibility.at})`;
}
