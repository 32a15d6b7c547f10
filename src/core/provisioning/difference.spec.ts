import { applied } from '../../../test/support/tenant-model.js';
import {
  after,
  made,
  nothing,
  tenant,
  view,
  withOthersThings,
  type Draft,
} from '../../../test/support/described-tenant.js';
import { difference, leavesNoAdministrator } from './difference.js';
import { numberOfChanges, type ChangeItem, type ChangeKind, type Difference } from './tenant-changes.js';

function only<K extends ChangeKind>({ changes }: Difference, kind: K): readonly ChangeItem<K>[] {
  return changes.flatMap((change) => (change.kind === kind ? (change.of as readonly ChangeItem<K>[]) : []));
}

describe('what a description says about a thing it names', () => {
  const before: Draft = {
    people: ['ann', 'bob'],
    administrators: ['ann', 'bob'],
    groups: ['g0', 'g1', { key: 'g2', parents: ['g0'], description: 'Old' }],
    members: [['g0', 'ann', 'OWNER']],
    domains: ['d0', 'd1'],
    grants: [
      ['g0', 'write', 'd0'],
      ['g0', 'read', 'd1'],
    ],
  };

  it('is brought about without pruning: descriptions, group roles, nesting, a lesser permission, a lost office', () => {
    const now = after(
      made(before),
      tenant({
        people: ['ann', 'bob'],
        administrators: ['ann'],
        groups: ['g0', 'g1', { key: 'g2', parents: ['g1'], description: 'New' }],
        members: [['g0', 'ann', 'MEMBER']],
        domains: ['d0'],
        grants: [['g0', 'read', 'd0']],
      }),
      false,
    );
    expect(view(now)).toEqual({
      ...view(made(before)),
      groups: ['g0 g0 null', 'g1 g1 null', 'g2 g2 New'],
      nestings: ['["g1","g2"]'],
      memberships: ['["g0","ann"] MEMBER'],
      assignments: [
        '["GROUP","g0","CUSTOM","read","d0"]',
        '["GROUP","g0","CUSTOM","read","d1"]',
        '["PERSON","ann","SYSTEM","tenant administrator",null]',
      ],
    });
  });

  it('says nothing about what it leaves out: that stays until somebody prunes, and is counted', () => {
    const { changes, counts } = difference(made(before), tenant({ people: ['ann'], administrators: ['ann'] }), {
      prune: false,
    });
    expect(changes).toEqual([]);
    const left = Object.entries(counts).map(([thing, { leftOver }]) => [thing, leftOver]);
    expect(Object.fromEntries(left)).toMatchObject({
      accesses: 1,
      administrators: 1,
      groups: 3,
      nestings: 1,
      memberships: 1,
      domains: 2,
      assignments: 2,
    });
  });

  it('moves a group to the top when it is described without a parent', () => {
    const now = difference(made(before), tenant({ ...before, groups: ['g0', 'g1', 'g2'] }), { prune: false });
    expect(only(now, 'removeNestings')).toHaveLength(1);
    expect(now.counts.nestings).toEqual({ described: 0, created: 0, changed: 0, removed: 1, leftOver: 0 });
  });

  it('counts a move as one change', () => {
    const moved = [...['g0', 'g1'], { key: 'g2', parents: ['g1'], description: 'Old' }];
    const { counts } = difference(made(before), tenant({ ...before, groups: moved }), { prune: false });
    expect(counts.nestings).toEqual({ described: 1, created: 0, changed: 1, removed: 0, leftOver: 0 });
  });
});

describe('a group that is described with its former name', () => {
  const before: Draft = {
    people: ['ann'],
    groups: ['g0', 'g1'],
    members: [['g0', 'ann']],
    domains: ['d0'],
    grants: [['g0', 'read', 'd0']],
  };

  it('is renamed and keeps its id, members and roles', () => {
    const current = made(before);
    const desired = tenant({
      ...before,
      groups: [{ key: 'new', formerKeys: ['other', 'g0'] }, 'g1'],
      members: [['new', 'ann']],
      grants: [['new', 'read', 'd0']],
    });
    const found = difference(current, desired, { prune: false });
    expect(found.changes.map(({ kind }) => kind)).toEqual(['changeGroups']);
    expect(applied(current, found.changes).groups.get('new')?.id).toBe(current.groups.get('g0')?.id);
  });

  it('is a new group while another one is still described under that name', () => {
    const desired = tenant({ ...before, groups: ['g0', 'g1', { key: 'new', formerKeys: ['g0'] }] });
    expect(only(difference(made(before), desired, { prune: false }), 'createGroups')).toHaveLength(1);
  });

  it('is a new group when another one has taken the former name', () => {
    const current = made(before);
    const both = [
      { key: 'new', formerKeys: ['g0'] },
      { key: 'newer', formerKeys: ['g0'] },
    ];
    const now = after(current, tenant({ ...before, groups: both, members: [], grants: [] }), true);
    expect(now.groups.get('new')?.id).toBe(current.groups.get('g0')?.id);
    expect(now.groups.has('newer')).toBe(true);
  });

  it('is a new group when somebody made the one of that name by hand', () => {
    const current = withOthersThings(made(before), () => false);
    const desired = tenant({ groups: [{ key: 'new', formerKeys: ['g0'] }] });
    expect(only(difference(current, desired, { prune: true }), 'changeGroups')).toEqual([]);
  });
});

