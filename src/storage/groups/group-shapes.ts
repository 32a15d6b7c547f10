import type { Id } from '../../core/kernel/ids.js';
import type { Group, MemberSummary, Membership, Nesting } from '../../core/groups/group.js';
import type { Visibility } from '../../core/access/visibility.js';
import {
  directorySeen,
  groupSeen,
  groupVisible,
  membershipSeen,
  membershipVisible,
  principalSeen,
  principalVisible,
  unexpired,
} from '../access/visible-sql.js';
import { idKey, nodeKey } from '../database/key.js';
import type { FieldColumn, ListShape, RelationShape } from '../database/list-shape.js';
import { flag, id, number, optionalNumber, optionalText, text, version } from '../database/properties.js';
import { readNumber, readText } from '../database/read-row.js';
import { bothReadings, readingOf, wholeReading, type Reading } from '../database/reading.js';
import { always, and, idValue, raw, sql, type Sql } from '../database/sql.js';
import { optionalPrincipalId, principalId, principalShape, readPrincipalId } from '../users/principal-stores.js';
import { hasRole, hasAccessTo } from '../users/user-relations.js';

/** The table of groups; the word is a reserved one in MySQL 8. */
export const groupsTable = raw('`groups` g');

/** How groups are listed. */
export const groupShape: ListShape<Group> = {
  from: groupsTable,
  reading: readingOf<Group>(
    'Group',
    {
      id: id('g.id', 'grp'),
      tenantId: id('g.tenant_id', 'ten'),
      directoryId: id('g.directory_id', 'dir'),
      name: text('g.name'),
      displayName: text('g.name'),
      description: optionalText('g.description'),
      kind: text('g.kind'),
      status: text('g.status'),
      managementSource: text('g.management_source'),
      system: flag('g.is_system'),
      ...version('g'),
    },
    ['id'],
  ),
  key: idKey(raw('g.id'), 'grp'),
  fields: {
    id: { kind: 'id', column: raw('g.id'), types: { grp: always } },
    name: { kind: 'text', column: raw('g.name_key') },
    kind: { kind: 'enum', column: raw('g.kind') },
    status: { kind: 'enum', column: raw('g.status') },
    managementSource: { kind: 'enum', column: raw('g.management_source') },
    system: { kind: 'boolean', column: raw('g.is_system') },
    directoryId: { kind: 'id', column: raw('g.directory_id'), types: { dir: always } },
    createdAt: { kind: 'time', column: raw('g.created_at') },
    updatedAt: { kind: 'time', column: raw('g.updated_at') },
  },
  relations: {
    inTenant: (args) => sql`g.tenant_id = ${idValue(args['tenantId'] as Id)}`,
    hasMember: (args, visibility) => hasMember(args['principalId'] as Id, args['transitive'] === true, visibility),
    // A group above that is not visible is not there.
    under: (args, visibility) =>
      sql`g.id IN (SELECT gx.descendant_id FROM group_closure gx JOIN \`groups\` gv ON gv.id = gx.ancestor_id WHERE ${and(
        [sql`gx.depth > 0 AND gx.ancestor_id = ${idValue(args['groupId'] as Id)}`, groupVisible(raw('gv'), visibility)],
      )})`,
    isRoot: (args, visibility) =>
      sql`${raw(args['value'] === false ? '' : 'NOT ')}EXISTS (SELECT 1 FROM group_edges ge
        JOIN \`groups\` gv ON gv.id = ge.parent_id WHERE ${and([
          sql`ge.child_id = g.id`,
          groupVisible(raw('gv'), visibility),
        ])})`,
    hasRole: (args, visibility) => hasRole(raw('g.id'), args, visibility, 'group'),
    hasAccessTo: (args, visibility) => hasAccessTo(raw('g.id'), args, visibility, 'group'),
  },
  search: [raw('g.name_key')],
  visible: (visibility) => groupVisible(raw('g'), visibility),
};

