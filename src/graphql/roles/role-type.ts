import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { Permission, Role, RoleLevel as Level, RoleType as Type } from '../../core/roles/role.js';
import { NodeType } from '../connection/common-types.js';
import { registerWords } from '../connection/filter-input.js';
import { DateTime } from '../schema/date-time.js';

/** Who made a role. */
export const RoleKind = registerWords('RoleType', 'Who made a role.', {
  SYSTEM: 'Built in: it cannot be changed.',
  CUSTOM: 'Made by a tenant, or for the whole instance: it can be changed.',
});

/** Whom a role is for. */
export const RoleLevel = registerWords('RoleLevel', 'Whom a role is for.', {
  ADMIN: 'For those who administer.',
  USER: 'For those who use.',
});

/** A permission as the graph shows it. */
@ObjectType('Permission', { simpleResolvers: true, description: 'Something that can be allowed.' })
export class PermissionType implements Permission {
  @Field(() => String, { description: 'Its name, `resource:action` in lower case; unique.' })
  name!: string;

  @Field(() => String, { description: 'What it is about, for example `group`.' })
  resource!: string;

  @Field(() => String, { description: 'What may be done, for example `create`.' })
  action!: string;

  @Field(() => String, { nullable: true, description: 'What it allows, in words.' })
  description!: string | null;

  @Field(() => Boolean, { description: 'Whether it is built in; the others were added by applications.' })
  system!: boolean;
}

/** A role as the graph shows it. */
@Directive('@key(fields: "id")')
@ObjectType('Role', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A named set of permissions. It does nothing until it is assigned to a principal on a scope.',
})
export class RoleType extends NodeType implements Omit<Role, 'id' | 'tenantId'> {
  tenantId!: Role['tenantId'];

  @Field(() => String, { description: 'Its name, unique within the tenant.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it is for.' })
  description!: string | null;

  @Field(() => RoleKind, { description: 'Who made it.' })
  type!: Type;

  @Field(() => RoleLevel, { description: 'Whom it is for.' })
  level!: Level;

  @Field(() => Boolean, { description: 'Whether new people are given it.' })
  isDefault!: boolean;

  @Field(() => DateTime, { description: 'When it was created.' })
  createdAt!: number;

  @Field(() => DateTime, { description: 'When it was last changed.' })
  updatedAt!: number;

  @Field(() => Int, { description: 'Counts changes.' })
  version!: number;
}
