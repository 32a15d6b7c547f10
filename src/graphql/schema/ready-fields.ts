import { mapSchema, MapperKind } from '@graphql-tools/utils';
import { getNamedType, isAbstractType, Kind, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';

/** Fields whose values are there in lists of role assignments before anybody asks: read along, or set by `loadAhead`; by type. */
const readyFields: Readonly<Record<string, readonly string[]>> = {
  RoleAssignment: ['role'],
  Scope: ['domain'],
  Role: ['permissions'],
};

// The only fields behind which things of these types have been made ready.
const sources: Readonly<Record<string, readonly string[]>> = {
  RoleAssignment: ['RoleAssignmentConnection.nodes', 'RoleAssignmentEdge.node'],
  Scope: ['RoleAssignment.scope'],
  Role: ['RoleAssignment.role'],
};

const list = 'RoleAssignmentConnection';

/** A copy of the schema in which the ready fields are plain properties: for documents that `findsReady` is true for. */
export function schemaOfReady(schema: GraphQLSchema): GraphQLSchema {
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: ({ resolve, ...field }, name, type) =>
      readyFields[type]?.includes(name) === true || resolve === undefined ? field : { ...field, resolve },
  });
}

/**
 * Whether every thing whose ready fields a document asks for comes from a list that makes it ready.
 *
 * PERF: a nested answer holds each of them hundreds of times, and to call a resolver costs many times what a property does.
 */
export function findsReady(schema: GraphQLSchema, document: DocumentNode): boolean {
  const types = new TypeInfo(schema);
  let lists = 0;
  let isReady = true;
  visit(
    document,
    visitWithTypeInfo(types, {
      // What stands behind a condition is not loaded ahead.
      Directive: () => {
        isReady = false;
      },
      Field: ({ name, arguments: given = [] }) => {
        const parent = types.getParentType()?.name ?? '';
        const type = getNamedType(types.getType());
        if (!type) return;
        if (type.name === list) lists += 1;
        const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
        if (possible.some((one) => sources[one.name]?.includes(`${parent}.${name.value}`) === false)) isReady = false;
        if (readyFields[parent]?.includes(name.value) === true && given.length > 0) isReady = false;
      },
    }),
  );
  // Two that differ in what they ask for may share their things, and each loads ahead for itself alone.
  return (
    isReady && lists === 1 && document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length === 1
  );
}
