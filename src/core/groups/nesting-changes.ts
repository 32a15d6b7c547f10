import { mayChangeGroup } from '../access/policy/groups.js';
import type { Change } from '../changes/change.js';
import { mustBeAllowed } from '../changes/decided.js';
import { DomainError } from '../kernel/errors.js';
import type { GroupId } from '../kernel/ids.js';
import { mayConferGroup, type CeilingStores } from '../changes/conferred.js';
import type { Group } from './group.js';
import { seenGroup, type GroupChange } from './group-changes.js';

// How many levels of groups may lie within each other.
const mostLevels = 50;

/** What the nesting of groups reads and writes. */
export type NestingChange = GroupChange & Pick<Change<CeilingStores, unknown>, 'actor' | 'seen'>;

/** A group and one that it lies in. */
export interface NestingKey {
  readonly groupId: GroupId;
  readonly parentId: GroupId;
}

/**
 * Nests a group in another one of its tenant: its members get what the other one and those above give.
 * @throws NOT_FOUND, FORBIDDEN without `group:update` on both, PRIVILEGE_ESCALATION, EXTERNALLY_MANAGED,
 * ALREADY_EXISTS, INVALID for a circle, LIMIT_EXCEEDED for more than 50 levels
 */
export async function addGroupParent(change: NestingChange, { groupId, parentId }: NestingKey): Promise<NestingKey> {
  const [group, parent] = await nested(change, { groupId, parentId });
  if (group.tenantId !== parent.tenantId)
    throw new DomainError('INVALID', 'A group is nested in groups of its own tenant alone.', ['parentId']);
  await mayConferGroup(change, parent.id, 'parentId');
  const { groups } = change.writers;
  if (await groups.isParent(group.id, parent.id))
    throw new DomainError('ALREADY_EXISTS', 'The group is nested there already.', ['parentId']);
  const [above, below] = [(await groups.levels(parent.id)).above, (await groups.levels(group.id)).below];
  if (above + below + 2 > mostLevels)
    throw new DomainError('LIMIT_EXCEEDED', `At most ${mostLevels} levels of groups lie within each other.`, [
      'parentId',
    ]);
  await change.affects([group.id]);
  await groups.of(group.directoryId).addParent(group, parent.id, change.at);
  note(change, group, parent, null, parent.id);
  return { groupId, parentId };
}

/**
 * Takes a group out of another one.
 * @throws NOT_FOUND, FORBIDDEN without `group:update` on both, EXTERNALLY_MANAGED
 */
export async function removeGroupParent(change: NestingChange, { groupId, parentId }: NestingKey): Promise<NestingKey> {
  const [group, parent] = await nested(change, { groupId, parentId });
  const { groups } = change.writers;
  if (!(await groups.isParent(group.id, parent.id)))
    throw new DomainError('NOT_FOUND', 'The group is not nested there.', ['parentId']);
  await change.affects([group.id]);
  await groups.of(group.directoryId).removeParent(group, parent.id);
  note(change, group, parent, parent.id, null);
  return { groupId, parentId };
}

async function nested(change: NestingChange, { groupId, parentId }: NestingKey): Promise<readonly [Group, Group]> {
  const group = await seenGroup(change, groupId, 'groupId');
  const parent = await seenGroup(change, parentId, 'parentId');
  for (const one of [group, parent]) mustBeAllowed(mayChangeGroup(change.actor.rights, 'group:update', one), 'group');
  return [group, parent];
}

function note(change: NestingChange, group: Group, parent: Group, before: GroupId | null, after: GroupId | null): void {
  const facts = (parentId: GroupId | null) => (parentId === null ? null : { parentId });
  const { id, tenantId } = group;
  change.note({ objectId: id, tenantId, about: [parent.id], before: facts(before), after: facts(after) });
}
