import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLNamedType,
} from 'graphql';
import { projectFolder } from '../../src/server/project.js';
import { builtInRole, foundCompanies } from './companies.js';
import { Everywhere } from './everywhere.js';

const companies = foundCompanies();
const { world, acme } = companies;
Object.assign(acme.tenant, { hidesEmail: true });
// Sees everybody, and may not read what is hidden.
const mia = world.user({ username: 'mia', email: 'mia@acme.example' }, acme.main);
world.assign(mia, builtInRole('member'), acme.tenant);

const sdl = readFileSync(join(projectFolder, 'schema', 'schema.graphql'), 'utf8');
const schema = buildSchema(sdl, { assumeValidSDL: true });

let everywhere: Everywhere;
beforeAll(async () => {
  everywhere = await Everywhere.start({ prepare: companies.insert, config: { DENIZEN_MAX_COST: '100000000' } });
});
afterAll(() => everywhere.stop());

/** A way to the things of a type that are read in part, with a place for what is asked of them. */
const ways: readonly (readonly [type: string, operation: string])[] = [
  ['User', '{ q: users { nodes { … } } }'],
  ['User', '{ q: tenants { nodes { users { nodes { … } } } } }'],
  ['User', '{ q: directories { nodes { users { edges { node { … } } } } } }'],
  ['User', '{ q: principals(filter: { kind: { eq: USER } }) { nodes { ... on User { … } } } }'],
  ['Group', '{ q: groups { nodes { … } } }'],
  ['Group', '{ q: users { nodes { groups { nodes { … } } } } }'],
  ['Group', '{ q: groups { nodes { parents { nodes { … } } } } }'],
  ['Group', '{ q: groups { nodes { members(transitive: true) { edges { via { … } } } } } }'],
  ['UserGroupEdge', '{ q: users { nodes { groups { edges { … } } } } }'],
  ['UserGroupEdge', '{ q: users { nodes { groups(transitive: true) { edges { … } } } } }'],
  ['GroupMemberEdge', '{ q: groups { nodes { members { edges { … } } } } }'],
  ['Role', '{ q: roles { nodes { … } } }'],
  ['Role', '{ q: roleAssignments { nodes { role { … } } } }'],
  ['Role', '{ q: roles { nodes { includes { … } } } }'],
  ['Permission', '{ q: permissions { nodes { … } } }'],
  ['Permission', '{ q: roles { nodes { permissions { … } } } }'],
  ['RoleAssignment', '{ q: roleAssignments { nodes { … } } }'],
  ['RoleAssignment', '{ q: groups { nodes { roleAssignments { edges { node { … } } } } } }'],
  ['Scope', '{ q: roleAssignments { nodes { scope { … } } } }'],
  ['Domain', '{ q: domains { nodes { … } } }'],
  ['Domain', '{ q: roleAssignments { nodes { scope { domain { … } } } } }'],
  ['Directory', '{ q: directories { nodes { … } } }'],
  ['Directory', '{ q: tenants { nodes { directories { nodes { … } } } } }'],
  ['Tenant', '{ q: tenants { nodes { … } } }'],
  ['Tenant', '{ q: users { nodes { tenants { edges { node { … } } } } } }'],
];

const needed: Readonly<Record<string, string>> = { permission: '"user:read"' };

function fieldsOf(type: GraphQLNamedType | undefined): GraphQLField<unknown, unknown>[] {
  return isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
}

// A field, and of what is behind it whatever is plain.
function askedFor({ name, type, args }: GraphQLField<unknown, unknown>): string {
  const given = args.filter(isRequiredArgument).map((one) => `${one.name}: ${needed[one.name]}`);
  const call = given.length === 0 ? name : `${name}(${given.join(', ')})`;
  const named = getNamedType(type);
  if (isLeafType(named)) return call;
  const plain = fieldsOf(named).filter(
    (one) => isLeafType(getNamedType(one.type)) && !one.args.some(isRequiredArgument),
  );
  return `${call} { __typename ${plain.map((one) => one.name).join(' ')} }`;
}

// Whatever is in an answer under this name, in order.
function found(answer: unknown, name: string): unknown[] {
  if (typeof answer !== 'object' || answer === null) return [];
  if (Array.isArray(answer)) return answer.flatMap((one) => found(one, name));
  if (name in answer) return [(answer as Record<string, unknown>)[name]];
  return Object.values(answer).flatMap((one) => found(one, name));
}

async function answers(operation: string, as: string | undefined, variables: object = {}): Promise<unknown[]> {
  const all = await everywhere.raw<unknown, object>(operation, variables, as === undefined ? {} : { as });
  return all.map(({ answer }) => {
    expect([operation, answer.errors]).toEqual([operation, undefined]);
    return answer.data;
  });
}

