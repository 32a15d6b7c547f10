import type { ItemOutcome } from '../../core/changes/bulk.js';
import type { Problem } from '../../core/changes/problem.js';
import { belowInput } from './carry-out.js';

/** One answer of a bulk change. */
export type ItemResult<S> = Partial<S> & { readonly userErrors: readonly Problem[] };

/** The answers of a bulk change, each with its own user errors. */
export function resultsOf<T, S extends object>(
  outcomes: readonly ItemOutcome<T>[],
  show: (value: T) => S,
): ItemResult<S>[] {
  const failed = (problem: Problem) => ({ userErrors: [belowInput(problem)] }) as unknown as ItemResult<S>;
  return outcomes.map((outcome) =>
    'problem' in outcome ? failed(outcome.problem) : { ...show(outcome.value), userErrors: [] },
  );
}
