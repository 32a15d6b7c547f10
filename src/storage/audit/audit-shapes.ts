import type { Visibility } from '../../core/access/visibility.js';
import type { AuditEvent } from '../../core/audit/audit-event.js';
import type { Id, TenantId } from '../../core/kernel/ids.js';
import { idKey } from '../database/key.js';
import type { ListShape } from '../database/list-shape.js';
import { wholeReading } from '../database/reading.js';
import { always, idIn, idValue, or, raw, sql, type Sql } from '../database/sql.js';
import { eventColumns, readEvent } from './audit-rows.js';

const principalTypes = (column: string) => ({
  usr: raw(`${column} = 'USER'`),
  svc: raw(`${column} = 'SERVICE_ACCOUNT'`),
});

/** How events of the audit trail are listed. */
export const eventShape: ListShape<AuditEvent> = {
  from: raw('audit_events v'),
  reading: wholeReading(eventColumns, readEvent),
  key: idKey(raw('v.id'), 'evt'),
  fields: {
    id: { kind: 'id', column: raw('v.id'), types: { evt: always } },
    at: { kind: 'time', column: raw('v.at') },
    action: { kind: 'exact', column: raw('v.action') },
    outcome: { kind: 'enum', column: raw('v.outcome') },
    code: { kind: 'exact', nullable: true, column: raw('v.code') },
    actorId: { kind: 'id', nullable: true, column: raw('v.actor_id'), types: principalTypes('v.actor_kind') },
    impersonatorId: {
      kind: 'id',
      nullable: true,
      column: raw('v.impersonator_id'),
      types: principalTypes('v.impersonator_kind'),
    },
    tokenId: { kind: 'id', nullable: true, column: raw('v.token_id'), types: { tok: always } },
    requestId: { kind: 'exact', nullable: true, column: raw('v.request_id') },
  },
  relations: {
    inTenant: (args) => idIn(raw('v.tenant_id'), [args['tenantId'] as TenantId]),
    concerns: (args) =>
      sql`EXISTS (SELECT 1 FROM audit_objects oc WHERE oc.revision = v.revision AND oc.object_id = ${idValue(args['objectId'] as Id)})`,
  },
  search: [],
  visible: eventVisible,
};

// By permission alone. What concerns no tenant, or several, is for those who may read the trail of the instance.
function eventVisible({ reach }: Visibility): Sql | undefined {
  const { everywhere, tenantIds } = reach['audit-event:read'];
  return everywhere ? undefined : or([idIn(raw('v.tenant_id'), tenantIds)]);
}
