import type { FieldCatalogue } from '../kernel/condition.js';

/** What API tokens can be filtered by. */
export const tokenFields = {
  id: { kind: 'id' },
  name: { kind: 'exact' },
  prefix: { kind: 'exact' },
  status: { kind: 'enum', values: ['ACTIVE', 'EXPIRED', 'REVOKED'] },
  createdAt: { kind: 'time' },
  expiresAt: { kind: 'time' },
  lastUsedAt: { kind: 'time', nullable: true },
  revokedAt: { kind: 'time', nullable: true },
} as const satisfies FieldCatalogue;
