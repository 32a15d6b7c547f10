import { PURGE_APART_MS, Purging } from './purging.js';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** A purging whose runs come to these ends, with what it logs. */
function purging(...outcomes: (number | Error)[]) {
  const lines: string[] = [];
  let runs = 0;
  const service = {
    run: async () => {
      const outcome = outcomes[runs++] ?? 0;
      if (outcome instanceof Error) throw outcome;
      return outcome;
    },
  };
  const note = (_: object, line: string) => void lines.push(line);
  const one = new Purging(service, { info: note, warn: note } as never);
  return { one, lines, runs: () => runs };
}

describe('the purge of a running server', () => {
  it('is at the start and every hour, also after a failure, and tells of what it has done', async () => {
    const { one, lines, runs } = purging(0, new Error('no answer'), 2);
    one.start();
    await jest.advanceTimersByTimeAsync(2 * PURGE_APART_MS);
    expect(runs()).toBe(3);
    expect(lines).toEqual([
      'accounts whose deletion was due could not be deleted',
      'accounts whose deletion was due were deleted',
    ]);
    await one.stop();
  });

  it('is over when it is stopped', async () => {
    const { one, runs } = purging();
    one.start();
    await one.stop();
    expect(runs()).toBe(1);
    await jest.advanceTimersByTimeAsync(3 * PURGE_APART_MS);
    expect(runs()).toBe(1);
  });
});
