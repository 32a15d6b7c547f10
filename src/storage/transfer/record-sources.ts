import type { GroupMemberContent, RecordContents, RecordKind } from '../../core/transfer/transfer-record.js';
import { assignmentShape } from '../assignments/assignment-shapes.js';
import {
  readId,
  readNumber,
  readOptionalId,
  readOptionalNumber,
  readOptionalText,
  readText,
  readVersion,
} from '../database/read-row.js';
import type { ListShape } from '../database/list-shape.js';
import type { Row } from '../database/session.js';
import { idBytes, raw, sql, type Sql } from '../database/sql.js';
import { groupShape } from '../groups/group-shapes.js';
import { permissionShape, roleShape } from '../roles/role-shapes.js';
import { directoryShape, domainShape, tenantShape } from '../tenants/tenant-shapes.js';
import { readScopes } from '../tokens/token-rows.js';
import { readPrincipalId } from '../users/principal-stores.js';
import { userShape } from '../users/user-shape.js';

/** Where the records of a kind are read from. */
export interface RecordSource<K extends RecordKind> {
  readonly from: Sql;
  readonly columns: Sql;
  /** Leaves out what every instance has. */
  readonly where?: Sql;
  readonly read: (row: Row) => RecordContents[K];
  /** The keys that name a record of this kind, with their columns: the primary key. */
  readonly key: Readonly<Record<string, string>>;
  /** The columns that order the records where that is not the primary key. */
  readonly order?: readonly string[];
}

type Sources = { readonly [K in RecordKind]: RecordSource<K> };

function optionalPrincipal(row: Row, idColumn: string, kindColumn: string) {
  return row[idColumn] == null ? null : readPrincipalId(row, idColumn, kindColumn);
}

const things: Pick<
  Sources,
  'tenant' | 'directory' | 'domain' | 'permission' | 'role' | 'user' | 'serviceAccount' | 'group' | 'roleAssignment'
> = {
  tenant: { ...pick(tenantShape), key: { id: 't.id' } },
  directory: { ...pick(directoryShape), key: { id: 'd.id' } },
  domain: {
    ...pick(domainShape),
    columns: sql`${domainShape.reading.whole.columns}, ${raw('o.path_key')}`,
    key: { id: 'o.id' },
    // A path begins with that of the parent, so parents come first.
    order: ['o.tenant_id', 'o.path_key'],
  },
  permission: {
    from: permissionShape.from,
    columns: sql`${permissionShape.reading.whole.columns}, ${raw('p.created_at')}`,
    where: raw('p.is_system = 0'),
    read: (row) => ({ ...permissionShape.reading.whole.read(row), createdAt: readNumber(row, 'created_at') }),
    key: { name: 'p.name' },
  },
  role: { ...pick(roleShape), where: raw("r.type <> 'SYSTEM'"), key: { id: 'r.id' } },
  user: { ...pick(userShape), key: { id: 'u.id' } },
  serviceAccount: {
    from: raw('service_accounts x'),
    columns: raw('x.id, x.tenant_id, x.name, x.description, x.status, x.created_at, x.updated_at, x.version'),
    read: (row) => ({
      id: readId(row, 'id', 'svc'),
      tenantId: readId(row, 'tenant_id', 'ten'),
      name: readText(row, 'name'),
      description: readOptionalText(row, 'description'),
      status: readText(row, 'status'),
      ...readVersion(row),
    }),
    key: { id: 'x.id' },
  },
  group: { ...pick(groupShape), key: { id: 'g.id' } },
  roleAssignment: {
    ...pick(assignmentShape),
    read: (row) => {
      const { scope, ...rest } = assignmentShape.reading.whole.read(row);
      return { ...rest, scopeKind: scope.kind, scopeId: scope.domainId ?? scope.directoryId ?? scope.tenantId };
    },
    key: { id: 'a.id' },
  },
};

