import type { FieldCatalogue } from '../kernel/condition.js';

/** What events of the audit trail can be filtered by. */
export const auditFields = {
  id: { kind: 'id' },
  at: { kind: 'time' },
  action: { kind: 'exact' },
  outcome: { kind: 'enum', values: ['SUCCEEDED', 'DENIED', 'FAILED'] },
  code: { kind: 'exact', nullable: true },
  actorId: { kind: 'id', nullable: true },
  impersonatorId: { kind: 'id', nullable: true },
  tokenId: { kind: 'id', nullable: true },
  requestId: { kind: 'exact', nullable: true },
} as const satisfies FieldCatalogue;
