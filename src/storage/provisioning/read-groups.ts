import type {
  CurrentGroup,
  CurrentMembership,
  CurrentNesting,
  TenantRow,
} from '../../core/provisioning/current-tenant.js';
import { membershipKey, nestingKey, type Keyed } from '../../core/provisioning/desired-tenant.js';
import { readId, readOptionalText, readText } from '../database/read-row.js';
import type { Row, SqlSession } from '../database/session.js';
import { idValue, sql } from '../database/sql.js';
import { readLapsed, readManaged } from './read-source.js';

/** The groups of a tenant's default directory, by id. */
export async function readGroups(session: SqlSession, tenant: TenantRow): Promise<Map<string, CurrentGroup>> {
  const rows = await session.rows(sql`
    SELECT id, name_key, name, description, management_source FROM \`groups\`
    WHERE directory_id = ${idValue(tenant.directoryId)}`);
  return new Map(
    rows.map((row) => {
      const group = {
        key: readText(row, 'name_key'),
        id: readId(row, 'id', 'grp'),
        name: readText(row, 'name'),
        description: readOptionalText(row, 'description'),
        managed: readManaged(row),
        held: false,
      };
      return [group.id, group];
    }),
  );
}

/** How the groups of a tenant are related. */
export interface GroupRelations {
  readonly nestings: Keyed<CurrentNesting>;
  readonly memberships: Keyed<CurrentMembership>;
  /** Ids of groups that a relation hangs on which is not shown here. */
  readonly held: ReadonlySet<string>;
}

/** Reads how groups nest and which people are in them. */
export async function readGroupRelations(
  session: SqlSession,
  { directoryId }: TenantRow,
  groups: ReadonlyMap<string, CurrentGroup>,
  now: number,
): Promise<GroupRelations> {
  const directory = idValue(directoryId);
  const edges = await session.rows(sql`
    SELECT e.parent_id, e.child_id FROM group_edges e
    JOIN \`groups\` p ON p.id = e.parent_id JOIN \`groups\` c ON c.id = e.child_id
    WHERE p.directory_id = ${directory} OR c.directory_id = ${directory}`);
  const members = await session.rows(sql`
    SELECT m.group_id, m.member_id, u.username_key, m.role, m.management_source, m.expires_at
    FROM \`groups\` g JOIN group_memberships m ON m.group_id = g.id LEFT JOIN users u ON u.id = m.member_id
    WHERE g.directory_id = ${directory}`);
  const held = new Set<string>();
  const hold = (...ids: string[]) => ids.forEach((id) => held.add(id));
  return { nestings: nestingsOf(edges, groups, hold), memberships: membershipsOf(members, groups, now, hold), held };
}

function nestingsOf(
  rows: readonly Row[],
  groups: ReadonlyMap<string, CurrentGroup>,
  hold: (...ids: string[]) => void,
): Keyed<CurrentNesting> {
  const nestings = new Map<string, CurrentNesting>();
  for (const row of rows) {
    const parentId = readId(row, 'parent_id', 'grp');
    const childId = readId(row, 'child_id', 'grp');
    const parent = groups.get(parentId)?.key;
    const child = groups.get(childId)?.key;
    if (parent === undefined || child === undefined) hold(parentId, childId);
    else nestings.set(nestingKey(parent, child), { parent, child, parentId, childId });
  }
  return nestings;
}

function membershipsOf(
  rows: readonly Row[],
  groups: ReadonlyMap<string, CurrentGroup>,
  now: number,
  hold: (...ids: string[]) => void,
): Keyed<CurrentMembership> {
  const memberships = new Map<string, CurrentMembership>();
  for (const row of rows) {
    const groupId = readId(row, 'group_id', 'grp');
    const group = groups.get(groupId)?.key;
    const person = readOptionalText(row, 'username_key');
    if (group === undefined || person === null) hold(groupId);
    else
      memberships.set(membershipKey(group, person), {
        group,
        person,
        groupId,
        userId: readId(row, 'member_id', 'usr'),
        role: readText(row, 'role'),
        managed: readManaged(row),
        lapsed: readLapsed(row, now),
      });
  }
  return memberships;
}
