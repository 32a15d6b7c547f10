import type { DomainId, GroupId, RoleAssignmentId, RoleId, TenantId, UserId } from '../kernel/ids.js';
import type { AccessFacts } from './access-facts.js';
import { AccessGraph } from './access-graph.js';
import { mostDerivations } from './derivation.js';
import { placeOfDomain, placeOfTenant } from './policy/places.js';
import {
  checkedPermission,
  inOrder,
  onlyTenant,
  pageOfKnown,
  placeToAsk,
  scopesAround,
  waysTo,
  type AskedKind,
} from './question.js';
import { noRights, Rights } from './rights.js';
import { placeOf, platformScope, tenantScope, type Place, type Scope } from './scope.js';
import { noBelongings } from './visibility.js';

const acme: TenantId = 'ten_acme';
const globex: TenantId = 'ten_globex';
const shop: DomainId = 'dom_shop';
const cards: DomainId = 'dom_cards';
const ann: UserId = 'usr_ann';
const club: GroupId = 'grp_club';
const crew: GroupId = 'grp_crew';
const onShop: Scope = { kind: 'DOMAIN', tenantId: acme, directoryId: null, domainId: shop };
const onPlatform = placeOf(platformScope);

describe('the name of a permission', () => {
  it.each(['user:read', 'api-token:read', 'user:sign-in-again', 'a1:b2', `${'a'.repeat(63)}:${'b'.repeat(63)}`])(
    'may be %s',
    (name) => {
      expect(checkedPermission(name, 'permission')).toBe(name);
    },
  );

  it.each(['', 'user', 'user:', ':read', 'User:read', 'user:read:all', 'user_x:read', 'a--b:c', '-a:b', 'a:b ', 'ä:b'])(
    'may not be "%s"',
    (name) => {
      expect(() => checkedPermission(name, 'permission')).toThrow(
        expect.objectContaining({
          code: 'BAD_USER_INPUT',
          argumentPath: ['permission'],
          message: "A permission is named 'resource:action' in lower-case letters, digits and single dashes.",
        }) as Error,
      );
    },
  );

  it('has at most 63 characters on each side', () => {
    expect(() => checkedPermission(`${'a'.repeat(64)}:b`)).toThrow();
    expect(() => checkedPermission(`a:${'b'.repeat(64)}`)).toThrow();
  });
});

describe('who may ask about the rights of somebody', () => {
  const actor = { principalId: ann, belongings: { ...noBelongings, groupIds: [club, crew] }, rights: noRights };
  const reading = (scope: Scope) => ({
    ...actor,
    rights: new Rights([{ scope, permissions: new Set(['role-assignment:read']) }]),
  });
  const refused = (says: string) =>
    expect.objectContaining({ code: 'FORBIDDEN', message: expect.stringContaining(says) as string }) as Error;
  const places: [AskedKind, Place, string][] = [
    ['PLATFORM', onPlatform, 'on the platform. To ask about a tenant alone, give `tenantId`.'],
    ['TENANT', placeOfTenant(acme), 'on that tenant. Give the `tenantId` of one'],
    ['DOMAIN', placeOfDomain({ id: cards, tenantId: acme }, [cards, shop]), 'on that domain. Give a domain'],
  ];

  it.each(places)('is, on a %s, they themself and those in a group', (kind, place, says) => {
    for (const about of [ann, club, crew]) expect(placeToAsk(actor, about, kind, place)).toBe(place);
    for (const about of ['usr_bob', 'grp_other', null] as const)
      expect(() => placeToAsk(actor, about, kind, place)).toThrow(refused(says));
  });

  it.each(places)('is, on a %s, of somebody who is in no group they alone', (kind, place, says) => {
    const alone = { ...actor, belongings: noBelongings };
    expect(placeToAsk(alone, ann, kind, place)).toBe(place);
    expect(() => placeToAsk(alone, crew, kind, place)).toThrow(refused(says));
  });

  it.each(places)('is, on a %s, whoever holds the permission there', (kind, place, says) => {
    expect(placeToAsk(reading(platformScope), null, kind, place)).toBe(place);
    expect(() => placeToAsk(reading(tenantScope(globex)), null, kind, place)).toThrow(refused(says));
  });

  it.each(places)('is, on a %s that is not there, nobody, in the same words', (kind, _, says) => {
    expect(() => placeToAsk(reading(platformScope), ann, kind, null)).toThrow(refused(says));
  });

  it('needs the permission `role-assignment:read` and no other', () => {
    const other = { ...actor, rights: new Rights([{ scope: platformScope, permissions: new Set(['user:read']) }]) };
    expect(() => placeToAsk(other, null, 'PLATFORM', onPlatform)).toThrow(refused('`role-assignment:read`'));
    expect(placeToAsk(reading(onShop), null, 'DOMAIN', places[2]?.[1] ?? null)).toBe(places[2]?.[1]);
  });
});

