import {
  acme,
  globex,
  guests,
  missing,
  onDirectory,
  onDomain,
  rightsOn,
  shop,
  staff,
  yes,
} from '../../../../test/support/policy.js';
import { noRights } from '../rights.js';
import { platformScope, tenantScope, type Scope } from '../scope.js';
import { mayInvite } from './invitations.js';

const permissions = ['invitation:create', 'invitation:update', 'invitation:delete'] as const;
const place = { tenantId: acme, directoryId: staff };

describe.each(permissions)('the permission %s', (permission) => {
  it.each<[string, Scope, boolean]>([
    ['the platform', platformScope, true],
    ['the tenant', tenantScope(acme), true],
    ['the directory', onDirectory(staff), true],
    ['another tenant', tenantScope(globex), false],
    ['another directory', onDirectory(guests), false],
    ['a domain', onDomain(shop), false],
  ])('on %s: %j lets handle invitations into the directory: %s', (_, scope, may) => {
    expect(mayInvite(rightsOn([scope], permission), permission, place)).toEqual(may ? yes : missing(permission));
  });

  it('is what it takes, and no other', () => {
    const others = permissions.filter((one) => one !== permission);
    expect(mayInvite(rightsOn([platformScope], ...others), permission, place)).toEqual(missing(permission));
    expect(mayInvite(noRights, permission, place)).toEqual(missing(permission));
  });
});
