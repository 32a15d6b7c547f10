import type { FieldCatalogue } from '../kernel/condition.js';

/** What people can be filtered by. SCIM names are those of RFC 7643, sections 4.1 and 4.3. */
export const userFields = {
  id: { kind: 'id' },
  username: { kind: 'text' },
  externalId: { kind: 'exact', nullable: true },
  email: { kind: 'email', nullable: true, scim: ['emails', 'emails.value'] },
  emailDomain: { kind: 'text', nullable: true },
  emailVerified: { kind: 'boolean' },
  displayName: { kind: 'text' },
  givenName: { kind: 'text', nullable: true, scim: ['name.givenName'] },
  familyName: { kind: 'text', nullable: true, scim: ['name.familyName'] },
  nickname: { kind: 'text', nullable: true },
  locale: { kind: 'exact', nullable: true },
  timeZone: { kind: 'exact', nullable: true },
  jobTitle: { kind: 'text', nullable: true, scim: ['title'] },
  department: { kind: 'text', nullable: true },
  organization: { kind: 'text', nullable: true },
  location: { kind: 'text', nullable: true },
  status: {
    kind: 'enum',
    values: ['ACTIVE', 'SUSPENDED', 'NOT_INVITED', 'INVITED', 'DEACTIVATED', 'FOR_DELETION'],
  },
  accountStatus: { kind: 'enum', values: ['ACTIVE', 'INVITED', 'DEACTIVATED'] },
  claimStatus: { kind: 'enum', values: ['MANAGED', 'UNMANAGED'] },
  managementSource: { kind: 'enum', values: ['LOCAL', 'INVITED', 'SYNCED', 'IMPORTED'] },
  restricted: { kind: 'boolean' },
  mfaEnabled: { kind: 'boolean' },
  lastActiveAt: { kind: 'time', nullable: true },
  deletionScheduledAt: { kind: 'time', nullable: true },
  createdAt: { kind: 'time', scim: ['meta.created'] },
  updatedAt: { kind: 'time', scim: ['meta.lastModified'] },
} as const satisfies FieldCatalogue;

/** What service accounts can be filtered by. */
export const serviceAccountFields = {
  id: { kind: 'id' },
  name: { kind: 'text', scim: ['displayName'] },
  status: { kind: 'enum', values: ['ACTIVE', 'DISABLED'] },
  createdAt: { kind: 'time', scim: ['meta.created'] },
  updatedAt: { kind: 'time', scim: ['meta.lastModified'] },
} as const satisfies FieldCatalogue;

/** What principals of any kind can be filtered by. */
export const principalFields = {
  id: { kind: 'id' },
  kind: { kind: 'enum', values: ['USER', 'GROUP', 'SERVICE_ACCOUNT'] },
  displayName: { kind: 'text' },
  createdAt: { kind: 'time', scim: ['meta.created'] },
} as const satisfies FieldCatalogue;
