import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { Scope } from '../../core/access/scope.js';
import type { ListedAssignment, RoleAssignment } from '../../core/assignments/assignment.js';
import type { PrincipalId } from '../../core/kernel/ids.js';
import type { Role } from '../../core/roles/role.js';
import type { ListArguments } from '../connection/connection-arguments.js';
import { lookupId } from '../connection/lookup.js';
import { nodesBelow, rootList } from '../connection/relation.js';
import type { SelectionInfo } from '../connection/selection.js';
import type { GraphContext } from '../context.js';
import { principalById } from '../groups/group-loaders.js';
import { RoleType } from '../roles/role-type.js';
import { directoryById, domainById, tenantById } from '../tenants/tenant-loaders.js';
import { DirectoryType, DomainType, TenantType } from '../tenants/tenant-type.js';
import { PrincipalType } from '../users/principal-type.js';
import {
  assignmentList,
  AssignmentListArguments,
  AssignmentRelationArguments,
  RoleAssignmentConnection,
} from './assignment-inputs.js';
import { assignmentById } from './assignment-loaders.js';
import { RoleAssignmentType, ScopeType } from './assignment-type.js';
import { loadAhead, roleOf } from './load-ahead.js';
import { Reads } from '../schema/reads.js';

/** Role assignments. */
@Resolver(() => RoleAssignmentType)
export class RoleAssignmentResolver {
  @Query(() => RoleAssignmentType, {
    nullable: true,
    description: 'One role assignment; null if there is none that you may see.',
  })
  roleAssignment(@Ctx() context: GraphContext, @Arg('id', () => ID, { description: 'Its id.' }) id: string) {
    return assignmentById(context, lookupId(id, 'asg'));
  }

  @Query(() => RoleAssignmentConnection, {
    description: 'The role assignments that you may see; those that have ended are not there.',
  })
  roleAssignments(
    @Ctx() context: GraphContext,
    @Args(() => AssignmentListArguments) args: ListArguments,
    @Info() info: SelectionInfo,
  ) {
    const { assignments } = context.stores;
    return rootList(context, args, {
      ...assignmentList,
      page: (query, page) => assignments.page(query, page),
      count: (query) => assignments.count(query),
      prepare: loadAhead(context, info),
    });
  }

  @Reads('principalId')
  @FieldResolver(() => PrincipalType, {
    nullable: true,
    description: 'Who has been given the role; null when you may not see them.',
  })
  principal(@Root() assignment: RoleAssignment, @Ctx() context: GraphContext) {
    return principalById(context, assignment.principalId);
  }

  @Reads('role')
  @FieldResolver(() => RoleType, { description: 'The role that is given.' })
  role(@Root() assignment: ListedAssignment, @Ctx() context: GraphContext) {
    return assignment.role === undefined ? roleOf(context, assignment.roleId) : assignment.role;
  }

  @Reads('createdBy')
  @FieldResolver(() => PrincipalType, {
    nullable: true,
    description: 'Who gave it; null when that is not known or not visible.',
  })
  createdBy(@Root() assignment: RoleAssignment, @Ctx() context: GraphContext) {
    return principalById(context, assignment.createdBy);
  }
}

/** Scopes of role assignments. */
@Resolver(() => ScopeType)
export class ScopeResolver {
  @Reads('tenantId')
  @FieldResolver(() => TenantType, {
    nullable: true,
    description: 'The tenant in which it lies; null for the platform.',
  })
  tenant(@Root() scope: Scope, @Ctx() context: GraphContext) {
    return tenantById(context, scope.tenantId);
  }

  @Reads('directoryId')
  @FieldResolver(() => DirectoryType, { nullable: true, description: 'The directory of a directory scope.' })
  directory(@Root() scope: Scope, @Ctx() context: GraphContext) {
    return directoryById(context, scope.directoryId);
  }

  @Reads('domain')
  @FieldResolver(() => DomainType, { nullable: true, description: 'The domain of a domain scope.' })
  domain(@Root() scope: ListedAssignment['scope'], @Ctx() context: GraphContext) {
    return scope.domain === undefined ? domainById(context, scope.domainId) : scope.domain;
  }
}

/** What principals of every kind have been given. */
@Resolver(() => PrincipalType)
export class PrincipalAssignmentResolver {
  @Reads('id')
  @FieldResolver(() => RoleAssignmentConnection, {
    description: 'The roles given to this principal itself, not through groups.',
  })
  roleAssignments(
    @Root() principal: { id: PrincipalId },
    @Ctx() context: GraphContext,
    @Args(() => AssignmentRelationArguments) args: ListArguments,
    @Info() info: SelectionInfo,
  ) {
    const { assignments } = context.stores;
    return nodesBelow(context, principal.id, args, 'Principal.roleAssignments', () => ({
      ...assignmentList,
      pages: (ids, query, page) => assignments.pagesOfPrincipals(ids, query, page),
      counts: (ids, query) => assignments.countsOfPrincipals(ids, query),
      prepare: loadAhead(context, info),
    }));
  }
}

/** To whom roles are given. */
@Resolver(() => RoleType)
export class AssignedRoleResolver {
  @Reads('id')
  @FieldResolver(() => RoleAssignmentConnection, { description: 'The assignments of this role itself.' })
  assignments(
    @Root() role: Role,
    @Ctx() context: GraphContext,
    @Args(() => AssignmentRelationArguments) args: ListArguments,
    @Info() info: SelectionInfo,
  ) {
    const { assignments } = context.stores;
    return nodesBelow(context, role.id, args, 'Role.assignments', () => ({
      ...assignmentList,
      pages: (ids, query, page) => assignments.pagesOfRoles(ids, query, page),
      counts: (ids, query) => assignments.countsOfRoles(ids, query),
      prepare: loadAhead(context, info),
    }));
  }
}
