import { createHash } from 'node:crypto';
import { builtInPermissions, builtInRoles } from '../../migrations/built-in-2026-11.js';
import { reachable } from '../../src/core/kernel/collections.js';
import { formatId, type PrincipalId } from '../../src/core/kernel/ids.js';
import type { Role } from '../../src/core/roles/role.js';
import type { StoredToken, TokenOwnerId } from '../../src/core/tokens/api-token.js';
import { newTokenSecret, tokenPrefix } from '../../src/core/tokens/token-secret.js';
import type { World } from '../support/builders.js';
import { builtInRole, foundCompanies, moments, type Companies } from './companies.js';

/** Where something is for callers who are all of Acme: there, at Globex alone, or in no tenant. */
export type Place = 'own' | 'other' | 'instance';

/** Something that is asked for. */
export interface Thing {
  /** What tells it from all others: its id, or the name of a permission. */
  readonly key: string;
  /** Its fields, among them those that it is looked up by. */
  readonly fields: object;
  readonly tenantIds: readonly (string | null)[];
}

/** Things by the name of their type. */
export type Things = Readonly<Record<string, readonly Thing[]>>;

/** Somebody who asks. */
export interface Caller {
  readonly name: string;
  /** Null for nobody. */
  readonly secret: string | null;
  /** Who it is; null when nobody is let in. */
  readonly id: PrincipalId | null;
  /** Whether they see Acme at the most. */
  readonly isConfined: boolean;
  /** Whether their token is for Acme and for no other tenant. */
  readonly isOfOneTenant: boolean;
  /** What concerns them, by type. */
  readonly own: Things;
}

/** The companies, everything in them by type, and one of each kind of caller. */
export function foundMatrix() {
  const companies = foundCompanies();
  const { world, acme, globex } = companies;
  const release = world.permissions.find(({ name }) => name === 'release:create');
  if (release !== undefined) world.allow(globex.role, release);
  // Somebody else who administers the platform and belongs to no tenant.
  world.assign(
    world.user({ username: 'petra', email: 'petra@host.example' }),
    builtInRole('platformAdministrator'),
    null,
  );
  world.identity(world.user({ username: 'gus', email: 'gus@globex.example', externalId: 'at-globex' }, globex.main));
  for (const directory of [acme.main, globex.main]) world.invitation(directory);
  for (const tenantId of [acme.tenant.id, globex.tenant.id, null]) world.event({ tenantId });
  const signedIn = acmeCallers(companies);
  const things = thingsOf(world);
  const callers: Caller[] = [
    { name: 'nobody', secret: null, id: null, isConfined: true, isOfOneTenant: false, own: {} },
    { name: 'invalid', secret: newTokenSecret(), id: null, isConfined: true, isOfOneTenant: false, own: {} },
    ...signedIn.map(({ name, secret, token }) => ({
      name,
      secret,
      id: name === 'deactivated' ? null : token.ownerId,
      isConfined: name !== 'platform',
      isOfOneTenant: token.tenantId !== null,
      own: ownOf(world, things, token.ownerId, name === 'suspended' || name === 'deactivated'),
    })),
  ];
  const tenants = { own: acme.tenant.id, other: globex.tenant.id };
  return { ...companies, things, callers, tenants };
}

/** All of it. */
export type Matrix = ReturnType<typeof foundMatrix>;

interface SignedIn {
  readonly name: string;
  readonly secret: string;
  readonly token: StoredToken;
}

function acmeCallers({ world, acme }: Companies): SignedIn[] {
  const { tenant, main, users } = acme;
  const known = (name: string) => ({
    username: `acme-${name}`,
    email: `${name}@acme.example`,
    externalId: `at-${name}`,
  });
  const society = world.group(main, { name: 'Society' });
  const club = world.group(main, { name: 'Club' });
  world.nest(society, club);
  const colleague = (name: string, role?: Role) => {
    const user = world.user(known(name), main);
    world.identity(user);
    world.member(club, user, { role: name === 'owner' ? 'OWNER' : 'MEMBER' });
    if (role !== undefined) world.assign(user, role, tenant);
    return user;
  };
  const robot = world.serviceAccount(tenant, { name: 'Scanner' });
  world.assign(robot, builtInRole('auditor'), tenant);
  world.member(club, acme.robots.deployer);
  const suspended = world.user(known('suspended'));
  world.place(suspended, main, 'SUSPENDED');
  world.identity(suspended);
  world.member(club, suspended);
  for (const one of [suspended, users.dan]) world.assign(one, builtInRole('tenantAdministrator'), tenant);
  const admin = colleague('admin', builtInRole('tenantAdministrator'));
  const tokenOf = (name: string, owner: { readonly id: TokenOwnerId }, values: Partial<StoredToken> = {}): SignedIn => {
    const secret = newTokenSecret();
    const hash = createHash('sha256').update(secret).digest();
    return {
      name,
      secret,
      token: world.token(owner, { name: `Token of ${name}`, hash, prefix: tokenPrefix(secret), ...values }),
    };
  };
  return [
    tokenOf('deactivated', users.dan),
    tokenOf('stranger', users.fay),
    tokenOf('suspended', suspended),
    tokenOf('plain', colleague('plain')),
    tokenOf('owner', colleague('owner')),
    tokenOf('member', colleague('member', builtInRole('member'))),
    tokenOf('groups', colleague('groups', builtInRole('groupManager'))),
    tokenOf('users', colleague('users', builtInRole('userManager'))),
    tokenOf('limited', admin, { scopes: ['user:read', 'group:read'] }),
    tokenOf('auditor', colleague('auditor', builtInRole('auditor'))),
    tokenOf('robot', robot),
    tokenOf('admin', admin),
    tokenOf('pinned', users.hana, { tenantId: tenant.id }),
    tokenOf('platform', users.hana),
  ];
}

