import type { PrincipalId, TenantId } from '../kernel/ids.js';

/**
 * What a caller may see, and as of when. The rules make it, the storage puts it into every statement: list, count, node
 * and reference apply the same one, so that what may not be seen is not there on any path.
 */
export interface Visibility {
  /** `'everything'`, or the tenants whose directory the caller sees. */
  readonly tenants: 'everything' | readonly TenantId[];
  /** The caller, who always sees themself; null for the instance's own work. */
  readonly self: PrincipalId | null;
  /** The moment of the request, in milliseconds since 1970: what has expired by then is not there. */
  readonly at: number;
}
