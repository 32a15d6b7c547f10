import { buildSubgraphSchema } from '@apollo/subgraph';
import { GraphQLScalarType, Kind, parse, type GraphQLSchema } from 'graphql';
import { DomainError } from '../../src/core/kernel/errors.js';

/** What the resolvers of the toy schema receive. */
export interface ToyContext {
  /** What the mutations did, in order. */
  readonly log?: string[];
  readonly signal?: AbortSignal;
  readonly stats?: { sqlStatements: number; sqlMs: number };
  readonly mayReadStats?: boolean;
  readonly actor?: { readonly principalId: string; readonly impersonatorId: string | null } | null;
}

const typeDefs = parse(/* GraphQL */ `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key"])
  scalar Moment
  enum Kind {
    CAT
    DOG
  }
  interface Node {
    id: ID!
  }
  interface Owner {
    name: String!
    pets(first: Int = 2, kind: Kind): [Pet!]!
  }
  type Person implements Node & Owner @key(fields: "id") {
    id: ID!
    name: String!
    pets(first: Int = 2, kind: Kind): [Pet!]!
    friend: Person
    strictFriend: Person!
    broken: String
    strictBroken: String!
    getter: String
    nickname: String
    slow(ms: Int!): String
    born(after: Moment): Moment
  }
  type Shelter implements Node & Owner {
    id: ID!
    name: String!
    pets(first: Int = 2, kind: Kind): [Pet!]!
    places: Int
  }
  type Pet implements Node {
    id: ID!
    name: String!
    kind: Kind!
    owner: Owner
    echo(filter: Filter, text: String, on: Moment, words: [String!]): String
  }
  union Found = Person | Shelter | Pet
  input Filter {
    and: [Filter!]
    kind: Kind
    limit: Int = 3
    eq: String
    since: Moment
  }
  type Query {
    me: Person
    person(id: ID!): Person
    owner(id: ID!): Owner
    found: [Found]
    promised: [Person]
    strictPromised: [Person!]
    pets(filter: Filter): [Pet!]!
    fail(how: How!): String
    failStrictly: String!
    count: Int
    stringly: String
    a: A
    c_a: A
    people(first: Int): PersonConnection!
  }
  type A {
    b_c: String
    b: String
  }
  type PersonConnection {
    nodes: [Person!]!
  }
  enum How {
    ERROR
    REJECTION
    DOMAIN
    UNAVAILABLE
    STRING
    NULL
    LONG
  }
  type Mutation {
    write(text: String!, ms: Int = 0): String
    writeFailing(text: String!): String!
  }
`);

interface Creature {
  readonly id: string;
  readonly name: string;
  readonly type: 'Person' | 'Shelter' | 'Pet';
}

const ann = { id: 'p1', name: 'Ann', type: 'Person', nickname: null } as const;
const bob = { id: 'p2', name: 'Bob', type: 'Person' } as const;
const home = { id: 's1', name: 'Home', type: 'Shelter', places: 3 } as const;
const pets = [
  { id: 't1', name: 'Tom', type: 'Pet', kind: 1, ownerId: 'p1' },
  { id: 't2', name: 'Rex', type: 'Pet', kind: 2, ownerId: 's1' },
  { id: 't3', name: 'Mia', type: 'Pet', kind: 1, ownerId: 'zz' },
] as const;
const all: readonly Creature[] = [ann, bob, home, ...pets];

const Moment = new GraphQLScalarType<Date, string>({
  name: 'Moment',
  serialize: (value) => (value instanceof Date ? value.toISOString() : 'not a moment'),
  parseValue: (value) => {
    const date = new Date(String(value));
    if (Number.isNaN(date.getTime())) throw new TypeError('This is no moment.');
    return date;
  },
  parseLiteral: (node) => new Date(node.kind === Kind.STRING ? node.value : 0),
});

const typeOf = (value: Creature): string => value.type;

const owner = {
  pets: (_: Creature, { first, kind }: { first: number; kind?: number }) =>
    Promise.resolve(pets.filter((pet) => kind === undefined || pet.kind === kind).slice(0, first)),
};

