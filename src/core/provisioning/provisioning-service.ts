import type { AuditFacts } from '../audit/audit-event.js';
import type { AuditTrail } from '../audit/audit-store.js';
import { recorded, type Recorded } from '../audit/recorded.js';
import type { Clock } from '../kernel/clock.js';
import { DomainError } from '../kernel/errors.js';
import { newId, type TenantId } from '../kernel/ids.js';
import type { UnitOfWork } from '../kernel/unit-of-work.js';
import type { CurrentTenant } from './current-tenant.js';
import type { DesiredTenant } from './desired-tenant.js';
import { difference, leavesNoAdministrator } from './difference.js';
import type { ProvisioningStore } from './provisioning-store.js';
import { countedThings, numberOfChanges, type Change, type Counts } from './tenant-changes.js';

/** How a tenant is provisioned. */
export interface ProvisioningOptions {
  /** Also remove what imports made and what is no longer described. */
  readonly prune: boolean;
  /** Compute everything and write nothing. */
  readonly dryRun: boolean;
  /** Keys of people to be taken as having accounts: those whom earlier tenants of the same dry run would make. */
  readonly expectedAccounts?: ReadonlySet<string>;
}

/** What provisioning did, or in a dry run would do. */
export interface ProvisioningOutcome {
  readonly counts: Counts;
  /** How many single changes; 0 when the tenant was as described. */
  readonly changes: number;
  /** Keys of the people who got an account. */
  readonly createdAccounts: readonly string[];
}

/** Tells how many of a tenant's changes are made. It starts again from 0 when the database makes us begin anew. */
export type ProvisioningProgress = (done: number, total: number) => void;

const mostAttempts = 5;

/** What the service works with, inside a unit of work. */
export interface ProvisioningStores {
  readonly trail: AuditTrail;
  readonly provisioning: ProvisioningStore;
}

/** Makes tenants what a description says, each in one transaction and with one event in the audit trail. */
export class ProvisioningService {
  constructor(
    private readonly unitOfWork: UnitOfWork<ProvisioningStores>,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes one tenant what is described: `difference` says what is changed and what is left. A dry run answers the same.
   * @throws INVALID when the description is not whole, nests groups in a circle, or would take from a
   *   tenant its last administrator; nothing is written then
   */
  async provision(
    desired: DesiredTenant,
    options: ProvisioningOptions,
    progress: ProvisioningProgress = () => {},
  ): Promise<ProvisioningOutcome> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(desired, options, progress);
      } catch (error) {
        // Somebody made the same tenant, person or group since we read: now there is something to compare with.
        const overtaken = error instanceof DomainError && error.code === 'ALREADY_EXISTS';
        if (!overtaken || attempt >= mostAttempts) throw error;
      }
    }
  }

  private attempt(
    desired: DesiredTenant,
    options: ProvisioningOptions,
    progress: ProvisioningProgress,
  ): Promise<ProvisioningOutcome> {
    return this.unitOfWork.run(async ({ trail, provisioning }) => {
      const work = () => carriedOut(provisioning, desired, options, progress);
      // What writes nothing need not wait for who writes.
      return options.dryRun ? (await work()).result : recorded(trail, this.clock, work);
    });
  }
}

async function carriedOut(
  store: ProvisioningStore,
  desired: DesiredTenant,
  options: ProvisioningOptions,
  progress: ProvisioningProgress,
): Promise<Recorded<ProvisioningOutcome>> {
  const found = await store.read(desired.slug, [...desired.people.keys()]);
  const current = withAccounts(found, options.expectedAccounts ?? new Set());
  const { changes, counts } = difference(current, desired, options);
  if (leavesNoAdministrator(current, changes))
    throw new DomainError(
      'INVALID',
      `This would leave '${desired.slug}' without an administrator: name at least one, or make somebody an administrator by hand first.`,
    );
  const total = numberOfChanges(changes);
  const result = { counts, changes: total, createdAccounts: accountsIn(changes) };
  if (options.dryRun || total === 0) return { result, deed: null };
  const tenantId = await apply(store, current, changes, (made) => progress(made, total));
  const told = [{ objectId: null, before: null, after: { tenantId, ...factsOf(counts) } }];
  return { result, deed: { action: 'import', tenantId, changes: told, objectIds: [tenantId] } };
}

async function apply(
  store: ProvisioningStore,
  current: CurrentTenant,
  changes: readonly Change[],
  progress: (done: number) => void,
): Promise<TenantId> {
  let done = 0;
  progress(done);
  return store.apply(current, changes, (made) => {
    done += made;
    progress(done);
  });
}

// How many of what was made, changed and removed, as far as any was.
function factsOf(counts: Counts): AuditFacts {
  return Object.fromEntries(
    countedThings.flatMap((thing) => {
      const { created, changed, removed } = counts[thing];
      return created + changed + removed === 0 ? [] : [[thing, { created, changed, removed }]];
    }),
  );
}

function withAccounts(current: CurrentTenant, expected: ReadonlySet<string>): CurrentTenant {
  const made = [...expected].map((key) => [key, newId('usr')] as const);
  return { ...current, accounts: new Map([...made, ...current.accounts]) };
}

function accountsIn(changes: readonly Change[]): string[] {
  return changes.flatMap((change) => (change.kind === 'createUsers' ? change.of.map(({ key }) => key) : []));
}
