import { DomainError } from '../kernel/errors.js';
import type { DirectoryId, DomainId, TenantId } from '../kernel/ids.js';
import { beyondCeiling, delegatePermission, escalation, isWithin, withinCeiling, type Conferred } from './ceiling.js';
import { noRights, Rights } from './rights.js';
import { placeOf, platformScope, tenantScope, type Place, type Scope } from './scope.js';

const acme: TenantId = 'ten_acme';
const globex: TenantId = 'ten_globex';
const staff: DirectoryId = 'dir_staff';
const shop: DomainId = 'dom_shop';
const checkout: DomainId = 'dom_checkout';
const hr: DomainId = 'dom_hr';

const scopes = {
  platform: platformScope,
  acme: tenantScope(acme),
  globex: tenantScope(globex),
  staff: { kind: 'DIRECTORY', tenantId: acme, directoryId: staff, domainId: null },
  shop: { kind: 'DOMAIN', tenantId: acme, directoryId: null, domainId: shop },
  checkout: { kind: 'DOMAIN', tenantId: acme, directoryId: null, domainId: checkout },
  hr: { kind: 'DOMAIN', tenantId: acme, directoryId: null, domainId: hr },
} as const satisfies Record<string, Scope>;
type Where = keyof typeof scopes;

const pathOf = (id: DomainId) => (id === checkout ? [checkout, shop] : [id]);
const placeIn = (where: Where): Place => {
  const scope: Scope = scopes[where];
  return scope.domainId === null ? placeOf(scope) : { ...scope, domainPath: pathOf(scope.domainId) };
};

/** Rights from `permission@scope`. */
function rights(...held: string[]): Rights {
  return new Rights(
    held.map((text) => {
      const [permission = '', where = ''] = text.split('@');
      return { scope: scopes[where as Where], permissions: new Set([permission]) };
    }),
  );
}

const own = { permission: 'group:read', system: true };
const ofApplication = { permission: 'repo:write', system: false };

describe('what somebody may hand out', () => {
  // Where the permission is held, and on which places it may therefore be handed out.
  it.each<[Where, readonly Where[]]>([
    ['platform', ['platform', 'acme', 'globex', 'staff', 'shop', 'checkout', 'hr']],
    ['acme', ['acme', 'staff', 'shop', 'checkout', 'hr']],
    ['globex', ['globex']],
    ['staff', ['staff']],
    ['shop', ['shop', 'checkout']],
    ['checkout', ['checkout']],
    ['hr', ['hr']],
  ])('is what they hold on %s, on that place and on what lies in it', (held, places) => {
    const possible = (caller: Rights, carried = own) =>
      (Object.keys(scopes) as Where[]).filter((where) => beyondCeiling(caller, [carried], placeIn(where)).length === 0);
    expect(possible(rights(`group:read@${held}`))).toEqual(places);
    expect(possible(rights(`repo:write@${held}`), ofApplication)).toEqual(places);
    // Delegating counts where it is held, and for what applications allow.
    expect(possible(rights(`${delegatePermission}@${held}`), ofApplication)).toEqual(places);
    expect(possible(rights(`${delegatePermission}@${held}`))).toEqual([]);
  });

  it('is not what another permission of theirs is about', () => {
    expect(beyondCeiling(rights('group:update@platform'), [own], placeIn('acme'))).toEqual(['group:read']);
    expect(beyondCeiling(noRights, [own, ofApplication], placeIn('acme'))).toEqual(['group:read', 'repo:write']);
    expect(beyondCeiling(noRights, [], placeIn('platform'))).toEqual([]);
  });

  it('leaves out what they hold, and tells of each permission once', () => {
    const caller = rights('group:read@acme');
    expect(beyondCeiling(caller, [own, ofApplication, ofApplication], placeIn('acme'))).toEqual(['repo:write']);
  });
});

function refusalOf(act: () => void): DomainError | null {
  try {
    act();
    return null;
  } catch (error) {
    return error as DomainError;
  }
}

describe('permissions that come on several scopes', () => {
  const confer = (caller: Rights, ...conferred: readonly (readonly [Where, Omit<Conferred, 'scope'>])[]) =>
    refusalOf(() =>
      withinCeiling(
        caller,
        conferred.map(([where, carried]) => ({ ...carried, scope: scopes[where] })),
        pathOf,
        ['groupId'],
      ),
    );

  it('are within the ceiling when each is held on its own scope, or around it', () => {
    const caller = rights('group:read@shop', 'repo:write@staff');
    expect(confer(caller, ['checkout', own], ['staff', ofApplication])).toBeNull();
    expect(confer(noRights)).toBeNull();
  });

  it('are refused when one of them is held on another scope only', () => {
    const caller = rights('group:read@shop', 'repo:write@staff');
    expect(confer(caller, ['checkout', own], ['hr', own])).toEqual(
      new DomainError(
        'PRIVILEGE_ESCALATION',
        'This would give permissions that you do not hold there yourself: group:read.',
        ['groupId'],
      ),
    );
    expect(confer(caller, ['acme', own])?.code).toBe('PRIVILEGE_ESCALATION');
    expect(confer(caller, ['shop', ofApplication])?.argumentPath).toEqual(['groupId']);
  });

  it('follow the way to a domain as it is told', () => {
    const conferred = [{ ...own, scope: scopes.checkout }];
    const caller = rights('group:read@hr');
    expect(refusalOf(() => withinCeiling(caller, conferred, () => [checkout], []))).not.toBeNull();
    expect(refusalOf(() => withinCeiling(caller, conferred, () => [checkout, hr], []))).toBeNull();
  });
});

