import { placeOfTenant } from '../access/policy/places.js';
import { mayAssignRoles } from '../access/policy/roles.js';
import { mayCreateTenant } from '../access/policy/tenants.js';
import { tenantScope } from '../access/scope.js';
import type { RoleAssignment } from '../assignments/assignment.js';
import type { AssignmentWriter } from '../assignments/assignment-writer.js';
import type { Change } from '../changes/change.js';
import { mustBeWithin, type CeilingStores } from '../changes/conferred.js';
import { mustBeAllowed, mustBeThere } from '../changes/decided.js';
import type { GroupWriters } from '../groups/group-writer.js';
import { newId, type GroupId, type PrincipalId, type RoleId, type TenantId, type UserId } from '../kernel/ids.js';
import { builtInRoleIds } from '../roles/built-in-roles.js';
import type { RoleStore } from '../roles/role-store.js';
import { newDirectory } from '../tenants/directory-changes.js';
import type { Directory, Tenant } from '../tenants/tenant.js';
import { checkedTenant, mustBeFreeSlug } from '../tenants/tenant-changes.js';
import type { DirectoryWriter, TenantWriter } from '../tenants/tenant-writer.js';
import { giveTenantAccess } from '../users/access-changes.js';
import type { AccessWriter } from '../users/access-writer.js';
import type { UserStore } from '../users/user-store.js';

/** What the founding of a tenant reads and writes. */
export type FoundingChange = Change<
  CeilingStores & { readonly users: UserStore; readonly roles: Pick<RoleStore, 'carried'> },
  {
    readonly tenants: TenantWriter;
    readonly directories: DirectoryWriter;
    readonly groups: GroupWriters;
    readonly accesses: AccessWriter;
    readonly assignments: AssignmentWriter;
  }
>;

/** A new tenant. */
export interface NewTenant {
  readonly slug: string;
  readonly name: string;
  readonly description: string | null;
  /** Who shall administer it; they get access to it. */
  readonly administratorId: UserId | null;
}

/**
 * Makes a tenant with its default directory, the group of everybody who has access to it, and, if wanted, its first
 * administrator.
 * @throws FORBIDDEN without `tenant:create` on the platform (for an administrator also `tenant-access:grant` and
 * `role-assignment:create`), ALREADY_EXISTS for a slug of another tenant, NOT_FOUND for an administrator that the caller does not
 * see, PRIVILEGE_ESCALATION when they would get more than the caller holds
 */
export async function createTenant(change: FoundingChange, wanted: NewTenant): Promise<{ tenantId: TenantId }> {
  const { at, actor, writers } = change;
  mustBeAllowed(mayCreateTenant(actor.rights), 'tenant');
  const { slug, name, description } = wanted;
  const facts = checkedTenant({ slug, name, description, hidesEmail: false, maxTokenDays: null });
  await mustBeFreeSlug(change, facts.slug, null);
  const id = newId('ten', at);
  const tenant: Tenant = { id, ...facts, status: 'ACTIVE', createdAt: at, updatedAt: at, version: 1 };
  await writers.tenants.insert(tenant);
  const directory = newDirectory(id, { name: 'Default', description: null }, { isDefault: true, at });
  await writers.directories.insert(directory);
  const everyone = await foundEveryone(change, directory);
  await assign(change, id, everyone, builtInRoleIds.member);
  const about = [directory.id, everyone];
  change.note({ objectId: id, tenantId: id, about, before: null, after: { ...facts } });
  if (wanted.administratorId !== null) await appoint(change, directory, wanted.administratorId);
  return { tenantId: id };
}

async function foundEveryone({ at, writers }: FoundingChange, directory: Directory): Promise<GroupId> {
  const id = newId('grp', at);
  await writers.groups.of(directory.id).insert({
    id,
    tenantId: directory.tenantId,
    directoryId: directory.id,
    name: 'Everyone',
    description: 'Everybody with access to the tenant.',
    kind: 'SECURITY',
    status: 'ACTIVE',
    managementSource: 'LOCAL',
    system: true,
    createdAt: at,
    updatedAt: at,
    version: 1,
  });
  return id;
}

async function appoint(change: FoundingChange, directory: Directory, userId: UserId): Promise<void> {
  const { actor, seen } = change;
  const { tenantId } = directory;
  const [user] = await seen.users.byKeys([{ by: 'id', id: userId }]);
  mustBeThere(user, 'person', 'administratorId');
  mustBeAllowed(mayAssignRoles(actor.rights, placeOfTenant(tenantId)), 'tenant');
  const role = builtInRoleIds.tenantAdministrator;
  const [carried = []] = await seen.roles.carried([role]);
  const scope = tenantScope(tenantId);
  const conferred = carried.map((one) => ({ ...one, scope }));
  await mustBeWithin(change, conferred, 'administratorId');
  await change.affects([userId]);
  await giveTenantAccess(change, userId, { tenantId, directoryId: directory.id });
  const id = await assign(change, tenantId, userId, role);
  change.note({ objectId: id, tenantId, about: [userId], before: null, after: { principalId: userId, roleId: role } });
}

async function assign(
  { at, actor, writers }: FoundingChange,
  tenantId: TenantId,
  principalId: PrincipalId,
  roleId: RoleId,
): Promise<RoleAssignment['id']> {
  const id = newId('asg', at);
  await writers.assignments.insert({
    id,
    principalId,
    roleId,
    scope: tenantScope(tenantId),
    managementSource: 'LOCAL',
    createdAt: at,
    createdBy: actor.principalId,
    expiresAt: null,
    reason: null,
  });
  return id;
}
