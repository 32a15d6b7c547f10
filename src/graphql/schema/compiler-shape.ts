import {
  getNullableType,
  isAbstractType,
  isLeafType,
  isListType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** More generated code than this for one operation is not worth its memory. */
export const MOST_COMPILED_FIELDS = 2_000;

/**
 * How many fields the compiler would write code for: every field once for each object type and place where it can
 * occur, fragments spelled out. `document` holds one operation, without conditions. Undefined when it must not be
 * compiled: it is too large, asks for introspection (seldom, and large), or has names that compiled code mixes up.
 */
export function compiledFieldCount(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): number | undefined {
  const root = schema.getRootType(operation.operation);
  if (!root) return undefined;
  try {
    return new Shape(schema, document).count(root, operation.selectionSet);
  } catch (error) {
    if (error instanceof NotCompilable) return undefined;
    throw error;
  }
}

class NotCompilable extends Error {}

/** Follows the compiler's own walk through an operation, with the names that it gives to places. */
class Shape {
  readonly #schema: GraphQLSchema;
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #places = new Set<string>();
  #fields = 0;

  constructor(schema: GraphQLSchema, document: DocumentNode) {
    this.#schema = schema;
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(definition.name.value, definition);
    }
  }

  count(root: GraphQLObjectType, set: SelectionSetNode): number {
    this.#walkObject(root, [set], '', 0);
    return this.#fields;
  }

  #walkObject(type: GraphQLObjectType, sets: readonly SelectionSetNode[], place: string, lists: number): void {
    for (const [key, nodes] of this.#collect(type, sets)) {
      const name = nodes[0]?.name.value ?? '';
      this.#fields += nodes.length;
      if (this.#fields > MOST_COMPILED_FIELDS || key === '__proto__' || name === '__schema' || name === '__type')
        throw new NotCompilable();
      const field = type.getFields()[name];
      if (!field) continue;
      // The compiler keeps what it knows of a place under the keys that lead to it, joined with underscores:
      // `a_b { c }` and `a { b_c }` would get each other's.
      const here = `${key}_${place}`;
      if (this.#places.has(here)) throw new NotCompilable();
      this.#places.add(here);
      const below = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
      this.#walkType(field.type, below, here, lists);
    }
  }

  #walkType(type: GraphQLOutputType, sets: readonly SelectionSetNode[], place: string, lists: number): void {
    const inner = getNullableType(type);
    if (isListType(inner)) this.#walkType(inner.ofType, sets, `idx${lists}_${place}`, lists + 1);
    else if (isObjectType(inner)) this.#walkObject(inner, sets, place, lists);
    else if (isAbstractType(inner)) {
      for (const possible of this.#schema.getPossibleTypes(inner)) {
        this.#walkObject(possible, sets, `${possible.name}_${place}`, lists);
      }
    } else if (!isLeafType(inner)) throw new NotCompilable();
  }

  #collect(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): Map<string, FieldNode[]> {
    const fields = new Map<string, FieldNode[]>();
    const seen = new Set<string>();
    const visit = (set: SelectionSetNode): void => {
      for (const selection of set.selections) {
        if (selection.kind === Kind.FIELD) {
          const key = selection.alias?.value ?? selection.name.value;
          const nodes = fields.get(key);
          if (nodes) nodes.push(selection);
          else fields.set(key, [selection]);
        } else if (selection.kind === Kind.INLINE_FRAGMENT) {
          if (this.#applies(selection.typeCondition?.name.value, type)) visit(selection.selectionSet);
        } else if (!seen.has(selection.name.value)) {
          seen.add(selection.name.value);
          const fragment = this.#fragments.get(selection.name.value);
          if (fragment && this.#applies(fragment.typeCondition.name.value, type)) visit(fragment.selectionSet);
        }
      }
    };
    sets.forEach(visit);
    return fields;
  }

  #applies(condition: string | undefined, type: GraphQLObjectType): boolean {
    const wanted = condition === undefined ? type : this.#schema.getType(condition);
    return wanted === type || (isAbstractType(wanted) && this.#schema.isSubType(wanted, type));
  }
}
