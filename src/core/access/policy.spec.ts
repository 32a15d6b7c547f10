import type { DirectoryId, DomainId, GroupId, TenantId, UserId } from '../kernel/ids.js';
import {
  mayAssignRole,
  mayAssignRoles,
  mayChangeDirectory,
  mayChangeDomain,
  mayChangeGroup,
  mayChangeOwnProfile,
  mayChangeRole,
  mayChangeServiceAccount,
  mayChangeUser,
  mayCreatePermission,
  mayCreateRole,
  mayDeletePermission,
  mayCreateUser,
  mayCreateDirectory,
  mayCreateDomain,
  mayCreateServiceAccount,
  mayCreateTenant,
  mayDeactivateTenant,
  mayManageMembers,
  mayPutIntoRole,
  mayRevoke,
  maySuspend,
  mayTakeAccess,
  mayUpdateTenant,
  mayVerifyEmail,
  placeOfDomain,
  placeOfTenant,
  type Decision,
} from './policy.js';
import { noRights, Rights } from './rights.js';
import { placeOf, platformScope, tenantScope, type Scope } from './scope.js';
import { noBelongings } from './visibility.js';

const acme: TenantId = 'ten_acme';
const globex: TenantId = 'ten_globex';
const staff: DirectoryId = 'dir_staff';
const guests: DirectoryId = 'dir_guests';
const shop: DomainId = 'dom_shop';
const checkout: DomainId = 'dom_checkout';
const hr: DomainId = 'dom_hr';
const id: GroupId = 'grp_crew';

const onDirectory = (directoryId: DirectoryId): Scope => ({
  kind: 'DIRECTORY',
  tenantId: acme,
  directoryId,
  domainId: null,
});
const onDomain = (domainId: DomainId): Scope => ({ kind: 'DOMAIN', tenantId: acme, directoryId: null, domainId });

/** Rights to these permissions on each of these scopes. */
function rightsOn(scopes: readonly Scope[], ...permissions: string[]): Rights {
  return new Rights(scopes.map((scope) => ({ scope, permissions: new Set(permissions) })));
}

const local = { managementSource: 'LOCAL' };
const synced = { managementSource: 'SYNCED' };
const group = { ...local, id, tenantId: acme, directoryId: staff, system: false };
const checkoutPlace = placeOfDomain({ id: checkout, tenantId: acme }, [checkout, shop]);

const custom: { readonly tenantId: TenantId | null; readonly type: string } = { tenantId: acme, type: 'CUSTOM' };

const yes: Decision = { allowed: true };
const missing = (permission: string): Decision => ({
  allowed: false,
  reason: { kind: 'PERMISSION_MISSING', permission },
});
const builtIn: Decision = { allowed: false, reason: { kind: 'BUILT_IN' } };
const beyond = (...permissions: string[]): Decision => ({
  allowed: false,
  reason: { kind: 'BEYOND_CALLER', permissions },
});
const external: Decision = { allowed: false, reason: { kind: 'EXTERNALLY_MANAGED' } };

