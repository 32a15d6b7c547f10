import type { FieldCatalogue } from '../kernel/condition.js';

const times = {
  createdAt: { kind: 'time', scim: ['meta.created'] },
  updatedAt: { kind: 'time', scim: ['meta.lastModified'] },
} as const satisfies FieldCatalogue;

/** What tenants can be filtered by. */
export const tenantFields = {
  id: { kind: 'id' },
  slug: { kind: 'exact' },
  name: { kind: 'text', scim: ['displayName'] },
  status: { kind: 'enum', values: ['ACTIVE', 'DEACTIVATED'] },
  ...times,
} as const satisfies FieldCatalogue;

/** What directories can be filtered by. */
export const directoryFields = {
  id: { kind: 'id' },
  name: { kind: 'text', scim: ['displayName'] },
  isDefault: { kind: 'boolean' },
  ...times,
} as const satisfies FieldCatalogue;

/** What domains can be filtered by. */
export const domainFields = {
  id: { kind: 'id' },
  path: { kind: 'text' },
  parentId: { kind: 'id', nullable: true },
  managementSource: { kind: 'enum', values: ['LOCAL', 'INVITED', 'SYNCED', 'IMPORTED'] },
  ...times,
} as const satisfies FieldCatalogue;
