import type { Actor } from '../access/actor.js';
import type { AuditEntry, AuditOrigin, AuditOutcome } from '../audit/audit-event.js';
import { newId, type Id, type TenantId } from '../kernel/ids.js';
import type { ChangeNote } from './change.js';

/** What the trail tells of a request for a change, whatever came of it. */
export interface Recorded {
  /** The mutation's name. */
  readonly action: string;
  /** Who it is as far as the request has told, for the trail of what was refused. */
  readonly origin: AuditOrigin;
  /** The tenant that the request asks in, and the things that it names: what the trail tells of one that failed. */
  readonly named: { readonly tenantId: TenantId | null; readonly objectIds: readonly Id[] };
}

/** What came of it. */
interface Done {
  /** Null when nobody is known, or when it was undone: the origin tells then. */
  readonly actor: Pick<Actor, 'principalId' | 'impersonatorId' | 'tokenId'> | null;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly outcome: AuditOutcome;
  readonly code: string | null;
  readonly notes: readonly ChangeNote[];
}

/** The entry of the trail for a change. */
export function entryOf({ action, origin, named }: Recorded, done: Done): AuditEntry {
  const { actor, at, outcome, code, notes } = done;
  const tenantIds = new Set(notes.map(({ tenantId }) => tenantId));
  const [tenantId] = tenantIds.size === 1 ? [...tenantIds] : [];
  return {
    ...origin,
    ...(actor && { actorId: actor.principalId, impersonatorId: actor.impersonatorId, tokenId: actor.tokenId }),
    id: newId('evt', at),
    at,
    action,
    outcome,
    code,
    tenantId: outcome === 'SUCCEEDED' ? (tenantId ?? null) : named.tenantId,
    changes: notes.map(({ objectId, before, after }) => ({ objectId, before, after })),
    objectIds:
      outcome !== 'SUCCEEDED'
        ? named.objectIds
        : [
            ...new Set(
              notes.flatMap(({ objectId, about = [] }) => [...(objectId === null ? [] : [objectId]), ...about]),
            ),
          ],
  };
}
