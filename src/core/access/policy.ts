import type { ApiTokenId, DirectoryId, DomainId, GroupId, PrincipalId, TenantId, UserId } from '../kernel/ids.js';
import type { Actor } from './actor.js';
import { beyondCeiling, type CarriedPermission } from './ceiling.js';
import type { Rights } from './rights.js';
import { placeOf, platformScope, tenantScope, type Place } from './scope.js';

// Who may change what. Every decision is made here and nowhere else: the graph's `viewerCan…` fields show it, and whatever
// changes things asks for it first. What is not allowed in so many words is refused.

/**
 * Why something is refused: a permission is missing there; or it carries more permissions than one holds there oneself; or
 * nobody may: it is built in, another system keeps it, or it would outlive the acting in somebody else's name.
 */
export type Reason =
  | { readonly kind: 'PERMISSION_MISSING'; readonly permission: string }
  | { readonly kind: 'BEYOND_CALLER'; readonly permissions: readonly string[] }
  | { readonly kind: 'BUILT_IN' }
  | { readonly kind: 'EXTERNALLY_MANAGED' }
  | { readonly kind: 'IMPERSONATING' };

/** Whether something may be done. */
export type Decision = { readonly allowed: true } | { readonly allowed: false; readonly reason: Reason };

const allowed: Decision = { allowed: true };

/** Something that came from somewhere; what an external system keeps is changed there alone. */
interface Managed {
  readonly managementSource: string;
}

/** A group, as far as decisions go. */
interface GroupFacts extends Managed {
  readonly id: GroupId;
  readonly tenantId: TenantId;
  readonly directoryId: DirectoryId;
  readonly system: boolean;
}

/** A role, as far as decisions go. */
interface RoleFacts {
  readonly tenantId: TenantId | null;
  readonly type: string;
}

/** Whether somebody may make groups in a directory. */
export function mayCreateGroup(
  rights: Rights,
  directory: { readonly id: DirectoryId; readonly tenantId: TenantId },
): Decision {
  return needs(rights, placeOfDirectory({ ...directory, directoryId: directory.id }), 'group:create');
}

/** Whether somebody may change or delete a group. */
export function mayChangeGroup(
  rights: Rights,
  permission: 'group:update' | 'group:delete',
  group: GroupFacts,
): Decision {
  return first(needs(rights, placeOfDirectory(group), permission), notBuiltIn(group.system), notSynced(group));
}

/** What can be done with the members of a group. */
export type MemberPermission = 'group-member:add' | 'group-member:update' | 'group-member:remove';

/** Whether somebody may put members into a group and take them out: by permission, or as its owner. */
export function mayManageMembers(
  { rights, belongings, scopes }: Pick<Actor, 'rights' | 'belongings' | 'scopes'>,
  group: GroupFacts,
  permissions: readonly MemberPermission[] = ['group-member:add', 'group-member:remove'],
): Decision {
  // An owner needs no other permission; but their credential may be limited to something else.
  const mayAsOwner = scopes === null || permissions.every((name) => scopes.includes(name));
  const isOwner = mayAsOwner && belongings.ownedGroupIds.includes(group.id);
  return first(isOwner ? allowed : needs(rights, placeOfDirectory(group), ...permissions), notSynced(group));
}

/** Whether somebody may make roles in a tenant, or roles of the whole instance for null. */
export function mayCreateRole(rights: Rights, tenantId: TenantId | null): Decision {
  return needs(rights, homeOf({ tenantId }), 'role:create');
}

/**
 * Whether somebody may change or delete a role: never a built-in one, and none that gives more than they hold themselves.
 * @param carried the permissions that come with the role, those of the roles that it includes among them
 */
export function mayChangeRole(
  rights: Rights,
  permission: 'role:update' | 'role:delete',
  role: RoleFacts,
  carried: readonly CarriedPermission[],
): Decision {
  return first(
    needs(rights, homeOf(role), permission),
    notBuiltIn(role.type === 'SYSTEM'),
    notBeyond(rights, carried, homeOf(role)),
  );
}

/** Whether somebody may put permissions into a role of a tenant, or of the whole instance for null. */
export function mayPutIntoRole(
  rights: Rights,
  role: Pick<RoleFacts, 'tenantId'>,
  permissions: readonly CarriedPermission[],
): Decision {
  return notBeyond(rights, permissions, homeOf(role));
}

/** Whether somebody may add permissions of applications to the catalogue. */
export function mayCreatePermission(rights: Rights): Decision {
  return needs(rights, onPlatform, 'permission:create');
}

/** Whether somebody may take a permission out of the catalogue: never a built-in one. */
export function mayDeletePermission(rights: Rights, { system }: { readonly system: boolean }): Decision {
  return first(needs(rights, onPlatform, 'permission:delete'), notBuiltIn(system));
}

/**
 * Whether somebody may change, deactivate or delete an account, which is one for the whole instance.
 * @param tenantIds every tenant that the person has access to: the permission must be held on all of them, or on the platform
 */
