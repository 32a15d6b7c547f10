import type { GroupId, PrincipalId } from '../../core/kernel/ids.js';
import type { Group } from '../../core/groups/group.js';
import type { Loaded } from '../connection/loaders.js';
import type { GraphContext } from '../context.js';
import { principalBy } from '../users/user-loaders.js';

/** A visible group by its id. */
export function groupById({ loaders, stores }: GraphContext, id: GroupId | null): Loaded<Group | null> | null {
  return id && loaders.one('group by id', id, (ids) => stores.groups.byIds(ids));
}

/** A visible principal of any kind by its id. */
export function principalById(context: GraphContext, id: PrincipalId | null): unknown {
  return principalBy(context, id, groupById);
}

/** The groups through which somebody is in a group: that group itself, or ones nested in it. */
export function groupsBetween(
  { loaders, stores }: GraphContext,
  groupId: GroupId,
  memberId: PrincipalId,
): Loaded<Group[]> {
  type Pair = { readonly groupId: GroupId; readonly memberId: PrincipalId };
  return loaders
    .by<Pair, Group[]>('groups between group and member', (pairs) => stores.groups.via(pairs), {
      keyOf: (pair) => `${pair.groupId} ${pair.memberId}`,
    })
    .load({ groupId, memberId });
}
