import { dayMs } from '../../core/kernel/clock.js';
import type { DomainId, PrincipalId, RoleId } from '../../core/kernel/ids.js';
import { builtInRoleIds } from '../../core/roles/built-in-roles.js';
import type { RoleAssignmentContent, TransferRecord } from '../../core/transfer/transfer-record.js';
import { demoId } from './demo-id.js';
import { accountId, companies, directoryId, domainId, founded, groupId, roleId, tenantId } from './thing-ids.js';
import { joinedAt, personId } from './accounts.js';
import type { DemoAssignment, DemoCompany } from './organization.js';
import { demoAdministrator } from './people.js';

const builtInRoles: Readonly<Record<string, RoleId>> = {
  'Tenant administrator': builtInRoleIds.tenantAdministrator,
  'User manager': builtInRoleIds.userManager,
  'Group manager': builtInRoleIds.groupManager,
  Auditor: builtInRoleIds.auditor,
  Member: builtInRoleIds.member,
};

/** Who has which role on what; what ends is told from `now`. */
export function assignments(now: number): TransferRecord[] {
  const given = companies.flatMap((company) =>
    company.assignments.map((one): Omit<RoleAssignmentContent, 'id'> => ({
      ...granted(principalId(company, one.to), now, one),
      roleId: builtInRoles[one.role] ?? roleId(company, one.role),
      ...scopeOf(company, one),
    })),
  );
  const administrator: Omit<RoleAssignmentContent, 'id'> = {
    ...granted(personId(demoAdministrator), now, { reason: 'Runs this instance.' }),
    roleId: builtInRoleIds.platformAdministrator,
    scopeKind: 'PLATFORM',
    scopeId: null,
  };
  return [administrator, ...given].map((one, n) => ({
    record: 'roleAssignment',
    id: demoId('asg', n + 1, founded),
    ...one,
  }));
}

function granted(principal: PrincipalId, now: number, { days, reason }: Pick<DemoAssignment, 'days' | 'reason'>) {
  const passing = days !== undefined;
  return {
    principalId: principal,
    managementSource: 'LOCAL',
    createdAt: passing ? now - 2 * dayMs : (joinedAt(principal) ?? founded),
    createdBy: passing ? personId('tomasz') : null,
    expiresAt: passing ? now + days * dayMs : null,
    reason: reason ?? null,
  } as const;
}

function scopeOf(company: DemoCompany, { domain, directory }: DemoAssignment) {
  if (domain !== undefined)
    return { scopeKind: 'DOMAIN', scopeId: domainId(company, domain) satisfies DomainId } as const;
  if (directory !== undefined) return { scopeKind: 'DIRECTORY', scopeId: directoryId(company, directory) } as const;
  return { scopeKind: 'TENANT', scopeId: tenantId(company) } as const;
}

function principalId(company: DemoCompany, name: string): PrincipalId {
  if (company.groups.some((group) => group.name === name)) return groupId(company, name);
  if (company.serviceAccounts.some((account) => account.name === name)) return accountId(company, name);
  return personId(name);
}
