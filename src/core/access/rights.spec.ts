import type { GroupId, PrincipalId, RoleAssignmentId, RoleId, TenantId } from '../kernel/ids.js';
import type { AccessFacts } from './access-facts.js';
import { AccessGraph } from './access-graph.js';
import { belongingsOf, noRights, rightsOf, type Narrowing } from './rights.js';
import { placeOf, platformScope, tenantScope, type Scope } from './scope.js';

const acme = tenantScope('ten_acme');
const globex = tenantScope('ten_globex');
const staff: Scope = { ...acme, kind: 'DIRECTORY', directoryId: 'dir_staff' };
const sales: Scope = { ...acme, kind: 'DOMAIN', domainId: 'dom_sales' };
const farm: Scope = { ...globex, kind: 'DOMAIN', domainId: 'dom_farm' };
const whole: Narrowing = { tenantId: null, permissions: null };

function given(id: RoleAssignmentId, principalId: PrincipalId, roleId: RoleId, scope: Scope) {
  return { id, principalId, roleId, scope, expiresAt: null };
}

function member(groupId: GroupId, owner: boolean, expiresAt: number | null = null) {
  return { memberId: 'usr_ann' as const, groupId, owner, expiresAt };
}

function group(id: GroupId, tenantId: TenantId, active = true) {
  return { id, tenantId, active };
}

/** Ann, who works in two tenants and is in groups of both. */
const facts: AccessFacts = {
  at: 1000,
  principals: [{ id: 'usr_ann', works: true }],
  standings: [
    { principalId: 'usr_ann', tenantId: 'ten_acme' },
    { principalId: 'usr_ann', tenantId: 'ten_globex' },
  ],
  groups: [
    group('grp_team', 'ten_acme'),
    group('grp_company', 'ten_acme'),
    group('grp_crew', 'ten_globex'),
    group('grp_gone', 'ten_acme', false),
    group('grp_foreign', 'ten_other'),
    group('grp_past', 'ten_acme'),
  ],
  memberships: [
    member('grp_team', true),
    member('grp_crew', true),
    member('grp_gone', true),
    member('grp_foreign', true),
    member('grp_past', true, 1000),
  ],
  nestings: [{ childId: 'grp_team', parentId: 'grp_company' }],
  assignments: [
    given('asg_platform', 'usr_ann', 'rol_auditor', platformScope),
    given('asg_acme', 'grp_company', 'rol_editor', acme),
    given('asg_staff', 'usr_ann', 'rol_editor', staff),
    given('asg_sales', 'usr_ann', 'rol_reader', sales),
    given('asg_again', 'grp_team', 'rol_reader', sales),
    given('asg_globex', 'grp_crew', 'rol_reader', globex),
    given('asg_farm', 'usr_ann', 'rol_own', farm),
    given('asg_bob', 'usr_bob', 'rol_other', acme),
  ],
  roles: [
    { id: 'rol_auditor', tenantId: null },
    { id: 'rol_editor', tenantId: null },
    { id: 'rol_reader', tenantId: null },
    { id: 'rol_own', tenantId: 'ten_globex' },
    { id: 'rol_other', tenantId: null },
  ],
  includes: [{ roleId: 'rol_editor', includedId: 'rol_reader' }],
  permissions: [
    { roleId: 'rol_auditor', permission: 'log:read' },
    { roleId: 'rol_auditor', permission: 'audit:read' },
    { roleId: 'rol_editor', permission: 'page:write' },
    { roleId: 'rol_reader', permission: 'page:read' },
    { roleId: 'rol_own', permission: 'page:delete' },
  ],
};
/** Made anew for each test, as mutation testing tells which tests reach a line by what runs within them. */
const graph = () => new AccessGraph(facts);
const nowhere = { everywhere: false, tenantIds: [], directoryIds: [], domainIds: [] };

