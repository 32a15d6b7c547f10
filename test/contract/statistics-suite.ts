import fc from 'fast-check';
import type { ListQuery } from '../../src/core/kernel/condition.js';
import { tried } from '../support/seed.js';
import type { Stores, Subject } from './contract.js';
import { expectedRows, type ListModel } from './expected-list.js';
import { queriesOf } from './queries.js';
import type { SeenWorld } from './seen-world.js';

/** Statistics of a list: their names, and the fields that they count. */
export interface StatisticsCase<T> {
  readonly list: (seen: SeenWorld) => ListModel<T>;
  readonly items: (seen: SeenWorld) => readonly T[];
  readonly statistics: (stores: Stores, query: ListQuery) => Promise<unknown>;
  readonly facts: Readonly<Record<string, string>>;
}

/** Says that statistics count what the list shows, in one statement, and that each fact's counts sum up to the total. */
export function itCountsLikeTheModel<T>(
  name: string,
  subject: Subject,
  { list, items, statistics, facts }: StatisticsCase<T>,
): void {
  const known = subject.callers.map((visibility) => {
    const seen = subject.seenBy(visibility);
    return { model: list(seen), rows: items(seen), visibility };
  });
  const asked = known.map(({ model, rows }, caller) => queriesOf(model, rows).map((query) => ({ query, caller })));

  it(`counts ${name} by each fact as brute force does, in one statement`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(...asked), async ({ query, caller }) => {
        const { model, rows, visibility } = known[caller] as (typeof known)[number];
        const found = expectedRows(rows, query, model);
        const counts = Object.entries(facts).map(([fact, field]) => [
          fact,
          countsOf(found.map((item) => model.value(item, field))),
        ]);
        const caller_ = subject.as(visibility);
        expect(await statistics(caller_.stores, query)).toEqual({ total: found.length, ...Object.fromEntries(counts) });
        expect(caller_.statistics.sqlStatements).toBe(1);
      }),
      tried(60),
    );
  });
}

function countsOf(values: readonly unknown[]): { value: string; count: number }[] {
  const words = [...new Set(values.map(String))].sort();
  return words.map((value) => ({ value, count: values.filter((one) => String(one) === value).length }));
}
