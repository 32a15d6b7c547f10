import {
  newId,
  type DirectoryId,
  type DomainId,
  type GroupId,
  type Id,
  type RoleId,
  type TenantId,
  type UserId,
} from '../src/core/kernel/ids.js';
import type { Database } from '../src/storage/database/database.js';
import { SqlSession } from '../src/storage/database/session.js';
import { raw, sql } from '../src/storage/database/sql.js';
import { insertSql, type RowValues } from '../src/storage/database/insert.js';
import { assignmentRow } from '../src/storage/assignments/assignment-rows.js';
import { groupRow, membershipRow } from '../src/storage/groups/group-rows.js';
import { permissionRow, rolePermissionRow, roleRow } from '../src/storage/roles/role-rows.js';
import { directoryRow, domainRow, tenantRow } from '../src/storage/tenants/tenant-rows.js';
import { directoryAccessRow, principalRow, tenantAccessRow, userRow } from '../src/storage/users/user-rows.js';
import { idValue } from '../src/storage/database/sql.js';

/** How many there are of what. */
export const size = {
  people: 20_000,
  groups: 1_000,
  groupsOfPerson: 3,
  rolesOfGroup: 2,
  roles: 20,
  domains: 200,
  permissionsOfRole: 3,
};

const at = Date.UTC(2026, 0, 1);
const settings = { hidesEmail: false, maxTokenDays: null } as const;
const common = { description: null, managementSource: 'LOCAL', createdAt: at, updatedAt: at, version: 1 } as const;
const self = (id: Id): RowValues => ({ ancestor_id: idValue(id), descendant_id: idValue(id), depth: 0 });
const many = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));

