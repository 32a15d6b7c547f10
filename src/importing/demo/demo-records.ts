import type { TransferRecord } from '../../core/transfer/transfer-record.js';
import { assignments } from './assignments.js';
import { companies, founded, tenantId } from './thing-ids.js';
import { directoryAccesses, members } from './members.js';
import { demoIdentities, demoTenantAccesses, demoUsers } from './accounts.js';
import { directories, domains, groups, nestings, roleContents, roles, serviceAccounts, tenant } from './structure.js';
import { demoPermissions } from './organization.js';
import { apiTokens } from './tokens.js';

/**
 * A small company group that nobody works for: some sixty people in two tenants, with everything that Denizen knows.
 * Ids and times of creation are always the same; what ends or was active lately is told from `now`, in milliseconds since
 * 1970.
 */
export function demoRecords(now: number): TransferRecord[] {
  return [
    ...companies.map(tenant),
    ...companies.flatMap(directories),
    ...companies.flatMap(domains),
    ...Object.entries(demoPermissions).map(([name, description]): TransferRecord => ({
      record: 'permission',
      name,
      description,
      createdAt: founded,
    })),
    ...companies.flatMap(roles),
    ...companies.flatMap(roleContents),
    ...demoUsers(now),
    ...demoIdentities(),
    ...demoTenantAccesses((slug) => tenantId({ slug })),
    ...directoryAccesses(),
    ...companies.flatMap(serviceAccounts),
    ...companies.flatMap(groups),
    ...companies.flatMap(nestings),
    ...members(now),
    ...assignments(now),
    ...apiTokens(now),
  ];
}
