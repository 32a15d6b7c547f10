import * as fc from 'fast-check';
import { tried } from '../../../test/support/seed.js';
import {
  buildSchema,
  getIntrospectionQuery,
  Kind,
  parse,
  validate,
  type DocumentNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { documentLimitsRule, measureOperation, type DocumentLimits, type DocumentMeasures } from './limits.js';

const limits: DocumentLimits = { maxDepth: 8, maxAliases: 5, maxDirectives: 4, maxRootFields: 6, maxFields: 300 };
const schema = buildSchema('type Query { a: Query b: Query s: String } type Mutation { s: String }');

function operationOf(document: DocumentNode): OperationDefinitionNode {
  const found = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (!found) throw new Error('There is no operation.');
  return found;
}

function measure(text: string): DocumentMeasures {
  const document = parse(text);
  return measureOperation(document, operationOf(document));
}

function problems(text: string, given: DocumentLimits = limits): string[] {
  return validate(schema, parse(text), [documentLimitsRule(given)]).map(({ message }) => message);
}

const repeated = (count: number, text: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => text(n)).join(' ');

describe('the measures of a document', () => {
  it('count levels of fields, with fragments spelled out', () => {
    expect(measure('{ users { edges { node { roleAssignments { edges { node { role { name } } } } } } } }').depth).toBe(
      8,
    );
    expect(measure('{ s }').depth).toBe(1);
    expect(measure('{ a { ...F } } fragment F on Query { ... on Query { b { s } } }').depth).toBe(3);
  });

  it('leave introspection and __typename out of the depth, but bound introspection by itself', () => {
    expect(measure('{ a { __typename } }').depth).toBe(1);
    expect(measure('{ __typename }').depth).toBe(0);
    const introspection = measure(getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true }));
    expect(introspection.depth).toBe(0);
    expect(introspection.introspectionDepth).toBe(15);
    expect(problems(getIntrospectionQuery())).toEqual([]);
    const deep = `{ __type(name: "A") ${'{ ofType '.repeat(25)} { name } ${'}'.repeat(25)} }`;
    expect(problems(deep)).toEqual(['The introspection is 27 levels deep; the limit is 25.']);
  });

  it('count aliases, directives and root fields at each use of a fragment', () => {
    const found = measure(
      'query ($x: Boolean! @d) @e { ...F @include(if: $x) ...F a { ...F } } fragment F on Query { c: s @skip(if: $x) s }',
    );
    expect(found).toMatchObject({ aliases: 3, directives: 6, rootFields: 5, fields: 7 });
  });
});