describe('nobody without rights', () => {
  it.each<[string, () => Decision, string]>([
    ['changes a group', () => mayChangeGroup(noRights, 'group:update', group), 'group:update'],
    ['deletes a group', () => mayChangeGroup(noRights, 'group:delete', group), 'group:delete'],
    ['changes a role', () => mayChangeRole(noRights, 'role:update', custom, []), 'role:update'],
    ['makes a role', () => mayCreateRole(noRights, acme), 'role:create'],
    ['adds to the catalogue', () => mayCreatePermission(noRights), 'permission:create'],
    ['takes out of the catalogue', () => mayDeletePermission(noRights, { system: false }), 'permission:delete'],
    ['changes a person', () => mayChangeUser(noRights, 'user:update', local, [acme]), 'user:update'],
    ['changes a person of no tenant', () => mayChangeUser(noRights, 'user:update', local, []), 'user:update'],
    [
      'changes a service account',
      () => mayChangeServiceAccount(noRights, 'service-account:update', { tenantId: acme }),
      'service-account:update',
    ],
    ['changes a tenant', () => mayUpdateTenant(noRights, { id: acme }), 'tenant:update'],
    ['makes a person', () => mayCreateUser(noRights, { id: staff, tenantId: acme }), 'user:create'],
    ['makes a person of no tenant', () => mayCreateUser(noRights, null), 'user:create'],
    ['verifies an address', () => mayVerifyEmail(noRights), 'user:update'],
    ['suspends', () => maySuspend(noRights, { id: staff, tenantId: acme }, local), 'tenant-access:suspend'],
    ['takes access', () => mayTakeAccess(noRights, { tenantId: acme }, local), 'tenant-access:revoke'],
    [
      'changes a directory',
      () => mayChangeDirectory(noRights, 'directory:update', { id: staff, tenantId: acme }),
      'directory:update',
    ],
    ['changes a domain', () => mayChangeDomain(noRights, 'domain:update', local, checkoutPlace), 'domain:update'],
    ['gives roles', () => mayAssignRoles(noRights, placeOfTenant(acme)), 'role-assignment:create'],
    ['gives a role', () => mayAssignRole(noRights, placeOfTenant(acme), []), 'role-assignment:create'],
    ['takes roles away', () => mayRevoke(noRights, local, placeOfTenant(acme), []), 'role-assignment:delete'],
    ['makes a tenant', () => mayCreateTenant(noRights), 'tenant:create'],
    ['deactivates a tenant', () => mayDeactivateTenant(noRights, { id: acme }), 'tenant:deactivate'],
    ['makes a directory', () => mayCreateDirectory(noRights, acme), 'directory:create'],
    ['makes a domain', () => mayCreateDomain(noRights, checkoutPlace), 'domain:create'],
    ['makes a service account', () => mayCreateServiceAccount(noRights, acme), 'service-account:create'],
    [
      'manages members',
      () => mayManageMembers({ rights: noRights, belongings: noBelongings, scopes: null }, group),
      'group-member:add',
    ],
  ])('%s', (_, decide, permission) => {
    expect(decide()).toEqual(missing(permission));
  });
});

describe('a group', () => {
  const may = (scope: Scope, ...permissions: string[]) =>
    mayChangeGroup(rightsOn([scope], ...permissions), 'group:update', group);

  it('is changed with the permission on the platform, its tenant or its directory, and on no other', () => {
    for (const scope of [platformScope, tenantScope(acme), onDirectory(staff)])
      expect(may(scope, 'group:update')).toEqual(yes);
    for (const scope of [tenantScope(globex), onDirectory(guests), onDomain(shop)])
      expect(may(scope, 'group:update')).toEqual(missing('group:update'));
    expect(may(platformScope, 'group:delete', 'group:create')).toEqual(missing('group:update'));
  });

  it('is not changed when it is built in or kept by another system, by nobody', () => {
    const rights = rightsOn([platformScope], 'group:update', 'group:delete');
    expect(mayChangeGroup(rights, 'group:update', { ...group, system: true })).toEqual(builtIn);
    expect(mayChangeGroup(rights, 'group:delete', { ...group, ...synced })).toEqual(external);
    expect(mayChangeGroup(noRights, 'group:delete', { ...group, ...synced })).toEqual(missing('group:delete'));
  });

  const both = ['group-member:add', 'group-member:remove'];
  const manage = (rights: Rights, owner: boolean, scopes: readonly string[] | null = null, of = group) =>
    mayManageMembers({ rights, belongings: { ...noBelongings, ownedGroupIds: owner ? [id] : [] }, scopes }, of);

  it('has its members managed with both permissions, or by its owner without any', () => {
    expect(manage(rightsOn([onDirectory(staff)], ...both), false)).toEqual(yes);
    expect(manage(rightsOn([tenantScope(acme)], 'group-member:add'), false)).toEqual(missing('group-member:remove'));
    expect(manage(noRights, true)).toEqual(yes);
    expect(manage(noRights, true, null, { ...group, id: 'grp_other' })).toEqual(missing('group-member:add'));
  });

  it('has its members managed by its owner only as far as the credential goes', () => {
    expect(manage(noRights, true, ['group-member:add'])).toEqual(missing('group-member:add'));
    expect(manage(noRights, true, both)).toEqual(yes);
  });

  it('keeps its members when another system manages it', () => {
    expect(manage(rightsOn([platformScope], ...both), true, null, { ...group, ...synced })).toEqual(external);
  });
});

