import {
  acme,
  globex,
  staff,
  guests,
  shop,
  onDirectory,
  onDomain,
  rightsOn,
  group,
  yes,
  missing,
  builtIn,
  external,
  groupId,
  synced,
} from '../../../../test/support/policy.js';
import { noRights, type Rights } from '../rights.js';
import { platformScope, tenantScope, type Scope } from '../scope.js';
import { noBelongings } from '../visibility.js';
import { mayChangeGroup, mayCreateGroup, mayManageMembers } from './groups.js';

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

  it('is made where the permission is held', () => {
    const make = (scope: Scope) => mayCreateGroup(rightsOn([scope], 'group:create'), { id: staff, tenantId: acme });
    expect([make(platformScope), make(tenantScope(acme)), make(onDirectory(staff))]).toEqual([yes, yes, yes]);
    for (const scope of [tenantScope(globex), onDirectory(guests)])
      expect(make(scope)).toEqual(missing('group:create'));
  });

  it('is not changed when it is built in or kept by another system, by nobody', () => {
    const rights = rightsOn([platformScope], 'group:update', 'group:delete');
    expect(mayChangeGroup(rights, 'group:update', { ...group, system: true })).toEqual(builtIn);
    expect(mayChangeGroup(rights, 'group:delete', { ...group, ...synced })).toEqual(external);
    expect(mayChangeGroup(noRights, 'group:delete', { ...group, ...synced })).toEqual(missing('group:delete'));
  });

  const both = ['group-member:add', 'group-member:remove'];
  const manage = (rights: Rights, owner: boolean, scopes: readonly string[] | null = null, of = group) =>
    mayManageMembers({ rights, belongings: { ...noBelongings, ownedGroupIds: owner ? [groupId] : [] }, scopes }, of);

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