describe('the limits of a document', () => {
  it.each([
    [
      'depth',
      '{a{a{a{a{a{a{a{s}}}}}}}}',
      '{a{a{a{a{a{a{a{a{s}}}}}}}}}',
      'The operation is 9 levels deep; the limit is 8.',
    ],
    [
      'aliases',
      `{a{${repeated(5, (n) => `x${n}:s`)}}}`,
      `{a{${repeated(6, (n) => `x${n}:s`)}}}`,
      'The operation has 6 aliases',
    ],
    [
      'aliases of __typename',
      `{a{${repeated(5, (n) => `x${n}:__typename`)}}}`,
      `{a{${repeated(6, (n) => `x${n}:__typename`)}}}`,
      'The operation has 6 aliases',
    ],
    [
      'directives',
      `{s${' @skip(if:true)'.repeat(4)}}`,
      `{s${' @skip(if:true)'.repeat(5)}}`,
      'The operation has 5 directives',
    ],
    ['root fields', `{${' s'.repeat(6)}}`, `{${' s'.repeat(7)}}`, 'The operation has 7 fields at its top'],
    [
      'fields',
      `{a{${' s'.repeat(299)}}}`,
      `{a{${' __typename'.repeat(300)}}}`,
      'The operation has 301 fields (fragments',
    ],
  ])('hold for %s', (_what, within, beyond, message) => {
    expect(problems(within)).toEqual([]);
    expect(problems(beyond)).toEqual([expect.stringContaining(message)]);
  });

  it('hold for each operation, and are a client’s error that ends the request', () => {
    const [error, ...others] = validate(schema, parse('query A { s } query B {a{a{a{a{a{a{a{a{s}}}}}}}}}'), [
      documentLimitsRule(limits),
    ]);
    expect(others).toEqual([]);
    expect(error?.extensions).toEqual({ code: 'BAD_USER_INPUT', http: { status: 400 } });
    expect(error?.nodes?.[0]).toMatchObject({ name: { value: 'B' } });
  });

  it('allow 100 directives, 100 root fields and 10,000 fields unless told', () => {
    const given = { maxDepth: 8, maxAliases: 1_000 };
    expect(problems(`{ ${repeated(100, (n) => `x${n}: s @skip(if: true)`)} }`, given)).toEqual([]);
    expect(problems(`{ ${repeated(101, (n) => `x${n}: s @skip(if: true)`)} }`, given)).toHaveLength(2);
    expect(problems(`{ a { ${'s '.repeat(9_999)} } }`, given)).toEqual([]);
    expect(problems(`{ a { ${'s '.repeat(10_000)} } }`, given)).toEqual([expect.stringContaining('10001 fields')]);
  });

  const doubling = repeated(1_000, (n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`);
  it.each([
    ['20 000 aliases', `{ ${repeated(20_000, (n) => `x${n}: s`)} }`, '20000 aliases'],
    ['20 000 aliases of __typename', `{ ${repeated(20_000, (n) => `x${n}: __typename`)} }`, '20000 aliases'],
    ['5 000 directives', `{ s ${'@skip(if: true) '.repeat(5_000)} }`, '5000 directives'],
    ['a fragment that uses itself', '{ ...F } fragment F on Query { x: s y: s z: s ...F a { ...F } }', undefined],
    [
      'fragments in a circle',
      '{ ...F } fragment F on Query { a { ...G } } fragment G on Query { a { ...F } }',
      undefined,
    ],
    ['a fragment that is not there', '{ ...Nowhere }', undefined],
    ['a fragment named __schema', '{ ...__schema } fragment __schema on Query { a { s } }', undefined],
    [
      '2^500 aliases through fragments',
      `{ ...F500 } ${doubling} fragment F1000 on Query { x: s }`,
      'more than 1000000000 aliases',
    ],
    [
      '2^30 fields through fragments',
      `{ ...F970 } ${doubling} fragment F1000 on Query { s }`,
      'more than 1000000000 fields at its top',
    ],
    [
      '2^30 fields that cost nothing',
      `{ a { ...F970 } } ${doubling} fragment F1000 on Query { __typename }`,
      'more than 1000000000 fields (fragments',
    ],
    ['1 500 levels of fields', `${'{a'.repeat(1_500)}{s}${'}'.repeat(1_500)}`, 'more than 1000 levels deep'],
    [
      '1 500 levels of inline fragments',
      `{${'...{'.repeat(1_500)}s${'}'.repeat(1_500)}}`,
      'more than 1000 levels deep',
    ],
    [
      'a chain of 1 500 fragments',
      `{ ...F0 } ${repeated(1_500, (n) => `fragment F${n} on Query { ...F${n + 1} }`)} fragment F1500 on Query { s }`,
      'more than 1000 levels deep',
    ],
  ])('end at once for %s', (_what, text, message) => {
    const found = problems(text);
    if (message === undefined) expect(found).toEqual([]);
    else expect(found.join('\n')).toContain(message);
  });
});

/** The depth, the way one would explain it: the longest way down. */
function naiveDepth(set: SelectionSetNode | undefined, document: DocumentNode): number {
  const depths = (set?.selections ?? []).map((selection) => {
    if (selection.kind === Kind.INLINE_FRAGMENT) return naiveDepth(selection.selectionSet, document);
    if (selection.kind === Kind.FIELD) {
      return selection.name.value === '__typename' ? 0 : 1 + naiveDepth(selection.selectionSet, document);
    }
    const fragment = document.definitions.find(
      (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === selection.name.value,
    );
    return fragment && 'selectionSet' in fragment ? naiveDepth(fragment.selectionSet, document) : 0;
  });
  return Math.max(0, ...depths);
}

/** Selections that may use the fragments from number `from` on. */
const selections = (depth: number, from: number): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        fc.constantFrom('s', 'x: s', '__typename', '__typename @skip(if: true)'),
        fc.integer({ min: from, max: 3 }).map((n) => `...F${n}`),
        ...(depth > 0
          ? [
              selections(depth - 1, from).map((inner) => `a { ${inner} }`),
              selections(depth - 1, from).map((inner) => `... on Query { ${inner} }`),
            ]
          : []),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((parts) => parts.join(' '));

describe('the depth of a random document', () => {
  it('is that of its longest way down', () => {
    const documents = fc.tuple(selections(3, 0), selections(2, 1), selections(2, 2), selections(2, 3));
    fc.assert(
      fc.property(documents, ([root, ...fragments]) => {
        // F3 uses no fragment (itself least of all), F0 all that follow it.
        const texts = fragments.map((inner, n) => `fragment F${n} on Query { ${inner} }`);
        const document = parse(`{ ${root} } ${texts.join(' ')} fragment F3 on Query { a { s } }`);
        const operation = operationOf(document);
        expect(measureOperation(document, operation).depth).toBe(naiveDepth(operation.selectionSet, document));
      }),
      tried(100),
    );
  });
});
