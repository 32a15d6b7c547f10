// `npm run demo:gateway`: Denizen, three small subgraphs of other teams, and Apollo Gateway in front of them.
import 'reflect-metadata';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { graphiqlHandler } from '../../src/server/graphiql.js';
import { projectFolder } from '../../src/server/project.js';
import { migrate } from '../../src/storage/database/migrate.js';
import { openDatabase } from '../../src/storage/database/open-database.js';
import { foundCompany } from './company.js';
import { composers, type SubgraphSource } from './compose.js';
import { demoQueries } from './demo-queries.js';
import { startGateway } from './gateway.js';
import { startLandscape } from './landscape.js';

const usualPort = 4001;
const graphiqlFolder = join(projectFolder, 'dist', 'graphiql');

/** Everything that was started, in the order in which it is stopped. */
type Stopping = (() => Promise<void>)[];

async function start(port: number, stopping: Stopping): Promise<void> {
  const database = await openDatabase({ kind: 'sqlite', path: ':memory:' }, { poolSize: 1, statementTimeoutMs: 5_000 });
  stopping.unshift(() => database.close());
  await migrate(database);
  const company = await foundCompany(database);
  // Three: the author of the fourth has left, which the gateway remarks upon in every answer.
  const landscape = await startLandscape(database, company, { documents: 3 });
  stopping.unshift(() => landscape.stop());
  const { supergraphSdl, errors } = composers.apollo(landscape.subgraphs);
  if (supergraphSdl === undefined) throw new Error(`The subgraphs can not be composed:\n${errors.join('\n')}`);
  const token = company.tokens.acme;
  const page = graphiqlHandler({
    assetsDir: graphiqlFolder,
    endpoint: '/graphql',
    headers: { Authorization: `Bearer ${token}` },
    examples: demoQueries,
  });
  const gateway = await startGateway({ supergraphSdl, port, page });
  stopping.unshift(() => gateway.stop());
  process.stdout.write(greeting(gateway.url, landscape.subgraphs, token));
}

function greeting(gateway: string, subgraphs: readonly SubgraphSource[], token: string): string {
  const page = new URL('/', gateway).href;
  const built = existsSync(join(graphiqlFolder, 'main.js')) ? '' : ' (after "npm run build")';
  const places = [{ name: 'gateway', url: gateway }, ...subgraphs].map(
    ({ name, url }) => `  ${name.padEnd(10)} ${url}`,
  );
  return `
Denizen behind Apollo Gateway, with the subgraphs of three other teams:

${places.join('\n')}

Open GraphiQL at ${page}${built}, which has the token and the queries below, or send one yourself:

  curl ${gateway} \\
    -H 'content-type: application/json' -H 'authorization: Bearer ${token}' \\
    -d '{"query": "{ documents { title author { displayName } } }"}'

The token is that of Ada Lovelace, a member of the tenant "acme". All data is in memory.

${demoQueries.map(({ query }) => query).join('\n\n')}

Ctrl-C stops everything.
`;
}

function portOf(text: string | undefined): number {
  const port = Number(text ?? usualPort);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Error(`--port takes a number from 0 (any free one) to 65535, not "${text}".`);
}

const stopping: Stopping = [];
// From the start: whoever presses Ctrl-C early wants everything gone as well. A second one ends the process at once.
const asked = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
try {
  const { values } = parseArgs({ options: { port: { type: 'string' } } });
  await start(portOf(values.port), stopping);
  await asked;
} catch (error) {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  const advice = isTaken ? '. Choose another port: npm run demo:gateway -- --port 4010' : '';
  console.error(`${error instanceof Error ? error.message : String(error)}${advice}`);
  process.exitCode = 1;
}
for (const stop of stopping) await stop();
