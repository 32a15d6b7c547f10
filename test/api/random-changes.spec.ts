import fc from 'fast-check';
import { SqlSession } from '../../src/storage/database/session.js';
import { sql } from '../../src/storage/database/sql.js';
import type { ChangeModel, Step } from '../support/change-model.js';
import { dialects } from '../support/databases.js';
import { tried } from '../support/seed.js';
import { allSteps, SteppedTenant, stranger } from './change-steps.js';
import { Racing } from './racing.js';

/** Does nothing but found the tenants of the tests. */
const nothing = () => Promise.resolve();

/** What the trail has of the step that was the last one. */
async function lastEvent({ app }: Racing) {
  const [row] = await new SqlSession(app.database.reader).rows(
    sql`SELECT revision, outcome, code FROM audit_events ORDER BY revision DESC LIMIT 1`,
  );
  return { revision: Number(row?.['revision'] ?? 0), outcome: row?.['outcome'], code: row?.['code'] };
}

const denials = ['FORBIDDEN', 'PRIVILEGE_ESCALATION'];

/** A step of which the model and the graph must tell the same. */
class Taken implements fc.AsyncCommand<{ model: ChangeModel }, SteppedTenant> {
  static readonly seen = new Map<string, number>();

  constructor(
    private readonly racing: Racing,
    private readonly step: Step,
    private readonly by: 'root' | typeof stranger,
  ) {}

  check(): boolean {
    return true;
  }

  async run(world: { model: ChangeModel }, tenant: SteppedTenant): Promise<void> {
    const { racing, step, by } = this;
    const before = await lastEvent(racing);
    const { told } = await tenant.take(step, by);
    const event = await lastEvent(racing);
    if (by === 'root') {
      const expected = world.model.after(step);
      expect(told).toBe(expected.told);
      world.model = expected.model;
    } else expect(told).not.toBe('done');
    const outcome = told === 'done' ? 'SUCCEEDED' : denials.includes(told) ? 'DENIED' : 'FAILED';
    expect(event).toEqual({ revision: before.revision + 1, outcome, code: told === 'done' ? null : told });
    const living = [...world.model.people.keys(), ...world.model.groups.keys()];
    const rights = Object.fromEntries(living.map((name) => [name, world.model.mayDo(name)]));
    expect(await tenant.rights(living)).toEqual(rights);
    expect(await tenant.counts()).toEqual({ ...world.model.counts(), orphans: 0 });
    expect(world.model.isAdministered()).toBe(true);
    const name = `${by === 'root' ? step.do : by}: ${by === 'root' ? told : ''}`;
    Taken.seen.set(name, (Taken.seen.get(name) ?? 0) + 1);
  }

  toString(): string {
    return `${this.by}: ${JSON.stringify(this.step)}`;
  }
}

describe.each(dialects)('any changes one after the other on %s', (dialect) => {
  let racing: Racing;
  beforeAll(async () => {
    racing = await Racing.start(dialect, nothing);
  });
  afterAll(() => racing.stop());

  it('come to what a simple model says, after each of them: outcomes, rights, relations and the trail', async () => {
    const by = fc.oneof({ weight: 9, arbitrary: fc.constant('root' as const) }, fc.constant(stranger));
    const commands = allSteps.map((steps) => fc.tuple(steps, by).map(([step, as]) => new Taken(racing, step, as)));
    await fc.assert(
      fc.asyncProperty(fc.commands(commands, { maxCommands: 60, size: 'max' }), (steps) =>
        fc.asyncModelRun(async () => {
          const real = await SteppedTenant.found(racing);
          return { model: { model: real.model }, real };
        }, steps),
      ),
      { ...tried(20), endOnFailure: true },
    );
    // The dice have seen every kind of step done, and what the rules refuse.
    const all = [...Taken.seen.keys()];
    expect(all).toEqual(
      expect.arrayContaining([
        ...['assign', 'revoke', 'join', 'leave', 'nest', 'unnest', 'changeRole', 'dropRole'].map(
          (one) => `${one}: done`,
        ),
        ...['nest: INVALID', 'changeRole: INVALID', 'suspend: LAST_ADMINISTRATOR', 'revoke: NOT_FOUND'],
      ]),
    );
  }, 600_000);
});
