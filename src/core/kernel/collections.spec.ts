import { push, reachable } from './collections.js';

describe('a map of lists', () => {
  it('keeps what is added under one key in that order, and other keys apart', () => {
    const lists = new Map<string, number[]>();
    push(lists, 'a', 1);
    push(lists, 'b', 2);
    push(lists, 'a', 3);
    expect([...lists]).toEqual([
      ['a', [1, 3]],
      ['b', [2]],
    ]);
  });
});

describe('what can be reached', () => {
  it('is the start and everything from it, nearest first, each once, around circles, too', () => {
    const next: Record<string, string[]> = { a: ['b', 'c'], b: ['d', 'a'], c: ['d'], d: ['b'] };
    expect([...reachable('a', (from) => next[from] ?? [])]).toEqual(['a', 'b', 'c', 'd']);
  });
});
