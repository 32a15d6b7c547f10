import { ArgsType, Field, ID } from 'type-graphql';
import { assignmentFields } from '../../core/assignments/assignment-fields.js';
import { ManagementSource } from '../connection/common-types.js';
import { listArguments, orderInput } from '../connection/connection-arguments.js';
import { connectionType } from '../connection/connection-type.js';
import { filterInput } from '../connection/filter-input.js';
import { plainIdRelation, type ListDefinition } from '../connection/read-list.js';
import { PrincipalKind, PrincipalType } from '../users/principal-type.js';
import { PrincipalRelationArguments, principalList } from '../users/user-inputs.js';
import { RoleAssignmentType, RoleHolderFacts, ScopeKind } from './assignment-type.js';

const AssignmentFilter = filterInput(
  'RoleAssignment',
  'role assignments',
  assignmentFields,
  {
    principalKind: ['PrincipalKind', PrincipalKind],
    scopeKind: ['ScopeKind', ScopeKind],
    managementSource: ['ManagementSource', ManagementSource],
  },
  { coversDomain: { type: () => ID as never, description: 'Is given on this domain or on one above it.' } },
);
const AssignmentOrder = orderInput('RoleAssignment', 'role assignments', {
  CREATED_AT: 'createdAt',
  EXPIRES_AT: 'expiresAt',
});
const assignmentQuery = 'scopeKind eq "DOMAIN" and expiresAt pr';

/** The arguments of the list of all role assignments. */
export const AssignmentListArguments = listArguments(AssignmentFilter, AssignmentOrder, {
  query: assignmentQuery,
  tenant: true,
});

/** The arguments of the role assignments of a principal or role. */
export const AssignmentRelationArguments = listArguments(AssignmentFilter, AssignmentOrder, { query: assignmentQuery });

/** The arguments of the holders of a role. */
@ArgsType()
export class RoleHolderArguments extends PrincipalRelationArguments {
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether having it through groups, or through a role that includes it, counts too; nobody twice.',
  })
  transitive!: boolean;

  @Field(() => ID, {
    nullable: true,
    description:
      'Only those who have it on this tenant as a whole or on the platform. Left out: on anything that you see.',
  })
  tenantId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Only those who have it on this domain: given on it, on one above it, on its tenant as a whole or on the platform.',
  })
  domainId?: string | null;
}

/** A page of role assignments. */
export const RoleAssignmentConnection = connectionType('RoleAssignment', 'role assignments', () => RoleAssignmentType);

/** A page of the holders of a role. */
export const RoleHolderConnection = connectionType(
  'RoleHolder',
  'holders',
  () => PrincipalType as never,
  RoleHolderFacts,
);

/** How lists of role assignments are read. */
export const assignmentList: ListDefinition = {
  name: 'roleAssignments',
  fields: assignmentFields,
  relations: { coversDomain: plainIdRelation('domainId', 'dom') },
  ofTenant: true,
};

/** How lists of holders are read. */
export const holderList: ListDefinition = { ...principalList, name: 'Role.holders' };
