import type { AuditChange, AuditEvent } from '../../core/audit/audit-event.js';
import { canonical } from '../../core/audit/chain.js';
import { parseId, prefixOf, type Id } from '../../core/kernel/ids.js';
import type { RowValues } from '../database/insert.js';
import { readId, readNumber, readOptionalId, readOptionalText, readText } from '../database/read-row.js';
import type { Row } from '../database/session.js';
import { idValue, raw } from '../database/sql.js';
import { principalKind } from '../users/user-rows.js';
import { readPrincipalId } from '../users/principal-stores.js';

/** What the text of an event keeps beside its columns. */
interface Told {
  readonly changes: readonly AuditChange[];
  readonly objectIds: readonly Id[];
}

/** The row of an event. */
export function eventRow(event: AuditEvent, hash: Uint8Array): RowValues {
  const { changes, objectIds, actorId, impersonatorId } = event;
  return {
    revision: event.revision,
    id: idValue(event.id),
    at: event.at,
    action: event.action,
    outcome: event.outcome,
    code: event.code,
    actor_id: actorId && idValue(actorId),
    actor_kind: actorId && principalKind(actorId),
    impersonator_id: impersonatorId && idValue(impersonatorId),
    impersonator_kind: impersonatorId && principalKind(impersonatorId),
    token_id: event.tokenId && idValue(event.tokenId),
    tenant_id: event.tenantId && idValue(event.tenantId),
    request_id: event.requestId,
    changes: canonical({ changes, objectIds } satisfies Told),
    hash: Buffer.from(hash),
  };
}

/** The rows by which the history of each thing is found. */
export function objectRows({ objectIds, revision }: AuditEvent): RowValues[] {
  return objectIds.map((id) => ({ object_id: idValue(id), revision, object_kind: prefixOf(id) }));
}

/** The columns of an event under the alias `v`. */
export const eventColumns = raw(`v.revision, v.id, v.at, v.action, v.outcome, v.code, v.actor_id, v.actor_kind,
  v.impersonator_id, v.impersonator_kind, v.token_id, v.tenant_id, v.request_id, v.changes`);

/** An event from those columns. */
export function readEvent(row: Row): AuditEvent {
  const { changes, objectIds } = toldOf(readText(row, 'changes'));
  return {
    revision: readNumber(row, 'revision'),
    id: readId(row, 'id', 'evt'),
    at: readNumber(row, 'at'),
    action: readText(row, 'action'),
    outcome: readText(row, 'outcome'),
    code: readOptionalText(row, 'code'),
    actorId: row['actor_id'] == null ? null : readPrincipalId(row, 'actor_id', 'actor_kind'),
    impersonatorId:
      row['impersonator_id'] == null ? null : readPrincipalId(row, 'impersonator_id', 'impersonator_kind'),
    tokenId: readOptionalId(row, 'token_id', 'tok'),
    tenantId: readOptionalId(row, 'tenant_id', 'ten'),
    requestId: readOptionalText(row, 'request_id'),
    changes,
    objectIds,
  };
}

// Somebody may have edited the row: then it tells of nothing, and its hash no longer fits.
function toldOf(text: string): Told {
  try {
    const told = JSON.parse(text) as Partial<Told>;
    const { changes = [], objectIds = [] } = told;
    return { changes, objectIds: objectIds.filter((id) => parseId(id) !== undefined) };
  } catch {
    return { changes: [], objectIds: [] };
  }
}
