import fc from 'fast-check';
import type { ListQuery } from '../../src/core/kernel/condition.js';
import { everything } from '../../src/core/kernel/condition.js';
import type { Visibility } from '../../src/core/access/visibility.js';
import { newId, type Id } from '../../src/core/kernel/ids.js';
import type { Page, PageRequest } from '../../src/core/kernel/page.js';
import { tried } from '../support/seed.js';
import { platform, type Stores, type Subject } from './contract.js';
import { expectedPage, expectedRows, type ListModel } from './expected-list.js';
import { pagesOf } from './queries.js';
import type { SeenWorld } from './seen-world.js';

/** A list of its own: how it is asked for, and what it should be. */
export interface ListCase<T> {
  readonly list: (seen: SeenWorld) => ListModel<T>;
  /** All rows that the caller sees. */
  readonly items: (seen: SeenWorld) => readonly T[];
  /** A row as the store answers it, where the model knows more. */
  readonly shown?: (item: T) => unknown;
  readonly page: (stores: Stores, query: ListQuery, request: PageRequest) => Promise<Page<unknown>>;
  readonly count: (stores: Stores, query: ListQuery) => Promise<number>;
}

/** Says that a list answers every query, page and count as the model does, with one statement each. */
export function itListsLikeTheModel<T>(name: string, subject: Subject, listCase: ListCase<T>): void {
  const { list, items, shown, page, count } = listCase;
  const known = subject.callers.map((visibility) => {
    const seen = subject.seenBy(visibility);
    return { model: list(seen), rows: items(seen), visibility };
  });
  const asked = known.map(({ model, rows }, caller) => pagesOf(model, rows).map((one) => ({ ...one, caller })));

  it(`answers every page and count of ${name} as brute force does, in one statement each`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(...asked), async ({ query, request, caller }) => {
        const { model, rows, visibility } = known[caller] as (typeof known)[number];
        const { stores, statistics } = subject.as(visibility);
        const expected = expectedPage(rows, query, request, model);
        expect(await page(stores, query, request)).toEqual(shown ? shownPage(expected, shown) : expected);
        expect(statistics.sqlStatements).toBe(1);
        expect(await count(stores, query)).toBe(expectedRows(rows, query, model).length);
        expect(statistics.sqlStatements).toBe(2);
      }),
      tried(120),
    );
  });

  for (const relation of Object.keys(list(subject.seenBy(platform)).relations))
    it(`filters ${name} by \`${relation}\` as brute force does, whatever is asked`, async () => {
      for (const { model, rows, visibility } of known.filter((caller) => caller.rows.length > 0))
        for (const args of model.relations[relation]?.asked ?? []) {
          const query = { condition: { kind: 'relation', relation, arguments: args } as const, orderBy: [] };
          const answer = await page(subject.as(visibility).stores, query, { limit: 1000, backwards: false });
          const keys = answer.rows.map(({ position }) => position[0]);
          expect({ args, keys }).toEqual({ args, keys: expectedRows(rows, query, model).map(model.key) });
        }
    });
}

/** A list below each of several parents. */
export interface RelationCase<P extends Id, R> {
  readonly list: (seen: SeenWorld) => ListModel<R>;
  readonly parents: readonly P[];
  /** All rows below one parent that the caller sees; none when they don't see the parent. */
  readonly items: (seen: SeenWorld, parent: P) => readonly R[];
  readonly pages: (
    stores: Stores,
    parents: readonly P[],
    query: ListQuery,
    request: PageRequest,
  ) => Promise<Page<unknown>[]>;
  readonly counts: (stores: Stores, parents: readonly P[], query: ListQuery) => Promise<number[]>;
}

