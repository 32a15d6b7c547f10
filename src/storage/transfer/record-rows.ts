import type { Scope } from '../../core/access/scope.js';
import { badInput } from '../../core/kernel/errors.js';
import type { DirectoryId, DomainId, TenantId } from '../../core/kernel/ids.js';
import { domainPath } from '../../core/tenants/domain-path.js';
import type { RecordContents, RecordKind } from '../../core/transfer/transfer-record.js';
import { assignmentRow } from '../assignments/assignment-rows.js';
import type { RowValues } from '../database/insert.js';
import { groupEdgeRow, groupRow, membershipRow } from '../groups/group-rows.js';
import { permissionRow, roleIncludeRow, rolePermissionRow, roleRow } from '../roles/role-rows.js';
import { directoryRow, domainRow, tenantRow } from '../tenants/tenant-rows.js';
import { passwordRow } from '../sessions/password-rows.js';
import { tokenRow } from '../tokens/token-rows.js';
import {
  directoryAccessRow,
  externalIdentityRow,
  principalRow,
  serviceAccountRow,
  tenantAccessRow,
  userRow,
} from '../users/user-rows.js';
import type { KnownThings } from './known-things.js';

/** The rows that a record stands for, by table, in the order in which they must be written. */
export type TableRows = readonly (readonly [table: string, row: RowValues])[];

/**
 * Makes rows from a record whose references are known, with all that can be worked out from them.
 * @throws BAD_USER_INPUT with the key as its path where things of different tenants would be joined
 */
export const recordRows: {
  readonly [K in RecordKind]: (record: RecordContents[K], known: KnownThings) => TableRows;
} = {
  tenant: (record) => [['tenants', tenantRow(record)]],
  directory: (record) => [['directories', directoryRow(record)]],
  domain: domainRows,
  permission: (record) => [['permissions', permissionRow({ ...record, system: false })]],
  role: (record) => [['roles', roleRow({ ...record, type: 'CUSTOM' })]],
  rolePermission: (record, known) => {
    mustBeCustom(record.roleId, known);
    return [['role_permissions', rolePermissionRow(record.roleId, record.permission)]];
  },
  roleInclude: (record, known) => {
    mustBeCustom(record.roleId, known);
    mustBeOf(
      known.get(record.roleId).tenantId,
      known.get(record.includedId).tenantId,
      'The included role',
      'includedId',
    );
    return [['role_includes', roleIncludeRow(record.roleId, record.includedId)]];
  },
  user: (record) => [
    ['principals', principalRow({ ...record, tenantId: null })],
    ['users', userRow(record)],
  ],
  externalIdentity: (record) => [['external_identities', externalIdentityRow(record)]],
  password: ({ userId, hash, changedAt }) => [['passwords', passwordRow(userId, hash, changedAt)]],
  tenantAccess: (record) => [['tenant_accesses', tenantAccessRow(record)]],
  directoryAccess: (record, known) => {
    const tenantId = tenantOf(record.directoryId, known);
    if (!known.hasAccess(record.userId, tenantId))
      throw badInput("The person needs a tenantAccess to the directory's tenant before this.", 'userId');
    return [['directory_accesses', directoryAccessRow({ ...record, tenantId })]];
  },
  serviceAccount: (record) => [
    ['principals', principalRow({ ...record, displayName: record.name })],
    ['service_accounts', serviceAccountRow(record)],
  ],
  group: (record, known) => {
    const tenantId = tenantOf(record.directoryId, known);
    return [
      ['principals', principalRow({ ...record, tenantId, displayName: record.name })],
      ['groups', groupRow({ ...record, tenantId })],
    ];
  },
  groupNesting: (record, known) => {
    mustBeOf(known.get(record.parentId).tenantId, tenantOf(record.childId, known), 'The inner group', 'childId');
    return [['group_edges', groupEdgeRow(record)]];
  },
  groupMember: (record, known) => {
    // A service account belongs to one tenant, a person to none.
    mustBeOf(known.get(record.groupId).tenantId, known.get(record.memberId).tenantId, 'The member', 'memberId');
    return [['group_memberships', membershipRow(record)]];
  },
  roleAssignment: (record, known) => {
    const scope = scopeOf(record, known);
    mustBeOf(scope.tenantId, known.get(record.roleId).tenantId, 'The role', 'roleId');
    return [['role_assignments', assignmentRow({ ...record, scope })]];
  },
  apiToken: (record) => [['api_tokens', tokenRow({ ...record, hash: Buffer.from(record.secretHash, 'base64url') })]],
};

function domainRows(record: RecordContents['domain'], known: KnownThings): TableRows {
  const parent = record.parentId === null ? undefined : known.get(record.parentId);
  if (parent) mustBeOf(record.tenantId, parent.tenantId, 'The domain above', 'parentId');
  const path = domainPath(parent?.path ?? null, record.name);
  known.add(record.id, { tenantId: record.tenantId, path });
  return [['domains', domainRow({ ...record, path })]];
}

function scopeOf({ scopeKind, scopeId }: RecordContents['roleAssignment'], known: KnownThings): Scope {
  return {
    kind: scopeKind,
    tenantId: scopeId && tenantOf(scopeId, known),
    directoryId: scopeKind === 'DIRECTORY' ? (scopeId as DirectoryId) : null,
    domainId: scopeKind === 'DOMAIN' ? (scopeId as DomainId) : null,
  };
}

// Directories, domains, groups and tenants always belong to one.
function tenantOf(id: string, known: KnownThings): TenantId {
  return known.get(id).tenantId as TenantId;
}

function mustBeOf(tenantId: TenantId | null, found: TenantId | null, what: string, key: string): void {
  if (found !== null && found !== tenantId) throw badInput(`${what} belongs to another tenant.`, key);
}

function mustBeCustom(roleId: string, known: KnownThings): void {
  if (known.get(roleId).builtIn)
    throw badInput('A built-in role is the same everywhere and is never changed.', 'roleId');
}
