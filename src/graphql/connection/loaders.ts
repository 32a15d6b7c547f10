import DataLoader from 'dataloader';
import type { Id } from '../../core/kernel/ids.js';
import { Waves } from './waves.js';

/**
 * The batches of one operation: one loader per relation and argument set, made when it is first asked for. All keys of a
 * wave go into one statement; the cost limit bounds how many there can be.
 */
export class Loaders {
  private readonly made = new Map<string, DataLoader<never, unknown, unknown>>();
  private readonly things = new Map<string, unknown>();
  private readonly waves = new Waves();

  /** The loader of this name; `batch` answers in the order of the keys, null in place for what is not there. */
  by<K, V>(
    name: string,
    batch: (keys: readonly K[]) => Promise<readonly V[]>,
    keyOf?: (key: K) => string,
  ): DataLoader<K, V, unknown> {
    const known = this.made.get(name) as DataLoader<K, V, unknown> | undefined;
    if (known !== undefined) return known;
    const loader = new DataLoader<K, V, unknown>((keys) => this.during(batch(keys)), {
      batchScheduleFn: (send) => this.waves.schedule(send),
      ...(keyOf === undefined ? {} : { cacheKeyFn: keyOf }),
    });
    this.made.set(name, loader as unknown as DataLoader<never, unknown, unknown>);
    return loader;
  }

  /** Makes something once for the operation. */
  once<T>(name: string, make: () => T): T {
    if (!this.things.has(name)) this.things.set(name, make());
    return this.things.get(name) as T;
  }

  /** Loads the thing with this id through the loader of this name. */
  one<I extends Id, V>(name: string, id: I, batch: (ids: readonly I[]) => Promise<readonly V[]>): Promise<V> {
    return this.by<I, V>(name, batch).load(id);
  }

  /** Work outside of a loader from whose answer loads will follow: they are batched with the others of that time. */
  during<T>(work: Promise<T>): Promise<T> {
    return this.waves.during(work);
  }
}