describe('what no import made', () => {
  it('is used as it stands', () => {
    const current = withOthersThings(
      made({ people: ['ann'], groups: ['g0'], members: [['g0', 'ann', 'OWNER']] }),
      () => false,
    );
    const desired = tenant({
      people: ['ann'],
      groups: [{ key: 'g0', description: 'Ours' }],
      members: [['g0', 'ann', 'MEMBER']],
    });
    expect(numberOfChanges(difference(current, desired, { prune: true }).changes)).toBe(0);
  });

  it('keeps the imported group it hangs on, and the group is counted as left', () => {
    const imported = made({ people: ['ann'], groups: ['g0'], members: [['g0', 'ann']] });
    const current = {
      ...imported,
      memberships: withOthersThings(imported, () => false).memberships,
    };
    const { changes, counts } = difference(current, tenant({ people: ['ann'] }), { prune: true });
    expect(changes).toEqual([]);
    expect(counts.groups.leftOver).toBe(1);
  });

  it('keeps the imported group and domain on which it hangs unseen', () => {
    const imported = made({ groups: ['g0'], domains: ['d0'] });
    const held = <T>(things: ReadonlyMap<string, T>) =>
      new Map([...things].map(([key, thing]) => [key, { ...thing, held: true }]));
    const current = { ...imported, groups: held(imported.groups), domains: held(imported.domains) };
    const { changes, counts } = difference(current, tenant({}), { prune: true });
    expect(changes).toEqual([]);
    expect(counts).toMatchObject({ groups: { leftOver: 1 }, domains: { leftOver: 1 } });
  });

  it('keeps the imported domains above it', () => {
    const imported = made({ domains: ['d0', 'd1'] });
    const domains = new Map(imported.domains);
    const below = domains.get('d1');
    if (below) domains.set('d1', { ...below, parent: 'd0', held: true });
    expect(difference({ ...imported, domains }, tenant({}), { prune: true }).changes).toEqual([]);
  });
});

describe('a person with access to the tenant', () => {
  it('is let into the default directory too when they are not in it', () => {
    const imported = made({ people: ['ann', 'bob'] });
    const people = new Map([...imported.people].map(([key, one]) => [key, { ...one, inDirectory: key === 'bob' }]));
    const found = difference({ ...imported, people }, tenant({ people: ['ann', 'bob'] }), { prune: false });
    expect(only(found, 'grantAccess').map(({ key }) => key)).toEqual(['ann']);
    expect(found.counts).toMatchObject({ people: { created: 0 }, accesses: { created: 1 } });
  });
});

describe('what has lapsed', () => {
  it('counts for nothing and makes room for what is described', () => {
    const draft: Draft = {
      people: ['ann'],
      groups: ['g0'],
      members: [['g0', 'ann']],
      domains: ['d0'],
      grants: [['g0', 'read', 'd0']],
    };
    const imported = made(draft);
    const current = {
      ...imported,
      memberships: new Map([...imported.memberships].map(([key, one]) => [key, { ...one, lapsed: true }])),
      assignments: new Map([...imported.assignments].map(([key, one]) => [key, { ...one, lapsed: true }])),
    };
    const { changes, counts } = difference(current, tenant(draft), { prune: false });
    expect(changes.map(({ kind }) => kind)).toEqual([
      'revokeAssignments',
      'removeMemberships',
      'addMemberships',
      'addAssignments',
    ]);
    expect([counts.memberships, counts.assignments]).toMatchObject([
      { created: 1, removed: 0 },
      { created: 1, removed: 0 },
    ]);
  });
});

describe('a description that can not be brought about', () => {
  it('is refused when it refers to what it does not describe', () => {
    const cases: Draft[] = [
      { groups: [{ key: 'g0', parents: ['g1'] }] },
      { groups: ['g0'], members: [['g0', 'ann']] },
      { people: ['ann'], members: [['g0', 'ann']] },
      { groups: ['g0'], grants: [['g0', 'read', 'd0']] },
      { groups: ['g0'], grants: [['g0', 'other', null]] },
      { administrators: ['ann'] },
    ];
    for (const draft of cases)
      expect(() => difference(nothing, tenant(draft), { prune: false })).toThrow('referred to and not described');
  });

  it('is refused when it nests groups in a circle', () => {
    const circle = [
      { key: 'g0', parents: ['g1'] },
      { key: 'g1', parents: ['g0'] },
    ];
    expect(() => difference(nothing, tenant({ groups: circle }), { prune: false })).toThrow('in a circle');
  });

  it('is refused when it closes a circle with a nesting made by hand', () => {
    const current = withOthersThings(made({ groups: ['g0', { key: 'g1', parents: ['g0'] }] }), () => false);
    const turned = tenant({ groups: [{ key: 'g0', parents: ['g1'] }, 'g1'] });
    expect(() => difference(current, turned, { prune: true })).toThrow('in a circle');
  });
});

describe('the last administrator', () => {
  const leaves = (before: Draft, now: Draft, prune: boolean) => {
    const current = made(before);
    return leavesNoAdministrator(current, difference(current, tenant(now), { prune }).changes);
  };

  it('is missed when nobody else is named', () => {
    expect(leaves({ people: ['ann'], administrators: ['ann'] }, { people: ['ann'] }, false)).toBe(true);
    expect(leaves({ people: ['ann'], administrators: ['ann'] }, {}, true)).toBe(true);
  });

  it('is not missed when another one is named, stays, or when there never was one', () => {
    const both: Draft = { people: ['ann', 'bob'], administrators: ['bob'] };
    expect(leaves({ people: ['ann'], administrators: ['ann'] }, both, true)).toBe(false);
    expect(leaves({ people: ['ann'], administrators: ['ann'] }, {}, false)).toBe(false);
    expect(leaves({ people: ['ann'] }, {}, true)).toBe(false);
  });
});
