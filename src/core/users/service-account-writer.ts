import type { ServiceAccountId, TenantId } from '../kernel/ids.js';
import type { ServiceAccount } from './user.js';

/** What of a service account can be changed. */
export type ServiceAccountFacts = Pick<ServiceAccount, 'name' | 'description' | 'status'>;

/** Writes service accounts inside a unit of work, and reads what that needs to know, whoever may see it. */
export interface ServiceAccountWriter {
  /** Whether a tenant has a service account of this name key, apart from one. */
  isNameTaken(tenantId: TenantId, nameKey: string, apartFrom: ServiceAccountId | null): Promise<boolean>;
  insert(account: Omit<ServiceAccount, 'displayName'>): Promise<void>;
  update(id: ServiceAccountId, facts: ServiceAccountFacts, at: number): Promise<void>;
  /** With its tokens, its memberships and the roles that were given to it. */
  delete(id: ServiceAccountId): Promise<void>;
}
