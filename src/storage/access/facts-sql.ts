import type { AccessFacts } from '../../core/access/access-facts.js';
import type { PrincipalId } from '../../core/kernel/ids.js';
import { isAmongIds } from '../database/id-list.js';
import type { SqlSession } from '../database/session.js';
import { joined, raw, sql, type Sql } from '../database/sql.js';
import { assignments, includes, memberships, nestings, permissions, principals, standings } from './fact-kinds.js';
import { FactRows, type Fact } from './fact-rows.js';

/**
 * Everything that decides the rights of these principals, whoever may see it: one statement whose rows tell what each
 * of them is. It finds more than what holds (the closure knows neither ends nor states); the rules judge.
 */
export async function readAccessFacts(
  session: SqlSession,
  asked: readonly PrincipalId[],
  at: number,
): Promise<AccessFacts> {
  if (asked.length === 0) return accessFacts(new FactRows([]), [], at);
  const ids = sql`SELECT p.id FROM principals p WHERE ${isAmongIds(session.dialect, raw('p.id'), asked)}`;
  return accessFacts(new FactRows(await session.rows(factsSql(ids))), asked, at);
}

/** The facts in rows about principals that were asked for. */
export function accessFacts(rows: FactRows, asked: readonly PrincipalId[], at: number): AccessFacts {
  const among = new Set<PrincipalId>(asked);
  const found = rows.of(principals);
  const askedFor = found.filter((row) => among.has(principals.id(row)));
  const carried = rows.of(permissions);
  const roles = new Map(carried.map((row) => [permissions.roleId(row), row]));
  return {
    at,
    principals: askedFor.map(principals.principal),
    standings: [...askedFor.filter(principals.tenantWorks), ...rows.of(standings)].map(standings.standing),
    groups: found.filter(principals.isGroup).map(principals.group),
    memberships: rows.of(memberships).map(memberships.membership),
    nestings: rows.of(nestings).map(nestings.nesting),
    assignments: rows.of(assignments).map(assignments.assignment),
    roles: [...roles].map(([id, row]) => ({ id, tenantId: permissions.tenantOfRole(row) })),
    includes: rows.of(includes).map(includes.include),
    permissions: carried.filter(permissions.isThere).map(permissions.permission),
  };
}

/**
 * The statement whose rows are the facts about principals.
 * @param asked selects their ids, as the column `id`
 * @param more further kinds of facts
 */
export function factsSql(asked: Sql, ...more: readonly Fact[]): Sql {
  return sql`WITH RECURSIVE held AS (${asked} ${raw(aboveOfHeld)}), had AS (${raw(had)})
    ${joined([...more.map(({ part }) => part), ...decisive], ' UNION ALL ')}`;
}

// Makes of those who are asked for the principals themselves and every group above them; the closure of groups knows
// all at once, whatever their depth. PERF: MariaDB works a table of WITH out anew wherever it is named, unless it is
// recursive. SQLite, which can't know how small it is, begins with it only for CROSS JOIN (to the others that is JOIN).
const aboveOfHeld = `UNION SELECT c.ancestor_id FROM held h CROSS JOIN group_memberships m ON m.member_id = h.id
    CROSS JOIN group_closure c ON c.descendant_id = m.group_id
  UNION SELECT c.ancestor_id FROM held h CROSS JOIN group_closure c ON c.descendant_id = h.id`;

// Every role that is given to one of these, with all that it includes.
const had = `SELECT a.role_id AS id FROM held h CROSS JOIN role_assignments a ON a.principal_id = h.id
  UNION SELECT c.descendant_id FROM had h CROSS JOIN role_closure c ON c.ancestor_id = h.id`;

// The parts about what decides rights.
const decisive = [principals, standings, memberships, nestings, assignments, includes, permissions].map(
  ({ part }) => part,
);