describe('a role', () => {
  const may = (scope: Scope, tenantId: TenantId | null, type: string) =>
    mayChangeRole(rightsOn([scope], 'role:delete'), 'role:delete', { tenantId, type }, []);

  it('is deleted with the permission on its tenant', () => {
    expect(may(tenantScope(acme), acme, 'CUSTOM')).toEqual(yes);
    expect(may(platformScope, acme, 'CUSTOM')).toEqual(yes);
    expect(may(tenantScope(globex), acme, 'CUSTOM')).toEqual(missing('role:delete'));
    expect(may(onDomain(shop), acme, 'CUSTOM')).toEqual(missing('role:delete'));
  });

  it('is never deleted when it is built in', () => {
    expect(may(platformScope, null, 'SYSTEM')).toEqual(builtIn);
    expect(may(platformScope, acme, 'SYSTEM')).toEqual(builtIn);
    expect(may(tenantScope(acme), null, 'SYSTEM')).toEqual(missing('role:delete'));
  });

  it('is made in a tenant with the permission there, and for the instance with that on the platform', () => {
    const on = (scope: Scope) => rightsOn([scope], 'role:create');
    expect(mayCreateRole(on(tenantScope(acme)), acme)).toEqual(yes);
    expect(mayCreateRole(on(tenantScope(acme)), globex)).toEqual(missing('role:create'));
    expect(mayCreateRole(on(tenantScope(acme)), null)).toEqual(missing('role:create'));
    expect(mayCreateRole(on(platformScope), null)).toEqual(yes);
  });

  const reading = { permission: 'group:read', system: true };
  const writing = { permission: 'group:update', system: true };
  const change = (rights: Rights, role = custom, carried = [reading, writing]) =>
    mayChangeRole(rights, 'role:update', role, carried);

  it('is changed only by who holds, where it belongs, everything that it carries', () => {
    const here = [tenantScope(acme)];
    expect(change(rightsOn(here, 'role:update', 'group:read', 'group:update'))).toEqual(yes);
    expect(change(rightsOn(here, 'role:update', 'group:read'))).toEqual(beyond('group:update'));
    expect(change(rightsOn(here, 'role:update'))).toEqual(beyond('group:read', 'group:update'));
    expect(change(rightsOn(here, 'group:read', 'group:update'))).toEqual(missing('role:update'));
    const elsewhere = new Rights([
      { scope: tenantScope(acme), permissions: new Set(['role:update', 'group:read']) },
      { scope: tenantScope(globex), permissions: new Set(['group:update']) },
      { scope: onDirectory(staff), permissions: new Set(['group:update']) },
    ]);
    expect(change(elsewhere)).toEqual(beyond('group:update'));
  });

  it('of the instance is changed only by who holds all of it on the platform', () => {
    const ofInstance = { tenantId: null, type: 'CUSTOM' };
    const all = ['role:update', 'group:read', 'group:update'];
    expect(change(rightsOn([platformScope], ...all), ofInstance)).toEqual(yes);
    expect(change(rightsOn([tenantScope(acme)], ...all), ofInstance)).toEqual(missing('role:update'));
  });

  it('that is built in says so before anything of what it carries', () => {
    expect(change(rightsOn([platformScope], 'role:update'), { tenantId: null, type: 'SYSTEM' })).toEqual(builtIn);
  });

  it('is given no permission that the caller does not hold where it belongs', () => {
    const rights = rightsOn([tenantScope(acme)], 'group:read');
    expect(mayPutIntoRole(rights, custom, [reading])).toEqual(yes);
    expect(mayPutIntoRole(rights, custom, [reading, writing])).toEqual(beyond('group:update'));
    expect(mayPutIntoRole(rights, { tenantId: globex }, [reading])).toEqual(beyond('group:read'));
    expect(mayPutIntoRole(rights, { tenantId: null }, [reading])).toEqual(beyond('group:read'));
    expect(mayPutIntoRole(noRights, custom, [])).toEqual(yes);
  });

  it('is given to somebody only where the caller holds what it carries', () => {
    const give = (scope: Scope, ...permissions: string[]) =>
      mayAssignRole(rightsOn([scope], ...permissions), checkoutPlace, [reading]);
    expect(give(onDomain(shop), 'role-assignment:create', 'group:read')).toEqual(yes);
    expect(give(onDomain(shop), 'role-assignment:create')).toEqual(beyond('group:read'));
    expect(give(onDomain(shop), 'group:read')).toEqual(missing('role-assignment:create'));
    expect(give(onDomain(hr), 'role-assignment:create', 'group:read')).toEqual(missing('role-assignment:create'));
  });

  it('is taken from somebody only by who holds its powers there, whatever applications allow', () => {
    const take = (permissions: readonly string[], carried = [reading, { permission: 'repo:write', system: false }]) =>
      mayRevoke(rightsOn([onDomain(shop)], ...permissions), local, checkoutPlace, carried);
    expect(take(['role-assignment:delete', 'group:read'])).toEqual(yes);
    expect(take(['role-assignment:delete'])).toEqual(beyond('group:read'));
    expect(take(['group:read'])).toEqual(missing('role-assignment:delete'));
    const rights = rightsOn([onDomain(shop)], 'role-assignment:delete');
    expect(mayRevoke(rights, synced, checkoutPlace, [reading])).toEqual(external);
  });
});