function hasMember(principal: Id, transitive: boolean, visibility: Visibility): Sql {
  const way = transitive
    ? raw('group_memberships gm JOIN group_closure gc ON gc.descendant_id = gm.group_id')
    : raw('group_memberships gm');
  const group = raw(transitive ? 'gc.ancestor_id' : 'gm.group_id');
  const seen = principalVisible(raw('gp'), visibility);
  return sql`g.id IN (SELECT ${group} FROM ${way} JOIN principals gp ON gp.id = gm.member_id WHERE ${and([
    sql`gm.member_id = ${idValue(principal)}`,
    unexpired(raw('gm.expires_at'), visibility),
    membershipSeen(raw('gm.group_id'), raw('gm.member_id'), visibility),
    seen,
  ])})`;
}

/** The groups of tenants. */
export const groupsOfTenants: RelationShape<Group> = {
  ...groupShape,
  from: () => groupsTable,
  parent: raw('g.tenant_id'),
};

/** The groups of directories. */
export const groupsOfDirectories: RelationShape<Group> = {
  ...groupShape,
  from: () => groupsTable,
  parent: raw('g.directory_id'),
  parentVisible: (visibility) => directorySeen(raw('g.directory_id'), visibility),
};

const nestingDepth = wholeReading(raw('n.depth AS nesting_depth'), (row) => readNumber(row, 'nesting_depth'));

/** Groups that groups are nested in, or that are nested in them. */
export function nestedGroups(way: 'up' | 'down', transitive: boolean): RelationShape<Nesting<Group>> {
  const [near, far] = way === 'up' ? ['descendant_id', 'ancestor_id'] : ['ancestor_id', 'descendant_id'];
  const distance = transitive ? 'n.depth > 0' : 'n.depth = 1';
  const from = raw(`group_closure n JOIN \`groups\` g ON g.id = n.${far} AND ${distance}`);
  return {
    ...groupShape,
    from: () => from,
    reading: bothReadings(groupShape.reading, nestingDepth, (node, depth) => ({ node, depth })),
    key: nodeKey(raw(`n.${far}`), 'grp'),
    parent: raw(`n.${near}`),
    parentVisible: (visibility) => groupSeen(raw(`n.${near}`), visibility),
  };
}

type Facts = Omit<Membership<unknown>, 'node'>;

// The same names whether the membership is a row of its own or derived from the groups below.
function factsReading(transitive: boolean): Reading<Facts> {
  const [direct, adder] = transitive ? ['m.is_direct', 'm.added_by_kind'] : ['1', 'ab.kind'];
  return readingOf<Facts>(
    'Membership',
    {
      groupId: id('m.group_id AS m_group_id', 'grp'),
      memberId: principalId('m.member_id AS m_member_id', 'm.member_kind AS m_member_kind'),
      role: text('m.role AS m_role'),
      direct: flag(`${direct} AS m_direct`),
      managementSource: text('m.management_source AS m_source'),
      addedAt: number('m.added_at AS m_added_at'),
      addedBy: optionalPrincipalId('m.added_by AS m_added_by', `${adder} AS m_added_by_kind`),
      expiresAt: optionalNumber('m.expires_at AS m_expires_at'),
    },
    [],
  );
}

const directFacts = factsReading(false);
const transitiveFacts = factsReading(true);

const memberReading = wholeReading<MemberSummary>(raw('p.id AS m_node_id, m.member_kind AS m_node_kind'), (row) => ({
  id: readPrincipalId(row, 'm_node_id', 'm_node_kind'),
  kind: readText(row, 'm_node_kind'),
}));

function membershipReading<T>(node: Reading<T>, transitive: boolean): Reading<Membership<T>> {
  return bothReadings(node, transitive ? transitiveFacts : directFacts, (thing, facts) =>
    // Written into the facts, which may be narrow and must stay so.
    Object.assign(facts, { node: thing }),
  );
}

/**
 * Memberships under the alias `m`. Transitively, several ways lead from a member to a group; those that the caller sees are
 * one row with the facts of the direct way if there is one, otherwise of the one that began first and of the one that ends
 * last.
 */
