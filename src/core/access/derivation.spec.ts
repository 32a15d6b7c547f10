import type { GroupId, PrincipalId, RoleId } from '../kernel/ids.js';
import type { AccessFacts, AssignmentFact } from './access-facts.js';
import { AccessGraph } from './access-graph.js';
import {
  can,
  effectivePermissions,
  effectiveRoles,
  mostDerivations,
  onPlace,
  type AccessQuestion,
  type EffectivePermission,
} from './derivation.js';
import { placeOf, platformScope, tenantScope, type Scope } from './scope.js';

const acme = tenantScope('ten_acme');
const everywhere: AccessQuestion = { inScope: () => true };

/** An assignment of a role to somebody, by default on the tenant. */
function given(principalId: PrincipalId, roleId: RoleId, scope: Scope = acme): AssignmentFact {
  return { id: `asg_${principalId}_${roleId}_${scope.kind}`, principalId, roleId, scope, expiresAt: null };
}

/** Facts about a tenant: groups and roles are those that anything names; ann belongs to it. */
function world(facts: {
  readonly members?: readonly (readonly [PrincipalId, GroupId])[];
  readonly nestings?: readonly (readonly [child: GroupId, parent: GroupId])[];
  readonly includes?: readonly (readonly [RoleId, RoleId])[];
  readonly permissions?: readonly (readonly [RoleId, string])[];
  readonly assignments: readonly AssignmentFact[];
}): AccessGraph {
  const { members = [], nestings = [], includes = [], permissions = [], assignments } = facts;
  const groups = new Set([...members.map(([, group]) => group), ...nestings.flat()]);
  const roles = new Set([...assignments.map(({ roleId }) => roleId), ...includes.flat()]);
  const all: AccessFacts = {
    at: 0,
    principals: [{ id: 'usr_ann', works: true }],
    standings: [{ principalId: 'usr_ann', tenantId: 'ten_acme' }],
    groups: [...groups].map((id) => ({ id, tenantId: 'ten_acme', active: true })),
    memberships: members.map(([memberId, groupId]) => ({ memberId, groupId, owner: false, expiresAt: null })),
    nestings: nestings.map(([childId, parentId]) => ({ childId, parentId })),
    assignments,
    roles: [...roles].map((id) => ({ id, tenantId: null })),
    includes: includes.map(([roleId, includedId]) => ({ roleId, includedId })),
    permissions: permissions.map(([roleId, permission]) => ({ roleId, permission })),
  };
  return new AccessGraph(all);
}

/** The ways of the only permission, as texts. */
function waysOf(found: readonly EffectivePermission[]): string[] {
  expect(found).toHaveLength(1);
  return (found[0]?.derivations ?? []).map(
    ({ roleId, viaRoles, viaGroups }) => `${['ann', ...viaGroups].join(' > ')} is ${[roleId, ...viaRoles].join(' > ')}`,
  );
}

/** A ladder of diamonds: two groups on every step, each nested in both of the next. Every step doubles the ways. */
function ladder(steps: number): AccessGraph {
  const group = (step: number, side: number): GroupId => `grp_${step}_${side}`;
  const nestings = Array.from({ length: steps - 1 }, (_, step) =>
    [0, 1].flatMap((from) => [0, 1].map((to) => [group(step, from), group(step + 1, to)] as const)),
  ).flat();
  return world({
    members: [0, 1].map((side) => ['usr_ann', group(0, side)] as const),
    nestings: [...nestings, [group(steps - 1, 0), 'grp_top'], [group(steps - 1, 1), 'grp_top']],
    permissions: [['rol_reader', 'page:read']],
    assignments: [given('grp_top', 'rol_reader')],
  });
}

