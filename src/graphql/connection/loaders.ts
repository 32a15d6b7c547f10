import DataLoader from 'dataloader';
import type { Id } from '../../core/kernel/ids.js';
import { Waves } from './waves.js';

/** A value, or the promise of one that is still on its way. */
export type Loaded<V> = Promise<V> | V;

/** What sets a loader apart. */
export interface LoaderOptions<K, V> {
  /** The text that tells keys apart which are objects. */
  readonly keyOf?: (key: K) => string;
  /** Loads what belongs to the values before they are handed out; these loads go with the next wave. */
  readonly prepare?: ((values: readonly V[]) => Promise<void>) | undefined;
}

/** Loads things by key: at once when they are known, otherwise with the next wave of statements. */
export interface Loader<K, V> {
  load(key: K): Loaded<V>;
}

/**
 * The batches of one operation: one loader per relation and argument set, made when it is first asked for. All keys of a
 * wave go into one statement; the cost limit bounds how many there can be.
 */
export class Loaders {
  private readonly made = new Map<string, Loader<never, unknown>>();
  private readonly things = new Map<string, { readonly made: unknown } | { readonly refused: unknown }>();
  private readonly waves = new Waves();

  /** The loader of this name; `batch` answers in the order of the keys, null in place for what is not there. */
  by<K, V>(
    name: string,
    batch: (keys: readonly K[]) => Promise<readonly V[]>,
    options: LoaderOptions<K, V> = {},
  ): Loader<K, V> {
    let loader = this.made.get(name) as Loader<K, V> | undefined;
    if (loader === undefined) {
      loader = this.remembering(batch, options);
      this.made.set(name, loader);
    }
    return loader;
  }

  /** Loads the thing with this id through the loader of this name. */
  one<I extends Id, V>(name: string, id: I, batch: (ids: readonly I[]) => Promise<readonly V[]>): Loaded<V> {
    return this.by<I, V>(name, batch).load(id);
  }

  /** Makes something once for the operation; what could not be made fails the same way each time, and at no cost. */
  once<T>(name: string, make: () => T): T {
    let thing = this.things.get(name);
    if (thing === undefined) {
      thing = attempt(make);
      this.things.set(name, thing);
    }
    if ('refused' in thing) throw thing.refused;
    return thing.made as T;
  }

  /** Work outside of a loader from whose answer loads will follow: they are batched with the others of that time. */
  during<T>(work: Promise<T>): Promise<T> {
    return this.waves.during(work);
  }

  // PERF: in place of DataLoader's own cache, which makes three promises for every key that it already knows.
  private remembering<K, V>(
    batch: (keys: readonly K[]) => Promise<readonly V[]>,
    { keyOf, prepare }: LoaderOptions<K, V>,
  ): Loader<K, V> {
    const read = (keys: readonly K[]) => this.during(batch(keys));
    const prepared = async (keys: readonly K[]) => {
      const values = await read(keys);
      await prepare?.(values);
      return values;
    };
    const loader = new DataLoader<K, V>(prepare === undefined ? read : prepared, {
      cache: false,
      batchScheduleFn: (send) => this.waves.schedule(send),
    });
    const known = new Map<unknown, Loaded<V>>();
    return {
      load(key) {
        const name = keyOf === undefined ? key : keyOf(key);
        const found = known.get(name);
        if (found !== undefined || known.has(name)) return found as Loaded<V>;
        const loading = loader.load(key);
        known.set(name, loading);
        loading.then(
          (value) => known.set(name, value),
          () => undefined,
        );
        return loading;
      },
    };
  }
}

/** Goes on with a value: at once when it is there, otherwise when it comes. */
export function onceLoaded<V, R>(loaded: Loaded<V>, next: (value: V) => R): Loaded<R> {
  return loaded instanceof Promise ? loaded.then(next) : next(loaded);
}

function attempt(make: () => unknown): { readonly made: unknown } | { readonly refused: unknown } {
  try {
    return { made: make() };
  } catch (error) {
    return { refused: error };
  }
}
