import 'reflect-metadata';
import { tokenService } from '../../src/server/compose.js';
import { readConfig } from '../../src/server/config.js';
import { createLogger } from '../../src/server/log.js';
import { serve } from '../../src/server/serve.js';
import type { Database } from '../../src/storage/database/database.js';
import { migrate } from '../../src/storage/database/migrate.js';
import { openDatabase } from '../../src/storage/database/open-database.js';
import { dialects, emptyPlace, limits } from '../support/databases.js';
import { removeTemporaryFiles, temporaryFiles } from '../support/temporary-files.js';

afterAll(removeTemporaryFiles);

async function placeFor(dialect: 'sqlite' | 'mysql') {
  if (dialect === 'mysql') return emptyPlace(dialect);
  const path = `${await temporaryFiles({})}/denizen.sqlite`;
  return { address: { kind: 'sqlite', path } as const, url: `sqlite:${path}`, remove: async () => {} };
}

describe.each(dialects)('when a token was last used, on %s,', (dialect) => {
  let place: Awaited<ReturnType<typeof placeFor>>;
  let database: Database;
  beforeAll(async () => {
    place = await placeFor(dialect);
    database = await openDatabase(place.address, limits);
    await migrate(database);
  });
  afterAll(async () => {
    await database.close();
    await place.remove();
  });

  it('is known at the latest when the server has stopped, and nothing of tokens that were not used', async () => {
    const tokens = tokenService(database, Date.now);
    const used = await tokens.create({ username: 'root', name: 'Used', platformAdministrator: true });
    const revoked = await tokens.create({ username: 'root', name: 'Revoked' });
    await tokens.create({ username: 'root', name: 'Unused' });
    await tokens.revoke(revoked.slice(0, 12));
    const env = { NODE_ENV: 'test', PORT: '0', DENIZEN_GRAPHIQL: 'off', DENIZEN_DEMO: 'off', DATABASE_URL: place.url };
    const server = await serve(readConfig(env), createLogger('silent'));
    const before = Date.now();
    const statements = [];
    for (const secret of [used, used, revoked]) {
      const answer = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
        body: JSON.stringify({ query: '{ usersCount }' }),
      });
      const { extensions } = (await answer.json()) as { extensions?: { stats?: { sqlStatements: number } } };
      statements.push(extensions?.stats?.sqlStatements);
    }
    const after = Date.now();
    await server.stop();
    // It costs the request no statement.
    expect(statements).toEqual([2, 2, 1]);
    const uses = new Map((await tokens.list({ username: 'root' })).map(({ name, lastUsedAt }) => [name, lastUsedAt]));
    expect(uses.get('Used')).toBeGreaterThanOrEqual(before);
    expect(uses.get('Used')).toBeLessThanOrEqual(after);
    expect([uses.get('Revoked'), uses.get('Unused')]).toEqual([null, null]);
  });
});
