import { Field, ID, InputType } from 'type-graphql';
import type { RoleLevel as Level } from '../../core/roles/role.js';
import { VersionedAccessChangeInput } from '../changes/change-inputs.js';
import { registerWords } from '../connection/filter-input.js';
import { RoleLevel } from './role-type.js';

/** What becomes of a role that is assigned when it shall be deleted. */
export const IfAssigned = registerWords('IfAssigned', 'What becomes of a role that is assigned when it is deleted.', {
  RESTRICT: 'It stays, and nothing is done (IN_USE).',
  CASCADE: 'Its assignments are revoked, and it is deleted.',
});

/** A new role. */
@InputType('CreateRoleInput', { description: 'A new role.' })
export class CreateRoleInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The tenant that it shall belong to; the one you ask in if left out.',
  })
  tenantId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it is for the whole instance and belongs to no tenant. Leave `tenantId` out then.',
  })
  instance?: boolean | null;

  @Field(() => String, { description: 'Its name, unique within the tenant: at most 100 characters.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it is for: at most 1,000 characters.' })
  description?: string | null;

  @Field(() => RoleLevel, { nullable: true, description: 'Whom it is for; USER if left out.' })
  level?: Level | null;

  @Field(() => [String], {
    nullable: true,
    description: 'The names of the permissions that it carries itself: at most 1,000.',
  })
  permissions?: readonly string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'The roles that it includes: of its own tenant, or of the whole instance.',
  })
  includes?: readonly string[] | null;
}

/** What shall change of a role. */
@InputType('UpdateRoleInput', {
  description: 'What shall change of a role: what is left out stays, null clears, a list replaces the whole list.',
})
export class UpdateRoleInput extends VersionedAccessChangeInput {
  @Field(() => ID, { description: 'The role.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Its new name: at most 100 characters. It cannot be cleared.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is for: at most 1,000 characters.' })
  description?: string | null;

  @Field(() => RoleLevel, { nullable: true, description: 'Whom it is for. It cannot be cleared.' })
  level?: Level | null;

  @Field(() => [String], {
    nullable: true,
    description: 'The names of all permissions that it shall carry itself: at most 1,000. An empty list clears it.',
  })
  permissions?: readonly string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'All roles that it shall include: at most 20 levels deep. An empty list clears it.',
  })
  includes?: readonly string[] | null;
}

/** A role that shall go. */
@InputType('DeleteRoleInput', { description: 'A role that shall go.' })
export class DeleteRoleInput extends VersionedAccessChangeInput {
  @Field(() => ID, { description: 'The role.' })
  id!: string;

  @Field(() => IfAssigned, {
    nullable: true,
    description: 'What becomes of it when it is assigned; RESTRICT if left out.',
  })
  ifAssigned?: 'RESTRICT' | 'CASCADE' | null;
}

/** A new permission. */
@InputType('CreatePermissionInput', { description: 'A new permission of an application.' })
export class CreatePermissionInput {
  @Field(() => String, { description: 'Its name: `resource:action` in lower-case letters, digits and single dashes.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it allows, in words: at most 1,000 characters.' })
  description?: string | null;
}

/** A permission that shall go. */
@InputType('DeletePermissionInput', { description: 'A permission of an application that shall go.' })
export class DeletePermissionInput {
  @Field(() => String, { description: 'Its name.' })
  name!: string;
}
