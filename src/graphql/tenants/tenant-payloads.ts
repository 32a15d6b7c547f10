import { ID } from 'type-graphql';
import { payloadType } from '../changes/payload.js';
import { DirectoryType, DomainType, TenantType } from './tenant-type.js';

const access = { access: true };
const tenant = [
  () => TenantType,
  'The tenant; null when it was not done, or when you do not see it any more.',
] as const;
const directory = [() => DirectoryType, 'The directory; null when it was not done.'] as const;
const domain = [
  () => DomainType,
  'The domain; null when it was not done, or when you do not see it any more.',
] as const;
const gone = (what: string) => [() => ID, `The id of the ${what} that is gone; null when it was not done.`] as const;

/** The payloads of the changes of tenants, directories and domains. */
export const tenantPayloads = {
  createTenant: payloadType('CreateTenant', 'making a tenant', { tenant }, access),
  updateTenant: payloadType('UpdateTenant', 'changing a tenant', { tenant }),
  deactivateTenant: payloadType('DeactivateTenant', 'deactivating a tenant', { tenant }, access),
  reactivateTenant: payloadType('ReactivateTenant', 'reactivating a tenant', { tenant }, access),
  createDirectory: payloadType('CreateDirectory', 'making a directory', { directory }),
  updateDirectory: payloadType('UpdateDirectory', 'changing a directory', { directory }),
  deleteDirectory: payloadType('DeleteDirectory', 'deleting a directory', { deletedDirectoryId: gone('directory') }),
  createDomain: payloadType('CreateDomain', 'making a domain', { domain }),
  updateDomain: payloadType('UpdateDomain', 'changing a domain', { domain }),
  moveDomain: payloadType('MoveDomain', 'moving a domain', { domain }, access),
  deleteDomain: payloadType('DeleteDomain', 'deleting a domain', { deletedDomainId: gone('domain') }, access),
};
