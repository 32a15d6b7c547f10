import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { assignRole, revokeRole } from '../../core/assignments/assignment-changes.js';
import { setAssignedRoles } from '../../core/assignments/set-assigned-roles.js';
import { forEachOf } from '../../core/changes/bulk.js';
import { badInput } from '../../core/kernel/errors.js';
import type { RoleAssignmentId, TenantId } from '../../core/kernel/ids.js';
import { resultsOf } from '../changes/bulk.js';
import { carryOut, givenId, present } from '../changes/carry-out.js';
import { tenantOfChange } from '../changes/tenant-of-change.js';
import type { GraphChange, GraphContext } from '../context.js';
import { principalById } from '../groups/group-loaders.js';
import {
  AssignRoleInput,
  AssignRolesInput,
  RevokeRoleInput,
  RevokeRolesInput,
  SetAssignedRolesInput,
} from './assignment-change-inputs.js';
import { assignmentById } from './assignment-loaders.js';
import { assignmentPayloads } from './assignment-payloads.js';
import { givenAssignment, givenPrincipal, givenScope, namedAssignment } from './given-assignment.js';

const assigning =
  'It needs the permission `role-assignment:create` on the scope, and there every permission that the role carries, by itself and by the roles that it includes; permissions of applications can also be handed out with `application-permission:delegate`.';
const revoking =
  "It needs the permission `role-assignment:delete` on the scope, and there every permission of Denizen's own that the role carries, so that nobody takes a right from who has more than themselves.";

/** Changes of role assignments. */
@Resolver()
export class RoleAssignmentChangeResolver {
  @Mutation(() => assignmentPayloads.assignRole, {
    description: `Gives a role to a person, group or service account on a scope. A person must have access to the tenant. An assignment never changes: revoke it and assign again. ${assigning} Errors: NOT_FOUND, ALREADY_ASSIGNED, PRIVILEGE_ESCALATION, SCOPE_RESOURCE_REQUIRED, INVALID for what does not belong to one tenant.`,
  })
  assignRole(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => AssignRoleInput, { description: 'Who shall get what.' }) input: AssignRoleInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) => assignRole(change, givenAssignment(context, change, input)),
      (assigned) => shown(context, assigned),
      { onlyAdds: true },
    );
  }

  @Mutation(() => assignmentPayloads.assignRoles, {
    description: `Gives several roles, with an answer for each. ${assigning} Errors: LIMIT_EXCEEDED for more than 1,000; for each, FORBIDDEN and what \`assignRole\` has.`,
  })
  assignRoles(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => AssignRolesInput, { description: 'Who shall get what.' }) input: AssignRolesInput,
  ) {
    const { assignments: items, atomic } = input;
    return carryOut(
      context,
      info,
      { ...input },
      (change) =>
        forEachOf(change, { items, name: 'assignments', atomic: atomic === true }, async (one) =>
          assignRole(change, givenAssignment(context, change, one)),
        ),
      (outcomes) => ({ results: resultsOf(outcomes, (assigned) => shown(context, assigned)) }),
      { onlyAdds: true },
    );
  }

  @Mutation(() => assignmentPayloads.revokeRole, {
    description: `Takes a role away. ${revoking} Errors: NOT_FOUND, PRIVILEGE_ESCALATION, EXTERNALLY_MANAGED, LAST_ADMINISTRATOR.`,
  })
  revokeRole(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => RevokeRoleInput, { description: 'What shall be taken away.' }) input: RevokeRoleInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) => revokeRole(change, namedAssignment(context, change, input)),
      gone,
    );
  }

  @Mutation(() => assignmentPayloads.revokeRoles, {
    description: `Takes several roles away, with an answer for each. ${revoking} Errors: LIMIT_EXCEEDED for more than 1,000, LAST_ADMINISTRATOR; for each, FORBIDDEN and what \`revokeRole\` has.`,
  })
  revokeRoles(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => RevokeRolesInput, { description: 'What shall be taken away.' }) input: RevokeRolesInput,
  ) {
    const { assignmentIds: items, atomic } = input;
    return carryOut(
      context,
      info,
      { ...input },
      (change) =>
        forEachOf(change, { items, name: 'assignmentIds', atomic: atomic === true }, async (id) =>
          revokeRole(change, { assignmentId: givenId(id, ['asg']) }),
        ),
      (outcomes) => ({ results: resultsOf(outcomes, gone) }),
    );
  }

  @Mutation(() => assignmentPayloads.setAssignedRoles, {
    description:
      'Makes the roles that are given to somebody in a tenant, or on the platform, these and no others; what comes through groups is not touched. It needs what giving and taking away each of them needs. Errors: LIMIT_EXCEEDED for more than 1,000, and what `assignRole` and `revokeRole` have.',
  })
  setAssignedRoles(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => SetAssignedRolesInput, { description: 'Who shall have what.' }) input: SetAssignedRolesInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      async (change) => setAssignedRoles(change, await wantedRoles(context, change, input)),
      ({ principalId }) => ({ principal: principalById(context, principalId) }),
    );
  }
}

interface Done {
  readonly assignmentId: RoleAssignmentId;
}

function shown(context: GraphContext, { assignmentId }: Done) {
  return { roleAssignment: assignmentById(context, assignmentId) };
}

function gone({ assignmentId }: Done) {
  return { revokedAssignmentId: assignmentId };
}

async function wantedRoles(context: GraphContext, change: GraphChange, input: SetAssignedRolesInput) {
  const tenantId = await homeOf(context, change, input);
  return {
    principalId: givenPrincipal(input.principalId, 'principalId'),
    tenantId,
    assignments: input.assignments.map(({ roleId, scope, expiresAt, reason }, n) => {
      const path = ['assignments', String(n)];
      return present({
        roleId: givenId(roleId, ['rol'], ...path, 'roleId'),
        // The scope of a tenant is that of the one whose roles these are.
        scope: givenScope({ tenantId: tenantId ?? context.tenantId }, change, scope, ...path, 'scope'),
        expiresAt: expiresAt ?? null,
        reason,
      });
    }),
  };
}

async function homeOf(
  context: GraphContext,
  change: GraphChange,
  { tenantId, platform }: SetAssignedRolesInput,
): Promise<TenantId | null> {
  if (platform !== true) return tenantOfChange(context, change, tenantId);
  if (tenantId == null) return null;
  throw badInput('Give `tenantId` or `platform`, not both.', 'tenantId');
}
