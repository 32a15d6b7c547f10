import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type {
  Directory,
  Domain,
  ManagementSource as Source,
  Tenant,
  TenantStatus as Status,
} from '../../core/tenants/tenant.js';
import { ManagementSource, NodeType } from '../connection/common-types.js';
import { registerWords } from '../connection/filter-input.js';
import { DateTime } from '../schema/date-time.js';

/** Whether a tenant works. */
export const TenantStatus = registerWords('TenantStatus', 'Whether a tenant works.', {
  ACTIVE: 'It works.',
  DEACTIVATED: 'Nobody can sign in to it and its tokens are dead, until it is reactivated.',
});

/** A tenant as the graph shows it. */
@Directive('@key(fields: "id")')
@Directive('@key(fields: "slug")')
@ObjectType('Tenant', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A company or organisation with a directory of its own: people, groups and roles.',
})
export class TenantType extends NodeType implements Omit<Tenant, 'id'> {
  @Field(() => String, { description: 'A short name for addresses: lower-case letters, digits and dashes, unique.' })
  slug!: string;

  @Field(() => String, { description: 'The name that people read.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What the tenant is.' })
  description!: string | null;

  @Field(() => TenantStatus, { description: 'Whether it works.' })
  status!: Status;

  @Field(() => Boolean, {
    description:
      'Whether e-mail addresses of its people are shown only to those who may read them (permission `user-email:read`).',
  })
  hidesEmail!: boolean;

  @Field(() => Int, {
    nullable: true,
    description:
      'How many days an API token for it, or of somebody with access to it, lives at the most; null for 365, as everywhere.',
  })
  maxTokenDays!: number | null;

  @Field(() => DateTime, { description: 'When it was created.' })
  createdAt!: number;

  @Field(() => DateTime, { description: 'When it was last changed.' })
  updatedAt!: number;

  @Field(() => Int, { description: 'Counts changes; give it with an update to make sure that nothing is overwritten.' })
  version!: number;
}

/** A directory as the graph shows it. */
@Directive('@key(fields: "id")')
@ObjectType('Directory', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A source of identities within a tenant. Groups belong to one; people have a place in one or several.',
})
export class DirectoryType extends NodeType implements Omit<Directory, 'id' | 'tenantId'> {
  tenantId!: Directory['tenantId'];

  @Field(() => String, { description: 'The name, unique within the tenant.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What the directory is for.' })
  description!: string | null;

  @Field(() => Boolean, { description: 'Whether it is the one that things go to when nobody says which.' })
  isDefault!: boolean;

  @Field(() => DateTime, { description: 'When it was created.' })
  createdAt!: number;

  @Field(() => DateTime, { description: 'When it was last changed.' })
  updatedAt!: number;

  @Field(() => Int, { description: 'Counts changes.' })
  version!: number;
}

/** A domain as the graph shows it. */
@Directive('@key(fields: "id")')
@ObjectType('Domain', {
  implements: NodeType,
  simpleResolvers: true,
  description:
    'A node of the tree that roles are scoped to: a project, a repository, a department. A role on a domain holds on all domains under it.',
})
export class DomainType extends NodeType implements Omit<Domain, 'id' | 'tenantId' | 'parentId'> {
  tenantId!: Domain['tenantId'];
  parentId!: Domain['parentId'];

  @Field(() => String, { description: 'The last part of the path.' })
  name!: string;

  @Field(() => String, {
    description: 'The names from the root of the tree down, joined by `/`; unique within the tenant.',
  })
  path!: string;

  @Field(() => String, { nullable: true, description: 'What the domain is.' })
  description!: string | null;

  @Field(() => ManagementSource, { description: 'Where it came from.' })
  managementSource!: Source;

  @Field(() => DateTime, { description: 'When it was created.' })
  createdAt!: number;

  @Field(() => DateTime, { description: 'When it was last changed.' })
  updatedAt!: number;

  @Field(() => Int, { description: 'Counts changes.' })
  version!: number;
}