describe('the ways to a permission', () => {
  it('begin with the nearest: own assignments, then direct groups, then those above', () => {
    const graph = world({
      members: [['usr_ann', 'grp_team']],
      nestings: [['grp_team', 'grp_company']],
      permissions: [['rol_reader', 'page:read']],
      assignments: [
        given('grp_company', 'rol_reader'),
        given('grp_team', 'rol_reader'),
        given('usr_ann', 'rol_reader'),
      ],
    });
    expect(waysOf(effectivePermissions(graph, 'usr_ann', everywhere))).toEqual([
      'ann is rol_reader',
      'ann > grp_team is rol_reader',
      'ann > grp_team > grp_company is rol_reader',
    ]);
  });

  it('name the assignment, the role that is given, and neither that role nor the principal again', () => {
    const graph = world({
      members: [['usr_ann', 'grp_team']],
      includes: [['rol_editor', 'rol_reader']],
      permissions: [['rol_reader', 'page:read']],
      assignments: [given('grp_team', 'rol_editor')],
    });
    expect(effectivePermissions(graph, 'usr_ann', everywhere)).toEqual([
      {
        permission: 'page:read',
        scope: acme,
        derivationsCount: 1,
        derivations: [
          {
            assignmentId: 'asg_grp_team_rol_editor_TENANT',
            roleId: 'rol_editor',
            viaRoles: ['rol_reader'],
            viaGroups: ['grp_team'],
          },
        ],
      },
    ]);
  });

  it('multiply where a net of groups meets a net of roles', () => {
    const graph = world({
      members: [
        ['usr_ann', 'grp_left'],
        ['usr_ann', 'grp_right'],
      ],
      nestings: [
        ['grp_left', 'grp_top'],
        ['grp_right', 'grp_top'],
      ],
      includes: [
        ['rol_owner', 'rol_editor'],
        ['rol_owner', 'rol_auditor'],
        ['rol_editor', 'rol_reader'],
        ['rol_auditor', 'rol_reader'],
      ],
      permissions: [['rol_reader', 'page:read']],
      assignments: [given('grp_top', 'rol_owner')],
    });
    const found = effectivePermissions(graph, 'usr_ann', everywhere);
    expect(waysOf(found)).toEqual([
      'ann > grp_left > grp_top is rol_owner > rol_editor > rol_reader',
      'ann > grp_left > grp_top is rol_owner > rol_auditor > rol_reader',
      'ann > grp_right > grp_top is rol_owner > rol_editor > rol_reader',
      'ann > grp_right > grp_top is rol_owner > rol_auditor > rol_reader',
    ]);
    expect(found[0]?.derivationsCount).toBe(4);
  });

  it.each([
    [9, 512, 512],
    [10, 1024, mostDerivations],
    [30, 1_073_741_824, mostDerivations],
    [31, 2_147_483_647, mostDerivations],
    [200, 2_147_483_647, mostDerivations],
    [1100, 2_147_483_647, mostDerivations],
  ])('up a ladder of %d diamonds are counted as %d, and %d of them listed', (steps, count, listed) => {
    const [found] = effectivePermissions(ladder(steps), 'usr_ann', everywhere);
    expect(found?.derivationsCount).toBe(count);
    expect(found?.derivations).toHaveLength(listed);
    expect(new Set(found?.derivations.map(({ viaGroups }) => viaGroups.join())).size).toBe(listed);
  });

  it('are listed up to the most over several assignments and roles, and all counted', () => {
    const graph = world({
      includes: Array.from({ length: 600 }, (_, n) => ['rol_owner', `rol_${n}`] as const),
      permissions: Array.from({ length: 600 }, (_, n) => [`rol_${n}`, 'page:read'] as const),
      assignments: [given('usr_ann', 'rol_owner'), { ...given('usr_ann', 'rol_owner'), id: 'asg_again' }],
    });
    const [found] = effectivePermissions(graph, 'usr_ann', everywhere);
    expect(found?.derivationsCount).toBe(1200);
    expect(found?.derivations).toHaveLength(mostDerivations);
  });

  it('lead up 2000 groups that are nested in one another', () => {
    const chain = Array.from({ length: 2000 }, (_, n): GroupId => `grp_${n}`);
    const graph = world({
      members: [['usr_ann', 'grp_0']],
      nestings: chain.slice(1).map((parent, n) => [chain[n] as GroupId, parent]),
      permissions: [['rol_reader', 'page:read']],
      assignments: [given('grp_1999', 'rol_reader')],
    });
    expect(effectivePermissions(graph, 'usr_ann', everywhere)[0]?.derivations[0]?.viaGroups).toEqual(chain);
    expect(can(graph, 'usr_ann', 'page:read', placeOf(acme))).toBe(true);
  });
});

