import type { AuditEntry } from '../../src/core/audit/audit-event.js';
import type { Scope } from '../../src/core/access/scope.js';
import type { RoleAssignment } from '../../src/core/assignments/assignment.js';
import type { Group } from '../../src/core/groups/group.js';
import {
  newId,
  type DirectoryId,
  type IdPrefix,
  type Id,
  type PrincipalId,
  type RoleId,
  type TenantId,
} from '../../src/core/kernel/ids.js';
import type { WrittenInvitation } from '../../src/core/invitations/invitation.js';
import type { Permission, Role } from '../../src/core/roles/role.js';
import type { Directory, Domain, Tenant } from '../../src/core/tenants/tenant.js';
import type { StoredToken, TokenOwnerId } from '../../src/core/tokens/api-token.js';
import type { ExternalIdentity, ServiceAccount, User } from '../../src/core/users/user.js';
import type { MembershipFacts, NestingFacts } from '../../src/storage/groups/group-rows.js';
import type { DirectoryAccessFacts, TenantAccessFacts } from '../../src/storage/users/user-rows.js';

/** When everything in a made-up world happened, unless a builder is told otherwise. */
export const longAgo = Date.UTC(2026, 0, 1);

type Without<T, K extends keyof T> = Partial<Omit<T, K>>;

/**
 * A made-up instance in memory: each builder adds one thing with sensible values, and answers it. `insertWorld` writes it
 * to a database; tests compare what the storage says with what is here.
 */
export class World {
  readonly tenants: Tenant[] = [];
  readonly directories: Directory[] = [];
  readonly domains: Domain[] = [];
  readonly users: User[] = [];
  readonly tenantAccesses: TenantAccessFacts[] = [];
  readonly directoryAccesses: DirectoryAccessFacts[] = [];
  readonly identities: ExternalIdentity[] = [];
  readonly serviceAccounts: ServiceAccount[] = [];
  readonly groups: Group[] = [];
  readonly nestings: NestingFacts[] = [];
  readonly memberships: MembershipFacts[] = [];
  readonly permissions: Permission[] = [];
  readonly roles: Role[] = [];
  readonly rolePermissions: { readonly roleId: RoleId; readonly permission: string }[] = [];
  readonly roleIncludes: { readonly roleId: RoleId; readonly includedId: RoleId }[] = [];
  readonly assignments: RoleAssignment[] = [];
  readonly tokens: StoredToken[] = [];
  readonly invitations: WrittenInvitation[] = [];
  readonly events: AuditEntry[] = [];
  private count = 0;

  /** `makeId` says which ids things get; they sort by age unless told otherwise. */
  constructor(private readonly makeId: <P extends IdPrefix>(prefix: P) => Id<P> = newId) {}

  /** Adds a tenant, without directories. */
  tenant(values: Partial<Tenant> = {}): Tenant {
    const name = this.name('Tenant');
    const slug = name.toLowerCase().replaceAll(' ', '-');
    return added(this.tenants, {
      ...this.versioned('ten'),
      slug,
      name,
      description: null,
      status: 'ACTIVE',
      hidesEmail: false,
      maxTokenDays: null,
      ...values,
    });
  }

  /** Adds a directory; the first of a tenant is its default one. */
  directory(tenant: Tenant, values: Without<Directory, 'tenantId'> = {}): Directory {
    const isDefault = !this.directories.some(({ tenantId }) => tenantId === tenant.id);
    const base = { ...this.versioned('dir'), name: this.name('Directory'), description: null, isDefault };
    return added(this.directories, { ...base, ...values, tenantId: tenant.id });
  }

  /** Adds a domain at the root of a tenant's tree, or under another domain. */
  domain(above: Tenant | Domain, values: Without<Domain, 'tenantId' | 'parentId' | 'path'> = {}): Domain {
    const { name = this.name('Domain') } = values;
    const parent = 'path' in above ? above : null;
    return added(this.domains, {
      ...this.versioned('dom'),
      description: null,
      managementSource: 'LOCAL',
      ...values,
      tenantId: parent?.tenantId ?? (above.id as TenantId),
      parentId: parent?.id ?? null,
      name,
      path: parent === null ? name : `${parent.path}/${name}`,
    });
  }

