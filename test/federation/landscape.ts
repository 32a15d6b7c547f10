import type { Database } from '../../src/storage/database/database.js';
import { startDenizen } from '../support/denizen-server.js';
import { activitySchema, activitySdl } from './activity-subgraph.js';
import type { Company } from './company.js';
import type { SubgraphSource } from './compose.js';
import { documentsSchema, documentsSdl } from './documents-subgraph.js';
import { startSubgraph } from './gateway.js';
import { signInsSchema, signInsSdl } from './sign-ins-subgraph.js';

/** Denizen and the three subgraphs of other teams, each on a port of its own. */
export interface Landscape {
  /** Denizen is the first. */
  readonly subgraphs: readonly [SubgraphSource, ...SubgraphSource[]];
  stop(): Promise<void>;
}

/** How the landscape is set up. */
export interface LandscapeOptions {
  /** How many documents there are; 4 unless told. */
  readonly documents?: number;
}

/** Starts all subgraphs on a database that holds the company. It leaves the database open. */
export async function startLandscape(
  database: Database,
  { acme }: Company,
  { documents }: LandscapeOptions = {},
): Promise<Landscape> {
  const [denizen, ...others] = await Promise.all([
    startDenizen(database),
    startSubgraph(documentsSchema(acme, documents)),
    startSubgraph(signInsSchema(acme)),
    startSubgraph(activitySchema(acme)),
  ]);
  const [documentsAt, signInsAt, activityAt] = others;
  return {
    subgraphs: [
      { name: 'denizen', url: denizen.url, sdl: denizen.sdl },
      { name: 'documents', url: documentsAt.url, sdl: documentsSdl },
      { name: 'sign-ins', url: signInsAt.url, sdl: signInsSdl },
      { name: 'activity', url: activityAt.url, sdl: activitySdl },
    ],
    stop: async () => {
      await Promise.all([denizen, ...others].map((server) => server.stop()));
    },
  };
}
