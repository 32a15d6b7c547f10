import type { PrincipalId, TenantId } from '../kernel/ids.js';
import type { Belongings, Reach } from './rights.js';

/** The permissions that decide what is seen. */
export type ReadingPermission = (typeof readingPermissions)[number];

/** The names of all permissions that decide what is seen. */
export const readingPermissions = [
  'tenant:read',
  'tenant-access:read',
  'directory:read',
  'domain:read',
  'user:read',
  'user-email:read',
  'external-identity:read',
  'service-account:read',
  'group:read',
  'group-member:read',
  'role:read',
  'role-assignment:read',
  'permission:read',
  'invitation:read',
  'api-token:read',
  'audit-event:read',
] as const;

/**
 * What a caller may see, and as of when. The rules make it, the storage puts it into every statement: list, count, node
 * and reference apply the same one, so that what may not be seen is not there on any path.
 */
export interface Visibility {
  /** The caller, who always sees themself; null for the instance's own work. */
  readonly self: PrincipalId | null;
  /** The moment of the request, in milliseconds since 1970: what has expired by then is not there. */
  readonly at: number;
  /** The working tenants that the caller belongs to and is not suspended in. */
  readonly tenantIds: readonly TenantId[];
  /** Where the caller holds each permission that lets see something. */
  readonly reach: Readonly<Record<ReadingPermission, Reach>>;
  /** What concerns the caller, and what they therefore always see. */
  readonly own: Belongings;
}

const everywhere: Reach = { everywhere: true, tenantIds: [], directoryIds: [], domainIds: [] };

/** A reach for every permission. */
export function reaches(of: (permission: ReadingPermission) => Reach): Visibility['reach'] {
  return Object.fromEntries(readingPermissions.map((name) => [name, of(name)])) as Record<ReadingPermission, Reach>;
}

const allReaches = reaches(() => everywhere);

/** The belongings of nobody. */
export const noBelongings: Belongings = {
  groupIds: [],
  ownedGroupIds: [],
  assignmentIds: [],
  roleIds: [],
  directoryIds: [],
  domainIds: [],
};

/** The instance sees everything, for its own work. */
export function everythingVisible(at: number): Visibility {
  return { self: null, at, tenantIds: [], reach: allReaches, own: noBelongings };
}
