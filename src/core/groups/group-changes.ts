import { mayChangeGroup, mayCreateGroup } from '../access/policy/groups.js';
import type { Change } from '../changes/change.js';
import { mayConferGroup, type CeilingStores } from '../changes/conferred.js';
import { mustBeAllowed, mustBeThere, mustBeVersion } from '../changes/decided.js';
import { DomainError } from '../kernel/errors.js';
import { newId, type DirectoryId, type GroupId } from '../kernel/ids.js';
import { checkedText, textKey } from '../kernel/text.js';
import type { DirectoryStore } from '../tenants/tenant-store.js';
import type { Group, GroupKind, GroupStatus } from './group.js';
import type { GroupStore } from './group-store.js';
import type { GroupFacts, GroupWriters } from './group-writer.js';

/** What the changing of groups reads and writes. */
export type GroupChange = Change<
  CeilingStores & { readonly groups: GroupStore; readonly directories: DirectoryStore },
  { readonly groups: GroupWriters }
>;

/** A new group. */
export interface NewGroup {
  readonly directoryId: DirectoryId;
  readonly name: string;
  readonly description?: string | null;
  readonly kind: GroupKind;
}

/** What shall change of a group: what is left out stays, null clears. */
export interface GroupUpdate {
  readonly id: GroupId;
  readonly version?: number | null;
  readonly name?: string;
  readonly description?: string | null;
  readonly kind?: GroupKind;
  readonly status?: GroupStatus;
}

/**
 * Makes a group in a directory.
 * @throws NOT_FOUND for a directory that the caller does not see, FORBIDDEN without `group:create` on it, ALREADY_EXISTS for a
 * name that the directory has
 */
export async function createGroup(change: GroupChange, wanted: NewGroup): Promise<{ groupId: GroupId }> {
  const { at, actor, seen, writers } = change;
  const [found] = await seen.directories.byIds([wanted.directoryId]);
  const directory = mustBeThere(found, 'directory', 'directoryId');
  mustBeAllowed(mayCreateGroup(actor.rights, directory), 'group');
  const facts = { ...checkedFacts({ ...wanted, description: wanted.description ?? null, status: 'ACTIVE' }) };
  await mustBeFree(change, directory.id, facts.name, null);
  const group = {
    id: newId('grp', at),
    tenantId: directory.tenantId,
    directoryId: directory.id,
    ...facts,
    managementSource: 'LOCAL',
    system: false,
    createdAt: at,
    updatedAt: at,
    version: 1,
  } as const;
  await writers.groups.of(directory.id).insert(group);
  const about = [directory.id];
  change.note({ objectId: group.id, tenantId: group.tenantId, about, before: null, after: { ...facts } });
  return { groupId: group.id };
}

/**
 * Changes a group.
 * @throws NOT_FOUND, FORBIDDEN without `group:update`, EXTERNALLY_MANAGED, CONFLICT for a version that has passed,
 * ALREADY_EXISTS, PRIVILEGE_ESCALATION when a group comes into use that gives its members more than the caller holds
 */
export async function updateGroup(change: GroupChange, update: GroupUpdate): Promise<{ groupId: GroupId }> {
  const { at, actor, writers } = change;
  const group = await seenGroup(change, update.id, 'id');
  mustBeAllowed(mayChangeGroup(actor.rights, 'group:update', group), 'group');
  mustBeVersion(group, update.version);
  const before = factsOf(group);
  const after = checkedFacts({
    name: update.name ?? before.name,
    description: update.description === undefined ? before.description : update.description,
    kind: update.kind ?? before.kind,
    status: update.status ?? before.status,
  });
  if (textKey(after.name) !== textKey(before.name)) await mustBeFree(change, group.directoryId, after.name, group.id);
  // What it gives from now on, its members get from the caller.
  if (after.status === 'ACTIVE' && before.status !== 'ACTIVE') await mayConferGroup(change, group.id, 'status');
  if (after.status !== before.status) await change.affects([group.id]);
  await writers.groups.of(group.directoryId).update(group.id, after, at);
  change.note({ objectId: group.id, tenantId: group.tenantId, before: { ...before }, after: { ...after } });
  return { groupId: group.id };
}

/**
 * Deletes a group, with its memberships and the roles that were given to it; its people stay.
 * @throws NOT_FOUND, FORBIDDEN without `group:delete`, EXTERNALLY_MANAGED, CONFLICT for a version that has passed
 */
export async function deleteGroup(
  change: GroupChange,
  { id, version }: { readonly id: GroupId; readonly version?: number | null },
): Promise<{ groupId: GroupId }> {
  const group = await seenGroup(change, id, 'id');
  mustBeAllowed(mayChangeGroup(change.actor.rights, 'group:delete', group), 'group');
  mustBeVersion(group, version);
  await change.affects([group.id]);
  await change.writers.groups.of(group.directoryId).delete(group);
  change.note({ objectId: group.id, tenantId: group.tenantId, before: { ...factsOf(group) }, after: null });
  return { groupId: group.id };
}

/** A group that the caller sees. @throws NOT_FOUND */
export async function seenGroup(
  { seen }: Pick<Change<{ readonly groups: GroupStore }, unknown>, 'seen'>,
  id: GroupId,
  ...path: string[]
): Promise<Group> {
  return mustBeThere((await seen.groups.byIds([id]))[0], 'group', ...path);
}

function factsOf({ name, description, kind, status }: GroupFacts): GroupFacts {
  return { name, description, kind, status };
}

function checkedFacts({ name, description, kind, status }: GroupFacts): GroupFacts {
  return {
    name: checkedText(name, 200, 'name'),
    description: description === null ? null : checkedText(description, 1000, 'description'),
    kind,
    status,
  };
}

async function mustBeFree(
  { writers }: GroupChange,
  directoryId: DirectoryId,
  name: string,
  apartFrom: GroupId | null,
): Promise<void> {
  if (await writers.groups.isNameTaken(directoryId, textKey(name), apartFrom))
    throw new DomainError('ALREADY_EXISTS', 'The directory has a group of this name already.', ['name']);
}
