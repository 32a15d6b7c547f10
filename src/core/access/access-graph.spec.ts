import type { AccessFacts } from './access-facts.js';
import { AccessGraph, isLive } from './access-graph.js';
import { carries } from './derivation.js';

const nothing: AccessFacts = {
  at: 1000,
  principals: [],
  standings: [],
  groups: [],
  memberships: [],
  nestings: [],
  assignments: [],
  roles: [],
  includes: [],
  permissions: [],
};

describe('the facts with everything taken out that gives nothing', () => {
  it('have nothing above a disabled group, though that is disabled, too', () => {
    const groups = (['grp_inner', 'grp_outer'] as const).map((id) => ({
      id,
      tenantId: 'ten_acme' as const,
      active: false,
    }));
    const graph = new AccessGraph({
      ...nothing,
      groups,
      nestings: [{ childId: 'grp_inner', parentId: 'grp_outer' }],
    });
    expect(graph.groupsAbove('grp_inner')).toEqual([]);
  });

  it('have no part of a role that is not among them: it carries nothing and includes nothing', () => {
    const graph = new AccessGraph({
      ...nothing,
      roles: [{ id: 'rol_known', tenantId: null }],
      includes: [
        { roleId: 'rol_known', includedId: 'rol_hidden' },
        { roleId: 'rol_hidden', includedId: 'rol_other' },
      ],
      permissions: [
        { roleId: 'rol_hidden', permission: 'page:write' },
        { roleId: 'rol_other', permission: 'page:read' },
      ],
    });
    expect(carries(graph, 'rol_known', 'page:write')).toBe(false);
    expect(carries(graph, 'rol_hidden', 'page:write')).toBe(false);
    expect(graph.rolesIncluded('rol_known')).toEqual([]);
    expect(graph.rolesIncluded('rol_hidden')).toEqual([]);
  });

  it('have nothing of a role that is given but not among them', () => {
    const scope = { kind: 'TENANT', tenantId: 'ten_acme', directoryId: null, domainId: null } as const;
    const graph = new AccessGraph({
      ...nothing,
      assignments: [{ id: 'asg_1', principalId: 'usr_ann', roleId: 'rol_hidden', scope, expiresAt: null }],
    });
    expect(graph.assignmentsOf('usr_ann')).toEqual([]);
  });

  it('know of somebody who is not among them neither work, nor standing, nor tenant', () => {
    const graph = new AccessGraph(nothing);
    expect(graph.works('usr_ann')).toBe(false);
    expect(graph.stands('usr_ann', 'ten_acme')).toBe(false);
    expect(graph.stands('usr_ann', null)).toBe(true);
    expect(graph.tenantOf('grp_team')).toBeUndefined();
    expect(graph.groupsOwned('usr_ann')).toEqual([]);
    expect(graph.permissionsOf('rol_reader')).toEqual([]);
  });
});

describe('what has an end', () => {
  it.each([
    [null, true],
    [1001, true],
    [1000, false],
    [999, false],
  ])('and ends at %s, is live at 1000: %s', (expiresAt, expected) => {
    expect(isLive(expiresAt, 1000)).toBe(expected);
  });
});
