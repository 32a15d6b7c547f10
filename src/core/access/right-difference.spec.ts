import type { DomainId, PrincipalId, TenantId } from '../kernel/ids.js';
import type { AccessFacts } from './access-facts.js';
import { placeOfDomain } from './policy/places.js';
import { heldBy, heldOn, rightDifferences, together } from './right-difference.js';
import { platformScope, tenantScope, type Scope } from './scope.js';

const acme: TenantId = 'ten_acme';
const [ada, bob, cid]: [PrincipalId, PrincipalId, PrincipalId] = ['usr_ada', 'usr_bob', 'usr_cid'];
const role = 'rol_reader';

/** Facts by which each person has the role, which carries these permissions, on these scopes. */
function facts(given: Readonly<Record<string, readonly Scope[]>>, ...permissions: string[]): AccessFacts {
  const ids = Object.keys(given) as PrincipalId[];
  return {
    at: 1000,
    principals: ids.map((id) => ({ id, works: true })),
    standings: ids.map((principalId) => ({ principalId, tenantId: acme })),
    groups: [],
    memberships: [],
    nestings: [],
    assignments: ids.flatMap((principalId) =>
      (given[principalId] ?? []).map((scope, n) => ({
        id: `asg_${principalId}_${n}` as const,
        principalId,
        roleId: role,
        scope,
        expiresAt: null,
      })),
    ),
    roles: [{ id: role, tenantId: null }],
    includes: [],
    permissions: permissions.map((permission) => ({ roleId: role, permission })),
  };
}

const inAcme = tenantScope(acme);
const held = (given: Readonly<Record<string, readonly Scope[]>>, ...permissions: string[]) =>
  heldBy(Object.keys(given) as PrincipalId[], facts(given, ...permissions));

describe('what people gain and lose between two moments', () => {
  it('is nothing for whoever keeps the same', () => {
    const same = held({ usr_ada: [inAcme, platformScope] }, 'a:read', 'b:read');
    expect(rightDifferences(same, held({ usr_ada: [platformScope, inAcme] }, 'b:read', 'a:read'))).toEqual([]);
  });

  it('is told person by person by id, permission by permission by name, each on its scope', () => {
    const before = held({ usr_bob: [inAcme], usr_ada: [inAcme], usr_cid: [] }, 'b:read', 'a:read');
    const after = held({ usr_bob: [platformScope], usr_ada: [], usr_cid: [inAcme] }, 'b:read', 'a:read');
    const on = (scope: Scope) => [
      { permission: 'a:read', scope },
      { permission: 'b:read', scope },
    ];
    expect(rightDifferences(before, after)).toEqual([
      { principalId: ada, gained: [], lost: on(inAcme) },
      { principalId: bob, gained: on(platformScope), lost: on(inAcme) },
      { principalId: cid, gained: on(inAcme), lost: [] },
    ]);
  });

  it('tells the permissions of one role apart', () => {
    const before = held({ usr_ada: [inAcme] }, 'a:read', 'b:read');
    const after = held({ usr_ada: [inAcme] }, 'b:read', 'c:read');
    expect(rightDifferences(before, after)).toEqual([
      {
        principalId: ada,
        gained: [{ permission: 'c:read', scope: inAcme }],
        lost: [{ permission: 'a:read', scope: inAcme }],
      },
    ]);
  });

  it('is everything for who was not there before, or is not there afterwards', () => {
    const there = held({ usr_ada: [inAcme] }, 'a:read');
    const all = [{ permission: 'a:read', scope: inAcme }];
    expect(rightDifferences(new Map(), there)).toEqual([{ principalId: ada, gained: all, lost: [] }]);
    expect(rightDifferences(there, new Map())).toEqual([{ principalId: ada, gained: [], lost: all }]);
  });
});

describe('what people gain and lose on a domain that comes to lie elsewhere', () => {
  const [top, other, moved]: [DomainId, DomainId, DomainId] = ['dom_top', 'dom_other', 'dom_moved'];
  const on = (domainId: DomainId): Scope => ({ kind: 'DOMAIN', tenantId: acme, directoryId: null, domainId });
  const under = (...above: DomainId[]) => placeOfDomain({ id: moved, tenantId: acme }, [moved, ...above]);
  const around = (...above: DomainId[]) => placeOfDomain({ id: moved, tenantId: acme }, above);
  const moving = (given: Readonly<Record<string, readonly Scope[]>>, ...permissions: string[]) => {
    const [people, all] = [Object.keys(given) as PrincipalId[], facts(given, ...permissions)];
    return rightDifferences(heldOn(people, all, under(top)), heldOn(people, all, under(other)));
  };

  it('is told on the domain itself, with what lay and will lie around it', () => {
    const all = (...above: DomainId[]) => [
      { permission: 'a:read', scope: on(moved), around: around(...above) },
      { permission: 'b:read', scope: on(moved), around: around(...above) },
    ];
    expect(moving({ usr_bob: [on(top)], usr_ada: [on(other)] }, 'b:read', 'a:read')).toEqual([
      { principalId: ada, gained: all(other), lost: [] },
      { principalId: bob, gained: [], lost: all(top) },
    ]);
  });

  it('is nothing for who holds the same there from elsewhere', () => {
    const given = {
      usr_ada: [on(top), on(other)],
      usr_bob: [on(top), on(moved)],
      usr_cid: [inAcme, on(other)],
      usr_dan: [],
    };
    expect(moving(given, 'a:read')).toEqual([]);
  });
});

describe('several comparisons', () => {
  const one = (permission: string) => ({ permission, scope: inAcme });

  it('are put together person by person by id, with all that each of them tells', () => {
    const first = [
      { principalId: bob, gained: [one('a:read')], lost: [one('b:read')] },
      { principalId: cid, gained: [one('a:read')], lost: [] },
    ];
    const second = [
      { principalId: ada, gained: [], lost: [one('c:read')] },
      { principalId: bob, gained: [one('d:read')], lost: [one('e:read')] },
    ];
    expect(together([first, [], second])).toEqual([
      { principalId: ada, gained: [], lost: [one('c:read')] },
      { principalId: bob, gained: [one('a:read'), one('d:read')], lost: [one('b:read'), one('e:read')] },
      { principalId: cid, gained: [one('a:read')], lost: [] },
    ]);
  });

  it('are nothing when none tells anything', () => expect(together([[], []])).toEqual([]));
});
