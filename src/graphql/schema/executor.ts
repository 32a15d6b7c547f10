import {
  execute,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  OperationTypeNode,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';
import { conditionVariables, documentForCompiler, type CompilerDocument, type Variables } from './compiler-document.js';
import { assertCompilable, schemaForCompiler } from './compiler-schema.js';
import { compiledFieldCount, MOST_COMPILED_FIELDS } from './compiler-shape.js';
import { restoreGraphQLError } from './errors.js';

/** One operation to be executed. The document must be valid for the executor's schema. */
export interface ExecutionRequest {
  readonly document: DocumentNode;
  /** Tells documents apart: equal hashes mean equal documents. */
  readonly queryHash: string;
  readonly operationName?: string | null;
  /** As the client sent them. */
  readonly variables?: Variables | null;
  readonly contextValue: unknown;
}

/** Executes operations with the semantics of graphql-js. Rejects only when the executor itself fails. */
export type Executor = (request: ExecutionRequest) => Promise<ExecutionResult>;

/** Fields whose values are there as properties in some documents, however they are resolved in others. */
export interface ReadyFields {
  /** The schema with these fields as properties. */
  readonly schemaOf: (schema: GraphQLSchema) => GraphQLSchema;
  /** Whether they are, wherever a document asks for them. */
  readonly isReady: (schema: GraphQLSchema, document: DocumentNode) => boolean;
}

/** How an executor works. */
export interface ExecutorOptions {
  readonly schema: GraphQLSchema;
  /** Off: every operation is interpreted by graphql-js. On: queries that come again are compiled. */
  readonly compile: boolean;
  /** At which use an operation is compiled; 2 unless told, so that what comes only once never pays for it. */
  readonly compileAtUse?: number;
  /** Where fields can be read as plain properties; nowhere unless told. */
  readonly ready?: ReadyFields;
  /** Told once for each query that can't be compiled, with the reason. */
  readonly onInterpreted?: (reason: string, operationName: string | undefined) => void;
}

/** Compiled code kept in memory, in fields (about 1 kB each). */
const KEPT_FIELDS = 50_000;

/** Operations remembered, compiled or not. */
const KEPT_OPERATIONS = 2_000;

/** Versions of one operation, for different values of the variables in its conditions. */
const MOST_VERSIONS = 8;

interface Compiled {
  readonly binding: CompilerDocument['bind'];
  readonly query: CompiledQuery['query'];
}

/** What is known of an operation. */
interface Known {
  uses: number;
  readonly fields: number;
  conditions?: readonly string[];
  /** By the values of the conditions; undefined where it can't be compiled. */
  readonly versions: Map<string, Compiled | undefined>;
}

/**
 * Makes an executor. A query that can't be compiled, or not without changing its meaning, is interpreted by
 * graphql-js, and so are mutations, and every query until it comes again.
 *
 * The compiler has two demands on the schema: types are resolved synchronously, and a field without a resolver is a
 * plain property (no promise, no method).
 * @throws when `compile` is on and the schema has asynchronous type resolvers
 */
export function createExecutor(options: ExecutorOptions): Executor {
  if (!options.compile) return (request) => interpret(options.schema, request);
  const compiling = new CompilingExecutor(options);
  return (request) => compiling.execute(request);
}

async function interpret(schema: GraphQLSchema, request: ExecutionRequest): Promise<ExecutionResult> {
  const { document, operationName, variables, contextValue } = request;
  return execute({ schema, document, operationName, variableValues: variables, contextValue });
}

class CompilingExecutor {
  readonly #options: ExecutorOptions;
  // Made when the first operation is compiled: the server starts sooner.
  #compilerSchema: GraphQLSchema | undefined;
  #readySchema: GraphQLSchema | undefined;
  readonly #known = new LRUCache<string, Known>({
    max: KEPT_OPERATIONS,
    maxSize: KEPT_FIELDS,
    sizeCalculation: ({ fields }) => fields + 1,
  });

  constructor(options: ExecutorOptions) {
    assertCompilable(options.schema);
    this.#options = options;
  }

  async execute(request: ExecutionRequest): Promise<ExecutionResult> {
    const { schema, compileAtUse = 2 } = this.#options;
    const key = `${request.queryHash} ${request.operationName ?? ''}`;
    const known = this.#known.get(key) ?? { uses: 0, fields: 0, versions: new Map() };
    known.uses += 1;
    if (known.uses === 1) this.#known.set(key, known);
    const operation = getOperationAST(request.document, request.operationName);
    // Compiled code would go on with the next mutation after one whose failure has made the whole answer null.
    if (known.uses < compileAtUse || operation?.operation !== OperationTypeNode.QUERY)
      return interpret(schema, request);

    // graphql-js coerces, so that errors and values are its own.
    const definitions = operation.variableDefinitions ?? [];
    const { errors, coerced } = getVariableValues(schema, definitions, request.variables ?? {}, { maxErrors: 50 });
    if (errors) return { errors };
    const compiled = this.#version(key, known, request.document, operation, coerced);
    const bound = compiled && bindOrNothing(compiled, coerced);
    if (!compiled || !bound) return interpret(schema, request);
    return restoreErrors(await compiled.query(undefined, request.contextValue, bound), request.document);
  }

  #version(
    key: string,
    known: Known,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Variables,
  ): Compiled | undefined {
    known.conditions ??= conditionVariables(document, operation);
    const version = known.conditions.map((name) => String(variables[name])).join();
    if (known.versions.has(version)) return known.versions.get(version);
    if (known.versions.size >= MOST_VERSIONS) return undefined;
    const made = this.#compile(document, operation, variables);
    if (typeof made === 'string') {
      known.versions.set(version, undefined);
      this.#options.onInterpreted?.(made, operation.name?.value);
      return undefined;
    }
    known.versions.set(version, made.compiled);
    // A new object, because the cache counts the size of an entry only when its value changes.
    this.#known.set(key, { ...known, fields: known.fields + made.fields });
    return made.compiled;
  }

  #schemaFor(document: DocumentNode): GraphQLSchema {
    const { schema, ready } = this.#options;
    const plain = (this.#compilerSchema ??= schemaForCompiler(schema));
    return ready?.isReady(schema, document) === true ? (this.#readySchema ??= ready.schemaOf(plain)) : plain;
  }

  /** The compiled operation, or why there is none. */
  #compile(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Variables,
  ): { readonly compiled: Compiled; readonly fields: number } | string {
    try {
      const rewritten = documentForCompiler(this.#options.schema, document, operation, variables);
      if (!rewritten) return 'types that implement an interface have other arguments than it declares';
      const own = getOperationAST(rewritten.document);
      const schema = this.#schemaFor(document);
      const fields = own ? compiledFieldCount(schema, rewritten.document, own) : undefined;
      if (fields === undefined)
        return `introspection, more than ${MOST_COMPILED_FIELDS} fields, or names that can't be compiled`;
      const query = compileQuery(schema, rewritten.document, undefined, {
        disablingCapturingStackErrors: true,
      });
      if (!isCompiledQuery(query)) return query.errors?.map(({ message }) => message).join('; ') ?? 'not compiled';
      return { compiled: { query: query.query, binding: rewritten.bind }, fields };
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }
}

/** Nothing when an argument can't be filled: graphql-js then reports it, in the field's place. */
function bindOrNothing(compiled: Compiled, variables: Variables): Variables | undefined {
  try {
    return compiled.binding(variables);
  } catch (error) {
    if (error instanceof GraphQLError) return undefined;
    throw error;
  }
}

function restoreErrors(result: ExecutionResult, document: DocumentNode): ExecutionResult {
  if (!result.errors) return result;
  return { ...result, errors: result.errors.map((error) => restoreGraphQLError(error, document.loc?.source)) };
}
