import { acme, globex, missing, rightsOn, yes } from '../../../../test/support/policy.js';
import type { ApiTokenId, UserId } from '../../kernel/ids.js';
import { noRights } from '../rights.js';
import { platformScope, tenantScope } from '../scope.js';
import type { Decision } from './decision.js';
import { mayCreateToken, mayRevokeToken } from './tokens.js';

describe('API tokens', () => {
  const [ana, ben]: [UserId, UserId] = ['usr_ana', 'usr_ben'];
  const [used, other]: [ApiTokenId, ApiTokenId] = ['tok_used', 'tok_other'];
  const asAna = {
    principalId: ana,
    tokenId: used,
    tenantId: null,
    scopes: null,
    impersonatorId: null,
    rights: noRights,
  };
  const [create, revoke] = ['api-token:create', 'api-token:revoke'];
  const onAcme = (...permissions: string[]) => ({ ...asAna, rights: rightsOn([tenantScope(acme)], ...permissions) });
  const onPlatform = (...permissions: string[]) => ({ ...asAna, rights: rightsOn([platformScope], ...permissions) });

  it.each<[string, Decision, Decision]>([
    ['for oneself', mayCreateToken(asAna, ana, []), yes],
    ['for oneself with a credential for that', mayCreateToken({ ...asAna, scopes: [create] }, ana, []), yes],
    [
      'not for oneself with one for other things',
      mayCreateToken({ ...asAna, scopes: ['user:read'] }, ana, []),
      missing(create),
    ],
    ['not for others', mayCreateToken(asAna, ben, [acme]), missing(create)],
    ['for others with the right on all their tenants', mayCreateToken(onAcme(create), ben, [acme]), yes],
    ['not with it on some', mayCreateToken(onAcme(create), ben, [acme, globex]), missing(create)],
    ['not with it on a tenant for somebody who is in none', mayCreateToken(onAcme(create), ben, []), missing(create)],
    ['with it on the platform for everybody', mayCreateToken(onPlatform(create), ben, []), yes],
    ['not with another right', mayCreateToken(onPlatform(revoke), ben, [acme]), missing(create)],
    [
      'by nobody in somebody else’s name',
      mayCreateToken({ ...onPlatform(create), impersonatorId: ben }, ana, []),
      { allowed: false, reason: { kind: 'IMPERSONATING' } },
    ],
  ])('are made %s', (_what, decision, expected) => expect(decision).toEqual(expected));

  const own = { id: other, ownerId: ana, tenantId: null };
  const bens = { id: other, ownerId: ben, tenantId: acme };
  it.each<[string, Decision, Decision]>([
    ['one’s own', mayRevokeToken(asAna, own), yes],
    ['one’s own for a tenant', mayRevokeToken(asAna, { ...own, tenantId: acme }), yes],
    ['one’s own with a credential for that', mayRevokeToken({ ...asAna, scopes: [revoke] }, own), yes],
    ['not with one for other things', mayRevokeToken({ ...asAna, scopes: [create] }, own), missing(revoke)],
    [
      'with one of the tenant those of it',
      mayRevokeToken({ ...asAna, tenantId: acme }, { ...own, tenantId: acme }),
      yes,
    ],
    ['with one of a tenant none of another', mayRevokeToken({ ...asAna, tenantId: acme }, own), missing(revoke)],
    ['the one that is used in any case', mayRevokeToken({ ...asAna, scopes: [] }, { ...own, id: used }), yes],
    ['not those of others', mayRevokeToken(asAna, bens), missing(revoke)],
    ['those of others with the right on the tenant', mayRevokeToken(onAcme(revoke), bens), yes],
    ['not with another right', mayRevokeToken(onAcme(create), bens), missing(revoke)],
    ['not those of another tenant', mayRevokeToken(onAcme(revoke), { ...bens, tenantId: globex }), missing(revoke)],
    ['not those of none', mayRevokeToken(onAcme(revoke), { ...bens, tenantId: null }), missing(revoke)],
    ['all with the right on the platform', mayRevokeToken(onPlatform(revoke), { ...bens, tenantId: null }), yes],
  ])('are ended %s', (_what, decision, expected) => expect(decision).toEqual(expected));
});
