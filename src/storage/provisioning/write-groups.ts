import { newId } from '../../core/kernel/ids.js';
import { textKey } from '../../core/kernel/text.js';
import type { CurrentGroup, CurrentMembership, CurrentNesting } from '../../core/provisioning/current-tenant.js';
import type { DesiredGroup, DesiredMembership } from '../../core/provisioning/desired-tenant.js';
import type { GroupChange, MembershipChange, NewNesting } from '../../core/provisioning/tenant-changes.js';
import { insertRows, runForEach } from '../database/bulk.js';
import { idIn, idValue, raw, sql } from '../database/sql.js';
import { imported } from './read-source.js';
import { idOf, required, type Writing } from './writing.js';

/** Makes groups. */
export async function createGroups(writing: Writing, groups: readonly DesiredGroup[]): Promise<void> {
  const { session, now } = writing;
  const tenant = idValue(required(writing.tenantId, 'tenant'));
  const directory = idValue(required(writing.directoryId, 'directory'));
  const rows = groups.map((group) => {
    const id = newId('grp', now);
    writing.groups.set(group.key, id);
    return { ...group, id: idValue(id) };
  });
  await insertRows(
    session,
    'principals',
    rows.map(({ id, name, key }) => ({
      id,
      kind: 'GROUP',
      tenant_id: tenant,
      display_name: name,
      display_name_key: key,
      created_at: now,
    })),
  );
  await insertRows(
    session,
    'groups',
    rows.map(({ id, name, key, description }) => ({
      id,
      tenant_id: tenant,
      directory_id: directory,
      name,
      name_key: key,
      description,
      kind: 'TEAM',
      status: 'ACTIVE',
      management_source: imported,
      is_system: false,
      created_at: now,
      updated_at: now,
      version: 1,
    })),
  );
}

/** Renames and describes groups. */
export async function changeGroups(writing: Writing, changes: readonly GroupChange[]): Promise<void> {
  const { session, now, groups } = writing;
  for (const { id, key, name, description } of changes) {
    await session.run(sql`
      UPDATE \`groups\` SET name = ${name}, name_key = ${textKey(name)}, description = ${description},
        updated_at = ${now}, version = version + 1
      WHERE id = ${idValue(id)}`);
    await session.run(sql`
      UPDATE principals SET display_name = ${name}, display_name_key = ${textKey(name)} WHERE id = ${idValue(id)}`);
    groups.set(key, id);
  }
}

/** Removes groups with whatever hangs on them. */
export async function removeGroups({ session }: Writing, groups: readonly CurrentGroup[]): Promise<void> {
  const ids = groups.map(({ id }) => id);
  const among = (...columns: string[]) => columns.map((column) => idIn(raw(column), ids));
  // Said in full and not left to foreign keys: some servers behind the protocol have none.
  for (const [table, ...columns] of [
    ['role_assignments', 'principal_id'],
    ['group_memberships', 'group_id'],
    ['group_memberships', 'member_id'],
    ['group_edges', 'parent_id'],
    ['group_edges', 'child_id'],
    ['group_closure', 'ancestor_id'],
    ['group_closure', 'descendant_id'],
    ['`groups`', 'id'],
    ['principals', 'id'],
  ] as const)
    for (const condition of among(...columns)) await session.run(sql`DELETE FROM ${raw(table)} WHERE ${condition}`);
}

/** Nests groups. The closure is made right when all changes are done. */
export async function addNestings({ session, now, groups }: Writing, nestings: readonly NewNesting[]): Promise<void> {
  await insertRows(
    session,
    'group_edges',
    nestings.map(({ parent, child }) => ({
      parent_id: idValue(idOf(groups, parent)),
      child_id: idValue(idOf(groups, child)),
      created_at: now,
    })),
  );
}

/** Takes groups out of groups. */
export async function removeNestings({ session }: Writing, nestings: readonly CurrentNesting[]): Promise<void> {
  await runForEach(
    session,
    nestings,
    ({ parentId, childId }) => sql`(parent_id = ${idValue(parentId)} AND child_id = ${idValue(childId)})`,
    (any) => sql`DELETE FROM group_edges WHERE ${any}`,
  );
}

/** Puts people into groups. */
export async function addMemberships(
  { session, now, groups, users }: Writing,
  memberships: readonly DesiredMembership[],
): Promise<void> {
  await insertRows(
    session,
    'group_memberships',
    memberships.map(({ group, person, role }) => ({
      group_id: idValue(idOf(groups, group)),
      member_id: idValue(idOf(users, person)),
      member_kind: 'USER',
      role,
      management_source: imported,
      added_at: now,
      added_by: null,
      expires_at: null,
    })),
  );
}

/** Makes members owners, and owners members. */
export async function changeMemberships({ session }: Writing, changes: readonly MembershipChange[]): Promise<void> {
  for (const role of new Set(changes.map((change) => change.role)))
    await runForEach(
      session,
      changes.filter((change) => change.role === role),
      ({ membership }) => sameMembership(membership),
      (any) => sql`UPDATE group_memberships SET role = ${role} WHERE ${any}`,
    );
}

/** Takes people out of groups. */
export async function removeMemberships(
  { session }: Writing,
  memberships: readonly CurrentMembership[],
): Promise<void> {
  await runForEach(session, memberships, sameMembership, (any) => sql`DELETE FROM group_memberships WHERE ${any}`);
}

function sameMembership({ groupId, userId }: CurrentMembership) {
  return sql`(group_id = ${idValue(groupId)} AND member_id = ${idValue(userId)})`;
}