function memberships(parents: Sql, end: 'group' | 'member', transitive: boolean, visibility: Visibility): Sql {
  if (!transitive) return raw('group_memberships m LEFT JOIN principals ab ON ab.id = m.added_by');
  const live = and([
    unexpired(raw('x.expires_at'), visibility),
    membershipSeen(raw('x.group_id'), raw('x.member_id'), visibility),
  ]);
  const direct = and([
    sql`y.group_id = w.group_id AND y.member_id = w.member_id AND ${unexpired(raw('y.expires_at'), visibility)}`,
    membershipVisible(raw('y.group_id'), raw('y.member_id'), visibility),
  ]);
  const parent = raw(end === 'group' ? 'c.ancestor_id' : 'x.member_id');
  return sql`(SELECT w.group_id, w.member_id, w.member_kind, COALESCE(y.role, 'MEMBER') AS role,
      CASE WHEN y.group_id IS NULL THEN 0 ELSE 1 END AS is_direct,
      COALESCE(y.management_source, w.management_source) AS management_source, COALESCE(y.added_at, w.added_at) AS added_at,
      y.added_by, ab.kind AS added_by_kind, CASE WHEN y.group_id IS NULL THEN w.expires_at ELSE y.expires_at END AS expires_at
    FROM (SELECT c.ancestor_id AS group_id, x.member_id, MIN(x.member_kind) AS member_kind,
        MIN(x.management_source) AS management_source, MIN(x.added_at) AS added_at,
        CASE WHEN COUNT(x.expires_at) = COUNT(*) THEN MAX(x.expires_at) ELSE NULL END AS expires_at
      FROM group_closure c JOIN group_memberships x ON x.group_id = c.descendant_id
      WHERE ${parent} IN (${parents}) AND ${live} GROUP BY c.ancestor_id, x.member_id) w
    LEFT JOIN group_memberships y ON ${direct}
    LEFT JOIN principals ab ON ab.id = y.added_by) m`;
}

// What is derived comes from visible rows that last.
function liveAnd(visible: Sql | undefined, transitive: boolean, visibility: Visibility): Sql | undefined {
  if (transitive) return visible;
  const seen = membershipVisible(raw('m.group_id'), raw('m.member_id'), visibility);
  return and([visible, seen, unexpired(raw('m.expires_at'), visibility)]);
}

const membershipFields: Readonly<Record<string, FieldColumn>> = { role: { kind: 'enum', column: raw('m.role') } };

/** The members of groups. */
export function membersOfGroups(transitive: boolean, visibility: Visibility): RelationShape<Membership<MemberSummary>> {
  return {
    ...principalShape,
    from: (parents) =>
      sql`${memberships(parents, 'group', transitive, visibility)} JOIN principals p ON p.id = m.member_id`,
    reading: membershipReading(memberReading, transitive),
    key: nodeKey(raw('m.member_id'), 'usr', 'grp', 'svc'),
    fields: { ...principalShape.fields, ...membershipFields, addedAt: { kind: 'time', column: raw('m.added_at') } },
    parent: raw('m.group_id'),
    parentVisible: () => groupSeen(raw('m.group_id'), visibility),
    visible: () => liveAnd(principalShape.visible(visibility), transitive, visibility),
  };
}

/** The groups of principals. */
export function groupsOfMembers(transitive: boolean, visibility: Visibility): RelationShape<Membership<Group>> {
  return {
    ...groupShape,
    from: (parents) =>
      sql`${memberships(parents, 'member', transitive, visibility)} JOIN ${groupsTable} ON g.id = m.group_id`,
    reading: membershipReading(groupShape.reading, transitive),
    key: nodeKey(raw('m.group_id'), 'grp'),
    fields: { ...groupShape.fields, ...membershipFields, addedAt: { kind: 'time', column: raw('m.added_at') } },
    parent: raw('m.member_id'),
    parentVisible: () => principalSeen(raw('m.member_id'), visibility),
    visible: () => liveAnd(groupShape.visible(visibility), transitive, visibility),
  };
}
