import type { Visibility } from '../../core/access/visibility.js';
import { and, raw, sql, type Sql } from '../database/sql.js';
import { groupVisible, membershipVisible, unexpired } from './visible-sql.js';

/** What joins the working group that a role assignment `ra` is to. */
export const activeHolder = raw("`groups` ah ON ah.id = ra.principal_id AND ah.status = 'ACTIVE'");

/**
 * A common table `reached` of the groups in which the role assignments of `seeds` take effect: their holders and, step by
 * step, the groups nested in these. A disabled group stops the way, and so does one of another tenant, which only damaged
 * data holds. The closure cannot tell: it does not know through which groups a pair of it leads. `carried` are columns of the
 * seeds before the group's id that are handed on; with a visibility, the way leads through visible groups alone. Servers stop after 1,000 steps, which are 1,000 levels of nesting.
 */
export function reached(seeds: Sql, carried: readonly string[] = [], visibility?: Visibility): Sql {
  const columns = carried.map((column) => `${column}, `).join('');
  const handedOn = carried.map((column) => `r.${column}, `).join('');
  const seen = visibility && groupVisible(raw('inner_group'), visibility);
  return sql`reached(${raw(columns)}group_id) AS (${seeds}
    UNION SELECT ${raw(handedOn)}inner_group.id FROM reached r JOIN group_edges step ON step.parent_id = r.group_id
      JOIN \`groups\` outer_group ON outer_group.id = r.group_id
      JOIN \`groups\` inner_group ON inner_group.id = step.child_id AND inner_group.tenant_id = outer_group.tenant_id
      WHERE ${and([raw(`inner_group.status = 'ACTIVE'`), seen])})`;
}

/** Members of reached groups: `gm` joined to `reached`, and what must hold of it. */
export const reachedMembers = raw('reached JOIN group_memberships gm ON gm.group_id = reached.group_id');

/** "Is a membership that lasts and may be seen", for `gm`. */
export function memberSeen(visibility: Visibility): Sql {
  return and([
    unexpired(raw('gm.expires_at'), visibility),
    membershipVisible(raw('gm.group_id'), raw('gm.member_id'), visibility),
  ]);
}
