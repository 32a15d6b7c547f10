import type { AccessFacts } from '../../core/access/access-facts.js';
import type { PrincipalId } from '../../core/kernel/ids.js';
import { isAmongIds } from '../database/id-list.js';
import { readFlag, readId, readOptionalId, readOptionalNumber, readText } from '../database/read-row.js';
import type { Row, SqlSession } from '../database/session.js';
import { and, raw, sql, type Sql } from '../database/sql.js';
import { readPrincipalId } from '../users/principal-stores.js';

/**
 * Everything that decides the rights of these principals, whoever may see it: one statement whose rows tell what each of
 * them is. It finds more than what holds (the closure knows neither ends nor states); the rules judge.
 */
export async function readAccessFacts(
  session: SqlSession,
  principals: readonly PrincipalId[],
  at: number,
): Promise<AccessFacts> {
  const rows = principals.length === 0 ? [] : await session.rows(factsSql(session, principals));
  const of = (fact: Fact) => rows.filter((row) => row['fact'] === fact);
  return {
    at,
    principals: of('principal').map((row) => ({
      id: readPrincipalId(row, 'one', 'kind'),
      works: readFlag(row, 'flag'),
    })),
    standings: of('standing').map((row) => ({
      principalId: readPrincipalId(row, 'one', 'kind'),
      tenantId: readId(row, 'other', 'ten'),
    })),
    groups: of('group').map((row) => ({
      id: readId(row, 'one', 'grp'),
      tenantId: readId(row, 'other', 'ten'),
      active: readFlag(row, 'flag'),
    })),
    memberships: of('membership').map((row) => ({
      memberId: readPrincipalId(row, 'one', 'kind'),
      groupId: readId(row, 'other', 'grp'),
      owner: readFlag(row, 'flag'),
      expiresAt: readOptionalNumber(row, 'until'),
    })),
    nestings: of('nesting').map((row) => ({
      childId: readId(row, 'one', 'grp'),
      parentId: readId(row, 'other', 'grp'),
    })),
    assignments: of('assignment').map(readAssignment),
    roles: of('role').map((row) => ({ id: readId(row, 'one', 'rol'), tenantId: readOptionalId(row, 'other', 'ten') })),
    includes: of('include').map((row) => ({
      roleId: readId(row, 'one', 'rol'),
      includedId: readId(row, 'other', 'rol'),
    })),
    permissions: of('permission').map((row) => ({
      roleId: readId(row, 'one', 'rol'),
      permission: readText(row, 'word'),
    })),
  };
}

type Fact =
  'principal' | 'standing' | 'group' | 'membership' | 'nesting' | 'assignment' | 'role' | 'include' | 'permission';

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
const columns = ['one', 'other', 'kind', 'flag', 'until', 'word', 'role_id', 'tenant_id', 'directory_id', 'domain_id'];

function rowsOf(
  fact: Fact,
  given: Readonly<Record<string, string>>,
  from: Sql,
  where: readonly (Sql | undefined)[],
): Sql {
  const selected = columns.map((column) => `${given[column] ?? 'NULL'} AS ${column}`).join(', ');
  return sql`SELECT ${raw(`'${fact}' AS fact, ${selected}`)} FROM ${from} WHERE ${and(where)}`;
}

function factsSql({ dialect }: SqlSession, principals: readonly PrincipalId[]): Sql {
  const isAsked = (column: string) => isAmongIds(dialect, raw(column), principals);
  const isHeld = (column: string) => raw(`${column} IN (SELECT id FROM held)`);
  const isRole = (column: string) => raw(`${column} IN (SELECT id FROM had)`);
  const all = [
    rowsOf('principal', { one: 'p.id', kind: 'p.kind', flag: works }, raw(workers), [isAsked('p.id')]),
    rowsOf('standing', { one: 'a.user_id', kind: "'USER'", other: 'a.tenant_id' }, raw('tenant_accesses a'), [
      isAsked('a.user_id'),
      raw(standing),
    ]),
    rowsOf('standing', { one: 'p.id', kind: 'p.kind', other: 'p.tenant_id' }, raw('principals p'), [
      isAsked('p.id'),
      raw(`EXISTS (SELECT 1 FROM tenants e WHERE e.id = p.tenant_id AND e.status = 'ACTIVE')`),
    ]),
    rowsOf('group', { one: 'g.id', other: 'g.tenant_id', flag: `g.status = 'ACTIVE'` }, raw('`groups` g'), [
      isHeld('g.id'),
    ]),
    rowsOf(
      'membership',
      {
        one: 'm.member_id',
        kind: 'm.member_kind',
        other: 'm.group_id',
        flag: `m.role = 'OWNER'`,
        until: 'm.expires_at',
      },
      raw('group_memberships m'),
      [isAsked('m.member_id')],
    ),
    rowsOf('nesting', { one: 'n.child_id', other: 'n.parent_id' }, raw('group_edges n'), [isHeld('n.child_id')]),
    rowsOf('assignment', assignmentColumns, raw('role_assignments a'), [
      isHeld('a.principal_id'),
      placeOfItsTenant('a'),
    ]),
    rowsOf('role', { one: 'r.id', other: 'r.tenant_id' }, raw('roles r'), [isRole('r.id')]),
    rowsOf('include', { one: 'i.role_id', other: 'i.included_id' }, raw('role_includes i'), [isRole('i.role_id')]),
    rowsOf('permission', { one: 'x.role_id', word: 'x.permission_name' }, raw('role_permissions x'), [
      isRole('x.role_id'),
    ]),
  ];
  const [first, ...rest] = all as [Sql, ...Sql[]];
  return rest.reduce(
    (whole, next) => sql`${whole} UNION ALL ${next}`,
    sql`WITH held AS (${held(isAsked)}), had AS (${had}) ${first}`,
  );
}

