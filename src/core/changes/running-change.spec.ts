import type { AccessFacts } from '../access/access-facts.js';
import type { Actor } from '../access/actor.js';
import { placeOf, platformScope, tenantScope } from '../access/scope.js';
import { DomainError } from '../kernel/errors.js';
import type { ChangeNote, PlaceMove } from './change.js';
import type { ChangeStores } from './change-stores.js';
import { RunningChange } from './running-change.js';

const acme = tenantScope('ten_acme');
const facts: AccessFacts = {
  at: 0,
  principals: [{ id: 'usr_ada', works: true }],
  standings: [{ principalId: 'usr_ada', tenantId: 'ten_acme' }],
  groups: [],
  memberships: [],
  nestings: [],
  assignments: [{ id: 'asg_1', principalId: 'usr_ada', roleId: 'rol_1', scope: acme, expiresAt: null }],
  roles: [{ id: 'rol_1', tenantId: null }],
  includes: [],
  permissions: [{ roleId: 'rol_1', permission: 'a:read' }],
};

/** A dry run that undoes nothing itself: there is nothing written. */
function dryRun() {
  const stores: Partial<ChangeStores<object, object>> = {
    writers: {},
    seenBy: () => ({}),
    savepoint: (part) => part(),
    affected: { peopleOf: (ids) => Promise.resolve([...ids]), factsOf: () => Promise.resolve(facts) },
  };
  return new RunningChange(stores as ChangeStores<object, object>, {} as Actor, 0, true);
}

describe('a part of a change', () => {
  const note: ChangeNote = { objectId: 'dom_1', tenantId: 'ten_acme', before: null, after: null };
  // Ada has a permission here, and none there.
  const move: PlaceMove = { from: placeOf(acme), to: placeOf(platformScope) };

  it('is told, and the place that it moves is compared, when it ends well', async () => {
    const change = dryRun();
    await change.attempt(async () => {
      change.note(note);
      await change.affectsPlace(['usr_ada'], move);
    });
    expect(change.notes).toEqual([note]);
    expect(await change.differences()).toMatchObject([{ principalId: 'usr_ada', lost: [{ permission: 'a:read' }] }]);
  });

  it('leaves neither a note nor a moved place behind when it fails, and those before it stay', async () => {
    const change = dryRun();
    change.note(note);
    await change.attempt(async () => {
      change.note(note);
      await change.affectsPlace(['usr_ada'], move);
      throw new DomainError('CONFLICT', 'on purpose');
    });
    expect(change.notes).toEqual([note]);
    expect(await change.differences()).toEqual([]);
    await change.affectsPlace(['usr_ada'], move);
    await change.attempt(() => Promise.reject(new DomainError('CONFLICT', 'on purpose')));
    expect(await change.differences()).toHaveLength(1);
  });
});
