import type { AuditEventId } from '../../core/kernel/ids.js';
import type { AuditEvent } from '../../core/audit/audit-event.js';
import type { Loaded } from '../connection/loaders.js';
import type { GraphContext } from '../context.js';

/** A visible event by its id. */
export function auditEventById(
  { loaders, stores }: GraphContext,
  id: AuditEventId | null,
): Loaded<AuditEvent | null> | null {
  return id && loaders.one('audit event by id', id, (ids) => stores.audit.byIds(ids));
}
