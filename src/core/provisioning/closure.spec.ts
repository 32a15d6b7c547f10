import fc from 'fast-check';
import { tried } from '../../../test/support/seed.js';
import { closureOf } from './closure.js';

const rows = (nodes: string[], edges: [string, string][]) =>
  closureOf(nodes, edges).map(({ ancestor, descendant, depth }) => `${ancestor}>${descendant} ${depth}`);

describe('a closure', () => {
  it('holds each thing itself at distance 0 and all below it at the shortest distance', () => {
    const edges: [string, string][] = [
      ['a', 'b'],
      ['b', 'c'],
      ['a', 'c'],
      ['c', 'd'],
    ];
    expect(rows(['a', 'b'], edges)).toEqual(['a>a 0', 'a>b 1', 'a>c 1', 'a>d 2', 'b>b 0', 'b>c 1', 'b>d 2']);
  });

  it('is refused for a circle, with a name from it', () => {
    const circle: [string, string][] = [
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'b'],
    ];
    expect(() => rows(['a', 'b', 'c'], circle)).toThrow("'b' would be nested in itself");
    expect(() => rows(['a'], [['a', 'a']])).toThrow("'a' would be nested in itself");
  });

  it('says of any two things what walking from one to the other says', () => {
    const pair = fc.tuple(fc.nat({ max: 7 }), fc.nat({ max: 7 })).filter(([a, b]) => a < b);
    fc.assert(
      fc.property(fc.uniqueArray(pair, { selector: String }), (edges) => {
        const walk = (from: number, to: number): number =>
          from === to ? 0 : Math.min(Infinity, ...edges.filter(([a]) => a === from).map(([, b]) => 1 + walk(b, to)));
        const nodes = [0, 1, 2, 3, 4, 5, 6, 7];
        const expected = nodes
          .flatMap((a) => nodes.map((b) => [a, b, walk(a, b)]))
          .filter(([, , depth]) => depth !== Infinity);
        const found = closureOf(nodes, edges).map(({ ancestor, descendant, depth }) => [ancestor, descendant, depth]);
        const sorted = (list: unknown[][]) => list.map(String).sort();
        expect(sorted(found)).toEqual(sorted(expected));
      }),
      tried(100),
    );
  });
});
