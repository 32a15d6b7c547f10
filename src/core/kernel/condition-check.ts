import {
  operatorsOf,
  type Condition,
  type ConditionValue,
  type FieldCatalogue,
  type FieldCondition,
  type FieldDefinition,
  type Operator,
} from './condition.js';
import { badInput, type DomainError } from './errors.js';
import { parseId } from './ids.js';
import { hasTooManyMarks } from './text.js';

/** How large a condition may be, however it was written: more is a mistake or an attack, not a question. */
export const conditionLimits = {
  /** Levels of and, or and not above a comparison. */
  depth: 20,
  /** Comparisons and relations in the whole tree. */
  terms: 100,
  /** Relations among them: each looks through other tables for every row. */
  relations: 10,
  /** Values of one `in` or `notIn`. */
  listed: 100,
  /** UTF-16 units of one text. */
  textLength: 1000,
} as const;

// How far from 1970 a Date can be, in milliseconds.
const farthestTime = 8.64e15;

/**
 * Checks a condition that a caller gave: its fields are in the catalogue, their kinds allow the operators, the values fit
 * the kinds, and its size is within `conditionLimits`. An empty `in` is allowed (nothing is in it); an empty `and` or `or`
 * is not, as readers disagree about what it means.
 * @returns the condition
 * @throws BAD_USER_INPUT with the path, then the field and its operator
 */
export function checkCondition(condition: Condition, fields: FieldCatalogue, ...path: string[]): Condition {
  let terms = 0;
  let relations = 0;
  const visit = (node: Condition, depth: number): void => {
    if (depth > conditionLimits.depth)
      throw badInput(
        `A filter is nested at most ${conditionLimits.depth} deep; put side by side what the same word joins.`,
        ...path,
      );
    if (node.kind === 'and' || node.kind === 'or') {
      if (node.of.length === 0) throw badInput(`Give \`${node.kind}\` at least one condition.`, ...path, node.kind);
      for (const part of node.of) visit(part, depth + 1);
    } else if (node.kind === 'not') {
      visit(node.of, depth + 1);
    } else {
      if (++terms > conditionLimits.terms)
        throw badInput(
          `A filter has at most ${conditionLimits.terms} comparisons; compare one field with many values by \`in\`.`,
          ...path,
        );
      if (node.kind === 'field') checkField(node, fields, path);
      else if (++relations > conditionLimits.relations)
        throw badInput(
          `A filter asks for at most ${conditionLimits.relations} related things; ask several times.`,
          ...path,
        );
    }
  };
  visit(condition, 0);
  return condition;
}

/** The levels of and, or and not above the deepest comparison of a condition. */
export function depthOf(condition: Condition): number {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return 1 + Math.max(0, ...condition.of.map(depthOf));
    case 'not':
      return 1 + depthOf(condition.of);
    default:
      return 0;
  }
}

function checkField(node: FieldCondition, fields: FieldCatalogue, path: readonly string[]): void {
  const definition = Object.hasOwn(fields, node.field) ? fields[node.field] : undefined;
  if (!definition)
    throw badInput(`'${node.field}' is no field of this filter; there are ${Object.keys(fields).join(', ')}.`, ...path);
  const allowed = operatorsOf[definition.kind];
  const refuse = (problem: string, ...below: string[]) =>
    badInput(`\`${node.operator}\` ${problem}.`, ...path, node.field, node.operator, ...below);
  if (!allowed.includes(node.operator)) throw refuse(`can't be used with this field; use ${allowed.join(', ')}`);
  checkOperand(definition, node.operator, node.value, refuse);
}

function checkOperand(
  definition: FieldDefinition,
  operator: Operator,
  operand: FieldCondition['value'],
  refuse: (problem: string, ...below: string[]) => DomainError,
): void {
  if (operator === 'isNull') {
    if (typeof operand !== 'boolean') throw refuse('must be true or false');
    return;
  }
  if (operator !== 'in' && operator !== 'notIn') {
    const problem = isList(operand) ? 'takes one value' : fault(definition, operand);
    if (problem !== undefined) throw refuse(problem);
    return;
  }
  if (!isList(operand)) throw refuse('takes a list of values');
  if (operand.length > conditionLimits.listed)
    throw refuse(`takes at most ${conditionLimits.listed} values; these are ${operand.length}, so ask several times`);
  for (const [n, value] of operand.entries()) {
    const problem = fault(definition, value);
    if (problem !== undefined) throw refuse(problem, String(n));
  }
}

function isList(operand: FieldCondition['value']): operand is readonly ConditionValue[] {
  return Array.isArray(operand);
}

function fault(definition: FieldDefinition, value: ConditionValue): string | undefined {
  if (value === null) return 'needs a value; use `isNull` to ask whether there is one';
  if (isValueOf(definition, value)) return undefined;
  const isOdd = ['text', 'email', 'exact'].includes(definition.kind) && isShort(value);
  return isOdd
    ? 'must not hold half a character, or more than 30 accents on one letter'
    : `must be ${expectedValue(definition)}`;
}

/** Whether a value can be compared with a field: its type fits, and it is within the limits. */
export function isValueOf(definition: FieldDefinition, value: unknown): boolean {
  switch (definition.kind) {
    case 'text':
    case 'email':
    case 'exact':
      return typeof value === 'string' && isComparable(value);
    case 'enum':
      return typeof value === 'string' && definition.values?.includes(value) === true;
    case 'boolean':
      return typeof value === 'boolean';
    case 'time':
      return Number.isInteger(value) && Math.abs(value as number) <= farthestTime;
    case 'id':
      return parseId(value) !== undefined;
  }
}

// Half a surrogate pair or a tower of accents is in no text that is stored.
function isComparable(text: string): boolean {
  return isShort(text) && !/\p{Cs}/u.test(text) && !hasTooManyMarks(text);
}

function isShort(text: unknown): text is string {
  return typeof text === 'string' && text.length <= conditionLimits.textLength;
}

/** What a field is compared with, in words that finish "must be …". */
export function expectedValue(definition: FieldDefinition): string {
  switch (definition.kind) {
    case 'text':
    case 'email':
    case 'exact':
      return `a text of at most ${conditionLimits.textLength} characters`;
    case 'enum':
      return `one of ${(definition.values ?? []).join(', ')}`;
    case 'boolean':
      return 'true or false';
    case 'time':
      return 'a time';
    case 'id':
      return 'an id';
  }
}