  /** Adds a person with an active place in each of these directories, and so access to their tenants. */
  user(values: Partial<User> = {}, ...places: Directory[]): User {
    const username = this.name('User');
    const user = added<User>(this.users, {
      ...this.versioned('usr'),
      ...unknownPerson,
      username,
      displayName: username,
      ...values,
    });
    for (const place of places) this.place(user, place);
    return user;
  }

  /** Gives a person a place in a directory, and access to its tenant if they have none. */
  place(user: User, { id, tenantId }: Directory, status: 'ACTIVE' | 'SUSPENDED' = 'ACTIVE'): void {
    if (!this.tenantAccesses.some((one) => one.userId === user.id && one.tenantId === tenantId))
      this.tenantAccesses.push({ userId: user.id, tenantId, managementSource: 'LOCAL', createdAt: longAgo });
    this.directoryAccesses.push({ userId: user.id, directoryId: id, tenantId, status, createdAt: longAgo });
  }

  /** Adds a person's identity at a provider. */
  identity(user: User, values: Without<ExternalIdentity, 'userId'> = {}): ExternalIdentity {
    const base = { id: this.makeId('ext'), provider: 'github', subject: this.name('subject'), createdAt: longAgo };
    return added(this.identities, { ...base, ...values, userId: user.id });
  }

  /** Adds a service account. */
  serviceAccount(tenant: Tenant, values: Without<ServiceAccount, 'tenantId' | 'displayName'> = {}): ServiceAccount {
    const { name = this.name('Service') } = values;
    const base = { ...this.versioned('svc'), description: null, status: 'ACTIVE' as const };
    return added(this.serviceAccounts, { ...base, ...values, name, displayName: name, tenantId: tenant.id });
  }

  /** Adds a group to a directory. */
  group(directory: Directory, values: Without<Group, 'tenantId' | 'directoryId' | 'displayName'> = {}): Group {
    const { name = this.name('Group') } = values;
    return added<Group>(this.groups, {
      ...this.versioned('grp'),
      description: null,
      kind: 'TEAM',
      status: 'ACTIVE',
      managementSource: 'LOCAL',
      system: false,
      ...values,
      name,
      displayName: name,
      directoryId: directory.id,
      tenantId: directory.tenantId,
    });
  }

  /** Nests groups in another; the closure comes with `insertWorld`. */
  nest(parent: Group, ...children: Group[]): void {
    for (const child of children) this.nestings.push({ parentId: parent.id, childId: child.id, createdAt: longAgo });
  }

  /** Puts a person or a service account into a group. */
  member(group: Group, member: { readonly id: PrincipalId }, values: Partial<MembershipFacts> = {}): MembershipFacts {
    return added(this.memberships, {
      role: 'MEMBER',
      managementSource: 'LOCAL',
      addedAt: longAgo,
      addedBy: null,
      expiresAt: null,
      ...values,
      groupId: group.id,
      memberId: member.id,
    });
  }

  /** Adds a permission to the catalogue. */
  permission(name: string, values: Partial<Permission> = {}): Permission {
    const [resource = '', action = ''] = name.split(':');
    return added(this.permissions, { description: null, system: false, ...values, name, resource, action });
  }

  /** Adds a role of a tenant, or of the instance for null. */
  role(tenant: Tenant | null, values: Without<Role, 'tenantId'> = {}): Role {
    const base = { ...this.versioned('rol'), name: this.name('Role'), description: null, isDefault: false };
    const kind = { type: tenant === null ? 'SYSTEM' : 'CUSTOM', level: 'USER' } as const;
    return added(this.roles, { ...base, ...kind, ...values, tenantId: tenant?.id ?? null });
  }

  /** Gives a role permissions that are in the catalogue. */
  allow(role: Role, ...permissions: Permission[]): void {
    for (const { name } of permissions) this.rolePermissions.push({ roleId: role.id, permission: name });
  }

  /** Makes a role include others; the closure comes with `insertWorld`. */
  include(role: Role, ...included: Role[]): void {
    for (const { id } of included) this.roleIncludes.push({ roleId: role.id, includedId: id });
  }

