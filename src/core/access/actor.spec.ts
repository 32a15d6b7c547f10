import { visibilityOf, type Actor } from './actor.js';
import { Rights } from './rights.js';
import { platformScope, tenantScope } from './scope.js';
import { everythingVisible, noBelongings, readingPermissions } from './visibility.js';

const nowhere = { everywhere: false, tenantIds: [], directoryIds: [], domainIds: [] };
const actor: Actor = {
  principalId: 'usr_ann',
  tokenId: null,
  sessionId: null,
  tenantId: null,
  scopes: null,
  tenants: [
    { id: 'ten_acme', slug: 'acme' },
    { id: 'ten_globex', slug: 'globex' },
  ],
  impersonatorId: null,
  rights: new Rights([
    { scope: platformScope, permissions: new Set(['role:read']) },
    { scope: tenantScope('ten_acme'), permissions: new Set(['user:read', 'page:write']) },
  ]),
  belongings: { ...noBelongings, groupIds: ['grp_team'] },
};

describe('what an actor sees', () => {
  const visibility = () => visibilityOf(actor, 1000);

  it('is what their rights say, for every permission that lets see something and for no other', () => {
    expect(visibility().reach).toEqual({
      ...Object.fromEntries(readingPermissions.map((name) => [name, nowhere])),
      'role:read': { ...nowhere, everywhere: true },
      'user:read': { ...nowhere, tenantIds: ['ten_acme'] },
    });
  });

  it('is themself, their tenants and what concerns them, at the moment of the request', () => {
    expect(visibility()).toMatchObject({
      self: 'usr_ann',
      at: 1000,
      tenantIds: ['ten_acme', 'ten_globex'],
      own: { ...noBelongings, groupIds: ['grp_team'] },
    });
  });

  it('is by a credential for a tenant no tenant but that one, and only where they belong to it', () => {
    expect(visibilityOf({ ...actor, tenantId: 'ten_globex' }, 1000).tenantIds).toEqual(['ten_globex']);
    expect(visibilityOf({ ...actor, tenantId: 'ten_other' }, 1000).tenantIds).toEqual([]);
  });

  it('is that of the one whom they act for, when they act in somebody’s name', () => {
    expect(visibilityOf({ ...actor, impersonatorId: 'usr_bob' }, 1000)).toEqual(visibility());
  });
});

describe('what nobody sees', () => {
  it('is everything: without having signed in there is no reach, no self and no belonging', () => {
    expect(visibilityOf(null, 1000)).toStrictEqual({
      self: null,
      at: 1000,
      tenantIds: [],
      reach: Object.fromEntries(readingPermissions.map((name) => [name, nowhere])),
      own: {
        groupIds: [],
        ownedGroupIds: [],
        assignmentIds: [],
        roleIds: [],
        directoryIds: [],
        domainIds: [],
      },
    });
  });
});

describe('what the instance sees for its own work', () => {
  it('is everything, everywhere, and nothing as its own', () => {
    const everywhere = { everywhere: true, tenantIds: [], directoryIds: [], domainIds: [] };
    expect(everythingVisible(1000)).toEqual({
      self: null,
      at: 1000,
      tenantIds: [],
      reach: Object.fromEntries(readingPermissions.map((name) => [name, everywhere])),
      own: noBelongings,
    });
  });
});

describe('the permissions that let see something', () => {
  it('are these, and all are named like permissions', () => {
    expect(readingPermissions).toEqual([
      'tenant:read',
      'tenant-access:read',
      'directory:read',
      'domain:read',
      'user:read',
      'user-email:read',
      'external-identity:read',
      'service-account:read',
      'group:read',
      'group-member:read',
      'role:read',
      'role-assignment:read',
      'permission:read',
      'invitation:read',
      'api-token:read',
      'audit-event:read',
    ]);
  });
});
