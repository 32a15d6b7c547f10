import type { AuditTrail } from '../audit/audit-store.js';
import { recorded, type Deed } from '../audit/recorded.js';
import type { Clock } from '../kernel/clock.js';
import type { UserId } from '../kernel/ids.js';
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import type { AccessStore } from '../access/access-store.js';
import type { UserWriters } from './user-writer.js';
import { onlyTenant } from './only-tenant.js';

/** What the purge works with, inside a unit of work. */
export interface PurgeStores {
  readonly trail: AuditTrail;
  readonly users: UserWriters;
  readonly access: Pick<AccessStore, 'tenantIdsOf'>;
}

/** How many people are looked up at once. */
const batch = 100;

/** Deletes the accounts whose time has come. */
export class PurgeService {
  constructor(
    private readonly unitOfWork: UnitOfWork<PurgeStores>,
    private readonly clock: Clock,
  ) {}

  /**
   * Deletes every account whose deletion is due, with all that it has and is in: each in a transaction and with an
   * event of its own, which has no actor and tells no personal data. What the trail knew of the account before, it
   * keeps.
   * @returns how many they were
   */
  async run(): Promise<number> {
    let count = 0;
    for (;;) {
      const due = await this.unitOfWork.run(({ users }) => users.dueForDeletion(this.clock(), batch));
      let purged = 0;
      for (const id of due) purged += await this.purge(id);
      count += purged;
      // Whoever was due and is not deleted was kept, or another process was faster: the next run finds out.
      if (due.length < batch || purged === 0) return count;
    }
  }

  private purge(userId: UserId): Promise<number> {
    return this.unitOfWork.run(({ trail, users, access }) =>
      recorded(trail, this.clock, async (at) => {
        const user = await users.find({ by: 'id', id: userId });
        const due = user?.deletionScheduledAt ?? null;
        if (due === null || due > at) return { result: 0, deed: null };
        const [tenantIds = []] = await access.tenantIdsOf([userId]);
        await users.of(await users.homeOf(userId)).delete(userId);
        const deed: Deed = {
          action: 'purgeUser',
          tenantId: onlyTenant(tenantIds),
          changes: [{ objectId: userId, before: { deletionScheduledAt: due }, after: null }],
          objectIds: [userId],
        };
        return { result: 1, deed };
      }),
    );
  }
}
