import { ArgsType, Field, ID } from 'type-graphql';
import { ScopeType } from '../assignments/assignment-type.js';
import { ConnectionArguments } from '../connection/connection-arguments.js';
import { connectionType } from '../connection/connection-type.js';
import { PrincipalType } from '../users/principal-type.js';
import { PrincipalRelationArguments } from '../users/user-inputs.js';
import { DerivedFacts } from './access-type.js';

const ofTenant = {
  nullable: true,
  description:
    'The tenant to ask about. Left out: the tenant that you ask in, or else your only one unless you have rights on the platform, or else the whole instance.',
} as const;
const ofDomain = {
  nullable: true,
  description: 'The domain to ask about; its tenant is then known. A right on a domain above it counts.',
} as const;
const wanted = 'The name of the permission, `resource:action`; one that is not in the catalogue is held by nobody.';

/** Where the roles of somebody are asked for. */
@ArgsType()
export class EffectiveRoleArguments {
  @Field(() => ID, ofTenant)
  tenantId?: string | null;
}

/** Where permissions are asked for. */
@ArgsType()
export class PlaceQuestion extends EffectiveRoleArguments {
  @Field(() => ID, ofDomain)
  domainId?: string | null;
}

/** Which permissions of somebody are asked for, and where. */
@ArgsType()
export class EffectivePermissionArguments extends PlaceQuestion {
  @Field(() => String, { nullable: true, description: `Only this permission. ${wanted}` })
  permission?: string | null;
}

/** Whether something is allowed, and where. */
@ArgsType()
export class CanArguments extends PlaceQuestion {
  @Field(() => String, { description: wanted })
  permission!: string;
}

/** Who may do something, and where. */
@ArgsType()
export class WhoCanArguments extends PrincipalRelationArguments {
  @Field(() => String, { description: wanted })
  permission!: string;

  @Field(() => ID, ofTenant)
  tenantId?: string | null;

  @Field(() => ID, ofDomain)
  domainId?: string | null;
}

/** On what somebody may do something. */
@ArgsType()
export class WhatCanArguments extends ConnectionArguments {
  @Field(() => ID, { description: 'Whose rights: a person, a group or a service account.' })
  principalId!: string;

  @Field(() => String, { description: wanted })
  permission!: string;

  @Field(() => ID, ofTenant)
  tenantId?: string | null;
}

/** A page of those who may do something. */
export const WhoCanConnection = connectionType(
  'WhoCan',
  'principals that may do something',
  () => PrincipalType as never,
  DerivedFacts,
);

/** A page of what somebody may do something on. */
export const WhatCanConnection = connectionType(
  'WhatCan',
  'scopes on which somebody may do something',
  () => ScopeType,
  DerivedFacts,
);
