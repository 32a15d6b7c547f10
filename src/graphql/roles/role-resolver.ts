import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Role } from '../../core/roles/role.js';
import type { ListArguments } from '../connection/connection-arguments.js';
import { lookupId } from '../connection/lookup.js';
import { rootList } from '../connection/relation.js';
import type { GraphContext } from '../context.js';
import { tenantById } from '../tenants/tenant-loaders.js';
import { TenantType } from '../tenants/tenant-type.js';
import {
  PermissionConnection,
  permissionList,
  PermissionListArguments,
  RoleConnection,
  roleList,
  RoleListArguments,
} from './role-inputs.js';
import { includesOf, permissionByName, permissionsOf, roleById } from './role-loaders.js';
import { PermissionType, RoleType } from './role-type.js';
import { Reads } from '../schema/reads.js';

const transitiveOption = {
  defaultValue: false,
  description: 'Whether to follow the roles that are included, at any distance.',
};

/** Roles. */
@Resolver(() => RoleType)
export class RoleResolver {
  @Query(() => RoleType, { nullable: true, description: 'One role; null if there is none that you may see.' })
  role(@Ctx() context: GraphContext, @Arg('id', () => ID, { description: 'Its id.' }) id: string) {
    return roleById(context, lookupId(id, 'rol'));
  }

  @Query(() => RoleConnection, {
    description: 'The roles that you may see; those of a tenant together with the built-in ones.',
  })
  roles(@Ctx() context: GraphContext, @Args(() => RoleListArguments) args: ListArguments) {
    const { roles } = context.stores;
    return rootList(context, args, {
      ...roleList,
      page: (query, page) => roles.page(query, page),
      count: (query) => roles.count(query),
    });
  }

  @Reads('tenantId')
  @FieldResolver(() => TenantType, {
    nullable: true,
    description: 'The tenant that made it; null for a role of the whole instance.',
  })
  tenant(@Root() role: Role, @Ctx() context: GraphContext) {
    return tenantById(context, role.tenantId);
  }

  @Reads('id')
  @FieldResolver(() => [PermissionType], { description: 'What it allows: the permissions it carries itself, or all.' })
  permissions(
    @Root() role: Role,
    @Ctx() context: GraphContext,
    @Arg('transitive', () => Boolean, transitiveOption) transitive: boolean,
  ) {
    return permissionsOf(context, role.id, transitive);
  }

  @Reads('id')
  @FieldResolver(() => [RoleType], { description: 'The roles it includes: whoever has it has those too.' })
  includes(
    @Root() role: Role,
    @Ctx() context: GraphContext,
    @Arg('transitive', () => Boolean, transitiveOption) transitive: boolean,
  ) {
    return includesOf(context, role.id, transitive);
  }
}

/** The catalogue of permissions. */
@Resolver(() => PermissionType)
export class PermissionResolver {
  @Query(() => PermissionType, {
    nullable: true,
    description: 'One permission of the catalogue; null if there is none.',
  })
  permission(
    @Ctx() context: GraphContext,
    @Arg('name', () => String, { description: 'Its name, `resource:action`.' }) name: string,
  ) {
    return permissionByName(context, name);
  }

  @Query(() => PermissionConnection, { description: 'The catalogue of permissions, by name.' })
  permissions(@Ctx() context: GraphContext, @Args(() => PermissionListArguments) args: ListArguments) {
    const { permissions } = context.stores;
    return rootList(context, args, {
      ...permissionList,
      page: (query, page) => permissions.page(query, page),
      count: (query) => permissions.count(query),
    });
  }
}