// The principals themselves and every group above them; one may be there twice, which costs less than finding that out.
function held(isAsked: (column: string) => Sql): Sql {
  return sql`SELECT p.id FROM principals p WHERE ${isAsked('p.id')}
    UNION ALL SELECT c.ancestor_id FROM group_closure c WHERE ${isAsked('c.descendant_id')}
    UNION ALL SELECT c.ancestor_id FROM group_memberships m JOIN group_closure c ON c.descendant_id = m.group_id
      WHERE ${isAsked('m.member_id')}`;
}

// Every role that is given to one of these, with all that it includes.
const had = sql`SELECT c.descendant_id AS id FROM role_assignments a JOIN role_closure c ON c.ancestor_id = a.role_id
  WHERE a.principal_id IN (SELECT id FROM held)`;

const assignmentColumns = {
  one: 'a.id',
  other: 'a.principal_id',
  kind: 'a.principal_kind',
  until: 'a.expires_at',
  word: 'a.scope_kind',
  role_id: 'a.role_id',
  tenant_id: 'a.tenant_id',
  directory_id: 'a.directory_id',
  domain_id: 'a.domain_id',
};

const workers = `principals p LEFT JOIN users u ON u.id = p.id LEFT JOIN service_accounts s ON s.id = p.id
  LEFT JOIN \`groups\` g ON g.id = p.id`;

/** Whether an account works, over `users u` and `service_accounts s`. */
export const accountWorks = `((u.account_status = 'ACTIVE' AND u.deletion_scheduled_at IS NULL) OR s.status = 'ACTIVE')`;

/** Whether a principal `p` works at all, over `users u`, `service_accounts s` and `groups g`; a tenant takes its own with it. */
export const works = `CASE WHEN (${accountWorks} OR g.status = 'ACTIVE') AND (p.tenant_id IS NULL
  OR EXISTS (SELECT 1 FROM tenants w WHERE w.id = p.tenant_id AND w.status = 'ACTIVE')) THEN 1 ELSE 0 END`;

/** Whether a person is not suspended wherever they are in the tenant of an access `a`. */
export const unsuspended = `(NOT EXISTS (SELECT 1 FROM directory_accesses d WHERE d.user_id = a.user_id
      AND d.tenant_id = a.tenant_id AND d.status = 'SUSPENDED')
    OR EXISTS (SELECT 1 FROM directory_accesses d WHERE d.user_id = a.user_id AND d.tenant_id = a.tenant_id
      AND d.status = 'ACTIVE'))`;

/** Whether an access `a` to a tenant counts: the tenant works, and the person is not suspended in it. */
export const standing = `EXISTS (SELECT 1 FROM tenants e WHERE e.id = a.tenant_id AND e.status = 'ACTIVE')
  AND ${unsuspended}`;

/** "Its directory or domain lies in the tenant that it says", for an assignment: anything else is damaged data. */
export function placeOfItsTenant(alias: string): Sql {
  return raw(`(${alias}.directory_id IS NULL
      OR EXISTS (SELECT 1 FROM directories di WHERE di.id = ${alias}.directory_id AND di.tenant_id = ${alias}.tenant_id))
    AND (${alias}.domain_id IS NULL
      OR EXISTS (SELECT 1 FROM domains dm WHERE dm.id = ${alias}.domain_id AND dm.tenant_id = ${alias}.tenant_id))`);
}
