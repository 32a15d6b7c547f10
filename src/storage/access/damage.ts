import { readNumber } from '../database/read-row.js';
import type { SqlSession } from '../database/session.js';
import { raw, sql, type Sql } from '../database/sql.js';

/** Rows that connect what no rule connects: nobody sees through them and they give nothing, but somebody put them there. */
export interface Damage {
  /** What the rows do, in words for an operator. */
  readonly what: string;
  readonly count: number;
}

const checks = (at: number): Readonly<Record<string, Sql>> => ({
  'groups are nested in groups of another tenant': raw(`group_edges e JOIN \`groups\` p ON p.id = e.parent_id
    JOIN \`groups\` c ON c.id = e.child_id WHERE p.tenant_id <> c.tenant_id`),
  'groups lie in directories of another tenant': raw(
    '`groups` g JOIN directories d ON d.id = g.directory_id WHERE d.tenant_id <> g.tenant_id',
  ),
  'people are in groups of a tenant that they have no access to': sql`group_memberships m
    JOIN \`groups\` g ON g.id = m.group_id WHERE m.member_kind = 'USER' AND (m.expires_at IS NULL OR m.expires_at > ${at})
    AND NOT EXISTS (SELECT 1 FROM tenant_accesses a WHERE a.user_id = m.member_id AND a.tenant_id = g.tenant_id)`,
  'service accounts are in groups of another tenant': raw(`group_memberships m JOIN \`groups\` g ON g.id = m.group_id
    JOIN service_accounts s ON s.id = m.member_id WHERE s.tenant_id <> g.tenant_id`),
  'people are in directories of another tenant than it says': raw(
    'directory_accesses a JOIN directories d ON d.id = a.directory_id WHERE d.tenant_id <> a.tenant_id',
  ),
  'roles include roles of another tenant': raw(`role_includes i JOIN roles r ON r.id = i.role_id
    JOIN roles x ON x.id = i.included_id WHERE x.tenant_id IS NOT NULL AND (r.tenant_id IS NULL OR r.tenant_id <> x.tenant_id)`),
  'roles are given outside of their tenant': raw(`role_assignments a JOIN roles r ON r.id = a.role_id
    WHERE r.tenant_id IS NOT NULL AND (a.tenant_id IS NULL OR a.tenant_id <> r.tenant_id)`),
  'groups and service accounts are given roles in another tenant': raw(`role_assignments a
    JOIN principals p ON p.id = a.principal_id WHERE p.tenant_id IS NOT NULL AND a.tenant_id <> p.tenant_id`),
  'roles are given on directories or domains of another tenant': raw(`role_assignments a
    LEFT JOIN directories d ON d.id = a.directory_id LEFT JOIN domains o ON o.id = a.domain_id
    WHERE d.tenant_id <> a.tenant_id OR o.tenant_id <> a.tenant_id`),
  'domains lie under domains of another tenant': raw(
    'domains o JOIN domains p ON p.id = o.parent_id WHERE p.tenant_id <> o.tenant_id',
  ),
});

/** Looks for rows that connect tenants against the rules. One statement per rule; each reads a table as a whole. */
export async function findDamage(session: SqlSession, at: number): Promise<Damage[]> {
  const found: Damage[] = [];
  for (const [what, from] of Object.entries(checks(at))) {
    const count = readNumber(await session.row(sql`SELECT COUNT(*) AS count FROM ${from}`), 'count');
    if (count > 0) found.push({ what, count });
  }
  return found;
}
