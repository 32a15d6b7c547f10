import { Field, ObjectType } from 'type-graphql';
import type { TenantAccess } from '../../core/tenants/tenant-store.js';
import { registerWords } from '../connection/filter-input.js';
import { DateTime } from '../schema/date-time.js';

/** Whether somebody's access counts. */
export const AccessStatus = registerWords('AccessStatus', 'Whether access counts.', {
  ACTIVE: 'It does.',
  SUSPENDED: 'It does not, for now; roles and memberships are kept.',
});

/** Somebody's place in one directory. */
@ObjectType('DirectoryAccess', { simpleResolvers: true, description: "Somebody's place in one directory." })
export class DirectoryAccessType {
  @Field(() => AccessStatus, { description: 'Whether they are suspended there.' })
  status!: 'ACTIVE' | 'SUSPENDED';

  @Field(() => DateTime, { description: 'Since when.' })
  since!: number;
}

/** The facts of an edge between a person and a tenant. */
@ObjectType('TenantAccessFacts', { simpleResolvers: true })
export class TenantAccessFacts implements Pick<TenantAccess<unknown>, 'status' | 'since'> {
  @Field(() => AccessStatus, {
    description: 'Suspended when suspended in every directory of the tenant where they are.',
  })
  status!: 'ACTIVE' | 'SUSPENDED';

  @Field(() => DateTime, { description: 'Since when.' })
  since!: number;
}
