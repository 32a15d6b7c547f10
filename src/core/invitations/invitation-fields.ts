import type { FieldCatalogue } from '../kernel/condition.js';

/** What invitations can be filtered by. */
export const invitationFields = {
  id: { kind: 'id' },
  email: { kind: 'email' },
  status: { kind: 'enum', values: ['PENDING', 'ACCEPTED', 'EXPIRED', 'REVOKED'] },
  delivery: { kind: 'enum', values: ['NONE', 'QUEUED', 'SENT', 'FAILED'] },
  directoryId: { kind: 'id' },
  createdAt: { kind: 'time' },
  expiresAt: { kind: 'time' },
  sentAt: { kind: 'time', nullable: true },
  acceptedAt: { kind: 'time', nullable: true },
  revokedAt: { kind: 'time', nullable: true },
} as const satisfies FieldCatalogue;
