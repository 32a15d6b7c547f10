import { buildSubgraph } from '../graphql/schema/subgraph.js';
import type { Config } from './config.js';

/** The SDL of the subgraph as a gateway reads it. It needs no database. */
export async function emitSchema(config: Pick<Config, 'nodeFields' | 'accessDirectives'>): Promise<string> {
  return (await buildSubgraph(config)).sdl;
}
