import { dayMs } from '../kernel/clock.js';
import { DomainError } from '../kernel/errors.js';
import { mostScopes, tokenLifetime } from './token-limits.js';

/** A tenant that lets tokens live for so many days only. */
export interface TenantLimit {
  readonly slug: string;
  readonly maxTokenDays: number | null;
}

/**
 * How many days a token lives: as many as are wanted, or else the usual number, as far as the tenant allows.
 * @param tenant the tenant whose rule counts; null when there is none
 * @throws INVALID when more are wanted than are allowed
 */
export function daysOf(wanted: number | undefined, tenant: TenantLimit | null): number {
  const most = mostDays(tenant);
  if (wanted === undefined) return Math.min(tokenLifetime.default, most);
  if (Number.isInteger(wanted) && wanted >= 1 && wanted <= most) return wanted;
  throw livesTooLong(tenant, 'days');
}

/**
 * Checks the moment at which a token shall end, and answers it.
 * @throws INVALID for one that is further away than is allowed
 */
export function checkedEnd(end: number, at: number, tenant: TenantLimit | null): number {
  if (end - at <= mostDays(tenant) * dayMs) return end;
  throw livesTooLong(tenant, 'expiresAt');
}

function mostDays(tenant: TenantLimit | null): number {
  return Math.min(tokenLifetime.most, tenant?.maxTokenDays ?? tokenLifetime.most);
}

function livesTooLong(tenant: TenantLimit | null, argument: string): DomainError {
  const most = mostDays(tenant);
  const reason = most < tokenLifetime.most ? `: the tenant '${tenant?.slug}' allows no more` : '';
  return new DomainError('INVALID', `A token lives 1 to ${most} whole days${reason}.`, [argument]);
}

/**
 * The permissions that a token is limited to, each once and sorted; null for no limit.
 * @param known answers which of these names the catalogue has
 * @throws INVALID for an empty list, for too many, and for a name that is no permission's
 */
export async function scopesOf(
  wanted: readonly string[] | null | undefined,
  known: (names: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<readonly string[] | null> {
  if (wanted == null) return null;
  const scopes = [...new Set(wanted)].sort();
  if (scopes.length === 0)
    throw new DomainError(
      'INVALID',
      'Name at least one permission, or leave the list out for everything that the owner may.',
      ['scopes'],
    );
  if (scopes.length > mostScopes)
    throw new DomainError('INVALID', `A token is limited to at most ${mostScopes} permissions.`, ['scopes']);
  const found = await known(scopes);
  const unknown = wanted.findIndex((name) => !found.has(name));
  if (unknown < 0) return scopes;
  const name = (wanted[unknown] ?? '').slice(0, 80);
  throw new DomainError('INVALID', `There is no permission '${name}' in the catalogue.`, ['scopes', String(unknown)]);
}