describe('the catalogue of permissions', () => {
  const rights = (scope: Scope) => rightsOn([scope], 'permission:create', 'permission:delete');

  it('is changed on the platform alone', () => {
    expect(mayCreatePermission(rights(platformScope))).toEqual(yes);
    expect(mayCreatePermission(rights(tenantScope(acme)))).toEqual(missing('permission:create'));
    expect(mayDeletePermission(rights(platformScope), { system: false })).toEqual(yes);
    expect(mayDeletePermission(rights(tenantScope(acme)), { system: false })).toEqual(missing('permission:delete'));
    expect(mayDeletePermission(rights(platformScope), { system: true })).toEqual(builtIn);
    expect(mayDeletePermission(noRights, { system: true })).toEqual(missing('permission:delete'));
  });
});

describe('a person', () => {
  const may = (scopes: readonly Scope[], tenantIds: readonly TenantId[], user = local) =>
    mayChangeUser(rightsOn(scopes, 'user:deactivate'), 'user:deactivate', user, tenantIds);

  it('is deactivated with the permission on the platform, or on every tenant of theirs', () => {
    expect(may([platformScope], [acme, globex])).toEqual(yes);
    expect(may([platformScope], [])).toEqual(yes);
    expect(may([tenantScope(acme), tenantScope(globex)], [acme, globex])).toEqual(yes);
    expect(may([tenantScope(acme)], [acme])).toEqual(yes);
  });

  it('is not with the permission on one of two tenants, or on a tenant when they have none', () => {
    expect(may([tenantScope(acme)], [acme, globex])).toEqual(missing('user:deactivate'));
    expect(may([tenantScope(acme)], [])).toEqual(missing('user:deactivate'));
    expect(may([onDirectory(staff)], [acme])).toEqual(missing('user:deactivate'));
  });

  it('is not when another system keeps them', () => {
    expect(may([platformScope], [acme], synced)).toEqual(external);
  });
});

