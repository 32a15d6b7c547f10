import type { ConditionValue, FieldDefinition } from './condition.js';
import { expectedValue, isValueOf } from './condition-check.js';
import type { Token } from './scim-scanner.js';

const time =
  /^(\d{4}-\d\d-\d\d)(?:T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d))?$/i;

const booleans: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

/**
 * Reads an ISO 8601 time with its zone, or a date, which is its midnight in UTC. Below milliseconds it is cut off.
 * @returns milliseconds since 1970, or undefined for a text that is no time or a day that no calendar has
 */
export function parseTime(text: string): number | undefined {
  const date = time.exec(text)?.[1];
  if (date === undefined) return undefined;
  // The platform takes February 30 for March 1.
  const day = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || !day.toISOString().startsWith(date)) return undefined;
  return Date.parse(text);
}

/** The value that a literal has for a field, or undefined when it can't be compared with the field. */
export function literalValue(token: Token, definition: FieldDefinition): ConditionValue | undefined {
  const value = read(token, definition);
  return isValueOf(definition, value) ? value : undefined;
}

function read({ kind, source, text }: Token, definition: FieldDefinition): ConditionValue | undefined {
  if (definition.kind === 'boolean') return kind === 'word' ? booleans.get(source.toLowerCase()) : undefined;
  if (text === undefined) return undefined;
  if (definition.kind === 'time') return parseTime(text);
  if (definition.kind === 'enum') return /^\w+$/.test(text) ? text.toUpperCase() : undefined;
  return text;
}

/** The literals that a field can be compared with, in words that finish "expected …". */
export function expectedLiteral(definition: FieldDefinition): string {
  switch (definition.kind) {
    case 'boolean':
      return expectedValue(definition);
    case 'enum':
      return `one of ${(definition.values ?? []).map((value) => `"${value}"`).join(', ')}`;
    case 'time':
      return 'a time in double quotes, as "2026-01-31T09:00:00Z"';
    default:
      return `${expectedValue(definition)} in double quotes`;
  }
}
