import { push } from '../kernel/collections.js';
import { DomainError } from '../kernel/errors.js';

/** That one thing is above another, at the shortest distance; each is above itself at distance 0. */
export interface ClosureRow<T> {
  readonly ancestor: T;
  readonly descendant: T;
  readonly depth: number;
}

/**
 * Everything that is below each of `from`, given who is directly below whom.
 * @throws INVALID when one of them comes to lie below itself; `nameOf` says how the message names it
 */
export function closureOf<T>(
  from: Iterable<T>,
  edges: Iterable<readonly [parent: T, child: T]>,
  nameOf: (item: T) => string = String,
): ClosureRow<T>[] {
  const children = new Map<T, T[]>();
  for (const [parent, child] of edges) push(children, parent, child);
  const rows: ClosureRow<T>[] = [];
  for (const ancestor of from) {
    const depths = new Map<T, number>([[ancestor, 0]]);
    // A map is walked in the order of insertion, what is added on the way included: breadth first.
    for (const [item, depth] of depths)
      for (const child of children.get(item) ?? []) {
        if (child === ancestor)
          throw new DomainError('INVALID', `'${nameOf(ancestor)}' would be nested in itself, in a circle of groups.`);
        if (!depths.has(child)) depths.set(child, depth + 1);
      }
    for (const [descendant, depth] of depths) rows.push({ ancestor, descendant, depth });
  }
  return rows;
}
