import { everythingVisible, type Visibility } from '../../core/access/visibility.js';
import type { Wanted, WantedKind, WantedOfKind } from '../../core/kernel/wanted.js';
import type { Row } from './session.js';
import { bytesKey, empty, joined, raw, type Sql } from './sql.js';

/** A column as it is selected, under a name of its own; one that may be hidden depends on who asks. */
export type SelectedColumn = string | ((visibility: Visibility) => Sql);

/** The name by which a column is found in a row: that behind AS, or else its own without the alias of its table. */
export function columnName(column: string): string {
  return column.slice(Math.max(column.lastIndexOf('.'), column.lastIndexOf(' ')) + 1);
}

/** What is selected for one statement, and how a thing is made of a row. */
export interface Selected<T> {
  readonly columns: Sql;
  /** What stands behind the table of the thing. */
  readonly joins: Sql;
  readonly read: (row: Row) => T;
}

/** How one property of a thing is read. */
export interface Property<V> {
  /** None for what is not in the row of the thing itself: that is read where an operation names it, and never else. */
  readonly columns: readonly SelectedColumn[];
  readonly read: (row: Row) => V;
  /** How it is read in one statement, where that depends on what is needed of what is in it. */
  readonly select?: Reading<V>['select'];
}

/** How things of one kind are read from rows: whole, or with the needed properties alone. */
export interface Reading<T> {
  /** What is needed, in the eyes of the caller; for one statement. */
  readonly select: (visibility: Visibility, wanted: Wanted) => Selected<T>;
  /** Everything that is in the row of the thing itself, with nothing hidden. */
  readonly whole: Selected<T>;
}

/** The reading of things that others refer to. */
export interface SharedReading<T> extends Reading<T> {
  /**
   * Such a thing, which has an `id`, as a property of what refers to it: joined to the row, null where the join finds
   * nothing. Those of one statement that refer to the same share it.
   * @param name begins the names of its columns, so that they are like no others of the row
   */
  readonly along: (name: string, join: (visibility: Visibility) => Sql) => Property<T | null>;
}

type Properties<T> = { readonly [K in keyof T]: Property<T[K]> };
type Parts = readonly (readonly [name: string, property: Property<unknown>])[];

/** The properties that are needed of a thing, and what makes one without the others. */
interface Needed {
  readonly parts: Parts;
  readonly make: () => object;
}

/**
 * The reading of a kind of thing by its properties. To ask a thing for a property that was not needed is an error, so
 * that nothing that was left out can be taken for empty.
 * @param always the properties that are read in any case
 */
export function readingOf<T extends object>(
  kind: WantedKind,
  properties: Properties<T>,
  always: readonly (keyof T & string)[],
): SharedReading<T> {
  const all: Parts = Object.entries<Property<unknown>>(properties as Record<string, Property<unknown>>);
  const needed = needs(kind, all, always);
  // Who reads it along sees no more of it than an operation asks for.
  const neededByReferrers = needs(kind, all, []);
  const nothingHidden = everythingVisible(0);
  return {
    select: (visibility, wanted) => {
      const { parts, make } = needed(wanted);
      // Whoever is given all of a thing is given all of what is in it.
      const wantedWithin = wanted.of(kind)?.whole === true ? wanted.withWhole() : wanted;
      return selectedOf(
        parts,
        make,
        (part) => part.select?.(visibility, wantedWithin) ?? selectedInRow(part, visibility),
      );
    },
    whole: selectedOf<T>(
      all.filter(isInTheRow),
      () => ({}),
      (part) => selectedInRow(part, nothingHidden),
    ),
    along: (name, join) => ({
      columns: [],
      read: () => null,
      select: (visibility, wanted) => ({
        ...sharedOf<T>(neededByReferrers(wanted), all, name),
        joins: join(visibility),
      }),
    }),
  };
}

function isInTheRow([, { columns }]: Parts[number]): boolean {
  return columns.length > 0;
}

// What is needed of a kind of thing, found out once for each operation.
function needs(kind: WantedKind, all: Parts, always: readonly string[]): (wanted: Wanted) => Needed {
  const whole = { parts: all.filter(isInTheRow), make: () => ({}) };
  const known = new WeakMap<WantedOfKind, Needed>();
  return (wanted) => {
    const asked = wanted.of(kind);
    if (asked === undefined) return whole;
    let found = known.get(asked);
    if (found === undefined) {
      const isNeeded = (part: Parts[number]) =>
        asked.named.has(part[0]) || (isInTheRow(part) && (asked.whole || always.includes(part[0])));
      const missing = all.filter((part) => !isNeeded(part)).map(([name]) => name);
      found = { parts: all.filter(isNeeded), make: makerWithout(kind, missing) };
      known.set(asked, found);
    }
    return found;
  };
}

