import { buildSchema, getIntrospectionQuery, getOperationAST, parse } from 'graphql';
import { assertAffordable, priceOperation, type CostLimits } from './cost.js';

const schema = buildSchema(`
  type Query {
    viewer: User
    users(first: Int, last: Int): UserConnection!
    nodes(ids: [ID!]!): [Node]!
    tags: [String!]!
    _entities(representations: [ID!]!): [Entity]!
  }
  interface Node { id: ID! }
  union Entity = User | Role
  type UserConnection { edges: [UserEdge!]! nodes: [User!]! totalCount: Int! }
  type UserEdge { node: User! cursor: String! }
  type User implements Node { id: ID! username: String! groups(first: Int): GroupConnection! roleAssignments(first: Int): AssignmentConnection! }
  type GroupConnection { edges: [GroupEdge!]! nodes: [Group!]! totalCount: Int! }
  type GroupEdge { role: String! node: Group! }
  type Group implements Node { id: ID! name: String! members(first: Int): UserConnection! roleAssignments(first: Int): AssignmentConnection! }
  type AssignmentConnection { nodes: [Assignment!]! }
  type Assignment { role: Role! scope: Scope! }
  type Role { id: ID! name: String! permissions: [Permission!]! }
  type Permission { name: String! }
  type Scope { kind: String! domain: Domain }
  type Domain { path: String! }
`);

const limits: CostLimits = { maxCost: 1_000_000, defaultPageSize: 20, maxPageSize: 100, maxRepresentations: 1_000 };

function price(query: string, variables: Record<string, unknown> = {}) {
  return priceOperation(priced(query, variables), limits);
}

function priced(query: string, variables: Record<string, unknown> = {}) {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('There is no operation.');
  return { schema, document, operation, variables };
}

const cost = (query: string, variables?: Record<string, unknown>): number => price(query, variables).cost;

describe('the cost of an operation', () => {
  it('is one for each field', () => {
    expect(cost('{ viewer { id username } }')).toBe(3);
  });

  it('counts what is in a connection once for each row of its page', () => {
    expect(cost('{ users(first: 7) { nodes { id } } }')).toBe(1 + 7 * 2);
    expect(cost('{ users(last: 7) { edges { node { id } } } }')).toBe(1 + 7 * 3);
    expect(cost('{ users { nodes { id } } }')).toBe(1 + 20 * 2);
    expect(cost('{ users(first: null, last: 3) { totalCount } }')).toBe(1 + 3);
  });

  it('takes the page’s size from variables and their defaults', () => {
    const query = 'query ($n: Int = 4) { users(first: $n) { nodes { id } } }';
    expect(cost(query, { n: 50 })).toBe(101);
    expect(cost(query)).toBe(9);
    expect(cost(query, { n: null })).toBe(41);
    expect(cost(query, { n: 'many' })).toBe(41);
    expect(cost('query ($n: Int) { users(first: $n) { nodes { id } } }')).toBe(41);
  });

  it('never takes a page to be larger than pages are, nor empty', () => {
    expect(cost('{ users(first: 1000000000) { nodes { id } } }')).toBe(201);
    expect(cost('{ users(first: 0) { nodes { id } } }')).toBe(3);
    expect(cost('{ users(first: -5) { nodes { id } } }')).toBe(3);
  });

  it('takes another list to have ten items, or as many as are asked for', () => {
    expect(cost('{ viewer { roleAssignments(first: 1) { nodes { role { permissions { name } } } } } }')).toBe(15);
    expect(cost('{ tags }')).toBe(1);
    expect(cost('{ nodes(ids: ["a", "b", "c"]) { id } }')).toBe(4);
    expect(cost('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: Array(40).fill('a') })).toBe(41);
    expect(cost('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: 'a' })).toBe(11);
  });

  it('counts the entities that are asked for', () => {
    const query =
      'query ($r: [ID!]!) { a: _entities(representations: $r) { ... on User { id } ...F } ...E } fragment F on Role { name } fragment E on Query { b: _entities(representations: $r) { __typename } }';
    expect(price(query, { r: ['x', 'y', 'z'] })).toEqual({ cost: 1 + 3 * 2 + 1, representations: 6 });
  });

  it('does not count introspection', () => {
    expect(cost(getIntrospectionQuery())).toBe(0);
    expect(cost('{ __typename viewer { __typename } }')).toBe(1);
  });

  it('counts a fragment at each use, and prices it once', () => {
    const fragments = Array.from({ length: 1_000 }, (_, n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`);
    expect(cost(`{ ...F970 } ${fragments.join(' ')} fragment F1000 on Query { tags }`)).toBe(2 ** 30);
    expect(cost(`{ ...F0 } ${fragments.slice(0, 1_000).join(' ')} fragment F1000 on Query { tags }`)).toBeGreaterThan(
      1e300,
    );
  });

  it('is finite for documents that validation would have refused', () => {
    expect(cost('{ ...F } fragment F on Query { tags ...F viewer { ...F } }')).toBe(2);
    expect(cost('{ ...Nowhere nothing { at { all } } ... on Nothing { tags } }')).toBeLessThan(5);
  });
});

describe('the limit of cost', () => {
  const audit =
    '{ users(first: 100) { nodes { username groups { edges { role node { name roleAssignments { nodes ' +
    '{ role { name permissions { name } } scope { kind domain { path } } } } } } } } } }';

  it('lets through who has which right through which group', () => {
    expect(cost(audit)).toBe(730_301);
    expect(() => assertAffordable(priced(audit), limits)).not.toThrow();
  });

  it.each(['totalCount', 'nodes { id }'])('stops three full pages inside each other, of %s', (inner) => {
    const query = `{ users(first: 100) { nodes { groups(first: 100) { nodes { members(first: 100) { ${inner} } } } } } }`;
    expect(() => assertAffordable(priced(query), limits)).toThrow(
      /^The operation costs [12]\d{6} .* the limit is 1000000\. Ask for smaller pages/,
    );
  });

  it('is a client’s error that ends the request', () => {
    const attempt = (): void => assertAffordable(priced('{ users { nodes { id } } }'), { ...limits, maxCost: 40 });
    expect(attempt).toThrow(
      expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } }) as Error,
    );
    expect(() => assertAffordable(priced('{ users { nodes { id } } }'), { ...limits, maxCost: 41 })).not.toThrow();
  });

  it('bounds the entities of an operation as well', () => {
    const query = 'query ($r: [ID!]!) { _entities(representations: $r) { ... on User { id } } }';
    expect(() => assertAffordable(priced(query, { r: Array(1_000).fill('x') }), limits)).not.toThrow();
    expect(() => assertAffordable(priced(query, { r: Array(1_001).fill('x') }), limits)).toThrow(
      'The operation asks for 1001 entities; the limit is 1000.',
    );
  });
});
