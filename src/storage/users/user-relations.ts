import type { Visibility } from '../../core/access/visibility.js';
import type { ConditionValue } from '../../core/kernel/condition.js';
import type { Id } from '../../core/kernel/ids.js';
import { assignmentVisible, tenantVisible, unexpired } from '../access/visible-sql.js';
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
  return sql`EXISTS (SELECT 1 FROM ${way} WHERE ${and([
    sql`gm.member_id = ${principal}`,
    unexpired(raw('gm.expires_at'), visibility),
    tenantVisible(raw('gg.tenant_id'), visibility),
  ])})`;
}

/** "Has been given this role"; transitively also through groups and through roles that include it. */
export function hasRole(principal: Sql, args: Arguments, visibility: Visibility): Sql {
  const role = sql`${idValue(args['roleId'] as Id)}`;
  if (args['transitive'] !== true)
    return sql`EXISTS (SELECT 1 FROM role_assignments ra WHERE ${and([
      sql`ra.principal_id = ${principal} AND ra.role_id = ${role}`,
      assignmentVisible(raw('ra'), visibility),
    ])})`;
  const includes = sql`ra.role_id IN (SELECT rc.ancestor_id FROM role_closure rc WHERE rc.descendant_id = ${role})`;
  return assigned(principal, includes, visibility);
}

/** "Has been given some role on this domain or on one above it", also through groups. */
export function hasAccessTo(principal: Sql, args: Arguments, visibility: Visibility): Sql {
  const domain = sql`${idValue(args['domainId'] as Id)}`;
  const covers = sql`ra.domain_id IN (SELECT oc.ancestor_id FROM domain_closure oc WHERE oc.descendant_id = ${domain})`;
  return assigned(principal, covers, visibility);
}

// An assignment like this to the principal itself, or to a group that it is in directly or through nested groups.
function assigned(principal: Sql, like: Sql, visibility: Visibility): Sql {
  const visible = assignmentVisible(raw('ra'), visibility);
  return or([
    sql`EXISTS (SELECT 1 FROM role_assignments ra WHERE ${and([sql`ra.principal_id = ${principal}`, like, visible])})`,
    sql`EXISTS (SELECT 1 FROM group_memberships gm JOIN group_closure gc ON gc.descendant_id = gm.group_id
      JOIN role_assignments ra ON ra.principal_id = gc.ancestor_id
      WHERE ${and([sql`gm.member_id = ${principal}`, unexpired(raw('gm.expires_at'), visibility), like, visible])})`,
  ]);
}
