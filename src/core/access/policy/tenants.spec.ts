import {
  acme,
  globex,
  staff,
  shop,
  checkout,
  hr,
  onDirectory,
  onDomain,
  rightsOn,
  local,
  synced,
  checkoutPlace,
  yes,
  missing,
  external,
} from '../../../../test/support/policy.js';
import { placeOf, platformScope, tenantScope, type Scope } from '../scope.js';
import type { Decision } from './decision.js';
import { placeOfTenant } from './places.js';
import { mayAssignRoles, mayRevoke } from './roles.js';
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
