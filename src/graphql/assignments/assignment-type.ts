import { Directive, Field, ObjectType } from 'type-graphql';
import type { ScopeKind as Kind } from '../../core/access/scope.js';
import type { RoleAssignment, RoleHolder } from '../../core/assignments/assignment.js';
import type { ManagementSource as Source } from '../../core/tenants/tenant.js';
import { ManagementSource, NodeType } from '../connection/common-types.js';
import { registerWords } from '../connection/filter-input.js';
import { DateTime } from '../schema/date-time.js';

/** How far a role reaches. */
export const ScopeKind = registerWords('ScopeKind', 'How far a role reaches.', {
  PLATFORM: 'Everywhere on the instance.',
  TENANT: 'In one tenant, with its directories and domains.',
  DIRECTORY: 'In one directory.',
  DOMAIN: 'On one domain and all domains under it.',
});

/** What a role is given on. */
@ObjectType('Scope', { simpleResolvers: true, description: 'What a role is given on.' })
export class ScopeType {
  @Field(() => ScopeKind, { description: 'How far it reaches.' })
  kind!: Kind;
}

/** A role assignment as the graph shows it. */
@Directive('@key(fields: "id")')
@ObjectType('RoleAssignment', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A role given to a principal on a scope. It never changes: revoke it and assign again.',
})
export class RoleAssignmentType
  extends NodeType
  implements Pick<RoleAssignment, 'managementSource' | 'createdAt' | 'expiresAt' | 'reason'>
{
  @Field(() => ScopeType, { description: 'What it is given on.' })
  scope!: ScopeType;

  @Field(() => ManagementSource, { description: 'Where it came from.' })
  managementSource!: Source;

  @Field(() => DateTime, { description: 'When it was given.' })
  createdAt!: number;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it ends by itself; null for never. It is dead at that very moment.',
  })
  expiresAt!: number | null;

  @Field(() => String, { nullable: true, description: 'Why it was given.' })
  reason!: string | null;
}

/** The facts of an edge between a role and a holder. */
@ObjectType('RoleHolderFacts', { simpleResolvers: true })
export class RoleHolderFacts implements Pick<RoleHolder, 'direct'> {
  @Field(() => Boolean, { description: 'Whether the role itself is given to the principal itself.' })
  direct!: boolean;
}
