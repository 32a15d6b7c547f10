import DataLoader from 'dataloader';
import type { Id } from '../../core/kernel/ids.js';

/**
 * The batches of one operation: one loader per relation and argument set, made when it is first asked for. All keys of a
 * tick go into one statement; the cost limit bounds how many there can be.
 */
export class Loaders {
  private readonly made = new Map<string, DataLoader<never, unknown, unknown>>();

  /** The loader of this name; `batch` answers in the order of the keys, null in place for what is not there. */
  by<K, V>(name: string, batch: (keys: readonly K[]) => Promise<readonly V[]>, keyOf?: (key: K) => string): DataLoader<K, V, unknown> {
    let loader = this.made.get(name);
    if (loader === undefined) {
      const options: DataLoader.Options<never, unknown, unknown> =
        keyOf === undefined ? {} : { cacheKeyFn: keyOf as (key: never) => unknown };
      loader = new DataLoader<never, unknown, unknown>(batch as (keys: readonly never[]) => Promise<readonly unknown[]>, options);
      this.made.set(name, loader);
    }
    return loader as unknown as DataLoader<K, V, unknown>;
  }

  /** Loads the thing with this id through the loader of this name. */
  one<I extends Id, V>(name: string, id: I, batch: (ids: readonly I[]) => Promise<readonly V[]>): Promise<V> {
    return this.by<I, V>(name, batch).load(id);
  }
}
