import { permissionForm, permissionPattern } from '../access/question.js';
import type { ManagementSource } from '../tenants/tenant.js';
import { mostScopes, tokenLifetime } from '../tokens/token-limits.js';
import { localeForm, timeZoneForm } from '../users/profile.js';
import type { RecordContents, RecordKind } from './transfer-record.js';
import {
  code,
  email,
  flag,
  idOf,
  note,
  optional,
  orElse,
  ownId,
  pattern,
  secret,
  setOf,
  slug,
  text,
  time,
  url,
  version,
  whole,
  word,
  type Field,
} from './record-field.js';

/** The fields of a record in the order in which they are written. */
export type Fields<T> = { readonly [Key in keyof T]-?: Field<T[Key]> };

const managementSource = orElse<ManagementSource>(word('LOCAL', 'INVITED', 'SYNCED', 'IMPORTED'), () => 'LOCAL');
const versioned = {
  createdAt: time,
  updatedAt: orElse(time, (earlier) => earlier['createdAt'] as number),
  version,
};
const permissionName = pattern(permissionPattern, permissionForm);
const principalId = idOf('usr', 'grp', 'svc');

// As others make them, too; the work that comparing with one takes is limited.
const passwordHash =
  /^\$argon2id\$v=19\$m=[1-9]\d{0,5},t=[1-9]\d?,p=[1-9]\d?\$[A-Za-z0-9+/]{11,64}\$[A-Za-z0-9+/]{22,86}$/;

/** Every kind of record, in an order in which each refers only to earlier ones. */
export const recordKinds: { readonly [K in RecordKind]: Fields<RecordContents[K]> } = {
  tenant: {
    id: ownId('ten'),
    slug,
    name: text(200),
    description: optional(note(1000)),
    status: orElse(word('ACTIVE', 'DEACTIVATED'), () => 'ACTIVE'),
    hidesEmail: flag,
    maxTokenDays: optional(whole(1, tokenLifetime.most)),
    ...versioned,
  },
  directory: {
    id: ownId('dir'),
    tenantId: idOf('ten'),
    name: text(100),
    description: optional(note(1000)),
    isDefault: flag,
    ...versioned,
  },
  domain: {
    id: ownId('dom'),
    tenantId: idOf('ten'),
    parentId: optional(idOf('dom')),
    name: text(100),
    description: optional(note(1000)),
    managementSource,
    ...versioned,
  },
  permission: { name: permissionName, description: optional(note(1000)), createdAt: time },
  role: {
    id: ownId('rol'),
    tenantId: optional(idOf('ten')),
    name: text(100),
    description: optional(note(1000)),
    level: orElse(word('ADMIN', 'USER'), () => 'USER'),
    isDefault: flag,
    ...versioned,
  },
  rolePermission: { roleId: idOf('rol'), permission: { ...permissionName, refers: true } },
  roleInclude: { roleId: idOf('rol'), includedId: idOf('rol') },
  user: {
    id: ownId('usr'),
    username: text(100),
    externalId: optional(code(255)),
    email: optional(email),
    emailVerified: flag,
    displayName: text(200),
    givenName: optional(text(100)),
    familyName: optional(text(100)),
    nickname: optional(text(100)),
    avatarUrl: optional(url),
    locale: optional(pattern(localeForm, "a language tag as 'pt-BR'")),
    timeZone: optional(pattern(timeZoneForm, "a time zone as 'Europe/Lisbon'")),
    jobTitle: optional(text(200)),
    department: optional(text(200)),
    organization: optional(text(200)),
    location: optional(text(200)),
    accountStatus: orElse(word('ACTIVE', 'INVITED', 'DEACTIVATED'), () => 'ACTIVE'),
    claimStatus: orElse(word('MANAGED', 'UNMANAGED'), () => 'UNMANAGED'),
    managementSource,
    restricted: flag,
    mfaEnabled: flag,
    lastActiveAt: optional(time),
    deletionScheduledAt: optional(time),
    ...versioned,
  },
  externalIdentity: {
    id: ownId('ext'),
    userId: idOf('usr'),
    provider: code(100),
    subject: code(255),
    createdAt: time,
  },
  password: {
    userId: idOf('usr'),
    hash: secret(passwordHash, 'a hash by argon2id, $argon2id$v=19$m=…,'),
    changedAt: time,
  },
  tenantAccess: { userId: idOf('usr'), tenantId: idOf('ten'), managementSource, createdAt: time },
  directoryAccess: {
    userId: idOf('usr'),
    directoryId: idOf('dir'),
    status: orElse(word('ACTIVE', 'SUSPENDED'), () => 'ACTIVE'),
    createdAt: time,
  },
  serviceAccount: {
    id: ownId('svc'),
    tenantId: idOf('ten'),
    name: text(100),
    description: optional(note(1000)),
    status: orElse(word('ACTIVE', 'DISABLED'), () => 'ACTIVE'),
    ...versioned,
  },
  group: {
    id: ownId('grp'),
    directoryId: idOf('dir'),
    name: text(200),
    description: optional(note(1000)),
    kind: orElse(word('SECURITY', 'DISTRIBUTION_LIST', 'TEAM'), () => 'SECURITY'),
    status: orElse(word('ACTIVE', 'DISABLED'), () => 'ACTIVE'),
    managementSource,
    system: flag,
    ...versioned,
  },
  groupNesting: { parentId: idOf('grp'), childId: idOf('grp'), createdAt: time },
  groupMember: {
    groupId: idOf('grp'),
    memberId: idOf('usr', 'svc'),
    role: orElse(word('OWNER', 'MEMBER'), () => 'MEMBER'),
    managementSource,
    addedAt: time,
    addedBy: optional(principalId),
    expiresAt: optional(time),
  },
  roleAssignment: {
    id: ownId('asg'),
    principalId,
    roleId: idOf('rol'),
    scopeKind: word('PLATFORM', 'TENANT', 'DIRECTORY', 'DOMAIN'),
    scopeId: optional(idOf('ten', 'dir', 'dom')),
    managementSource,
    createdAt: time,
    createdBy: optional(principalId),
    expiresAt: optional(time),
    reason: optional(note(1000)),
  },
  apiToken: {
    id: ownId('tok'),
    ownerId: idOf('usr', 'svc'),
    tenantId: optional(idOf('ten')),
    // Not references: a permission may have gone since, and then allows nothing.
    scopes: optional(setOf(permissionName, mostScopes)),
    name: text(100),
    prefix: pattern(/^[!-~]{1,20}$/, 'a piece of 1 to 20 plain characters'),
    secretHash: pattern(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/, 'a SHA-256 in base64url, 43 characters,'),
    createdAt: time,
    expiresAt: time,
    lastUsedAt: optional(time),
    revokedAt: optional(time),
  },
};
