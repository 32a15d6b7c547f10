import type { Invitation } from '../../core/invitations/invitation.js';
import type { InvitationId } from '../../core/kernel/ids.js';
import type { Loaded } from '../connection/loaders.js';
import type { GraphContext } from '../context.js';

/** A visible invitation by its id. */
export function invitationById(
  { loaders, stores }: GraphContext,
  id: InvitationId | null,
): Loaded<Invitation | null> | null {
  return id && loaders.one('invitation by id', id, (ids) => stores.invitations.byIds(ids));
}
