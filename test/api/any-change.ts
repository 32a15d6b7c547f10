import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredInputField,
} from 'graphql';
import type { GraphQLInputField, GraphQLInputType, GraphQLSchema } from 'graphql';
import { foundCompanies } from './companies.js';

/** The companies of which each of these changes names something. */
export const companies = foundCompanies();
const { acme } = companies;
const ids: Readonly<Record<string, string>> = {
  user: acme.users.ada.id,
  member: acme.users.ada.id,
  principal: acme.users.ada.id,
  owner: acme.users.ada.id,
  group: acme.groups.payments.id,
  parent: acme.groups.engineering.id,
  role: acme.roles.reader.id,
  assignment: acme.assignments.ofAda.id,
  tenant: acme.tenant.id,
  directory: acme.contractors.id,
  domain: acme.domains.checkout.id,
  serviceaccount: acme.robots.deployer.id,
  apitoken: acme.tokens.laptop.id,
  token: acme.tokens.laptop.id,
  identity: acme.users.ada.id,
  invitation: companies.world.invitation(acme.main).id,
};

/** A change that can be sent. */
export interface AnyChange {
  readonly name: string;
  readonly operation: string;
  readonly variables: { readonly input: unknown };
}

/** One of every mutation that the schema has, with an input that it takes. */
export function oneOfEach(schema: GraphQLSchema): AnyChange[] {
  return Object.values(schema.getMutationType()?.getFields() ?? {}).map(({ name, args: [argument] }) => {
    const type = argument?.type as GraphQLInputType;
    const operation = `mutation ($input: ${String(type)}) { ${name}(input: $input) { userErrors { code } } }`;
    return { name, operation, variables: { input: inputOf(type, name) } };
  });
}

/** A place in the input of a mutation that takes a plain value. */
export interface Leaf {
  readonly name: string;
  /** The place, as `input.scope.kind`. */
  readonly path: string;
  /** The name of its scalar or enum. */
  readonly type: string;
  readonly operation: string;
  /** The variables with this value in that place. */
  with(value: unknown): { readonly input: unknown };
}

/** Every place in the inputs of all mutations that takes a plain value, with an input that is right but for it. */
export function allLeaves(schema: GraphQLSchema): Leaf[] {
  return oneOfEach(schema).flatMap(({ name, operation, variables: { input } }) => {
    const [argument] = schema.getMutationType()?.getFields()[name]?.args ?? [];
    return leavesOf(argument?.type as GraphQLInputType, input, name, ['input']).map(({ path, type, set }) => ({
      ...{ name, path: path.join('.'), type, operation },
      with: (value) => ({ input: set(value) }),
    }));
  });
}

interface Place {
  readonly path: readonly string[];
  readonly type: string;
  readonly set: (value: unknown) => unknown;
}

function leavesOf(type: GraphQLInputType, base: unknown, mutation: string, path: readonly string[]): Place[] {
  const plain = getNullableType(type);
  if (isListType(plain)) {
    const [one] = (base ?? []) as readonly unknown[];
    return leavesOf(plain.ofType, one, mutation, [...path, '0']).map((leaf) => ({
      ...leaf,
      set: (value) => [leaf.set(value)],
    }));
  }
  const named = getNamedType(plain);
  if (!isInputObjectType(named)) return [{ path, type: named.name, set: (value) => value }];
  const whole = (base ?? inputOf(type, mutation)) as Readonly<Record<string, unknown>>;
  return Object.values(named.getFields()).flatMap((field) =>
    leavesOf(field.type, whole[field.name], mutation, [...path, field.name]).map((leaf) => ({
      ...leaf,
      set: (value) => ({ ...whole, [field.name]: leaf.set(value) }),
    })),
  );
}

/** An input of a mutation: what it needs and everything that names something, of Acme; several are all or nothing. */
function inputOf(type: GraphQLInputType, mutation: string, name = ''): unknown {
  const plain = getNullableType(type);
  if (isListType(plain)) return [inputOf(plain.ofType, mutation, name.replace(/s$/, ''))];
  const named = getNamedType(plain);
  if (isEnumType(named)) return named.getValues()[0]?.name;
  if (isInputObjectType(named)) {
    const wanted = (field: GraphQLInputField) =>
      isRequiredInputField(field) || getNamedType(field.type).name === 'ID' || field.name === 'atomic';
    const fields = Object.values(named.getFields()).filter(wanted);
    return Object.fromEntries(fields.map((field) => [field.name, inputOf(field.type, mutation, field.name)]));
  }
  if (named.name === 'ID') return idFor(name, mutation);
  if (named.name === 'DateTime') return '2999-01-01T00:00:00.000Z';
  return named.name === 'String' ? 'group:read' : named.name === 'Boolean' ? true : 1;
}

function idFor(name: string, mutation: string): string {
  const what = (/^ids?$/.test(name) ? mutation.replace(/^[a-z]+/, '') : name.replace(/Ids?$/, '')).toLowerCase();
  return ids[what] ?? ids[what.replace(/s$/, '')] ?? acme.users.ada.id;
}
