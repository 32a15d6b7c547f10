import { mayChangeServiceAccount, mayCreateServiceAccount } from '../access/policy/tenants.js';
import type { Change } from '../changes/change.js';
import type { CeilingStores } from '../changes/conferred.js';
import { mustBeAllowed, mustBeThere, mustBeVersion } from '../changes/decided.js';
import { mustNotBeOutranked } from '../changes/outranked.js';
import { DomainError } from '../kernel/errors.js';
import { newId, type ServiceAccountId, type TenantId } from '../kernel/ids.js';
import { checkedText, textKey } from '../kernel/text.js';
import { seenTenant } from '../tenants/tenant-changes.js';
import type { TenantStore } from '../tenants/tenant-store.js';
import type { ServiceAccountFacts, ServiceAccountWriter } from './service-account-writer.js';
import type { ServiceAccount } from './user.js';
import type { ServiceAccountStore } from './user-store.js';

/** What the changing of service accounts reads and writes. */
export type ServiceAccountChange = Change<
  CeilingStores & { readonly tenants: TenantStore; readonly serviceAccounts: ServiceAccountStore },
  { readonly serviceAccounts: ServiceAccountWriter }
>;

/** A new service account. */
export interface NewServiceAccount {
  readonly tenantId: TenantId;
  readonly name: string;
  readonly description?: string | null;
}

/** What shall change of a service account: what is left out stays, null clears. */
export interface ServiceAccountUpdate extends Partial<ServiceAccountFacts> {
  readonly id: ServiceAccountId;
  readonly version?: number | null;
}

/**
 * Makes a service account, which may do nothing until it is given roles.
 * @throws NOT_FOUND for a tenant that the caller does not see, FORBIDDEN without `service-account:create`, ALREADY_EXISTS for a
 * name that the tenant has
 */
export async function createServiceAccount(
  change: ServiceAccountChange,
  wanted: NewServiceAccount,
): Promise<{ accountId: ServiceAccountId }> {
  const { at, actor, writers } = change;
  const { id: tenantId } = await seenTenant(change, wanted.tenantId, 'tenantId');
  mustBeAllowed(mayCreateServiceAccount(actor.rights, tenantId), 'service account');
  const facts = checkedFacts({ name: wanted.name, description: wanted.description ?? null, status: 'ACTIVE' });
  await mustBeFree(change, tenantId, facts.name, null);
  const id = newId('svc', at);
  await writers.serviceAccounts.insert({ id, tenantId, ...facts, createdAt: at, updatedAt: at, version: 1 });
  change.note({ objectId: id, tenantId, before: null, after: { ...facts } });
  return { accountId: id };
}

/**
 * Changes a service account; while it is disabled its tokens are dead.
 * @throws NOT_FOUND, FORBIDDEN without `service-account:update` and for an account that holds more than the caller, CONFLICT,
 * ALREADY_EXISTS
 */
export async function updateServiceAccount(
  change: ServiceAccountChange,
  update: ServiceAccountUpdate,
): Promise<{ accountId: ServiceAccountId }> {
  const { at, writers } = change;
  const account = await changeable(change, 'service-account:update', update);
  const { id, tenantId } = account;
  const before = factsOf(account);
  const after = checkedFacts({
    name: update.name ?? before.name,
    description: update.description === undefined ? before.description : update.description,
    status: update.status ?? before.status,
  });
  if (textKey(after.name) !== textKey(before.name)) await mustBeFree(change, tenantId, after.name, id);
  if (after.status !== before.status) await change.affects([id]);
  await writers.serviceAccounts.update(id, after, at);
  change.note({ objectId: id, tenantId, before: { ...before }, after: { ...after } });
  return { accountId: id };
}

/**
 * Deletes a service account, with its tokens, its memberships and the roles that were given to it.
 * @throws NOT_FOUND, FORBIDDEN without `service-account:delete` and for an account that holds more than the caller, CONFLICT
 */
export async function deleteServiceAccount(
  change: ServiceAccountChange,
  wanted: { readonly id: ServiceAccountId; readonly version?: number | null },
): Promise<{ accountId: ServiceAccountId }> {
  const account = await changeable(change, 'service-account:delete', wanted);
  const { id, tenantId } = account;
  await change.affects([id]);
  await change.writers.serviceAccounts.delete(id);
  change.note({ objectId: id, tenantId, before: { ...factsOf(account) }, after: null });
  return { accountId: id };
}

async function changeable(
  change: ServiceAccountChange,
  permission: Parameters<typeof mayChangeServiceAccount>[1],
  { id, version }: { readonly id: ServiceAccountId; readonly version?: number | null },
): Promise<ServiceAccount> {
  const account = mustBeThere((await change.seen.serviceAccounts.byIds([id]))[0], 'service account', 'id');
  mustBeAllowed(mayChangeServiceAccount(change.actor.rights, permission, account), 'service account');
  await mustNotBeOutranked(change, id);
  mustBeVersion(account, version);
  return account;
}

function factsOf({ name, description, status }: ServiceAccountFacts): ServiceAccountFacts {
  return { name, description, status };
}

function checkedFacts({ name, description, status }: ServiceAccountFacts): ServiceAccountFacts {
  return {
    name: checkedText(name, 100, 'name'),
    description: description === null ? null : checkedText(description, 1000, 'description'),
    status,
  };
}

async function mustBeFree(
  { writers }: ServiceAccountChange,
  tenantId: TenantId,
  name: string,
  apartFrom: ServiceAccountId | null,
): Promise<void> {
  if (await writers.serviceAccounts.isNameTaken(tenantId, textKey(name), apartFrom))
    throw new DomainError('ALREADY_EXISTS', 'The tenant has a service account of this name already.', ['name']);
}
