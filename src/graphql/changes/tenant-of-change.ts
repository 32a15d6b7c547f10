import { onlyTenant } from '../../core/access/question.js';
import { mustBeThere } from '../../core/changes/decided.js';
import { badInput } from '../../core/kernel/errors.js';
import type { TenantId } from '../../core/kernel/ids.js';
import type { GraphChange, GraphContext } from '../context.js';
import { givenId } from './carry-out.js';

/**
 * The tenant that a change is for: the one that its input names, or else the one that the request asks in, or else the
 * caller's only one.
 * @throws NOT_FOUND for one that the caller does not see, BAD_USER_INPUT when none can be told
 */
export async function tenantOfChange(
  { tenantId: asked }: Pick<GraphContext, 'tenantId'>,
  { actor, seen }: GraphChange,
  given: string | null | undefined,
): Promise<TenantId> {
  const id = given == null ? (asked ?? onlyTenant(actor)) : givenId(given, ['ten'], 'tenantId');
  if (id === null) throw badInput('Say in which tenant: give `tenantId`.', 'tenantId');
  return mustBeThere((await seen.tenants.byIds([id]))[0], 'tenant', 'tenantId').id;
}
