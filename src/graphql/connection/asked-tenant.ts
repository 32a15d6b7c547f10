import { badInput } from '../../core/kernel/errors.js';
import { isId, type TenantId } from '../../core/kernel/ids.js';
import type { GraphContext } from '../context.js';

/** The tenant that a list is narrowed to: the argument, or else the one that the request asks in. */
export function askedTenant(context: GraphContext, argument: string | null | undefined): TenantId | null {
  if (argument == null) return context.tenantId;
  if (!isId(argument, 'ten')) throw badInput('`tenantId` must be an id that starts with ten_.', 'tenantId');
  return argument;
}
