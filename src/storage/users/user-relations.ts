import type { Visibility } from '../../core/access/visibility.js';
import type { ConditionValue } from '../../core/kernel/condition.js';
import type { Id } from '../../core/kernel/ids.js';
import {
  assignmentOfVisible,
  assignmentVisible,
  domainSeen,
  roleSeen,
  tenantVisible,
  unexpired,
} from '../access/visible-sql.js';
import { and, idValue, or, raw, sql, type Sql } from '../database/sql.js';

type Arguments = Readonly<Record<string, ConditionValue>>;

/** "Is a member of this group", or transitively of one below it; a group that is not visible has no members. */
export function memberOf(principal: Sql, args: Arguments, visibility: Visibility): Sql {
  const group = sql`${idValue(args['groupId'] as Id)}`;
  const way =
    args['transitive'] === true
      ? sql`group_memberships gm JOIN group_closure gc ON gc.descendant_id = gm.group_id AND gc.ancestor_id = ${group}
          JOIN ${raw('`groups`')} gg ON gg.id = gc.ancestor_id`
      : sql`group_memberships gm JOIN ${raw('`groups`')} gg ON gg.id = gm.group_id AND gg.id = ${group}`;
  return sql`${principal} IN (SELECT gm.member_id FROM ${way} WHERE ${and([
    unexpired(raw('gm.expires_at'), visibility),
    tenantVisible(raw('gg.tenant_id'), visibility),
  ])})`;
}

/** "Has access to this tenant", for people; into a tenant that is not visible nobody has any. */
export function inTenant(user: Sql, args: Arguments, visibility: Visibility): Sql {
  return sql`EXISTS (SELECT 1 FROM tenant_accesses ta WHERE ${and([
    sql`ta.user_id = ${user} AND ta.tenant_id = ${idValue(args['tenantId'] as Id)}`,
    tenantVisible(raw('ta.tenant_id'), visibility),
  ])})`;
}

/** What kind of principal is asked about: only groups are nested, and only the others are members. */
export type Asked = 'person' | 'group' | 'any';

/** "Has been given this role"; transitively also through groups and through roles that include it. */
export function hasRole(principal: Sql, args: Arguments, visibility: Visibility, asked: Asked): Sql {
  const role = sql`${idValue(args['roleId'] as Id)}`;
  const seen = roleSeen(role, visibility);
  if (args['transitive'] !== true)
    return and([
      seen,
      sql`EXISTS (SELECT 1 FROM role_assignments ra WHERE ${and([
        sql`ra.principal_id = ${principal} AND ra.role_id = ${role}`,
        assignmentOfVisible(raw('ra'), visibility),
      ])})`,
    ]);
  const includes = sql`ra.role_id IN (SELECT rc.ancestor_id FROM role_closure rc WHERE rc.descendant_id = ${role})`;
  return and([seen, assigned(principal, includes, visibility, asked)]);
}

/** "Has been given some role on this domain or on one above it", also through groups. */
export function hasAccessTo(principal: Sql, args: Arguments, visibility: Visibility, asked: Asked): Sql {
  return assigned(principal, covers(raw('ra.domain_id'), args, visibility), visibility, asked);
}

/** "Is this domain or one above it"; nothing is above a domain that is not visible. */
export function covers(domainColumn: Sql, args: Arguments, visibility: Visibility): Sql {
  const domain = sql`${idValue(args['domainId'] as Id)}`;
  const above = sql`${domainColumn} IN (SELECT oc.ancestor_id FROM domain_closure oc WHERE oc.descendant_id = ${domain})`;
  return and([above, domainSeen(domain, visibility)]);
}

/** What joins the working group that a role assignment `ra` is to. */
export const activeHolder = raw("`groups` ah ON ah.id = ra.principal_id AND ah.status = 'ACTIVE'");

/** What joins the working group of a membership `gm`. */
export const activeGroup = raw("`groups` ag ON ag.id = gm.group_id AND ag.status = 'ACTIVE'");

// An assignment like this to the principal itself, to a group that it is nested in, or to one that it is a member of,
// directly or through nested groups. A disabled group gives nothing.
// PERF: sets that are found once, and not a search for every row: a hundred times faster where the list is long.
function assigned(principal: Sql, like: Sql, visibility: Visibility, asked: Asked): Sql {
  const own = sql`${principal} IN (SELECT ra.principal_id FROM role_assignments ra WHERE ${and([
    like,
    assignmentOfVisible(raw('ra'), visibility),
  ])})`;
  const visible = assignmentVisible(raw('ra'), visibility);
  const ofNested = sql`${principal} IN (SELECT gc.descendant_id FROM role_assignments ra
    JOIN ${activeHolder} JOIN group_closure gc ON gc.ancestor_id = ra.principal_id AND gc.depth > 0 WHERE ${and([like, visible])})`;
  const ofMembers = sql`${principal} IN (SELECT gm.member_id FROM role_assignments ra
    JOIN ${activeHolder} JOIN group_closure gc ON gc.ancestor_id = ra.principal_id
    JOIN group_memberships gm ON gm.group_id = gc.descendant_id JOIN ${activeGroup}
    WHERE ${and([unexpired(raw('gm.expires_at'), visibility), like, visible])})`;
  return or([own, ...(asked === 'person' ? [] : [ofNested]), ...(asked === 'group' ? [] : [ofMembers])]);
}
