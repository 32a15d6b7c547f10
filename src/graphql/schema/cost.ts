import {
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  valueFromASTUntyped,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { rejectedRequest } from './errors.js';

/** What one operation may cost. */
export interface CostLimits {
  /** Fields that an operation may ask for when every list is as long as it can be. */
  readonly maxCost: number;
  /** Rows of a connection whose caller gave neither `first` nor `last`. */
  readonly defaultPageSize: number;
  /** Rows of a connection at most; asking for more is refused by the connection itself. */
  readonly maxPageSize: number;
  /** Representations in all `_entities` fields of an operation together. */
  readonly maxRepresentations: number;
}

/** An operation with what its cost depends on. `variables` are the request's, not yet coerced. */
export interface PricedOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The cost of an operation, and how many entities it asks for by representation. */
export interface OperationPrice {
  readonly cost: number;
  readonly representations: number;
}

/** Rows that a list is taken to have when nothing tells. */
const USUAL_LIST_SIZE = 10;

/** Arguments that say how long the list will be: one item for each of theirs. */
const sizingArguments: readonly string[] = ['ids', 'representations'];

/**
 * Refuses an operation that costs too much. To be called before the execution, where the variables are known.
 * @throws BAD_USER_INPUT (HTTP 400) that names the limit, the value found and the way out
 */
export function assertAffordable(priced: PricedOperation, limits: CostLimits): void {
  const { cost, representations } = priceOperation(priced, limits);
  if (representations > limits.maxRepresentations)
    throw rejectedRequest(
      `The operation asks for ${representations} entities; the limit is ${limits.maxRepresentations}. ` +
        'Send the representations in several requests.',
      [priced.operation],
    );
  if (cost > limits.maxCost)
    throw rejectedRequest(
      `The operation costs ${cost > 1e15 ? 'more than 1000000000000000' : cost} (the fields it could return); ` +
        `the limit is ${limits.maxCost}. Ask for smaller pages (\`first\`, \`last\`) or for fewer lists inside lists.`,
      [priced.operation],
    );
}

/**
 * Prices an operation: a field costs 1; what is inside a connection counts once for each row of its page, inside
 * another list {@link USUAL_LIST_SIZE} times (or as often as its `ids` or `representations`). Introspection is free.
 * Each fragment is priced once, however often it is used.
 */
export function priceOperation(priced: PricedOperation, limits: CostLimits): OperationPrice {
  const root = priced.schema.getRootType(priced.operation.operation);
  if (!root) return nothing;
  return new Pricing(priced, limits).ofSelections(priced.operation.selectionSet, root);
}

const nothing: OperationPrice = { cost: 0, representations: 0 };

class Pricing {
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #known = new Map<string, OperationPrice>();

  constructor(
    private readonly priced: PricedOperation,
    private readonly limits: CostLimits,
  ) {
    for (const definition of priced.document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.#fragments.set(definition.name.value, definition);
    }
  }

  ofSelections(set: SelectionSetNode, parent: GraphQLNamedType): OperationPrice {
    let cost = 0;
    let representations = 0;
    for (const selection of set.selections) {
      const part =
        selection.kind === Kind.FIELD
          ? this.#ofField(selection, parent)
          : selection.kind === Kind.FRAGMENT_SPREAD
            ? this.#ofFragment(selection.name.value)
            : this.ofSelections(selection.selectionSet, this.#typeNamed(selection.typeCondition?.name.value) ?? parent);
      cost += part.cost;
      representations += part.representations;
    }
    return { cost, representations };
  }

  #ofField(node: FieldNode, parent: GraphQLNamedType): OperationPrice {
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
    if (!field) return nothing;
    const own = node.name.value === '_entities' ? (this.#lengthOf(node, 'representations') ?? 0) : 0;
    if (!node.selectionSet) return { cost: 1, representations: own };
    const below = this.ofSelections(node.selectionSet, getNamedType(field.type));
    return {
      cost: 1 + this.#rowsOf(node, field, parent) * below.cost,
      representations: own + below.representations,
    };
  }

  #ofFragment(name: string): OperationPrice {
    const known = this.#known.get(name);
    if (known) return known;
    const fragment = this.#fragments.get(name);
    const type = this.#typeNamed(fragment?.typeCondition.name.value);
    if (!fragment || !type) return nothing;
    // Keeps a fragment that uses itself from being followed for ever; validation has refused it already.
    this.#known.set(name, nothing);
    const price = this.ofSelections(fragment.selectionSet, type);
    this.#known.set(name, price);
    return price;
  }

  /** How often the fields inside this one are returned, at most. */
  #rowsOf(node: FieldNode, field: GraphQLField<unknown, unknown>, parent: GraphQLNamedType): number {
    if (isConnection(getNamedType(field.type))) return this.#pageSizeOf(node);
    // `edges` and `nodes` of a connection are as long as its page, which has been counted.
    if (!isListType(getNullableType(field.type)) || isConnection(parent)) return 1;
    for (const name of sizingArguments) {
      const length = this.#lengthOf(node, name);
      if (length !== undefined) return length;
    }
    return USUAL_LIST_SIZE;
  }

  #pageSizeOf(node: FieldNode): number {
    const { defaultPageSize, maxPageSize } = this.limits;
    const asked = this.#argument(node, 'first') ?? this.#argument(node, 'last') ?? defaultPageSize;
    const size = typeof asked === 'number' && Number.isFinite(asked) ? asked : defaultPageSize;
    return Math.max(1, Math.min(size, maxPageSize));
  }

  #lengthOf(node: FieldNode, argument: string): number | undefined {
    const value = this.#argument(node, argument);
    return Array.isArray(value) ? value.length : undefined;
  }

  /** The argument's value as sent: the literal, or its variable's value or default. */
  #argument(node: FieldNode, name: string): unknown {
    const value = node.arguments?.find((argument) => argument.name.value === name)?.value;
    if (!value) return undefined;
    return value.kind === Kind.VARIABLE ? this.#variable(value.name.value) : literal(value);
  }

  #variable(name: string): unknown {
    const { variables, operation } = this.priced;
    if (Object.hasOwn(variables, name)) return variables[name];
    const definition = operation.variableDefinitions?.find(({ variable }) => variable.name.value === name);
    return definition?.defaultValue && literal(definition.defaultValue);
  }

  #typeNamed(name: string | undefined): GraphQLNamedType | undefined {
    return name === undefined ? undefined : this.priced.schema.getType(name);
  }
}

/** Numbers and lists are all that matters here; the items of a list stay as they are. */
function literal(value: ValueNode): unknown {
  return value.kind === Kind.LIST ? value.values : valueFromASTUntyped(value);
}

function isConnection(type: GraphQLNamedType): boolean {
  return type.name.endsWith('Connection');
}