describe('what belongs to a tenant', () => {
  const onAcme = rightsOn(
    [tenantScope(acme)],
    'service-account:delete',
    'tenant:update',
    'directory:delete',
    'role-assignment:create',
  );

  it('is changed with the permission there, and not from another tenant', () => {
    expect(mayChangeServiceAccount(onAcme, 'service-account:delete', { tenantId: acme })).toEqual(yes);
    expect(mayChangeServiceAccount(onAcme, 'service-account:delete', { tenantId: globex }).allowed).toBe(false);
    expect(mayUpdateTenant(onAcme, { id: acme })).toEqual(yes);
    expect(mayUpdateTenant(onAcme, { id: globex }).allowed).toBe(false);
    expect(mayChangeDirectory(onAcme, 'directory:delete', { id: staff, tenantId: acme })).toEqual(yes);
    expect(mayChangeDirectory(onAcme, 'directory:delete', { id: staff, tenantId: globex }).allowed).toBe(false);
    expect(mayAssignRoles(onAcme, checkoutPlace)).toEqual(yes);
    expect(mayAssignRoles(onAcme, placeOf(platformScope)).allowed).toBe(false);
  });
});

describe('the place of a domain', () => {
  it('is a domain in its tenant, with the way to it', () => {
    expect(placeOfDomain({ id: checkout, tenantId: acme }, [checkout, shop])).toEqual({
      ...onDomain(checkout),
      domainPath: [checkout, shop],
    });
  });
});

describe('a domain and what is given on it', () => {
  const permissions = ['domain:delete', 'role-assignment:delete', 'role-assignment:create'];
  const on = (scope: Scope) => rightsOn([scope], ...permissions);

  it('is changed with the permission on it or on one above it', () => {
    for (const scope of [onDomain(checkout), onDomain(shop), tenantScope(acme), platformScope]) {
      expect(mayChangeDomain(on(scope), 'domain:delete', local, checkoutPlace)).toEqual(yes);
      expect(mayRevoke(on(scope), local, checkoutPlace, [])).toEqual(yes);
      expect(mayAssignRoles(on(scope), checkoutPlace)).toEqual(yes);
    }
    for (const scope of [onDomain(hr), onDirectory(staff), tenantScope(globex)])
      expect(mayChangeDomain(on(scope), 'domain:delete', local, checkoutPlace)).toEqual(missing('domain:delete'));
  });

  it('is not when another system keeps it', () => {
    expect(mayChangeDomain(on(platformScope), 'domain:delete', synced, checkoutPlace)).toEqual(external);
    expect(mayRevoke(on(platformScope), synced, checkoutPlace, [])).toEqual(external);
  });
});

describe('people', () => {
  const directory = { id: staff, tenantId: acme };
  const make = (scope: Scope, where: typeof directory | null) =>
    mayCreateUser(rightsOn([scope], 'user:create'), where).allowed;

  it('are made where the permission is held, and in no tenant on the platform alone', () => {
    for (const scope of [platformScope, tenantScope(acme), onDirectory(staff)])
      expect(make(scope, directory)).toBe(true);
    for (const scope of [tenantScope(globex), onDirectory(guests)]) expect(make(scope, directory)).toBe(false);
    expect(make(platformScope, null)).toBe(true);
    expect(make(tenantScope(acme), null)).toBe(false);
  });

  it('have their address verified on the platform alone', () => {
    expect(mayVerifyEmail(rightsOn([platformScope], 'user:update'))).toEqual(yes);
    expect(mayVerifyEmail(rightsOn([tenantScope(acme)], 'user:update'))).toEqual(missing('user:update'));
  });

  it('are suspended and taken out of a directory there, and out of a tenant on the tenant', () => {
    const suspend = (scope: Scope, access = local) =>
      maySuspend(rightsOn([scope], 'tenant-access:suspend'), directory, access);
    expect([suspend(onDirectory(staff)), suspend(tenantScope(acme))]).toEqual([yes, yes]);
    expect(suspend(onDirectory(guests))).toEqual(missing('tenant-access:suspend'));
    expect(suspend(tenantScope(acme), synced)).toEqual(external);
    const rights = rightsOn([onDirectory(staff)], 'tenant-access:revoke');
    expect(mayTakeAccess(rights, { tenantId: acme, directoryId: staff }, local)).toEqual(yes);
    expect(mayTakeAccess(rights, { tenantId: acme, directoryId: staff }, synced)).toEqual(external);
    expect(mayTakeAccess(rights, { tenantId: acme }, local)).toEqual(missing('tenant-access:revoke'));
  });
});

