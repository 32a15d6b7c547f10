import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  ApolloGateway,
  RemoteGraphQLDataSource,
  type GraphQLDataSourceProcessOptions,
  type IntrospectAndCompose,
} from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { expressMiddleware } from '@as-integrations/express5';
import express, { type RequestHandler } from 'express';
import type { GraphQLSchema } from 'graphql';
import { createHandler } from 'graphql-http/lib/use/http';

/** A server on the loopback interface. */
export interface LocalServer {
  /** Where it takes operations. */
  readonly url: string;
  stop(): Promise<void>;
}

interface GatewayContext {
  /** What a client says besides its operation, and the gateway hands on. */
  readonly headers: Readonly<Record<string, string>>;
}

// Who asks, and in which tenant: Denizen decides by these what is there.
const forwarded = ['authorization', 'x-denizen-tenant'];

class ForwardingDataSource extends RemoteGraphQLDataSource<GatewayContext> {
  override willSendRequest(options: GraphQLDataSourceProcessOptions<GatewayContext>): void {
    // What the gateway asks for itself has no context.
    const { headers = {} } = options.context as Partial<GatewayContext>;
    for (const [name, value] of Object.entries(headers)) options.request.http?.headers.set(name, value);
  }
}

/** What a gateway is made of. */
export interface GatewayOptions {
  /** Composed already, or what composes it from the running subgraphs. */
  readonly supergraphSdl: string | IntrospectAndCompose;
  /** Any free port unless told. */
  readonly port?: number;
  /** Serves everything but `/graphql`. */
  readonly page?: RequestHandler;
}

/** Starts Apollo Gateway on a supergraph. */
export async function startGateway({ supergraphSdl, port = 0, page }: GatewayOptions): Promise<LocalServer> {
  const gateway = new ApolloGateway({
    supergraphSdl,
    buildService: ({ url = '' }) => new ForwardingDataSource({ url }),
    logger: { debug: () => {}, info: () => {}, warn: console.warn, error: console.error },
  });
  const apollo = new ApolloServer<GatewayContext>({
    gateway,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginLandingPageDisabled()],
  });
  await apollo.start();
  const app = express();
  app.use(
    '/graphql',
    express.json(),
    expressMiddleware(apollo, {
      context: async ({ req }) => ({
        headers: Object.fromEntries(
          forwarded.flatMap((name) => (req.headers[name] ? [[name, String(req.headers[name])]] : [])),
        ),
      }),
    }),
  );
  if (page) app.use(page);
  const server = await listening(app, port).catch(async (error: unknown) => {
    await apollo.stop();
    throw error;
  });
  return {
    url: `${server.url}/graphql`,
    stop: async () => {
      await server.stop();
      await apollo.stop();
    },
  };
}

/** Serves a schema whose resolvers need no context. */
export async function startSubgraph(schema: GraphQLSchema): Promise<LocalServer> {
  const handle = createHandler({ schema });
  const server = await listening((request, response) => void handle(request, response));
  return { ...server, url: `${server.url}/graphql` };
}

async function listening(listener: RequestListener, port = 0): Promise<LocalServer> {
  const server: Server = createServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