describe('rights', () => {
  it('say what is held on a place, by name and each once', () => {
    const rights = rightsOf(graph(), 'usr_ann', whole);
    expect(rights.on(placeOf(acme))).toEqual(['audit:read', 'log:read', 'page:read', 'page:write']);
    expect(rights.on(placeOf(platformScope))).toEqual(['audit:read', 'log:read']);
    expect(rights.on(placeOf(farm))).toEqual(['audit:read', 'log:read', 'page:delete', 'page:read']);
  });

  it('are told once for each scope, however many assignments there are on it', () => {
    const { held } = rightsOf(graph(), 'usr_ann', whole);
    expect(held.map(({ scope }) => scope)).toEqual([platformScope, staff, sales, farm, globex, acme]);
  });

  it.each([
    ['log:read', { ...nowhere, everywhere: true }],
    [
      'page:read',
      { ...nowhere, tenantIds: ['ten_globex', 'ten_acme'], directoryIds: ['dir_staff'], domainIds: ['dom_sales'] },
    ],
    ['page:write', { ...nowhere, tenantIds: ['ten_acme'], directoryIds: ['dir_staff'] }],
    ['page:delete', { ...nowhere, domainIds: ['dom_farm'] }],
    ['page:burn', nowhere],
  ])('say where %s is held', (permission, expected) => {
    expect(rightsOf(graph(), 'usr_ann', whole).reachOf(permission)).toEqual(expected);
  });

  it('by a credential for a tenant are those in it, with those on the platform as rights on that tenant', () => {
    const rights = rightsOf(graph(), 'usr_ann', { ...whole, tenantId: 'ten_globex' });
    expect(rights.reachOf('log:read')).toEqual({ ...nowhere, tenantIds: ['ten_globex'] });
    expect(rights.reachOf('page:read')).toEqual({ ...nowhere, tenantIds: ['ten_globex'] });
    expect(rights.reachOf('page:write')).toEqual(nowhere);
    expect(rights.reachOf('page:delete')).toEqual({ ...nowhere, domainIds: ['dom_farm'] });
  });

  it('by a credential for a tenant on which nothing is given are those of the platform alone', () => {
    const rights = rightsOf(graph(), 'usr_ann', { ...whole, tenantId: 'ten_other' });
    expect(rights.held).toEqual([
      { scope: tenantScope('ten_other'), permissions: new Set(['log:read', 'audit:read']) },
    ]);
  });

  it('by a limited credential are only of the permissions that it names', () => {
    const rights = rightsOf(graph(), 'usr_ann', { ...whole, permissions: ['page:write', 'page:burn'] });
    expect(rights.on(placeOf(acme))).toEqual(['page:write']);
    expect(rights.reachOf('page:burn')).toEqual(nowhere);
    expect(rightsOf(graph(), 'usr_ann', { ...whole, permissions: [] }).on(placeOf(acme))).toEqual([]);
  });

  it('of nobody are none', () => {
    expect(noRights.on(placeOf(acme))).toEqual([]);
    expect(noRights.hold('page:read', placeOf(acme))).toBe(false);
    expect(noRights.reachOf('page:read')).toEqual(nowhere);
    expect(rightsOf(graph(), 'usr_bob', whole).held).toEqual([]);
  });

  it('of assignments that damaged data puts on one domain in two tenants are kept apart', () => {
    const stray: Scope = { ...sales, tenantId: 'ten_globex' };
    const assignments = [given('asg_1', 'usr_ann', 'rol_own', stray), given('asg_2', 'usr_ann', 'rol_reader', sales)];
    const rights = rightsOf(new AccessGraph({ ...facts, assignments }), 'usr_ann', whole);
    expect(rights.on(placeOf(sales))).toEqual(['page:read']);
    expect(rights.on(placeOf(stray))).toEqual(['page:delete']);
  });

  it('are not given by a scope that is not whole, which calls itself the platform and names a tenant', () => {
    const scope: Scope = { ...platformScope, tenantId: 'ten_globex' };
    const assignments = [given('asg_1', 'usr_ann', 'rol_own', scope)];
    expect(rightsOf(new AccessGraph({ ...facts, assignments }), 'usr_ann', whole).held).toEqual([]);
  });
});

describe('what concerns somebody', () => {
  it('are their groups with all above, what they own, and all that gives them something', () => {
    expect(belongingsOf(graph(), 'usr_ann', null)).toEqual({
      groupIds: ['grp_team', 'grp_crew', 'grp_company'],
      ownedGroupIds: ['grp_team', 'grp_crew'],
      assignmentIds: ['asg_platform', 'asg_staff', 'asg_sales', 'asg_farm', 'asg_again', 'asg_globex', 'asg_acme'],
      roleIds: ['rol_auditor', 'rol_editor', 'rol_reader', 'rol_own'],
      directoryIds: ['dir_staff'],
      domainIds: ['dom_sales', 'dom_farm'],
    });
  });

  it('is by a credential for a tenant what lies in it, and what is given on the platform', () => {
    expect(belongingsOf(graph(), 'usr_ann', 'ten_acme')).toEqual({
      groupIds: ['grp_team', 'grp_company'],
      ownedGroupIds: ['grp_team'],
      assignmentIds: ['asg_platform', 'asg_staff', 'asg_sales', 'asg_again', 'asg_acme'],
      roleIds: ['rol_auditor', 'rol_editor', 'rol_reader'],
      directoryIds: ['dir_staff'],
      domainIds: ['dom_sales'],
    });
    expect(belongingsOf(graph(), 'usr_ann', 'ten_globex')).toEqual({
      groupIds: ['grp_crew'],
      ownedGroupIds: ['grp_crew'],
      assignmentIds: ['asg_platform', 'asg_farm', 'asg_globex'],
      roleIds: ['rol_auditor', 'rol_own', 'rol_reader'],
      directoryIds: [],
      domainIds: ['dom_farm'],
    });
  });

  it('is no membership without being an owner of the group', () => {
    const memberships = [member('grp_team', false)];
    const { groupIds, ownedGroupIds } = belongingsOf(new AccessGraph({ ...facts, memberships }), 'usr_ann', null);
    expect(groupIds).toEqual(['grp_team', 'grp_company']);
    expect(ownedGroupIds).toEqual([]);
  });

  it('is nothing for somebody of whom nothing is known', () => {
    expect(belongingsOf(graph(), 'usr_eve', null)).toEqual({
      groupIds: [],
      ownedGroupIds: [],
      assignmentIds: [],
      roleIds: [],
      directoryIds: [],
      domainIds: [],
    });
  });
});
