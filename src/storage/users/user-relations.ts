import type { Visibility } from '../../core/access/visibility.js';
import type { ConditionValue } from '../../core/kernel/condition.js';
import type { Id } from '../../core/kernel/ids.js';
import { activeHolder, memberSeen, reached, reachedMembers } from '../access/reached-sql.js';
import {
  accessVisible,
  assignmentOfVisible,
  assignmentVisible,
  domainSeen,
  groupVisible,
  membershipSeen,
  roleSeen,
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
    groupVisible(raw('gg'), visibility),
    membershipSeen(raw('gm.group_id'), raw('gm.member_id'), visibility),
  ])})`;
}

/** "Has access to this tenant", for people; into a tenant that is not visible nobody has any. */
export function inTenant(user: Sql, args: Arguments, visibility: Visibility): Sql {
  return sql`EXISTS (SELECT 1 FROM tenant_accesses ta WHERE ${and([
    sql`ta.user_id = ${user} AND ta.tenant_id = ${idValue(args['tenantId'] as Id)}`,
    accessVisible(raw('ta.user_id'), raw('ta.tenant_id'), visibility),
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

// An assignment like this to the principal itself, to a working group that it is nested in, or to one that it is a member
// of, directly or through nested groups.
// PERF: sets that are found once, and not a search for every row: a hundred times faster where the list is long.
function assigned(principal: Sql, like: Sql, visibility: Visibility, asked: Asked): Sql {
  const own = sql`${principal} IN (SELECT ra.principal_id FROM role_assignments ra WHERE ${and([
    like,
    assignmentOfVisible(raw('ra'), visibility),
  ])})`;
  const seeds = sql`SELECT ra.principal_id FROM role_assignments ra JOIN ${activeHolder}
    WHERE ${and([like, assignmentVisible(raw('ra'), visibility)])}`;
  const nested = sql`SELECT group_id FROM reached`;
  const members = sql`SELECT gm.member_id FROM ${reachedMembers} WHERE ${memberSeen(visibility)}`;
  const found = { group: nested, person: members, any: sql`${nested} UNION ALL ${members}` }[asked];
  return or([own, sql`${principal} IN (WITH RECURSIVE ${reached(seeds, [], visibility)} ${found})`]);
}
