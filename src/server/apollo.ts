import type { Server } from 'node:http';
import { ApolloServer, type ApolloServerOptionsWithGateway, type BaseContext } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { defaultPageSize } from '../core/kernel/page.js';
import { createErrorFormatter, requestFailure } from '../graphql/schema/errors.js';
import { createExecutor, type Executor } from '../graphql/schema/executor.js';
import { documentLimitsRule } from '../graphql/schema/limits.js';
import { findsReady, schemaOfReady } from '../graphql/schema/ready-fields.js';
import { knownOperationTypesRule } from '../graphql/schema/operation-types.js';
import type { Config } from './config.js';
import type { OperationContext, ServerContext } from './operation-context.js';
import { costPlugin, loggingPlugin, statusPlugin } from './operation-plugins.js';
import { orAborted } from './request-scope.js';
import { statsPlugin } from './stats-plugin.js';

type Gateway = ApolloServerOptionsWithGateway<BaseContext>['gateway'];

type Cache<V> = {
  get(key: string): Promise<V | undefined>;
  set(key: string, value: V): Promise<void>;
  delete(key: string): Promise<boolean>;
};

/** Documents and persisted queries kept, and the characters in them. */
const KEPT_ENTRIES = 1_000;
const KEPT_CHARACTERS = 4_000_000;

/** Apollo Server with our executor, limits, error policy and plugins; not started. `httpServer` is drained at its stop. */
export function createApolloServer<C extends OperationContext>(options: {
  readonly config: Config;
  readonly logger: Logger;
  readonly schema: GraphQLSchema;
  readonly httpServer: Server;
  /** Called before a valid document is executed. */
  readonly onDocument?: (document: DocumentNode, app: C) => void;
}): ApolloServer<ServerContext<C>> {
  const { config, logger, schema, httpServer, onDocument } = options;
  const executor = createExecutor({
    schema,
    compile: config.compiledExecution,
    // What lists bring along they are told when a document comes.
    ...(onDocument && { ready: { schemaOf: schemaOfReady, isReady: findsReady } }),
    onInterpreted: (reason, operationName) => logger.debug({ reason, operationName }, 'an operation stays interpreted'),
  });
  return new ApolloServer<ServerContext<C>>({
    gateway: gatewayOf(schema, executor, onDocument),
    logger,
    nodeEnv: config.environment,
    stopOnTerminationSignals: false,
    introspection: config.introspection,
    includeStacktraceInErrorResponses: false,
    formatError: createErrorFormatter({ hideSuggestions: !config.introspection }),
    parseOptions: { maxTokens: config.maxTokens },
    validationOptions: { maxErrors: 5 },
    validationRules: [knownOperationTypesRule, documentLimitsRule(config)],
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    documentStore: boundedCache<DocumentNode>((document) => document.loc?.source.body.length ?? 1),
    cache: boundedCache<string>((text) => text.length),
    plugins: [
      // These three would instrument every field, which undoes compiled execution, or report to others.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginDrainHttpServer({ httpServer, stopGracePeriodMillis: config.drainMs }),
      costPlugin({ ...config, defaultPageSize: Math.min(defaultPageSize, config.maxPageSize) }),
      loggingPlugin(),
      statsPlugin(config.stats),
      statusPlugin(),
    ],
  });
}

/** Apollo Server takes an executor of one's own only from a gateway: this one has our schema and nothing behind it. */
function gatewayOf<C>(
  schema: GraphQLSchema,
  executor: Executor,
  onDocument?: (document: DocumentNode, app: C) => void,
): Gateway {
  return {
    load: async () => ({
      executor: async ({ document, queryHash, request, context }) => {
        const { request: scope, app } = context as ServerContext<C>;
        onDocument?.(document, app);
        // As the client gave it: Apollo's own `operationName` is null for a name that the document does not have.
        const { operationName, variables } = request;
        const running = executor({ document, queryHash, operationName, variables, contextValue: app });
        try {
          return await orAborted(running, scope.signal);
        } catch (error) {
          throw requestFailure(error, scope.id);
        }
      },
    }),
    onSchemaLoadOrUpdate: (tell) => {
      tell({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    stop: async () => undefined,
  };
}

function boundedCache<V extends object | string>(sizeOf: (value: V) => number): Cache<V> {
  const kept = new LRUCache<string, V>({
    max: KEPT_ENTRIES,
    maxSize: KEPT_CHARACTERS,
    sizeCalculation: (value) => Math.max(1, sizeOf(value)),
  });
  return {
    get: async (key) => kept.get(key),
    set: async (key, value) => void kept.set(key, value),
    delete: async (key) => kept.delete(key),
  };
}
