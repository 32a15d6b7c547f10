import type { DirectoryId, PrincipalId, TenantId } from '../kernel/ids.js';
import type { Directory, Tenant, TenantStatus } from './tenant.js';

/** What of a tenant can be changed. */
export type TenantFacts = Pick<Tenant, 'slug' | 'name' | 'description' | 'hidesEmail' | 'maxTokenDays'>;

/** What of a directory can be changed. */
export type DirectoryFacts = Pick<Directory, 'name' | 'description'>;

/** Writes tenants inside a unit of work, and reads what that needs to know, whoever may see it. */
export interface TenantWriter {
  /** Whether a tenant has this slug, apart from one. */
  isSlugTaken(slug: string, apartFrom: TenantId | null): Promise<boolean>;
  insert(tenant: Tenant): Promise<void>;
  update(id: TenantId, facts: TenantFacts, at: number): Promise<void>;
  setStatus(id: TenantId, status: TenantStatus, at: number): Promise<void>;
  /** The people who have access to a tenant, and its service accounts. */
  principalsOf(id: TenantId): Promise<PrincipalId[]>;
}

/** The same for directories. */
export interface DirectoryWriter {
  /** Whether a tenant has a directory of this name key, apart from one. */
  isNameTaken(tenantId: TenantId, nameKey: string, apartFrom: DirectoryId | null): Promise<boolean>;
  insert(directory: Directory): Promise<void>;
  update(id: DirectoryId, facts: DirectoryFacts, at: number): Promise<void>;
  /** Makes it the one that things go to when nobody says which; the one that was is so no longer. Answers which that was. */
  makeDefault(directory: Pick<Directory, 'id' | 'tenantId'>, at: number): Promise<DirectoryId | null>;
  /** What is in it, and which roles are given on it at this moment. */
  uses(id: DirectoryId, at: number): Promise<{ groups: number; people: number; assignments: number }>;
  /** With what has expired on it. */
  delete(id: DirectoryId): Promise<void>;
}
