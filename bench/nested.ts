import { systemClock } from '../src/core/kernel/clock.js';
import { tokenService } from '../src/server/compose.js';
import type { Database } from '../src/storage/database/database.js';
import { sideBySide, startProcess, type Measured } from './run.js';
import { seedPeople } from './seed.js';

/** Fifty people, their groups with the role they have there, the roles those groups carry and on what. */
export const nestedQuery = `query Nested { users(first: 50) { nodes { username groups { edges { role node { name
  roleAssignments { nodes { role { name permissions { name } } scope { kind domain { path } } } } } } } } } }`;

/** What the nested query reached. */
export interface NestedResult {
  readonly denizen: Measured;
  readonly limit: Measured;
  readonly ratio: number;
  readonly sqlStatements: number;
  readonly bytes: number;
}

/** Measures the nested query on 20,000 people against the least that it could cost. */
export async function measureNested(database: Database, url: string): Promise<NestedResult> {
  await seedPeople(database);
  const request = { username: 'bench', name: 'bench', platformAdministrator: true };
  const token = await tokenService(database, systemClock).create(request);
  const headers = { authorization: `Bearer ${token}` };
  const body = JSON.stringify({ query: nestedQuery });
  const env = { DATABASE_URL: url, DENIZEN_STATS: 'off' };
  const [denizen, limit] = await Promise.all([
    startProcess('denizen-server.js', env),
    startProcess('limit-server.js', env),
  ]);
  try {
    const post = async (at: string, more: Record<string, string> = {}) => {
      const sent = { method: 'POST', headers: { 'content-type': 'application/json', ...headers, ...more }, body };
      return (await (await fetch(at, sent)).json()) as {
        data: unknown;
        extensions?: { stats: { sqlStatements: number } };
      };
    };
    const ours = await post(`${denizen.url}/graphql`, { 'x-denizen-stats': '1' });
    const theirs = await post(limit.url);
    if (JSON.stringify(ours.data) !== JSON.stringify(theirs.data))
      throw new Error('The two answers differ: they must not.');
    const [measured, least] = (await sideBySide(
      [
        { name: 'Denizen', url: `${denizen.url}/graphql`, headers, body },
        { name: 'the limit', url: limit.url, headers, body },
      ],
      { rounds: 5, seconds: 4, connections: 8 },
    )) as [Measured, Measured];
    return {
      denizen: measured,
      limit: least,
      ratio: measured.rate / least.rate,
      sqlStatements: ours.extensions?.stats.sqlStatements ?? NaN,
      bytes: JSON.stringify(ours.data).length,
    };
  } finally {
    await Promise.all([denizen.stop(), limit.stop()]);
  }
}