/** A property that is a thing of its own, made of the same row. */
export function propertyIn<T>({ select, whole }: Reading<T>): Property<T> {
  return { columns: [() => whole.columns], read: whole.read, select };
}

/** The reading of things that are always read whole. */
export function wholeReading<T>(columns: Sql, read: (row: Row) => T): Reading<T> {
  const whole = { columns, joins: empty, read };
  return { select: () => whole, whole };
}

/** The reading of something that is made of two from the same row. */
export function bothReadings<A, B, T>(one: Reading<A>, other: Reading<B>, make: (a: A, b: B) => T): Reading<T> {
  const both = (a: Selected<A>, b: Selected<B>): Selected<T> => ({
    columns: joinedOnce([a.columns, b.columns], ', '),
    joins: joinedOnce([a.joins, b.joins], ' '),
    read: (row) => make(a.read(row), b.read(row)),
  });
  return {
    select: (visibility, wanted) => both(one.select(visibility, wanted), other.select(visibility, wanted)),
    whole: both(one.whole, other.whole),
  };
}

function selectedOf<T>(
  parts: Parts,
  make: () => object,
  select: (property: Property<unknown>) => Selected<unknown>,
): Selected<T> {
  const names = parts.map(([name]) => name);
  const selected = parts.map(([, property]) => select(property));
  const readers = selected.map(({ read }) => read);
  return {
    columns: joinedOnce(
      selected.map(({ columns }) => columns),
      ', ',
    ),
    joins: joinedOnce(
      selected.map(({ joins }) => joins),
      ' ',
    ),
    read: (row) => {
      const thing = make() as Record<string, unknown>;
      for (let n = 0; n < names.length; n++) thing[names[n] as string] = (readers[n] as Property<unknown>['read'])(row);
      return thing as T;
    },
  };
}

// A property that is in the row itself.
function selectedInRow<V>({ columns, read }: Property<V>, visibility: Visibility): Selected<V> {
  const selected = columns.map((column) => (typeof column === 'string' ? raw(column) : column(visibility)));
  return { columns: joinedOnce(selected, ', '), joins: empty, read };
}

// The thing under other names of its columns. PERF: made once for all rows that have it.
function sharedOf<T>({ parts, make }: Needed, all: Parts, name: string): Pick<Selected<T | null>, 'columns' | 'read'> {
  const [, id] = all.find(([property]) => property === 'id') ?? [];
  if (id === undefined) throw new TypeError('Only what has an id is read along.');
  const columns = [...new Set([...id.columns, ...parts.flatMap(([, property]) => property.columns)])].map(plainColumn);
  const names = columns.map((column) => [columnName(column), `${name}_${columnName(column)}`] as const);
  const { read } = selectedOf<T>(parts, make, (property) => ({ columns: empty, joins: empty, read: property.read }));
  const made = new Map<string, T>();
  const idName = `${name}_id`;
  return {
    columns: raw(columns.map((column, n) => `${column} AS ${names[n]?.[1]}`).join(', ')),
    read: (row) => {
      if (row[idName] == null) return null;
      const key = bytesKey(row[idName]);
      let thing = made.get(key);
      if (thing === undefined) {
        const own: Row = {};
        for (const [column, along] of names) own[column] = row[along];
        thing = read(own);
        made.set(key, thing);
      }
      return thing;
    },
  };
}

function plainColumn(column: SelectedColumn): string {
  if (typeof column === 'string' && !column.includes(' ')) return column;
  throw new TypeError('What is hidden from some, or named by itself, is not read along.');
}

// Two properties may be made of the same columns or the same join: to select twice is in vain, and to join twice an
// error. Pieces without values that have the same text are the same, so that one does. With values, the same text may
// ask for something else: all of these stay. Of what is made of nothing there is nothing to select.
function joinedOnce(pieces: readonly Sql[], between: string): Sql {
  const texts = new Set(['']);
  return joined(
    pieces.filter(({ text, values }) => (values.length > 0 || !texts.has(text)) && texts.add(text)),
    between,
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
