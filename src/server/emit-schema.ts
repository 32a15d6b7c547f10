import { buildSubgraph } from '../graphql/schema/subgraph.js';
import type { Config } from './config.js';

/** The SDL of the subgraph as a gateway reads it. It needs no database. */
export async function emitSchema({ nodeFields }: Pick<Config, 'nodeFields'>): Promise<string> {
  return (await buildSubgraph({ nodeFields })).sdl;
}