/** Fills a migrated database with one tenant of 20,000 people, the same on every run but for the ids. */
export async function seedPeople(database: Database): Promise<void> {
  const tenantId = newId('ten');
  const directoryId = newId('dir');
  const groups = many(size.groups, () => newId('grp'));
  const roles = many(size.roles, () => newId('rol'));
  const domains = many(size.domains, () => newId('dom'));
  await database.transaction(async (connection) => {
    const insert = inserter(new SqlSession(connection));
    await insert('tenants', [
      tenantRow({ id: tenantId, slug: 'bench', name: 'Bench', status: 'ACTIVE', ...settings, ...common }),
    ]);
    await insert('directories', [
      directoryRow({ id: directoryId, tenantId, name: 'Default', isDefault: true, ...common }),
    ]);
    await insertDomains(insert, tenantId, domains);
    await insertRoles(insert, tenantId, roles);
    await insertGroups(insert, { tenantId, directoryId, groups, roles, domains });
    await insertPeople(insert, { tenantId, directoryId, groups });
  });
  if (database.reader.dialect === 'mysql')
    await database.transaction(async (connection) => {
      const tables = 'users, principals, group_memberships, role_assignments, roles, role_permissions, tenant_accesses';
      await new SqlSession(connection).rows(sql`ANALYZE TABLE ${raw(`${tables}, \`groups\`, domains`)}`);
    });
}

type Insert = (table: string, rows: readonly RowValues[]) => Promise<void>;

/** Inserts any number of rows, some hundred at a time. */
export function inserter(session: SqlSession): Insert {
  return async (table, rows) => {
    for (let start = 0; start < rows.length; start += 500)
      await session.run(insertSql(table, rows.slice(start, start + 500)));
  };
}

async function insertDomains(insert: Insert, tenantId: TenantId, domains: readonly DomainId[]): Promise<void> {
  const rows = domains.map((id, n) => ({
    id,
    tenantId,
    parentId: null,
    name: `domain-${n}`,
    path: `domain-${n}`,
    ...common,
  }));
  await insert('domains', rows.map(domainRow));
  await insert('domain_closure', domains.map(self));
}

async function insertRoles(insert: Insert, tenantId: TenantId, roles: readonly RoleId[]): Promise<void> {
  const names = many(size.roles * size.permissionsOfRole, (n) => `bench:action-${n}`);
  await insert(
    'permissions',
    names.map((name) => permissionRow({ name, description: null, system: false, createdAt: at })),
  );
  const rows = roles.map(
    (id, n) =>
      ({ id, tenantId, name: `Role ${n}`, type: 'CUSTOM', level: 'USER', isDefault: false, ...common }) as const,
  );
  await insert('roles', rows.map(roleRow));
  await insert('role_closure', roles.map(self));
  const carried = roles.flatMap((id, n) =>
    many(size.permissionsOfRole, (m) => rolePermissionRow(id, names[n * size.permissionsOfRole + m] as string)),
  );
  await insert('role_permissions', carried);
}

async function insertGroups(
  insert: Insert,
  all: {
    tenantId: TenantId;
    directoryId: DirectoryId;
    groups: readonly GroupId[];
    roles: readonly RoleId[];
    domains: readonly DomainId[];
  },
): Promise<void> {
  const { tenantId, directoryId, groups, roles, domains } = all;
  await insert(
    'principals',
    groups.map((id, n) => principalRow({ id, tenantId, displayName: `Group ${n}`, createdAt: at })),
  );
  const rows = groups.map(
    (id, n) =>
      ({
        id,
        tenantId,
        directoryId,
        name: `Group ${n}`,
        kind: 'TEAM',
        status: 'ACTIVE',
        system: false,
        ...common,
      }) as const,
  );
  await insert('groups', rows.map(groupRow));
  await insert('group_closure', groups.map(self));
  const given = groups.flatMap((principalId, n) =>
    many(size.rolesOfGroup, (m) =>
      assignmentRow({
        id: newId('asg'),
        principalId,
        roleId: roles[(n * 7 + m) % roles.length] as RoleId,
        scope: {
          kind: 'DOMAIN',
          tenantId,
          directoryId: null,
          domainId: domains[(n * 3 + m) % domains.length] as DomainId,
        },
        managementSource: 'LOCAL',
        createdAt: at,
        createdBy: null,
        expiresAt: null,
        reason: null,
      }),
    ),
  );
  await insert('role_assignments', given);
}

async function insertPeople(
  insert: Insert,
  all: { tenantId: TenantId; directoryId: DirectoryId; groups: readonly GroupId[] },
): Promise<void> {
  const { tenantId, directoryId, groups } = all;
  const people = many(size.people, () => newId('usr'));
  await insert(
    'principals',
    people.map((id, n) => principalRow({ id, tenantId: null, displayName: `Person ${n}`, createdAt: at })),
  );
  await insert(
    'users',
    people.map((id, n) => userRow(person(id, n))),
  );
  await insert(
    'tenant_accesses',
    people.map((userId) => tenantAccessRow({ userId, tenantId, managementSource: 'LOCAL', createdAt: at })),
  );
  await insert(
    'directory_accesses',
    people.map((userId) => directoryAccessRow({ userId, directoryId, tenantId, status: 'ACTIVE', createdAt: at })),
  );
  const memberships = people.flatMap((memberId, n) =>
    many(size.groupsOfPerson, (m) =>
      membershipRow({
        groupId: groups[(n * 11 + m * 101) % groups.length] as GroupId,
        memberId,
        role: n % 20 === 0 ? 'OWNER' : 'MEMBER',
        managementSource: 'LOCAL',
        addedAt: at,
        addedBy: null,
        expiresAt: null,
      }),
    ),
  );
  await insert('group_memberships', memberships);
}

/** A person of whom everything is known. */
export function person(id: UserId, n: number): Parameters<typeof userRow>[0] {
  return {
    id,
    username: `person-${n}`,
    externalId: `hr-${n}`,
    email: `person-${n}@example.com`,
    emailVerified: true,
    displayName: `Person ${n}`,
    givenName: 'Person',
    familyName: String(n),
    nickname: null,
    avatarUrl: null,
    locale: 'en-GB',
    timeZone: 'Europe/Lisbon',
    jobTitle: 'Engineer',
    department: 'Engineering',
    organization: 'Bench',
    location: 'Lisbon',
    accountStatus: 'ACTIVE',
    claimStatus: 'MANAGED',
    managementSource: 'LOCAL',
    restricted: false,
    mfaEnabled: n % 2 === 0,
    lastActiveAt: at + n,
    deletionScheduledAt: null,
    createdAt: at + n,
    updatedAt: at + n,
    version: 1,
  };
}
