import type { DirectoryId, GroupId, TenantId } from '../../kernel/ids.js';
import type { Actor } from '../actor.js';
import type { Rights } from '../rights.js';
import { type Decision, allowed, type Managed, first, needs, notBuiltIn, notSynced } from './decision.js';
import { placeOfDirectory } from './places.js';

/** A group, as far as decisions go. */
interface GroupFacts extends Managed {
  readonly id: GroupId;
  readonly tenantId: TenantId;
  readonly directoryId: DirectoryId;
  readonly system: boolean;
}

/** Whether somebody may make groups in a directory. */
export function mayCreateGroup(
  rights: Rights,
  directory: { readonly id: DirectoryId; readonly tenantId: TenantId },
): Decision {
  return needs(rights, placeOfDirectory({ ...directory, directoryId: directory.id }), 'group:create');
}

/** Whether somebody may change or delete a group. */
export function mayChangeGroup(
  rights: Rights,
  permission: 'group:update' | 'group:delete',
  group: GroupFacts,
): Decision {
  return first(needs(rights, placeOfDirectory(group), permission), notBuiltIn(group.system), notSynced(group));
}

/** What can be done with the members of a group. */
export type MemberPermission = 'group-member:add' | 'group-member:update' | 'group-member:remove';

/** Whether somebody may put members into a group and take them out: by permission, or as its owner. */
export function mayManageMembers(
  { rights, belongings, scopes }: Pick<Actor, 'rights' | 'belongings' | 'scopes'>,
  group: GroupFacts,
  permissions: readonly MemberPermission[] = ['group-member:add', 'group-member:remove'],
): Decision {
  // An owner needs no other permission; but their credential may be limited to something else.
  const mayAsOwner = scopes === null || permissions.every((name) => scopes.includes(name));
  const isOwner = mayAsOwner && belongings.ownedGroupIds.includes(group.id);
  return first(isOwner ? allowed : needs(rights, placeOfDirectory(group), ...permissions), notSynced(group));
}
