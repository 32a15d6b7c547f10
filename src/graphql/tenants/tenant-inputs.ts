import { ArgsType, Field, ID } from 'type-graphql';
import { directoryFields, domainFields, tenantFields } from '../../core/tenants/tenant-fields.js';
import { ManagementSource } from '../connection/common-types.js';
import { listArguments, orderInput } from '../connection/connection-arguments.js';
import { filterInput } from '../connection/filter-input.js';
import { plainIdRelation, type ListDefinition } from '../connection/read-list.js';
import { DirectoryType, DomainType, TenantStatus, TenantType } from './tenant-type.js';
import { connectionType } from '../connection/connection-type.js';

const times = { CREATED_AT: 'createdAt', UPDATED_AT: 'updatedAt' } as const;

const TenantFilter = filterInput('Tenant', 'tenants', tenantFields, { status: ['TenantStatus', TenantStatus] });
const TenantOrder = orderInput('Tenant', 'tenants', { NAME: 'name', SLUG: 'slug', ...times });

/** The arguments of lists of tenants. */
export const TenantListArguments = listArguments(TenantFilter, TenantOrder, {
  query: 'slug sw "a" and status eq "ACTIVE"',
  search: 'name and slug',
});

/** A page of tenants. */
export const TenantConnection = connectionType('Tenant', 'tenants', () => TenantType);

/** How lists of tenants are read. */
export const tenantList: ListDefinition = { name: 'tenants', fields: tenantFields };

const DirectoryFilter = filterInput('Directory', 'directories', directoryFields);
const DirectoryOrder = orderInput('Directory', 'directories', { NAME: 'name', ...times });
const directoryWords = { query: 'name sw "s" and isDefault eq false', search: 'name' };

/** The arguments of the list of all directories. */
export const DirectoryListArguments = listArguments(DirectoryFilter, DirectoryOrder, {
  ...directoryWords,
  tenant: true,
});

/** The arguments of the directories of a tenant. */
export const TenantDirectoryArguments = listArguments(DirectoryFilter, DirectoryOrder, directoryWords);

/** A page of directories. */
export const DirectoryConnection = connectionType('Directory', 'directories', () => DirectoryType);

/** How lists of directories are read. */
export const directoryList: ListDefinition = { name: 'directories', fields: directoryFields, ofTenant: true };

const DomainFilter = filterInput(
  'Domain',
  'domains',
  domainFields,
  { managementSource: ['ManagementSource', ManagementSource] },
  { under: { type: () => ID as never, description: 'Lies under this domain, at any distance.' } },
);
const DomainOrder = orderInput('Domain', 'domains', { PATH: 'path', ...times });
const domainWords = { query: 'path sw "products/" and managementSource eq "LOCAL"', search: 'path' };

/** The arguments of the list of all domains. */
export const DomainListArguments = listArguments(DomainFilter, DomainOrder, { ...domainWords, tenant: true });

/** The arguments of the domains of a tenant. */
export const TenantDomainArguments = listArguments(DomainFilter, DomainOrder, domainWords);

/** The arguments of the domains under a domain. */
@ArgsType()
export class ChildDomainArguments extends TenantDomainArguments {
  @Field(() => Boolean, { defaultValue: false, description: 'Whether to go down to any distance instead of one step.' })
  transitive!: boolean;
}

/** A page of domains. */
export const DomainConnection = connectionType('Domain', 'domains', () => DomainType);

/** How lists of domains are read. */
export const domainList: ListDefinition = {
  name: 'domains',
  fields: domainFields,
  relations: { under: plainIdRelation('domainId', 'dom') },
  ofTenant: true,
};
