import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationRule,
} from 'graphql';
import { rejectedRequest } from './errors.js';

/** How large a document may be. Fragments count at each place where they are used. */
export interface DocumentLimits {
  /** Levels of nested fields; introspection and `__typename` don't count. */
  readonly maxDepth: number;
  /** Fields with an alias. */
  readonly maxAliases: number;
  /** Uses of directives; 100 unless told. */
  readonly maxDirectives?: number;
  /** Fields at the top of an operation; 100 unless told. */
  readonly maxRootFields?: number;
  /** Fields altogether, `__typename` among them; 10,000 unless told. */
  readonly maxFields?: number;
}

/** What an operation amounts to. Numbers saturate at infinity. */
export interface DocumentMeasures {
  readonly depth: number;
  readonly introspectionDepth: number;
  readonly aliases: number;
  readonly directives: number;
  readonly rootFields: number;
  readonly fields: number;
}

/** The usual introspection query is 15 deep; nothing sensible is deeper than this. */
const MAX_INTROSPECTION_DEPTH = 25;

/** A filter that is as deep as it may be has some fifty levels of lists and objects. */
const MAX_VARIABLE_DEPTH = 100;

/** Selections nested deeper than this (fields or fragments) are not followed, lest the stack overflow. */
const DEEPEST_FOLLOWED = 1_000;

/**
 * The validation rule that refuses documents beyond the limits, before anything of them runs. Each fragment is
 * measured once, so that circular and exponentially wide documents cost no more than they are long.
 *
 * Errors: BAD_USER_INPUT, HTTP 400, naming the limit, the value found and the way out.
 */
export function documentLimitsRule(limits: DocumentLimits): ValidationRule {
  return (context) => ({
    Document(document) {
      for (const definition of document.definitions) {
        if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
        for (const message of excesses(measureOperation(document, definition), limits)) {
          context.reportError(rejectedRequest(message, [definition]));
        }
      }
    },
  });
}

/** Measures one operation of a document, which need not be valid. */
export function measureOperation(document: DocumentNode, operation: OperationDefinitionNode): DocumentMeasures {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const total = new Measuring(fragments).measure(operation.selectionSet, 0);
  const declared = operation.variableDefinitions?.reduce((sum, { directives }) => sum + count(directives), 0) ?? 0;
  return { ...total, directives: total.directives + count(operation.directives) + declared };
}

/**
 * Refuses variables that nest without end: whoever reads them recursively, as GraphQL itself does, would overflow the stack.
 * @throws BAD_USER_INPUT (HTTP 400)
 */
export function assertShallow(variables: Readonly<Record<string, unknown>>): void {
  if (isDeeper(variables, MAX_VARIABLE_DEPTH))
    throw rejectedRequest(`The variables are more than ${MAX_VARIABLE_DEPTH} levels of lists and objects deep.`);
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

const nothing: DocumentMeasures = {
  depth: 0,
  introspectionDepth: 0,
  aliases: 0,
  directives: 0,
  rootFields: 0,
  fields: 0,
};

/** One walk through an operation, with each fragment's measures kept. */
class Measuring {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #known = new Map<string, DocumentMeasures>();

  constructor(fragments: ReadonlyMap<string, FragmentDefinitionNode>) {
    this.#fragments = fragments;
  }

  /** `rootFields` of the result are the fields directly in this selection set, those of its fragments included. */
  measure(set: SelectionSetNode, level: number): DocumentMeasures {
    if (level > DEEPEST_FOLLOWED) return { ...nothing, depth: Infinity };
    let { depth, introspectionDepth, aliases, directives, rootFields, fields } = nothing;
    for (const selection of set.selections) {
      const found = this.#measureSelection(selection, level);
      depth = Math.max(depth, found.depth);
      introspectionDepth = Math.max(introspectionDepth, found.introspectionDepth);
      aliases += found.aliases;
      directives += found.directives + count(selection.directives);
      rootFields += found.rootFields;
      fields += found.fields;
    }
    return { depth, introspectionDepth, aliases, directives, rootFields, fields };
  }

  #measureSelection(selection: SelectionNode, level: number): DocumentMeasures {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.#measureFragment(selection.name.value, level);
    if (selection.kind === Kind.INLINE_FRAGMENT) return this.measure(selection.selectionSet, level + 1);
    const below = selection.selectionSet ? this.measure(selection.selectionSet, level + 1) : nothing;
    const name = selection.name.value;
    const isIntrospection = name === '__schema' || name === '__type';
    const ownDepth = name === '__typename' ? 0 : below.depth + 1;
    return {
      ...below,
      depth: isIntrospection ? 0 : ownDepth,
      introspectionDepth: isIntrospection ? ownDepth : below.introspectionDepth,
      aliases: below.aliases + (selection.alias ? 1 : 0),
      rootFields: 1,
      fields: below.fields + 1,
    };
  }

  #measureFragment(name: string, level: number): DocumentMeasures {
    const known = this.#known.get(name);
    if (known) return known;
    const fragment = this.#fragments.get(name);
    if (!fragment) return nothing;
    // A fragment that uses itself counts as nothing inside itself; GraphQL's own rules refuse it.
    this.#known.set(name, nothing);
    const found = this.measure(fragment.selectionSet, level + 1);
    this.#known.set(name, found);
    return found;
  }
}

function excesses(found: DocumentMeasures, limits: DocumentLimits): string[] {
  const { maxDirectives = 100, maxRootFields = 100, maxFields = 10_000 } = limits;
  const messages: string[] = [];
  if (found.depth > limits.maxDepth)
    messages.push(
      `The operation is ${shown(found.depth)} levels deep; the limit is ${limits.maxDepth}. ` +
        'Ask for the deeper levels in a request of their own.',
    );
  if (found.introspectionDepth > MAX_INTROSPECTION_DEPTH)
    messages.push(
      `The introspection is ${shown(found.introspectionDepth)} levels deep; the limit is ${MAX_INTROSPECTION_DEPTH}.`,
    );
  const counted = [
    { what: 'aliases', value: found.aliases, limit: limits.maxAliases },
    { what: 'directives', value: found.directives, limit: maxDirectives },
    { what: 'fields at its top', value: found.rootFields, limit: maxRootFields },
    // The compiler and whoever else spells fragments out takes as long as this, whatever the fields cost.
    { what: 'fields', value: found.fields, limit: maxFields },
  ];
  for (const { what, value, limit } of counted) {
    if (value <= limit) continue;
    messages.push(
      `The operation has ${shown(value)} ${what} (fragments counted at each use); the limit is ${limit}. ` +
        'Split it into several requests.',
    );
  }
  return messages;
}

function shown(value: number): string {
  if (value === Infinity) return `more than ${DEEPEST_FOLLOWED}`;
  return value > 1e9 ? 'more than 1000000000' : String(value);
}

function count(nodes: readonly unknown[] | undefined): number {
  return nodes?.length ?? 0;
}
