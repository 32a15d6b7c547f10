import type { Database } from '../../src/storage/database/database.js';
import { insertSql, type RowValues } from '../../src/storage/database/insert.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { idValue, raw, sql } from '../../src/storage/database/sql.js';
import { assignmentRow } from '../../src/storage/assignments/assignment-rows.js';
import { SqlAuditTrail } from '../../src/storage/audit/audit-trail.js';
import { groupEdgeRow, groupRow, membershipRow } from '../../src/storage/groups/group-rows.js';
import { invitationRow } from '../../src/storage/invitations/invitation-rows.js';
import { permissionRow, roleIncludeRow, rolePermissionRow, roleRow } from '../../src/storage/roles/role-rows.js';
import { directoryRow, domainRow, tenantRow } from '../../src/storage/tenants/tenant-rows.js';
import { tokenRow } from '../../src/storage/tokens/token-rows.js';
import {
  directoryAccessRow,
  externalIdentityRow,
  principalRow,
  serviceAccountRow,
  tenantAccessRow,
  userRow,
} from '../../src/storage/users/user-rows.js';
import { longAgo, type World } from './builders.js';
import { waysDown, type Way } from './ways-down.js';
import type { Id } from '../../src/core/kernel/ids.js';

/**
 * Writes a world to a migrated database, closures included. The built-in roles and permissions go first: what is there
 * afterwards is the world and nothing else.
 */
export async function insertWorld(database: Database, world: World): Promise<void> {
  await database.transaction(async (connection) => {
    const session = new SqlSession(connection);
    for (const table of ['role_permissions', 'role_closure', 'roles', 'permissions'])
      await session.run(sql`DELETE FROM ${raw(table)}`);
    await insertRows(session, world);
  });
}

/** Adds a world to what is there, built-in roles included. */
export async function insertRows(session: SqlSession, world: World): Promise<void> {
  for (const [table, rows] of rowsOf(world))
    for (let n = 0; n < rows.length; n += 300) await session.run(insertSql(table, rows.slice(n, n + 300)));
  const trail = new SqlAuditTrail(session);
  for (const event of world.events) await trail.append(await trail.lockHead(), event);
}

function rowsOf(world: World): [table: string, rows: RowValues[]][] {
  const principals = [
    ...world.users.map((user) => principalRow({ ...user, tenantId: null })),
    ...[...world.groups, ...world.serviceAccounts].map(principalRow),
  ];
  const nestings = world.nestings.map(({ parentId, childId }) => [parentId, childId] as const);
  const includes = world.roleIncludes.map(({ roleId, includedId }) => [roleId, includedId] as const);
  const below = world.domains.flatMap(({ id, parentId }) => (parentId === null ? [] : [[parentId, id] as const]));
  return [
    ['tenants', world.tenants.map(tenantRow)],
    ['directories', world.directories.map(directoryRow)],
    ['domains', world.domains.map(domainRow)],
    ['domain_closure', waysDown(world.domains, below).map(closureRow)],
    ['principals', principals],
    ['users', world.users.map(userRow)],
    ['external_identities', world.identities.map(externalIdentityRow)],
    ['tenant_accesses', world.tenantAccesses.map(tenantAccessRow)],
    ['directory_accesses', world.directoryAccesses.map(directoryAccessRow)],
    ['service_accounts', world.serviceAccounts.map(serviceAccountRow)],
    ['groups', world.groups.map(groupRow)],
    ['group_edges', world.nestings.map(groupEdgeRow)],
    ['group_closure', waysDown(world.groups, nestings).map(closureRow)],
    ['group_memberships', world.memberships.map(membershipRow)],
    ['permissions', world.permissions.map((permission) => permissionRow({ ...permission, createdAt: longAgo }))],
    ['roles', world.roles.map(roleRow)],
    ['role_permissions', world.rolePermissions.map(({ roleId, permission }) => rolePermissionRow(roleId, permission))],
    ['role_includes', world.roleIncludes.map(({ roleId, includedId }) => roleIncludeRow(roleId, includedId))],
    ['role_closure', waysDown(world.roles, includes).map(closureRow)],
    ['role_assignments', world.assignments.map(assignmentRow)],
    ['api_tokens', world.tokens.map(tokenRow)],
    ['invitations', world.invitations.map(invitationRow)],
  ];
}

function closureRow({ from, to, depth }: Way<Id>): RowValues {
  return { ancestor_id: idValue(from), descendant_id: idValue(to), depth };
}
