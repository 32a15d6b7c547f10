import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  print,
  type GraphQLSchema,
} from 'graphql';

const page = readFileSync('schema/FEATURES.md', 'utf8');
const readme = readFileSync('README.md', 'utf8');
// The directives of the federation are declared elsewhere.
const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'), { assumeValidSDL: true });

/** A line of the page: a capability, the names that serve it, and the tests that show it. */
interface Row {
  readonly number: number;
  readonly by: string;
  readonly names: readonly string[];
  readonly tests: readonly string[];
}

function rowsOf(text: string): Row[] {
  return [...text.matchAll(/^\| (\d+) *\|[^|]*\|([^|]*)\|([^|]*)\|$/gm)].map(([, number, by = '', shown = '']) => ({
    number: Number(number),
    by,
    names: [...by.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
    tests: [...shown.matchAll(/\]\(\.\.\/([^)]+)\)/g)].map(([, path = '']) => path),
  }));
}

/** Everything that is wrong with a page, in words. */
function mistakes(text: string): string[] {
  return rowsOf(text).flatMap(({ number, by, names, tests }) => {
    const missing = tests.filter((path) => !existsSync(path));
    const present = tests.filter((path) => existsSync(path));
    return [
      ...names.filter((name) => !isThere(name)).map((name) => `${number}: there is no ${name}`),
      ...missing.map((path) => `${number}: there is no ${path}`),
      ...names
        .filter((name) => isThere(name) && !present.some((path) => mentions(path, name)))
        .map((name) => `${number}: none of its tests is about ${name}`),
      ...present
        .filter((path) => names.length > 0 && !names.some((name) => mentions(path, name)))
        .map((path) => `${number}: ${path} is about nothing of it`),
      ...(tests.length === 0 && !by.includes('not yet') ? [`${number}: no test shows it`] : []),
    ];
  });
}

/** Whether the schema, or for headers, settings and commands the README, has what is named so. */
function isThere(name: string): boolean {
  if (!/^\w+(\.\w+)?(\(\w+:\))?$/.test(name) || name.startsWith('DENIZEN_')) return readme.includes(name);
  const [, first = '', second, argument] = /^(\w+)(?:\.(\w+))?(?:\((\w+):\))?$/.exec(name) ?? [];
  if (second !== undefined) return hasField(schema, first, second, argument);
  if (/^[A-Z_]+$/.test(first)) return hasCode(first);
  return ['Query', 'Mutation'].some((root) => hasField(schema, root, first, argument));
}

function hasField(of: GraphQLSchema, typeName: string, name: string, argument?: string): boolean {
  const type = of.getType(typeName);
  if (isEnumType(type)) return type.getValue(name) !== undefined;
  if (isInputObjectType(type)) return name in type.getFields();
  if (!isObjectType(type) && !isInterfaceType(type)) return false;
  const field = type.getFields()[name];
  return field !== undefined && (argument === undefined || field.args.some((one) => one.name === argument));
}

function hasCode(code: string): boolean {
  const userErrors = schema.getType('UserErrorCode');
  return (isEnumType(userErrors) && userErrors.getValue(code) !== undefined) || readme.includes(`\`${code}\``);
}

/** Whether a test names the last part of this, itself or in an operation that it sends. */
function mentions(path: string, name: string): boolean {
  const said = words(path);
  const command = /^denizen (.+)$/.exec(name)?.[1];
  if (command !== undefined) return command.split(' ').every((word) => said.has(word));
  if (name.includes('-')) return readFileSync(path, 'utf8').includes(name);
  const argument = /\((\w+):\)$/.exec(name)?.[1];
  const [root = ''] = /[\w]+(?=\(|$)/.exec(name) ?? [];
  return said.has(root) && (argument === undefined || argument === 'input' || said.has(argument));
}

const known = new Map<string, ReadonlySet<string>>();

function words(path: string): ReadonlySet<string> {
  const before = known.get(path);
  if (before) return before;
  const text = readFileSync(path, 'utf8');
  const sent = [...text.matchAll(/\b(\w+)Document\b/g)].map(([, name = '']) => operations.get(name) ?? '');
  const said = new Set(
    [text, ...sent]
      .join('\n')
      .match(/[\w-]+|\w+/g)
      ?.flatMap((word) => [word, ...word.split('-')]),
  );
  known.set(path, said);
  return said;
}

/** The text of each operation of the tests by its name, with the fragments that it is made of. */
const operations = new Map(
  readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.graphql'))
    .flatMap((path) => {
      const { definitions } = parse(readFileSync(join('test', path), 'utf8'));
      const fragments = definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
      const texts = new Map(fragments.map((one) => [one.name.value, print(one)]));
      return definitions
        .filter((one) => one.kind === Kind.OPERATION_DEFINITION)
        .map((one): [string, string] => [one.name?.value ?? '', withFragments(print(one), texts)]);
    }),
);

function withFragments(text: string, fragments: ReadonlyMap<string, string>, seen = new Set<string>()): string {
  const spread = [...text.matchAll(/\.\.\.(\w+)/g)].map(([, name = '']) => name).filter((name) => !seen.has(name));
  for (const name of spread) seen.add(name);
  return [text, ...spread.map((name) => withFragments(fragments.get(name) ?? '', fragments, seen))].join('\n');
}

describe('the page of features', () => {
  it('names only what there is, with tests that are about it', () => {
    expect(mistakes(page)).toEqual([]);
  });

  it('has its rows in order, without a gap', () => {
    const numbers = rowsOf(page).map(({ number }) => number);
    expect(numbers.length).toBeGreaterThan(100);
    expect(numbers).toEqual(numbers.map((_, n) => n + 1));
  });

  it('has a row for every mutation', () => {
    const named = new Set(rowsOf(page).flatMap(({ names }) => names.map((name) => name.replace(/\(.*/, ''))));
    const all = Object.keys(schema.getMutationType()?.getFields() ?? {});
    expect(all.filter((name) => !named.has(name))).toEqual([]);
  });

  it.each([
    ['a field that is not there', '`User.shoeSize`', 'api/people.spec.ts', 'there is no User.shoeSize'],
    ['an argument that is not there', '`users(shoeSize:)`', 'api/people.spec.ts', 'there is no users(shoeSize:)'],
    ['an operation that is not there', '`promoteUser`', 'api/people.spec.ts', 'there is no promoteUser'],
    ['a value that is not there', '`UserStatus.TIRED`', 'api/people.spec.ts', 'there is no UserStatus.TIRED'],
    ['a code that is not there', '`TOO_TIRED`', 'api/people.spec.ts', 'there is no TOO_TIRED'],
    ['a header that is not there', '`x-denizen-mood`', 'api/people.spec.ts', 'there is no x-denizen-mood'],
    ['a command that is not there', '`denizen dance`', 'cli/help.spec.ts', 'there is no denizen dance'],
    ['a test that is not there', '`user`', 'api/nothing.spec.ts', 'there is no test/api/nothing.spec.ts'],
    ['a test of something else', '`moveDomain`', 'cli/purge.spec.ts', 'none of its tests is about moveDomain'],
  ])('is not right with %s', (_, by, test, mistake) => {
    expect(mistakes(`| 1 | a feature | ${by} | [shown](../test/${test}) |`)).toContain(`1: ${mistake}`);
  });

  it('is not right with something that no test shows and that is not said to be missing', () => {
    expect(mistakes('| 1 | a feature | `user` | – |')).toContain('1: no test shows it');
    expect(mistakes('| 1 | a feature | not yet | – |')).toEqual([]);
  });
});
