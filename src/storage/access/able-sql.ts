import type { Demand } from '../../core/access/access-store.js';
import type { Visibility } from '../../core/access/visibility.js';
import { and, raw, sql, type Sql } from '../database/sql.js';
import { coversPlace } from './place-sql.js';
import { activeHolder, reached, reachedMembers } from './reached-sql.js';
import { unexpired } from './visible-sql.js';
import { standing, worksItself } from './works-sql.js';

// Whether a principal `p` works at all: a tenant takes its own with it.
const works = `CASE WHEN ${worksItself} AND (p.tenant_id IS NULL
  OR EXISTS (SELECT 1 FROM tenants w WHERE w.id = p.tenant_id AND w.status = 'ACTIVE')) THEN 1 ELSE 0 END`;

/**
 * A derived table `able` of the ids of those who may do something, none twice: what `can` of the rules says, for
 * everybody at once. The tests hold the two to the same answers.
 */
export function ableTable(demand: Demand, visibility: Visibility): Sql {
  const given = and([
    raw('ra.role_id IN (SELECT role_id FROM carriers)'),
    coversPlace(demand.place),
    wholeScope,
    ofItsTenant,
    placeOfItsTenant('ra'),
    unexpired(raw('ra.expires_at'), visibility),
  ]);
  const groups = sql`SELECT ra.principal_id FROM role_assignments ra JOIN ${activeHolder} WHERE ${and([given, ofGroup])}`;
  const own = sql`SELECT ra.principal_id FROM role_assignments ra
    WHERE ${and([given, raw(`ra.principal_kind <> 'GROUP'`), belongs('ra.principal_id', 'ra.tenant_id')])}`;
  const members = sql`SELECT gm.member_id FROM ${reachedMembers} JOIN \`groups\` mg ON mg.id = gm.group_id
    WHERE ${and([unexpired(raw('gm.expires_at'), visibility), belongs('gm.member_id', 'mg.tenant_id')])}`;
  return sql`(WITH RECURSIVE ${carriers(demand.permission)}, ${reached(groups)}
    SELECT group_id AS id FROM reached UNION ${own} UNION ${members}) able`;
}

/** "Works at all", for a row `p` of `principals`. */
export const worksAtAll = sql`EXISTS (SELECT 1 FROM principals wp LEFT JOIN users u ON u.id = wp.id
  LEFT JOIN service_accounts s ON s.id = wp.id LEFT JOIN \`groups\` g ON g.id = wp.id
  WHERE wp.id = p.id AND ${raw(works)} = 1)`;

// The roles that carry it, themselves or through what they include: at each step a role of the instance or of the same
// tenant. Anything else is damaged data, and the closure cannot tell through which roles a pair of it leads.
function carriers(permission: string): Sql {
  return sql`carriers(role_id) AS (SELECT rp.role_id FROM role_permissions rp WHERE rp.permission_name = ${permission}
    UNION SELECT outer_role.id FROM carriers c JOIN role_includes step ON step.included_id = c.role_id
      JOIN roles inner_role ON inner_role.id = c.role_id JOIN roles outer_role ON outer_role.id = step.role_id
      WHERE inner_role.tenant_id IS NULL OR inner_role.tenant_id = outer_role.tenant_id)`;
}

// `isWhole` of the rules.
const wholeScope = raw(`(ra.tenant_id IS NULL) = (ra.scope_kind = 'PLATFORM')
  AND (ra.directory_id IS NULL) = (ra.scope_kind <> 'DIRECTORY') AND (ra.domain_id IS NULL) = (ra.scope_kind <> 'DOMAIN')`);

// A tenant's role is given in that tenant alone, and a tenant's group is given roles there or on the platform.
const ofItsTenant = raw(`EXISTS (SELECT 1 FROM roles given WHERE given.id = ra.role_id
  AND (given.tenant_id IS NULL OR given.tenant_id = ra.tenant_id))`);
const ofGroup = raw('(ra.tenant_id IS NULL OR ah.tenant_id = ra.tenant_id)');

// Belongs to the tenant and is not suspended there; to the platform everybody belongs.
function belongs(principal: string, tenant: string): Sql {
  return raw(`(${tenant} IS NULL
    OR EXISTS (SELECT 1 FROM service_accounts bs WHERE bs.id = ${principal} AND bs.tenant_id = ${tenant})
    OR EXISTS (SELECT 1 FROM tenant_accesses a WHERE a.user_id = ${principal} AND a.tenant_id = ${tenant} AND ${standing}))`);
}

// "Its directory or domain lies in the tenant that it says", for an assignment, as the facts have it by joins.
function placeOfItsTenant(alias: string): Sql {
  return raw(`(${alias}.directory_id IS NULL
      OR EXISTS (SELECT 1 FROM directories di WHERE di.id = ${alias}.directory_id AND di.tenant_id = ${alias}.tenant_id))
    AND (${alias}.domain_id IS NULL
      OR EXISTS (SELECT 1 FROM domains dm WHERE dm.id = ${alias}.domain_id AND dm.tenant_id = ${alias}.tenant_id))`);
}
