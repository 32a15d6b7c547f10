import { noMail } from './no-mail.js';
import 'reflect-metadata';
import { Writable } from 'node:stream';
import { systemClock } from '../../src/core/kernel/clock.js';
import { buildSubgraph, type SubgraphOptions } from '../../src/graphql/schema/subgraph.js';
import { contextMaker, signingKeys } from '../../src/server/compose.js';
import { readConfig } from '../../src/server/config.js';
import { createHttpServer } from '../../src/server/http.js';
import { createLogger } from '../../src/server/log.js';
import type { Database } from '../../src/storage/database/database.js';

/** Denizen itself, answering over HTTP on the loopback interface. */
export interface DenizenServer {
  /** Where it takes operations. */
  readonly url: string;
  readonly sdl: string;
  stop(): Promise<void>;
}

/** How the server is set up, apart from what tests have in common: any free port, no page, nothing logged. */
export interface DenizenOptions extends Partial<SubgraphOptions> {
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Serves the graph from an open database, which it leaves open when it stops. */
export async function startDenizen(database: Database, options: DenizenOptions = {}): Promise<DenizenServer> {
  const { nodeFields = true, port = 0, env = {} } = options;
  const config = readConfig({ NODE_ENV: 'test', PORT: String(port), LOG_LEVEL: 'error', ...env });
  const { schema, sdl, wantedBy } = await buildSubgraph({ nodeFields, accessDirectives: false });
  const logger = createLogger(config.logLevel, new Writable({ write: (_chunk, _encoding, done) => done() }));
  const server = createHttpServer({
    config,
    logger,
    schema,
    createContext: contextMaker({
      database,
      clock: systemClock,
      instance: { version: '0.0.0', startedAt: 0 },
      limits: config,
      signIn: config,
      mail: noMail,
      keys: signingKeys(database, systemClock, config, logger),
    }),
    onDocument: (document, { wanted }) => wanted.narrowTo(wantedBy(document)),
    ready: () => Promise.resolve({ ok: true }),
    onClose: () => Promise.resolve(),
  });
  const { url } = await server.start();
  return { url: `${url}/graphql`, sdl, stop: () => server.stop() };
}
