import type { ListQuery } from '../kernel/condition.js';
import type { InvitationId, UserId } from '../kernel/ids.js';
import type { Page, PageRequest } from '../kernel/page.js';
import type { Invitation, ReceivedInvitation } from './invitation.js';

/** Reads invitations as far as the caller may see them; of several ids in their order, null in place. One statement per call. */
export interface InvitationStore {
  byIds(ids: readonly InvitationId[]): Promise<(Invitation | null)[]>;
  page(query: ListQuery, page: PageRequest): Promise<Page<Invitation>>;
  count(query: ListQuery): Promise<number>;
  /**
   * What a person can accept at this moment, sent to the address that is known to be theirs: the newest hundred, of working
   * tenants, whether they see anything of these or not. For that person alone.
   */
  receivedBy(id: UserId): Promise<ReceivedInvitation[]>;
}
