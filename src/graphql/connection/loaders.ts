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
  private readonly byArguments = new Map<object, Map<string, unknown>>();
  private readonly byField = new Map<object, object>();
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

  /** The same by arguments that may be one object for many callers; `textOf` tells apart those that are not. */
  onceFor<A extends object, T>(name: string, args: A, textOf: (args: A) => string, make: () => T): T {
    let things = this.byArguments.get(args);
    if (things === undefined) {
      things = new Map();
      this.byArguments.set(args, things);
    }
    const found = things.get(name);
    if (found !== undefined) return found as T;
    const made = this.once(`${name} ${textOf(args)}`, make);
    things.set(name, made);
    return made;
  }

  /** One object for what a field of the operation is given, which is the same for all its parents. */
  argumentsOf<A extends object>(field: object, args: A): A {
    const known = this.byField.get(field);
    if (known !== undefined) return known as A;
    this.byField.set(field, args);
    return args;
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
    const known = new Map<unknown, Loaded<V>>();
    const nameOf = (key: K): unknown => (keyOf === undefined ? key : keyOf(key));
    const read = async (keys: readonly K[]) => {
      const values = await this.during(batch(keys));
      if (values.length !== keys.length) throw new TypeError('A batch answers for other keys than it was asked.');
      await prepare?.(values);
      for (let n = 0; n < keys.length; n++) known.set(nameOf(keys[n] as K), values[n] as V);
      return values;
    };
    const readOrFail = (keys: readonly K[]) =>
      read(keys).catch((error: unknown) => {
        // Whoever still waits is told; that nobody does any more is no failure of its own.
        for (const key of keys) Promise.resolve(known.get(nameOf(key))).catch(() => undefined);
        throw error;
      });
    const loader = new DataLoader<K, V>(readOrFail, {
      cache: false,
      batchScheduleFn: (send) => this.waves.schedule(send),
    });
    return {
      load(key) {
        const name = nameOf(key);
        const found = known.get(name);
        if (found !== undefined || known.has(name)) return found as Loaded<V>;
        const loading = loader.load(key);
        known.set(name, loading);
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
