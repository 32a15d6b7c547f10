/** Adds to the list that a map holds under a key. */
export function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** Everything that can be reached, the start among it; each once, nearest first. Cycles do no harm. */
export function reachable<T>(start: T, next: (from: T) => readonly T[]): Set<T> {
  const found = new Set([start]);
  for (const from of found) for (const to of next(from)) found.add(to);
  return found;
}
