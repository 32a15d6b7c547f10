import type { Actor } from '../../core/access/actor.js';
import { DomainError } from '../../core/kernel/errors.js';
import { isId, type TenantId } from '../../core/kernel/ids.js';
import type { TenantStore } from '../../core/tenants/tenant-store.js';

/** The header that names the tenant that is asked in, by its id or slug. */
export const TENANT_HEADER = 'x-denizen-tenant';

/**
 * The tenant that a request asks in: the one that the header names, or else the one that the credential is for. Finds the
 * actor's own tenants without a statement.
 * @throws FORBIDDEN for a tenant that the actor does not see, or that is not the credential's
 */
export async function askedTenant(
  header: unknown,
  actor: Actor,
  tenants: Pick<TenantStore, 'byKeys'>,
): Promise<TenantId | null> {
  if (header === undefined || header === '') return actor.tenantId;
  if (typeof header !== 'string') throw forbidden();
  const own = actor.tenants.find(({ id, slug }) => id === header || slug === header);
  const named = own ?? (await tenantNamed(header, tenants));
  if (named === null || (actor.tenantId !== null && actor.tenantId !== named.id)) throw forbidden();
  return named.id;
}

async function tenantNamed(name: string, tenants: Pick<TenantStore, 'byKeys'>): Promise<{ id: TenantId } | null> {
  const [tenant] = await tenants.byKeys([isId(name, 'ten') ? { by: 'id', id: name } : { by: 'slug', slug: name }]);
  return tenant ?? null;
}

function forbidden(): DomainError {
  return new DomainError('FORBIDDEN', `You may not ask in the tenant that \`${TENANT_HEADER}\` names.`);
}
