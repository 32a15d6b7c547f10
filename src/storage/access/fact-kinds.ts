import type { AccessFacts, AssignmentFact, MembershipFact } from '../../core/access/access-facts.js';
import type { PrincipalId } from '../../core/kernel/ids.js';
import { readFlag, readId, readOptionalId, readOptionalNumber, readText } from '../database/read-row.js';
import type { Row } from '../database/session.js';
import { raw } from '../database/sql.js';
import { readPrincipalId } from '../users/principal-stores.js';
import { fact } from './fact-rows.js';
import { unsuspended, worksItself } from './works-sql.js';

// The kinds of facts that decide rights: of `held`, the principals asked for with every group above them, and of `had`,
// the roles given to these with all that they include. PERF: each SELECT costs the optimizer as much as reading a
// hundred rows: what can be joined is.

/** The principals themselves: each with its state, a group with its tenant as well. */
export const principals = fact(
  'principal',
  {
    one: 'p.id',
    kind: 'p.kind',
    // The tenant that the group itself says: null for whoever is no group.
    other: 'g.tenant_id',
    flag: `CASE WHEN ${worksItself} THEN 1 ELSE 0 END`,
    // The tenant that takes its own with it: null for people.
    tenant_id: 'p.tenant_id',
    tenant_works: `CASE WHEN w.status = 'ACTIVE' THEN 1 ELSE 0 END`,
    word: 'w.slug',
  },
  raw(`held h CROSS JOIN principals p ON p.id = h.id LEFT JOIN users u ON u.id = p.id LEFT JOIN service_accounts s ON s.id = p.id
      LEFT JOIN \`groups\` g ON g.id = p.id LEFT JOIN tenants w ON w.id = p.tenant_id`),
  {
    id: readPrincipal,
    tenant: readTenant,
    isGroup: (row: Row): boolean => row['other'] != null,
    isServiceAccount: (row: Row): boolean => readText(row, 'kind') === 'SERVICE_ACCOUNT',
    // Neither by what it says itself nor by what it is.
    isAccount: (row: Row): boolean => readText(row, 'kind') !== 'GROUP' && row['other'] == null,
    tenantWorks: (row: Row): boolean => readFlag(row, 'tenant_works'),
    principal: (row: Row): AccessFacts['principals'][number] => ({
      id: readPrincipal(row),
      works: readFlag(row, 'flag') && (row['tenant_id'] == null || readFlag(row, 'tenant_works')),
    }),
    group: (row: Row): AccessFacts['groups'][number] => ({
      id: readId(row, 'one', 'grp'),
      tenantId: readId(row, 'other', 'ten'),
      active: readFlag(row, 'flag'),
    }),
  },
);

/** The working tenants in which a person is not suspended. */
export const standings = fact(
  'standing',
  { one: 'a.user_id', kind: "'USER'", tenant_id: 'a.tenant_id', word: 'e.slug' },
  raw(`held h CROSS JOIN tenant_accesses a ON a.user_id = h.id
      JOIN tenants e ON e.id = a.tenant_id AND e.status = 'ACTIVE' WHERE ${unsuspended}`),
  {
    tenant: readTenant,
    // Of a principal with a tenant of its own, too: it has the same in the same columns.
    standing: (row: Row): AccessFacts['standings'][number] => ({
      principalId: readPrincipal(row),
      tenantId: readId(row, 'tenant_id', 'ten'),
    }),
  },
);

/** The groups that somebody is in. */
export const memberships = fact(
  'membership',
  { one: 'm.member_id', kind: 'm.member_kind', other: 'm.group_id', flag: `m.role = 'OWNER'`, until: 'm.expires_at' },
  raw('held h CROSS JOIN group_memberships m ON m.member_id = h.id'),
  {
    membership: (row: Row): MembershipFact => ({
      memberId: readPrincipal(row),
      groupId: readId(row, 'other', 'grp'),
      owner: readFlag(row, 'flag'),
      expiresAt: readOptionalNumber(row, 'until'),
    }),
  },
);

/** The groups that a group is nested in. */
export const nestings = fact(
  'nesting',
  { one: 'n.child_id', other: 'n.parent_id' },
  raw('held h CROSS JOIN group_edges n ON n.child_id = h.id'),
  {
    nesting: (row: Row): AccessFacts['nestings'][number] => ({
      childId: readId(row, 'one', 'grp'),
      parentId: readId(row, 'other', 'grp'),
    }),
  },
);

/** The roles that are given, without those given in a directory or domain of another tenant than they say. */
export const assignments = fact(
  'assignment',
  {
    one: 'a.id',
    other: 'a.principal_id',
    kind: 'a.principal_kind',
    until: 'a.expires_at',
    word: 'a.scope_kind',
    role_id: 'a.role_id',
    tenant_id: 'a.tenant_id',
    directory_id: 'a.directory_id',
    domain_id: 'a.domain_id',
  },
  raw(`held h CROSS JOIN role_assignments a ON a.principal_id = h.id
      LEFT JOIN directories di ON di.id = a.directory_id LEFT JOIN domains dm ON dm.id = a.domain_id
      WHERE (a.directory_id IS NULL OR di.tenant_id = a.tenant_id) AND (a.domain_id IS NULL OR dm.tenant_id = a.tenant_id)`),
  {
    assignment: (row: Row): AssignmentFact => ({
      id: readId(row, 'one', 'asg'),
      principalId: readPrincipalId(row, 'other', 'kind'),
      roleId: readId(row, 'role_id', 'rol'),
      scope: {
        kind: readText(row, 'word'),
        tenantId: readOptionalId(row, 'tenant_id', 'ten'),
        directoryId: readOptionalId(row, 'directory_id', 'dir'),
        domainId: readOptionalId(row, 'domain_id', 'dom'),
      },
      expiresAt: readOptionalNumber(row, 'until'),
    }),
  },
);

/** The roles that a role includes. */
export const includes = fact(
  'include',
  { role_id: 'i.role_id', other: 'i.included_id' },
  raw('had h CROSS JOIN role_includes i ON i.role_id = h.id'),
  {
    include: (row: Row): AccessFacts['includes'][number] => ({
      roleId: readId(row, 'role_id', 'rol'),
      includedId: readId(row, 'other', 'rol'),
    }),
  },
);

/** The permissions that a role carries itself; a role that carries nothing has a row without a permission. */
export const permissions = fact(
  'permission',
  { role_id: 'r.id', tenant_id: 'r.tenant_id', word: 'x.permission_name' },
  raw('had h CROSS JOIN roles r ON r.id = h.id LEFT JOIN role_permissions x ON x.role_id = r.id'),
  {
    roleId: (row: Row) => readId(row, 'role_id', 'rol'),
    tenantOfRole: (row: Row) => readOptionalId(row, 'tenant_id', 'ten'),
    isThere: (row: Row): boolean => row['word'] != null,
    permission: (row: Row): AccessFacts['permissions'][number] => ({
      roleId: readId(row, 'role_id', 'rol'),
      permission: readText(row, 'word'),
    }),
  },
);

// Principals, standings and memberships have these in the same columns.

function readPrincipal(row: Row): PrincipalId {
  return readPrincipalId(row, 'one', 'kind');
}

function readTenant(row: Row) {
  return { id: readId(row, 'tenant_id', 'ten'), slug: readText(row, 'word') };
}
