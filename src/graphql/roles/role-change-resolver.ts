import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { deleteRole } from '../../core/assignments/role-deletion.js';
import { badInput } from '../../core/kernel/errors.js';
import type { RoleId, TenantId } from '../../core/kernel/ids.js';
import { createPermission, deletePermission } from '../../core/roles/permission-changes.js';
import { createRole, updateRole } from '../../core/roles/role-changes.js';
import { carryOut, givenFact, givenId, present } from '../changes/carry-out.js';
import { tenantOfChange } from '../changes/tenant-of-change.js';
import type { GraphChange, GraphContext } from '../context.js';
import {
  CreatePermissionInput,
  CreateRoleInput,
  DeletePermissionInput,
  DeleteRoleInput,
  UpdateRoleInput,
} from './role-change-inputs.js';
import { permissionByName, roleById } from './role-loaders.js';
import { rolePayloads } from './role-payloads.js';

const there = 'on the tenant of the role, or on the platform for a role of the whole instance';
const ceiling =
  'You must hold every permission that the role carries there yourself, by itself and by the roles that it includes; permissions of applications can also be handed out with `application-permission:delegate`.';

/** Changes of roles. */
@Resolver()
export class RoleChangeResolver {
  @Mutation(() => rolePayloads.createRole, {
    description: `Makes a role; it gives nobody anything until it is assigned. It needs the permission \`role:create\` ${there}. ${ceiling} Errors: NOT_FOUND, ALREADY_EXISTS for a name that the tenant has, PRIVILEGE_ESCALATION, INVALID for an included role of another tenant, LIMIT_EXCEEDED.`,
  })
  createRole(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => CreateRoleInput, { description: 'The role.' }) input: CreateRoleInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      async (change) =>
        createRole(change, {
          tenantId: await ownerOf(context, change, input),
          name: input.name,
          description: input.description ?? null,
          level: input.level ?? 'USER',
          permissions: input.permissions ?? [],
          includes: roleIds(input.includes ?? []),
        }),
      ({ roleId }) => ({ role: roleById(context, roleId) }),
      { onlyAdds: true },
    );
  }

  @Mutation(() => rolePayloads.updateRole, {
    description: `Changes a role for everybody who has it; never a built-in one. It needs the permission \`role:update\` ${there}. ${ceiling} Errors: NOT_FOUND, CONFLICT, ALREADY_EXISTS for a name that the tenant has, SYSTEM_ROLE_IMMUTABLE, PRIVILEGE_ESCALATION, INVALID for a circle, LIMIT_EXCEEDED, LAST_ADMINISTRATOR.`,
  })
  updateRole(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => UpdateRoleInput, { description: 'What shall change.' }) input: UpdateRoleInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) => {
        const includes = givenFact(input.includes, 'includes');
        return updateRole(
          change,
          present({
            id: givenId(input.id, ['rol'], 'id'),
            version: input.version,
            name: givenFact(input.name, 'name'),
            description: input.description,
            level: givenFact(input.level, 'level'),
            permissions: givenFact(input.permissions, 'permissions'),
            includes: includes && roleIds(includes),
          }),
        );
      },
      ({ roleId }) => ({ role: roleById(context, roleId) }),
    );
  }

  @Mutation(() => rolePayloads.deleteRole, {
    description: `Deletes a role that no other one includes; never a built-in one. It needs the permission \`role:delete\` ${there}, and \`role-assignment:delete\` as well to revoke its assignments with it. ${ceiling} Errors: NOT_FOUND, CONFLICT, IN_USE while another role includes it or, without CASCADE, it is assigned, SYSTEM_ROLE_IMMUTABLE, PRIVILEGE_ESCALATION, EXTERNALLY_MANAGED, LAST_ADMINISTRATOR.`,
  })
  deleteRole(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => DeleteRoleInput, { description: 'The role.' }) input: DeleteRoleInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) =>
        deleteRole(
          change,
          present({
            id: givenId(input.id, ['rol'], 'id'),
            version: input.version,
            ifAssigned: input.ifAssigned ?? 'RESTRICT',
          }),
        ),
      ({ roleId }) => ({ deletedRoleId: roleId }),
    );
  }

  @Mutation(() => rolePayloads.createPermission, {
    description:
      'Adds a permission of an application to the catalogue, so that roles can carry it. It needs the permission `permission:create` on the platform. Errors: ALREADY_EXISTS.',
  })
  createPermission(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => CreatePermissionInput, { description: 'The permission.' }) input: CreatePermissionInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) => createPermission(change, { name: input.name, description: input.description ?? null }),
      ({ name }) => ({ permission: permissionByName(context, name) }),
      { onlyAdds: true },
    );
  }

  @Mutation(() => rolePayloads.deletePermission, {
    description:
      'Takes a permission of an application that no role carries out of the catalogue; never a built-in one. It needs the permission `permission:delete` on the platform. Errors: NOT_FOUND, IN_USE while a role carries it, INVALID for a built-in one.',
  })
  deletePermission(
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => DeletePermissionInput, { description: 'The permission.' }) input: DeletePermissionInput,
  ) {
    return carryOut(
      context,
      info,
      { ...input },
      (change) => deletePermission(change, input),
      ({ name }) => ({ deletedPermission: name }),
    );
  }
}

async function ownerOf(
  context: GraphContext,
  change: GraphChange,
  { tenantId, instance }: CreateRoleInput,
): Promise<TenantId | null> {
  if (instance !== true) return tenantOfChange(context, change, tenantId);
  if (tenantId == null) return null;
  throw badInput('A role of the whole instance belongs to no tenant: leave `tenantId` or `instance` out.', 'tenantId');
}

function roleIds(texts: readonly string[]): RoleId[] {
  return texts.map((text, n) => givenId(text, ['rol'], 'includes', String(n)));
}
