import type { AccessFacts } from '../../core/access/access-facts.js';
import { push } from '../../core/access/access-graph.js';
import type { PrincipalId } from '../../core/kernel/ids.js';
import { isAmongIds } from '../database/id-list.js';
import { readFlag, readId, readOptionalId, readOptionalNumber, readText } from '../database/read-row.js';
import type { Row, SqlSession } from '../database/session.js';
import { joined, raw, sql, type Sql } from '../database/sql.js';
import { readPrincipalId } from '../users/principal-stores.js';
import { unsuspended, worksItself } from './works-sql.js';

/**
 * Everything that decides the rights of these principals, whoever may see it: one statement whose rows tell what each of
 * them is. It finds more than what holds (the closure knows neither ends nor states); the rules judge.
 */
export async function readAccessFacts(
  session: SqlSession,
  principals: readonly PrincipalId[],
  at: number,
): Promise<AccessFacts> {
  if (principals.length === 0) return accessFacts(new FactRows([]), [], at);
  const asked = sql`SELECT p.id FROM principals p WHERE ${isAmongIds(session.dialect, raw('p.id'), principals)}`;
  return accessFacts(new FactRows(await session.rows(factsSql(asked))), principals, at);
}

/** A kind of fact. One about a credential stands beside those that decide rights. */
type Fact =
  'credential' | 'principal' | 'standing' | 'membership' | 'nesting' | 'assignment' | 'include' | 'permission';

/** The rows of a statement made by `factsSql`, by what they tell. */
export class FactRows {
  private readonly rows = new Map<Fact, Row[]>();

  constructor(rows: readonly Row[]) {
    for (const row of rows) push(this.rows, readText<Fact>(row, 'fact'), row);
  }

  of(fact: Fact): readonly Row[] {
    return this.rows.get(fact) ?? [];
  }
}

/** The facts in rows about principals that were asked for. */
export function accessFacts(rows: FactRows, asked: readonly PrincipalId[], at: number): AccessFacts {
  const found = rows.of('principal');
  const among = new Set<PrincipalId>(asked);
  const askedFor = found.filter((row) => among.has(readPrincipalId(row, 'one', 'kind')));
  const roles = new Map(rows.of('permission').map((row) => [readId(row, 'role_id', 'rol'), row]));
  return {
    at,
    principals: askedFor.map((row) => ({
      id: readPrincipalId(row, 'one', 'kind'),
      works: readFlag(row, 'flag') && (row['tenant_id'] == null || readFlag(row, 'tenant_works')),
    })),
    standings: [...askedFor.filter((row) => readFlag(row, 'tenant_works')), ...rows.of('standing')].map((row) => ({
      principalId: readPrincipalId(row, 'one', 'kind'),
      tenantId: readId(row, 'tenant_id', 'ten'),
    })),
    groups: found
      .filter((row) => row['other'] != null)
      .map((row) => ({
        id: readId(row, 'one', 'grp'),
        tenantId: readId(row, 'other', 'ten'),
        active: readFlag(row, 'flag'),
      })),
    memberships: rows.of('membership').map((row) => ({
      memberId: readPrincipalId(row, 'one', 'kind'),
      groupId: readId(row, 'other', 'grp'),
      owner: readFlag(row, 'flag'),
      expiresAt: readOptionalNumber(row, 'until'),
    })),
    nestings: rows.of('nesting').map((row) => ({
      childId: readId(row, 'one', 'grp'),
      parentId: readId(row, 'other', 'grp'),
    })),
    assignments: rows.of('assignment').map(readAssignment),
    roles: [...roles].map(([id, row]) => ({ id, tenantId: readOptionalId(row, 'tenant_id', 'ten') })),
    includes: rows.of('include').map((row) => ({
      roleId: readId(row, 'role_id', 'rol'),
      includedId: readId(row, 'other', 'rol'),
    })),
    permissions: rows
      .of('permission')
      .filter((row) => row['word'] != null)
      .map((row) => ({ roleId: readId(row, 'role_id', 'rol'), permission: readText(row, 'word') })),
  };
}

function readAssignment(row: Row): AccessFacts['assignments'][number] {
  return {
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
  };
}

