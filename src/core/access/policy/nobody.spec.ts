import { acme, staff, local, group, checkoutPlace, custom, missing } from '../../../../test/support/policy.js';
import { noRights } from '../rights.js';
import { noBelongings } from '../visibility.js';
import type { Decision } from './decision.js';
import { mayChangeGroup, mayCreateGroup, mayManageMembers } from './groups.js';
import { mayChangeUser, mayCreateUser, mayGrantAccess, maySuspend, mayTakeAccess, mayVerifyEmail } from './people.js';
import { placeOfTenant } from './places.js';
import {
  mayCreateRole,
  mayChangeRole,
  mayCreatePermission,
  mayDeletePermission,
  mayAssignRoles,
  mayAssignRole,
  mayRevoke,
} from './roles.js';
import {
  mayCreateServiceAccount,
  mayChangeServiceAccount,
  mayCreateTenant,
  mayDeactivateTenant,
  mayUpdateTenant,
  mayCreateDirectory,
  mayChangeDirectory,
  mayCreateDomain,
  mayChangeDomain,
} from './tenants.js';

describe('nobody without rights', () => {
  it.each<[string, () => Decision, string]>([
    ['makes a group', () => mayCreateGroup(noRights, { id: staff, tenantId: acme }), 'group:create'],
    ['gives access', () => mayGrantAccess(noRights, acme), 'tenant-access:grant'],
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
