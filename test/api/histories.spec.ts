import fc from 'fast-check';
import type { ChangeModel, Step } from '../support/change-model.js';
import { dialects } from '../support/databases.js';
import { tried } from '../support/seed.js';
import { changingSteps, SteppedTenant } from './change-steps.js';
import { Racing } from './racing.js';

/** Does nothing but found the tenants of the tests. */
const nothing = () => Promise.resolve();

describe.each(dialects)('changes that are sent at the same moment to two servers on %s', (dialect) => {
  let racing: Racing;
  beforeAll(async () => {
    racing = await Racing.start(dialect, nothing);
  });
  afterAll(() => racing.stop());

  it('have done what they would have done one after the other, in the order of the trail (case 65)', async () => {
    const batch = fc.array(fc.oneof(...changingSteps), { minLength: 4, maxLength: 8, size: 'max' });
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(batch, { minLength: 3, maxLength: 5, size: 'max' }), async (batches) => {
        const tenant = await SteppedTenant.found(racing);
        let { model } = tenant;
        for (const steps of batches) {
          const taken = await Promise.all(steps.map(async (step) => ({ step, ...(await tenant.take(step)) })));
          model = explained(model, taken);
          for (const { told } of taken) seen.add(told);
          const living = [...model.people.keys(), ...model.groups.keys()];
          const rights = Object.fromEntries(living.map((name) => [name, model.mayDo(name)]));
          expect(await tenant.rights(living)).toEqual(rights);
          expect(await tenant.counts()).toEqual({ ...model.counts(), orphans: 0 });
          expect(model.isAdministered()).toBe(true);
        }
      }),
      { ...tried(25), endOnFailure: true },
    );
    expect([...seen]).toEqual(expect.arrayContaining(['done', 'NOT_FOUND', 'LAST_ADMINISTRATOR']));
  }, 600_000);
});

interface Taken {
  readonly step: Step;
  readonly told: string;
  readonly revision: number;
}

/**
 * What is so after these changes in the order in which the trail tells of them. What was refused is told after it was
 * decided: it must have been so at some moment until then.
 */
function explained(start: ChangeModel, taken: readonly Taken[]): ChangeModel {
  const states = [start];
  let model = start;
  for (const { step, told } of [...taken].sort((one, other) => one.revision - other.revision)) {
    if (told === 'done') {
      const next = model.after(step);
      expect([step, next.told]).toEqual([step, 'done']);
      model = next.model;
      states.push(model);
    } else
      expect([step, states.map((state) => state.after(step).told)]).toEqual([step, expect.arrayContaining([told])]);
  }
  return model;
}
