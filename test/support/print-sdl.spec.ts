import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { buildSubgraph } from '../../src/graphql/schema/subgraph.js';
it('prints', async () => {
  const { sdl } = await buildSubgraph({ nodeFields: true });
  writeFileSync('schema/schema.graphql', sdl);
});
