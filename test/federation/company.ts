import { newId, type Id, type IdPrefix } from '../../src/core/kernel/ids.js';
import { builtInRoleIds } from '../../src/core/roles/built-in-roles.js';
import { newTokenSecret, tokenHash, tokenPrefix } from '../../src/core/tokens/token-secret.js';
import { importNdjson } from '../../src/importing/ndjson/import-ndjson.js';
import type { Database } from '../../src/storage/database/database.js';
import { SqlSession } from '../../src/storage/database/session.js';
import { SqlTransferStore } from '../../src/storage/transfer/sql-transfer-store.js';
import { World } from '../support/builders.js';
import { insertRows } from '../support/insert-world.js';

/** The ids of a tenant's things, one list for each type, in the order in which they were made. */
export interface TenantIds {
  readonly tenant: Id<'ten'>;
  readonly slug: string;
  readonly users: readonly Id<'usr'>[];
  /** In the order of `users`. */
  readonly usernames: readonly string[];
  readonly groups: readonly Id<'grp'>[];
  readonly serviceAccounts: readonly Id<'svc'>[];
  readonly directories: readonly Id<'dir'>[];
  readonly domains: readonly Id<'dom'>[];
  readonly roles: readonly Id<'rol'>[];
  readonly assignments: readonly Id<'asg'>[];
  /** In the order of their owners, the users. */
  readonly apiTokens: readonly Id<'tok'>[];
  /** In the order of the directories into which they invite. */
  readonly invitations: readonly Id<'inv'>[];
  /** In the order of the invitations of which they tell. */
  readonly auditEvents: readonly Id<'evt'>[];
}

/** Two tenants that have nothing in common, and tokens of people of both. */
export interface Company {
  readonly acme: TenantIds;
  readonly globex: TenantIds;
  /** API tokens: of a member of each tenant, and of the administrator of the platform. */
  readonly tokens: { readonly acme: string; readonly globex: string; readonly platform: string };
}

type Line = Readonly<Record<string, unknown>>;

const createdAt = '2026-01-05T09:00:00.000Z';
const people = ['Ada Lovelace', 'Grace Hopper', 'Radia Perlman', 'Barbara Liskov', 'Frances Allen', 'Karen Jones'];

/**
 * Fills an empty database with two tenants. Each has one group in another and a service account in a group, a small tree
 * of domains, roles given to a person, a group and a service account, and an invitation into every directory.
 *
 * @param count how many there are of each type in the first tenant; at least 6
 */
export async function foundCompany(database: Database, count = people.length): Promise<Company> {
  const root = newId('usr');
  const acme = tenantNamed('acme', count);
  const globex = tenantNamed('globex', people.length);
  const tokens = { acme: newTokenSecret(), globex: newTokenSecret(), platform: newTokenSecret() };
  const lines: Line[] = [
    { record: 'user', id: root, username: 'root', displayName: 'Root', createdAt },
    {
      record: 'roleAssignment',
      id: newId('asg'),
      principalId: root,
      roleId: builtInRoleIds.platformAdministrator,
      scopeKind: 'PLATFORM',
      createdAt,
    },
    ...linesOf(acme),
    ...linesOf(globex),
    ...(await tokenLines(acme)),
    ...(await tokenLines(globex)),
    await tokenLine(tokens.platform, root),
    await tokenLine(tokens.acme, acme.users[0] as Id<'usr'>),
    await tokenLine(tokens.globex, globex.users[0] as Id<'usr'>),
  ];
  const ordered = kinds.flatMap((kind) => lines.filter(({ record }) => record === kind));
  const text = [{ denizen: 1 }, ...ordered].map((line) => JSON.stringify(line)).join('\n');
  await importNdjson(oneChunk(text), new SqlTransferStore(database, Date.now));
  await database.transaction((connection) => insertRows(new SqlSession(connection), invitationsOf([acme, globex])));
  return { acme, globex, tokens };
}

// Each kind refers to earlier ones only.
const kinds = [
  'tenant',
  'directory',
  'domain',
  'role',
  'rolePermission',
  'user',
  'tenantAccess',
  'directoryAccess',
  'serviceAccount',
  'group',
  'groupNesting',
  'groupMember',
  'roleAssignment',
  'apiToken',
];

// No file has them: their links lead to the instance that has sent them, and the trail tells of that one instance alone.
function invitationsOf(tenants: readonly TenantIds[]): World {
  const [known, added] = [new World(), new World()];
  for (const { tenant, slug, directories, invitations, auditEvents } of tenants) {
    const inviting = known.tenant({ id: tenant });
    for (const [n, id] of invitations.entries()) {
      const email = `invited-${n + 1}@${slug}.example`;
      added.invitation(known.directory(inviting, { id: directories[n] as Id<'dir'> }), { id, email });
      added.event({ id: auditEvents[n] as Id<'evt'>, action: 'inviteUsers', tenantId: tenant, objectIds: [id] });
    }
  }
  return added;
}

async function* oneChunk(text: string): AsyncGenerator<string> {
  yield text;
}

