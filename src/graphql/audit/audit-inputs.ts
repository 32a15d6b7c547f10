import { ID } from 'type-graphql';
import { auditFields } from '../../core/audit/audit-fields.js';
import { listArguments, orderInput } from '../connection/connection-arguments.js';
import { connectionType } from '../connection/connection-type.js';
import { filterInput } from '../connection/filter-input.js';
import { plainIdRelation, type ListDefinition } from '../connection/read-list.js';
import { AuditEventType, AuditOutcome } from './audit-type.js';

const concerns = {
  concerns: { type: () => ID as never, description: 'Concerns this thing, whatever it is.' },
};
const AuditEventFilter = filterInput(
  'AuditEvent',
  'events of the audit trail',
  auditFields,
  { outcome: ['AuditOutcome', AuditOutcome] },
  concerns,
);
const AuditEventOrder = orderInput('AuditEvent', 'events of the audit trail', { AT: 'at' });

/** The arguments of the list of all events. */
export const AuditEventListArguments = listArguments(AuditEventFilter, AuditEventOrder, {
  query: 'action eq "createUser" and at ge "2026-01-01T00:00:00Z"',
  tenant: true,
});

/** A page of events. */
export const AuditEventConnection = connectionType('AuditEvent', 'events of the audit trail', () => AuditEventType);

/** How lists of events are read. */
export const auditEventList: ListDefinition = {
  name: 'auditEvents',
  fields: auditFields,
  relations: {
    concerns: plainIdRelation(
      'objectId',
      'usr',
      'svc',
      'grp',
      'rol',
      'asg',
      'ten',
      'dir',
      'dom',
      'tok',
      'inv',
      'ext',
      'ses',
    ),
  },
  ofTenant: true,
};