export function mayChangeUser(
  rights: Rights,
  permission: 'user:update' | 'user:deactivate' | 'user:delete',
  user: Managed,
  tenantIds: readonly TenantId[],
): Decision {
  const onAll = tenantIds.length > 0 && tenantIds.every((id) => rights.hold(permission, placeOfTenant(id)));
  return first(onAll ? allowed : needs(rights, onPlatform, permission), notSynced(user));
}

/** Whether somebody may make people who get access to a directory, or, for null, people without access to any tenant. */
export function mayCreateUser(
  rights: Rights,
  directory: { readonly id: DirectoryId; readonly tenantId: TenantId } | null,
): Decision {
  const place = directory === null ? onPlatform : placeOfDirectory({ ...directory, directoryId: directory.id });
  return needs(rights, place, 'user:create');
}

/**
 * Whether somebody may change what everybody may of their own account. A credential that is limited, to permissions or to a
 * tenant, must reach as far as for the account of somebody else; so must whoever has an account for demonstrations.
 */
export function mayChangeOwnProfile(
  { principalId, rights, scopes, tenantId }: Pick<Actor, 'principalId' | 'rights' | 'scopes' | 'tenantId'>,
  user: Managed & { readonly id: UserId; readonly restricted: boolean },
  tenantIds: readonly TenantId[],
): Decision {
  const isWhole =
    (scopes === null || scopes.includes('user:update')) &&
    (tenantId === null || tenantIds.every((id) => id === tenantId));
  if (principalId === user.id && !user.restricted && isWhole) return notSynced(user);
  return mayChangeUser(rights, 'user:update', user, tenantIds);
}

/** Whether somebody may say that an address belongs to a person, who can then sign in with it. */
export function mayVerifyEmail(rights: Rights): Decision {
  return needs(rights, onPlatform, 'user:update');
}

/** Whether somebody may suspend people in a directory, and restore them. */
export function maySuspend(
  rights: Rights,
  directory: { readonly id: DirectoryId; readonly tenantId: TenantId },
  access: Managed,
): Decision {
  const place = placeOfDirectory({ ...directory, directoryId: directory.id });
  return first(needs(rights, place, 'tenant-access:suspend'), notSynced(access));
}

/** Whether somebody may take people out of a directory, or, without one, out of the tenant. */
export function mayTakeAccess(
  rights: Rights,
  { tenantId, directoryId }: { readonly tenantId: TenantId; readonly directoryId?: DirectoryId },
  access: Managed,
): Decision {
  const place = directoryId === undefined ? placeOfTenant(tenantId) : placeOfDirectory({ tenantId, directoryId });
  return first(needs(rights, place, 'tenant-access:revoke'), notSynced(access));
}

/** Whether somebody may make service accounts in a tenant. */
export function mayCreateServiceAccount(rights: Rights, tenantId: TenantId): Decision {
  return needs(rights, placeOfTenant(tenantId), 'service-account:create');
}

/** Whether somebody may change or delete a service account. */
export function mayChangeServiceAccount(
  rights: Rights,
  permission: 'service-account:update' | 'service-account:delete',
  { tenantId }: { readonly tenantId: TenantId },
): Decision {
  return needs(rights, placeOfTenant(tenantId), permission);
}

/** Whether somebody may give people access to a tenant. */
export function mayGrantAccess(rights: Rights, tenantId: TenantId): Decision {
  return needs(rights, placeOfTenant(tenantId), 'tenant-access:grant');
}

/** Whether somebody may make tenants. */
export function mayCreateTenant(rights: Rights): Decision {
  return needs(rights, onPlatform, 'tenant:create');
}

/** Whether somebody may deactivate and reactivate a tenant. */
export function mayDeactivateTenant(rights: Rights, { id }: { readonly id: TenantId }): Decision {
  return needs(rights, placeOfTenant(id), 'tenant:deactivate');
}

/** Whether somebody may change a tenant. */
export function mayUpdateTenant(rights: Rights, { id }: { readonly id: TenantId }): Decision {
  return needs(rights, placeOfTenant(id), 'tenant:update');
}

/** Whether somebody may make directories in a tenant. */
export function mayCreateDirectory(rights: Rights, tenantId: TenantId): Decision {
  return needs(rights, placeOfTenant(tenantId), 'directory:create');
}

/** Whether somebody may change or delete a directory. */
export function mayChangeDirectory(
  rights: Rights,
  permission: 'directory:update' | 'directory:delete',
  { id, tenantId }: { readonly id: DirectoryId; readonly tenantId: TenantId },
): Decision {
  return needs(rights, placeOfDirectory({ tenantId, directoryId: id }), permission);
}

/** Whether somebody may put domains, new ones or others, under the domain or into the tenant of this place. */
export function mayCreateDomain(rights: Rights, place: Place): Decision {
  return needs(rights, place, 'domain:create');
}

/** Whether somebody may change or delete a domain on this place, which is the way to it. */
export function mayChangeDomain(
  rights: Rights,
  permission: 'domain:update' | 'domain:delete',
  domain: Managed,
  place: Place,
): Decision {
  return first(needs(rights, place, permission), notSynced(domain));
}

/** Whether somebody may give roles on a place; which roles is another question. */
export function mayAssignRoles(rights: Rights, place: Place): Decision {
  return needs(rights, place, 'role-assignment:create');
}

