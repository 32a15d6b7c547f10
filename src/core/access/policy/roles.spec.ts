import {
  acme,
  globex,
  staff,
  shop,
  hr,
  onDirectory,
  onDomain,
  rightsOn,
  local,
  synced,
  checkoutPlace,
  custom,
  yes,
  missing,
  builtIn,
  beyond,
  external,
} from '../../../../test/support/policy.js';
import type { TenantId } from '../../kernel/ids.js';
import { noRights, Rights } from '../rights.js';
import { platformScope, tenantScope, type Scope } from '../scope.js';
import {
  mayCreateRole,
  mayChangeRole,
  mayPutIntoRole,
  mayCreatePermission,
  mayDeletePermission,
  mayAssignRole,
  mayRevoke,
} from './roles.js';

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
