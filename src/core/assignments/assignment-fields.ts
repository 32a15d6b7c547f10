import type { FieldCatalogue } from '../kernel/condition.js';

/** What role assignments can be filtered by. */
export const assignmentFields = {
  id: { kind: 'id' },
  principalId: { kind: 'id' },
  principalKind: { kind: 'enum', values: ['USER', 'GROUP', 'SERVICE_ACCOUNT'] },
  roleId: { kind: 'id' },
  scopeKind: { kind: 'enum', values: ['PLATFORM', 'TENANT', 'DIRECTORY', 'DOMAIN'] },
  directoryId: { kind: 'id', nullable: true },
  domainId: { kind: 'id', nullable: true },
  managementSource: { kind: 'enum', values: ['LOCAL', 'INVITED', 'SYNCED', 'IMPORTED'] },
  createdAt: { kind: 'time', scim: ['meta.created'] },
  expiresAt: { kind: 'time', nullable: true },
} as const satisfies FieldCatalogue;
