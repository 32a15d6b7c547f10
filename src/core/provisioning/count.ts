import type { Count } from './tenant-changes.js';

/**
 * A count in which something that goes and something that comes in the same slot are one change, as when a group moves
 * to another parent.
 */
export function countInSlots<A, R>(
  described: number,
  added: { readonly of: readonly A[]; readonly slot: (item: A) => string },
  removed: { readonly of: readonly R[]; readonly slot: (item: R) => string },
  leftOver: number,
): Count {
  const free = new Map<string, number>();
  for (const item of removed.of) free.set(removed.slot(item), (free.get(removed.slot(item)) ?? 0) + 1);
  let changed = 0;
  for (const item of added.of) {
    const left = free.get(added.slot(item)) ?? 0;
    if (left === 0) continue;
    free.set(added.slot(item), left - 1);
    changed += 1;
  }
  return {
    described,
    created: added.of.length - changed,
    changed,
    removed: removed.of.length - changed,
    leftOver,
  };
}
