import { GraphQLScalarType, Kind } from 'graphql';
import { parseTime } from '../../core/kernel/scim-value.js';

// What the specification below demands, and no more: a date alone or a time without seconds is none.
const pattern = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)$/;

// GraphQL adds to the error which variable or argument it is about; it would not to a domain error.
function parse(value: unknown): number {
  const time = typeof value === 'string' && pattern.test(value) ? parseTime(value.toUpperCase()) : undefined;
  if (time === undefined)
    throw new TypeError("It must be an ISO 8601 text with date, time and zone, such as '2026-11-21T09:30:00.000Z'.");
  return time;
}

/** A moment: milliseconds since 1970 inside, ISO 8601 UTC with milliseconds outside. */
export const DateTime = new GraphQLScalarType<number, string>({
  name: 'DateTime',
  description: 'A moment as ISO 8601 (RFC 3339) text in UTC with milliseconds, for example `2026-11-21T09:30:00.000Z`.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time',
  serialize: (value) => new Date(value as number).toISOString(),
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
});
