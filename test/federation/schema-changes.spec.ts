import { readFileSync } from 'node:fs';
import { breakingChanges, newestVersion, undatedDeprecations, unlisted } from './schema-changes.js';

const current = readFileSync('schema/schema.graphql', 'utf8');
const released = readFileSync('schema/released.graphql', 'utf8');
const changelog = readFileSync('schema/CHANGELOG.md', 'utf8');

describe('the schema', () => {
  it('breaks nothing of the last release without a line in schema/CHANGELOG.md', async () => {
    const missing = unlisted(await breakingChanges(released, current), changelog);
    expect(missing.map(({ coordinate, message }) => `- \`${coordinate}\`: ${message}`)).toEqual([]);
  });

  it('is compared with the newest version in schema/CHANGELOG.md', () => {
    expect(/^# Denizen (\S+)\n/.exec(released)?.[1]).toBe(newestVersion(changelog));
  });

  it('says of everything deprecated when it goes, there and in schema/CHANGELOG.md', () => {
    expect(undatedDeprecations(current, changelog)).toEqual([]);
  });
});

// What the checks above are worth: each of these edits of a small schema must be found.
const before = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@shareable"])
  directive @key(fields: federation__FieldSet!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE
  scalar federation__FieldSet
  type Query { user(id: ID, name: String): User users(first: Int = 20, filter: UserFilter): [User!]! }
  interface Node { id: ID! }
  type User implements Node @key(fields: "id") @key(fields: "name") { id: ID! name: String! email: String kind: Kind! }
  type Page @shareable { end: Boolean! }
  type Spare { id: ID! }
  enum Kind { PERSON ROBOT }
  input UserFilter { kind: Kind name: String }
  union Found = User | Page
  union _Entity = User
`;

const edits: readonly [what: string, from: string, to: string, coordinate: string][] = [
  ['a field is removed', 'email: String', '', 'User.email'],
  ['a field may be null', 'name: String! email', 'name: String email', 'User.name'],
  ['a field has another type', 'email: String', 'email: [String]', 'User.email'],
  ['a type is removed', 'type Spare { id: ID! }', '', 'Spare'],
  ['a type leaves an interface', 'implements Node', '', 'User'],
  ['a type leaves a union', 'Found = User | Page', 'Found = User', 'Found'],
  ['an argument is removed', ', name: String)', ')', 'Query.user(name:)'],
  ['an argument becomes required', 'user(id: ID,', 'user(id: ID!,', 'Query.user(id:)'],
  ['a required argument is added', 'user(id: ID,', 'user(id: ID, in: ID!,', 'Query.user(in:)'],
  ['a value of an enumeration is removed', 'PERSON ROBOT', 'PERSON', 'Kind.ROBOT'],
  ['a field of an input is removed', '{ kind: Kind name: String }', '{ kind: Kind }', 'UserFilter.name'],
  ['a required field is added to an input', '{ kind: Kind name', '{ in: ID! kind: Kind name', 'UserFilter.in'],
  ['a key is removed', ' @key(fields: "name")', '', 'User @key(fields: "name")'],
  ['a key names no thing any more', '"name")', '"name", resolvable: false)', 'User @key(fields: "name")'],
  ['a type is not shared any more', ' @shareable', '', 'Page @shareable'],
];

const harmless: readonly [what: string, from: string, to: string][] = [
  ['a field is added', 'email: String', 'email: String phone: String'],
  ['a field is never null any more', 'email: String', 'email: String!'],
  ['an argument is added', 'user(id: ID,', 'user(id: ID, email: String,'],
  ['a type is added', 'enum Kind', 'type More { id: ID! } enum Kind'],
  ['a key is added', '@key(fields: "id")', '@key(fields: "id") @key(fields: "email")'],
  ['another version of federation is meant', 'v2.7', 'v2.9'],
  ['the machinery of federation changes', 'scalar federation__FieldSet', ''],
  ['something is deprecated', 'email: String', 'email: String @deprecated(reason: "2027-01-31")'],
];

function edited(from: string, to: string): string {
  // One space for all white space, so that an edit can reach over the end of a line.
  const text = before.replace(/\s+/g, ' ');
  expect(text).toContain(from);
  return text.replace(from, to);
}

describe('a change of the schema', () => {
  it.each(edits)('is found when %s', async (_what, from, to, coordinate) => {
    const changes = await breakingChanges(before, edited(from, to));
    expect(changes.map((change) => change.coordinate)).toContain(coordinate);
    expect(unlisted(changes, '## [Unreleased]\n')).toEqual(changes);
    const lines = changes.map((change) => `- \`${change.coordinate}\`: why.`).join('\n');
    expect(unlisted(changes, `# Changes\n\n## [Unreleased]\n\n${lines}\n\n## [1.0.0]\n`)).toEqual([]);
    expect(unlisted(changes, `# Changes\n\n## [Unreleased]\n\n## [1.0.0]\n\n${lines}\n`)).toEqual(changes);
  });

  it.each(harmless)('is no concern when %s', async (_what, from, to) => {
    expect(await breakingChanges(before, edited(from, to))).toEqual([]);
  });

  it('is not listed by a line about a longer name', () => {
    const change = { coordinate: 'User.name', message: '' };
    expect(unlisted([change], '## [Unreleased]\n- `User.names`: gone.')).toEqual([change]);
  });
});

describe('a deprecation', () => {
  const deprecated = (reason: string) => `type Query { a: Int @deprecated(reason: "${reason}") }`;

  it('names the day of the removal, in its reason and in the change log', () => {
    expect(
      undatedDeprecations(deprecated('Use `b`. Removed on 2027-01-31.'), '- `Query.a` goes on 2027-01-31'),
    ).toEqual([]);
    expect(undatedDeprecations(deprecated('Use `b`.'), '')).toEqual(['Use `b`.']);
    expect(undatedDeprecations(deprecated('Removed on 2027-01-31.'), 'nothing')).toEqual(['Removed on 2027-01-31.']);
    expect(undatedDeprecations('type Query { a: Int @deprecated }', '')).toEqual(['No longer supported']);
  });
});
