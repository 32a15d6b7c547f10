import { ID } from 'type-graphql';
import { payloadType } from '../changes/payload.js';
import { DirectoryType, TenantType } from '../tenants/tenant-type.js';
import { UserType } from './user-type.js';

const user = [() => UserType, 'The person; null when it was not done, or you may not see them.'] as const;
const tenant = [() => TenantType, 'The tenant; null when it was not done.'] as const;
const directory = [() => DirectoryType, 'The directory; null when it was not done.'] as const;

/** The payloads of the changes of people and their access. */
export const userPayloads = {
  createUser: payloadType('CreateUser', 'making a person', { user }),
  updateUser: payloadType('UpdateUser', 'changing a person', { user }),
  changeUserEmail: payloadType('ChangeUserEmail', 'changing an e-mail address', { user }),
  unlinkIdentity: payloadType('UnlinkIdentity', 'unlinking an identity', {
    user,
    unlinkedIdentityId: [() => ID, 'The id of the identity that is gone; null when it was not done.'],
  }),
  account: payloadType('Account', 'changing the state of an account', { user }, { access: true }),
  tenantAccess: payloadType('TenantAccess', 'giving or taking access to a tenant', { user, tenant }, { access: true }),
  directoryPlace: payloadType(
    'DirectoryPlace',
    'suspending or restoring somebody in a directory',
    { user, directory },
    { access: true },
  ),
  removeUserFromDirectory: payloadType(
    'RemoveUserFromDirectory',
    'taking somebody out of a directory',
    {
      user,
      directory,
      tenantLeft: [
        () => TenantType,
        'The tenant to which they have no access any more, because it was their last place there; null when they have.',
      ],
    },
    { access: true },
  ),
};