/** Says that a relation answers each parent's pages and counts as the model does, with one statement for all parents. */
export function itRelatesLikeTheModel<P extends Id, R>(
  name: string,
  subject: Subject,
  relation: RelationCase<P, R>,
): void {
  const { list, parents, items, pages, counts } = relation;
  const known = subject.callers.map((visibility) => {
    const seen = subject.seenBy(visibility);
    const below = new Map(parents.map((parent) => [parent, items(seen, parent)]));
    return { model: list(seen), below, visibility };
  });
  const ids = fc.array(fc.constantFrom(...parents), { maxLength: 6 });
  const asked = known.map(({ model, below }, caller) =>
    fc.record({ list: pagesOf(model, [...below.values()].flat()), ids, caller: fc.constant(caller) }),
  );

  it(`answers every page and count of ${name} as brute force does, in one statement for all parents`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(...asked), async ({ list: { query, request }, ids: some, caller }) => {
        const { model, below, visibility } = known[caller] as (typeof known)[number];
        const { stores, statistics } = subject.as(visibility);
        const rowsOf = (parent: P) => below.get(parent) ?? [];
        const expected = some.map((parent) => expectedPage(rowsOf(parent), query, request, model));
        expect(await pages(stores, some, query, request)).toEqual(expected);
        const sizes = some.map((parent) => expectedRows(rowsOf(parent), query, model).length);
        expect(await counts(stores, some, query)).toEqual(sizes);
        expect(statistics.sqlStatements).toBe(some.length === 0 ? 0 : 2);
      }),
      tried(120),
    );
  });

  it(`has all of ${name} that each caller sees, and of nobody else's`, async () => {
    for (const { model, below, visibility } of known) {
      const whole = { limit: 1000, backwards: false };
      const answers = await pages(subject.as(visibility).stores, parents, everything, whole);
      for (const [n, parent] of parents.entries())
        expect(answers[n]).toEqual(expectedPage(below.get(parent) ?? [], everything, whole, model));
    }
  });

  it(`has nothing of ${name} below what is not there or is of another kind`, async () => {
    const { stores } = subject.as(platform);
    const strangers = [newId('usr'), newId('ten'), newId('evt')] as Id[] as P[];
    expect(await counts(stores, strangers, everything)).toEqual([0, 0, 0]);
    const empty = { rows: [], more: false };
    expect(await pages(stores, strangers, everything, { limit: 5, backwards: false })).toEqual([empty, empty, empty]);
  });
}

/** A look-up of several things at once. */
export interface LookUpCase<I, T> {
  readonly ids: (world: Subject['world']) => readonly I[];
  /** Ids that nothing of this kind has. */
  readonly strangers: readonly I[];
  readonly find: (stores: Stores, ids: readonly I[]) => Promise<unknown[]>;
  /** What the caller should get for an id. */
  readonly expected: (seen: SeenWorld, id: I) => T | null;
}

/** Says that a look-up keeps the order asked, answers null in place, and takes one statement, or none for nothing. */
export function itLooksUpLikeTheModel<I, T>(name: string, subject: Subject, lookUp: LookUpCase<I, T>): void {
  const { find, expected, strangers } = lookUp;
  const asked = fc.array(fc.constantFrom(...lookUp.ids(subject.world), ...strangers), { maxLength: 12 });

  it(`finds ${name} in the order asked, null in place of what is not there or not seen, in one statement`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: subject.callers.length - 1 }), asked, async (caller, ids) => {
        const visibility = subject.callers[caller] as Visibility;
        const { stores, seen, statistics } = subject.as(visibility);
        expect(await find(stores, ids)).toEqual(ids.map((id) => expected(seen, id)));
        expect(statistics.sqlStatements).toBeLessThanOrEqual(1);
      }),
      tried(60),
    );
  });

  it(`asks the database nothing for no ${name}`, async () => {
    const { stores, statistics } = subject.as(platform);
    expect(await find(stores, [])).toEqual([]);
    expect(statistics.sqlStatements).toBe(0);
  });
}

function shownPage<T>({ rows, more }: Page<T>, shown: (item: T) => unknown): Page<unknown> {
  return { rows: rows.map(({ item, position }) => ({ item: shown(item), position })), more };
}
