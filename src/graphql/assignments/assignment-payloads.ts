import { Field, ID, ObjectType } from 'type-graphql';
import type { Problem } from '../../core/changes/problem.js';
import { payloadType, UserErrorType } from '../changes/payload.js';
import { PrincipalType } from '../users/principal-type.js';
import { RoleAssignmentType } from './assignment-type.js';

const assigned = 'The assignment; null when it was not done, or you may not see it.';
const revoked = 'The id of the assignment that is gone; null when it was not done.';

/** What came of giving one of several. */
@ObjectType('AssignRoleResult', { simpleResolvers: true, description: 'What came of giving one of several roles.' })
export class AssignRoleResultType {
  @Field(() => RoleAssignmentType, { nullable: true, description: assigned })
  roleAssignment!: unknown;

  @Field(() => [UserErrorType], { description: 'Why it was not done; empty when it was.' })
  userErrors!: readonly Problem[];
}

/** What came of taking away one of several. */
@ObjectType('RevokeRoleResult', {
  simpleResolvers: true,
  description: 'What came of taking away one of several roles.',
})
export class RevokeRoleResultType {
  @Field(() => ID, { nullable: true, description: revoked })
  revokedAssignmentId!: unknown;

  @Field(() => [UserErrorType], { description: 'Why it was not done; empty when it was.' })
  userErrors!: readonly Problem[];
}

/** The payloads of the changes of role assignments. */
export const assignmentPayloads = {
  assignRole: payloadType(
    'AssignRole',
    'giving a role',
    { roleAssignment: [() => RoleAssignmentType, assigned] },
    { access: true },
  ),
  assignRoles: payloadType(
    'AssignRoles',
    'giving several roles',
    { results: [() => [AssignRoleResultType], 'An answer for each, in their order; null when nothing was done.'] },
    { access: true },
  ),
  revokeRole: payloadType(
    'RevokeRole',
    'taking a role away',
    { revokedAssignmentId: [() => ID, revoked] },
    { access: true },
  ),
  revokeRoles: payloadType(
    'RevokeRoles',
    'taking several roles away',
    { results: [() => [RevokeRoleResultType], 'An answer for each, in their order; null when nothing was done.'] },
    { access: true },
  ),
  setAssignedRoles: payloadType(
    'SetAssignedRoles',
    'setting the roles of somebody',
    { principal: [() => PrincipalType, 'The principal; null when it was not done.'] },
    { access: true },
  ),
};
