import { newId } from '../core/kernel/ids.js';
import type { TokenUseNote } from '../core/tokens/token-store.js';
import { TokenUseRecorder } from './token-use.js';

const start = Date.UTC(2026, 5, 1);
const second = 1000;
const minute = 60 * second;

describe('the use of tokens', () => {
  let now: number;
  let written: (readonly TokenUseNote[])[];
  let warnings: unknown[];
  let answer: () => Promise<void>;
  let recorder: TokenUseRecorder;
  beforeEach(() => {
    jest.useFakeTimers();
    now = start;
    written = [];
    warnings = [];
    answer = () => Promise.resolve();
    recorder = new TokenUseRecorder(
      (uses, apartMs) => {
        expect(apartMs).toBe(minute);
        written.push(uses);
        return answer();
      },
      { warn: (...given: unknown[]) => void warnings.push(given) } as never,
    );
  });
  afterEach(() => jest.useRealTimers());

  const [one, other] = [newId('tok'), newId('tok')];
  const pass = async (milliseconds: number) => {
    now += milliseconds;
    await jest.advanceTimersByTimeAsync(milliseconds);
  };

  it('is gathered for a second, and written together', async () => {
    recorder.used(one, now);
    await pass(second - 1);
    recorder.used(other, now);
    expect(written).toEqual([]);
    await pass(1);
    expect(written).toEqual([
      [
        { id: one, at: start },
        { id: other, at: start + second - 1 },
      ],
    ]);
  });

  it('is written once a minute for each token, however often it is used', async () => {
    for (; now < start + 3 * minute; await pass(100)) {
      recorder.used(one, now);
      recorder.used(one, now);
    }
    await recorder.flush();
    expect(written.flat().map(({ at }) => (at - start) / minute)).toEqual([0, 1, 2]);
  });

  it('writes nothing while nothing is used, and leaves no timer behind', async () => {
    await recorder.flush();
    await pass(10 * minute);
    recorder.used(one, now);
    await recorder.flush();
    expect(jest.getTimerCount()).toBe(0);
    await pass(10 * minute);
    expect(written).toEqual([[{ id: one, at: start + 10 * minute }]]);
  });

  it('holds nobody up, be the database as slow as it may, and is all written when the server stops', async () => {
    let release = () => {};
    answer = () => new Promise((resolve) => (release = resolve));
    recorder.used(one, now);
    await pass(second);
    recorder.used(other, now);
    const stopped = jest.fn();
    const stopping = recorder.flush().then(stopped);
    await pass(minute);
    expect(written).toHaveLength(1);
    expect(stopped).not.toHaveBeenCalled();
    answer = () => Promise.resolve();
    release();
    await stopping;
    expect(written.map((uses) => uses.map(({ id }) => id))).toEqual([[one], [other]]);
  });

  it('is logged when it can’t be written, and noted at the next use', async () => {
    answer = () => Promise.reject(new Error('The database is away.'));
    recorder.used(one, now);
    await pass(second);
    expect(warnings).toEqual([
      [{ err: new Error('The database is away.'), tokens: 1 }, 'when tokens were last used could not be written'],
    ]);
    answer = () => Promise.resolve();
    recorder.used(one, now);
    await pass(second);
    expect(written.flat().map(({ at }) => at)).toEqual([start, start + second]);
    expect(warnings).toHaveLength(1);
  });

  it('does not make one statement too long', async () => {
    for (let n = 0; n < 450; n++) recorder.used(newId('tok'), now);
    await recorder.flush();
    expect(written.map(({ length }) => length)).toEqual([200, 200, 50]);
  });
});
