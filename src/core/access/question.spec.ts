import type { DomainId, GroupId, RoleAssignmentId, RoleId, TenantId, UserId } from '../kernel/ids.js';
import type { AccessFacts } from './access-facts.js';
import { AccessGraph } from './access-graph.js';
import { placeOfDomain, placeOfTenant } from './policy.js';
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
const crew: GroupId = 'grp_crew';
const onShop: Scope = { kind: 'DOMAIN', tenantId: acme, directoryId: null, domainId: shop };
const onPlatform = placeOf(platformScope);

describe('the name of a permission', () => {
  it.each(['user:read', 'api-token:read', 'a1:b2', `${'a'.repeat(63)}:${'b'.repeat(63)}`])('may be %s', (name) => {
    expect(checkedPermission(name, 'permission')).toBe(name);
  });

  it.each(['', 'user', 'user:', ':read', 'User:read', 'user:read:all', 'user_x:read', 'a--b:c', '-a:b', 'a:b ', 'ä:b'])(
    'may not be "%s"',
    (name) => {
      expect(() => checkedPermission(name, 'permission')).toThrow(
        expect.objectContaining({ code: 'BAD_USER_INPUT', argumentPath: ['permission'] }) as Error,
      );
    },
  );

  it('has at most 63 characters on each side', () => {
    expect(() => checkedPermission(`${'a'.repeat(64)}:b`)).toThrow();
    expect(() => checkedPermission(`a:${'b'.repeat(64)}`)).toThrow();
  });
});

describe('who may ask about the rights of somebody', () => {
  const actor = { principalId: ann, belongings: { ...noBelongings, groupIds: [crew] }, rights: noRights };
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
    expect(placeToAsk(actor, ann, kind, place)).toBe(place);
    expect(placeToAsk(actor, crew, kind, place)).toBe(place);
    for (const about of ['usr_bob', 'grp_other', null] as const)
      expect(() => placeToAsk(actor, about, kind, place)).toThrow(refused(says));
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

  it('come by age, in whatever order the facts were found', () => {
    expect(ways(placeOfTenant(acme), inOrder(facts))).toEqual(['asg_a', 'asg_b']);
    expect(inOrder(facts).permissions).toBe(facts.permissions);
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
          expect.objectContaining({ code: 'BAD_USER_INPUT', argumentPath: [path] }) as Error,
        );
  });
});
