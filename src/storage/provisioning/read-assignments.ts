import type {
  CurrentAssignment,
  CurrentDomain,
  CurrentGroup,
  TenantRow,
} from '../../core/provisioning/current-tenant.js';
import { assignmentKey, type Keyed, type PrincipalRef, type RoleRef } from '../../core/provisioning/desired-tenant.js';
import { readId, readOptionalId, readOptionalText, readText } from '../database/read-row.js';
import type { Row, SqlSession } from '../database/session.js';
import { idValue, sql } from '../database/sql.js';
import { readLapsed, readManaged } from './read-source.js';

/** The assignments of a tenant that a description can speak about. */
export interface TenantAssignments {
  readonly assignments: Keyed<CurrentAssignment>;
  /** Ids of the groups and domains that an assignment hangs on which is not shown here. */
  readonly held: ReadonlySet<string>;
}

/** Reads the assignments on a tenant and its domains, and which of its groups have roles elsewhere. */
export async function readAssignments(
  session: SqlSession,
  { id, directoryId }: TenantRow,
  groups: ReadonlyMap<string, CurrentGroup>,
  domains: ReadonlyMap<string, CurrentDomain>,
  now: number,
): Promise<TenantAssignments> {
  const tenant = idValue(id);
  const held = new Set<string>();
  const assignments = new Map<string, CurrentAssignment>();
  const rows = await session.rows(sql`
    SELECT a.id, a.principal_id, a.principal_kind, a.scope_kind, a.domain_id, a.management_source, a.expires_at,
      r.name_key AS role_key, r.type AS role_type, u.username_key
    FROM role_assignments a JOIN roles r ON r.id = a.role_id LEFT JOIN users u ON u.id = a.principal_id
    WHERE a.tenant_id = ${tenant}`);
  for (const row of rows) {
    const principal = readPrincipal(row, groups);
    const domain = readDomain(row, domains);
    if (principal === undefined || domain === undefined || readText(row, 'scope_kind') === 'DIRECTORY') {
      held.add(readId(row, 'principal_id', 'grp')).add(readOptionalId(row, 'domain_id', 'dom') ?? '');
      continue;
    }
    const assignment = {
      id: readId(row, 'id', 'asg'),
      principal,
      role: readRole(row),
      domain,
      managed: readManaged(row),
      lapsed: readLapsed(row, now),
    };
    assignments.set(assignmentKey(assignment), assignment);
  }
  const elsewhere = await session.rows(sql`
    SELECT a.principal_id FROM role_assignments a JOIN \`groups\` g ON g.id = a.principal_id
    WHERE g.directory_id = ${idValue(directoryId)} AND (a.tenant_id IS NULL OR a.tenant_id <> ${tenant})`);
  for (const row of elsewhere) held.add(readId(row, 'principal_id', 'grp'));
  return { assignments, held };
}

// Undefined for service accounts and for groups of other directories.
function readPrincipal(row: Row, groups: ReadonlyMap<string, CurrentGroup>): PrincipalRef | undefined {
  const person = readOptionalText(row, 'username_key');
  if (person !== null) return { kind: 'PERSON', key: person };
  const group = groups.get(readId(row, 'principal_id', 'grp'));
  return group && { kind: 'GROUP', key: group.key };
}

// Null for the whole tenant, undefined for a domain that no description can name.
function readDomain(row: Row, domains: ReadonlyMap<string, CurrentDomain>): string | null | undefined {
  const id = readOptionalId(row, 'domain_id', 'dom');
  return id === null ? null : domains.get(id)?.key;
}

function readRole(row: Row): RoleRef {
  return { kind: readText(row, 'role_type'), key: readText(row, 'role_key') };
}
