import fc from 'fast-check';
import { tried } from '../../../test/support/seed.js';
import { checkCondition, conditionLimits, depthOf } from './condition-check.js';
import { operatorsOf, type Condition, type FieldCatalogue, type FieldCondition, type Operator } from './condition.js';
import { DomainError } from './errors.js';
import { parseScimFilter } from './scim.js';

const userId = 'usr_01h455vb4pex5vsknk084sn02q';
const fields: FieldCatalogue = {
  id: { kind: 'id' },
  username: { kind: 'text' },
  email: { kind: 'email', scim: ['emails', 'emails.value'] },
  externalId: { kind: 'exact', nullable: true },
  status: { kind: 'enum', values: ['ACTIVE', 'FOR_DELETION'] },
  mfaEnabled: { kind: 'boolean' },
  createdAt: { kind: 'time' },
};

const parse = (text: string): Condition => parseScimFilter(text, fields, 'query');

const scimOperators = new Map<Operator, string>([
  ['eq', 'eq'],
  ['ne', 'ne'],
  ['contains', 'co'],
  ['startsWith', 'sw'],
  ['endsWith', 'ew'],
  ['gt', 'gt'],
  ['gte', 'ge'],
  ['lt', 'lt'],
  ['lte', 'le'],
]);

/** Writes a condition as a filter, with parentheses around every and and or inside another. */
function print(condition: Condition): string {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.of
        .map((part) => ('of' in part && part.kind !== 'not' ? `(${print(part)})` : print(part)))
        .join(` ${condition.kind} `);
    case 'not':
      return `not (${print(condition.of)})`;
    case 'relation':
      throw new Error('SCIM has no relations.');
    case 'field': {
      const { field, operator, value } = condition;
      if (operator === 'isNull') return value === true ? `${field} eq null` : `${field} pr`;
      const literal = fields[field]?.kind === 'time' ? new Date(value as number).toISOString() : value;
      return `${field} ${scimOperators.get(operator)} ${JSON.stringify(literal)}`;
    }
  }
}

const values: Readonly<Record<string, fc.Arbitrary<FieldCondition['value']>>> = {
  text: fc.string({ unit: 'grapheme', maxLength: 12 }),
  email: fc.string({ maxLength: 12 }),
  exact: fc.string({ unit: fc.constantFrom('"', '\\', '(', ' ', "'", '\n', 'a', '🦊'), maxLength: 6 }),
  enum: fc.constantFrom('ACTIVE', 'FOR_DELETION'),
  boolean: fc.boolean(),
  time: fc.integer({ min: 0, max: 4e12 }),
  id: fc.constant(userId),
};

const comparison = fc.constantFrom(...Object.keys(fields)).chain((field): fc.Arbitrary<Condition> => {
  const kind = fields[field]?.kind ?? 'text';
  const allowed = operatorsOf[kind].filter((operator) => scimOperators.has(operator) || operator === 'isNull');
  return fc.constantFrom(...allowed).chain((operator) => {
    const operand = operator === 'isNull' ? fc.boolean() : (values[kind] as fc.Arbitrary<FieldCondition['value']>);
    return operand.map((value) => ({ kind: 'field', field, operator, value }));
  });
});

const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    comparison,
    fc.record({ kind: fc.constant('not' as const), of: tie('tree') }),
    fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const),
      of: fc.array(tie('tree'), { minLength: 2, maxLength: 3 }),
    }),
  ),
}));

const withinLimits = tree.filter((condition) => {
  const text = print(condition);
  return depthOf(condition) <= conditionLimits.depth && text.length <= 4096 && text.split(' ').length < 300;
});

describe('the reader of SCIM filters', () => {
  it('reads back every tree that is written as a filter', () => {
    fc.assert(
      fc.property(withinLimits, (condition) => expect(parse(print(condition))).toEqual(condition)),
      tried(1000),
    );
  });

  it('makes only trees that the check of conditions accepts', () => {
    fc.assert(
      fc.property(withinLimits, (condition) => void checkCondition(parse(print(condition)), fields)),
      tried(100),
    );
  });

  const pieces = fc.constantFrom(
    ...['(', ')', '[', ']', '"', '\\', ' ', 'and', 'or', 'not', 'eq', 'pr', 'co', 'null', 'true', 'email', 'emails'],
    ...['value', 'status', '"active"', '-', '1', '1e9', '.', ':', 'urn:', "'", '\u0000', '\ud800', 'é', 'id', '"x"'],
  );
  const soup = fc.array(pieces, { maxLength: 200 }).map((parts) => parts.join(''));
  const spacedSoup = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(' '));

  it('answers every text with a sound tree or with an error that tells the place', () => {
    fc.assert(
      fc.property(fc.oneof(soup, spacedSoup, fc.string({ unit: 'binary', maxLength: 300 })), (text) => {
        let condition: Condition;
        try {
          condition = parse(text);
        } catch (error) {
          expect(error).toBeInstanceOf(DomainError);
          expect((error as DomainError).code).toBe('BAD_USER_INPUT');
          const at = Number(/^At character (\d+): .+\.$/su.exec((error as DomainError).message)?.[1]);
          expect(at >= 1 && at <= Array.from(text).length + 1).toBe(true);
          return;
        }
        checkCondition(condition, fields);
      }),
      tried(3000),
    );
  });

  it('finds the place of any character that is put into a good filter', () => {
    const good = 'status eq "active" and (emails[value ew "@x.io"] or not (createdAt lt "2026-01-01"))';
    fc.assert(
      fc.property(fc.nat(good.length), fc.constantFrom('(', ')', '[', ']', '"', '§', ' x ', '7'), (at, extra) => {
        try {
          parse(good.slice(0, at) + extra + good.slice(at));
        } catch (error) {
          expect(error).toBeInstanceOf(DomainError);
        }
      }),
      tried(100),
    );
  });

  it('looks at each character only a few times, whatever the text is made of', () => {
    const hostile = [
      '(',
      ')',
      '"',
      '\\',
      '"\\',
      'a',
      '-',
      '1',
      ' ',
      '.',
      'not(',
      'email pr or ',
      'emails[',
      '🦊',
      '"x" ',
    ];
    const looks = jest.spyOn(String.prototype, 'charAt');
    try {
      for (const part of hostile) {
        for (const text of [part.repeat(4096), `email eq "${part.repeat(4096)}`, `email pr and ${part.repeat(4096)}`]) {
          looks.mockClear();
          expect(() => parse(text.slice(0, 4096))).toThrow(DomainError);
          expect(looks.mock.calls.length).toBeLessThanOrEqual(4096 * 4);
        }
      }
    } finally {
      looks.mockRestore();
    }
  });
});