function tenantNamed(slug: string, count: number): TenantIds {
  const some = <P extends IdPrefix>(prefix: P): Id<P>[] => Array.from({ length: count }, () => newId(prefix));
  const users = some('usr');
  return {
    tenant: newId('ten'),
    slug,
    users,
    usernames: users.map((_, n) => `${slug}-${nameOf(n).toLowerCase().replaceAll(' ', '-')}`),
    groups: some('grp'),
    serviceAccounts: some('svc'),
    directories: some('dir'),
    domains: some('dom'),
    roles: some('rol'),
    assignments: some('asg'),
    apiTokens: some('tok'),
    invitations: some('inv'),
    auditEvents: some('evt'),
  };
}

function nameOf(n: number): string {
  const name = people[n % people.length] as string;
  return n < people.length ? name : `${name} ${Math.floor(n / people.length) + 1}`;
}

function linesOf(ids: TenantIds): Line[] {
  const { slug, tenant } = ids;
  const versioned = { createdAt };
  const [directoryId, otherDirectoryId] = ids.directories;
  const [parentId, childId] = ids.groups;
  return [
    { record: 'tenant', id: tenant, slug, name: slug.toUpperCase(), ...versioned },
    ...ids.directories.map((id, n) => ({
      record: 'directory',
      id,
      tenantId: tenant,
      name: `Directory ${n + 1}`,
      isDefault: n === 0,
      ...versioned,
    })),
    ...ids.domains.map((id, n) => ({
      record: 'domain',
      id,
      tenantId: tenant,
      parentId: n === 1 ? ids.domains[0] : null,
      name: `product-${n + 1}`,
      ...versioned,
    })),
    ...ids.roles.map((id, n) => ({ record: 'role', id, tenantId: tenant, name: `Editor ${n + 1}`, ...versioned })),
    ...ids.users.map((id, n) => ({
      record: 'user',
      id,
      username: ids.usernames[n],
      displayName: nameOf(n),
      email: `${ids.usernames[n]}@example.com`,
      ...versioned,
    })),
    ...ids.users.map((userId) => ({ record: 'tenantAccess', userId, tenantId: tenant, createdAt })),
    ...ids.users.map((userId) => ({ record: 'directoryAccess', userId, directoryId, createdAt })),
    ...ids.serviceAccounts.map((id, n) => ({
      record: 'serviceAccount',
      id,
      tenantId: tenant,
      name: `Robot ${n + 1}`,
      ...versioned,
    })),
    ...ids.groups.map((id, n) => ({
      record: 'group',
      id,
      directoryId: n === 0 ? directoryId : otherDirectoryId,
      name: `Team ${n + 1}`,
      ...versioned,
    })),
    { record: 'groupNesting', parentId, childId, createdAt },
    ...membersOf(ids),
    ...ids.assignments.map((id, n) => assignmentLine(ids, id, n)),
    auditorLine(ids),
  ];
}

// People and robots together in the group that is nested in the other, which has one member of its own.
function membersOf({ users, groups, serviceAccounts }: TenantIds): Line[] {
  const member = (groupId: unknown, memberId: unknown, role: string): Line => ({
    record: 'groupMember',
    groupId,
    memberId,
    role,
    addedAt: createdAt,
    addedBy: users[0],
  });
  return [
    member(groups[0], users[0], 'OWNER'),
    ...users.slice(1, 4).map((id) => member(groups[1], id, 'MEMBER')),
    ...serviceAccounts.slice(0, 2).map((id) => member(groups[1], id, 'MEMBER')),
  ];
}

// One role for all of the first: a person, a group and a service account hold it, each on another kind of scope.
function assignmentLine(ids: TenantIds, id: string, n: number): Line {
  const holder = [ids.users, ids.groups, ids.serviceAccounts][n % 3]?.[n];
  const scope = [
    { scopeKind: 'TENANT', scopeId: ids.tenant },
    { scopeKind: 'DIRECTORY', scopeId: ids.directories[0] },
    { scopeKind: 'DOMAIN', scopeId: ids.domains[1] },
  ][n % 3];
  const roleId = n < 3 ? ids.roles[0] : ids.roles[n];
  return { record: 'roleAssignment', id, principalId: holder, roleId, ...scope, createdAt };
}

// The first person sees the whole tenant.
function auditorLine({ tenant, users }: TenantIds): Line {
  const given = { principalId: users[0], roleId: builtInRoleIds.auditor, scopeKind: 'TENANT', scopeId: tenant };
  return { record: 'roleAssignment', id: newId('asg'), ...given, createdAt };
}

function tokenLines({ apiTokens, users }: TenantIds): Promise<Line[]> {
  return Promise.all(apiTokens.map((id, n) => tokenLine(newTokenSecret(), users[n] as Id<'usr'>, id)));
}

async function tokenLine(secret: string, ownerId: string, id = newId('tok')): Promise<Line> {
  return {
    record: 'apiToken',
    id,
    ownerId,
    name: 'For the tests',
    prefix: tokenPrefix(secret),
    secretHash: Buffer.from(await tokenHash(secret)).toString('base64url'),
    createdAt,
    expiresAt: '2999-01-01T00:00:00.000Z',
  };
}
