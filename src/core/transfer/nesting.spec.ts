import fc from 'fast-check';
import { tried } from '../../../test/support/seed.js';
import { Nesting } from './nesting.js';

describe('nesting', () => {
  it('has no circle when everything is in what comes before it', () => {
    const nesting = new Nesting();
    nesting.add('a', 'b', 1);
    nesting.add('a', 'c', 2);
    nesting.add('b', 'd', 3);
    nesting.add('c', 'd', 4);
    expect(nesting.circle()).toBeUndefined();
  });

  it('names a circle from the outside in, with the last of its lines, and leaves out what hangs on it', () => {
    const nesting = new Nesting();
    nesting.add('above', 'b', 9);
    nesting.add('c', 'b', 2);
    nesting.add('b', 'c', 5);
    nesting.add('c', 'below', 10);
    nesting.add('below', 'further below', 11);
    const circle = nesting.circle();
    expect(circle?.line).toBe(5);
    expect([...(circle?.names ?? [])].sort()).toEqual(['b', 'c']);
  });

  it('finds a circle exactly when something is within itself, and each name in it holds the next', () => {
    const edges = fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 14 });
    fc.assert(
      fc.property(edges, (pairs) => {
        const nesting = new Nesting();
        pairs.forEach(([outer, inner], n) => nesting.add(String(outer), String(inner), n + 1));
        const circle = nesting.circle();
        expect(circle !== undefined).toBe(hasCircle(pairs));
        if (circle === undefined) return;
        const names = circle.names.map(Number);
        const lines = names.map((outer, n) => {
          const inner = names[(n + 1) % names.length];
          return pairs.findLastIndex((pair) => pair[0] === outer && pair[1] === inner) + 1;
        });
        expect(Math.min(...lines)).toBeGreaterThan(0);
        expect(circle.line).toBe(Math.max(...lines));
      }),
      tried(500),
    );
  });
});

function hasCircle(pairs: readonly (readonly [number, number])[]): boolean {
  const reached = new Set(pairs.map(([outer, inner]) => `${outer} ${inner}`));
  for (let round = 0; round < 7; round++)
    for (const [outer, inner] of pairs)
      for (let far = 0; far < 7; far++) if (reached.has(`${inner} ${far}`)) reached.add(`${outer} ${far}`);
  return Array.from({ length: 7 }, (_, n) => n).some((n) => reached.has(`${n} ${n}`));
}
