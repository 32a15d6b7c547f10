import type { TransferRecord } from '../../core/transfer/transfer-record.js';
import { accountId, directoryId, domainId, founded, groupId, roleId, tenantId } from './thing-ids.js';
import type { DemoCompany } from './organization.js';

const versioned = { createdAt: founded, updatedAt: founded, version: 1 } as const;

/** The tenant that a company is. */
export function tenant(company: DemoCompany): TransferRecord {
  const { slug, name, description } = company;
  const id = tenantId(company);
  const settings = { hidesEmail: false, maxTokenDays: null };
  return { record: 'tenant', id, slug, name, description, status: 'ACTIVE', ...settings, ...versioned };
}

/** The directories of a company. */
export function directories(company: DemoCompany): TransferRecord[] {
  return company.directories.map(([name, description], n) => ({
    record: 'directory',
    id: directoryId(company, name),
    tenantId: tenantId(company),
    name,
    description,
    isDefault: n === 0,
    ...versioned,
  }));
}

/** The domains of a company, each after the one above it. */
export function domains(company: DemoCompany): TransferRecord[] {
  return company.domains.map(([path, description]) => {
    const cut = path.lastIndexOf('/');
    return {
      record: 'domain',
      id: domainId(company, path),
      tenantId: tenantId(company),
      parentId: cut < 0 ? null : domainId(company, path.slice(0, cut)),
      name: path.slice(cut + 1),
      description,
      managementSource: 'LOCAL',
      ...versioned,
    };
  });
}

/** The roles of a company. */
export function roles(company: DemoCompany): TransferRecord[] {
  return company.roles.map(({ name, description }) => ({
    record: 'role',
    id: roleId(company, name),
    tenantId: tenantId(company),
    name,
    description,
    level: 'USER',
    isDefault: false,
    ...versioned,
  }));
}

/** What the roles of a company allow and include. */
export function roleContents(company: DemoCompany): TransferRecord[] {
  return company.roles.flatMap(({ name, permissions, includes = [] }) => {
    const id = roleId(company, name);
    return [
      ...permissions.map((permission): TransferRecord => ({ record: 'rolePermission', roleId: id, permission })),
      ...includes.map((included): TransferRecord => ({
        record: 'roleInclude',
        roleId: id,
        includedId: roleId(company, included),
      })),
    ];
  });
}

/** The service accounts of a company. */
export function serviceAccounts(company: DemoCompany): TransferRecord[] {
  return company.serviceAccounts.map(({ name, description }) => ({
    record: 'serviceAccount',
    id: accountId(company, name),
    tenantId: tenantId(company),
    name,
    description,
    status: 'ACTIVE',
    ...versioned,
  }));
}

/** The groups of a company. */
export function groups(company: DemoCompany): TransferRecord[] {
  const [[defaultDirectory = ''] = []] = company.directories;
  return company.groups.map((group) => ({
    record: 'group',
    id: groupId(company, group.name),
    directoryId: directoryId(company, group.directory ?? defaultDirectory),
    name: group.name,
    description: group.description,
    kind: group.kind ?? 'TEAM',
    status: group.disabled === true ? 'DISABLED' : 'ACTIVE',
    managementSource: 'LOCAL',
    system: group.everyone === true,
    ...versioned,
  }));
}

/** Which of its groups is in which. */
export function nestings(company: DemoCompany): TransferRecord[] {
  return company.groups.flatMap(({ name, parents = [] }) =>
    parents.map((parent) => ({
      record: 'groupNesting' as const,
      parentId: groupId(company, parent),
      childId: groupId(company, name),
      createdAt: founded,
    })),
  );
}
