import type { DirectoryId, DomainId, TenantId } from '../kernel/ids.js';

/** Whether a tenant works. */
export type TenantStatus = 'ACTIVE' | 'DEACTIVATED';

/** Where a thing came from, which is also who may change it. */
export type ManagementSource = 'LOCAL' | 'INVITED' | 'SYNCED' | 'IMPORTED';

/** A company or organisation with its own directory of people, groups and roles. Times are milliseconds since 1970. */
export interface Tenant {
  readonly id: TenantId;
  readonly slug: string;
  readonly name: string;
  readonly description: string | null;
  readonly status: TenantStatus;
  /** Whether e-mail addresses of its people are shown only to those who may read them. */
  readonly hidesEmail: boolean;
  /** How many days a token lives at the most; null for as many as anywhere. */
  readonly maxTokenDays: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly version: number;
}

/** A source of identities within a tenant; groups belong to one. */
export interface Directory {
  readonly id: DirectoryId;
  readonly tenantId: TenantId;
  readonly name: string;
  readonly description: string | null;
  readonly isDefault: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly version: number;
}

/** A node of the tree that roles are scoped to: a role on a domain holds on all domains under it. */
export interface Domain {
  readonly id: DomainId;
  readonly tenantId: TenantId;
  readonly parentId: DomainId | null;
  readonly name: string;
  /** The names from the root down, joined by `/`. */
  readonly path: string;
  readonly description: string | null;
  readonly managementSource: ManagementSource;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly version: number;
}