const administrators = ['Platform administrator', 'Tenant administrator'];
// The permissions that later versions have thought of, with the roles that have them.
const later: Readonly<Record<string, readonly string[]>> = {
  'user-email:read': [...administrators, 'User manager', 'Auditor'],
  'external-identity:read': [...administrators, 'User manager', 'Auditor'],
  'application-permission:delegate': administrators,
};
const laterOf = (role: string) => Object.keys(later).filter((name) => later[name]?.includes(role));
const instanceRoles = builtInRoles.map(({ id, name, permissions }) => ({
  id: formatId('rol', Buffer.from(id, 'hex')),
  name,
  permissions: [...permissions, ...laterOf(name)],
}));

function thingsOf(world: World) {
  const byId = (one: { readonly id: string; readonly tenantId?: string | null }): Thing => ({
    key: one.id,
    fields: one,
    tenantIds: [one.tenantId ?? null],
  });
  const ofUser = (id: string) => {
    const tenantIds = world.tenantAccesses.filter(({ userId }) => userId === id).map(({ tenantId }) => tenantId);
    return tenantIds.length === 0 ? [null] : tenantIds;
  };
  const names = [
    ...Object.keys(builtInPermissions),
    ...Object.keys(later),
    ...world.permissions.map(({ name }) => name),
  ];
  return {
    User: world.users.map((user) => {
      const { provider, subject } = world.identities.find(({ userId }) => userId === user.id) ?? {};
      const externalIdentity = subject === undefined ? null : { provider, subject };
      const fields = { ...user, externalIdentity };
      return { ...byId(fields), tenantIds: ofUser(user.id) };
    }),
    Group: world.groups.map(byId),
    ServiceAccount: world.serviceAccounts.map(byId),
    Role: [...world.roles, ...instanceRoles].map(byId),
    RoleAssignment: world.assignments
      .filter(({ expiresAt }) => expiresAt !== moments.ended)
      .map((one) => ({ ...byId(one), tenantIds: [one.scope.tenantId] })),
    Tenant: world.tenants.map((tenant) => ({ ...byId(tenant), tenantIds: [tenant.id] })),
    Directory: world.directories.map(byId),
    Domain: world.domains.map(byId),
    ApiToken: world.tokens.map((token) => ({
      ...byId(token),
      tenantIds: [token.tenantId ?? world.serviceAccounts.find(({ id }) => id === token.ownerId)?.tenantId ?? null],
    })),
    AuditEvent: world.events.map(byId),
    Invitation: world.invitations.map(byId),
    Permission: names.map((name) => ({ key: name, fields: { name }, tenantIds: [null] })),
  };
}

// What concerns somebody, as the promises of visibility say, written down a second time. All of it is in Acme or nowhere.
function ownOf(world: World, things: ReturnType<typeof thingsOf>, self: PrincipalId, isOut: boolean): Things {
  const only = (list: readonly Thing[], keys: readonly (string | null)[]) =>
    list.filter(({ key }) => keys.includes(key));
  const tokens = world.tokens.filter(({ ownerId }) => ownerId === self).map(({ id }) => id);
  const oneself = { User: only(things.User, [self]), ServiceAccount: only(things.ServiceAccount, [self]) };
  if (isOut) return { ...oneself, ApiToken: only(things.ApiToken, tokens) };
  const memberships = world.memberships.filter(
    ({ memberId, expiresAt }) => memberId === self && expiresAt !== moments.ended,
  );
  const groups = [
    ...reachable<string>(self, (from) => [
      ...memberships.filter(() => from === self).map(({ groupId }) => groupId),
      ...world.nestings.filter(({ childId }) => childId === from).map(({ parentId }) => parentId),
    ]),
  ].slice(1);
  const owned = memberships.filter(({ role }) => role === 'OWNER').map(({ groupId }) => groupId);
  const mates = world.memberships.filter(({ groupId }) => owned.includes(groupId)).map(({ memberId }) => memberId);
  const given = world.assignments.filter(({ principalId }) => [self, ...groups].includes(principalId));
  const roles = given.flatMap(({ roleId }) => [
    ...reachable(roleId, (from) =>
      world.roleIncludes.filter((one) => one.roleId === from).map((one) => one.includedId),
    ),
  ]);
  const permissions = [
    ...world.rolePermissions.filter(({ roleId }) => roles.includes(roleId)).map(({ permission }) => permission),
    ...instanceRoles.filter(({ id }) => roles.includes(id)).flatMap((role) => role.permissions),
  ];
  const places = world.directoryAccesses.filter(({ userId }) => userId === self).map(({ directoryId }) => directoryId);
  const accesses = world.tenantAccesses.filter(({ userId }) => userId === self).map(({ tenantId }) => tenantId);
  const home = world.serviceAccounts.find(({ id }) => id === self)?.tenantId ?? null;
  return {
    User: only(things.User, [self, ...mates]),
    ServiceAccount: only(things.ServiceAccount, [self, ...mates]),
    Group: only(things.Group, groups),
    Role: only(things.Role, roles),
    RoleAssignment: only(
      things.RoleAssignment,
      given.map(({ id }) => id),
    ),
    Tenant: only(things.Tenant, [...accesses, home]),
    Directory: only(things.Directory, [...places, ...given.map(({ scope }) => scope.directoryId)]),
    Domain: only(
      things.Domain,
      given.map(({ scope }) => scope.domainId),
    ),
    ApiToken: only(things.ApiToken, tokens),
    Permission: only(things.Permission, permissions),
  };
}
