import {
  acme,
  globex,
  staff,
  guests,
  onDirectory,
  rightsOn,
  local,
  synced,
  yes,
  missing,
  external,
} from '../../../../test/support/policy.js';
import type { TenantId, UserId } from '../../kernel/ids.js';
import { noRights } from '../rights.js';
import { platformScope, tenantScope, type Scope } from '../scope.js';
import {
  mayChangeUser,
  mayCreateUser,
  mayGrantAccess,
  mayChangeOwnProfile,
  mayVerifyEmail,
  maySuspend,
  mayTakeAccess,
} from './people.js';

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

  it('are given access to a tenant with the permission on it', () => {
    const give = (scope: Scope) => mayGrantAccess(rightsOn([scope], 'tenant-access:grant'), acme);
    expect([give(platformScope), give(tenantScope(acme))]).toEqual([yes, yes]);
    for (const scope of [tenantScope(globex), onDirectory(staff)])
      expect(give(scope)).toEqual(missing('tenant-access:grant'));
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
