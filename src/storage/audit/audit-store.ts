import type { Visibility } from '../../core/access/visibility.js';
import type { AuditEvent } from '../../core/audit/audit-event.js';
import type { AuditStore } from '../../core/audit/audit-store.js';
import type { AuditEventId } from '../../core/kernel/ids.js';
import { SqlListStore } from '../database/list-store.js';
import type { SqlSession } from '../database/session.js';
import { eventShape } from './audit-shapes.js';

/** Events of the audit trail in SQL. */
export class SqlAuditStore extends SqlListStore<AuditEvent, AuditEventId> implements AuditStore {
  constructor(session: SqlSession, visibility: Visibility) {
    super(session, visibility, eventShape);
  }
}
