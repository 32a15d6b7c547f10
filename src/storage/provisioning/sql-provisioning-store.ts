import type { Clock } from '../../core/kernel/clock.js';
import type { TenantId } from '../../core/kernel/ids.js';
import type { CurrentTenant } from '../../core/provisioning/current-tenant.js';
import type { ProvisioningStore } from '../../core/provisioning/provisioning-store.js';
import type { Change, ChangeItem, ChangeKind } from '../../core/provisioning/tenant-changes.js';
import { chunksOf } from '../database/bulk.js';
import type { SqlSession } from '../database/session.js';
import { readTenant } from './read-tenant.js';
import { writeGroupClosure, writeRoleClosure } from './write-closures.js';
import * as domains from './write-domains.js';
import * as groups from './write-groups.js';
import * as roles from './write-roles.js';
import * as tenant from './write-tenant.js';
import { beginWriting, required, type Writing } from './writing.js';

type Writers = { readonly [K in ChangeKind]: (writing: Writing, of: readonly ChangeItem<K>[]) => Promise<void> };

const writers: Writers = {
  createTenant: tenant.createTenant,
  updateTenant: tenant.updateTenant,
  revokeAssignments: roles.revokeAssignments,
  removeMemberships: groups.removeMemberships,
  removeNestings: groups.removeNestings,
  removeGroups: groups.removeGroups,
  removeDomains: domains.removeDomains,
  revokeAccess: tenant.revokeAccess,
  createUsers: tenant.createUsers,
  grantAccess: tenant.grantAccess,
  changeGroups: groups.changeGroups,
  createGroups: groups.createGroups,
  addNestings: groups.addNestings,
  changeMemberships: groups.changeMemberships,
  addMemberships: groups.addMemberships,
  changeDomains: domains.changeDomains,
  createDomains: domains.createDomains,
  createRoles: roles.createRoles,
  addRolePermissions: roles.addRolePermissions,
  addRoleIncludes: roles.addRoleIncludes,
  addAssignments: roles.addAssignments,
};

const nesting: ReadonlySet<ChangeKind> = new Set(['removeNestings', 'removeGroups', 'createGroups', 'addNestings']);
const including: ReadonlySet<ChangeKind> = new Set(['createRoles', 'addRoleIncludes']);

/** Provisions tenants within the transaction of one session. */
export class SqlProvisioningStore implements ProvisioningStore {
  constructor(
    private readonly session: SqlSession,
    private readonly clock: Clock,
  ) {}

  read(slug: string, people: readonly string[]): Promise<CurrentTenant> {
    return readTenant(this.session, slug, people, this.clock());
  }

  async apply(current: CurrentTenant, changes: readonly Change[], made: (changes: number) => void): Promise<TenantId> {
    const writing = beginWriting(this.session, current, this.clock());
    for (const change of changes) await write(writing, change, made);
    if (changes.some(({ kind }) => nesting.has(kind))) await writeGroupClosure(writing);
    if (changes.some(({ kind }) => including.has(kind))) await writeRoleClosure(writing);
    return required(writing.tenantId, 'tenant');
  }
}

async function write<K extends ChangeKind>(
  writing: Writing,
  change: Change<K>,
  made: (changes: number) => void,
): Promise<void> {
  for (const chunk of chunksOf<ChangeItem<K>>(change.of)) {
    await writers[change.kind](writing, chunk);
    made(chunk.length);
  }
}