// The columns of every row. What a fact does not have is NULL.
const columns = [
  ...['one', 'other', 'kind', 'flag', 'until', 'word', 'role_id'],
  ...['tenant_id', 'tenant_works', 'directory_id', 'domain_id'],
] as const;

/** A part of the statement about facts: rows of one kind. */
export function factPart(
  fact: Fact,
  given: Readonly<Partial<Record<(typeof columns)[number], string>>>,
  from: Sql,
): Sql {
  const selected = columns.map((column) => `${given[column] ?? 'NULL'} AS ${column}`).join(', ');
  return sql`SELECT ${raw(`'${fact}' AS fact, ${selected}`)} FROM ${from}`;
}

/**
 * The statement whose rows are the facts about principals.
 * @param asked selects their ids, as the column `id`
 * @param more further parts
 */
export function factsSql(asked: Sql, ...more: readonly Sql[]): Sql {
  return sql`WITH RECURSIVE held AS (${asked} ${raw(aboveOfHeld)}), had AS (${raw(had)})
    ${joined([...more, ...facts], ' UNION ALL ')}`;
}

// Makes of those who are asked for the principals themselves and every group above them; the closure of groups knows all at
// once, whatever their depth. PERF: MariaDB works a table of WITH out anew wherever it is named, unless it is recursive.
// SQLite, which can't know how small it is, begins with it only for CROSS JOIN (to the others that is JOIN).
const aboveOfHeld = `UNION SELECT c.ancestor_id FROM held h CROSS JOIN group_memberships m ON m.member_id = h.id
    CROSS JOIN group_closure c ON c.descendant_id = m.group_id
  UNION SELECT c.ancestor_id FROM held h CROSS JOIN group_closure c ON c.descendant_id = h.id`;

// Every role that is given to one of these, with all that it includes.
const had = `SELECT a.role_id AS id FROM held h CROSS JOIN role_assignments a ON a.principal_id = h.id
  UNION SELECT c.descendant_id FROM had h CROSS JOIN role_closure c ON c.ancestor_id = h.id`;

// PERF: each SELECT costs the optimizer as much as reading a hundred rows: what can be joined is.
const facts: readonly Sql[] = [
  // With the tenant of groups in `other`, and that which takes its own with it.
  factPart(
    'principal',
    {
      one: 'p.id',
      kind: 'p.kind',
      other: 'g.tenant_id',
      flag: `CASE WHEN ${worksItself} THEN 1 ELSE 0 END`,
      word: 'w.slug',
      tenant_id: 'p.tenant_id',
      tenant_works: `CASE WHEN w.status = 'ACTIVE' THEN 1 ELSE 0 END`,
    },
    raw(`held h CROSS JOIN principals p ON p.id = h.id LEFT JOIN users u ON u.id = p.id LEFT JOIN service_accounts s ON s.id = p.id
      LEFT JOIN \`groups\` g ON g.id = p.id LEFT JOIN tenants w ON w.id = p.tenant_id`),
  ),
  factPart(
    'standing',
    { one: 'a.user_id', kind: "'USER'", word: 'e.slug', tenant_id: 'a.tenant_id' },
    raw(`held h CROSS JOIN tenant_accesses a ON a.user_id = h.id
      JOIN tenants e ON e.id = a.tenant_id AND e.status = 'ACTIVE' WHERE ${unsuspended}`),
  ),
  factPart(
    'membership',
    { one: 'm.member_id', kind: 'm.member_kind', other: 'm.group_id', flag: `m.role = 'OWNER'`, until: 'm.expires_at' },
    raw('held h CROSS JOIN group_memberships m ON m.member_id = h.id'),
  ),
  factPart(
    'nesting',
    { one: 'n.child_id', other: 'n.parent_id' },
    raw('held h CROSS JOIN group_edges n ON n.child_id = h.id'),
  ),
  factPart(
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
  ),
  factPart(
    'include',
    { role_id: 'i.role_id', other: 'i.included_id' },
    raw('had h CROSS JOIN role_includes i ON i.role_id = h.id'),
  ),
  // A role that carries nothing has a row without a word.
  factPart(
    'permission',
    { role_id: 'r.id', tenant_id: 'r.tenant_id', word: 'x.permission_name' },
    raw('had h CROSS JOIN roles r ON r.id = h.id LEFT JOIN role_permissions x ON x.role_id = r.id'),
  ),
];