describe('the tenant that is meant when none is named', () => {
  const own = (id: TenantId) => ({ id, slug: id });
  const held = (scope: Scope, ...permissions: string[]) => new Rights([{ scope, permissions: new Set(permissions) }]);

  it('is the only one of somebody without rights on the platform', () => {
    expect(onlyTenant({ tenants: [own(acme)], rights: noRights })).toBe(acme);
    expect(onlyTenant({ tenants: [own(acme)], rights: held(tenantScope(acme), 'user:read') })).toBe(acme);
    expect(onlyTenant({ tenants: [own(acme)], rights: held(platformScope) })).toBe(acme);
  });

  it('is none for somebody of several tenants, of none, or with rights on the platform', () => {
    expect(onlyTenant({ tenants: [own(acme), own(globex)], rights: noRights })).toBeNull();
    expect(onlyTenant({ tenants: [], rights: noRights })).toBeNull();
    expect(onlyTenant({ tenants: [own(acme)], rights: held(platformScope, 'user:read') })).toBeNull();
  });
});

describe('the scopes that a list of rights is about', () => {
  const scopes = [platformScope, tenantScope(acme), tenantScope(globex), onShop];
  const around = (place: Place) => scopes.filter(scopesAround(place));

  it('are all for the instance, those within a tenant and the platform, or those that cover a domain', () => {
    expect(around(onPlatform)).toEqual(scopes);
    expect(around(placeOfTenant(acme))).toEqual([platformScope, tenantScope(acme), onShop]);
    expect(around(placeOfDomain({ id: cards, tenantId: acme }, [cards, shop]))).toEqual([
      platformScope,
      tenantScope(acme),
      onShop,
    ]);
    expect(around(placeOfDomain({ id: cards, tenantId: acme }, [cards]))).toEqual([platformScope, tenantScope(acme)]);
  });
});

