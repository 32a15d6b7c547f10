import type { DirectoryId, DomainId, GroupId, TenantId } from '../kernel/ids.js';
import {
  mayAssignRoles,
  mayChangeDirectory,
  mayChangeDomain,
  mayChangeGroup,
  mayChangeRole,
  mayChangeServiceAccount,
  mayChangeUser,
  mayManageMembers,
  mayRevoke,
  mayUpdateTenant,
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

const yes: Decision = { allowed: true };
const missing = (permission: string): Decision => ({
  allowed: false,
  reason: { kind: 'PERMISSION_MISSING', permission },
});
const builtIn: Decision = { allowed: false, reason: { kind: 'BUILT_IN' } };
const external: Decision = { allowed: false, reason: { kind: 'EXTERNALLY_MANAGED' } };

describe('nobody without rights', () => {
  it.each<[string, () => Decision, string]>([
    ['changes a group', () => mayChangeGroup(noRights, 'group:update', group), 'group:update'],
    ['deletes a group', () => mayChangeGroup(noRights, 'group:delete', group), 'group:delete'],
    ['changes a role', () => mayChangeRole(noRights, 'role:update', { tenantId: acme, type: 'CUSTOM' }), 'role:update'],
    ['changes a person', () => mayChangeUser(noRights, 'user:update', local, [acme]), 'user:update'],
    ['changes a person of no tenant', () => mayChangeUser(noRights, 'user:update', local, []), 'user:update'],
    [
      'changes a service account',
      () => mayChangeServiceAccount(noRights, 'service-account:update', { tenantId: acme }),
      'service-account:update',
    ],
    ['changes a tenant', () => mayUpdateTenant(noRights, { id: acme }), 'tenant:update'],
    [
      'changes a directory',
      () => mayChangeDirectory(noRights, 'directory:update', { id: staff, tenantId: acme }),
      'directory:update',
    ],
    ['changes a domain', () => mayChangeDomain(noRights, 'domain:update', local, checkoutPlace), 'domain:update'],
    ['gives roles', () => mayAssignRoles(noRights, placeOfTenant(acme)), 'role-assignment:create'],
    ['takes roles away', () => mayRevoke(noRights, local, placeOfTenant(acme)), 'role-assignment:delete'],
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
    mayChangeRole(rightsOn([scope], 'role:delete'), 'role:delete', { tenantId, type });

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
      expect(mayRevoke(on(scope), local, checkoutPlace)).toEqual(yes);
      expect(mayAssignRoles(on(scope), checkoutPlace)).toEqual(yes);
    }
    for (const scope of [onDomain(hr), onDirectory(staff), tenantScope(globex)])
      expect(mayChangeDomain(on(scope), 'domain:delete', local, checkoutPlace)).toEqual(missing('domain:delete'));
  });

  it('is not when another system keeps it', () => {
    expect(mayChangeDomain(on(platformScope), 'domain:delete', synced, checkoutPlace)).toEqual(external);
    expect(mayRevoke(on(platformScope), synced, checkoutPlace)).toEqual(external);
  });
});
