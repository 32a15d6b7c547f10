import fc from 'fast-check';
import {
  operatorsOf,
  type Condition,
  type ConditionValue,
  type FieldDefinition,
  type ListQuery,
  type OrderTerm,
} from '../../src/core/kernel/condition.js';
import type { PageRequest, Position } from '../../src/core/kernel/page.js';
import { newId } from '../../src/core/kernel/ids.js';
import { positionOf, type ListModel } from './expected-list.js';

/** Texts that SQL, drivers and collations have stumbled over. */
export const nastyTexts: readonly string[] = [
  '',
  ' ',
  '%',
  '_',
  '\\',
  '\\%',
  "'",
  '"',
  '`',
  '?',
  '??',
  ':name',
  '$1',
  '@x',
  '\0',
  '\n',
  '\u001a',
  "' OR '1'='1",
  "\\' OR 1=1 -- ",
  "'; DROP TABLE users; --",
  '1) UNION SELECT name FROM permissions -- ',
  '/**/',
  '0x41',
  "X'41'",
  'null',
  'NaN',
  'true',
  '0',
  '-1',
  '1e309',
  '{"$gt":""}',
  '__proto__',
  '%00',
  '\u0000\uffff',
  '\u{1f600}',
  '\u0301',
  'ſ',
  'ﬁ',
];

const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...nastyTexts),
  fc.string({ maxLength: 6, unit: 'binary' }).filter((text) => !/\p{Cs}/u.test(text)),
);

/** Queries over a list: trees of conditions over all its fields and relations, free text, orders of up to three terms. */
export function queriesOf<T>(list: ListModel<T>, items: readonly T[]): fc.Arbitrary<ListQuery> {
  const [condition, search, orderBy] = [conditionsOf(list, items), searches(list, items), orders(list)];
  return fc.oneof(
    { arbitrary: fc.record({ orderBy }), weight: 1 },
    { arbitrary: fc.record({ orderBy, condition }), weight: 4 },
    { arbitrary: fc.record({ orderBy, search }), weight: 2 },
    { arbitrary: fc.record({ orderBy, condition, search }), weight: 1 },
  );
}

/** Queries with pages of them, from the start, the end, or any row's place, whether that row answers the query or not. */
export function pagesOf<T>(
  list: ListModel<T>,
  items: readonly T[],
): fc.Arbitrary<{ readonly query: ListQuery; readonly request: PageRequest }> {
  const limit = fc.oneof(fc.nat({ max: 6 }), fc.nat({ max: items.length + 1 }));
  return queriesOf(list, items).chain((query) => {
    const from: fc.Arbitrary<Position | undefined> =
      items.length === 0
        ? fc.constant(undefined)
        : fc.option(
            fc.constantFrom(...items).map((item) => positionOf(item, query.orderBy, list)),
            { nil: undefined },
          );
    return fc.record({ limit, backwards: fc.boolean(), from }).map(({ limit: most, backwards, from: place }) => ({
      query,
      request: { limit: most, backwards, ...(place === undefined ? {} : { from: place }) },
    }));
  });
}

function orders<T>(list: ListModel<T>): fc.Arbitrary<OrderTerm[]> {
  const sortable = Object.entries(list.fields).flatMap(([field, { kind }]) => (kind === 'id' ? [] : [field]));
  const term = fc.record({
    field: fc.constantFrom(...sortable),
    direction: fc.constantFrom('ASC' as const, 'DESC' as const),
  });
  return fc.array(term, { maxLength: 3 });
}

function searches<T>(list: ListModel<T>, items: readonly T[]): fc.Arbitrary<string> {
  const names = items.flatMap((item) => list.search(item)).filter((text) => text !== null);
  const word = names.length === 0 ? anyText : fc.oneof(pieceOf(fc.constantFrom(...names)), anyText);
  // A letter or two are found in more than one of several texts.
  const letters = word.map((text) => [...text].slice(0, 2).join(''));
  return fc.array(fc.oneof(word, letters), { minLength: 1, maxLength: 2 }).map((words) => words.join(' '));
}

function conditionsOf<T>(list: ListModel<T>, items: readonly T[]): fc.Arbitrary<Condition> {
  const relations = Object.entries(list.relations).map(([relation, { asked }]) =>
    fc.constantFrom(...asked).map((args): Condition => ({ kind: 'relation', relation, arguments: args })),
  );
  const fields = Object.entries(list.fields).map(([field, definition]) =>
    fieldConditions(
      field,
      definition,
      items.map((item) => list.value(item, field)),
    ),
  );
  const leaf = fc.oneof(...fields, ...relations.map((arbitrary) => ({ arbitrary, weight: 3 })));
  return fc.letrec<{ tree: Condition }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      { arbitrary: leaf, weight: 4 },
      { arbitrary: tie('tree').map((of): Condition => ({ kind: 'not', of })), weight: 1 },
      {
        arbitrary: fc
          .tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(tie('tree'), { maxLength: 3 }))
          .map(([kind, of]): Condition => ({ kind, of })),
        weight: 2,
      },
    ),
  })).tree;
}

function fieldConditions(
  field: string,
  definition: FieldDefinition,
  values: readonly ConditionValue[],
): fc.Arbitrary<Condition> {
  const value = valuesOf(definition, values);
  return fc.constantFrom(...operatorsOf[definition.kind]).chain((operator) => {
    const asked: fc.Arbitrary<ConditionValue | ConditionValue[]> =
      operator === 'isNull'
        ? fc.boolean()
        : operator === 'in' || operator === 'notIn'
          ? fc.array(value, { maxLength: 4 })
          : value;
    return asked.map((given): Condition => ({ kind: 'field', field, operator, value: given }));
  });
}

function valuesOf(definition: FieldDefinition, values: readonly ConditionValue[]): fc.Arbitrary<ConditionValue> {
  const there = values.filter((value) => value !== null);
  const known = there.length === 0 ? undefined : fc.constantFrom(...there);
  switch (definition.kind) {
    case 'text':
    case 'email':
    case 'exact':
      return known === undefined
        ? anyText
        : fc.oneof({ arbitrary: pieceOf(known.map(String)), weight: 3 }, { arbitrary: anyText, weight: 1 });
    case 'enum':
      return fc.constantFrom(...(definition.values ?? []));
    case 'boolean':
      return fc.boolean();
    case 'time':
      return fc.tuple(known ?? fc.constant(0), fc.constantFrom(-1, 0, 0, 1)).map(([time, more]) => Number(time) + more);
    case 'id': {
      const strangers = fc.constantFrom(newId('tok'), newId('usr'), newId('grp'));
      if (known === undefined) return strangers;
      // The right bytes under another type are nobody's.
      const retyped = fc
        .tuple(known, fc.constantFrom('usr', 'grp', 'svc', 'ten'))
        .map(([id, prefix]) => `${prefix}${String(id).slice(3)}`);
      return fc.oneof({ arbitrary: known, weight: 3 }, strangers, retyped);
    }
  }
}

/** A text, a piece of it, or one of them in another case or with spaces around. */
function pieceOf(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(texts, fc.nat({ max: 30 }), fc.nat({ max: 30 }), fc.nat({ max: 5 }))
    .map(([text, start, length, way]) => {
      const letters = [...text];
      const piece = letters
        .slice(start % (letters.length + 1))
        .slice(0, length)
        .join('');
      return [text, piece, piece.toUpperCase(), text.toUpperCase(), `${piece} `, ` ${text}  `][way] ?? text;
    });
}
