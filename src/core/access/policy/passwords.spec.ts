import { acme, external, globex, local, missing, rightsOn, synced, yes } from '../../../../test/support/policy.js';
import type { TenantId, UserId } from '../../kernel/ids.js';
import { noRights } from '../rights.js';
import { platformScope, tenantScope } from '../scope.js';
import type { Decision } from './decision.js';
import { mayChangePassword, mayResetPassword } from './passwords.js';

const [ana, ben]: [UserId, UserId] = ['usr_ana', 'usr_ben'];
const permission = 'user:reset-password';
const refusal = missing(permission);
const impersonating: Decision = { allowed: false, reason: { kind: 'IMPERSONATING' } };
const asAna = { principalId: ana, tenantId: null, scopes: null, impersonatorId: null, rights: noRights };
const onAcme = { ...asAna, rights: rightsOn([tenantScope(acme)], permission) };
const onPlatform = { ...asAna, rights: rightsOn([platformScope], permission) };

describe('a password', () => {
  const owner = { ...local, restricted: false };
  const [anas, bens] = [
    { ...owner, id: ana },
    { ...owner, id: ben },
  ];

  it.each<[string, Parameters<typeof mayResetPassword>[0], readonly TenantId[], Decision]>([
    ['with the right on all their tenants', onAcme, [acme], yes],
    ['not with it on some', onAcme, [acme, globex], refusal],
    ['not with it on a tenant for who is in none', onAcme, [], refusal],
    ['with it on the platform for everybody', onPlatform, [], yes],
    ['not with another right', { ...asAna, rights: rightsOn([platformScope], 'user:update') }, [acme], refusal],
    ['not without', asAna, [acme], refusal],
    ['not in somebody’s name', { ...onPlatform, impersonatorId: ben }, [acme], impersonating],
  ])('is set %s', (_what, actor, tenantIds, expected) => {
    expect(mayResetPassword(actor, bens, tenantIds)).toEqual(expected);
  });

  it.each<[string, Parameters<typeof mayChangePassword>[0], typeof anas, Decision]>([
    ['one’s own', asAna, anas, yes],
    ['not somebody else’s', asAna, bens, refusal],
    ['somebody else’s with the right', onAcme, bens, yes],
    ['not one’s own with a credential for a tenant', { ...asAna, tenantId: acme }, anas, refusal],
    ['not with one for some permissions', { ...asAna, scopes: [permission] }, anas, refusal],
    ['not in somebody’s name', { ...onPlatform, impersonatorId: ben }, anas, impersonating],
    ['not of an account for demonstrations', asAna, { ...anas, restricted: true }, refusal],
  ])('is changed: %s', (_what, actor, user, expected) => {
    expect(mayChangePassword(actor, user, [acme])).toEqual(expected);
  });

  it('is nobody’s to set or change when another system keeps the person', () => {
    expect(mayResetPassword(onPlatform, synced, [acme])).toEqual(external);
    expect(mayChangePassword(asAna, { ...anas, ...synced }, [acme])).toEqual(external);
  });
});