const relations: Omit<Sources, keyof typeof things> = {
  rolePermission: {
    from: raw("role_permissions x JOIN roles r ON r.id = x.role_id AND r.type <> 'SYSTEM'"),
    columns: raw('x.role_id, x.permission_name'),
    read: (row) => ({ roleId: readId(row, 'role_id', 'rol'), permission: readText(row, 'permission_name') }),
    key: { roleId: 'x.role_id', permission: 'x.permission_name' },
  },
  roleInclude: {
    from: raw("role_includes x JOIN roles r ON r.id = x.role_id AND r.type <> 'SYSTEM'"),
    columns: raw('x.role_id, x.included_id'),
    read: (row) => ({ roleId: readId(row, 'role_id', 'rol'), includedId: readId(row, 'included_id', 'rol') }),
    key: { roleId: 'x.role_id', includedId: 'x.included_id' },
  },
  externalIdentity: {
    from: raw('external_identities x'),
    columns: raw('x.id, x.user_id, x.provider, x.subject, x.created_at'),
    read: (row) => ({
      id: readId(row, 'id', 'ext'),
      userId: readId(row, 'user_id', 'usr'),
      provider: readText(row, 'provider'),
      subject: readText(row, 'subject'),
      createdAt: readNumber(row, 'created_at'),
    }),
    key: { id: 'x.id' },
  },
  password: {
    from: raw('passwords x'),
    columns: raw('x.user_id, x.hash, x.changed_at'),
    read: (row) => ({
      userId: readId(row, 'user_id', 'usr'),
      hash: readText(row, 'hash'),
      changedAt: readNumber(row, 'changed_at'),
    }),
    key: { userId: 'x.user_id' },
  },
  tenantAccess: {
    from: raw('tenant_accesses x'),
    columns: raw('x.user_id, x.tenant_id, x.management_source, x.created_at'),
    read: (row) => ({
      userId: readId(row, 'user_id', 'usr'),
      tenantId: readId(row, 'tenant_id', 'ten'),
      managementSource: readText(row, 'management_source'),
      createdAt: readNumber(row, 'created_at'),
    }),
    key: { userId: 'x.user_id', tenantId: 'x.tenant_id' },
  },
  directoryAccess: {
    from: raw('directory_accesses x'),
    columns: raw('x.user_id, x.directory_id, x.status, x.created_at'),
    read: (row) => ({
      userId: readId(row, 'user_id', 'usr'),
      directoryId: readId(row, 'directory_id', 'dir'),
      status: readText(row, 'status'),
      createdAt: readNumber(row, 'created_at'),
    }),
    key: { userId: 'x.user_id', directoryId: 'x.directory_id' },
  },
  groupNesting: {
    from: raw('group_edges x'),
    columns: raw('x.parent_id, x.child_id, x.created_at'),
    read: (row) => ({
      parentId: readId(row, 'parent_id', 'grp'),
      childId: readId(row, 'child_id', 'grp'),
      createdAt: readNumber(row, 'created_at'),
    }),
    key: { parentId: 'x.parent_id', childId: 'x.child_id' },
  },
  groupMember: {
    from: raw('group_memberships x LEFT JOIN principals ap ON ap.id = x.added_by'),
    columns: raw(`x.group_id, x.member_id, x.member_kind, x.role, x.management_source, x.added_at, x.added_by,
      ap.kind AS added_by_kind, x.expires_at`),
    read: (row) => ({
      groupId: readId(row, 'group_id', 'grp'),
      memberId: readPrincipalId(row, 'member_id', 'member_kind') as GroupMemberContent['memberId'],
      role: readText(row, 'role'),
      managementSource: readText(row, 'management_source'),
      addedAt: readNumber(row, 'added_at'),
      addedBy: optionalPrincipal(row, 'added_by', 'added_by_kind'),
      expiresAt: readOptionalNumber(row, 'expires_at'),
    }),
    key: { groupId: 'x.group_id', memberId: 'x.member_id' },
  },
  apiToken: {
    from: raw('api_tokens x JOIN principals op ON op.id = x.owner_id'),
    columns: raw(`x.id, x.owner_id, op.kind AS owner_kind, x.tenant_id, x.scopes, x.name, x.prefix, x.secret_hash,
      x.created_at, x.expires_at, x.last_used_at, x.revoked_at`),
    read: (row) => ({
      id: readId(row, 'id', 'tok'),
      ownerId: readPrincipalId(row, 'owner_id', 'owner_kind') as RecordContents['apiToken']['ownerId'],
      tenantId: readOptionalId(row, 'tenant_id', 'ten'),
      scopes: readScopes(row),
      name: readText(row, 'name'),
      prefix: readText(row, 'prefix'),
      secretHash: Buffer.from(idBytes(row['secret_hash'])).toString('base64url'),
      createdAt: readNumber(row, 'created_at'),
      expiresAt: readNumber(row, 'expires_at'),
      lastUsedAt: readOptionalNumber(row, 'last_used_at'),
      revokedAt: readOptionalNumber(row, 'revoked_at'),
    }),
    key: { id: 'x.id' },
  },
};

function pick<T>({ from, reading }: Pick<ListShape<T>, 'from' | 'reading'>) {
  return { from, ...reading.whole };
}

/** Where the records of each kind are read from. */
export const recordSources: Sources = { ...things, ...relations };
