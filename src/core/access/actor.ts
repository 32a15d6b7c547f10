import type { ApiTokenId, PrincipalId, SessionId, TenantId } from '../kernel/ids.js';
import type { Belongings, Rights } from './rights.js';
import { noRights } from './rights.js';
import { noBelongings, reaches, type Visibility } from './visibility.js';

/** A working tenant that somebody belongs to and is not suspended in. */
export interface OwnTenant {
  readonly id: TenantId;
  readonly slug: string;
}

/** Somebody whom a credential has proven, before anything is known of their rights. */
export interface Account {
  readonly principalId: PrincipalId;
  /** The token that the request carried; null for other credentials. */
  readonly tokenId: ApiTokenId | null;
  /** The session that the request belongs to; null for other credentials. */
  readonly sessionId: SessionId | null;
  /** The tenant that the credential is for; null for the principal as a whole. */
  readonly tenantId: TenantId | null;
  /** The permissions that the credential is limited to; null for no limit. */
  readonly scopes: readonly string[] | null;
  readonly tenants: readonly OwnTenant[];
}

/** Who is asking, as far as the request has proven it, and what they may do. */
export interface Actor extends Account {
  /** Who acts in the name of the principal, holding the permission to; null for the principal themself. */
  readonly impersonatorId: PrincipalId | null;
  /** What they may do, narrowed to what their credential is for. */
  readonly rights: Rights;
  readonly belongings: Belongings;
}

const nobody = {
  principalId: null,
  tenantId: null,
  tenants: [],
  rights: noRights,
  belongings: noBelongings,
};

/**
 * What an actor sees: as far as their rights say, and what concerns themself. Nobody sees anything without having signed in.
 */
export function visibilityOf(actor: Actor | null, at: number): Visibility {
  const { principalId, tenantId, tenants, rights, belongings } = actor ?? nobody;
  return {
    self: principalId,
    at,
    tenantIds: tenants.map(({ id }) => id).filter((id) => tenantId === null || id === tenantId),
    reach: reaches((permission) => rights.reachOf(permission)),
    own: belongings,
  };
}
