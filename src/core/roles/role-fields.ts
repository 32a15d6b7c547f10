import type { FieldCatalogue } from '../kernel/condition.js';

/** What roles can be filtered by. */
export const roleFields = {
  id: { kind: 'id' },
  name: { kind: 'text', scim: ['displayName'] },
  type: { kind: 'enum', values: ['SYSTEM', 'CUSTOM'] },
  level: { kind: 'enum', values: ['ADMIN', 'USER'] },
  isDefault: { kind: 'boolean' },
  createdAt: { kind: 'time', scim: ['meta.created'] },
  updatedAt: { kind: 'time', scim: ['meta.lastModified'] },
} as const satisfies FieldCatalogue;

/** What permissions can be filtered by. */
export const permissionFields = {
  name: { kind: 'exact' },
  resource: { kind: 'exact' },
  action: { kind: 'exact' },
  system: { kind: 'boolean' },
} as const satisfies FieldCatalogue;
