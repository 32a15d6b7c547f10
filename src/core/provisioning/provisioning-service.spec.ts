import { applied } from '../../../test/support/tenant-model.js';
import type { AuditEntry } from '../audit/audit-event.js';
import type { AuditTrail } from '../audit/audit-store.js';
import { emptyChain } from '../audit/chain.js';
import { DomainError } from '../kernel/errors.js';
import { newId } from '../kernel/ids.js';
import { noTenant, type CurrentTenant } from './current-tenant.js';
import { assignmentKey, tenantAdministrator, type DesiredTenant } from './desired-tenant.js';
import { ProvisioningService } from './provisioning-service.js';
import type { ProvisioningStore } from './provisioning-store.js';
import type { Change } from './tenant-changes.js';

const empty = new Map<string, never>();
const bare = { slug: 'acme', groups: empty, memberships: empty, domains: empty, roles: empty };
const withAnn: DesiredTenant = {
  ...bare,
  people: new Map([['ann', { key: 'ann', username: 'Ann' }]]),
  assignments: new Map(
    [{ principal: { kind: 'PERSON' as const, key: 'ann' }, role: tenantAdministrator, domain: null }].map((one) => [
      assignmentKey(one),
      one,
    ]),
  ),
};
const withNobody: DesiredTenant = { ...bare, people: empty, assignments: empty };

class MemoryStore implements ProvisioningStore {
  readonly tenantId = newId('ten');
  current: CurrentTenant = noTenant(new Map());
  written = 0;
  /** What was done, and told of it, in order. */
  readonly steps: string[] = [];
  readonly events: AuditEntry[] = [];
  readonly trail: AuditTrail = {
    lockHead: async () => {
      this.steps.push('lock');
      return emptyChain;
    },
    append: async (_head, entry) => this.events.push(entry),
  };

  async read(): Promise<CurrentTenant> {
    this.steps.push('read');
    return this.current;
  }

  async apply(current: CurrentTenant, changes: readonly Change[], made: (changes: number) => void) {
    this.current = applied(current, changes);
    this.written += 1;
    for (const change of changes) made(change.of.length);
    return this.tenantId;
  }
}

function serviceOn(store: MemoryStore): ProvisioningService {
  return new ProvisioningService({ run: (work) => work({ trail: store.trail, provisioning: store }) }, () => 5);
}

describe('provisioning a tenant', () => {
  it('makes what is described and tells how far it is', async () => {
    const store = new MemoryStore();
    const heard: string[] = [];
    const outcome = await serviceOn(store).provision(withAnn, { prune: false, dryRun: false }, (done, total) =>
      heard.push(`${done}/${total}`),
    );
    expect(store.current.people.has('ann')).toBe(true);
    expect(outcome).toMatchObject({ changes: 4, createdAccounts: ['ann'] });
    expect(heard).toEqual(['0/4', '1/4', '2/4', '3/4', '4/4']);
  });

  it('is alone from before it reads, and one event however much it changes, none when it changes nothing', async () => {
    const store = new MemoryStore();
    const service = serviceOn(store);
    await service.provision(withAnn, { prune: false, dryRun: true });
    expect([store.steps, store.events]).toEqual([['read'], []]);
    for (let time = 0; time < 2; time++) await service.provision(withAnn, { prune: false, dryRun: false });
    expect(store.steps).toEqual(['read', 'lock', 'read', 'lock', 'read']);
    const one = { created: 1, changed: 0, removed: 0 };
    const after = { tenantId: store.tenantId, tenants: one, people: one, accesses: one, administrators: one };
    expect(store.events).toEqual([
      {
        id: expect.stringMatching(/^evt_/) as string,
        at: 5,
        action: 'import',
        outcome: 'SUCCEEDED',
        code: null,
        actorId: null,
        impersonatorId: null,
        tokenId: null,
        requestId: null,
        tenantId: store.tenantId,
        changes: [{ objectId: null, before: null, after }],
        objectIds: [store.tenantId],
      },
    ]);
  });

  it('writes nothing in a dry run, which answers the same', async () => {
    const store = new MemoryStore();
    const dry = await serviceOn(store).provision(withAnn, { prune: false, dryRun: true });
    expect(store.written).toBe(0);
    expect(await serviceOn(store).provision(withAnn, { prune: false, dryRun: false })).toEqual(dry);
  });

  it('takes the accounts as there that earlier tenants of a dry run would make', async () => {
    const options = { prune: false, dryRun: true, expectedAccounts: new Set(['ann']) };
    const { counts, createdAccounts } = await serviceOn(new MemoryStore()).provision(withAnn, options);
    expect(createdAccounts).toEqual([]);
    expect(counts).toMatchObject({ people: { created: 0 }, accesses: { created: 1 } });
  });

  it('refuses to take the last administrator, and writes nothing', async () => {
    const store = new MemoryStore();
    const service = serviceOn(store);
    await service.provision(withAnn, { prune: false, dryRun: false });
    const attempt = service.provision(withNobody, { prune: true, dryRun: false });
    await expect(attempt).rejects.toThrow('without an administrator');
    expect(store.written).toBe(1);
  });

  it('begins anew, and not for ever, when somebody else has made the same in the meantime', async () => {
    const store = new MemoryStore();
    const overtaken = () => Promise.reject(new DomainError('ALREADY_EXISTS', 'Such a thing exists already.'));
    const apply = jest.spyOn(store, 'apply').mockImplementationOnce(overtaken);
    const outcome = await serviceOn(store).provision(withAnn, { prune: false, dryRun: false });
    expect(outcome.changes).toBe(4);
    expect(apply).toHaveBeenCalledTimes(2);
    store.current = noTenant(new Map());
    apply.mockImplementation(overtaken);
    const attempt = serviceOn(store).provision(withAnn, { prune: false, dryRun: false });
    await expect(attempt).rejects.toThrow('Such a thing exists already.');
  });

  it('does not touch the store when nothing has to change', async () => {
    const store = new MemoryStore();
    const service = serviceOn(store);
    await service.provision(withAnn, { prune: false, dryRun: false });
    expect((await service.provision(withAnn, { prune: true, dryRun: false })).changes).toBe(0);
    expect(store.written).toBe(1);
  });
});
