import 'reflect-metadata';
import { buildSubgraph } from '../../src/graphql/schema/subgraph.js';
import { activitySdl } from './activity-subgraph.js';
import { composers, type SubgraphSource } from './compose.js';
import { documentsSdl } from './documents-subgraph.js';
import { signInsSdl } from './sign-ins-subgraph.js';

const consumers = { documents: documentsSdl, 'sign-ins': signInsSdl, activity: activitySdl };

let withNodeFields: string;
let withoutNodeFields: string;
let withDirectives: string;
beforeAll(async () => {
  withNodeFields = (await buildSubgraph({ nodeFields: true, accessDirectives: false })).sdl;
  withoutNodeFields = (await buildSubgraph({ nodeFields: false, accessDirectives: false })).sdl;
  withDirectives = (await buildSubgraph({ nodeFields: true, accessDirectives: true })).sdl;
});

function sources(sdls: Readonly<Record<string, string>>): SubgraphSource[] {
  return Object.entries(sdls).map(([name, sdl]) => ({ name, sdl, url: `http://${name}.example/graphql` }));
}

/** Another subgraph of ours beside Denizen, or Denizen's own SDL changed. */
interface Broken {
  readonly denizen?: (sdl: string) => string;
  readonly other?: string;
  /** What both composers say is wrong. */
  readonly code: string;
}

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@interfaceObject"])';

/** Text that must be there, replaced. */
function replaced(sdl: string, text: string | RegExp, by: string): string {
  const changed = sdl.replace(text, by);
  if (changed === sdl) throw new Error(`The SDL has no ${String(text)}.`);
  return changed;
}

const broken: Readonly<Record<string, Broken>> = {
  'a page that is shared by one side only': {
    denizen: (sdl) => replaced(sdl, /type PageInfo\s+@shareable/, 'type PageInfo'),
    other: `${link} type Query { a: PageInfo } type PageInfo { hasNextPage: Boolean! }`,
    code: 'INVALID_FIELD_SHARING',
  },
  'a principal without the key of its interface': {
    denizen: (sdl) => replaced(sdl, /(type ServiceAccount implements [^{]*?)\s+@key\(fields: "id"\)/, '$1'),
    code: 'INTERFACE_KEY_NOT_ON_IMPLEMENTATION',
  },
  'a key that the type does not have': {
    denizen: (sdl) => replaced(sdl, '@key(fields: "username")', '@key(fields: "login")'),
    code: 'KEY_INVALID_FIELDS',
  },
  'a field of ours that another subgraph declares too': {
    other: `${link} type Query { a: User } type User @key(fields: "id") { id: ID! displayName: String! }`,
    code: 'INVALID_FIELD_SHARING',
  },
  'a reference by something that is no key': {
    other: `${link} type Query { a: User } type User @key(fields: "email", resolvable: false) { email: String }`,
    code: 'INVALID_FIELD_SHARING',
  },
  'a reference that can not be followed': {
    other: `${link} type Query { a: Permission } type Permission { note: String }`,
    code: 'SATISFIABILITY_ERROR',
  },
  'a key of another type': {
    other: `${link} type Query { a: User } type User @key(fields: "id") { id: Int! b: Int }`,
    code: 'FIELD_TYPE_MISMATCH',
  },
  'an enumeration for input and output with other values': {
    other: `${link} type Query { a(b: PrincipalKind): PrincipalKind } enum PrincipalKind { USER }`,
    code: 'ENUM_VALUE_MISMATCH',
  },
  'a second owner of `node`': {
    other: `${link} type Query { node(id: ID!): Node } interface Node { id: ID! }`,
    code: 'INVALID_FIELD_SHARING',
  },
};

describe.each(Object.entries(composers))('composed by %s,', (_name, compose) => {
  const composed = { supergraphSdl: expect.stringContaining('join__Graph') as string, errors: [], hints: [] };

  it('Denizen alone is a supergraph', () => {
    expect(compose(sources({ denizen: withNodeFields }))).toEqual(composed);
    expect(compose(sources({ denizen: withoutNodeFields }))).toEqual(composed);
  });

  it.each(Object.entries(consumers))('Denizen and the subgraph "%s" are a supergraph', (consumer, sdl) => {
    expect(compose(sources({ denizen: withNodeFields, [consumer]: sdl }))).toEqual(composed);
  });

  it('Denizen and all subgraphs together are a supergraph', () => {
    expect(compose(sources({ denizen: withNodeFields, ...consumers }))).toEqual(composed);
    expect(compose(sources({ denizen: withoutNodeFields, ...consumers }))).toEqual(composed);
  });

  it('Denizen with the directives of its doors is a supergraph that tells them to the gateway', () => {
    const { supergraphSdl, errors, hints } = compose(sources({ denizen: withDirectives, ...consumers }));
    expect({ errors, hints }).toEqual({ errors: [], hints: [] });
    const told = supergraphSdl ?? '';
    expect(told).toMatch(/^type User\b[^{]*@authenticated/m);
    expect(told).toMatch(/^ {2}users\([^@]*?: UserConnection! .*@authenticated/m);
    expect(told).toMatch(/^ {2}instance: Instance! .*@requiresScopes\(scopes: \[\["instance:read"\]\]\)/m);
    expect(told).not.toMatch(/^ {2}_entities/m);
  });

  it('says nothing of who may come in unless it is told to', () => {
    for (const sdl of [withNodeFields, withoutNodeFields])
      expect(sdl).not.toMatch(/@authenticated|@requiresScopes|@policy/);
  });

  it('without `node` and `nodes`, another subgraph can own them', () => {
    const owner = `${link} type Query { node(id: ID!): Node nodes(ids: [ID!]!): [Node]! } interface Node { id: ID! }`;
    expect(compose(sources({ denizen: withoutNodeFields, owner }))).toEqual(composed);
  });

  it.each(Object.entries(broken))('%s is refused', (_what, { denizen = (sdl) => sdl, other, code }) => {
    const sdls = { denizen: denizen(withNodeFields), ...(other === undefined ? {} : { other }) };
    const { supergraphSdl, errors } = compose(sources(sdls));
    expect(errors).toContainEqual(expect.stringContaining(`${code}: `));
    expect(supergraphSdl).toBeUndefined();
  });
});
