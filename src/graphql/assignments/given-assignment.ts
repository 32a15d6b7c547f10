import { onlyTenant } from '../../core/access/question.js';
import type { NamedAssignment, NewAssignment } from '../../core/assignments/assignment-changes.js';
import type { WantedScope } from '../../core/assignments/wanted-scope.js';
import { badInput } from '../../core/kernel/errors.js';
import { givenId } from '../changes/carry-out.js';
import type { GraphChange, GraphContext } from '../context.js';
import type { RevokeRoleInput, RoleAssignmentInput, ScopeInput } from './assignment-change-inputs.js';

type Asking = Pick<GraphContext, 'tenantId'>;

/** The id of any principal that an input names. @throws as `givenId` does */
export function givenPrincipal(text: string, ...path: string[]) {
  return givenId(text, ['usr', 'grp', 'svc'], ...path);
}

/**
 * The scope that an input names; the tenant that is asked in, or else the caller's only one, where its kind needs one.
 * @throws as `givenId` does
 */
export function givenScope(
  { tenantId: asked }: Asking,
  { actor }: Pick<GraphChange, 'actor'>,
  { kind, tenantId, directoryId, domainId }: ScopeInput,
  ...path: string[]
): WantedScope {
  const own = kind === 'TENANT' ? (asked ?? onlyTenant(actor)) : null;
  return {
    kind,
    tenantId: tenantId == null ? own : givenId(tenantId, ['ten'], ...path, 'tenantId'),
    directoryId: directoryId == null ? null : givenId(directoryId, ['dir'], ...path, 'directoryId'),
    domainId: domainId == null ? null : givenId(domainId, ['dom'], ...path, 'domainId'),
  };
}

/** The role that an input gives. @throws as `givenId` does */
export function givenAssignment(context: Asking, change: GraphChange, input: RoleAssignmentInput): NewAssignment {
  return {
    principalId: givenPrincipal(input.principalId, 'principalId'),
    roleId: givenId(input.roleId, ['rol'], 'roleId'),
    scope: givenScope(context, change, input.scope, 'scope'),
    expiresAt: input.expiresAt ?? null,
    reason: input.reason ?? null,
  };
}

/** The assignment that an input names. @throws BAD_USER_INPUT unless it does so in exactly one way, and as `givenId` does */
export function namedAssignment(context: Asking, change: GraphChange, input: RevokeRoleInput): NamedAssignment {
  const { assignmentId, principalId, roleId, scope } = input;
  const isByKey = principalId != null || roleId != null || scope != null;
  if ((assignmentId != null) === isByKey)
    throw badInput('Name the assignment in exactly one way: by `assignmentId`, or by principal, role and scope.');
  if (assignmentId != null) return { assignmentId: givenId(assignmentId, ['asg'], 'assignmentId') };
  if (principalId == null || roleId == null || scope == null)
    throw badInput('Without `assignmentId`, give all of `principalId`, `roleId` and `scope`.');
  return {
    principalId: givenPrincipal(principalId, 'principalId'),
    roleId: givenId(roleId, ['rol'], 'roleId'),
    scope: givenScope(context, change, scope, 'scope'),
  };
}
