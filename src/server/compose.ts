import type { IncomingHttpHeaders } from 'node:http';
import { visibilityOf } from '../core/access/actor.js';
import type { Visibility } from '../core/access/visibility.js';
import type { Clock } from '../core/kernel/clock.js';
import { DomainError } from '../core/kernel/errors.js';
import { isId, type TenantId } from '../core/kernel/ids.js';
import type { TransferStore } from '../core/transfer/transfer-store.js';
import { ProvisioningService } from '../core/provisioning/provisioning-service.js';
import { TokenService } from '../core/tokens/token-service.js';
import type { TenantStore } from '../core/tenants/tenant-store.js';
import { Loaders } from '../graphql/connection/loaders.js';
import type { GraphContext, InstanceFacts, ReadingStores } from '../graphql/context.js';
import { SqlActorStore } from '../storage/access/actor-store.js';
import { SqlAssignmentStore } from '../storage/assignments/assignment-stores.js';
import type { Database } from '../storage/database/database.js';
import { SqlSession, type SqlStatistics } from '../storage/database/session.js';
import { SqlUnitOfWork } from '../storage/database/sql-unit-of-work.js';
import { SqlGroupStore } from '../storage/groups/group-stores.js';
import { SqlProvisioningStore } from '../storage/provisioning/sql-provisioning-store.js';
import { SqlPermissionStore, SqlRoleStore } from '../storage/roles/role-stores.js';
import { SqlDirectoryStore, SqlDomainStore, SqlTenantStore } from '../storage/tenants/tenant-stores.js';
import { SqlTokenStore } from '../storage/tokens/token-store.js';
import { SqlTransferStore } from '../storage/transfer/sql-transfer-store.js';
import { SqlPrincipalStore, SqlServiceAccountStore } from '../storage/users/principal-stores.js';
import { SqlUserStore } from '../storage/users/user-stores.js';
import { authenticate } from './authenticate.js';

/** What a request brings along for its context. */
export interface IncomingRequest {
  readonly headers: IncomingHttpHeaders;
  readonly signal: AbortSignal;
}

/** What contexts are made of. */
export interface ContextOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly instance: InstanceFacts;
  readonly limits: GraphContext['limits'];
}

function readingStores(session: SqlSession, visibility: Visibility): ReadingStores {
  return {
    tenants: new SqlTenantStore(session, visibility),
    directories: new SqlDirectoryStore(session, visibility),
    domains: new SqlDomainStore(session, visibility),
    users: new SqlUserStore(session, visibility),
    serviceAccounts: new SqlServiceAccountStore(session, visibility),
    principals: new SqlPrincipalStore(session, visibility),
    groups: new SqlGroupStore(session, visibility),
    roles: new SqlRoleStore(session, visibility),
    permissions: new SqlPermissionStore(session, visibility),
    assignments: new SqlAssignmentStore(session, visibility),
  };
}

/** Makes the context of each request: who asks, what they see, and stores and loaders of its own. */
export function contextMaker({ database, clock, instance, limits }: ContextOptions) {
  return async ({ headers, signal }: IncomingRequest): Promise<GraphContext> => {
    const at = clock();
    const stats: SqlStatistics = { sqlStatements: 0, sqlMs: 0 };
    const session = new SqlSession(database.reader, stats, signal);
    const { actor, ...rest } = await authenticate(headers, new SqlActorStore(session), at);
    const stores = readingStores(session, visibilityOf(actor, at));
    const problem = 'problem' in rest ? rest.problem : undefined;
    return {
      actor,
      ...(problem === undefined ? {} : { signInProblem: problem }),
      tenantId: actor === null ? null : await askedTenant(headers, stores.tenants, actor.tenantId),
      stores,
      loaders: new Loaders(),
      limits,
      instance,
      stats,
      mayReadStats: actor?.platformAdministrator ?? false,
    };
  };
}

// The token's own tenant, or the one that the header names; what the caller may not see cannot be asked in.
async function askedTenant(
  headers: IncomingHttpHeaders,
  tenants: TenantStore,
  own: TenantId | null,
): Promise<TenantId | null> {
  const header = headers['x-denizen-tenant'];
  if (header === undefined || header === '') return own;
  const text = String(header);
  const [tenant] = await tenants.byKeys([isId(text, 'ten') ? { by: 'id', id: text } : { by: 'slug', slug: text }]);
  if (tenant == null || (own !== null && own !== tenant.id))
    throw new DomainError('FORBIDDEN', 'You may not ask in the tenant that `x-denizen-tenant` names.');
  return tenant.id;
}

/** Makes API tokens in an open database. */
export function tokenService(database: Database, clock: Clock): TokenService {
  return new TokenService(new SqlUnitOfWork(database, (session) => ({ tokens: new SqlTokenStore(session) })), clock);
}

/** Makes tenants what a description says, in an open database. */
export function provisioningService(database: Database, clock: Clock): ProvisioningService {
  const storesOf = (session: SqlSession) => ({ provisioning: new SqlProvisioningStore(session, clock) });
  return new ProvisioningService(new SqlUnitOfWork(database, storesOf));
}

/** Takes everything out of an open database, and puts it into an empty one. */
export function transferStore(database: Database): TransferStore {
  return new SqlTransferStore(database);
}