describe('in a circle, which only damaged data holds,', () => {
  it('every way is told that comes through no group twice', () => {
    const graph = world({
      members: [['usr_ann', 'grp_one']],
      nestings: [
        ['grp_one', 'grp_two'],
        ['grp_two', 'grp_three'],
        ['grp_three', 'grp_one'],
        ['grp_two', 'grp_two'],
      ],
      permissions: [['rol_reader', 'page:read']],
      assignments: [given('grp_one', 'rol_reader'), given('grp_three', 'rol_reader')],
    });
    const found = effectivePermissions(graph, 'usr_ann', everywhere);
    expect(waysOf(found)).toEqual(['ann > grp_one is rol_reader', 'ann > grp_one > grp_two > grp_three is rol_reader']);
    expect(found[0]?.derivationsCount).toBe(2);
  });

  it('a way that two circles share is counted as often as it is listed', () => {
    const graph = world({
      members: [
        ['usr_ann', 'grp_left'],
        ['usr_ann', 'grp_right'],
      ],
      nestings: [
        ['grp_left', 'grp_right'],
        ['grp_right', 'grp_left'],
      ],
      permissions: [['rol_reader', 'page:read']],
      assignments: [given('grp_left', 'rol_reader'), given('grp_right', 'rol_reader')],
    });
    const [found] = effectivePermissions(graph, 'usr_ann', everywhere);
    expect(found?.derivations).toHaveLength(4);
    expect(found?.derivationsCount).toBe(4);
  });

  it('of many groups, each in each, it comes to an end: no more are counted than listed', () => {
    const groups = Array.from({ length: 14 }, (_, n): GroupId => `grp_${n}`);
    const graph = world({
      // From one side in, by the first group alone, and from the last one out.
      members: [['usr_ann', 'grp_0']],
      nestings: [...groups.flatMap((child) => groups.map((parent) => [child, parent] as const)), ['grp_13', 'grp_out']],
      permissions: [['rol_reader', 'page:read']],
      assignments: [given('grp_out', 'rol_reader')],
    });
    const [found] = effectivePermissions(graph, 'usr_ann', everywhere);
    expect(found?.derivations).toHaveLength(mostDerivations);
    expect(found?.derivationsCount).toBe(mostDerivations);
    expect(can(graph, 'usr_ann', 'page:read', placeOf(acme))).toBe(true);
  });
});

describe('effective permissions', () => {
  const graph = () =>
    world({
      includes: [['rol_editor', 'rol_reader']],
      permissions: [
        ['rol_editor', 'page:write'],
        ['rol_reader', 'page:read'],
        ['rol_reader', 'page-a:read'],
      ],
      assignments: [given('usr_ann', 'rol_editor'), given('usr_ann', 'rol_reader', platformScope)],
    });
  const named = (found: readonly EffectivePermission[]) =>
    found.map(({ permission, scope }) => `${permission} ${scope.kind}`);

  it('are one for each permission and scope, ordered by both', () => {
    expect(named(effectivePermissions(graph(), 'usr_ann', everywhere))).toEqual([
      'page-a:read PLATFORM',
      'page-a:read TENANT',
      'page:read PLATFORM',
      'page:read TENANT',
      'page:write TENANT',
    ]);
  });

  it('are those of the scopes that are asked about', () => {
    const inScope = onPlace(placeOf(platformScope));
    expect(named(effectivePermissions(graph(), 'usr_ann', { inScope }))).toEqual([
      'page-a:read PLATFORM',
      'page:read PLATFORM',
    ]);
  });

  it('are the one that is asked about', () => {
    expect(named(effectivePermissions(graph(), 'usr_ann', { ...everywhere, permission: 'page:write' }))).toEqual([
      'page:write TENANT',
    ]);
    expect(effectivePermissions(graph(), 'usr_ann', { ...everywhere, permission: 'page:delete' })).toEqual([]);
  });
});

describe('effective roles', () => {
  const graph = () =>
    world({
      includes: [['rol_editor', 'rol_reader']],
      assignments: [given('usr_ann', 'rol_editor'), given('usr_ann', 'rol_reader', platformScope)],
    });

  it('are those that are given and those that they include, with the ways, ordered by role and scope', () => {
    const way = (assignmentId: string, roleId: RoleId, viaRoles: RoleId[]) => ({
      derivationsCount: 1,
      derivations: [{ assignmentId, roleId, viaRoles, viaGroups: [] }],
    });
    expect(effectiveRoles(graph(), 'usr_ann', everywhere)).toEqual([
      { roleId: 'rol_editor', scope: acme, ...way('asg_usr_ann_rol_editor_TENANT', 'rol_editor', []) },
      { roleId: 'rol_reader', scope: platformScope, ...way('asg_usr_ann_rol_reader_PLATFORM', 'rol_reader', []) },
      { roleId: 'rol_reader', scope: acme, ...way('asg_usr_ann_rol_editor_TENANT', 'rol_editor', ['rol_reader']) },
    ]);
  });

  it('are those of the scopes that are asked about', () => {
    const found = effectiveRoles(graph(), 'usr_ann', { inScope: onPlace(placeOf(platformScope)) });
    expect(found.map(({ roleId }) => roleId)).toEqual(['rol_reader']);
  });
});