describe('the ways to a permission', () => {
  const reader: RoleId = 'rol_reader';
  const assignment = (id: RoleAssignmentId, scope: Scope) => ({
    id,
    principalId: ann,
    roleId: reader,
    scope,
    expiresAt: null,
  });
  const facts: AccessFacts = {
    at: 0,
    principals: [{ id: ann, works: true }],
    standings: [{ principalId: ann, tenantId: acme }],
    groups: [],
    memberships: [],
    nestings: [],
    assignments: [
      assignment('asg_b', tenantScope(acme)),
      assignment('asg_c', onShop),
      assignment('asg_a', tenantScope(acme)),
    ],
    roles: [{ id: reader, tenantId: null }],
    includes: [],
    permissions: [{ roleId: reader, permission: 'page:read' }],
  };
  const ways = (place: Place, from = facts) => {
    const { derivations, derivationsCount } = waysTo(new AccessGraph(from), ann, 'page:read', place);
    expect(derivationsCount).toBe(derivations.length);
    return derivations.map(({ assignmentId }) => assignmentId);
  };

  it('are those over all scopes that cover the place', () => {
    expect(ways(placeOfTenant(acme))).toEqual(['asg_b', 'asg_a']);
    expect(ways(placeOfDomain({ id: shop, tenantId: acme }, [shop]))).toEqual(['asg_c', 'asg_b', 'asg_a']);
    expect(ways(onPlatform)).toEqual([]);
  });

  const backwards = (some: AccessFacts): AccessFacts => ({
    ...some,
    memberships: some.memberships.toReversed(),
    nestings: some.nestings.toReversed(),
    assignments: some.assignments.toReversed(),
    includes: some.includes.toReversed(),
  });

  it('come by age, in whatever order the facts were found', () => {
    for (const found of [facts, backwards(facts)])
      expect(ways(placeOfTenant(acme), inOrder(found))).toEqual(['asg_a', 'asg_b']);
    expect(inOrder(facts).permissions).toBe(facts.permissions);
  });

  it('come by the age of the groups and roles that they lead through, in whatever order the facts were found', () => {
    const groups: GroupId[] = ['grp_1', 'grp_2', 'grp_3', 'grp_4', 'grp_5', 'grp_6'];
    const roles: RoleId[] = ['rol_1', 'rol_2', 'rol_3', reader];
    const net: AccessFacts = {
      ...facts,
      groups: groups.map((id) => ({ id, tenantId: acme, active: true })),
      memberships: (['grp_1', 'grp_2', 'grp_3'] as const).map((groupId) => ({
        memberId: ann,
        groupId,
        owner: false,
        expiresAt: null,
      })),
      nestings: [
        { parentId: 'grp_4', childId: 'grp_3' },
        { parentId: 'grp_5', childId: 'grp_3' },
        { parentId: 'grp_6', childId: 'grp_1' },
        { parentId: 'grp_6', childId: 'grp_2' },
        { parentId: 'grp_6', childId: 'grp_4' },
        { parentId: 'grp_6', childId: 'grp_5' },
      ],
      assignments: [{ ...assignment('asg_a', tenantScope(acme)), principalId: 'grp_6', roleId: 'rol_1' }],
      roles: roles.map((id) => ({ id, tenantId: null })),
      includes: [
        { roleId: 'rol_1', includedId: 'rol_2' },
        { roleId: 'rol_1', includedId: 'rol_3' },
        { roleId: 'rol_2', includedId: reader },
        { roleId: 'rol_3', includedId: reader },
      ],
    };
    for (const found of [net, backwards(net)]) {
      const graph = new AccessGraph(inOrder(found));
      const { derivations } = waysTo(graph, ann, 'page:read', placeOfTenant(acme));
      expect(derivations.map(({ viaGroups, viaRoles }) => [...viaGroups, ...viaRoles].join(' '))).toEqual([
        'grp_1 grp_6 rol_2 rol_reader',
        'grp_1 grp_6 rol_3 rol_reader',
        'grp_2 grp_6 rol_2 rol_reader',
        'grp_2 grp_6 rol_3 rol_reader',
        'grp_3 grp_4 grp_6 rol_2 rol_reader',
        'grp_3 grp_4 grp_6 rol_3 rol_reader',
        'grp_3 grp_5 grp_6 rol_2 rol_reader',
        'grp_3 grp_5 grp_6 rol_3 rol_reader',
      ]);
    }
  });

  it('are listed up to the most over all scopes, and all counted', () => {
    const many = Array.from({ length: 600 }, (_, n): RoleId => `rol_${n}`);
    const wide: AccessFacts = {
      ...facts,
      assignments: [assignment('asg_a', tenantScope(acme)), assignment('asg_b', onShop)],
      roles: [reader, ...many].map((id) => ({ id, tenantId: null })),
      includes: many.map((includedId) => ({ roleId: reader, includedId })),
      permissions: many.map((roleId) => ({ roleId, permission: 'page:read' })),
    };
    const place = placeOfDomain({ id: shop, tenantId: acme }, [shop]);
    const { derivations, derivationsCount } = waysTo(new AccessGraph(wide), ann, 'page:read', place);
    expect(derivationsCount).toBe(1200);
    expect(derivations).toHaveLength(mostDerivations);
  });
});

describe('a page of what is known', () => {
  const all = ['a', 'b', 'c', 'd'];
  const page = (limit: number, backwards: boolean, ...from: (string | number | null)[]) => {
    const request = from.length === 0 ? { limit, backwards } : { limit, backwards, from };
    const { rows, more } = pageOfKnown(all, (key) => key, request);
    expect(rows.map(({ position }) => position)).toEqual(rows.map(({ item }) => [item]));
    return [rows.map(({ item }) => item).join(''), more];
  };

  it('starts at the start or after a position, and tells whether more follows', () => {
    expect(page(2, false)).toEqual(['ab', true]);
    expect(page(2, false, 'b')).toEqual(['cd', false]);
    expect(page(9, false, 'aa')).toEqual(['bcd', false]);
    expect(page(0, false)).toEqual(['', true]);
  });

  it('ends at the end or before a position, and tells whether more comes before', () => {
    expect(page(2, true)).toEqual(['cd', true]);
    expect(page(2, true, 'c')).toEqual(['ab', false]);
    expect(page(0, true)).toEqual(['', true]);
  });

  it('refuses a position of another kind of list', () => {
    for (const [backwards, path] of [
      [false, 'after'],
      [true, 'before'],
    ] as const)
      for (const from of [[1], [null], ['a', 'b']])
        expect(() => page(1, backwards, ...from)).toThrow(
          expect.objectContaining({
            code: 'BAD_USER_INPUT',
            argumentPath: [path],
            message: 'This cursor is not of this list. Start again without it.',
          }) as Error,
        );
  });
});
