import { mayGrantAccess } from '../access/policy.js';
import type { Change } from '../changes/change.js';
import { mayConferGroup, type CeilingStores } from '../changes/conferred.js';
import { mustBeAllowed } from '../changes/decided.js';
import type { DirectoryId, TenantId, UserId } from '../kernel/ids.js';
import type { AccessWriter } from './access-writer.js';

/** Access to a tenant that somebody was given. */
export interface TenantAccessGiven {
  readonly userId: UserId;
  readonly tenantId: TenantId;
}

/**
 * Gives a person access to a tenant, with a place in a directory of it, unless they have it.
 * @returns null when they had it
 * @throws FORBIDDEN without `tenant-access:grant` on the tenant, PRIVILEGE_ESCALATION when everybody there has more than the caller
 */
export async function giveTenantAccess(
  change: Change<CeilingStores, { readonly accesses: AccessWriter }>,
  userId: UserId,
  place: { readonly tenantId: TenantId; readonly directoryId: DirectoryId },
): Promise<TenantAccessGiven | null> {
  const { at, actor, writers } = change;
  const { tenantId, directoryId } = place;
  if (await writers.accesses.hasAccess(userId, tenantId)) return null;
  mustBeAllowed(mayGrantAccess(actor.rights, tenantId), 'tenant');
  const everyone = await writers.accesses.everyoneOf(tenantId);
  if (everyone !== null) await mayConferGroup(change, everyone);
  await writers.accesses.grant(userId, { tenantId, directoryId }, at);
  change.note({ objectId: tenantId, tenantId, about: [userId], before: null, after: { userId, directoryId } });
  return { userId, tenantId };
}
