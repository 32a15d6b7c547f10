import { isDeepStrictEqual } from 'node:util';
import {
  getArgumentValues,
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  isObjectType,
  Kind,
  separateOperations,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type FragmentSpreadNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type InlineFragmentNode,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';
import { CHECKED_VALUE } from './compiler-schema.js';

/** Coerced values of variables, by name. */
export type Variables = Readonly<Record<string, unknown>>;

/** One operation, rewritten so that nothing in it depends on how the compiler reads documents. */
export interface CompilerDocument {
  readonly document: DocumentNode;
  /**
   * The variables of the rewritten document for one request.
   * @throws GraphQLError when a field's arguments can't be filled; graphql-js must then report it
   */
  readonly bind: (variables: Variables) => Variables;
}

/** A field's arguments, each with the variable that took its place. */
interface LiftedArguments {
  readonly node: FieldNode;
  readonly field: GraphQLField<unknown, unknown>;
  readonly names: readonly { readonly argument: string; readonly variable: string }[];
}

type Conditional = FieldNode | FragmentSpreadNode | InlineFragmentNode;

/** The variables on which `@skip` and `@include` in the operation depend. */
export function conditionVariables(document: DocumentNode, operation: OperationDefinitionNode): readonly string[] {
  const names = new Set<string>();
  visit(only(document, operation), {
    Directive: {
      enter(directive) {
        for (const { value } of directive.arguments ?? []) {
          if (value.kind === Kind.VARIABLE) names.add(value.name.value);
        }
        return false;
      },
    },
  });
  return [...names].sort();
}

/**
 * Rewrites an operation for the compiler. What `@skip` and `@include` leave out is left out, because graphql-jit mixes
 * up the conditions of a fragment that is used twice. Every argument becomes a variable that graphql-js fills, because
 * graphql-jit writes literals into the code that it generates: a crafted string there runs as code.
 *
 * The document must be valid. Undefined when the rewriting would change what the operation means.
 * @throws GraphQLError when a condition is not a Boolean
 */
export function documentForCompiler(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  conditions: Variables,
): CompilerDocument | undefined {
  const lifted: LiftedArguments[] = [];
  const typeInfo = new TypeInfo(schema);
  let rewritable = true;
  const dropExcluded = (node: Conditional): null | undefined => (isExcluded(node, conditions) ? null : undefined);
  const rewritten = visit(
    only(document, operation),
    visitWithTypeInfo(typeInfo, {
      Field: {
        enter: dropExcluded,
        leave(node) {
          const field = typeInfo.getFieldDef();
          if (!field || !sameForAllTypes(schema, typeInfo.getParentType(), field)) rewritable = false;
          const own = field && liftArguments(node, field, lifted.length);
          if (own) lifted.push(own);
          return { ...node, directives: [], arguments: own?.names.map(asVariable) ?? [] };
        },
      },
      FragmentSpread: { enter: dropExcluded, leave: (node) => ({ ...node, directives: [] }) },
      InlineFragment: { enter: dropExcluded, leave: (node) => ({ ...node, directives: [] }) },
    }),
  );
  if (!rewritable) return undefined;
  const variableDefinitions = declarations(lifted);
  const definitions = rewritten.definitions.map((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? { ...definition, directives: [], variableDefinitions }
      : { ...definition, directives: [] },
  );
  return { document: { ...rewritten, definitions }, bind: (variables) => bind(lifted, variables) };
}

/** The operation and the fragments that it uses. */
function only(document: DocumentNode, operation: OperationDefinitionNode): DocumentNode {
  return separateOperations(document)[operation.name?.value ?? ''] ?? document;
}

function isExcluded(node: Conditional, variables: Variables): boolean {
  if (!node.directives?.length) return false;
  if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.if === true) return true;
  return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if === false;
}

function liftArguments(
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  serial: number,
): LiftedArguments | undefined {
  const given = new Set(node.arguments?.map((argument) => argument.name.value));
  const names = field.args
    .filter(({ name, defaultValue }) => given.has(name) || defaultValue !== undefined)
    .map(({ name }) => ({ argument: name, variable: `__${serial}_${name}` }));
  return names.length > 0 ? { node, field, names } : undefined;
}

function bind(lifted: readonly LiftedArguments[], variables: Variables): Variables {
  const bound: Record<string, unknown> = {};
  for (const { node, field, names } of lifted) {
    const values = getArgumentValues(field, node, variables);
    for (const { argument, variable } of names) {
      if (Object.hasOwn(values, argument)) bound[variable] = values[argument];
    }
  }
  return bound;
}

function asVariable({ argument, variable }: LiftedArguments['names'][number]): ArgumentNode {
  return {
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: argument },
    value: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: variable } },
  };
}

function declarations(lifted: readonly LiftedArguments[]): VariableDefinitionNode[] {
  return lifted.flatMap(({ names }) =>
    names.map(({ variable }) => ({
      kind: Kind.VARIABLE_DEFINITION,
      variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: variable } },
      type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: CHECKED_VALUE } },
    })),
  );
}

/** A field that an interface declares takes the same arguments, with the same defaults, in all types that have it. */
function sameForAllTypes(
  schema: GraphQLSchema,
  parent: GraphQLCompositeType | null | undefined,
  field: GraphQLField<unknown, unknown>,
): boolean {
  if (!isAbstractType(parent) || field.name.startsWith('__')) return true;
  return schema.getPossibleTypes(parent).every((type) => {
    const own = isObjectType(type) ? type.getFields()[field.name] : undefined;
    return (
      own !== undefined &&
      own.args.length === field.args.length &&
      own.args.every((argument) => {
        const declared = field.args.find(({ name }) => name === argument.name);
        return declared !== undefined && isDeepStrictEqual(declared.defaultValue, argument.defaultValue);
      })
    );
  });
}