describe('the right to hand out what applications allow', () => {
  it('is the permission that the catalogue has for it', () => {
    expect(delegatePermission).toBe('application-permission:delegate');
  });
});

describe('a way to a domain', () => {
  it('is asked for of domains alone', () => {
    const never = () => {
      throw new Error('Only a domain has a way.');
    };
    const caller = rights('group:read@platform');
    for (const scope of [scopes.platform, scopes.acme, scopes.staff])
      expect(refusalOf(() => withinCeiling(caller, [{ ...own, scope }], never, []))).toBeNull();
  });
});

describe('whether everything that somebody holds is within what another holds', () => {
  const asked: string[][] = [];
  const applications = async (names: readonly string[]) => {
    asked.push([...names]);
    return new Set(names.filter((name) => name.startsWith('repo:')));
  };
  beforeEach(() => void asked.splice(0));

  it.each<[string, readonly string[], readonly string[], boolean]>([
    ['nothing is within nothing', [], [], true],
    ['the same is', ['group:read@acme'], ['group:read@acme'], true],
    ['less is', ['group:read@checkout'], ['group:read@acme', 'group:read@globex'], true],
    ['more is not', ['group:read@acme'], ['group:read@staff'], false],
    ['what is elsewhere is not', ['group:read@globex'], ['group:read@acme'], false],
    ['another permission is not', ['group:update@acme'], ['group:read@acme'], false],
    ['one of two is not', ['group:read@acme', 'group:update@acme'], ['group:read@acme'], false],
    ["an application's is not by itself", ['repo:write@acme'], ['group:read@acme'], false],
    ["an application's is for who may delegate it there", ['repo:write@shop'], [`${delegatePermission}@acme`], true],
    [
      "an application's is not for who may delegate elsewhere",
      ['repo:write@hr'],
      [`${delegatePermission}@shop`],
      false,
    ],
    ["Denizen's own is not by delegation", ['group:read@acme'], [`${delegatePermission}@acme`], false],
    ['both must be', ['repo:write@acme', 'group:read@acme'], [`${delegatePermission}@acme`], false],
    ['both are', ['repo:write@acme', 'group:read@acme'], [`${delegatePermission}@acme`, 'group:read@platform'], true],
  ])('%s', async (_what, held, others, expected) => {
    expect(await isWithin(rights(...held), rights(...others), applications, pathOf)).toBe(expected);
  });

  it('knows of no way to a domain but the domain itself unless it is told', async () => {
    expect(await isWithin(rights('group:read@shop'), rights('group:read@shop'), applications)).toBe(true);
    expect(await isWithin(rights('group:read@checkout'), rights('group:read@shop'), applications)).toBe(false);
  });

  it("asks which are an application's only where that decides, and each once", async () => {
    await isWithin(
      rights('group:read@acme'),
      rights('group:read@acme', `${delegatePermission}@acme`),
      applications,
      pathOf,
    );
    await isWithin(rights('repo:write@acme'), rights('group:read@acme'), applications, pathOf);
    expect(asked).toEqual([]);
    const held = rights('group:read@acme', 'repo:write@acme', 'repo:write@shop');
    await isWithin(held, rights('group:read@acme', `${delegatePermission}@platform`), applications, pathOf);
    expect(asked).toEqual([['repo:write']]);
  });
});

describe('the refusal', () => {
  it('names up to three permissions and counts the others, each once', () => {
    const says = (...names: string[]) => escalation('This role carries', names, []).message;
    const start = 'This role carries permissions that you do not hold there yourself: ';
    expect(says('a:b')).toBe(`${start}a:b.`);
    expect(says('a:b', 'c:d', 'e:f')).toBe(`${start}a:b, c:d, e:f.`);
    expect(says('a:b', 'c:d', 'e:f', 'g:h', 'i:j')).toBe(`${start}a:b, c:d, e:f and 2 more.`);
    expect(says('a:b', 'a:b', 'c:d', 'e:f')).toBe(`${start}a:b, c:d, e:f.`);
  });

  it('says which argument is at fault only when one is', () => {
    expect(escalation('It', ['a:b'], []).argumentPath).toBeUndefined();
    expect(escalation('It', ['a:b'], ['roleId']).argumentPath).toEqual(['roleId']);
    expect(escalation('It', ['a:b'], [])).toMatchObject({ code: 'PRIVILEGE_ESCALATION' });
  });
});
