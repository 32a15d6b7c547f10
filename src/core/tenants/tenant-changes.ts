import { mayDeactivateTenant, mayUpdateTenant } from '../access/policy/tenants.js';
import type { AuditFacts } from '../audit/audit-event.js';
import type { Change } from '../changes/change.js';
import { mustBeAllowed, mustBeThere, mustBeVersion } from '../changes/decided.js';
import { badInput, DomainError } from '../kernel/errors.js';
import type { TenantId } from '../kernel/ids.js';
import { checkedSlug, checkedText } from '../kernel/text.js';
import type { Tenant } from './tenant.js';
import type { TenantStore } from './tenant-store.js';
import type { TenantFacts, TenantWriter } from './tenant-writer.js';

/** What the changing of tenants reads and writes. */
export type TenantChange = Change<{ readonly tenants: TenantStore }, { readonly tenants: TenantWriter }>;

/** What shall change of a tenant: what is left out stays, null clears. */
export interface TenantUpdate extends Partial<TenantFacts> {
  readonly id: TenantId;
  readonly version?: number | null;
}

/** How many days a tenant can let tokens live at the most. */
export const mostTokenDays = 365;

/**
 * Changes a tenant.
 * @throws NOT_FOUND, FORBIDDEN without `tenant:update`, CONFLICT for a version that has passed, ALREADY_EXISTS for a slug of
 * another tenant
 */
export async function updateTenant(change: TenantChange, update: TenantUpdate): Promise<{ tenantId: TenantId }> {
  const { at, actor, writers } = change;
  const tenant = await seenTenant(change, update.id, 'id');
  mustBeAllowed(mayUpdateTenant(actor.rights, tenant), 'tenant');
  mustBeVersion(tenant, update.version);
  const before = factsOf(tenant);
  const after = checkedTenant({
    slug: update.slug ?? before.slug,
    name: update.name ?? before.name,
    description: update.description === undefined ? before.description : update.description,
    hidesEmail: update.hidesEmail ?? before.hidesEmail,
    maxTokenDays: update.maxTokenDays === undefined ? before.maxTokenDays : update.maxTokenDays,
  });
  if (after.slug !== before.slug) await mustBeFreeSlug(change, after.slug, tenant.id);
  await writers.tenants.update(tenant.id, after, at);
  change.note({ objectId: tenant.id, tenantId: tenant.id, before: { ...before }, after: { ...after } });
  return { tenantId: tenant.id };
}

/** Which tenant shall work no longer, or again, and why. */
export interface TenantStatusChange {
  readonly id: TenantId;
  readonly version?: number | null;
  readonly reason?: string | null;
}

/**
 * Deactivates a tenant: from this moment on its tokens and service accounts are dead, and nobody has any right in it but
 * those who have it on the platform. Nothing is deleted. One that is deactivated stays as it is.
 * @throws NOT_FOUND, FORBIDDEN without `tenant:deactivate`, CONFLICT for a version that has passed
 */
export function deactivateTenant(change: TenantChange, wanted: TenantStatusChange): Promise<{ tenantId: TenantId }> {
  return setStatus(change, wanted, 'DEACTIVATED');
}

/** Lets a tenant work again, with everything that was in it. @throws what deactivating does */
export function reactivateTenant(change: TenantChange, wanted: TenantStatusChange): Promise<{ tenantId: TenantId }> {
  return setStatus(change, wanted, 'ACTIVE');
}

async function setStatus(
  change: TenantChange,
  { id, version, reason }: TenantStatusChange,
  status: Tenant['status'],
): Promise<{ tenantId: TenantId }> {
  const { at, actor, writers } = change;
  const tenant = await seenTenant(change, id, 'id');
  mustBeAllowed(mayDeactivateTenant(actor.rights, tenant), 'tenant');
  mustBeVersion(tenant, version);
  const told: AuditFacts = reason == null ? {} : { reason: checkedText(reason, 1000, 'reason') };
  if (tenant.status === status) return { tenantId: id };
  await change.affects(await writers.tenants.principalsOf(id));
  await writers.tenants.setStatus(id, status, at);
  change.note({ objectId: id, tenantId: id, before: { status: tenant.status }, after: { status, ...told } });
  return { tenantId: id };
}

/** A tenant that the caller sees. @throws NOT_FOUND */
export async function seenTenant(
  { seen }: Pick<Change<{ readonly tenants: TenantStore }, unknown>, 'seen'>,
  id: TenantId,
  ...path: string[]
): Promise<Tenant> {
  return mustBeThere((await seen.tenants.byIds([id]))[0], 'tenant', ...path);
}

/** The facts of a tenant, checked. @throws BAD_USER_INPUT */
export function checkedTenant(facts: TenantFacts): TenantFacts {
  const { slug, name, description, hidesEmail, maxTokenDays } = facts;
  if (maxTokenDays !== null && !(Number.isInteger(maxTokenDays) && maxTokenDays >= 1 && maxTokenDays <= mostTokenDays))
    throw badInput(
      `Tokens live 1 to ${mostTokenDays} days at the most; null is for as many as anywhere.`,
      'maxTokenDays',
    );
  return {
    slug: checkedSlug(slug, 'slug'),
    name: checkedText(name, 200, 'name'),
    description: description === null ? null : checkedText(description, 1000, 'description'),
    hidesEmail,
    maxTokenDays,
  };
}

/** @throws ALREADY_EXISTS for a slug that another tenant has */
export async function mustBeFreeSlug(
  { writers }: Pick<TenantChange, 'writers'>,
  slug: string,
  apartFrom: TenantId | null,
): Promise<void> {
  if (await writers.tenants.isSlugTaken(slug, apartFrom))
    throw new DomainError('ALREADY_EXISTS', 'Another tenant has this slug.', ['slug']);
}

function factsOf({ slug, name, description, hidesEmail, maxTokenDays }: TenantFacts): TenantFacts {
  return { slug, name, description, hidesEmail, maxTokenDays };
}
