import { everythingVisible, type Visibility } from '../../core/access/visibility.js';
import { Wanted, type WantedKind } from '../../core/kernel/wanted.js';
import type { Row } from './session.js';
import { joined, raw, type Sql } from './sql.js';

/** A column as it is selected, under a name of its own; one that may be hidden depends on who asks. */
export type SelectedColumn = string | ((visibility: Visibility) => Sql);

/** The name by which a column is found in a row: that behind AS, or else its own without the alias of its table. */
export function columnName(column: string): string {
  return column.slice(Math.max(column.lastIndexOf('.'), column.lastIndexOf(' ')) + 1);
}

/** How one property of a thing is read. */
export interface Property<V> {
  readonly columns: readonly SelectedColumn[];
  readonly read: (row: Row) => V;
  /** The same property with only what is needed of what is in it. */
  readonly narrowed?: (wanted: Wanted) => Property<V>;
}

/** What is selected for one statement, and how a thing is made of a row. */
export interface Selected<T> {
  readonly columns: Sql;
  readonly read: (row: Row) => T;
}

/** How things of one kind are read from rows: whole, or with the needed properties alone. */
export interface Reading<T> {
  /** What is needed, in the eyes of the caller. */
  readonly select: (visibility: Visibility, wanted: Wanted) => Selected<T>;
  /** Everything, with nothing hidden. */
  readonly whole: Selected<T>;
}

type Properties<T> = { readonly [K in keyof T]: Property<T[K]> };
type Parts = readonly (readonly [name: string, property: Property<unknown>])[];

/**
 * The reading of a kind of thing by its properties. To ask a thing for a property that was not needed is an error, so that
 * nothing that was left out can be taken for empty.
 * @param always the properties that are read in any case
 */
export function readingOf<T extends object>(
  kind: WantedKind,
  properties: Properties<T>,
  always: readonly (keyof T & string)[],
): Reading<T> {
  const all: Parts = Object.entries<Property<unknown>>(properties as Record<string, Property<unknown>>);
  const known = new WeakMap<ReadonlySet<string>, { readonly parts: Parts; readonly make: () => object }>();
  const narrowed = (names: ReadonlySet<string>) => {
    let found = known.get(names);
    if (found === undefined) {
      const isNeeded = (name: string) => names.has(name) || (always as readonly string[]).includes(name);
      const missing = all.map(([name]) => name).filter((name) => !isNeeded(name));
      found = { parts: all.filter(([name]) => isNeeded(name)), make: makerWithout(kind, missing) };
      known.set(names, found);
    }
    return found;
  };
  const select = (visibility: Visibility, wanted: Wanted): Selected<T> => {
    const names = wanted.of(kind);
    if (names === undefined) return selectedOf(all, () => ({}), visibility);
    const { parts, make } = narrowed(names);
    const inner = parts.map(([name, part]) => [name, part.narrowed?.(wanted) ?? part] as const);
    return selectedOf(inner, make, visibility);
  };
  return { select, whole: select(everythingVisible(0), new Wanted()) };
}

/** A property that is a thing of its own, made of the same row. */
export function propertyIn<T>(reading: Reading<T>): Property<T> {
  const as = (wanted: Wanted): Property<T> => ({
    columns: [(visibility) => reading.select(visibility, wanted).columns],
    read: reading.select(everythingVisible(0), wanted).read,
  });
  return { ...as(new Wanted()), narrowed: as };
}

/** The reading of things that are always read whole. */
export function wholeReading<T>(columns: Sql, read: (row: Row) => T): Reading<T> {
  const whole = { columns, read };
  return { select: () => whole, whole };
}

/** The reading of something that is made of two from the same row. */
export function bothReadings<A, B, T>(one: Reading<A>, other: Reading<B>, make: (a: A, b: B) => T): Reading<T> {
  const both = (a: Selected<A>, b: Selected<B>): Selected<T> => ({
    columns: list([a.columns, b.columns]),
    read: (row) => make(a.read(row), b.read(row)),
  });
  return {
    select: (visibility, wanted) => both(one.select(visibility, wanted), other.select(visibility, wanted)),
    whole: both(one.whole, other.whole),
  };
}

function selectedOf<T>(parts: Parts, make: () => object, visibility: Visibility): Selected<T> {
  const columns = new Set(parts.flatMap(([, { columns }]) => columns));
  const names = parts.map(([name]) => name);
  const readers = parts.map(([, { read }]) => read);
  return {
    columns: list([...columns].map((column) => (typeof column === 'string' ? raw(column) : column(visibility)))),
    read: (row) => {
      const thing = make() as Record<string, unknown>;
      for (let n = 0; n < names.length; n++) thing[names[n] as string] = (readers[n] as Property<unknown>['read'])(row);
      return thing as T;
    },
  };
}

// Of what is made of nothing there is nothing to select.
function list(columns: readonly Sql[]): Sql {
  return joined(
    columns.filter(({ text }) => text !== ''),
    ', ',
  );
}

function makerWithout(kind: string, missing: readonly string[]): () => object {
  class Narrow {}
  for (const name of missing)
    Object.defineProperty(Narrow.prototype, name, {
      get: () => {
        throw new Error(`The property '${name}' of a ${kind} is asked for, but was not read: name it with @Reads.`);
      },
    });
  return () => new Narrow();
}
