import { AccessGraph } from '../access/access-graph.js';
import type { Actor } from '../access/actor.js';
import { belongingsOf, rightsOf } from '../access/rights.js';
import type { PrincipalId } from '../kernel/ids.js';
import type { ActingChange } from './change.js';
import type { ChangeStores } from './change-stores.js';

const unlimited = { tenantId: null, permissions: null };

/**
 * The same change as another principal would carry it out, with everything that they may at this moment: for what they have
 * promised and somebody else takes up. Null for one whose account does not work.
 */
export async function inNameOf<Seen, Writers>(
  stores: ChangeStores<Seen, Writers>,
  { at, note }: Pick<ActingChange<Seen, Writers>, 'at' | 'note'>,
  id: PrincipalId,
): Promise<ActingChange<Seen, Writers> | null> {
  const { actors, writers } = stores;
  const found = await actors.byPrincipal(id, at);
  if (found === null) return null;
  const { account, facts } = found;
  const graph = new AccessGraph(facts);
  const rights = rightsOf(graph, id, unlimited);
  const belongings = belongingsOf(graph, id, null);
  const actor: Actor = { ...account, impersonatorId: null, rights, belongings };
  return { at, actor, seen: stores.seenBy(actor, at), writers, note };
}
