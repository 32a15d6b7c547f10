import { placeOfDomain, placeOfTenant } from '../../core/access/policy/places.js';
import { onlyTenant, placeToAsk, type AskedKind } from '../../core/access/question.js';
import { placeOf, platformScope, type Place } from '../../core/access/scope.js';
import type { Actor } from '../../core/access/actor.js';
import { badInput, DomainError } from '../../core/kernel/errors.js';
import { isId, type DomainId, type PrincipalId, type TenantId } from '../../core/kernel/ids.js';
import { askedTenant } from '../connection/asked-tenant.js';
import type { GraphContext } from '../context.js';
import { domainById, tenantById } from '../tenants/tenant-loaders.js';
import { domainPathOf } from './access-loaders.js';

/** The arguments that say about which place something is asked. */
export interface PlaceArguments {
  readonly tenantId?: string | null;
  readonly domainId?: string | null;
}

/** A place that is asked about. */
export interface AskedPlace {
  readonly kind: AskedKind;
  /** Null for a place that is not there or that the caller does not see. */
  readonly place: Place | null;
}

/**
 * The place that arguments name: the domain, or else the tenant, or else the tenant that the request asks in, or else the
 * caller's only tenant, or else the whole instance. Found once for each place and operation.
 * @throws BAD_USER_INPUT for ids of another type, and for a domain that is not in the tenant beside it
 */
export function askedPlace(context: GraphContext, { tenantId, domainId }: PlaceArguments): Promise<AskedPlace> {
  const name = `place asked about ${JSON.stringify([tenantId, domainId])}`;
  return context.loaders.once(name, async (): Promise<AskedPlace> => {
    // Checked even where the domain decides.
    const tenant = askedTenant(context, tenantId) ?? onlyTenant(actorOf(context));
    if (domainId != null) return placeOfAskedDomain(context, domainId, tenantId == null ? null : tenant);
    if (tenant === null) return { kind: 'PLATFORM', place: placeOf(platformScope) };
    return { kind: 'TENANT', place: (await seesTenant(context, tenant)) ? placeOfTenant(tenant) : null };
  });
}

/**
 * The same for a question about the rights of somebody, or of everybody for null.
 * @throws FORBIDDEN when the caller may not ask it
 */
export async function placeOfQuestion(
  context: GraphContext,
  about: PrincipalId | null,
  args: PlaceArguments,
): Promise<Place> {
  const { kind, place } = await askedPlace(context, args);
  return placeToAsk(actorOf(context), about, kind, place);
}

/** Who asks: the doors of the graph let nobody else in. */
export function actorOf({ actor }: GraphContext): Actor {
  if (actor === null) throw new DomainError('UNAUTHENTICATED', 'Sign in first.');
  return actor;
}

async function placeOfAskedDomain(context: GraphContext, text: string, tenantId: TenantId | null): Promise<AskedPlace> {
  if (!isId(text, 'dom')) throw badInput('`domainId` must be an id that starts with dom_.', 'domainId');
  const id: DomainId = text;
  const [domain, path] = await Promise.all([domainById(context, id), domainPathOf(context, id)]);
  if (domain === null || path === null) return { kind: 'DOMAIN', place: null };
  if (tenantId !== null && tenantId !== domain.tenantId)
    throw badInput('The domain is not in the tenant that `tenantId` names. Leave `tenantId` out.', 'tenantId');
  return { kind: 'DOMAIN', place: placeOfDomain(domain, path) };
}

// A statement is needed only for a tenant that is not the caller's own.
async function seesTenant(context: GraphContext, id: TenantId): Promise<boolean> {
  const { tenantId, tenants } = actorOf(context);
  if (id === context.tenantId || (tenantId === null && tenants.some((own) => own.id === id))) return true;
  return (await tenantById(context, id)) !== null;
}
