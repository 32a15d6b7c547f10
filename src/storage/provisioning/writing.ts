import type { CurrentTenant } from '../../core/provisioning/current-tenant.js';
import type { DirectoryId, DomainId, GroupId, RoleId, TenantId, UserId } from '../../core/kernel/ids.js';
import type { SqlSession } from '../database/session.js';

/** What the statements that change one tenant share: where they go, when it is, and the ids of what has a key. */
export interface Writing {
  readonly session: SqlSession;
  /** Milliseconds since 1970. */
  readonly now: number;
  tenantId: TenantId | undefined;
  directoryId: DirectoryId | undefined;
  readonly users: Map<string, UserId>;
  readonly groups: Map<string, GroupId>;
  readonly domains: Map<string, DomainId>;
  readonly roles: Map<string, RoleId>;
}

/** Begins to write to a tenant as it was read. */
export function beginWriting(session: SqlSession, current: CurrentTenant, now: number): Writing {
  const idsOf = <I>(things: ReadonlyMap<string, { readonly key: string; readonly id: I }>) =>
    new Map([...things.values()].map(({ key, id }) => [key, id]));
  return {
    session,
    now,
    tenantId: current.tenant?.id,
    directoryId: current.tenant?.directoryId,
    users: new Map(current.accounts),
    groups: idsOf(current.groups),
    domains: idsOf(current.domains),
    roles: idsOf(current.roles),
  };
}

/** The id of what was read or made under this key. */
export function idOf<I>(ids: ReadonlyMap<string, I>, key: string): I {
  return required(ids.get(key), key);
}

/** A value that the order of changes has made sure of. */
export function required<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`'${what}' is used before it was made.`);
  return value;
}
