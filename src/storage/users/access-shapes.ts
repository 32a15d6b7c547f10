import { formatId } from '../../core/kernel/ids.js';
import type { Visibility } from '../../core/access/visibility.js';
import type { Tenant } from '../../core/tenants/tenant.js';
import type { TenantAccess } from '../../core/tenants/tenant-store.js';
import type { User } from '../../core/users/user.js';
import { accessVisible, directoryAccessVisible, directorySeen, userVisible } from '../access/visible-sql.js';
import { nodeKey } from '../database/key.js';
import type { RelationShape } from '../database/list-shape.js';
import { readNumber, readText } from '../database/read-row.js';
import { bothReadings, wholeReading, type Reading } from '../database/reading.js';
import type { Row } from '../database/session.js';
import { and, idBytes, raw, type Sql } from '../database/sql.js';
import { tenantShape } from '../tenants/tenant-shapes.js';
import { userShape } from './user-shape.js';

// Suspended in every directory of the tenant where they are at all.
const accessFacts = wholeReading(
  raw(`CASE WHEN EXISTS (SELECT 1 FROM directory_accesses da WHERE da.user_id = a.user_id
  AND da.tenant_id = a.tenant_id AND da.status = 'SUSPENDED') AND NOT EXISTS (SELECT 1 FROM directory_accesses da
  WHERE da.user_id = a.user_id AND da.tenant_id = a.tenant_id AND da.status = 'ACTIVE')
  THEN 'SUSPENDED' ELSE 'ACTIVE' END AS access_status, a.user_id AS access_user_id, a.tenant_id AS access_tenant_id,
  a.management_source AS access_source, a.created_at AS access_since`),
  readFacts,
);

const placeFacts = wholeReading(
  raw(`a.status AS access_status, a.user_id AS access_user_id, a.tenant_id AS access_tenant_id,
  'LOCAL' AS access_source, a.created_at AS access_since`),
  readFacts,
);

function readFacts(row: Row): Omit<TenantAccess<unknown>, 'node'> {
  return {
    userId: formatId('usr', idBytes(row['access_user_id'])),
    tenantId: formatId('ten', idBytes(row['access_tenant_id'])),
    status: readText(row, 'access_status'),
    managementSource: readText(row, 'access_source'),
    since: readNumber(row, 'access_since'),
  };
}

function accessTo<T>(node: Reading<T>, facts: typeof accessFacts): Reading<TenantAccess<T>> {
  return bothReadings(node, facts, (thing, access) => ({ node: thing, ...access }));
}

/** The tenants of people. */
export const tenantsOfUsers: RelationShape<TenantAccess<Tenant>> = {
  ...tenantShape,
  from: () => raw('tenant_accesses a JOIN tenants t ON t.id = a.tenant_id'),
  reading: accessTo(tenantShape.reading, accessFacts),
  key: nodeKey(raw('a.tenant_id'), 'ten'),
  parent: raw('a.user_id'),
  parentVisible: (visibility) => userVisible(raw('a.user_id'), visibility),
  visible: (visibility) => both(tenantShape.visible(visibility), ofTenant(visibility)),
};

/** The people of tenants. */
export const usersOfTenants: RelationShape<TenantAccess<User>> = {
  ...userShape,
  from: () => raw('tenant_accesses a JOIN users u ON u.id = a.user_id'),
  reading: accessTo(userShape.reading, accessFacts),
  key: nodeKey(raw('a.user_id'), 'usr'),
  parent: raw('a.tenant_id'),
  visible: (visibility) => both(userShape.visible(visibility), ofTenant(visibility)),
};

/** The people of directories; the status is the one they have in that directory. */
export const usersOfDirectories: RelationShape<TenantAccess<User>> = {
  ...userShape,
  from: () => raw('directory_accesses a JOIN users u ON u.id = a.user_id'),
  reading: accessTo(userShape.reading, placeFacts),
  key: nodeKey(raw('a.user_id'), 'usr'),
  parent: raw('a.directory_id'),
  parentVisible: (visibility) => directorySeen(raw('a.directory_id'), visibility),
  visible: (visibility) => both(userShape.visible(visibility), directoryAccessVisible(raw('a'), visibility)),
};

function ofTenant(visibility: Visibility): Sql | undefined {
  return accessVisible(raw('a.user_id'), raw('a.tenant_id'), visibility);
}

function both(one: Sql | undefined, other: Sql | undefined): Sql | undefined {
  return one === undefined && other === undefined ? undefined : and([one, other]);
}
