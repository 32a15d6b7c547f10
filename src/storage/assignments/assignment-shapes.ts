import { formatId, type Id, type IdPrefix } from '../../core/kernel/ids.js';
import type { Visibility } from '../../core/access/visibility.js';
import type { ListedAssignment, RoleHolder } from '../../core/assignments/assignment.js';
import type { HolderQuestion } from '../../core/assignments/assignment-store.js';
import { coversPlace } from '../access/place-sql.js';
import { activeHolder, memberSeen, reached, reachedMembers } from '../access/reached-sql.js';
import { assignmentOfVisible, assignmentVisible, domainVisible, roleSeen } from '../access/visible-sql.js';
import { idKey, nodeKey } from '../database/key.js';
import type { ListShape, RelationShape } from '../database/list-shape.js';
import { id, number, optionalId, optionalNumber, optionalText, text } from '../database/properties.js';
import { readFlag, readText } from '../database/read-row.js';
import { propertyIn, readingOf, wholeReading } from '../database/reading.js';
import { always, and, idBytes, idValue, raw, sql, type Sql } from '../database/sql.js';
import { roleReading } from '../roles/role-shapes.js';
import { domainReading } from '../tenants/tenant-shapes.js';
import { covers } from '../users/user-relations.js';
import {
  optionalPrincipalId,
  principalId,
  principalShape,
  readPrincipalId,
  typesIn,
} from '../users/principal-stores.js';

// To-one, and never in the way of the order in which assignments are found.
const roleOfIt = raw('LEFT JOIN roles r ON r.id = a.role_id');
const domainOfIt = (visibility: Visibility) =>
  sql`LEFT JOIN domains o ON ${and([raw('o.id = a.domain_id'), domainVisible(raw('o'), visibility)])}`;

const scopeReading = readingOf<ListedAssignment['scope']>(
  'Scope',
  {
    kind: text('a.scope_kind'),
    tenantId: optionalId('a.tenant_id', 'ten'),
    directoryId: optionalId('a.directory_id', 'dir'),
    domainId: optionalId('a.domain_id', 'dom'),
    domain: domainReading.along('scope_domain', domainOfIt),
  },
  [],
);

/** How role assignments are listed. */
export const assignmentShape: ListShape<ListedAssignment> = {
  from: raw('role_assignments a LEFT JOIN principals cp ON cp.id = a.created_by'),
  reading: readingOf<ListedAssignment>(
    'RoleAssignment',
    {
      id: id('a.id', 'asg'),
      principalId: principalId('a.principal_id', 'a.principal_kind'),
      roleId: id('a.role_id', 'rol'),
      role: roleReading.along('assigned_role', () => roleOfIt),
      scope: propertyIn(scopeReading),
      managementSource: text('a.management_source'),
      createdAt: number('a.created_at'),
      createdBy: optionalPrincipalId('a.created_by', 'cp.kind AS created_by_kind'),
      expiresAt: optionalNumber('a.expires_at'),
      reason: optionalText('a.reason'),
    },
    ['id'],
  ),
  key: idKey(raw('a.id'), 'asg'),
  fields: {
    id: { kind: 'id', column: raw('a.id'), types: { asg: always } },
    principalId: { kind: 'id', column: raw('a.principal_id'), types: typesIn(raw('a.principal_kind')) },
    principalKind: { kind: 'enum', column: raw('a.principal_kind') },
    roleId: { kind: 'id', column: raw('a.role_id'), types: { rol: always } },
    scopeKind: { kind: 'enum', column: raw('a.scope_kind') },
    directoryId: { kind: 'id', nullable: true, column: raw('a.directory_id'), types: { dir: always } },
    domainId: { kind: 'id', nullable: true, column: raw('a.domain_id'), types: { dom: always } },
    managementSource: { kind: 'enum', column: raw('a.management_source') },
    createdAt: { kind: 'time', column: raw('a.created_at') },
    expiresAt: { kind: 'time', nullable: true, column: raw('a.expires_at') },
  },
  relations: {
    inTenant: (args) => sql`a.tenant_id = ${idValue(args['tenantId'] as Id)}`,
    coversDomain: (args, visibility) => covers(raw('a.domain_id'), args, visibility),
  },
  search: [],
  visible: (visibility) => assignmentVisible(raw('a'), visibility),
};

/** Assignments below what they name themselves. */
export function assignmentsBelow(column: 'principal_id' | 'role_id'): RelationShape<ListedAssignment> {
  return { ...assignmentShape, from: () => assignmentShape.from, parent: raw(`a.${column}`) };
}

/**
 * Who has roles, as a derived table `h` of role, principal and whether the two belong together directly. Transitively a role
 * is also held by who holds one that includes it, by groups nested in a holding group, and by the members of those.
 */
export function holders(roles: Sql, { transitive, place }: HolderQuestion, visibility: Visibility): Sql {
  const there = place === null ? undefined : coversPlace(place);
  if (!transitive) {
    const live = and([assignmentOfVisible(raw('ra'), visibility), there]);
    return sql`(SELECT ra.role_id AS held_id, ra.principal_id AS holder_id, 1 AS is_direct FROM role_assignments ra
      WHERE ra.role_id IN (${roles}) AND ${live} GROUP BY ra.role_id, ra.principal_id) h`;
  }
  // The role's holders and, from working groups, the groups nested in them.
  const given = sql`role_closure rc JOIN role_assignments ra ON ra.role_id = rc.ancestor_id`;
  const live = and([sql`rc.descendant_id IN (${roles})`, assignmentVisible(raw('ra'), visibility), there]);
  const seeds = sql`SELECT rc.descendant_id, ra.principal_id FROM ${given} JOIN ${activeHolder} WHERE ${live}`;
  return sql`(WITH RECURSIVE ${reached(seeds, ['held_id'], visibility)}
    SELECT held_id, holder_id, MAX(is_direct) AS is_direct FROM (
      SELECT rc.descendant_id AS held_id, ra.principal_id AS holder_id, CASE WHEN rc.depth = 0 THEN 1 ELSE 0 END AS is_direct
        FROM ${given} WHERE ${live}
      UNION ALL SELECT held_id, group_id, 0 FROM reached
      UNION ALL SELECT reached.held_id, gm.member_id, 0 FROM ${reachedMembers} WHERE ${memberSeen(visibility)}
    ) ways GROUP BY held_id, holder_id) h`;
}

/** Who has roles. */
export function holdersOfRoles(question: HolderQuestion, visibility: Visibility): RelationShape<RoleHolder> {
  return {
    ...principalShape,
    from: (parents) => sql`${holders(parents, question, visibility)} JOIN principals p ON p.id = h.holder_id`,
    reading: wholeReading(raw('p.id, p.kind, h.held_id, h.is_direct'), (row) => ({
      node: { id: readPrincipalId(row, 'id', 'kind'), kind: readText(row, 'kind') },
      roleId: formatId('rol' satisfies IdPrefix, idBytes(row['held_id'])),
      direct: readFlag(row, 'is_direct'),
    })),
    key: nodeKey(raw('h.holder_id'), 'usr', 'grp', 'svc'),
    parent: raw('h.held_id'),
    parentVisible: () => roleSeen(raw('h.held_id'), visibility),
  };
}
