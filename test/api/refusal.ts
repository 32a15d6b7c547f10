import type { Answer } from '../support/app.js';
import type { Everywhere } from './everywhere.js';

/** What a client is told about an operation that is refused. */
export interface Refusal {
  /** Of HTTP, to a client that reads `application/graphql-response+json`; 200 unless told, as for a field that failed. */
  readonly status?: number;
  /** BAD_USER_INPUT unless told. */
  readonly code?: string;
  /** The field that failed, as a path with dots; none where the operation was not executed. */
  readonly path?: string;
  /** The argument at fault, as a path with dots. */
  readonly argument?: string;
  /** Of the message, in whose words it says what is wrong or what to do. */
  readonly says: string | RegExp;
}

/** What no client should ever read: pieces of SQL, of a stack, of the database, of files and modules. */
const internals =
  /\b(SELECT|INSERT|WHERE|FROM \w+|JOIN|ORDER BY|LIMIT \d)\b|node_modules|\.[jt]s:\d|\bat \w+\.|sqlite|mysql|maria|typeorm|libsql|tenant_accesses|role_assignments|group_memberships|_key\b|denizen_test|ECONN|errno/i;

/** Checks that an answer is one error, this one, and that it tells nothing of how the service works inside. */
export function expectRefusal({ status, data, errors = [], text }: Answer, wanted: Refusal): void {
  const { code = 'BAD_USER_INPUT', path, argument, says } = wanted;
  expect(errors.map(({ message }) => message)).toEqual([
    typeof says === 'string' ? expect.stringContaining(says) : expect.stringMatching(says),
  ]);
  const [error] = errors;
  expect({
    status,
    code: error?.extensions['code'],
    path: error?.path?.join('.'),
    argument: (error?.extensions['argumentPath'] as string[] | undefined)?.join('.'),
  }).toEqual({ status: wanted.status ?? 200, code, path, argument });
  expect(Object.values(data ?? {}).filter((value) => value !== null)).toEqual([]);
  expect(Object.keys(error?.extensions ?? {}).filter((name) => !['code', 'argumentPath'].includes(name))).toEqual([]);
  expect(text.replace(/"extensions":\{"stats":.*$/, '')).not.toMatch(internals);
}

/** An operation that is refused, for a table: what it is in words, the document, its variables, the refusal. */
export type RefusedCase = readonly [what: string, operation: string, variables: object, refusal: Refusal];

/** A list of people with these arguments; `$f` and `$t` in them are a filter and a text from the variables. */
export function usersWith(given: string): string {
  const declared = given.includes('$f') ? '($f: UserFilter)' : given.includes('$t') ? '($t: String)' : '';
  return `query ${declared} { users(${given}) { nodes { id } } }`;
}

/** The same value so many times. */
export function repeated<T>(count: number, value: T): T[] {
  return Array<T>(count).fill(value);
}

/** Asks on every database, compiled and interpreted, and checks that it is refused in the same words. */
export async function expectRefusedEverywhere(
  everywhere: Everywhere,
  ...[, operation, variables, refusal]: RefusedCase
): Promise<void> {
  const headers = { accept: 'application/graphql-response+json' };
  for (const { answer } of await everywhere.raw(operation, variables, { headers })) expectRefusal(answer, refusal);
}
