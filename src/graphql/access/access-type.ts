import { Field, Int, ObjectType } from 'type-graphql';
import type { Scope } from '../../core/access/scope.js';
import { RoleAssignmentType, ScopeType } from '../assignments/assignment-type.js';
import { GroupType } from '../groups/group-type.js';
import { RoleType } from '../roles/role-type.js';
import type { SeenDerivation } from './derivations.js';

/** One way by which somebody has a right. */
@ObjectType('Derivation', {
  simpleResolvers: true,
  description:
    'One way by which somebody has a right: the chain from the principal, through groups, to a role assignment, and from its role through the roles that it includes.',
})
export class DerivationType implements SeenDerivation {
  @Field(() => RoleAssignmentType, {
    description:
      'What gives the right: the role assignment of the principal itself, or of the last group of the chain.',
  })
  assignment!: SeenDerivation['assignment'];

  @Field(() => RoleType, { description: 'The role that is given.' })
  role!: SeenDerivation['role'];

  @Field(() => [RoleType], {
    description:
      'The included roles on the way from the given role down to the one that is meant, or that carries the permission; empty when that is the given role itself.',
  })
  viaRoles!: SeenDerivation['viaRoles'];

  @Field(() => [GroupType], {
    description:
      'The groups from the principal to the one that was given the role, the direct group first; empty when the role was given to the principal itself.',
  })
  viaGroups!: SeenDerivation['viaGroups'];
}

/** The ways by which somebody has something. */
@ObjectType('DerivedFacts')
export class DerivedFacts {
  @Field(() => [DerivationType], {
    description:
      'Every way by which they have it, at most 1,000. A way of which you may not see a part (the role assignment, a role or a group) is not listed, but counted.',
  })
  derivations!: unknown;

  @Field(() => Int, { description: 'How many ways there are, those that are not listed among them.' })
  derivationsCount!: unknown;
}

/** A permission that somebody has. */
@ObjectType('EffectivePermission', {
  simpleResolvers: true,
  description: 'A permission that somebody has on a scope, by whatever ways.',
})
export class EffectivePermissionType extends DerivedFacts {
  @Field(() => ScopeType, { description: 'What they have it on, with all that lies in it.' })
  scope!: Scope;
}

/** A role that somebody has. */
@ObjectType('EffectiveRole', {
  simpleResolvers: true,
  description:
    'A role that somebody has on a scope, by whatever ways: given to them or a group, or included by one that is.',
})
export class EffectiveRoleType extends DerivedFacts {
  @Field(() => ScopeType, { description: 'What they have it on, with all that lies in it.' })
  scope!: Scope;
}
