import { permissionFields, roleFields } from '../../core/roles/role-fields.js';
import { badInput } from '../../core/kernel/errors.js';
import { listArguments, orderInput } from '../connection/connection-arguments.js';
import { connectionType } from '../connection/connection-type.js';
import { filterInput } from '../connection/filter-input.js';
import type { ListDefinition } from '../connection/read-list.js';
import { PermissionType, RoleKind, RoleLevel, RoleType } from './role-type.js';

const RoleFilter = filterInput(
  'Role',
  'roles',
  roleFields,
  { type: ['RoleType', RoleKind], level: ['RoleLevel', RoleLevel] },
  {
    hasPermission: {
      type: () => String as never,
      description: 'Carries this permission, itself or through a role that it includes.',
    },
  },
);
const RoleOrder = orderInput('Role', 'roles', { NAME: 'name', CREATED_AT: 'createdAt', UPDATED_AT: 'updatedAt' });

/** The arguments of lists of roles. */
export const RoleListArguments = listArguments(RoleFilter, RoleOrder, {
  query: 'type eq "CUSTOM" and name co "release"',
  search: 'name',
  tenant: true,
});

/** A page of roles. */
export const RoleConnection = connectionType('Role', 'roles', () => RoleType);

/** How lists of roles are read. */
export const roleList: ListDefinition = {
  name: 'roles',
  fields: roleFields,
  relations: {
    hasPermission: (value, path) => {
      if (typeof value !== 'string' || value.length > 128)
        throw badInput('The name of a permission has at most 128 characters.', ...path);
      return { permission: value };
    },
  },
  ofTenant: true,
};

const PermissionFilter = filterInput('Permission', 'permissions', permissionFields);
const PermissionOrder = orderInput('Permission', 'permissions', {
  NAME: 'name',
  RESOURCE: 'resource',
  ACTION: 'action',
});

/** The arguments of the catalogue of permissions. */
export const PermissionListArguments = listArguments(PermissionFilter, PermissionOrder, {
  query: 'resource eq "group" and action ne "read"',
  search: 'name',
});

/** A page of permissions. */
export const PermissionConnection = connectionType('Permission', 'permissions', () => PermissionType);

/** How the catalogue is read. */
export const permissionList: ListDefinition = { name: 'permissions', fields: permissionFields };
