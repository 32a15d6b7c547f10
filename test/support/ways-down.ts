import type { DomainId, GroupId, RoleId } from '../../src/core/kernel/ids.js';

/** A way down from one thing to another, with its length; 0 for the thing itself. */
export interface Way<I> {
  readonly from: I;
  readonly to: I;
  readonly depth: number;
}

/** Every pair of things of which one is above the other, or the same, with the shortest distance between them. */
export function waysDown<I extends GroupId | RoleId | DomainId>(
  nodes: readonly { readonly id: I }[],
  edges: readonly (readonly [parent: I, child: I])[],
): Way<I>[] {
  const children = new Map<I, I[]>();
  for (const [parent, child] of edges) children.set(parent, [...(children.get(parent) ?? []), child]);
  return nodes.flatMap(({ id }) => {
    const found = new Map<I, number>([[id, 0]]);
    // A map goes on to the entries that are added while it is walked through: breadth first, so the shortest way wins.
    for (const [at, depth] of found)
      for (const child of children.get(at) ?? []) if (!found.has(child)) found.set(child, depth + 1);
    return [...found].map(([to, depth]) => ({ from: id, to, depth }));
  });
}
