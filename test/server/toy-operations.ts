/** An operation as a client sends it. */
export interface Operation {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

/** Every kind of operation on the toy schema; each must give the same answer interpreted and compiled. */
export const operations: Record<string, Operation> = {
  'plain fields and lists': { query: '{ me { id name friend { name pets { name kind } } } stringly }' },
  'an argument as a literal, a default and a variable': {
    query: 'query ($n: Int = 1) { me { a: pets { name } b: pets(first: 3) { name } c: pets(first: $n) { name } } }',
  },
  'an enum with a value of its own': {
    query: 'query ($k: Kind) { me { pets(kind: $k) { kind } dogs: pets(first: 9, kind: DOG) { name } } }',
    variables: { k: 'CAT' },
  },
  'a scalar that becomes an object': {
    query: '{ me { a: born(after: "2024-01-02T03:04:05.678Z") b: born } }',
  },
  'a scalar in a variable, given and left out': {
    query: 'query ($a: Moment, $b: Moment) { me { a: born(after: $a) b: born(after: $b) } }',
    variables: { a: '2024-01-02T03:04:05.678Z' },
  },
  'an input type that contains itself': {
    query: 'query ($f: Filter) { pets(filter: $f) { echo(filter: $f) } }',
    variables: { f: { and: [{ eq: 'a', kind: 'CAT' }, { and: [] }], since: '2024-01-01T00:00:00.000Z' } },
  },
  'a variable inside a literal, left out': {
    query: 'query ($e: String) { me { pets { echo(filter: { and: [{ eq: $e }] }, text: $e) } } }',
  },
  'a variable inside a literal, null': {
    query: 'query ($e: String) { me { pets { echo(filter: { and: [{ eq: $e }] }, text: $e) } } }',
    variables: { e: null },
  },
  'one value where a list is wanted': { query: '{ me { pets { echo(words: "one") } } }' },
  'text that looks like code': {
    query: `{ me { pets { echo(text: "__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74d(globalThis.broken=1)") } } }`,
  },
  'an interface': {
    query: '{ a: owner(id: "p1") { __typename name } b: owner(id: "s1") { name ... on Shelter { places } } }',
  },
  'an interface whose type is wrong': { query: '{ me { pets(first: 9) { name owner { name } } } }' },
  'a union': {
    query: '{ found { __typename ... on Node { id } ... on Person { friend { name } } ... on Pet { kind } } }',
  },
  'fragments, used twice and nested': {
    query: '{ me { ...A friend { ...A } } } fragment A on Person { name ...B } fragment B on Node { id }',
  },
  'merged fields': { query: '{ me { friend { id } } me { friend { name } ... on Node { id } } }' },
  'a field through two fragments': {
    query: '{ me { ...A ...A ...B broken } } fragment A on Person { broken } fragment B on Person { ...A }',
  },
  'skip and include, literal': {
    query: '{ me { id @skip(if: true) name @include(if: true) } stringly @include(if: false) }',
  },
  'skip and include together': {
    query: '{ me { id @skip(if: false) @include(if: false) name @skip(if: false) @include(if: true) } }',
  },
  'a fragment with a condition at one of its uses': {
    query: 'query ($x: Boolean!) { a: me { ...F @include(if: $x) } b: me { ...F } } fragment F on Person { name }',
    variables: { x: false },
  },
  'a fragment left out where it is used again through another': {
    query:
      'query ($x: Boolean!) { me { ...F @include(if: $x) ...G } } fragment F on Person { name } fragment G on Person { ...F }',
    variables: { x: false },
  },
  'a condition that leaves nothing': { query: '{ me { ... on Person @skip(if: true) { name } } }' },
  'a condition with a default': {
    query: 'query ($x: Boolean = false) { me { name @include(if: $x) id } }',
  },
  'a condition that is null': {
    query: 'query ($x: Boolean = false) { me { name @include(if: $x) id } }',
    variables: { x: null },
  },
  'one of several operations': {
    query: 'query A($x: Boolean!) { me { ...F @skip(if: $x) } } query B { me { ...F } } fragment F on Person { name }',
    operationName: 'B',
  },
  'no such operation': { query: 'query A { stringly }', operationName: 'Z' },
  'a variable of the wrong type': { query: 'query ($n: Int) { me { pets(first: $n) { id } } }', variables: { n: 'x' } },
  'a missing variable': { query: 'query ($n: Int!) { me { pets(first: $n) { id } } }' },
  'an unknown input field': { query: 'query ($f: Filter) { pets(filter: $f) { id } }', variables: { f: { nope: 1 } } },
  'a scalar that refuses': { query: 'query ($a: Moment) { me { born(after: $a) } }', variables: { a: 'never' } },
  'a null for an argument that must not be': {
    query: 'query ($ms: Int = 5) { me { name slow(ms: $ms) } stringly }',
    variables: { ms: null },
  },
  'an error in a nullable field': { query: '{ me { name broken } stringly }' },
  'an error in a field that must not be null': { query: '{ me { name friend { strictBroken } } stringly }' },
  'null in a field that must not be null': { query: '{ me { friend { strictFriend { id } } } }' },
  'null at the root': { query: '{ failStrictly stringly }' },
  'all ways to fail': {
    query: '{ a: fail(how: ERROR) b: fail(how: REJECTION) c: fail(how: DOMAIN) e: fail(how: UNAVAILABLE) }',
  },
  'a value that its type refuses': { query: '{ count }' },
  'rejections inside a list': { query: '{ promised { name } }' },
  'rejections inside a list that must not have nulls': { query: '{ strictPromised { name } stringly }' },
  'keys that join to the same name': { query: '{ a { b_c } c_a { b } }' },
  'a key that is a prototype’s': { query: '{ __proto__: me { __proto__: name constructor: id } }' },
  'a variable that is a prototype’s': {
    query: 'query ($__proto__: ID!) { person(id: $__proto__) { id } }',
    variables: { id: 1 },
  },
  'entities, one of them refused': {
    query: 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Person { name } } }',
    variables: {
      r: [
        { __typename: 'Person', id: 'p1' },
        { __typename: 'Person', id: 'p3' },
        { __typename: 'Person', id: 'zz' },
      ],
    },
  },
  'the schema of the subgraph': { query: '{ _service { sdl } }' },
  introspection: { query: '{ __schema { queryType { name } } __type(name: "Pet") { fields { name } } }' },
  'mutations in order': {
    query: 'mutation { a: write(text: "a", ms: 15) b: write(text: "b") c: write(text: "c", ms: 1) }',
  },
  'a mutation that fails': { query: 'mutation { a: write(text: "a") b: writeFailing(text: "b") c: write(text: "c") }' },
};
