import { Field, ID, InputType } from 'type-graphql';
import type { ScopeKind as Kind } from '../../core/access/scope.js';
import { AccessChangeInput, Atomic, DryRun } from '../changes/change-inputs.js';
import { DateTime } from '../schema/date-time.js';
import { ScopeKind } from './assignment-type.js';

/** What a role shall be given on. */
@InputType('ScopeInput', { description: 'What a role is given on: a kind, and the ids that this kind needs.' })
export class ScopeInput {
  @Field(() => ScopeKind, { description: 'How far it reaches.' })
  kind!: Kind;

  @Field(() => ID, {
    nullable: true,
    description:
      'The tenant: for TENANT the one you ask in if left out, for DIRECTORY and DOMAIN the one that they lie in. None for PLATFORM.',
  })
  tenantId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The directory, for DIRECTORY alone.' })
  directoryId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The domain, for DOMAIN alone.' })
  domainId?: string | null;
}

/** A role among those that somebody shall have. */
@InputType('WantedRoleInput', { description: 'A role among those that somebody shall have.' })
export class WantedRoleInput {
  @Field(() => ID, { description: 'The role.' })
  roleId!: string;

  @Field(() => ScopeInput, { description: 'What it is given on.' })
  scope!: ScopeInput;

  @Field(() => DateTime, { nullable: true, description: 'When it ends by itself; never if left out.' })
  expiresAt?: number | null;

  @Field(() => String, { nullable: true, description: 'Why it is given: at most 1,000 characters.' })
  reason?: string | null;
}

/** A role that shall be given. */
@InputType('RoleAssignmentInput', { description: 'A role that shall be given to a principal on a scope.' })
export class RoleAssignmentInput extends WantedRoleInput {
  @Field(() => ID, { description: 'The person, group or service account.' })
  principalId!: string;
}

/** A role that shall be given. */
@InputType('AssignRoleInput', { description: 'A role that shall be given to a principal on a scope.' })
export class AssignRoleInput extends RoleAssignmentInput {
  @DryRun()
  dryRun?: boolean | null;
}

/** Several roles that shall be given. */
@InputType('AssignRolesInput', { description: 'Several roles that shall be given, with an answer for each.' })
export class AssignRolesInput extends AccessChangeInput {
  @Field(() => [RoleAssignmentInput], { description: 'Who shall get what: at most 1,000.' })
  assignments!: readonly RoleAssignmentInput[];

  @Atomic()
  atomic?: boolean | null;
}

/** A role that shall be taken away. */
@InputType('RevokeRoleInput', {
  description:
    'A role that shall be taken away, named in exactly one way: by the id of the assignment, or by principal, role and scope.',
})
export class RevokeRoleInput extends AccessChangeInput {
  @Field(() => ID, { nullable: true, description: 'The assignment.' })
  assignmentId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The person, group or service account that has it.' })
  principalId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The role.' })
  roleId?: string | null;

  @Field(() => ScopeInput, { nullable: true, description: 'What it was given on.' })
  scope?: ScopeInput | null;
}

/** Several roles that shall be taken away. */
@InputType('RevokeRolesInput', { description: 'Several roles that shall be taken away, with an answer for each.' })
export class RevokeRolesInput extends AccessChangeInput {
  @Field(() => [ID], { description: 'The assignments: at most 1,000.' })
  assignmentIds!: readonly string[];

  @Atomic()
  atomic?: boolean | null;
}

/** The roles that somebody shall have. */
@InputType('SetAssignedRolesInput', {
  description:
    'The roles that shall be given to somebody in a tenant, or on the platform, and no others. What another system keeps stays, and so does what you do not see.',
})
export class SetAssignedRolesInput extends AccessChangeInput {
  @Field(() => ID, { description: 'The person, group or service account.' })
  principalId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The tenant in which these roles are given; the one you ask in if left out.',
  })
  tenantId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether these are the roles on the platform, and not those in a tenant. Leave `tenantId` out then.',
  })
  platform?: boolean | null;

  @Field(() => [WantedRoleInput], {
    description:
      'The roles: at most 1,000. One that shall end at another moment, or has another reason, is revoked and given anew; a reason that is left out stays.',
  })
  assignments!: readonly WantedRoleInput[];
}
