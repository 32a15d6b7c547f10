import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
} from 'graphql';
import { buildSubgraph } from '../../src/graphql/schema/subgraph.js';

const folder = __dirname;
const files = (ending: string) =>
  readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
const documents = files('.graphql').map((text) => parse(text));

/** `Type.field` of every field that can be asked for. Interfaces that no field answers are asked for by their types. */
function fieldsOf(schema: GraphQLSchema): string[] {
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) || isInterfaceType(type));
  const answered = new Set(
    types.flatMap((type) => Object.values(type.getFields()).map((field) => getNamedType(field.type))),
  );
  return types
    .filter((type) => !type.name.startsWith('__') && (isObjectType(type) || answered.has(type)))
    .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
}

/** `Type.field` of every field that a document asks for. */
function usedIn(document: DocumentNode, schema: GraphQLSchema): string[] {
  const used: string[] = [];
  const types = new TypeInfo(schema);
  const note = { Field: (node: FieldNode) => void used.push(`${types.getParentType()?.name}.${node.name.value}`) };
  visit(document, visitWithTypeInfo(types, note));
  return used;
}

describe('the documents of these tests', () => {
  let schema: GraphQLSchema;
  let used: ReadonlySet<string>;
  beforeAll(async () => {
    ({ schema } = await buildSubgraph({ nodeFields: true, accessDirectives: false }));
    used = new Set(documents.flatMap((document) => usedIn(document, schema)));
  });

  it('ask for every field of the schema', () => {
    expect(fieldsOf(schema).filter((field) => !used.has(field))).toEqual([]);
  });

  it('are sent by a test, every one', () => {
    const tests = files('.spec.ts').join('\n');
    const operations = documents.flatMap(({ definitions }) =>
      definitions.flatMap((one) =>
        one.kind === Kind.OPERATION_DEFINITION ? [one.name?.value ?? 'without a name'] : [],
      ),
    );
    expect(operations.filter((name) => !tests.includes(`${name}Document`))).toEqual([]);
  });
});