async function expectSameAlone(type: string, operation: string, as?: string, leftOut = /^$/): Promise<void> {
  const fields = fieldsOf(schema.getType(type))
    .filter(({ name }) => !leftOut.test(name))
    // No answer may have a name of ours inside of what is asked for.
    .map((field) => [`p_${field.name}`, askedFor(field)] as const);
  expect(fields.length).toBeGreaterThan(3);
  const select = (asked: readonly (readonly [string, string])[]) =>
    operation.replace('…', asked.map(([name, field]) => `${name}: ${field}`).join(' '));
  const whole = await answers(select(fields), as);
  for (const [name, field] of fields) {
    const alone = await answers(select([[name, field]]), as);
    for (const [n, answer] of alone.entries()) {
      const values = found(answer, name);
      expect(values.length).toBeGreaterThan(0);
      expect({ [name]: values }).toEqual({ [name]: found(whole[n], name) });
    }
  }
}

describe('what is asked for alone is what it is among everything else', () => {
  it.each(ways)('of a %s by %s', (type, operation) => expectSameAlone(type, operation));

  // About the rights of others one may not ask without a right.
  it.each(ways.filter(([type]) => type === 'User').slice(0, 4))(
    'of a %s by %s, where some is hidden',
    (type, operation) => expectSameAlone(type, operation, 'mia', /^(can|effective.*)$/),
  );
});

it('what is hidden stays so, whatever else is asked for', async () => {
  for (const more of ['', 'username', 'emailVerified', 'status', 'profile { jobTitle }', 'viewerCanUpdate'])
    for (const data of await answers(`{ users { nodes { id e: email x: externalId ${more} } } }`, 'mia')) {
      expect(JSON.stringify(data)).not.toMatch(/ada@acme|E-1/i);
      expect(JSON.stringify(data)).toContain('mia@acme.example');
    }
});

describe('the same is answered', () => {
  const plain = `{ roleAssignments { nodes { id role { name permissions { name } } scope { kind domain { path } } } } }`;

  it.each<[string, string]>([
    [
      'by fragments',
      `{ roleAssignments { nodes { ...Given } } }
        fragment Given on RoleAssignment { id role { ...Carried } scope { kind domain { path } } }
        fragment Carried on Role { name permissions { name } }`,
    ],
    [
      'where conditions hold',
      `query ($yes: Boolean = true) { roleAssignments { nodes { id role @include(if: $yes) { name permissions { name } }
        scope { kind domain @skip(if: false) { path } } } } }`,
    ],
    [
      'with arguments that say what is so anyway',
      `{ roleAssignments { nodes { id role { name permissions(transitive: false) { name } } scope { kind domain { path } } } } }`,
    ],
    [
      'in pieces',
      `{ roleAssignments { nodes { id role { name } scope { kind } } nodes { role { permissions { name } } scope { domain { path } } } } }`,
    ],
    [
      'beside a list that asks for less',
      `{ less: roleAssignments { nodes { id scope { kind } } }
        roleAssignments { nodes { id role { name permissions { name } } scope { kind domain { path } } } } }`,
    ],
    [
      'beside the same things by other ways',
      `{ roleAssignments { nodes { id role { name permissions { name } } scope { kind domain { path } } } }
        roles { nodes { name } } domains { nodes { name } } }`,
    ],
  ])('%s', async (_how, operation) => {
    const expected = await answers(plain, undefined);
    const given = await answers(operation, undefined);
    const assignments = (data: unknown) => (data as { readonly roleAssignments: unknown }).roleAssignments;
    expect(given.map(assignments)).toEqual(expected.map(assignments));
    expect(JSON.stringify(expected)).toMatch(/"path":"\w/);
  });

  it('in two lists of one operation that ask for different parts of the same things', async () => {
    const operation = `{ groups { nodes { one: roleAssignments { nodes { role { name } } }
      other: roleAssignments { nodes { scope { domain { path } } } } } } }`;
    const whole = '{ groups { nodes { all: roleAssignments { nodes { role { name } scope { domain { path } } } } } } }';
    const [parts, all] = [await answers(operation, undefined), await answers(whole, undefined)];
    for (const name of ['role', 'domain'])
      expect(parts.map((data) => found(data, name))).toEqual(all.map((data) => found(data, name)));
  });

  it('by aliases, and with what is left out left out', async () => {
    const asked = `query ($with: Boolean!) { users { nodes {
      a: username b: displayName @include(if: $with) c: profile { j: jobTitle } } } }`;
    const names = await answers('{ users { nodes { username displayName profile { jobTitle } } } }', undefined);
    for (const isWith of [true, false])
      for (const [n, data] of (await answers(asked, undefined, { with: isWith })).entries()) {
        expect(found(data, 'a')).toEqual(found(names[n], 'username'));
        expect(found(data, 'b')).toEqual(isWith ? found(names[n], 'displayName') : []);
        expect(found(data, 'j')).toEqual(found(names[n], 'jobTitle'));
      }
  });
});
