import { ID } from 'type-graphql';
import { payloadType } from '../changes/payload.js';
import { PermissionType, RoleType } from './role-type.js';

const role = [() => RoleType, 'The role; null when it was not done.'] as const;

/** The payloads of the changes of roles and of the catalogue. */
export const rolePayloads = {
  createRole: payloadType('CreateRole', 'making a role', { role }),
  updateRole: payloadType('UpdateRole', 'changing a role', { role }, { access: true }),
  deleteRole: payloadType(
    'DeleteRole',
    'deleting a role',
    { deletedRoleId: [() => ID, 'The id of the role that is gone; null when it was not done.'] },
    { access: true },
  ),
  createPermission: payloadType('CreatePermission', 'adding a permission to the catalogue', {
    permission: [() => PermissionType, 'The permission; null when it was not done.'],
  }),
  deletePermission: payloadType('DeletePermission', 'taking a permission out of the catalogue', {
    deletedPermission: [() => String, 'The name of the permission that is gone; null when it was not done.'],
  }),
};
