import { DomainError } from '../kernel/errors.js';
import type { TenantId } from '../kernel/ids.js';
import type { AdministratorStore } from './change-stores.js';

/**
 * Who could administer what before a change: none of it may be left without anybody. Only those count whose right has no
 * end, or the last one could be given one.
 */
export class Administration {
  private constructor(
    private readonly store: AdministratorStore,
    private readonly tenantIds: readonly TenantId[],
    private readonly platform: boolean,
  ) {}

  static async before(store: AdministratorStore): Promise<Administration> {
    return new Administration(store, await store.allAdministered(), await store.platformAdministered());
  }

  /** @throws LAST_ADMINISTRATOR when the platform or a tenant has lost everybody who administers it for good */
  async mustRemain(): Promise<void> {
    const { store, tenantIds, platform } = this;
    if (platform && !(await store.platformAdministered()))
      throw lastAdministrator('The platform would be left without a platform administrator');
    if (tenantIds.length === 0) return;
    // All of them again: which tenants a change can touch is known of few, and so many ids do not go into one statement.
    const left = new Set(await store.allAdministered());
    if (tenantIds.some((id) => !left.has(id)))
      throw lastAdministrator('A tenant would be left without a tenant administrator');
  }
}

function lastAdministrator(what: string): DomainError {
  const advice = 'Give somebody else the role first, without an end.';
  return new DomainError('LAST_ADMINISTRATOR', `${what} whose right has no end. ${advice}`);
}
