import type { Place } from '../../core/access/scope.js';
import { idIn, idValue, never, or, raw, sql, type Sql } from '../database/sql.js';

/** `covers` of the rules: whether a role assignment `ra` holds on this place. */
export function coversPlace({ tenantId, directoryId, domainPath }: Place): Sql {
  const inTenant = or([
    raw(`ra.scope_kind = 'TENANT'`),
    directoryId === null ? never : sql`ra.directory_id = ${idValue(directoryId)}`,
    idIn(raw('ra.domain_id'), domainPath),
  ]);
  return or([
    raw(`ra.scope_kind = 'PLATFORM'`),
    tenantId === null ? never : sql`(ra.tenant_id = ${idValue(tenantId)} AND ${inTenant})`,
  ]);
}
