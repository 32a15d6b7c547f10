import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  isRequiredArgument,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { Companies } from './companies.js';

/** A field of the schema that lists things, with what it can be narrowed and ordered by. */
export interface ListField {
  readonly type: string;
  readonly field: string;
  /** Arguments without which it cannot be asked for, as GraphQL. */
  readonly needed: readonly string[];
  /** Filters as GraphQL literals: every field with every operator. */
  readonly filters: readonly string[];
  /** Values of the order's enum. */
  readonly orders: readonly string[];
  /** What a SCIM filter can ask for, and whether it may be missing. */
  readonly attributes: readonly { readonly name: string; readonly mayBeMissing: boolean }[];
  /** The SCIM filter that the description of `query` gives as an example. */
  readonly example: string;
  readonly isSearched: boolean;
}

/** Ids to filter by, by the name of the filter's field. */
type SampleIds = Readonly<Record<string, string>>;

/** What is given to arguments that are needed. */
const neededArguments: Readonly<Record<string, string>> = { permission: 'permission: "release:read"' };

/** Answered from memory, in an order of their own: they take neither a filter nor an order. */
const plainLists: readonly string[] = ['Query.whatCan', 'AccessPreview.differences'];

/** Every field of the schema that answers a connection, but for plain ones. */
export function listFields(schema: GraphQLSchema, companies: Companies): ListField[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => getNamedType(field.type).name.endsWith('Connection'))
        .filter((field) => !plainLists.includes(`${type.name}.${field.name}`))
        .map((field) => listField(type.name, field, companies)),
    );
}

function listField(type: string, field: GraphQLField<unknown, unknown>, companies: Companies): ListField {
  const argument = (name: string) => field.args.find((one) => one.name === name)?.type;
  const filter = getNamedType(argument('filter'));
  const order = getNamedType(argument('orderBy'));
  if (!isInputObjectType(filter) || !isInputObjectType(order))
    throw new Error(`${type}.${field.name} takes no filter or no order.`);
  const conditions = Object.values(filter.getFields()).filter(({ name }) => !['and', 'or', 'not'].includes(name));
  const connection = getNamedType(field.type);
  const nodes = isObjectType(connection) ? getNamedType(connection.getFields()['nodes']?.type)?.name : undefined;
  const ids = sampleIds(nodes ?? '', companies);
  return {
    type,
    field: field.name,
    needed: field.args.filter(isRequiredArgument).map(({ name }) => neededArguments[name] ?? name),
    filters: conditions.flatMap((condition) => literalsOf(condition, ids)),
    orders: valuesOf(order.getFields()['field']),
    attributes: conditions.flatMap(attributesOf),
    example: exampleOf(field.args.find(({ name }) => name === 'query')),
    isSearched: argument('search') !== undefined,
  };
}

function exampleOf(query: GraphQLArgument | undefined): string {
  const [, example] = /for example `([^`]+)`/.exec(query?.description ?? '') ?? [];
  if (example === undefined) throw new Error('A list takes a SCIM filter, and its description gives an example.');
  return example;
}

function sampleIds(node: string, { acme, world }: Companies): SampleIds {
  const things: SampleIds = {
    User: acme.users.ada.id,
    Principal: acme.users.ada.id,
    Group: acme.groups.payments.id,
    ServiceAccount: acme.robots.deployer.id,
    Role: acme.roles.reader.id,
    RoleAssignment: acme.assignments.ofAda.id,
    Tenant: acme.tenant.id,
    Directory: acme.main.id,
    Domain: acme.domains.checkout.id,
    ApiToken: acme.tokens.report.id,
    AuditEvent: world.events[0]?.id ?? '',
    Invitation: world.invitations[0]?.id ?? '',
  };
  return {
    id: things[node] ?? '',
    principalId: acme.users.ada.id,
    actorId: acme.users.ada.id,
    impersonatorId: acme.users.bob.id,
    tokenId: acme.tokens.laptop.id,
    concerns: acme.groups.payments.id,
    roleId: acme.roles.reader.id,
    groupId: acme.groups.payments.id,
    directoryId: acme.contractors.id,
    domainId: acme.domains.checkout.id,
    parentId: acme.domains.shop.id,
    inDirectory: acme.contractors.id,
    hasAccessTo: acme.domains.cards.id,
    coversDomain: acme.domains.cards.id,
    under: node === 'Domain' ? acme.domains.shop.id : acme.groups.engineering.id,
  };
}

function literalsOf(condition: GraphQLInputField, ids: SampleIds): string[] {
  const type = getNamedType(condition.type);
  const literals = isInputObjectType(type)
    ? objectLiterals(type, condition.name, ids)
    : plainLiterals(type.name, ids[condition.name] ?? '');
  return literals.map((literal) => `{ ${condition.name}: ${literal} }`);
}

function plainLiterals(type: string, id: string): string[] {
  if (type === 'Boolean') return ['true', 'false'];
  return [type === 'ID' ? `"${id}"` : '"release:read"'];
}

function objectLiterals(type: GraphQLInputObjectType, name: string, ids: SampleIds): string[] {
  const fields = Object.values(type.getFields());
  if (type.name.endsWith('Filter'))
    return fields.flatMap((operator) =>
      operands(operator, ids[name] ?? '').map((value) => `{ ${operator.name}: ${value} }`),
    );
  const id = fields.find((field) => field.name !== 'transitive')?.name ?? '';
  return ['false', 'true'].map((transitive) => `{ ${id}: "${ids[id]}", transitive: ${transitive} }`);
}

const samples: Readonly<Record<string, readonly string[]>> = {
  String: ['"a"'],
  Boolean: ['true', 'false'],
  DateTime: ['"2026-06-01T00:00:00.000Z"'],
};

function operands(operator: GraphQLInputField, id: string): readonly string[] {
  const enumValues = valuesOf(operator);
  const values = enumValues.length > 0 ? enumValues : (samples[getNamedType(operator.type).name] ?? [`"${id}"`]);
  return ['in', 'notIn'].includes(operator.name) ? ['[]', `[${values.join(', ')}]`] : values;
}

function valuesOf(field: GraphQLInputField | undefined): string[] {
  const type = getNamedType(field?.type);
  return isEnumType(type) ? type.getValues().map(({ name }) => name) : [];
}

function attributesOf({ name, type }: GraphQLInputField): ListField['attributes'] {
  const operators = getNamedType(type);
  if (!isInputObjectType(operators) || !operators.name.endsWith('Filter')) return [];
  return [{ name, mayBeMissing: 'isNull' in operators.getFields() }];
}
