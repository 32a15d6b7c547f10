import { mayRevoke } from '../access/policy/roles.js';
import { mayChangeDomain, mayCreateDomain } from '../access/policy/tenants.js';
import { mustBeAllowed, mustBeVersion } from '../changes/decided.js';
import { DomainError } from '../kernel/errors.js';
import { newId, type DomainId, type TenantId } from '../kernel/ids.js';
import { checkedText } from '../kernel/text.js';
import { domainPath } from './domain-path.js';
import {
  mustBeFreePath,
  mustBeWithinLevels,
  placeAt,
  placeUnder,
  seenDomain,
  toldOf,
  writePathsBelow,
  type DomainChange,
} from './domain-tree.js';
import type { Domain } from './tenant.js';
import { seenTenant } from './tenant-changes.js';

interface TenantRoot {
  readonly tenantId: TenantId;
}

/** A new domain: under another one, or at the root of a tenant's tree. */
export interface NewDomain {
  readonly under: { readonly parentId: DomainId } | TenantRoot;
  readonly name: string;
  readonly description?: string | null;
}

/** What shall change of a domain: what is left out stays, null clears. */
export interface DomainUpdate {
  readonly id: DomainId;
  readonly version?: number | null;
  readonly name?: string;
  readonly description?: string | null;
}

/**
 * Makes a domain.
 * @throws NOT_FOUND for a parent or tenant that the caller does not see, FORBIDDEN without `domain:create` there,
 * ALREADY_EXISTS for a path that the tenant has, BAD_USER_INPUT for a name with a `/` or a path of more than 700 characters,
 * LIMIT_EXCEEDED for more than 50 levels
 */
export async function createDomain(change: DomainChange, wanted: NewDomain): Promise<{ domainId: DomainId }> {
  const { at, actor, seen, writers } = change;
  const { under } = wanted;
  const parent = 'parentId' in under ? await seenDomain(change, under.parentId, 'parentId') : null;
  const tenantId = parent?.tenantId ?? (await seenTenant(change, (under as TenantRoot).tenantId, 'tenantId')).id;
  mustBeAllowed(mayCreateDomain(actor.rights, await placeUnder(seen.access, tenantId, parent)), 'domain');
  const facts = checkedFacts({ name: wanted.name, description: wanted.description ?? null });
  const path = domainPath(parent?.path ?? null, facts.name);
  await mustBeFreePath(change, tenantId, path, null);
  if (parent !== null) mustBeWithinLevels((await writers.domains.levels(parent.id)).above + 2);
  const domain: Domain = {
    id: newId('dom', at),
    tenantId,
    parentId: parent?.id ?? null,
    ...facts,
    path,
    managementSource: 'LOCAL',
    createdAt: at,
    updatedAt: at,
    version: 1,
  };
  await writers.domains.insert(domain);
  const about = parent === null ? [] : [parent.id];
  change.note({ objectId: domain.id, tenantId, about, before: null, after: toldOf(domain) });
  return { domainId: domain.id };
}

/**
 * Renames or describes a domain. With a new name the paths of all domains under it change.
 * @throws NOT_FOUND, FORBIDDEN without `domain:update`, EXTERNALLY_MANAGED, CONFLICT, ALREADY_EXISTS, BAD_USER_INPUT when a path
 * under it would get too long
 */
export async function updateDomain(change: DomainChange, update: DomainUpdate): Promise<{ domainId: DomainId }> {
  const { at, actor, seen, writers } = change;
  const domain = await seenDomain(change, update.id, 'id');
  const { id, tenantId } = domain;
  mustBeAllowed(mayChangeDomain(actor.rights, 'domain:update', domain, await placeAt(seen.access, domain)), 'domain');
  mustBeVersion(domain, update.version);
  const after = checkedFacts({
    name: update.name ?? domain.name,
    description: update.description === undefined ? domain.description : update.description,
  });
  const above = domain.path.slice(0, Math.max(0, domain.path.length - domain.name.length - 1));
  const path = domainPath(domain.parentId === null ? null : above, after.name);
  if (path !== domain.path) await mustBeFreePath(change, tenantId, path, id);
  await writers.domains.update(id, { ...after, path }, at);
  if (path !== domain.path) await writePathsBelow(change, id, path);
  change.note({ objectId: id, tenantId, before: toldOf(domain), after: toldOf({ ...domain, ...after, path }) });
  return { domainId: id };
}

/** What becomes of the roles that are given on a domain when it goes: it stays, or they go with it. */
export type OnUse = 'RESTRICT' | 'CASCADE';

/**
 * Deletes a domain that has no others under it.
 * @throws NOT_FOUND, FORBIDDEN without `domain:delete`, EXTERNALLY_MANAGED, CONFLICT, IN_USE while domains lie under it or, with
 * RESTRICT, roles are given on it; with CASCADE, FORBIDDEN without `role-assignment:delete` there
 */
export async function deleteDomain(
  change: DomainChange,
  wanted: { readonly id: DomainId; readonly version?: number | null; readonly onUse: OnUse },
): Promise<{ domainId: DomainId }> {
  const { at, actor, seen, writers } = change;
  const domain = await seenDomain(change, wanted.id, 'id');
  const { id, tenantId } = domain;
  const place = await placeAt(seen.access, domain);
  mustBeAllowed(mayChangeDomain(actor.rights, 'domain:delete', domain, place), 'domain');
  mustBeVersion(domain, wanted.version);
  if (await writers.domains.hasChildren(id))
    throw new DomainError('IN_USE', 'Other domains lie under it: delete or move them first.', ['id']);
  const given = await writers.domains.given(id, at);
  if (given.length > 0 && wanted.onUse === 'RESTRICT')
    throw new DomainError('IN_USE', 'Roles are given on it: revoke them first, or say `onUse: CASCADE`.', ['id']);
  const carried = await seen.roles.carried(given.map(({ roleId }) => roleId));
  for (const [n, assignment] of given.entries())
    mustBeAllowed(mayRevoke(actor.rights, assignment, place, carried[n] ?? []), 'role assignment');
  await change.affects(given.map(({ principalId }) => principalId));
  await writers.domains.delete(id);
  for (const { id: objectId, principalId } of given)
    change.note({ objectId, tenantId, about: [principalId, id], before: { principalId, domainId: id }, after: null });
  change.note({ objectId: id, tenantId, before: toldOf(domain), after: null });
  return { domainId: id };
}

function checkedFacts({ name, description }: Pick<Domain, 'name' | 'description'>) {
  return {
    name: checkedText(name, 100, 'name'),
    description: description === null ? null : checkedText(description, 1000, 'description'),
  };
}
