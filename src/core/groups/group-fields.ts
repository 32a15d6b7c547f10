import type { FieldCatalogue } from '../kernel/condition.js';

/** What groups can be filtered by. */
export const groupFields = {
  id: { kind: 'id' },
  name: { kind: 'text', scim: ['displayName'] },
  kind: { kind: 'enum', values: ['SECURITY', 'DISTRIBUTION_LIST', 'TEAM'] },
  status: { kind: 'enum', values: ['ACTIVE', 'DISABLED'] },
  managementSource: { kind: 'enum', values: ['LOCAL', 'INVITED', 'SYNCED', 'IMPORTED'] },
  system: { kind: 'boolean' },
  directoryId: { kind: 'id' },
  createdAt: { kind: 'time', scim: ['meta.created'] },
  updatedAt: { kind: 'time', scim: ['meta.lastModified'] },
} as const satisfies FieldCatalogue;

/** What memberships can be filtered by, besides the fields of their member or group. */
export const membershipFields = {
  role: { kind: 'enum', values: ['OWNER', 'MEMBER'] },
} as const satisfies FieldCatalogue;
