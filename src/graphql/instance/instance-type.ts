import { Field, ObjectType } from 'type-graphql';
import { TenantType } from '../tenants/tenant-type.js';
import { PrincipalType } from '../users/principal-type.js';
import { DateTime } from '../schema/date-time.js';

/** What this instance tells about itself. */
@ObjectType('Instance', { simpleResolvers: true, description: 'This instance of Denizen.' })
export class InstanceType {
  @Field(() => String, { description: 'The version of the software.' })
  version!: string;

  @Field(() => DateTime, { description: 'When this process started.' })
  startedAt!: number;
}

/** Who is asking. */
@ObjectType('Viewer', { description: 'You, as far as this request has proven it.' })
export class ViewerType {
  @Field(() => PrincipalType, { description: 'The person or service account whose token this is.' })
  principal!: unknown;

  @Field(() => PrincipalType, {
    nullable: true,
    description: 'Who acts in the name of `principal`, through the header `x-denizen-impersonate`; null for nobody.',
  })
  impersonator!: unknown;

  @Field(() => TenantType, { nullable: true, description: 'The tenant that you ask in; null for none in particular.' })
  tenant!: unknown;

  @Field(() => Boolean, {
    description:
      'Whether you have the role "Platform administrator" on the platform, and a token that is not limited: then you may do everything.',
  })
  platformAdministrator!: boolean;
}
