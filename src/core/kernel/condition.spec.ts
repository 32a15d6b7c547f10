import { checkCondition, depthOf } from './condition-check.js';
import {
  allOf,
  everything,
  operatorsOf,
  queryShape,
  type Condition,
  type ConditionValue,
  type FieldCatalogue,
  type FieldCondition,
  type FieldKind,
  type Operator,
} from './condition.js';
import { DomainError } from './errors.js';
import { newId } from './ids.js';

const fields: FieldCatalogue = {
  name: { kind: 'text' },
  email: { kind: 'email' },
  externalId: { kind: 'exact', nullable: true },
  status: { kind: 'enum', values: ['ACTIVE', 'SUSPENDED'] },
  mfaEnabled: { kind: 'boolean' },
  createdAt: { kind: 'time' },
  id: { kind: 'id' },
};

function term(field: string, operator: Operator, value: FieldCondition['value']): FieldCondition {
  return { kind: 'field', field, operator, value };
}

const name = term('name', 'eq', 'Anna');
const not = (of: Condition): Condition => ({ kind: 'not', of });
const nested = (levels: number): Condition => (levels === 0 ? name : not(nested(levels - 1)));

function refusal(condition: Condition): DomainError {
  try {
    checkCondition(condition, fields, 'filter');
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('It was accepted.');
}

describe('all of several conditions', () => {
  it('is nothing for none, the condition itself for one, and an and for more', () => {
    const other = term('name', 'ne', 'Ben');
    expect(allOf([])).toBeUndefined();
    expect(allOf([undefined, undefined])).toBeUndefined();
    expect(allOf([undefined, name])).toBe(name);
    expect(allOf([name, undefined, other])).toEqual({ kind: 'and', of: [name, other] });
  });
});

describe('the shape of a query', () => {
  it('is the same for the same question', () => {
    expect(queryShape('users', { condition: { ...name }, orderBy: [] }, 'ten_1', undefined, true)).toBe(
      queryShape('users', { condition: name, orderBy: [] }, 'ten_1', undefined, true),
    );
  });

  it('differs for another list, filter, search, order or other argument', () => {
    const ascending = { orderBy: [{ field: 'name', direction: 'ASC' as const }] };
    const shapes = [
      queryShape('users', everything),
      queryShape('groups', everything),
      queryShape('users', { ...everything, condition: name }),
      queryShape('users', { ...everything, condition: not(name) }),
      queryShape('users', { ...everything, search: 'anna' }),
      queryShape('users', { ...everything, search: '' }),
      queryShape('users', ascending),
      queryShape('users', { orderBy: [{ field: 'name', direction: 'DESC' }] }),
      queryShape('users', everything, 'ten_1'),
      queryShape('users', everything, undefined, 'ten_1'),
      queryShape('users', everything, 'true'),
      queryShape('users', everything, true),
    ];
    expect(new Set(shapes).size).toBe(shapes.length);
  });

  it('stays short, as every cursor of a page holds it against its position', () => {
    const condition = term(
      'name',
      'in',
      Array.from({ length: 100 }, () => 'x'.repeat(1000)),
    );
    expect(queryShape('users', { ...everything, condition }).length).toBeLessThanOrEqual(12);
  });
});

describe('a condition that a caller gave', () => {
  const good: Readonly<Record<FieldKind, [string, ConditionValue]>> = {
    text: ['name', 'Anna'],
    email: ['email', 'anna@example.com'],
    exact: ['externalId', 'HR-7'],
    enum: ['status', 'ACTIVE'],
    boolean: ['mfaEnabled', false],
    time: ['createdAt', 0],
    id: ['id', newId('usr')],
  };
  const operators = [...new Set(Object.values(operatorsOf).flat())];
  const operand = (operator: Operator, value: ConditionValue): FieldCondition['value'] => {
    if (operator === 'isNull') return true;
    return operator === 'in' || operator === 'notIn' ? [value] : value;
  };

  it.each(Object.keys(operatorsOf) as FieldKind[])('uses on %s only the operators of its kind', (kind) => {
    const [field, value] = good[kind];
    for (const operator of operators) {
      const condition = term(field, operator, operand(operator, value));
      if (operatorsOf[kind].includes(operator)) expect(checkCondition(condition, fields)).toBe(condition);
      else
        expect(refusal(condition)).toMatchObject({
          code: 'BAD_USER_INPUT',
          argumentPath: ['filter', field, operator],
          message: `\`${operator}\` can't be used with this field; use ${operatorsOf[kind].join(', ')}.`,
        });
    }
  });

  it.each<[string, FieldCondition, string]>([
    ['a number for a text', term('name', 'eq', 0), 'a text of at most 1000 characters'],
    ['true for a text', term('externalId', 'eq', true), 'a text of at most 1000 characters'],
    ['a text that is too long', term('email', 'eq', 'x'.repeat(1001)), 'a text of at most 1000 characters'],
    ['an unknown enum value', term('status', 'eq', 'active'), 'one of ACTIVE, SUSPENDED'],
    ['a text for a boolean', term('mfaEnabled', 'eq', 'true'), 'true or false'],
    ['a text for a time', term('createdAt', 'gt', '2026-01-01'), 'a time'],
    ['half a millisecond', term('createdAt', 'gt', 0.5), 'a time'],
    ['a time that is no number', term('createdAt', 'gt', Number.NaN), 'a time'],
    ['a time beyond the calendar', term('createdAt', 'lt', 8.64e15 + 1), 'a time'],
    ['a text that is no id', term('id', 'eq', 'anna'), 'an id'],
  ])('is refused for %s', (_, condition, expected) => {
    expect(refusal(condition).message).toBe(`\`${condition.operator}\` must be ${expected}.`);
  });

  it.each<[string, FieldCondition, string[]]>([
    ['half a surrogate pair', term('name', 'contains', '\udc00'), []],
    ['a tower of accents', term('externalId', 'eq', `a${'\u0301\u200b'.repeat(31)}`), []],
    ['one of them in a list', term('email', 'in', ['a', '\udc00']), ['1']],
  ])('is refused for %s, in its own words', (_, condition, below) => {
    expect(refusal(condition)).toMatchObject({
      message: `\`${condition.operator}\` must not hold half a character, or more than 30 accents on one letter.`,
      argumentPath: ['filter', condition.field, condition.operator, ...below],
    });
  });

  it('says which of several values is wrong', () => {
    const errors = [term('id', 'notIn', [newId('usr'), '']), term('externalId', 'in', ['a', null])].map(refusal);
    expect(errors.map(({ message, argumentPath }) => [message, argumentPath])).toEqual([
      ['`notIn` must be an id.', ['filter', 'id', 'notIn', '1']],
      ['`in` needs a value; use `isNull` to ask whether there is one.', ['filter', 'externalId', 'in', '1']],
    ]);
  });

  it.each<[string, FieldCondition, RegExp]>([
    ['null', term('externalId', 'eq', null), /needs a value; use `isNull`/],
    ['a list for eq', term('name', 'eq', ['Anna']), /takes one value/],
    ['one value for in', term('name', 'in', 'Anna'), /takes a list of values/],
    ['a list for isNull', term('name', 'isNull', [true]), /must be true or false/],
    ['null for isNull', term('name', 'isNull', null), /must be true or false/],
    [
      '101 values',
      term('name', 'in', Array<string>(101).fill('x')),
      /takes at most 100 values; these are 101, so ask several times/,
    ],
  ])('is refused with %s as its operand', (_, condition, message) => {
    const error = refusal(condition);
    expect(error.message).toMatch(message);
    expect(error.argumentPath).toEqual(['filter', condition.field, condition.operator]);
  });

  it.each(['emial', 'Name', '__proto__', 'constructor', 'toString', ''])('is refused for the field %j', (field) => {
    expect(refusal(term(field, 'eq', 'x')).message).toBe(
      `'${field}' is no field of this filter; there are name, email, externalId, status, mfaEnabled, createdAt, id.`,
    );
  });

  it('may list no value and a hundred, but not for all or any of no conditions', () => {
    expect(checkCondition(term('name', 'in', []), fields)).toBeDefined();
    expect(checkCondition(term('name', 'in', Array<string>(100).fill('x')), fields)).toBeDefined();
    expect(refusal({ kind: 'and', of: [] })).toMatchObject({ argumentPath: ['filter', 'and'] });
    expect(refusal(not({ kind: 'or', of: [] })).message).toBe('Give `or` at least one condition.');
  });

  it('is nested at most 20 deep', () => {
    expect(depthOf(nested(20))).toBe(20);
    expect(checkCondition(nested(20), fields)).toBeDefined();
    expect(refusal(nested(21)).message).toBe(
      'A filter is nested at most 20 deep; put side by side what the same word joins.',
    );
    expect(refusal({ kind: 'or', of: [name, { kind: 'and', of: [name, nested(19)] }] }).argumentPath).toEqual([
      'filter',
    ]);
  });

  it('has at most 100 comparisons, with relations counted, of which there are at most 10', () => {
    const relation: Condition = { kind: 'relation', relation: 'memberOf', arguments: { groupId: newId('grp') } };
    const terms = (count: number, relations: number): Condition[] =>
      Array.from({ length: count }, (_, n) => (n < relations ? relation : name));
    expect(checkCondition({ kind: 'or', of: terms(100, 10) }, fields)).toBeDefined();
    expect(refusal({ kind: 'or', of: [not({ kind: 'and', of: terms(60, 5) }), ...terms(41, 5)] }).message).toBe(
      'A filter has at most 100 comparisons; compare one field with many values by `in`.',
    );
    expect(refusal({ kind: 'or', of: [not({ kind: 'and', of: terms(6, 6) }), ...terms(5, 5)] }).message).toBe(
      'A filter asks for at most 10 related things; ask several times.',
    );
  });

  it('is checked in every corner of the tree', () => {
    const wrong = term('status', 'eq', 'GONE');
    for (const tree of [not(wrong), { kind: 'and', of: [name, wrong] }, { kind: 'or', of: [not(not(wrong)), name] }])
      expect(refusal(tree as Condition).argumentPath).toEqual(['filter', 'status', 'eq']);
  });
});
