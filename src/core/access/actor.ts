import type { ApiTokenId, PrincipalId, TenantId } from '../kernel/ids.js';
import type { Visibility } from './visibility.js';

/** Who is asking, as far as the request has proven it. */
export interface Actor {
  readonly principalId: PrincipalId;
  /** The token that the request carried. */
  readonly tokenId: ApiTokenId;
  /** The tenant that the token is for; null for a token of the principal as a whole. */
  readonly tenantId: TenantId | null;
  /** Whether the principal has the role "Platform administrator" on the platform, itself or through a group. */
  readonly platformAdministrator: boolean;
  /** The working tenants that the principal has access to and is not suspended in. */
  readonly tenantIds: readonly TenantId[];
}

/**
 * What an actor sees: a platform administrator the whole instance, everybody else the directory of their tenants; a token
 * for one tenant only that one. Nobody sees anything without having signed in.
 */
export function visibilityOf(actor: Actor | null, at: number): Visibility {
  if (actor === null) return { tenants: [], self: null, at };
  const self = actor.principalId;
  if (actor.tenantId !== null) {
    const allowed = actor.platformAdministrator || actor.tenantIds.includes(actor.tenantId);
    return { tenants: allowed ? [actor.tenantId] : [], self, at };
  }
  return { tenants: actor.platformAdministrator ? 'everything' : actor.tenantIds, self, at };
}
