import type { Rights } from '../access/rights.js';

/** What the command line and the instance itself do that the trail tells of; for some of it there is a mutation as well. */
export const deedActions = ['createApiToken', 'deleteApiToken', 'import', 'purgeUser', 'revokeApiToken'] as const;

/** One of them. */
export type DeedAction = (typeof deedActions)[number];

/**
 * Every action that an event of the trail can have, in the order of the alphabet: for whoever may read the trail of a tenant
 * or of the instance. For others there is none.
 */
export function auditActionsFor(rights: Rights, mutations: readonly string[]): string[] {
  const { everywhere, tenantIds } = rights.reachOf('audit-event:read');
  return everywhere || tenantIds.length > 0 ? [...new Set([...mutations, ...deedActions])].sort() : [];
}