describe('one’s own profile', () => {
  const own: UserId = 'usr_ada';
  const ada = { ...local, id: own, restricted: false };
  const actor = { principalId: own, rights: noRights, scopes: null, tenantId: null };
  const refusal = missing('user:update');

  it('may be changed without any permission, and nobody else’s', () => {
    expect(mayChangeOwnProfile(actor, ada, [acme, globex])).toEqual(yes);
    expect(mayChangeOwnProfile(actor, { ...ada, id: 'usr_bob' }, [acme])).toEqual(refusal);
    const manager = { ...actor, rights: rightsOn([tenantScope(acme)], 'user:update') };
    expect(mayChangeOwnProfile(manager, { ...ada, id: 'usr_bob' }, [acme])).toEqual(yes);
  });

  it('is left alone by an account for demonstrations and by who is kept elsewhere', () => {
    expect(mayChangeOwnProfile(actor, { ...ada, restricted: true }, [acme])).toEqual(refusal);
    expect(mayChangeOwnProfile(actor, { ...ada, ...synced }, [acme])).toEqual(external);
  });

  it('is changed only as far as the credential goes', () => {
    const limited = (limit: Partial<Pick<Parameters<typeof mayChangeOwnProfile>[0], 'scopes' | 'tenantId'>>) =>
      mayChangeOwnProfile({ ...actor, ...limit }, ada, [acme, globex]);
    expect(limited({ scopes: ['user:read'] })).toEqual(refusal);
    expect(limited({ scopes: ['user:update'] })).toEqual(yes);
    expect(limited({ tenantId: acme })).toEqual(refusal);
    expect(mayChangeOwnProfile({ ...actor, tenantId: acme }, ada, [acme])).toEqual(yes);
  });
});

describe('tenants, and what is made in them', () => {
  const ofAcme = [tenantScope(acme)];
  it.each<[string, Decision, Decision]>([
    [
      'a tenant is made with the right on the platform',
      mayCreateTenant(rightsOn([platformScope], 'tenant:create')),
      yes,
    ],
    ['and with none on a tenant', mayCreateTenant(rightsOn(ofAcme, 'tenant:create')), missing('tenant:create')],
    [
      'one is deactivated with the right on it',
      mayDeactivateTenant(rightsOn(ofAcme, 'tenant:deactivate'), { id: acme }),
      yes,
    ],
    [
      'and with none on another',
      mayDeactivateTenant(rightsOn(ofAcme, 'tenant:deactivate'), { id: globex }),
      missing('tenant:deactivate'),
    ],
    [
      'a directory is made with the right on its tenant',
      mayCreateDirectory(rightsOn(ofAcme, 'directory:create'), acme),
      yes,
    ],
    [
      'and with none on another directory',
      mayCreateDirectory(rightsOn([onDirectory(staff)], 'directory:create'), acme),
      missing('directory:create'),
    ],
    [
      'a domain is made with the right on a domain above it',
      mayCreateDomain(rightsOn([onDomain(shop)], 'domain:create'), checkoutPlace),
      yes,
    ],
    [
      'and with none on one beside it',
      mayCreateDomain(rightsOn([onDomain(hr)], 'domain:create'), checkoutPlace),
      missing('domain:create'),
    ],
    [
      'nor with one on a domain at the root',
      mayCreateDomain(rightsOn([onDomain(shop)], 'domain:create'), placeOfTenant(acme)),
      missing('domain:create'),
    ],
    [
      'a service account is made with the right on its tenant',
      mayCreateServiceAccount(rightsOn(ofAcme, 'service-account:create'), acme),
      yes,
    ],
  ])('%s', (_what, decision, expected) => expect(decision).toEqual(expected));
});
