import { DomainError } from '../kernel/errors.js';
import type { Change } from './change.js';
import { problemOf, type Problem } from './problem.js';

/** How many things one bulk change takes. */
export const mostItems = 1000;

/** What came of one of several: its value, or why it was not done. */
export type ItemOutcome<T> = { readonly value: T } | { readonly problem: Problem };

/**
 * Does something for each of several, in their order. What fails is undone alone and told in its place; with `atomic`, the
 * first failure undoes all.
 * @param name the argument that holds them, for the paths of problems
 * @throws LIMIT_EXCEEDED for more than 1,000; with `atomic`, whatever fails
 */
export async function forEachOf<I, T>(
  change: Pick<Change<unknown, unknown>, 'attempt'>,
  { items, name, atomic }: { readonly items: readonly I[]; readonly name: string; readonly atomic: boolean },
  one: (item: I) => Promise<T>,
): Promise<ItemOutcome<T>[]> {
  mustBeFew(items, name);
  const outcomes: ItemOutcome<T>[] = [];
  for (const [n, item] of items.entries()) {
    const attempt = await change.attempt(() => one(item));
    if (!('failure' in attempt)) {
      outcomes.push(attempt);
      continue;
    }
    const failure = placed(attempt.failure, name, String(n));
    if (atomic) throw failure;
    outcomes.push({ problem: problemOf(failure) });
  }
  return outcomes;
}

/** Goes on only with a list that one change takes. @throws LIMIT_EXCEEDED for more than 1,000 */
export function mustBeFew(items: readonly unknown[], name: string): void {
  if (items.length > mostItems)
    throw new DomainError('LIMIT_EXCEEDED', `At most ${mostItems} at once: send the rest in further requests.`, [name]);
}

/** The same failure below further arguments. */
export function placed({ code, message, argumentPath = [] }: DomainError, ...above: string[]): DomainError {
  return new DomainError(code, message, [...above, ...argumentPath]);
}
