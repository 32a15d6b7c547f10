import { noMail } from '../support/no-mail.js';
import 'reflect-metadata';
import { GraphQLError, parse, type DocumentNode, type ExecutionResult, type GraphQLUnionType } from 'graphql';
import type { GraphContext } from '../../src/graphql/context.js';
import { createErrorFormatter } from '../../src/graphql/schema/errors.js';
import { createExecutor } from '../../src/graphql/schema/executor.js';
import { buildSubgraph } from '../../src/graphql/schema/subgraph.js';
import { contextMaker, signingKeys } from '../../src/server/compose.js';
import { readConfig } from '../../src/server/config.js';
import { createLogger } from '../../src/server/log.js';
import { dialects, freshDatabase } from '../support/databases.js';
import { foundCompany, type Company } from './company.js';

/** Each database with each way of executing. */
export const settings = dialects.flatMap((dialect) =>
  (['interpreted', 'compiled'] as const).map((mode) => [dialect, mode] as const),
);

/** What came of one `_entities`. */
export interface Outcome {
  /** Undefined when the whole was refused. */
  readonly entities: readonly (Representation | null)[] | undefined;
  readonly errors: readonly { readonly code: unknown; readonly path: unknown }[];
  /** How many statements were sent for it, those of signing in not counted. */
  readonly statements: number;
}

type Representation = Readonly<Record<string, unknown>>;

/** Who asks, and how. */
export interface Asking {
  /** The platform's administrator if left out; null for nobody. */
  readonly token?: string | null;
  /** Whether the request is given up before anything is read. */
  readonly givenUp?: boolean;
}

/** Two tenants to resolve references to. */
export interface EntityFixture {
  readonly company: Company;
  /** What may be an entity: the members of the schema's union, by name. */
  readonly entityTypes: readonly string[];
  resolve(representations: readonly unknown[], asking?: Asking): Promise<Outcome>;
  /** Executes any operation. */
  readonly execute: (
    document: DocumentNode,
    variables: object,
    asking?: Asking,
  ) => Promise<ExecutionResult & { statements: number }>;
  close(): Promise<void>;
}

const log = createLogger('silent');

const entitiesDocument = parse(`query Entities($representations: [_Any!]!) {
  _entities(representations: $representations) {
    __typename
    ... on Node { id }
    ... on Principal { displayName }
    ... on User { username email }
    ... on Tenant { slug }
  }
}`);

/** Makes the tenants in a database of their own, with so many things of each type in the first. */
export async function entityFixture(
  [dialect, mode]: (typeof settings)[number],
  count?: number,
): Promise<EntityFixture> {
  const fresh = await freshDatabase(dialect);
  const { database } = fresh;
  const company = await foundCompany(database, count);
  const { schema } = await buildSubgraph({ nodeFields: true, accessDirectives: false });
  const executor = createExecutor({
    schema,
    compile: mode === 'compiled',
    compileAtUse: 1,
    onInterpreted: (reason) => {
      throw new Error(`It was not compiled: ${reason}.`);
    },
  });
  const signIn = readConfig({});
  const contextOf = contextMaker({
    database,
    clock: Date.now,
    instance: { version: '0.0.0', startedAt: 0 },
    limits: { maxPageSize: 100, maxRepresentations: 1000 },
    signIn,
    mail: noMail,
    keys: signingKeys(database, Date.now, signIn, log),
  });

  const execute: EntityFixture['execute'] = async (document, variables, asking = {}) => {
    const { token = company.tokens.platform, givenUp = false } = asking;
    const abort = new AbortController();
    const headers = token === null ? {} : { authorization: `Bearer ${token}` };
    const contextValue: GraphContext = await contextOf({ headers, signal: abort.signal, log, requestId: 'test' });
    if (givenUp) abort.abort();
    const before = contextValue.stats.sqlStatements;
    const queryHash = document.loc?.source.body ?? '';
    const result = await executor({ document, queryHash, variables: { ...variables }, contextValue });
    // What was left under way would be sent by now.
    await new Promise((resolve) => setTimeout(resolve, 5));
    return { ...result, statements: contextValue.stats.sqlStatements - before };
  };
  return {
    company,
    entityTypes: (schema.getType('_Entity') as GraphQLUnionType).getTypes().map(({ name }) => name),
    execute,
    resolve: async (representations, asking) => outcomeOf(await execute(entitiesDocument, { representations }, asking)),
    close: () => fresh.close(),
  };
}

const formatError = createErrorFormatter({ hideSuggestions: false });

function outcomeOf({ data, errors = [], statements }: ExecutionResult & { statements: number }): Outcome {
  return {
    entities: (data as { _entities: Outcome['entities'] } | null | undefined)?._entities,
    errors: errors.map((error) => {
      expect(error).toBeInstanceOf(GraphQLError);
      const { extensions, path } = formatError(error.toJSON(), error);
      return { code: extensions?.['code'], path };
    }),
    statements,
  };
}

/** One error in place of all entities, before anything was read. */
export function refusal(code: string): Outcome {
  return { entities: undefined, errors: [{ code, path: ['_entities'] }], statements: 0 };
}