/** Whether somebody may give a role that carries these permissions on a place: each must be held there. */
export function mayAssignRole(rights: Rights, place: Place, carried: readonly CarriedPermission[]): Decision {
  return first(mayAssignRoles(rights, place), notBeyond(rights, carried, place));
}

/**
 * Whether somebody may take away a role that was given on a place. Whoever is weaker must not strip who is stronger: each of
 * Denizen's own permissions that the role carries must be held there. What an application allows is no power here.
 */
export function mayRevoke(
  rights: Rights,
  assignment: Managed,
  place: Place,
  carried: readonly CarriedPermission[],
): Decision {
  const powers = carried.filter(({ system }) => system);
  return first(needs(rights, place, 'role-assignment:delete'), notSynced(assignment), notBeyond(rights, powers, place));
}

/** Where a role belongs: its tenant, or the platform. */
export function homeOf({ tenantId }: Pick<RoleFacts, 'tenantId'>): Place {
  // Stryker disable next-line ConditionalExpression: for the compiler; a place in no tenant is the platform by that alone.
  return tenantId === null ? onPlatform : placeOfTenant(tenantId);
}

/** Who asks, as far as decisions about tokens go. */
type TokenActor = Pick<Actor, 'principalId' | 'tokenId' | 'tenantId' | 'scopes' | 'impersonatorId' | 'rights'>;

/**
 * Whether somebody may make API tokens for a person or service account: for themself always, unless their credential is for
 * other things; for others by permission. A token outlives the acting in somebody's name, so that whoever does makes none.
 * @param tenantIds every tenant that the owner is in: the permission must be held on all of them, or on the platform
 */
export function mayCreateToken(actor: TokenActor, ownerId: PrincipalId, tenantIds: readonly TenantId[]): Decision {
  const { rights, principalId, impersonatorId, scopes } = actor;
  if (impersonatorId !== null) return refused({ kind: 'IMPERSONATING' });
  const permission = 'api-token:create';
  if (ownerId === principalId && (scopes === null || scopes.includes(permission))) return allowed;
  const onAll = tenantIds.length > 0 && tenantIds.every((id) => rights.hold(permission, placeOfTenant(id)));
  return onAll ? allowed : needs(rights, onPlatform, permission);
}

/**
 * Whether somebody may revoke or delete a token: their own, unless their credential is for other things; those of others by
 * permission. Every token may end itself.
 * @param token with the tenant that it is for, or of the service account that it is of; null for none
 */
export function mayRevokeToken(
  actor: TokenActor,
  token: { readonly id: ApiTokenId; readonly ownerId: PrincipalId; readonly tenantId: TenantId | null },
): Decision {
  const { rights, principalId, tokenId, tenantId, scopes } = actor;
  if (token.id === tokenId) return allowed;
  const permission = 'api-token:revoke';
  const isForThis =
    (scopes === null || scopes.includes(permission)) && (tenantId === null || tenantId === token.tenantId);
  if (token.ownerId === principalId && isForThis) return allowed;
  return needs(rights, token.tenantId === null ? onPlatform : placeOfTenant(token.tenantId), permission);
}

/** The place of a tenant. */
export function placeOfTenant(id: TenantId): Place {
  return placeOf(tenantScope(id));
}

/** The place of a domain, given the way to it: itself and all domains above. */
export function placeOfDomain(
  { id, tenantId }: { readonly id: DomainId; readonly tenantId: TenantId },
  domainPath: readonly DomainId[],
): Place {
  return { kind: 'DOMAIN', tenantId, directoryId: null, domainId: id, domainPath };
}

const onPlatform = placeOf(platformScope);

function placeOfDirectory({ tenantId, directoryId }: { tenantId: TenantId; directoryId: DirectoryId }): Place {
  // Stryker disable next-line StringLiteral: for the compiler; what covers a place is told by its ids.
  return placeOf({ kind: 'DIRECTORY', tenantId, directoryId, domainId: null });
}

// The first refusal counts: whoever lacks the permission need not know more.
function first(...decisions: readonly Decision[]): Decision {
  return decisions.find((decision) => !decision.allowed) ?? allowed;
}

function needs(rights: Rights, place: Place, ...permissions: readonly string[]): Decision {
  const missing = permissions.find((permission) => !rights.hold(permission, place));
  return missing === undefined ? allowed : refused({ kind: 'PERMISSION_MISSING', permission: missing });
}

function notBeyond(rights: Rights, carried: readonly CarriedPermission[], place: Place): Decision {
  const permissions = beyondCeiling(rights, carried, place);
  return permissions.length === 0 ? allowed : refused({ kind: 'BEYOND_CALLER', permissions });
}

function notBuiltIn(isBuiltIn: boolean): Decision {
  return isBuiltIn ? refused({ kind: 'BUILT_IN' }) : allowed;
}

function notSynced({ managementSource }: Managed): Decision {
  return managementSource === 'SYNCED' ? refused({ kind: 'EXTERNALLY_MANAGED' }) : allowed;
}

function refused(reason: Reason): Decision {
  return { allowed: false, reason };
}
