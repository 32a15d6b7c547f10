import type { TenantId } from '../kernel/ids.js';
import type { CurrentTenant } from './current-tenant.js';
import type { Change } from './tenant-changes.js';

/** Reads and changes one tenant in bulk, inside one transaction. */
export interface ProvisioningStore {
  /**
   * What there is of the tenant with this slug, which nobody else can provision until the transaction ends. `accounts`
   * of the answer holds those of the `people` (keys of usernames) who have an account.
   */
  read(slug: string, people: readonly string[]): Promise<CurrentTenant>;

  /**
   * Makes the changes, in their order, in a few statements each. They must come from a difference with `current`, which
   * this transaction has read. `made` is told after each statement or so how many changes it made.
   * @returns the tenant, which may be new
   * @throws INVALID when groups would be nested in a circle, NOT_FOUND when a system role does not exist
   */
  apply(current: CurrentTenant, changes: readonly Change[], made: (changes: number) => void): Promise<TenantId>;
}