  /** Gives a role to a principal on a tenant, directory or domain, or on the platform for null. */
  assign(
    principal: { readonly id: PrincipalId },
    role: Role,
    on: Tenant | Directory | Domain | null,
    values: Without<RoleAssignment, 'principalId' | 'roleId' | 'scope'> = {},
  ): RoleAssignment {
    return added<RoleAssignment>(this.assignments, {
      id: this.makeId('asg'),
      managementSource: 'LOCAL',
      createdAt: longAgo,
      createdBy: null,
      expiresAt: null,
      reason: null,
      ...values,
      principalId: principal.id,
      roleId: role.id,
      scope: scopeOf(on),
    });
  }

  /** Adds an event to the audit trail, behind those that are there. */
  event(values: Partial<AuditEntry> = {}): AuditEntry {
    return added(this.events, {
      id: this.makeId('evt'),
      at: longAgo,
      action: 'createGroup',
      outcome: 'SUCCEEDED',
      code: null,
      actorId: null,
      impersonatorId: null,
      tokenId: null,
      tenantId: null,
      requestId: null,
      changes: [],
      objectIds: [],
      ...values,
    });
  }

  /** Invites somebody into a directory; no secret opens it. */
  invitation(directory: Directory, values: Without<WrittenInvitation, 'tenantId' | 'directoryId'> = {}) {
    return added<WrittenInvitation>(this.invitations, {
      id: this.makeId('inv'),
      email: `${this.name('invited').replace(' ', '')}@post.example`,
      roles: [],
      groupIds: [],
      language: 'en',
      message: null,
      createdAt: longAgo,
      createdBy: null,
      expiresAt: Date.UTC(2999, 0, 1),
      acceptedAt: null,
      acceptedBy: null,
      revokedAt: null,
      version: 1,
      ...values,
      directoryId: directory.id,
      tenantId: directory.tenantId,
    });
  }

  /** Gives somebody an API token of which nobody knows the secret. */
  token(owner: { readonly id: TokenOwnerId }, values: Without<StoredToken, 'ownerId'> = {}): StoredToken {
    return added<StoredToken>(this.tokens, {
      id: this.makeId('tok'),
      tenantId: null,
      name: this.name('Token'),
      prefix: `dzn_${String(this.count).padStart(8, '0')}`,
      hash: crypto.getRandomValues(new Uint8Array(32)),
      scopes: null,
      createdAt: longAgo,
      expiresAt: Date.UTC(2999, 0, 1),
      lastUsedAt: null,
      revokedAt: null,
      ...values,
      ownerId: owner.id,
    });
  }

  /** The directory that a group or a place names. */
  directoryOf({ directoryId }: { readonly directoryId: DirectoryId }): Directory {
    return this.directories.find(({ id }) => id === directoryId) as Directory;
  }

  private name(kind: string): string {
    return `${kind} ${++this.count}`;
  }

  private versioned<P extends IdPrefix>(prefix: P) {
    return { id: this.makeId(prefix), createdAt: longAgo, updatedAt: longAgo, version: 1 };
  }
}

/** Somebody of whom nothing is known but a name. */
export const unknownPerson: Omit<User, 'id' | 'username' | 'displayName' | 'createdAt' | 'updatedAt' | 'version'> = {
  externalId: null,
  email: null,
  emailVerified: false,
  givenName: null,
  familyName: null,
  nickname: null,
  avatarUrl: null,
  locale: null,
  timeZone: null,
  jobTitle: null,
  department: null,
  organization: null,
  location: null,
  accountStatus: 'ACTIVE',
  claimStatus: 'UNMANAGED',
  managementSource: 'LOCAL',
  restricted: false,
  mfaEnabled: false,
  lastActiveAt: null,
  deletionScheduledAt: null,
};

/** The scope of an assignment on something; null is the platform. */
export function scopeOf(on: Tenant | Directory | Domain | null): Scope {
  const nowhere = { tenantId: null, directoryId: null, domainId: null };
  if (on === null) return { ...nowhere, kind: 'PLATFORM' };
  if ('slug' in on) return { ...nowhere, kind: 'TENANT', tenantId: on.id };
  if ('path' in on) return { ...nowhere, kind: 'DOMAIN', tenantId: on.tenantId, domainId: on.id };
  return { ...nowhere, kind: 'DIRECTORY', tenantId: on.tenantId, directoryId: on.id };
}

function added<T>(list: T[], thing: T): T {
  list.push(thing);
  return thing;
}
