/**
 * Where generated tests begin, and how many times as long as usual they go on. Both are fixed, so that a run says the same
 * each time; `TEST_SEED=7 TEST_EFFORT=20 npx jest test/contract` looks further.
 */
export const seed = Number(process.env['TEST_SEED'] ?? 1);

/** The settings of a property that is tried `runs` times in a usual run. */
export function tried(runs: number): { readonly seed: number; readonly numRuns: number } {
  return { seed, numRuns: Math.ceil(runs * Number(process.env['TEST_EFFORT'] ?? 1)) };
}
