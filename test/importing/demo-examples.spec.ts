import 'reflect-metadata';
import { readdirSync, readFileSync } from 'node:fs';
import { demoAdministrator } from '../../src/importing/demo/people.js';
import { loadDemo } from '../../src/importing/demo/load-demo.js';
import { tokenService } from '../../src/server/compose.js';
import { systemClock } from '../../src/core/kernel/clock.js';
import { SqlTransferStore } from '../../src/storage/transfer/sql-transfer-store.js';
import { dialects, freshDatabase } from '../support/databases.js';
import { startDenizen, type DenizenServer } from '../support/denizen-server.js';

const folder = 'schema/examples';
const examples = readdirSync(folder).filter((name) => name.endsWith('.graphql'));

// Nobody asks in a tenant before they have read how to.
const emptyOnPurpose: Readonly<Record<string, readonly string[]>> = {
  '12-viewer.graphql': ['viewer.tenant'],
  // What is only tried out has nothing that is refused.
  '15-try-a-change.graphql': ['assignRole.userErrors'],
};

describe.each(dialects)('the examples on the demo, on %s', (dialect) => {
  let server: DenizenServer;
  let token: string;
  let close: () => Promise<void>;
  beforeAll(async () => {
    const fresh = await freshDatabase(dialect);
    await loadDemo(new SqlTransferStore(fresh.database, Date.now), Date.now());
    const request = { username: demoAdministrator, name: 'examples', platformAdministrator: true };
    token = await tokenService(fresh.database, systemClock).create(request);
    server = await startDenizen(fresh.database);
    close = async () => {
      await server.stop();
      await fresh.close();
    };
  });
  afterAll(() => close());

  it.each(examples)('%s answers, and every list in it has something to show', async (name) => {
    const query = readFileSync(`${folder}/${name}`, 'utf8');
    expect(query).toMatch(/^# \S.{3,60}\n(# .+\n){1,3}(query|mutation) \w+/);
    const given = name.replace('.graphql', '.json');
    const variables: unknown = readdirSync(folder).includes(given)
      ? JSON.parse(readFileSync(`${folder}/${given}`, 'utf8'))
      : {};
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    const answer = (await response.json()) as { data: unknown; errors?: unknown };
    expect(answer.errors).toBeUndefined();
    expect(neverFilled(answer.data)).toEqual(emptyOnPurpose[name] ?? []);
  });
});

/** The places where every list was empty or every value null: what an example should not be about. */
function neverFilled(data: unknown): string[] {
  const filled = new Map<string, boolean>();
  const visit = (value: unknown, place: string): void => {
    const empty = value === null || (Array.isArray(value) && value.length === 0);
    if (place !== '') filled.set(place, (filled.get(place) ?? false) || !empty);
    if (Array.isArray(value)) for (const item of value) visit(item, `${place}[]`);
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) visit(inner, place === '' ? key : `${place}.${key}`);
  };
  visit(data, '');
  return [...filled].filter(([, some]) => !some).map(([place]) => place);
}
