import { everythingVisible } from '../../core/access/visibility.js';
import { Wanted, type WantedProperties } from '../../core/kernel/wanted.js';
import { number, text } from './properties.js';
import { propertyIn, readingOf, type Property } from './reading.js';
import { raw, sql } from './sql.js';

interface Shelf {
  readonly id: string;
  readonly name: string;
  readonly width: number;
}

interface Place {
  readonly row: number;
  readonly shelf?: Shelf | null;
}

interface Book {
  readonly title: string;
  readonly place: Place;
}

// Kinds of things that there are, in place of those that the example is about.
const shelves = readingOf<Shelf>('Domain', { id: text('s.id'), name: text('s.name'), width: number('s.width') }, [
  'id',
  'width',
]);
const along = shelves.along('on_shelf', ({ at }) => sql`LEFT JOIN shelves s ON s.id = b.shelf_id AND s.since < ${at}`);
const places = readingOf<Place>('Scope', { row: number('b.shelf_row'), shelf: along }, []);
const books = readingOf<Book>('RoleAssignment', { title: text('b.title'), place: propertyIn(places) }, []);

const visibility = everythingVisible(7);
const named = (...names: string[]) => ({ named: new Set(names), whole: false });

function selected(wanted: WantedProperties) {
  return books.select(visibility, new Wanted(wanted));
}

const rowOf = (title: string, id: string | null, name: string | null) => ({
  title,
  on_shelf_id: id === null ? null : Buffer.from(id),
  on_shelf_name: name,
});

describe('a thing that is read along with those that refer to it', () => {
  const wanted = { RoleAssignment: named('title', 'place'), Scope: named('shelf'), Domain: named('name') };

  it('is joined, in the eyes of the caller, and brings what is asked of it under names of its own', () => {
    const { columns, joins } = selected(wanted);
    expect(columns.text).toBe('b.title, s.id AS on_shelf_id, s.name AS on_shelf_name');
    expect([joins.text, joins.values]).toEqual(['LEFT JOIN shelves s ON s.id = b.shelf_id AND s.since < ?', [7]]);
  });

  it('is one for all that refer to it within a statement, and null where there is none', () => {
    const { read } = selected(wanted);
    const [a, b, c, none] = [
      rowOf('A', 'one', 'First'),
      rowOf('B', 'one', 'First'),
      rowOf('C', 'two', 'Second'),
      rowOf('D', null, null),
    ].map(read);
    expect(a?.place.shelf?.name).toBe('First');
    expect(b?.place.shelf).toBe(a?.place.shelf);
    expect(c?.place.shelf?.name).toBe('Second');
    expect(none?.place.shelf).toBeNull();
    // Another statement may find it changed.
    expect(selected(wanted).read(rowOf('A', 'one', 'New'))?.place.shelf?.name).toBe('New');
  });

  it('is not told of more than was asked', () => {
    const { shelf } = selected(wanted).read(rowOf('A', 'one', 'First')).place;
    expect(() => shelf?.width).toThrow(`The property 'width' of a Domain is asked for, but was not read`);
  });

  it('is left out where nobody names it: from the whole, and from things that are needed whole', () => {
    expect([books.whole.columns.text, books.whole.joins.text]).toEqual(['b.title, b.shelf_row', '']);
    for (const properties of [{}, { RoleAssignment: { named: new Set<string>(), whole: true }, Scope: named() }]) {
      const { columns, joins } = selected(properties);
      expect([columns.text, joins.text]).toEqual(['b.title, b.shelf_row', '']);
    }
  });

  it('is there in things that are needed whole where it is named, and whole itself', () => {
    const { columns } = selected({ ...wanted, RoleAssignment: { named: new Set(['title']), whole: true } });
    expect(columns.text).toBe(
      'b.title, b.shelf_row, s.id AS on_shelf_id, s.name AS on_shelf_name, s.width AS on_shelf_width',
    );
  });

  it('has an id, and no column that is hidden from some', () => {
    const code: Property<string> = { columns: [() => raw('s.code AS code')], read: () => '' };
    const wantedCode = new Wanted({ Domain: named('code') });
    const secret = readingOf<{ id: string; code: string }>('Domain', { id: text('s.id'), code }, []);
    expect(() => secret.along('x', () => raw('')).select?.(visibility, wantedCode)).toThrow('is not read along');
    const nameless = readingOf<{ name: string }>('Domain', { name: text('s.name') }, []);
    expect(() => nameless.along('x', () => raw('')).select?.(visibility, wantedCode)).toThrow('has an id');
  });
});