const person = {
  ...owner,
  friend: (self: Creature) => (self.id === 'p1' ? bob : ann),
  strictFriend: (self: Creature) => Promise.resolve(self.id === 'p1' ? bob : null),
  broken: () => Promise.reject(new Error('broken secret')),
  strictBroken: () => {
    throw new Error('strictly broken secret');
  },
  slow: (_: Creature, { ms }: { ms: number }, { signal }: ToyContext) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => resolve('done'), ms);
      signal?.addEventListener('abort', () => {
        clearTimeout(timer);
        reject(signal.reason as Error);
      });
    }),
  born: (_: Creature, { after }: { after?: Date }) => after ?? new Date(0),
  __resolveReference: ({ id }: { id: string }) => {
    if (id === 'p3') throw new DomainError('FORBIDDEN', 'Not this one.');
    return all.find((creature) => creature.id === id && creature.type === 'Person') ?? null;
  },
};

const failures: Record<string, () => unknown> = {
  ERROR: () => {
    throw new Error('SELECT secret FROM users');
  },
  REJECTION: () => Promise.reject(new Error('ER_DUP_ENTRY secret')),
  DOMAIN: () => {
    throw new DomainError('BAD_USER_INPUT', 'That can not be.', ['filter', 'eq']);
  },
  UNAVAILABLE: () => {
    throw new DomainError('UNAVAILABLE', 'Try again later.', undefined, { cause: new Error('secret pool') });
  },
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what a careless library may do
  STRING: () => Promise.reject('a secret string'),
  NULL: () => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- what a careless library may do
    throw null;
  },
  LONG: () => Promise.reject(new DomainError('BAD_USER_INPUT', 'x'.repeat(5000))),
};

const query = {
  me: () => ann,
  person: (_: unknown, { id }: { id: string }) => Promise.resolve(all.find((creature) => creature.id === id) ?? null),
  owner: (_: unknown, { id }: { id: string }) => all.find((creature) => creature.id === id) ?? null,
  found: () => [ann, home, pets[0], null],
  promised: () => [Promise.reject(new Error('late secret')), Promise.resolve(ann), bob],
  strictPromised: () => Promise.resolve([Promise.resolve(ann), Promise.reject(new Error('late secret'))]),
  pets: (_: unknown, { filter }: { filter?: { kind?: number } }) =>
    pets.filter((pet) => filter?.kind === undefined || pet.kind === filter.kind),
  fail: (_: unknown, { how }: { how: string }) => failures[how]?.(),
  failStrictly: () => null,
  count: () => 'a secret that is no number',
  stringly: () => 5,
  a: () => ({}),
  c_a: () => ({}),
  people: (_: unknown, { first }: { first?: number }) => ({ nodes: [ann, bob].slice(0, first ?? 2) }),
};

const mutation = {
  write: async (_: unknown, { text, ms }: { text: string; ms: number }, { log }: ToyContext) => {
    log?.push(`begin ${text}`);
    await new Promise((resolve) => setTimeout(resolve, ms));
    log?.push(`end ${text}`);
    return text;
  },
  writeFailing: (_: unknown, { text }: { text: string }, { log }: ToyContext) => {
    log?.push(`fail ${text}`);
    throw new DomainError('CONFLICT', 'No.');
  },
};

/** A resolver that tells what it was asked. */
const echo = (_: unknown, args: object): string => JSON.stringify(args);

/** A subgraph with every kind of type, whose resolvers succeed and fail in every way. */
export function toySchema(): GraphQLSchema {
  const placed = (_: unknown, __: unknown, ___: unknown, info: { parentType: { name: string }; fieldName: string }) =>
    `${info.parentType.name}.${info.fieldName}`;
  const schema = buildSubgraphSchema([
    {
      typeDefs,
      resolvers: {
        Moment,
        Kind: { CAT: 1, DOG: 2 },
        Node: { __resolveType: typeOf },
        Owner: { __resolveType: typeOf },
        Found: { __resolveType: typeOf },
        Person: person,
        Shelter: owner,
        Pet: {
          owner: (self: { ownerId: string }) => all.find(({ id }) => id === self.ownerId) ?? { type: 'Pet' },
          echo,
        },
        A: { b_c: placed, b: placed },
        Query: query,
        Mutation: mutation,
      },
    },
  ]);
  return schema;
}

/** Ann, with a property that throws when it is read. */
export function annWithGetter(): object {
  return Object.defineProperty({ ...ann }, 'getter', {
    get: () => {
      throw new Error('a getter’s secret');
    },
  });
}
